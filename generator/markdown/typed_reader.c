/* typed_reader.c - consumes a line from its left, column by column. A Tab reaches to
 * the next multiple of four (CommonMark 0.29, 2.2). */
#include "markdown/typed_reader.h"

static char byte_at(const struct reader *r, size_t at)
{
    return at < r->end ? r->t.text.ptr[at] : 0;
}

static int column_after(char c, int column)
{
    return c == '\t' ? column + TAB - column % TAB : column + 1;
}

int indent_of(const struct reader *r)
{
    int column = r->column;

    for (size_t at = r->at; byte_at(r, at) == ' ' || byte_at(r, at) == '\t'; at++)
        column = column_after(byte_at(r, at), column);
    return column - r->column;
}

void take_columns(struct reader *r, int columns)
{
    int want = r->column + columns;

    while (r->column < want && (byte_at(r, r->at) == ' ' || byte_at(r, r->at) == '\t'))
        r->column = column_after(byte_at(r, r->at++), r->column);
}

void take_blanks(struct reader *r)
{
    for (size_t next = r->at; next < r->end; r->at = next) {
        uint32_t cp = utf8_next(r->t.text, &next);
        if (!cp_among(cp, " \t　\u00A0\u2002\u2003\u200B\uFEFF"))
            return;
        r->column = column_after(cp == '\t' ? '\t' : ' ', r->column);
        r->blanks = true;
    }
}
