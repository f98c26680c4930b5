/* render.h - one template with one data file (`banbao render`), for theme authors.
 */
#ifndef BANBAO_SITE_RENDER_H
#define BANBAO_SITE_RENDER_H

#include "base/buf.h"
#include "base/diag.h"

/* Partials are searched in the template's folder, with its extension. False after
 * reporting an error. Sources live in a. */
bool render_file(struct arena *a, const char *template, const char *data,
                 struct buf *out, struct diag *d);

#endif
