/* yaml_write.h - writes texts as YAML scalars. */
#ifndef BANBAO_DATA_YAML_WRITE_H
#define BANBAO_DATA_YAML_WRITE_H

#include "base/buf.h"

/* Plain if YAML cannot misread it, else in double quotes. */
void yaml_put_scalar(struct buf *out, struct slice s);
/* For hints to people, within braces: quoted only if necessary. */
void yaml_put_flow(struct buf *out, struct slice s);

#endif
