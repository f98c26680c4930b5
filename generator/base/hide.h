/* hide.h - mask private data wherever the writers' files are quoted: in messages on a
 * terminal, in JSON, in report.html.
 *
 * An editor can look at the file itself; but a log is kept, and report.html is in
 * output/ and may be uploaded by mistake. Two kinds of text are masked: whatever an
 * item masks or removes and whatever a check of privacy found (diag_hide), at its place
 * and wherever else it occurs, except its first character; and long numbers (phones,
 * identity cards, bank cards), except the first three and last two digits. Office
 * numbers (0…, 400, 800) stay.
 *     张建国 138 0013 8000 -> 张** 138 **** **00      0595-2345678 stays
 */
#ifndef BANBAO_BASE_HIDE_H
#define BANBAO_BASE_HIDE_H

#include "base/buf.h"
#include "base/diag.h"

/* What a diag hides, made ready for looking it up; lives in the arena. */
struct hider;
const struct hider *hider_open(struct arena *a, const struct diag *d);

/* One flag per byte of text, allocated in a: true where a character is hidden. text is
 * a message (src NULL), or a part of src's text. */
const bool *hide_marks(struct arena *a, const struct hider *h, struct slice text,
                       const struct source *src);
/* The bytes start..end of text, with a star for each hidden character. */
struct slice hide_put(struct arena *a, struct slice text, const bool *marks,
                      size_t start, size_t end);
/* A whole message, NUL-terminated. */
const char *hide_text(struct arena *a, const struct hider *h, const char *text);

#endif
