/* check.h - what only the whole site shows: over the loaded items. */
#ifndef CHECK_H
#define CHECK_H

#include "model/site.h"

void site_check(struct arena *a, const struct site *site, struct diag *d);

#endif
