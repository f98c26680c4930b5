/* yaml_pairs.h - records on one line that lack their braces: 起: …, 止: ….
 */
#ifndef BANBAO_DATA_YAML_PAIRS_H
#define BANBAO_DATA_YAML_PAIRS_H

#include "base/buf.h"
#include "data/yaml_slips.h"

/* Writes `text` as it should have been: {起: 2026-11-27, 工作日: 5}. False: it is not a
 * record of two keys or more. */
bool yaml_pairs_put(struct buf *out, struct slice text);

/* （起: …, 止: …） -> 起: …, 止: …: without brackets that are not braces. */
struct slice yaml_pairs_bare(struct slice text);

/* key, value: the line's first key, after a dash if `entry`, and the text after it.
 * True if it is such a record, which was reported. */
bool yaml_pairs_report(const struct yaml_stop *s, struct slice key, struct slice value,
                       bool entry, struct diag *d);

#endif
