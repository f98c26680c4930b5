/* hide.h - mask private data in a page that quotes the writers' files (report.html).
 *
 * The page is for editors, who can look at the file itself; but it is in output/ and
 * may be uploaded by mistake. Two kinds of text are masked: whatever an item masks or
 * removes (diag_hide), at its place and wherever else it occurs, except its first
 * character; and long numbers (phones, identity cards, bank cards), except the first
 * three and last two digits. Office numbers (0…, 400, 800) stay.
 *     张建国 138 0013 8000 -> 张** 138 **** **00      0595-2345678 stays
 */
#ifndef BANBAO_OUT_HIDE_H
#define BANBAO_OUT_HIDE_H

#include "base/buf.h"
#include "base/diag.h"

/* One flag per byte of text, allocated in a: true where a character is hidden. text is
 * a message (src NULL), or a part of src's text. */
const bool *hide_marks(struct arena *a, const struct diag *d, struct slice text,
                       const struct source *src);

#endif
