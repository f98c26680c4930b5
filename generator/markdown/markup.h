/* markup.h - Markdown in a field that is no Markdown, whose signs are printed. */
#ifndef BANBAO_MARKDOWN_MARKUP_H
#define BANBAO_MARKDOWN_MARKUP_H

#include "data/value.h"

/* Warns of the first **pair** and [link](of it) in a field's text. */
void markup_warn(struct slice text, struct span at, struct diag *d);

/* Of quotes round the whole of a text that YAML knows nothing of, and is printed with
 * them; of one that has no other half. */
void quotes_warn(const struct value *written, struct diag *d);

#endif
