/* The rules of Chinese: every rule by its cases (tests/checks/L*.txt), and what
 * holds for any text: places are in order and inside, and the safe cures come to an
 * end. */
#include "base/buf.h"
#include "base/file.h"
#include "base/map.h"
#include "cases.h"
#include "check/rules.h"
#include "language/language.h"
#include "tap.h"

static struct arena arena;
static struct han_forms *forms;
static const struct slice bodies[] = {{"槐安里小区业主委员会", 30},
                                      {"槐安里物业服务中心", 27},
                                      {"槐安里社区居民委员会", 30},
                                      {"社区居委会", 15}};

static struct findings scan(struct slice text, struct slice switches)
{
    struct findings f = {.arena = &arena};
    struct language l = {.forms = forms,
                         .places = {SLICE("槐安里")},
                         .bodies = bodies,
                         .nbodies = sizeof bodies / sizeof *bodies,
                         .markdown = slice_find(switches, SLICE("m")) != SIZE_MAX,
                         .name = slice_find(switches, SLICE("n")) != SIZE_MAX,
                         .commerce = slice_find(switches, SLICE("c")) != SIZE_MAX};

    language_scan(&l, text, &f);
    return f;
}

/* The text with every cure of the rule in it; safe: with the safe ones of all rules. */
static struct slice cured(struct slice text, const struct findings *f, const char *code)
{
    struct buf out = BUF_INIT;
    size_t done = 0;

    for (size_t i = 0; i < f->n; i++) {
        const struct finding *x = &f->list[i];
        bool mine = code ? strcmp(language_code(x->rule), code) == 0 : x->safe;
        if (!mine || !x->cure.ptr || x->start < done)
            continue;
        buf_slice(&out, slice_sub(text, done, x->start));
        buf_slice(&out, x->cure);
        done = x->end;
    }
    buf_slice(&out, slice_from(text, done));
    struct slice s = slice_dup(&arena, buf_view(&out));
    buf_release(&out);
    return s;
}

/* The text with «» around what the rule found. */
static struct slice marked(struct slice text, const struct findings *f,
                           const char *code)
{
    struct buf out = BUF_INIT;
    size_t done = 0;

    for (size_t i = 0; i < f->n; i++) {
        if (strcmp(language_code(f->list[i].rule), code) != 0)
            continue;
        buf_slice(&out, slice_sub(text, done, f->list[i].start));
        buf_str(&out, "«");
        buf_slice(&out, slice_sub(text, f->list[i].start, f->list[i].end));
        buf_str(&out, "»");
        done = f->list[i].end;
    }
    buf_slice(&out, slice_from(text, done));
    struct slice s = slice_dup(&arena, buf_view(&out));
    buf_release(&out);
    return s;
}

static int rule_named(const char *code)
{
    for (int i = 0; i < LANGUAGE_RULES; i++)
        if (strcmp(language_code((enum language_rule)i), code) == 0)
            return i;
    return -1;
}

static void test_case(struct slice line, int good[LANGUAGE_RULES],
                      int bad[LANGUAGE_RULES])
{
    struct case_line c;

    if (!case_read(line, &c) || c.name.len == 0)
        return;
    struct slice want = case_text(&arena, c.text, true, NULL, NULL);
    struct slice text = case_text(&arena, c.text, false, NULL, NULL);
    const char *name = slice_cstr(&arena, c.name);
    int rule = rule_named(name);
    if (!ok(rule >= 0, "%s is a rule", name))
        return;
    (c.found ? bad : good)[rule]++;
    struct findings f = scan(text, c.switches);
    is(slice_cstr(&arena, marked(text, &f, name)), slice_cstr(&arena, want),
       slice_cstr(&arena, line));
    if (c.cured.ptr)
        is(slice_cstr(&arena, cured(text, &f, name)),
           slice_cstr(&arena, case_text(&arena, c.cured, false, NULL, NULL)), "cured");
}

static void test_cases(void)
{
    int good[LANGUAGE_RULES] = {0}, bad[LANGUAGE_RULES] = {0};
    struct map files = MAP_INIT(&arena);
    struct slice rest, line;

    for (int i = 0; i < LANGUAGE_RULES; i++) { /* a file may be of several rules */
        const char *number = language_number((enum language_rule)i);
        const char *path =
            arena_printf(&arena, BANBAO_HOME "/tests/checks/%s.txt", number);
        if (map_set(&files, slice_of(number), &files))
            continue;
        if (ok(file_read(&arena, path, CASES_FILE_MAX, &rest) == FILE_OK, "%s.txt",
               number))
            while (slice_cut(&rest, '\n', &line))
                test_case(line, good, bad);
    }
    for (int i = 0; i < LANGUAGE_RULES; i++) {
        const char *number = language_number((enum language_rule)i);
        ok(rule_find(slice_of(number)) != NULL, "%s is in the register", number);
    }
    for (int i = 0; i < LANGUAGE_RULES; i++)
        if (i != LANGUAGE_BROKEN) /* of two paragraphs: corpus_test.c */
            ok(good[i] >= 3 && bad[i] >= 3, "%s: %d texts with it, %d without",
               language_code((enum language_rule)i), bad[i], good[i]);
}

/* ---- any text ---- */

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static struct slice random_text(uint32_t *seed)
{
    static const char *const bits[] = {
        "小区", "居民", "區",   "(qū)",       "(",   ")",        "（",
        "）",   ",",    ", ",   ".",          "...", "--",       ":",
        ";",    "?",    "!",    " ",          "　",  "\xC2\xA0", "\xE2\x80\x8B",
        "“",    "”",    "《",   "》",         "1、", "12",       "2026",
        "年",   "月",   "09",   "[2026]",     "号",  "`",        "**",
        "|",    "[",    "](a)", "http://a/,", "\n",  "\n\n",     "- ",
        "⾦",   "、等", "。",   "，",         "A",   "{",        "}",
        "\\",   "🌸",    "的"};
    struct buf out = BUF_INIT;

    for (uint32_t n = 1 + next_random(seed) % 30; n > 0; n--)
        buf_str(&out, bits[next_random(seed) % (sizeof bits / sizeof *bits)]);
    struct slice s = slice_dup(&arena, buf_view(&out));
    buf_release(&out);
    return s;
}

static bool in_order(const struct findings *f, size_t len)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->list[i].start >= f->list[i].end || f->list[i].end > len ||
            (i && f->list[i].start < f->list[i - 1].start))
            return false;
    return true;
}

static void test_any_text(void)
{
    enum { TEXTS = 20000, ROUNDS = 12 };
    uint32_t seed = 7;
    int wild = 0, endless = 0;

    for (int i = 0; i < TEXTS; i++) {
        struct slice switches = i % 2 ? SLICE("m") : SLICE("-");
        struct slice text = random_text(&seed);
        int round = 0;
        for (; round < ROUNDS; round++) {
            struct findings f = scan(text, switches);
            wild += !in_order(&f, text.len);
            struct slice next = cured(text, &f, NULL);
            if (slice_eq(next, text))
                break;
            wild += utf8_invalid(next) != SIZE_MAX;
            text = next;
        }
        if (round == ROUNDS && endless++ < 3)
            printf("# endless: %.*s\n", SLICE_FMT(text));
    }
    ok(wild == 0,
       "places are inside the text and in order, cures are UTF-8 (%d are not)", wild);
    ok(endless == 0, "cures come to an end (%d do not)", endless);
}

int main(void)
{
    forms = han_forms_open();
    test_cases();
    test_any_text();
    han_forms_close(forms);
    arena_free(&arena);
    return done();
}
