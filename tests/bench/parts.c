/* parts.c - what cannot be timed from outside: breaking a text of 600 characters into
 * lines, and laying out the slowest A3 sheet of the content in this folder (binding,
 * shaping and the whole fit). In CPU time of this thread, the best of a few rounds;
 * a line each, for tests/bench/run. */
#include "base/buf.h"
#include "base/file.h"
#include "content/load.h"
#include "data/yaml.h"
#include "poster/poster.h"
#include "text/para.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 5, BREAKS = 40, CHARACTERS = 600 };

static struct arena run;
static struct diag diag = {.arena = &run};

static double now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static struct value *read_config(const char *path)
{
    struct source *src = arena_new(&run, struct source);

    src->path = path;
    if (file_read(&run, path, 1 << 20, &src->text) != FILE_OK)
        die("%s: cannot read", path);
    return yaml_parse(&run, src, 0, src->text.len, &diag);
}

/* ---- lines --------------------------------------------------------------- */

static struct slice long_text(void)
{
    static const char *const sentences[] = {
        "旧家具、纸箱和电动车不放楼道，劝说、登记后仍无人认领的，12月17日统一清走。",
        "合唱队、书法班（零基础）每周3次，场地免费；用电比去年同期少了36.4%。",
        "“听一听、议一议”收到意见22条，逐条写明答复，贴在门厅，请大家看看。",
    };
    struct buf text = BUF_INIT;
    size_t n = 0;

    for (size_t i = 0; n < CHARACTERS; i++) {
        struct slice s = slice_of(sentences[i % 3]);
        for (size_t at = 0; at < s.len && n < CHARACTERS; n++) {
            size_t from = at;
            utf8_next(s, &at);
            buf_slice(&text, slice_sub(s, from, at));
        }
    }
    struct slice made = slice_dup(&run, buf_view(&text));
    buf_release(&text);
    return made;
}

static double time_lines(const struct fontset *fonts)
{
    struct slice text = long_text();
    struct text_span span = {
        .end = text.len, .font = fontset_find(fonts, SLICE("黑"), 400), .scale = 1000};
    struct para *p = para_shape(&run, text, &span, 1, &diag);
    double best = 1e9;

    for (int i = 0; i < BREAKS; i++) {
        struct arena scratch = ARENA_INIT;
        struct para_style style = {.size = PT(16),
                                   .leading = PT(26),
                                   .measure = PT(480 - i), /* never twice the same */
                                   .align = TEXT_JUSTIFY};
        double start = now_ms();
        para_break(&scratch, p, &style);
        double ms = now_ms() - start;
        best = ms < best ? ms : best;
        arena_free(&scratch);
    }
    return best;
}

/* ---- sheets -------------------------------------------------------------- */

static double time_sheet(const struct theme *theme, const struct site *site,
                         const struct item *item)
{
    double best = 1e9;

    for (int i = 0; i < ROUNDS; i++) {
        struct arena doc = ARENA_INIT;
        struct diag said = {.arena = &doc};
        double start = now_ms();
        poster_layout(&doc, theme, site, item, PAPER_A3, NULL, &said);
        double ms = now_ms() - start;
        best = ms < best ? ms : best;
        arena_free(&doc);
    }
    return best;
}

static void time_sheets(const struct theme *theme, const struct site *site)
{
    const struct item *slowest = NULL;
    double most = 0;

    for (size_t i = 0; i < site->n; i++) {
        double ms = site->items[i]->papers[PAPER_A3]
                        ? time_sheet(theme, site, site->items[i])
                        : 0;
        if (ms > most) {
            most = ms;
            slowest = site->items[i];
        }
    }
    if (slowest)
        printf("%.3f ms  A3 %.*s\n", most, SLICE_FMT(slowest->title));
}

int main(int argc, char **argv)
{
    const char *home = argc > 1 ? argv[1] : ".";
    const char *today = argc > 2 ? argv[2] : "2026-11-23";
    struct date date;

    if (!date_parse(slice_of(today), &date))
        die("no date: %s", today);
    struct value *config = read_config(file_join(&run, home, "fonts/fonts.yaml"));
    struct fontset *fonts =
        fontset_open(&run, config, file_join(&run, home, "fonts"), &diag);
    struct site *site = site_load(
        &run,
        &(struct load_options){".", file_join(&run, home, "generator/kinds"), date},
        &diag);
    struct theme *theme =
        theme_load(&run, file_join(&run, home, "themes/zhusha"), fonts, NULL, &diag);

    if (!site || !theme || diag.errors)
        die("the content is not sound: banbao check says why");
    printf("%.3f ms  lines\n", time_lines(fonts));
    time_sheets(theme, site);
    fontset_close(fonts);
    arena_free(&run);
    return 0;
}
