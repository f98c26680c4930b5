/* yaml.h - from YAML text to a value tree, by libyaml.
 *
 * Scalars stay as written: 1.10 prints as 1.10, 2026-10-12 is text until a kind makes
 * it a date; only plain true/false/null/~ (and 是/否) are more than text. Duplicate
 * keys, tags, anchors, aliases and nesting beyond 100 are reported. Positions are bytes
 * of src.
 */
#ifndef BANBAO_DATA_YAML_H
#define BANBAO_DATA_YAML_H

#include "data/value.h"

/* Parses src->text[start, end) as one YAML document. NULL after reporting an error; an
 * empty text is an empty map. */
struct value *yaml_parse(struct arena *a, const struct source *src, size_t start,
                         size_t end, struct diag *d);

#endif
