/* bodies.h - the organisations that may sign: 机构 of site.yaml. */
#ifndef BANBAO_CONTENT_BODIES_H
#define BANBAO_CONTENT_BODIES_H

#include "base/map.h"
#include "data/value.h"

/* 业主委员会、物业服务中心: at most eight names, as many as one can choose from. */
struct slice bodies_listed(struct arena *a, const struct value *list);

/* Read 机构. A body's name becomes its text, for callers that need no more; former
 * names refer to the current one: the map goes from any name to the value of the name.
 */
const struct map *bodies_read(struct arena *a, struct value *list, struct diag *d);

#endif
