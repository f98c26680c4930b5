/* typed_blanks.c - runs of blanks that are meant to be seen.
 *
 *     业主签名：      日期：  -> six blanks become three U+3000
 *     （  ）                  -> the gap stays, to be filled in
 *     3  号楼                 -> two blanks between Latin and Han: kept as U+3000
 *
 * CommonMark collapses blanks. Here a run is as wide on paper as in a text editor's
 * monospaced font, in which a Han character takes two columns, as does U+3000. */
#include "markdown/typed_reader.h"

#include <string.h>

/* Writes blanks that are `columns` wide: U+3000 is two columns, U+2002 one. */
static void put_wide(struct typing *t, size_t at, size_t columns)
{
    enum { COLUMNS_MAX = 80 }; /* about a line of A4 */

    for (size_t i = 0; i + 1 < columns && i < COLUMNS_MAX; i += 2)
        signs_put(&t->out, at, SLICE("　"));
    if (columns % 2)
        signs_put(&t->out, at, SLICE("\u2002"));
}

size_t blanks_write(struct typing *t, size_t at)
{
    size_t end = typing_run(t, at), n = end - at;
    uint32_t before = typing_before(t, at), after = typing_after(t, end);
    bool bracket = cp_among(before, "（([【〔") && cp_among(after, "）)]】〕");
    bool latin = before < 0x80 && after < 0x80;
    bool border = before == '|' || after == '|' || before == 0xFF5C || after == 0xFF5C;

    if (after == 0 || after == '\n' || after == '\r' || border ||
        (!bracket && (n == 1 || (n == 2 && latin))))
        return 0;
    put_wide(t, at, n < 2 ? 2 : n);
    return end;
}

/* Two or more gaps of at least three blanks or one U+3000: columns. */
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
    enum { LEAST = 6 }; /* columns: paragraphs are indented by less */
    size_t start = r->at, columns = 0;

    while (start > 0 && strchr(" \t", r->t.text.ptr[start - 1]))
        columns += r->t.text.ptr[--start] == ' ' ? 1 : 4;
    if ((start == 0 || r->t.text.ptr[start - 1] == '\n') && columns >= LEAST &&
        has_columns(line_at(r->t.text, r->at)))
        put_wide(&r->t, start, columns);
}
