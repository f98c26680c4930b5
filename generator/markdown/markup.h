/* markup.h - Markdown signs that get printed: in a field that takes no Markdown, or
 * where they do not pair. */
#ifndef BANBAO_MARKDOWN_MARKUP_H
#define BANBAO_MARKDOWN_MARKUP_H

#include "data/value.h"
#include "model/doc.h"

/* Warns about the first **pair** or, if there is none, the first [link](a.cn) in a
 * field's text. */
void markup_warn(struct slice text, struct span at, struct diag *d);

/* Warns about quotes round a whole text that YAML does not take for quotes, so that
 * they are printed, and about a single quote at the end. */
void quotes_warn(const struct value *written, struct diag *d);

/* Warns about the first ** in a text node that opened or closed nothing, unless it
 * masks a name or a number. */
void stars_warn(const struct node *n, struct diag *d);

#endif
