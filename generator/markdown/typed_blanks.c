/* typed_blanks.c - blanks as they are typed: indents, and runs of them that keep words
 * apart (业主签名：      日期：, （  ）, columns). A run is as wide on paper as on the
 * typewriter that a text editor is: a Han character is two blanks, U+3000 one Han
 * character. */
#include "markdown/typed_reader.h"

#include <string.h>

/* As wide as so many columns. */
static void put_wide(struct typing *t, size_t at, size_t columns)
{
    enum { COLUMNS_MAX = 80 }; /* a line of A4 */

    for (size_t i = 0; i + 1 < columns && i < COLUMNS_MAX; i += 2)
        signs_put(&t->out, at, SLICE("　"));
    if (columns % 2)
        signs_put(&t->out, at, SLICE("\u2002"));
}

size_t blanks_write(struct typing *t, size_t at)
{
    size_t end = typing_run(t, at), n = end - at;
    uint32_t before = typing_before(t, at), behind = typing_behind(t, end);
    bool bracket = cp_among(before, "（([【〔") && cp_among(behind, "）)]】〕");
    bool latin = before < 0x80 && behind < 0x80;
    bool border =
        before == '|' || behind == '|' || before == 0xFF5C || behind == 0xFF5C;

    if (behind == 0 || behind == '\n' || behind == '\r' || border ||
        (!bracket && (n == 1 || (n == 2 && latin))))
        return 0;
    put_wide(t, at, n < 2 ? 2 : n);
    return end;
}

/* Two gaps or more of three blanks, a Tab or U+3000: columns. */
static bool has_columns(struct slice line)
{
    size_t gaps = 0, run = 0;

    for (size_t at = 0; at < line.len;) {
        uint32_t cp = utf8_next(line, &at);
        run = cp == ' ' ? run + 1 : cp == 0x3000 ? run + 3 : 0;
        gaps += run >= 3 && at < line.len && line.ptr[at] != ' ' &&
                !slice_starts(slice_from(line, at), SLICE("　"));
    }
    return gaps >= 2;
}

void column_indent_write(struct reader *r)
{
    enum { LEAST = 6 }; /* columns: less is how a paragraph begins */
    size_t start = r->at, columns = 0;

    while (start > 0 && strchr(" \t", r->t.text.ptr[start - 1]))
        columns += r->t.text.ptr[--start] == ' ' ? 1 : 4;
    if ((start == 0 || r->t.text.ptr[start - 1] == '\n') && columns >= LEAST &&
        has_columns(line_at(r->t.text, r->at)))
        put_wide(&r->t, start, columns);
}
