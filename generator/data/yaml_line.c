/* yaml_line.c - lines as the readers of broken YAML need them: without comments, with
 * their column.
 *   "  名: 停水 # 说明"  ->  column 2, text 名: 停水;  yaml_key_end(text) = 3
 */
#include "data/yaml_line.h"

#include <string.h>

/* In double quotes \ escapes the next byte, in single quotes '' is a quote. */
size_t yaml_quote_end(struct slice text)
{
    char quote = text.ptr[0];

    for (size_t i = 1; i < text.len; i++) {
        if (quote == '"' && text.ptr[i] == '\\')
            i++;
        else if (text.ptr[i] == quote && quote == '\'' && i + 1 < text.len &&
                 text.ptr[i + 1] == quote)
            i++;
        else if (text.ptr[i] == quote)
            return i;
    }
    return SIZE_MAX;
}

/* Where a comment " #" begins; line.len: none. A # in quotes is text, as in
 * "停水 #3 楼". */
static size_t remark_of(struct slice line)
{
    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i], before = i ? line.ptr[i - 1] : ' ';
        if (c == '#' && (before == ' ' || before == '\t'))
            return i;
        size_t close = (c == '"' || c == '\'') && strchr(" [{,", before)
                           ? yaml_quote_end(slice_from(line, i))
                           : SIZE_MAX;
        if (close != SIZE_MAX)
            i += close;
    }
    return line.len;
}

/* Only spaces count as the indent: YAML allows no tabs there. */
struct yaml_line yaml_line_at(const struct yaml_stop *s, size_t at)
{
    struct yaml_line l = {.start = at};

    while (l.start > s->start && s->src->text.ptr[l.start - 1] != '\n')
        --l.start;
    struct slice line = slice_sub(s->src->text, l.start, s->end);
    line = slice_sub(line, 0, slice_find(line, SLICE("\n")));
    line.len = remark_of(line);
    while (line.len && strchr(" \t\r", line.ptr[line.len - 1]))
        line.len--;
    while (l.column < line.len && line.ptr[l.column] == ' ')
        l.column++;
    l.at = l.start + l.column;
    l.text = slice_from(line, l.column);
    return l;
}

/* The end of the YAML after its last line. */
size_t yaml_line_next(const struct yaml_stop *s, size_t at)
{
    struct slice rest = slice_sub(s->src->text, at, s->end);
    size_t eol = slice_find(rest, SLICE("\n"));

    return eol == SIZE_MAX ? s->end : at + eol + 1;
}

/* Counted anew each time: only messages need it. */
size_t yaml_line_number(const struct yaml_stop *s, size_t at)
{
    size_t number = 1;

    for (size_t i = 0; i < at; i++)
        number += s->src->text.ptr[i] == '\n';
    return number;
}

/* A quoted key may hold colons; a line that begins with a bracket has no key. */
size_t yaml_key_end(struct slice text)
{
    size_t from = 0;

    if (text.len && (text.ptr[0] == '"' || text.ptr[0] == '\''))
        from = yaml_quote_end(text);
    if (from == SIZE_MAX || (text.len && strchr("[{", text.ptr[0])))
        return SIZE_MAX;
    struct slice rest = slice_from(text, from);
    size_t colon = slice_find(rest, SLICE(": "));
    if (colon == SIZE_MAX && slice_ends(rest, SLICE(":")))
        colon = rest.len - 1;
    if (colon == SIZE_MAX ||
        (from && colon > 1)) /* "引号": is a key, text after the quote is not */
        return SIZE_MAX;
    return from + colon;
}

/* - 停水 and a lone -, not -停水. */
bool yaml_is_entry(struct slice text)
{
    return slice_starts(text, SLICE("- ")) || slice_is(text, "-");
}

/* Widths as they look: a tab 4, U+3000 2. A plain space between them counts, too. */
size_t yaml_false_blanks(struct slice text, size_t *n)
{
    static const struct {
        const char *sign;
        size_t width;
    } blanks[] = {{"\t", 4},     {"\u3000", 2}, {"\u00A0", 1}, {"\u2003", 2},
                  {"\u2002", 1}, {"\u2009", 1}, {" ", 1}};
    enum { SIGNS = sizeof blanks / sizeof *blanks };
    size_t width = 0, i = 0;

    for (*n = 0; i < SIGNS;)
        for (i = 0; i < SIGNS; i++)
            if (slice_starts(slice_from(text, *n), slice_of(blanks[i].sign))) {
                *n += strlen(blanks[i].sign);
                width += blanks[i].width;
                break;
            }
    return width;
}

struct slice yaml_dash_mark(struct slice text)
{
    size_t at = 0, end = 0;
    uint32_t cp = text.len ? utf8_next(text, &at) : 0;

    if (cp_among(cp, "*+·•●○◆◇■□▪－—–①②③④⑤⑥⑦⑧⑨⑩"))
        return slice_sub(text, 0, at);
    if (cp_among(cp, "(（"))
        end = at;
    size_t digits = end;
    while (digits < text.len && char_is_digit(text.ptr[digits]))
        digits++;
    if (digits == end || digits == text.len)
        return SLICE("");
    at = digits;
    return cp_among(utf8_next(text, &at), ".．、)）") ? slice_sub(text, 0, at)
                                                      : SLICE("");
}
