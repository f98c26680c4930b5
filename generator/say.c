/* say.c - messages to stderr, as JSON, and as output/report.html. */
#include "say.h"

#include "out/report.h"

#include <stdio.h>

/* Names of files and lines of texts, without what turns the page around. */
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
    struct buf said = BUF_INIT;

    if (r->json)
        diag_print_json(d, r->lang, &said);
    else if (r->color)
        diag_print_colored(d, r->lang, &said);
    else
        diag_print(d, r->lang, &said);
    fwrite(said.ptr, 1, said.len, r->json ? stdout : stderr);
    buf_release(&said);
}

void say_summary(const struct run *r, const struct diag *d)
{
    struct buf said = BUF_INIT;

    if (!r->json)
        diag_print_summary(d, r->lang, &said);
    fwrite(said.ptr, 1, said.len, stderr);
    buf_release(&said);
}
