/* yaml_indent.h - which line does not stand where it should: keys and entries by their
 * columns, as an editor sees them.
 */
#ifndef YAML_INDENT_H
#define YAML_INDENT_H

#include "data/yaml_line.h"

/* The first line, as far as libyaml came, that is certain to be wrong. True after
 * reporting it. */
bool yaml_indent_report(const struct yaml_stop *s, struct diag *d);

#endif
