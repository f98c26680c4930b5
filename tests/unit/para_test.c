/* Paragraphs: properties over generated text at many widths, and the cases that
 * readers notice. */
#include "fonts.h"
#include "tap.h"
#include "text/cjk.h"
#include "text/face.h"

#include <stdlib.h>
#include <time.h>

static struct test_fonts t;

/* Small deterministic pseudo-random numbers (xorshift). */
static uint32_t seed = 20261123;

static uint32_t rnd(uint32_t below)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed % below;
}

static const char *const pieces[] = {
    "槐安里小区", "物业",
    "的",         "业主",
    "维修",       "资金",
    "。",         "，",
    "、",         "；",
    "：",         "！",
    "？",         "“",
    "”",          "（",
    "）",         "《",
    "》",         "——",
    "……",         "2026年11月23日",
    "30分钟",     "76.3%",
    "￥1,200元",  "5个工作日",
    "第3条",      "WeChat",
    "Noto Sans",  " ",
    "10:30",      "0000-0000000",
    "25℃",        "𠮷",
    "𬱟",       "·",
    "～",         "〔2026〕12号",
    "\u200B",     "https://hal.example/a/b",
};

static char *make_text(size_t n)
{
    struct buf b = BUF_INIT;

    for (size_t i = 0; i < n; i++)
        buf_str(&b, pieces[rnd(sizeof pieces / sizeof *pieces)]);
    char *s = arena_strndup(&t.arena, b.ptr, b.len);
    buf_release(&b);
    return s;
}

static uint32_t first_of(struct slice s)
{
    size_t at = 0;

    return s.len ? utf8_next(s, &at) : 0;
}

static uint32_t last_of(struct slice s)
{
    size_t at = s.len;

    while (at) {
        uint32_t cp = utf8_prev(s, &at);
        if (cp != ' ' && cp != 0x200B)
            return cp;
    }
    return 0;
}

static bool in(const char *chars, uint32_t cp)
{
    struct slice s = slice_of(chars);
    size_t at = 0;

    while (cp && at < s.len)
        if (utf8_next(s, &at) == cp)
            return true;
    return false;
}

/* What is wrong with the lines, or NULL. */
static const char *fault(const char *text, const struct text_lines *l)
{
    struct slice all = slice_of(text);
    size_t at = 0;

    for (size_t i = 0; i < l->n; i++) {
        const struct text_line *line = &l->lines[i];
        struct slice s = slice_sub(all, line->start, line->end);

        if (line->start != at)
            return "lines do not join";
        at = line->end;
        if (i && in("。，、；：！？”）》·～%℃", first_of(s)))
            return "a mark at a line's start";
        if (i + 1 < l->n && in("“（《〔￥", last_of(s)))
            return "a mark at a line's end";
        if (!line->overfull && line->width > l->style.measure)
            return "a line is too wide";
    }
    return at == all.len ? NULL : "text is missing";
}

/* No two glyphs of a line overlap by more than a squeezed mark may, and all that
 * is drawn stands inside the measure. */
static const char *run_fault(const struct text_lines *l)
{
    for (size_t i = 0; i < l->n; i++) {
        size_t n;
        const struct glyph_run *r = lines_runs(&t.arena, l, i, 0, 0, &n);
        pt64 last = -PT(1000);

        for (size_t k = 0; k < n; k++)
            for (size_t g = 0; g < r[k].n; g++) {
                pt64 x = r[k].x + r[k].glyphs[g].x;
                struct slice at = slice_from(r[k].text, r[k].glyphs[g].cluster);
                if (at.ptr[0] == ' ') /* one beside a mark has no room of its own */
                    continue;
                if (in("“（《〔", first_of(at))) /* the blank half may hang over */
                    x += r[k].size / 2;
                if (x < last)
                    return "glyphs go backwards";
                if (x < -r[k].size / 2 - 1)
                    return "a glyph hangs out at the left";
                last = x;
            }
    }
    return NULL;
}

static void test_generated(void)
{
    static const enum text_align aligns[] = {TEXT_START, TEXT_CENTER, TEXT_END,
                                             TEXT_JUSTIFY};
    const char *wrong = NULL;
    size_t made = 0;

    for (int round = 0; round < 60 && !wrong; round++) {
        const char *text = make_text(1 + rnd(80));
        struct para *p = test_para(&t, rnd(2) ? "宋" : "楷", text);

        for (int em = 4; em < 44 && !wrong; em += 3) {
            struct para_style style = {.size = PT(12) + (pt64)rnd(200),
                                       .leading = PT(18),
                                       .align = aligns[rnd(4)],
                                       .indent = rnd(2) ? 2000 : 0,
                                       .balance = rnd(4) == 0};
            style.measure = style.size * em;
            struct text_lines *l = para_break(&t.arena, p, &style);
            wrong = fault(text, l);
            if (!wrong)
                wrong = run_fault(l);
            if (wrong)
                printf("# %d em: %s\n", em, text);
            made++;
        }
    }
    ok(!wrong, "%zu generated settings: %s", made, wrong ? wrong : "no fault");
}

static struct text_lines *set(const char *text, int em, struct para_style style)
{
    style.size = PT(10);
    style.leading = PT(16);
    style.measure = PT(10 * em);
    return para_break(&t.arena, test_para(&t, "宋", text), &style);
}

/* The lines, with | between them. */
static const char *shown(const char *text, int em, struct para_style style)
{
    struct text_lines *l = set(text, em, style);
    struct buf b = BUF_INIT;

    for (size_t i = 0; i < l->n; i++) {
        buf_str(&b, i ? "|" : "");
        buf_put(&b, text + l->lines[i].start, l->lines[i].end - l->lines[i].start);
    }
    char *s = arena_strndup(&t.arena, b.ptr, b.len);
    buf_release(&b);
    return s;
}

static void test_cases(void)
{
    struct para_style justify = {.align = TEXT_JUSTIFY}, title = {.balance = true};
    struct text_lines *l;

    is(shown("一二三四五六七八九十，百", 10, justify), "一二三四五六七八九|十，百",
       "a mark takes its character along");
    is(shown("一二三四五六七八九，百千万", 10, justify), "一二三四五六七八九，|百千万",
       "a mark at a line's end takes half an em");
    is(shown("一，二三，四五六七八，百千万", 10, justify),
       "一，二三，四五六七八，|百千万",
       "and what is missing is squeezed out of the others");
    is(shown("一二三四五六七八九十百", 10, justify), "一二三四五六七八九|十百",
       "no lone last character");
    is(shown("一二三四五六七八九十百。", 10, justify), "一二三四五六七八九|十百。",
       "... nor one with a mark");
    is(shown("关于公示三号楼电梯大修方案的通知", 10, title),
       "关于公示三号楼|电梯大修方案的通知",
       "a title in lines of similar length, at words");
    is(shown("三月份、四月份表彰名单", 8, title), "三月份、|四月份表彰名单",
       "a title is parted at a mark");
    is(shown("共建\u200B美好家园共享幸福", 8, title), "共建\u200B|美好家园共享幸福",
       "or where the writer says");
    is(shown("11月30日—12月31日", 6, justify), "11月30日—|12月31日",
       "a period in a narrow column is parted after its dash");
    is(shown("甲乙\n丙", 10, justify), "甲乙\n|丙", "a newline is kept");
    l = set("一二三四五六七八九，百千万", 10, justify);
    ok(l->lines[0].width == PT(95) || l->lines[0].width == PT(100),
       "nine characters and half a mark");
    l = set("张三", 10, (struct para_style){.spread = 3});
    ok(l->width == PT(30), "two characters spread to three");
    l = set("张三丰", 10, (struct para_style){.spread = 3});
    ok(l->width == PT(30) && l->lines[0].natural == PT(30), "three stay as they are");
    l = set("supercalifragilistic", 4, justify);
    ok(l->overfull && l->n == 1, "a word that is too long says so");
    l = set("", 10, justify);
    ok(l->n == 0 && l->height == 0, "nothing makes no lines");
    struct para *p = test_para(&t, "宋", "一二三\n四五六七，");
    ok(para_natural_width(p, PT(10)) == PT(45), "natural width, the last mark halved");
    ok(para_min_width(p, PT(10)) == PT(15), "least width: 七，");
    const char *form = arena_printf(&t.arena, "甲%*s乙", 300, "");
    ok(para_natural_width(test_para(&t, "宋", form), PT(10)) > PT(300),
       "a long row of blanks is as wide as they are");
    ok(para_natural_width(test_para(&t, "宋", "“（甲”"), PT(10)) == PT(25),
       "marks side by side share their blanks");
    ok(para_natural_width(test_para(&t, "宋", "甲A乙"), PT(1000)) ==
           para_natural_width(test_para(&t, "宋", "甲 A 乙"), PT(1000)),
       "typed spaces between Chinese and Latin are the gap");
    ok(para_natural_width(test_para(&t, "宋", "——"), PT(10)) == PT(20), "—— is two em");
    ok(para_natural_width(test_para(&t, "楷", "“楷”"), PT(10)) == PT(20),
       "quotes in 楷 are full-width");
}

static void test_runs(void)
{
    const char *text = "楷体“引”A";
    struct text_lines *l = para_break(
        &t.arena, test_para(&t, "楷", text),
        &(struct para_style){.size = PT(10), .leading = PT(10), .measure = PT(100)});
    size_t n;
    struct glyph_run *r = lines_runs(&t.arena, l, 0, PT(5), PT(7), &n);

    ok(n == 5, "a run for each change of face, %zu", n);
    is(face_name(r[0].face), "LXGWWenKai-Regular", "楷");
    is(face_name(r[1].face), "NotoSerifCJKsc-Regular", "its quotes from 宋");
    struct buf all = BUF_INIT;
    for (size_t i = 0; i < n; i++)
        buf_slice(&all, r[i].text);
    is(all.ptr, text, "the runs' texts are the text");
    ok(r[0].x == PT(5) && r[0].y > PT(7) && r[0].y < PT(17),
       "where it was asked to be");
    buf_release(&all);
}

static void test_missing(void)
{
    struct diag d = {.arena = &t.arena};
    struct source src = {"a.md", SLICE("标题: 一\n正文 甲\uE000乙\uE000\n")};
    struct slice text = SLICE("甲\uE000乙\uE000");
    struct text_span span = {.end = text.len,
                             .font = test_font(&t, "宋", 400),
                             .scale = 1000,
                             .src = &src,
                             .src_offset = 12};
    struct para *p = para_shape(&t.arena, text, &span, 1, &d);
    size_t line, column;

    ok(d.errors == 2, "a character in no font is an error, each time");
    is(d.messages[0].code, "G2", "G2");
    ok(strstr(d.messages[0].zh, "U+E000") != NULL, "its code point is named");
    span_position(d.messages[0].at, &line, &column);
    ok(line == 2 && column == 5, "its place: %zu:%zu", line, column);
    span_position(d.messages[1].at, &line, &column);
    ok(line == 2 && column == 7, "the second's place: %zu:%zu", line, column);
    struct text_lines *l = para_break(
        &t.arena, p, &(struct para_style){.size = 64, .leading = 64, .measure = 640});
    size_t n;
    ok(lines_runs(&t.arena, l, 0, 0, 0, &n) != NULL && n > 0, "the rest is drawn");
    src.text = text = SLICE("甲\uE000\uE001\uE002乙");
    span.end = text.len;
    span.src_offset = 0;
    d = (struct diag){.arena = &t.arena};
    para_shape(&t.arena, text, &span, 1, &d);
    ok(d.errors == 1 && strstr(d.messages[0].zh, "（U+E000 U+E001 U+E002）") &&
           d.messages[0].at.start == 3 && d.messages[0].at.end == 12,
       "a word of them is one message that lists them");
}

static void test_odd(void)
{
    static const char *const texts[] = {
        "\u0645\u0631\u062D\u0628\u0627 中 \u05E9\u05DC\u05D5\u05DD",
        "葛\U000E0100城",
        "\u200B\u200D\uFEFF",
        "\n\n",
        "\r\n",
        "   ",
        "e\u0301a\u0308",
        "\u00AD",
        "\t甲\t",
    };
    bool good = true;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct diag d = {.arena = &t.arena};
        struct slice s = slice_of(texts[i]);
        struct text_span span = {
            .end = s.len, .font = test_font(&t, "宋", 400), .scale = 1000};
        struct para *p = para_shape(&t.arena, s, &span, 1, &d);
        struct text_lines *l = para_break(&t.arena, p,
                                          &(struct para_style){.size = 640,
                                                               .leading = 640,
                                                               .measure = 640 * 3,
                                                               .align = TEXT_JUSTIFY});
        size_t at = 0;
        for (size_t k = 0; k < l->n; k++) {
            size_t n;
            lines_runs(&t.arena, l, k, 0, 0, &n);
            good = good && l->lines[k].start == at;
            at = l->lines[k].end;
        }
        good = good && at == s.len;
    }
    ok(good, "right-to-left, variation selectors, joiners, marks, blanks");
}

static void test_spans(void)
{
    struct slice text = SLICE("电话0000-0000000转12，12345");
    struct text_span spans[] = {
        {.end = 6, .font = test_font(&t, "宋", 400), .scale = 1000},
        {.start = 6,
         .end = 18,
         .font = test_font(&t, "黑", 700),
         .scale = 1500,
         .whole = true,
         .tabular = true,
         .rise = 100},
        {.start = 18,
         .end = text.len,
         .font = test_font(&t, "宋", 400),
         .scale = 600,
         .tracking = 100},
    };
    struct para *p = para_shape(&t.arena, text, spans, 3, &t.diag);
    struct text_lines *l = para_break(
        &t.arena, p,
        &(struct para_style){.size = PT(10), .leading = PT(10), .measure = PT(500)});
    size_t n;
    struct glyph_run *r = lines_runs(&t.arena, l, 0, 0, 0, &n);

    ok(n == 3 && r[1].size == PT(15) && r[2].size == PT(6), "sizes of the spans");
    ok(r[1].y == r[0].y - PT(1), "a raised span");
    ok(r[1].glyphs[1].x == r[1].glyphs[1].advance, "tabular figures");
}

static double now(void)
{
    struct timespec ts;

    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (double)ts.tv_sec * 1e3 + (double)ts.tv_nsec / 1e6;
}

/* Budgets are loose enough for a busy machine and sanitizers. */
static void test_speed(void)
{
    struct buf b = BUF_INIT;

    while (utf8_count(buf_view(&b)) < 600)
        buf_str(&b,
                "根据《住宅专项维修资金管理办法》规定，小区2026年11月23日进行公示。");
    double start = now();
    struct para *p = NULL;
    for (int i = 0; i < 20; i++)
        p = test_para(&t, "宋", b.ptr);
    double shape = (now() - start) / 20;
    start = now();
    for (int i = 0; i < 20; i++)
        para_break(&t.arena, p,
                   &(struct para_style){.size = PT(12),
                                        .leading = PT(20),
                                        .measure = PT(12 * 28),
                                        .align = TEXT_JUSTIFY});
    double fit = (now() - start) / 20;
    printf("# 600 characters: shaped in %.3f ms, broken in %.3f ms\n", shape, fit);
    ok(shape < 50 && fit < 20, "fast enough");
    buf_release(&b);
}

int main(void)
{
    test_fonts_open(&t);
    test_cases();
    test_runs();
    test_missing();
    test_odd();
    test_spans();
    test_generated();
    test_speed();
    ok(t.diag.errors == 0, "no errors");
    test_fonts_close(&t);
    return done();
}
