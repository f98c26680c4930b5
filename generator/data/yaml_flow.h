/* yaml_flow.h - what is wrong within brackets: {名: …, 内容: …} and [甲, 乙].
 */
#ifndef YAML_FLOW_H
#define YAML_FLOW_H

#include "data/yaml_line.h"

enum yaml_flow {
    YAML_FLOW_SOUND,
    YAML_FLOW_TOLD,    /* it was reported */
    YAML_FLOW_UNKNOWN, /* not what is looked for here */
};

/* The brackets that open at byte `at`, in a line whose first sign stands in column
 * `column`; *end: behind them. */
enum yaml_flow yaml_flow_check(const struct yaml_stop *s, size_t at, size_t column,
                               size_t *end, struct diag *d);

/* The quote that opens at byte `at`, outside of brackets, and is not closed in its
 * line: always false. */
bool yaml_quote_report(const struct yaml_stop *s, size_t at, struct diag *d);

#endif
