/* heading_id.h - the id by which a link finds a heading: <h2 id="办理-流程">. */
#ifndef BANBAO_MARKDOWN_HEADING_ID_H
#define BANBAO_MARKDOWN_HEADING_ID_H

#include "base/map.h"
#include "base/slice.h"

/* Of a heading's text: Chinese stays, capitals become small, spaces -, punctuation
 * goes; 节 when nothing is left. Unlike all those in `taken`, to which it is added. */
struct slice heading_id(struct arena *a, struct map *taken, struct slice text);

#endif
