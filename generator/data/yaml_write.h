/* yaml_write.h - texts as YAML has them. */
#ifndef YAML_WRITE_H
#define YAML_WRITE_H

#include "base/buf.h"

/* Plain when YAML cannot misread it, else in double quotes. */
void yaml_put_scalar(struct buf *out, struct slice s);
/* The same within braces, for people: quotes only where they must be. */
void yaml_put_flow(struct buf *out, struct slice s);

#endif
