/* bodies.h - who may sign: 机构 of site.yaml.
 */
#ifndef BANBAO_CONTENT_BODIES_H
#define BANBAO_CONTENT_BODIES_H

#include "base/map.h"
#include "data/value.h"

/* 业主委员会、物业服务中心, of so many as one can choose from; list: their names. */
struct slice bodies_listed(struct arena *a, const struct value *list);

/* 机构: a body's name becomes its text, for whoever asks for no more; its former names
 * are read as it: name -> value. */
const struct map *bodies_read(struct arena *a, struct value *list, struct diag *d);

#endif
