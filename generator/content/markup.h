/* markup.h - Markdown in a field that is no Markdown, whose signs are printed. */
#ifndef MARKUP_H
#define MARKUP_H

#include "base/diag.h"

/* Warns of the first **pair** and [link](of it) in a field's text. */
void markup_warn(struct slice text, struct span at, struct diag *d);

#endif
