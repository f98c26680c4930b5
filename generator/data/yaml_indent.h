/* yaml_indent.h - finds lines with a wrong indent, by the columns of keys and entries
 * as an editor sees them.
 */
#ifndef BANBAO_DATA_YAML_INDENT_H
#define BANBAO_DATA_YAML_INDENT_H

#include "data/yaml_line.h"

/* Reports the first line that is certain to be wrong, up to where libyaml stopped. True
 * if there is one. */
bool yaml_indent_report(const struct yaml_stop *s, struct diag *d);

#endif
