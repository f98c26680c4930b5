/* Every mark that may not stand at a line's edge, put there; and texts that nobody
 * should write: each is laid out sensibly, or refused by name. */
#include "fonts.h"
#include "tap.h"

#include <stdlib.h>
#include <time.h>

static struct test_fonts t;
static const enum text_align aligns[] = {TEXT_START, TEXT_JUSTIFY, TEXT_CENTER};

static struct text_lines *set(const char *text, int em, struct para_style style,
                              struct diag *d)
{
    struct slice s = slice_of(text);
    struct text_span span = {
        .end = s.len, .font = test_font(&t, "宋", 400), .scale = 1000};

    style.size = PT(10);
    style.leading = PT(16);
    style.measure = PT(10 * em);
    return para_break(&t.arena, para_shape(&t.arena, s, &span, 1, d), &style);
}

/* ------------------------------------------------------------ edges */

/* The characters that web-platform-tests css/css-text/i18n/zh, strict, forbids at a
 * line's start: cpm, hyphens, iteration, po and in; 36 of them. */
static const char wpt_start[] =
    "\u30FB\uFF1A\uFF1B\uFF65\u203C\u2047\u2048\u2049\uFF01\uFF1F"
    "\u2010\u2013\u301C\u30A0\u3005\u303B\u309D\u309E\u30FD\u30FE"
    "\u00B0\u2030\u2032\u2033\u2035\u2103\u2109\uFE6A\uFF05\uFFE0"
    "\u2024\u2025\u2026\u22EF\uFE19\U00010AF6";

/* CLREQ 3.1.4 at the GB level. */
static const char gb_start[] =
    "。．，、；：！？‼⁇”’）》〉】〗〕］｝」』-–—～·・‧/／%‰℃°";
static const char gb_end[] = "“‘（《〈【〖〔［｛「『/／¥￥$№";

/* In 6 em; before and after stand so that x falls on the edge. How many of chars were
 * met there. */
static size_t at_edge(const char *chars, const char *before, const char *after,
                      bool start, size_t *n)
{
    struct slice s = slice_of(chars);
    size_t met = 0;

    for (size_t at = 0; at < s.len; ++*n) {
        struct diag d = {.arena = &t.arena}; /* not every font has every one */
        struct buf b = BUF_INIT;
        size_t from = at, edge = strlen(before);

        utf8_next(s, &at);
        buf_printf(&b, "%s%.*s%s", before, (int)(at - from), s.ptr + from, after);
        edge += start ? 0 : at - from;
        for (size_t k = 0; k < sizeof aligns / sizeof *aligns; k++) {
            struct text_lines *l =
                set(b.ptr, 6, (struct para_style){.align = aligns[k]}, &d);
            for (size_t i = 0; i + 1 < l->n; i++) {
                if (l->lines[i].end == edge) {
                    printf("# %.*s\n", (int)(at - from), s.ptr + from);
                    met++;
                }
            }
        }
        buf_release(&b);
    }
    return met;
}

static void test_edges(void)
{
    size_t n = 0, met = at_edge(wpt_start, "文文文文文文", "字字", true, &n);

    ok(n == 36 && met == 0, "none of the %zu of WPT zh strict begins a line", n);
    n = 0;
    met = at_edge(gb_start, "文文文文文文", "字字", true, &n);
    ok(n == 35 && met == 0, "none of the %zu of CLREQ, GB level", n);
    n = 0;
    met = at_edge(gb_end, "文文文文文", "字字字", false, &n);
    ok(n == 18 && met == 0, "none of its %zu ends one", n);
    n = 0;
    met = at_edge(gb_start, "文文文文文文", " 字字", true, &n) +
          at_edge(gb_end, "文文文文文", " 字字字", false, &n);
    ok(met == 0, "nor with a space after it");
    n = 0;
    ok(at_edge("文", "文文文文文文", "字字", true, &n) == 3, "but a character does");
}

/* ------------------------------------------------------------ odd texts */

static char *repeated(const char *piece, size_t n)
{
    struct buf b = BUF_INIT;

    for (size_t i = 0; i < n; i++)
        buf_str(&b, piece);
    char *s = arena_strndup(&t.arena, b.ptr, b.len);
    buf_release(&b);
    return s;
}

static bool joins(const struct text_lines *l, const char *text)
{
    size_t at = 0;

    for (size_t i = 0; i < l->n; i++) {
        if (l->lines[i].start != at)
            return false;
        at = l->lines[i].end;
    }
    return at == strlen(text);
}

static double milliseconds(void)
{
    struct timespec ts;

    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (double)ts.tv_sec * 1e3 + (double)ts.tv_nsec / 1e6;
}

static void test_long(void)
{
    const struct para_style justify = {.align = TEXT_JUSTIFY};
    const char *text = repeated("文", 5001);
    struct text_lines *l = set(text, 20, justify, &t.diag);
    bool full = true;

    for (size_t i = 0; i + 1 < l->n; i++)
        full = full && l->lines[i].width == PT(200);
    ok(joins(l, text) && l->n == 251 && full && !l->overfull,
       "5,001 characters without a mark: every line is full");
    ok(l->lines[250].end - l->lines[250].start == 9, "and the last is not alone");

    struct buf url = BUF_INIT;
    buf_str(&url, "详见https://hal.example/");
    while (url.len < 306)
        buf_char(&url, (char)('a' + url.len % 26));
    buf_str(&url, "，谢谢。");
    for (size_t k = 0; k < 2; k++) {
        l = set(url.ptr, 12, (struct para_style){.align = aligns[k]}, &t.diag);
        ok(joins(l, url.ptr) && !l->overfull && l->n > 10 && l->n < 20,
           "an address of 300 letters in %zu lines", l->n);
    }
    ok(memcmp(url.ptr + l->lines[1].start - 3, "ple/", 0) == 0 &&
           l->lines[0].end <= strlen("详见https://hal.example/"),
       "first after its slash");
    buf_release(&url);
}

/* One message for each character that cannot be shown, by its name. */
static void test_refused(void)
{
    struct diag d = {.arena = &t.arena};
    const char *family = "一家\U0001F468\u200D\U0001F469\u200D\U0001F467三口";
    struct text_lines *l =
        set(family, 4, (struct para_style){.align = TEXT_JUSTIFY}, &d);

    ok(joins(l, family) && d.errors == 1, "an emoji of five characters is one error");
    is(d.messages[0].code, "G2", "G2");
    ok(strstr(d.messages[0].en, "U+1F468") != NULL, "its code point");
    bool inside = false;
    for (size_t i = 0; i + 1 < l->n; i++)
        inside |= l->lines[i].end > 6 && l->lines[i].end < 24;
    ok(!inside, "it is not parted");

    d = (struct diag){.arena = &t.arena};
    l = set("བོད་སྐད 中文 हिन्दी", 6, (struct para_style){.align = TEXT_JUSTIFY}, &d);
    ok(d.errors > 0 && strcmp(d.messages[0].code, "G2") == 0 && l->n > 0,
       "Tibetan and Hindi: no font has them, %zu errors", d.errors);
}

static void test_invisible(void)
{
    const struct para_style justify = {.align = TEXT_JUSTIFY};
    const char *text = repeated("\u200B\uFEFF\u200D\u2060", 500);
    struct text_lines *l = set(text, 6, justify, &t.diag);

    ok(joins(l, text) && l->n == 1 && l->width == 0,
       "zero-width characters alone: one empty line");
    text = repeated("文\u200B", 13);
    l = set(text, 6, justify, &t.diag);
    ok(joins(l, text) && l->n == 3 && l->lines[0].width == PT(60),
       "among others they take no room");
    text = "\u3000\u3000文文文文文文\u3000文文";
    l = set(text, 6, justify, &t.diag);
    ok(joins(l, text) && !l->overfull && l->lines[1].start != 24,
       "U+3000 begins no line but the first");

    struct diag d = {.arena = &t.arena};
    char *marks = arena_alloc(&t.arena, 2100, 1);
    strcpy(marks, "文e");
    for (size_t i = 0; i < 1000; i++)
        strcat(marks, "\u0301");
    l = set(marks, 6, justify, &d);
    ok(joins(l, marks) && l->n == 1, "a thousand accents on a letter stay with it");
}

static void test_title(void)
{
    char *text = repeated("关于槐安里小区电梯大修方案公示通知", 5);
    const struct para_style title = {.align = TEXT_CENTER, .balance = true};

    for (int em = 4; em <= 40; em += 4) {
        struct text_lines *l = set(text, em, title, &t.diag);
        pt64 least = PT(10000);

        for (size_t i = 0; i < l->n; i++)
            if (l->lines[i].width < least)
                least = l->lines[i].width;
        ok(joins(l, text) && !l->overfull && (em < 12 || least * 3 > l->width * 2),
           "a title of 85 characters in %d em: %zu lines", em, l->n);
    }
}

static void test_speed(void)
{
    const char *text =
        repeated("根据《住宅专项维修资金管理办法》规定，小区2026年11月23日公示。", 17);
    struct slice s = slice_of(text);
    struct para *p = test_para(&t, "宋", text);
    double start = milliseconds();

    for (int i = 0; i < 50; i++)
        para_break(&t.arena, p,
                   &(struct para_style){.size = PT(12),
                                        .leading = PT(20),
                                        .measure = PT(12 * 28),
                                        .align = TEXT_JUSTIFY});
    double each = (milliseconds() - start) / 50;
    printf("# %zu characters broken in %.3f ms\n", utf8_count(s), each);
    ok(each < 20, "fast enough, on a busy machine and with sanitizers as well");
}

int main(void)
{
    test_fonts_open(&t);
    test_edges();
    test_long();
    test_refused();
    test_invisible();
    test_title();
    test_speed();
    ok(t.diag.errors == 0, "no other errors");
    test_fonts_close(&t);
    return done();
}
