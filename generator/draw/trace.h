/* trace.h - frames as text, one line per operation: for tests and `banbao dump`.
 */
#ifndef BANBAO_DRAW_TRACE_H
#define BANBAO_DRAW_TRACE_H

#include "base/buf.h"
#include "draw/frame.h"

void trace_write(const struct frames *doc, struct buf *out);

#endif
