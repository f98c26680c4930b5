/* markup.h - Markdown whose signs are printed: in a field that takes none, or where
 * they do not pair. */
#ifndef BANBAO_MARKDOWN_MARKUP_H
#define BANBAO_MARKDOWN_MARKUP_H

#include "data/value.h"
#include "model/doc.h"

/* Warns of the first **pair** and [link](of it) in a field's text. */
void markup_warn(struct slice text, struct span at, struct diag *d);

/* Of quotes round the whole of a text that YAML knows nothing of, and is printed with
 * them; of one that has no other half. */
void quotes_warn(const struct value *written, struct diag *d);

/* Warns of the first ** in a text node that opened or closed nothing, unless it masks a
 * name or a number. */
void stars_warn(const struct node *n, struct diag *d);

#endif
