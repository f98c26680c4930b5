/* layer_read.h - one file of a theme, read; what is wrong with it as a whole is told.
 */
#ifndef LAYER_READ_H
#define LAYER_READ_H

#include "data/value.h"

/* NULL after reporting [theme-missing] or [theme-encoding]. */
struct source *layer_read(struct arena *a, const char *path, size_t most,
                          struct diag *d);
/* Is it keys and what they say? False after reporting [theme-map]. */
bool layer_is_map(const struct value *v, struct diag *d);

#endif
