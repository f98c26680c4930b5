#include "content/markup.h"

/* **尽快** and not 张**、李**, whose names are masked: a word of its own in the pair.
 */
static bool is_pair(struct slice text, size_t open, size_t close)
{
    struct slice inner = slice_sub(text, open + 2, close);
    size_t at = 0, before = open;
    uint32_t first = inner.len ? utf8_next(inner, &at) : ' ';
    bool starts =
        open == 0 || cp_among(utf8_prev(text, &before), " 　，。、；：！？（“《");
    bool figures = true;

    for (size_t i = 0; i < inner.len; i++)
        figures &= char_is_digit(inner.ptr[i]) || inner.ptr[i] == '-';
    return !figures && !cp_among(first, " *，。、；：！？）”》和与及同等") &&
           inner.ptr[inner.len - 1] != ' ' && (starts || utf8_count(inner) > 1);
}

/* Where the first pair of two stars begins, its end in *end; SIZE_MAX: none. */
static size_t pair_at(struct slice text, size_t *end)
{
    for (size_t at = 0; at < text.len;) {
        size_t open = slice_find(slice_from(text, at), SLICE("**"));
        if (open == SIZE_MAX)
            break;
        open += at;
        size_t close = slice_find(slice_from(text, open + 2), SLICE("**"));
        if (close == SIZE_MAX)
            break;
        close += open + 2;
        if (is_pair(text, open, close)) {
            *end = close + 2;
            return open;
        }
        at = close;
    }
    return SIZE_MAX;
}

/* [缴费](https://…) */
static size_t link_at(struct slice text, size_t *end)
{
    size_t middle = slice_find(text, SLICE("]("));
    size_t open = slice_find(slice_sub(text, 0, middle), SLICE("["));
    size_t close = slice_find(slice_from(text, middle), SLICE(")"));

    if (middle == SIZE_MAX || open == SIZE_MAX || close == SIZE_MAX)
        return SIZE_MAX;
    *end = middle + close + 1;
    return open;
}

void markup_warn(struct slice text, struct span at, struct diag *d)
{
    size_t end = 0, start = pair_at(text, &end);
    struct slice word;

    if (start != SIZE_MAX) {
        word = slice_sub(text, start + 2, end - 2);
    } else if ((start = link_at(text, &end)) != SIZE_MAX) {
        word = slice_sub(text, start + 1, end);
        word.len = slice_find(word, SLICE("]("));
    } else {
        return;
    }
    struct slice signs = slice_sub(text, start, end);
    diag_warn(d, at, "field-markup", "这一栏不认 Markdown，“%.*s”会照原样印出来",
              "no Markdown here: '%.*s' is printed as it stands", SLICE_FMT(signs));
    diag_hint(d, "只写“%.*s”；粗体和链接写在正文里", "write '%.*s' alone",
              SLICE_FMT(word));
}
