/* diag_text.c - messages for people, in the style of compilers:
 *
 *     content/通知/停水.md:3:5: 错误：… [G3]
 *         3 | 标题: 停水通知
 *           |       ^^^^^^^^
 *        提示：…
 *
 * Carets are placed by display width, two cells for a Han character (cp_width).
 */
#include "base/buf.h"
#include "base/diag.h"
#include "base/hide.h"

#include <string.h>

enum { LINE_SHOWN_MAX = 160 }; /* bytes of a source line around the caret */

/* Escape sequences of a terminal; all empty if the output is not one. */
struct ink {
    const char *place, *severity[3], *code, *caret, *off;
};

static const struct ink plain = {"", {"", "", ""}, "", "", ""};
static const struct ink colored = {"\033[1m",
                                   {"\033[1;31m", "\033[1;33m", "\033[1;36m"},
                                   "\033[2m",
                                   "\033[1;32m",
                                   "\033[0m"};

struct slice span_line(struct span at, size_t *before, size_t *marked)
{
    struct slice text = at.src->text;
    size_t pos = at.start < text.len ? at.start : text.len;
    size_t start = pos, end = pos;

    while (start > 0 && text.ptr[start - 1] != '\n')
        start--;
    while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r')
        end++;
    while (pos - start > LINE_SHOWN_MAX / 2)
        utf8_next(text, &start);
    while (end > pos && end - start > LINE_SHOWN_MAX)
        utf8_prev(text, &end);
    *before = pos - start;
    *marked = at.end > pos ? (at.end < end ? at.end : end) - pos : 0;
    return slice_sub(text, start, end);
}

static int slice_width(struct slice s)
{
    int cells = 0;

    for (size_t at = 0; at < s.len;)
        cells += cp_width(utf8_next(s, &at));
    return cells;
}

static void put_times(struct buf *out, char c, int n)
{
    while (n-- > 0)
        buf_char(out, c);
}

/* Control characters would move the caret, or do worse. */
static void put_line(struct buf *out, struct slice text)
{
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        if (cp_is_command(utf8_next(text, &at)))
            buf_char(out, ' ');
        else
            buf_slice(out, slice_sub(text, start, at));
    }
}

static void print_line(const struct message *m, const struct ink *ink, size_t line,
                       const struct hider *h, struct buf *out)
{
    size_t before, marked;
    struct slice text = span_line(m->at, &before, &marked);
    struct arena scratch = ARENA_INIT;

    if (text.len == 0)
        return;
    const bool *hidden = hide_marks(&scratch, h, text, m->at.src);
    struct slice head = hide_put(&scratch, text, hidden, 0, before);
    struct slice found = hide_put(&scratch, text, hidden, before, before + marked);
    int carets = slice_width(found);
    buf_printf(out, "%5zu | ", line);
    put_line(out, head);
    put_line(out, found);
    put_line(out, hide_put(&scratch, text, hidden, before + marked, text.len));
    buf_str(out, "\n      | ");
    put_times(out, ' ', slice_width(head));
    buf_str(out, ink->caret);
    put_times(out, '^', carets < 1 ? 1 : carets);
    buf_printf(out, "%s\n", ink->off);
    arena_free(&scratch);
}

/* File names may contain any bytes. */
static void put_path(struct buf *out, const struct source *src)
{
    struct arena scratch = ARENA_INIT;

    buf_slice(out, slice_shown(&scratch, slice_of(src->path)));
    arena_free(&scratch);
}

static void print_message(const struct message *m, enum lang lang,
                          const struct ink *ink, const struct hider *h, struct buf *out)
{
    struct arena scratch = ARENA_INIT;
    static const char *const words[2][3] = {{"错误：", "警告：", "提示："},
                                            {"error: ", "warning: ", "hint: "}};
    size_t line, column;

    span_position(m->at, &line, &column);
    if (m->at.src) {
        buf_str(out, ink->place);
        put_path(out, m->at.src);
        buf_printf(out, ":%zu:%zu:%s ", line, column, ink->off);
    }
    buf_printf(out, "%s%s%s%s", ink->severity[m->severity], words[lang][m->severity],
               ink->off, hide_text(&scratch, h, lang == LANG_ZH ? m->zh : m->en));
    if (m->times > 1 && !m->at.src)
        buf_printf(out, lang == LANG_ZH ? "（共 %zu 次）" : " (%zu times)", m->times);
    buf_printf(out, " %s[%s]%s\n", ink->code, m->code, ink->off);
    if (m->at.src)
        print_line(m, ink, line, h, out);
    if (m->hint_zh)
        buf_printf(out, "   %s%s\n", words[lang][SEVERITY_HINT],
                   hide_text(&scratch, h, lang == LANG_ZH ? m->hint_zh : m->hint_en));
    arena_free(&scratch);
}

static bool same_file(const struct message *a, const struct message *b)
{
    return a->at.src == b->at.src ||
           (a->at.src && b->at.src && strcmp(a->at.src->path, b->at.src->path) == 0);
}

static void print_all(struct diag *d, enum lang lang, const struct ink *ink,
                      struct buf *out)
{
    struct arena scratch = ARENA_INIT;

    diag_settle(d);
    const struct hider *h = hider_open(&scratch, d);
    for (size_t i = 0; i < d->n; i++) {
        if (i > 0 && !same_file(&d->messages[i - 1], &d->messages[i]))
            buf_char(out, '\n');
        print_message(&d->messages[i], lang, ink, h, out);
    }
    arena_free(&scratch);
}

void diag_print(struct diag *d, enum lang lang, struct buf *out)
{
    print_all(d, lang, &plain, out);
}

void diag_print_colored(struct diag *d, enum lang lang, struct buf *out)
{
    print_all(d, lang, &colored, out);
}

/* Waived messages stay visible: P7 content/通知/停水.md:12（不是住家）. */
static void print_waivers(const struct diag *d, enum lang lang, struct buf *out)
{
    struct arena scratch = ARENA_INIT;
    const struct hider *h = hider_open(&scratch, d);

    for (size_t i = 0; i < d->waived; i++) {
        const struct message *m = &d->waivers[i];
        size_t line, column;
        span_position(m->at, &line, &column);
        buf_printf(out, "%s%s", i == 0 ? (lang == LANG_ZH ? "：" : ": ") : "; ",
                   m->code);
        if (m->at.src) {
            buf_char(out, ' ');
            put_path(out, m->at.src);
            buf_printf(out, ":%zu", line);
        }
        if (m->hint_zh)
            buf_printf(out, lang == LANG_ZH ? "（%s）" : " (%s)",
                       hide_text(&scratch, h, m->hint_zh));
    }
    buf_char(out, '\n');
    arena_free(&scratch);
}

void diag_print_summary(const struct diag *d, enum lang lang, struct buf *out)
{
    if (d->n == 0 && d->waived == 0)
        return;
    buf_printf(out,
               lang == LANG_ZH ? "%zu 错误，%zu 警告，%zu 提示，%zu 豁免"
                               : "%zu errors, %zu warnings, %zu hints, %zu waived",
               d->errors, d->warnings, d->hints, d->waived);
    print_waivers(d, lang, out);
}
