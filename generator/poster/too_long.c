/* too_long.c - the messages about content that does not fit.
 *
 * An editor cannot use "overfull by 84 pt": the messages say in which unit to act.
 *
 *     the sheet is too long          -> 多出 23 毫米; 正文大约再删 60 字, or two items
 *     a box is larger than its place -> its first 16 characters, where they are written
 *     a table is too wide            -> how many columns it has; larger paper, if any
 *
 * The number of characters to cut is estimated by the main text: the style in which
 * most characters are set, at its average height per character.
 */
#include "poster/fit.h"

/* The first text in b, to name it in a message. */
static struct slice first_text(const struct box *b)
{
    struct slice s = b->text;

    for (const struct box *c = b->child; c && !s.len; c = c->next)
        s = first_text(c);
    return s;
}

/* Where the editor wrote the text: not in a line that begins with #, a comment of the
 * head. 0 if it is not found, for it may be computed. */
static size_t written_at(struct slice source, struct slice text)
{
    for (size_t at = 0, found; text.len; at += found + text.len) {
        found = slice_find(slice_from(source, at), text);
        if (found == SIZE_MAX)
            break;
        size_t line = at + found;
        while (line > 0 && source.ptr[line - 1] != '\n')
            line--;
        if (source.ptr[line] != '#')
            return at + found;
    }
    return 0;
}

void report_columns(struct binder *b, struct span at, size_t n)
{
    diag_error(b->diag, at, "table-too-wide",
               "这张表有 %zu 栏，%s 上用最小的字也排不下",
               "a table of %zu columns is too wide for %s even in the smallest type", n,
               paper_row(b->paper)->label);
    enum paper larger = paper_row(b->paper)->larger;
    bool asked = !slice_eq(b->item->layout, b->item->kind->layout);
    if (asked) /* 公文: larger paper does not help, lines always have 28 characters */
        diag_hint(b->diag, "拆成几张栏数少的表，把行和栏对调，或删掉“版式”那一行",
                  "split it, turn rows into columns, or remove 版式");
    else if (paper_drawn_as(larger, NULL) != paper_drawn_as(b->paper, NULL))
        diag_hint(b->diag,
                  "拆成几张栏数少的表，把行和栏对调，或换大一号的纸：纸张: [%s]",
                  "split it, turn rows into columns, or use larger paper: 纸张: [%s]",
                  paper_row(larger)->name);
    else
        diag_hint(b->diag, "拆成几张栏数少的表，或把行和栏对调",
                  "split it, or turn rows into columns");
}

/* G1: one box is too large, a table or another one. */
static void report_overfull(struct fitting *s, const struct box *b)
{
    const struct item *item = s->binder->item;
    struct slice text = first_text(b);
    const char *paper = paper_row(s->binder->paper)->label;
    size_t end = 0, line, column;
    struct span at = {item->src, written_at(item->src->text, text), 0};

    for (int i = 0; i < 16 && end < text.len; i++)
        utf8_next(text, &end);
    if (b->type == BOX_TABLE) {
        report_columns(s->binder, at, b->ncols);
        return;
    }
    span_position(b->at, &line, &column);
    diag_error(s->binder->diag, at, "G1", "%s 上“%.*s”这一处放不下",
               "%s: no room for \"%.*s\"", paper, SLICE_FMT(slice_sub(text, 0, end)));
    diag_hint(s->binder->diag, "把这段文字缩短；版式在 %s 第 %zu 行",
              "shorten it; the layout is %s, line %zu",
              b->at.src ? b->at.src->path : "", line);
}

/* The texts in one style: how many characters they have, and their total height. */
struct bulk {
    const struct style *style;
    size_t characters;
    int64_t height;
};
enum { STYLES_MAX = 32 };

/* Sum up the texts below b by style. */
static void gather_bulk(const struct box *b, struct bulk *list, size_t *n)
{
    size_t i = 0;

    for (const struct box *c = b->child; c; c = c->next)
        gather_bulk(c, list, n);
    if (!b->para || !b->style)
        return;
    while (i < *n && list[i].style != b->style)
        i++;
    if (i == STYLES_MAX)
        return;
    if (i == *n)
        list[(*n)++] = (struct bulk){.style = b->style};
    list[i].characters += utf8_count(b->text);
    list[i].height += b->h;
}

/* How many characters of the main text take that height: of 400 in 100 mm, 40 in 10. */
static size_t characters_in(struct arena *a, const struct box *b, pt64 height)
{
    struct bulk *list = arena_array(a, struct bulk, STYLES_MAX);
    size_t n = 0, best = 0;

    gather_bulk(b, list, &n);
    for (size_t i = 1; i < n; i++)
        if (list[i].characters > list[best].characters)
            best = i;
    if (n == 0 || list[best].height <= 0)
        return 0;
    return (size_t)((int64_t)height * (int64_t)list[best].characters /
                    list[best].height);
}

void report_too_long(struct fitting *s, struct arena *a, const struct layout_result *r)
{
    if (r->where) {
        report_overfull(s, r->where);
        return;
    }
    struct span at = {s->binder->item->src, 0, 0};
    int mm = (int)((int64_t)r->over * 254 / (72 * 64 * 10)) + 1;
    size_t cut = characters_in(a, r->pages[r->n - 1], r->over);

    diag_error(s->binder->diag, at, "G1", "%s 排到最小字号还多出 %d 毫米",
               "%s: too long by %d mm at the smallest sizes",
               paper_row(s->binder->paper)->label, mm);
    diag_hint(s->binder->diag, "正文大约再删 %zu 字，或者分成两篇",
              "cut about %zu characters, or divide it into two items",
              (cut / 10 + 1) * 10);
}

void report_too_wide(struct fitting *s)
{
    diag_warn(s->binder->diag, (struct span){s->binder->item->src, 0, 0},
              "chat-overfull", "有一处比手机屏幕宽，分享图用海报的页面",
              "something is wider than a telephone: the pages of the sheet are shared "
              "instead");
    diag_hint(s->binder->diag, "多半是表格：少一列，或者把格子里的字缩短",
              "most likely a table: use fewer columns, or shorten its cells");
}
