/* say.c - prints a run's messages: to stderr, as JSON to stdout, and as
 * output/report.html.
 *
 *     content/通知/停水.md:1:1: 错误：缺少 3 栏：…   text, coloured on a terminal
 *     {"version":1,"diagnostics":[{"file":…           --format json
 *     用浏览器看：output/report.html                  when the page is written */
#include "say.h"

#include "out/report.h"

#include <stdio.h>

/* Replaces characters that would reverse the page's text (U+202E and the like), which
 * names of files and quoted lines may hold, by U+FFFD. */
static void make_shown(struct buf *page)
{
    struct arena scratch = ARENA_INIT;
    struct slice rest = slice_dup(&scratch, buf_view(page)), line;

    buf_clear(page);
    while (rest.len && slice_cut(&rest, '\n', &line)) {
        buf_slice(page, slice_shown(&scratch, line));
        buf_char(page, '\n');
    }
    arena_free(&scratch);
}

void say_page(struct arena *a, const struct run *r, struct diag *d,
              struct slice changes, struct buf *page)
{
    const struct value *today = date_value(a, r->today);
    struct slice day = r->lang == LANG_ZH ? today->text : value_str(today, "iso");

    report_page(d, r->lang, slice_cstr(a, day), changes, page);
    make_shown(page);
}

void say_report(struct arena *a, const struct run *r, struct diag *d,
                struct slice changes)
{
    struct buf page = BUF_INIT;

    say_page(a, r, d, changes, &page);
    if (report_put(r->output, buf_view(&page)) && d->n && !r->json)
        fprintf(stderr,
                r->lang == LANG_ZH ? "用浏览器看：%s/" REPORT_NAME "\n"
                                   : "in a browser: %s/" REPORT_NAME "\n",
                r->output);
    buf_release(&page);
}

void say(const struct run *r, struct diag *d)
{
    struct buf out = BUF_INIT;

    if (r->json)
        diag_print_json(d, r->lang, &out);
    else if (r->color)
        diag_print_colored(d, r->lang, &out);
    else
        diag_print(d, r->lang, &out);
    fwrite(out.ptr, 1, out.len, r->json ? stdout : stderr);
    buf_release(&out);
}

void say_summary(const struct run *r, const struct diag *d)
{
    struct buf out = BUF_INIT;

    if (!r->json)
        diag_print_summary(d, r->lang, &out);
    fwrite(out.ptr, 1, out.len, stderr);
    buf_release(&out);
}
