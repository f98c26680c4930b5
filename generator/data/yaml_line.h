/* yaml_line.h - single lines of YAML that libyaml could not read.
 */
#ifndef BANBAO_DATA_YAML_LINE_H
#define BANBAO_DATA_YAML_LINE_H

#include "data/yaml_slips.h"

struct yaml_line {
    size_t start;      /* of the line in the source */
    size_t column;     /* number of spaces before the text */
    size_t at;         /* start of the text: start + column */
    struct slice text; /* without its comment, trimmed */
};

/* The line that contains byte `at`. */
struct yaml_line yaml_line_at(const struct yaml_stop *s, size_t at);
/* The start of the next line. */
size_t yaml_line_next(const struct yaml_stop *s, size_t at);
/* Its number, from 1. */
size_t yaml_line_number(const struct yaml_stop *s, size_t at);
/* The end of 键: at the start of text, with a half-width colon and its space; SIZE_MAX:
 * the text does not begin with a key. */
size_t yaml_key_end(struct slice text);
/* The end of the quoted text at the start; SIZE_MAX: the quote is not closed. */
size_t yaml_quote_end(struct slice text);
/* Does it begin with -, as an entry of a list? */
bool yaml_is_entry(struct slice text);
/* Tabs, U+3000 and U+00A0 before the text, which do not indent in YAML: the number of
 * columns that they look like, and *n, their bytes. 0: there are none. */
size_t yaml_false_blanks(struct slice text, size_t *n);

/* The sign typed for "- " at the start of text: *, ·, －, 1., （1）, ①. Empty: none. */
struct slice yaml_dash_mark(struct slice text);

#endif
