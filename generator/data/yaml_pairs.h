/* yaml_pairs.h - what is a record in one line, and lacks its braces: 起: …, 止: ….
 */
#ifndef YAML_PAIRS_H
#define YAML_PAIRS_H

#include "base/buf.h"
#include "data/yaml_slips.h"

/* {起: 2026-11-27, 工作日: 5}, as `text` should have been written. False: it is not a
 * record of two keys or more. */
bool yaml_pairs_put(struct buf *out, struct slice text);

/* `key`: a key of the line, behind its dash where `entry` is set, with `value` behind
 * it. True after reporting. */
bool yaml_pairs_report(const struct yaml_stop *s, struct slice key, struct slice value,
                       bool entry, struct diag *d);

#endif
