/* layer_read.h - reading a file of a theme, with messages if it is unusable as a whole.
 */
#ifndef BANBAO_DATA_LAYER_READ_H
#define BANBAO_DATA_LAYER_READ_H

#include "data/value.h"

/* NULL after reporting [theme-missing] or [theme-encoding]. */
struct source *layer_read(struct arena *a, const char *path, size_t most,
                          struct diag *d);
/* Is it a map of keys to values? False after reporting [theme-map]. */
bool layer_is_map(const struct value *v, struct diag *d);

#endif
