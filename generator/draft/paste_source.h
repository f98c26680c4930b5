/* paste_source.h - the bytes of a pasted article as text, or why they are not text. */
#ifndef BANBAO_DRAFT_PASTE_SOURCE_H
#define BANBAO_DRAFT_PASTE_SOURCE_H

#include "base/diag.h"

/* path "-" is standard input. Any encoding that base/encoding knows; a .csv becomes
 * lines with Tabs between the cells, and *title, if empty, the file's own name; of a
 * web page its text is taken. False after reporting: Word, PDF, a picture, or no text.
 */
bool paste_source(struct arena *a, const char *path, struct slice *title,
                  struct source *out, struct diag *d);

/* /home/wang/收费表.csv -> 收费表; empty for standard input. */
struct slice paste_stem(const char *path);

#endif
