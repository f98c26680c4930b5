/* yaml_line.h - a line of YAML that could not be read, looked at by itself.
 */
#ifndef YAML_LINE_H
#define YAML_LINE_H

#include "data/yaml_slips.h"

struct yaml_line {
    size_t start;      /* of the line in the source */
    size_t column;     /* how many blanks stand before the rest */
    size_t at;         /* where text begins: start + column */
    struct slice text; /* without its remark and the blanks at either end */
};

/* The line that holds byte `at`. */
struct yaml_line yaml_line_at(const struct yaml_stop *s, size_t at);
/* Where the next line begins. */
size_t yaml_line_next(const struct yaml_stop *s, size_t at);
/* Its number, from 1. */
size_t yaml_line_number(const struct yaml_stop *s, size_t at);
/* Where 键: ends, half-width and with its blank; SIZE_MAX: the text begins with none.
 */
size_t yaml_key_end(struct slice text);
/* Where the quote that text begins with is closed; SIZE_MAX: it is not. */
size_t yaml_quote_end(struct slice text);
/* - and what is another entry of a list. */
bool yaml_is_entry(struct slice text);
/* Tab, U+3000, U+00A0 before text, which YAML does not take for an indent: how many
 * columns they look like, and *n, their bytes. 0: there is none. */
size_t yaml_false_blanks(struct slice text, size_t *n);

#endif
