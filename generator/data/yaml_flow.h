/* yaml_flow.h - finds mistakes within brackets: {名: …, 内容: …} and [甲, 乙].
 */
#ifndef BANBAO_DATA_YAML_FLOW_H
#define BANBAO_DATA_YAML_FLOW_H

#include "data/yaml_line.h"

enum yaml_flow {
    YAML_FLOW_SOUND,
    YAML_FLOW_TOLD,    /* a mistake, which was reported */
    YAML_FLOW_UNKNOWN, /* cannot be judged here */
};

/* Checks the brackets that open at byte `at`, in a line indented by `column`; *end: the
 * byte after them. */
enum yaml_flow yaml_flow_check(const struct yaml_stop *s, size_t at, size_t column,
                               size_t *end, struct diag *d);

/* Reports the quote that opens at byte `at`, outside of brackets, and is not closed in
 * its line. Always false. */
bool yaml_quote_report(const struct yaml_stop *s, size_t at, struct diag *d);

#endif
