/* markup.c - warns about Markdown signs that would be printed.
 *
 *     标题: **停水**通知  -> a warning: a field takes no Markdown
 *     甲 ** 乙**          -> a warning: the ** open and close nothing
 *     王**，李**先生       -> masked names, as they should be
 *     标题: “停水通知”    -> a note: YAML does not take off Chinese quotes */
#include "markdown/markup.h"
#include "base/buf.h"
#include "words/names.h"

#include <string.h>

/* **尽快** encloses a word of its own, unlike 张**、李**, which are masked names. */
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

/* The offset of the first **pair**, with its end in *end; SIZE_MAX: none. */
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
              "this field takes no Markdown: '%.*s' will be printed literally",
              SLICE_FMT(signs));
    diag_hint(d, "只写“%.*s”；粗体和链接写在正文里",
              "write just '%.*s'; bold and links belong in the body", SLICE_FMT(word));
}

/* Is it “停水通知”, and not “红马甲”和“蓝马甲”? *inner: the text between the quotes. */
static bool is_quoted_whole(struct slice text, struct slice *inner, bool *pair)
{
    size_t start = 0, end = text.len;
    uint32_t open = text.len ? utf8_next(text, &start) : 0;
    uint32_t close = text.len ? utf8_prev(text, &end) : 0;

    if (end <= start || !cp_among(open, "“”＂\"") || !cp_among(close, "“”＂\""))
        return false;
    *inner = slice_sub(text, start, end);
    *pair = open == 0x201C && close == 0x201D;
    for (size_t at = 0; at < inner->len;)
        if (cp_among(utf8_next(*inner, &at), "“”＂\""))
            return false;
    return slice_trim(*inner).len > 0;
}

/* 停水通知": the only quote of a text is at its end, and it does not mean inches. */
static bool ends_in_quote(struct slice text)
{
    size_t quotes = 0;

    for (size_t i = 0; i < text.len; i++)
        quotes += text.ptr[i] == '"';
    return text.len > 1 && quotes == 1 && slice_ends(text, SLICE("\"")) &&
           !char_is_digit(text.ptr[text.len - 2]);
}

/* 停水, 停电 -> 停水，停电: the cure must not be the next run's finding. */
static struct slice full_commas(struct arena *a, struct slice s)
{
    struct buf b = BUF_INIT;
    uint32_t before = 0;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        size_t next = at;
        while (cp == ',' && next < s.len && s.ptr[next] == ' ')
            next++;
        uint32_t after = next < s.len ? utf8_next(s, &(size_t){next}) : 0;
        bool full = cp == ',' && (cp_is_han(before) || cp_is_han(after));
        buf_cp(&b, full ? 0xFF0C : cp);
        at = full ? next : at;
        before = cp;
    }
    struct slice made = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return made;
}

void quotes_warn(const struct value *written, struct diag *d)
{
    struct slice text = slice_trim(written->text), inner = text;
    bool pair = false;

    if (written->quoted || !written->at.src)
        return;
    if (ends_in_quote(text)) {
        diag_warn(d, written->at, "field-quotes", "末尾的 \" 没有前一半，会照样印出来",
                  "the quote at the end has no partner and will be printed");
        diag_hint(d, "写成 %.*s", "write %.*s",
                  SLICE_FMT(slice_sub(text, 0, text.len - 1)));
        return;
    }
    if (!is_quoted_whole(text, &inner, &pair))
        return;
    if (pair)
        diag_note(d, written->at, "field-quotes",
                  "整个内容外面的中文引号“”会照样印出来",
                  "the quotes “” around the whole value will be printed");
    else
        diag_warn(d, written->at, "field-quotes", "整个内容外面的引号会照样印出来",
                  "the quotes around the whole value will be printed");
    inner = full_commas(d->arena, inner);
    diag_hint(d, "不要印引号，换成英文双引号：\"%.*s\"；要印，写成 \"“%.*s”\"",
              "write \"%.*s\", or \"“%.*s”\" to print them", SLICE_FMT(inner),
              SLICE_FMT(inner));
}

/* 先生, 女士: a title after a masked name. */
static bool begins_with_title(struct slice s)
{
    static const char *const titles[] = {WORDLIST_STAR_TITLES};

    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (slice_starts(s, slice_of(titles[i])))
            return true;
    return false;
}

/* Is the run of stars at `at` there to mask something? 王**，李**先生, 李**（O 型）,
 * 138****0000 */
static bool is_veil(struct slice s, size_t at, size_t end)
{
    size_t before = at, after = end;
    uint32_t cp = after < s.len ? utf8_next(s, &after) : 0;
    size_t dialled = end;

    while (dialled < s.len && char_is_digit(s.ptr[dialled]))
        dialled++; /* **21*号码# */
    if (dialled > end && dialled < s.len && strchr("*#", s.ptr[dialled]))
        return true;
    if (at == 0) /* ** 含管理费: a remark */
        return cp == ' ' && slice_find(slice_from(s, end), SLICE("**")) == SIZE_MAX;
    uint32_t last = utf8_prev(s, &before);
    if (cp_is_han(last) && begins_with_title(slice_from(s, end)))
        return true;
    return end - at > 2 || ((cp_is_han(last) || cp_among(last, "）")) &&
                            (cp == 0 || cp_among(cp, "，。；、）（ ")));
}

/* A ** left in a text after parsing opened or closed nothing. \*\* is not reported: the
 * file does not hold that text byte for byte (place_text in markdown.c). */
void stars_warn(const struct node *n, struct diag *d)
{
    size_t at = 0, end = 0;

    if (n->at.end <= n->at.start)
        return;
    for (;; at = end) {
        size_t found = slice_find(slice_from(n->text, at), SLICE("**"));
        if (found == SIZE_MAX)
            return;
        at += found;
        for (end = at; end < n->text.len && n->text.ptr[end] == '*';)
            end++;
        if (!is_veil(n->text, at, end))
            break;
    }
    diag_warn(d, (struct span){n->at.src, n->at.start + at, 0}, "emphasis-literal",
              "这里的 ** 会原样印出来", "this ** will be printed literally");
    diag_hint(d, "加粗写成 **重要**，里面两头不留空格；要印星号就写 \\*\\*",
              "no spaces inside **bold**; write \\*\\* for asterisks");
}
