/* Every code of the register by its cases, tests/checks/CODE.txt (cases.h): each is an
 * item of a compound that is loaded, weighed and checked as `banbao check` does it;
 * where a file asks for it, it is laid out, proofread and made a website, too. */
#include "base/file.h"
#include "cases.h"
#include "check/check.h"
#include "check/settings.h"
#include "content/load.h"
#include "final_scan.h"
#include "fonts.h"
#include "sheets.h"
#include "site/write.h"
#include "tap.h"

#include <stdlib.h>

enum { EACH_MIN = 3 };

static struct arena arena;
static char root[64];
static struct test_fonts fonts; /* opened by the first file that needs it */

#define PLACE "落款: 示例小区业委会\n日期: 2026-09-28\n撤下: 2026-12-01\n"
#define HEAD(title)                                                                    \
    "---\n类型: 通知\n标题: " title "\n" PLACE "咨询电话: 0000-0000001\n---\n"

static const char site_yaml[] =
    "名称: 示例小区\n简称: 槐安里\n简介: 一个示例小区\n网址: https://a.example\n"
    "报修电话: 0000-0000001\n"
    "机构: [示例小区业委会, 槐安里小区业主委员会, 槐安里物业服务中心, 槐安里社区居民委员会, 社区居委会]\n"
    "电话: [{名称: 值班手机, 号码: 18900000001}]\n栏目:\n  - {目录: 通知}\n";
static const char calendar[] = "2026:\n  放假: [10-01 至 10-07]\n  上班: [10-10]\n";
/* A kind with a name, for texts that are one. */
static const char card[] =
    "类型: 名片\n英文: card\n说明: 一个人\n栏目: 通知\n标记: 名片\n版名: 名片\n"
    "网页: announcement\n海报: announcement\n纸张: [A4]\n摘要: 名片\n"
    "字段:\n  姓名: {型: 人名, 英文: person}\n";

struct test_case {
    struct case_line line;
    const char *path;
    struct slice marked; /* what stands in «»; ptr NULL: nothing does */
    size_t number;
};

/* One file of cases, and what it asks for. */
struct corpus {
    const char *code, *dir;
    struct test_case *cases;
    size_t n, cap, yes, no;
    struct date today;
    struct buf site, theme;
    bool sheets, pages;
};

/* ---- writing the compound ---- */

static void put(const struct corpus *c, const char *name, struct slice text)
{
    const char *path = file_join(&arena, c->dir, name);

    file_make_parents(path);
    file_write(path, text);
}

/* A case as an item; start is where its text begins in it. */
static void put_item(struct corpus *c, struct test_case *k, struct slice text)
{
    struct slice sw = k->line.switches;
    struct buf out = BUF_INIT;

    if (slice_find(sw, SLICE("n")) != SIZE_MAX)
        buf_printf(&out, "---\n类型: 名片\n标题: 名片\n" PLACE "姓名: '%.*s'\n---\n",
                   SLICE_FMT(text));
    else if (slice_starts(text, SLICE("---")))
        buf_slice(&out, text);
    else
        buf_printf(&out, "%s%.*s",
                   slice_find(sw, SLICE("c")) != SIZE_MAX ? HEAD("商户优惠")
                                                          : HEAD("停水"),
                   SLICE_FMT(text));
    buf_char(&out, '\n');
    put(c, k->path, buf_view(&out));
    buf_release(&out);
}

static void test_theme(const struct corpus *of, const struct case_line *k,
                       size_t number);

static void add_case(struct corpus *c, struct case_line line, size_t number)
{
    struct test_case k = {.line = line, .number = number};
    size_t start, end;

    c->yes += line.found;
    c->no += !line.found;
    if (slice_starts(line.text, SLICE("@theme "))) {
        test_theme(c, &line, number);
        return;
    }
    struct slice text = case_text(&arena, line.text, false, &start, &end);

    if (start != SIZE_MAX && end != SIZE_MAX)
        k.marked = slice_sub(text, start, end);
    k.path = arena_printf(&arena, "content/通知/%s-%zu.md", c->code, number);
    put_item(c, &k, text);
    arena_push(&arena, c->cases, c->n, c->cap);
    c->cases[c->n++] = k;
}

/* ---- pictures ---- */

static void segment(struct buf *b, int marker, const char *data, size_t n)
{
    buf_char(b, '\xFF');
    buf_char(b, (char)marker);
    buf_char(b, (char)((n + 2) >> 8));
    buf_char(b, (char)(n + 2));
    buf_put(b, data, n);
}

#define SEGMENT(b, marker, data) segment(b, marker, data, sizeof(data) - 1)

/* A gray JPEG, so many blocks of 8 pixels wide and high; place: with an Exif that tells
 * where. A block is two bits: no difference, and no more of it. */
static void put_photo(const struct corpus *c, const char *path, bool place, int blocks)
{
    char table[65] = {0}, frame[] = "\x08\0\x08\0\x08\x01\x01\x11\0";
    struct buf b = BUF_INIT;

    for (int i = 1; i < 65; i++)
        table[i] = 8;
    for (int i = 1; i < 5; i += 2) {
        frame[i] = (char)(blocks * 8 >> 8);
        frame[i + 1] = (char)(blocks * 8);
    }
    buf_put(&b, "\xFF\xD8", 2);
    if (place)
        SEGMENT(&b, 0xE1,
                "Exif\0\0MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1A\0\0\0"
                "\0\0\x02\0\x01\0\x02\0\0\0\x02N\0\0\0\0\x03\0\x02\0\0\0\x02"
                "E\0\0\0\0\0\0\0");
    segment(&b, 0xDB, table, sizeof table);
    segment(&b, 0xC0, frame, sizeof frame - 1);
    SEGMENT(&b, 0xC4, "\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    SEGMENT(&b, 0xC4, "\x10\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    SEGMENT(&b, 0xDA, "\x01\x01\0\0\x3F\0");
    for (int i = 0; i < (blocks * blocks + 3) / 4; i++)
        buf_char(&b, '\0');
    buf_put(&b, "\xFF\xD9", 2);
    put(c, path, buf_view(&b));
    buf_release(&b);
}

/* ---- reading the file ---- */

static void take_words(struct corpus *c, struct slice line)
{
    struct slice word, rest = line, name;

    slice_cut(&rest, ' ', &word);
    struct slice text = case_text(&arena, rest, true, NULL, NULL);
    if (slice_is(word, "@today")) {
        ok(date_parse(text, &c->today), "%s: a day", c->code);
    } else if (slice_is(word, "@site")) {
        buf_slice(&c->site, text);
        buf_char(&c->site, '\n');
    } else if (slice_is(word, "@theme")) {
        buf_slice(&c->theme, text);
        buf_char(&c->theme, '\n');
    } else if (slice_is(word, "@file")) {
        slice_cut(&text, ' ', &name);
        put(c, slice_cstr(&arena, name), text);
    } else if (slice_is(word, "@photo")) {
        slice_cut(&text, ' ', &name);
        put_photo(c, slice_cstr(&arena, name), slice_is(text, "place"),
                  slice_is(text, "large") ? 250 : 1);
    } else if (slice_is(word, "@sheets")) {
        c->sheets = true;
    } else if (slice_is(word, "@pages")) {
        c->pages = true;
    } else {
        ok(false, "%s: no %.*s", c->code, SLICE_FMT(word));
    }
}

static bool read_cases(struct corpus *c)
{
    const char *path = arena_printf(&arena, "tests/checks/%s.txt", c->code);
    struct slice text, line;
    struct case_line k;
    size_t number = 0;

    if (!ok(file_read(&arena, path, CASES_FILE_MAX, &text) == FILE_OK, "%s is there",
            path))
        return false;
    buf_str(&c->site, site_yaml);
    put(c, "content/calendar.yaml", slice_of(calendar));
    put(c, "content/kinds/名片.yaml", slice_of(card));
    while (slice_cut(&text, '\n', &line)) {
        number++;
        if (slice_starts(line, SLICE("@")))
            take_words(c, line);
        else if (case_read(line, &k))
            add_case(c, k, number);
        else if (line.len && line.ptr[0] != '#')
            ok(false, "%s:%zu is no case", path, number);
    }
    put(c, "content/site.yaml", buf_view(&c->site));
    return ok(c->yes >= EACH_MIN && c->no >= EACH_MIN,
              "%s has %zu cases to find, %zu to leave", c->code, c->yes, c->no);
}

/* ---- as build.c does it ---- */

struct pages {
    struct leaks *leaks;
    const struct site *site;
};

static void take_page(void *ctx, const char *path, struct slice data)
{
    struct pages *p = ctx;

    scan_page(p->leaks, p->site, path, data);
}

/* The theme that comes with banbao, with what the file of cases adds; a base is said
 * from the theme's folder, /tmp/banbao-corpus-XXXXXX/CODE/themes/t. */
static const char *theme_folder(struct corpus *c)
{
    const char *base = BANBAO_HOME "/themes/zhusha";

    if (c->theme.len == 0)
        return base;
    put(c, "themes/t/theme.yaml",
        slice_of(
            arena_printf(&arena, "base: ../../../../..%s\n%s", base, c->theme.ptr)));
    return file_join(&arena, c->dir, "themes/t");
}

static void lay_out(struct corpus *c, struct site *s, struct leaks *leaks,
                    struct sheets *sheets, struct diag *d)
{
    if (!fonts.set)
        test_fonts_open(&fonts);
    struct theme *theme = theme_load(&arena, theme_folder(c), fonts.set, s, d);
    if (!theme)
        return;
    *sheets = sheets_layout(&arena, s, theme, (struct workers){1, NULL}, d);
    for (size_t i = 0; i < sheets->n; i++)
        if (sheets->list[i].frames)
            scan_sheet(leaks, SLICE("print/海报.pdf"), sheets->list[i].item,
                       sheets->list[i].frames);
}

/* What is left alone must be there: an item that was refused proves nothing. */
static void all_there(const struct corpus *c, const struct site *s)
{
    for (size_t i = 0; i < c->n; i++) {
        bool there = c->cases[i].line.found;
        for (size_t k = 0; k < s->n && !there; k++)
            there = strcmp(s->items[k]->src->path, c->cases[i].path) == 0;
        if (!there)
            ok(false, "%s:%zu is no sound item", c->code, c->cases[i].number);
    }
}

static void run(struct corpus *c, struct sheets *sheets, struct diag *d)
{
    struct load_options o = {c->dir, BANBAO_HOME "/generator/kinds", c->today};
    struct site *s = site_load(&arena, &o, d);

    if (!ok(s != NULL, "%s: a compound", c->code))
        return;
    all_there(c, s);
    d->judge = settings_judge(settings_open(&arena, s, d));
    site_check(s, d);
    struct leaks *leaks = leaks_open(&arena, s, d);
    if (c->sheets)
        lay_out(c, s, leaks, sheets, d);
    struct pages pages = {leaks, s};
    struct layers theme;
    if (c->pages && layers_open(&arena, theme_folder(c), &theme, d))
        site_write(&arena,
                   &(struct site_input){
                       .site = s, .theme = &theme, .sink = {take_page, &pages}},
                   d);
}

/* ---- judging ---- */

/* A span without an end is one character. */
static bool same_text(const struct message *m, struct slice marked)
{
    size_t end = m->at.start;

    utf8_next(m->at.src->text, &end);
    if (m->at.end > m->at.start)
        end = m->at.end;
    return slice_eq(slice_sub(m->at.src->text, m->at.start, end), marked);
}

static bool same_severity(const struct message *m, char said)
{
    return said == 0 || "EWH"[m->severity] == said;
}

static void judge(const struct corpus *c, const struct test_case *k,
                  const struct diag *d)
{
    const struct message *hit = NULL, *any = NULL;
    bool there = false;

    for (size_t i = 0; i < d->n; i++) {
        const struct message *m = &d->messages[i];
        if (!m->at.src || strcmp(m->at.src->path, k->path) != 0)
            continue;
        bool same = strcmp(m->code, c->code) == 0;
        any = same || !any ? m : any;
        there |= same;
        if (same && same_text(m, k->marked) && same_severity(m, k->line.severity))
            hit = m;
    }
    if (!k->marked.ptr && k->line.found)
        ok(false, "%s:%zu does not say where", c->code, k->number);
    if (!ok(k->line.found ? hit && hit->hint_zh : !there, "%s:%zu %.*s", c->code,
            k->number, SLICE_FMT(k->line.text)))
        printf("# got %s %s\n# at %.*s\n", any ? any->code : "nothing",
               any ? any->zh : "", any ? (int)(any->at.end - any->at.start) : 0,
               any ? any->at.src->text.ptr + any->at.start : "");
}

/* A case that is a theme: what it does to a sheet is told where the theme says so, and
 * not in the layouts of the one below. */
static void test_theme(const struct corpus *of, const struct case_line *k,
                       size_t number)
{
    static const char item[] =
        "---\n类型: 通知\n标题: 停水\n" PLACE
        "咨询电话: 0000-0000001\n要点:\n  - {名: 停水时间, 内容: "
        "上午}\n---\n一段话。\n";
    struct corpus c = {.code = of->code, .today = of->today, .sheets = true};
    struct diag d = {.arena = &arena};
    struct sheets sheets = {0};
    bool there = false;

    c.dir = arena_printf(&arena, "%s-%zu", of->dir, number);
    put(&c, "content/site.yaml", slice_of(site_yaml));
    put(&c, "content/calendar.yaml", slice_of(calendar));
    put(&c, "content/通知/a.md", slice_of(item));
    buf_slice(&c.theme, slice_from(k->text, strlen("@theme ")));
    run(&c, &sheets, &d);
    for (size_t i = 0; i < d.n; i++)
        there |= strcmp(d.messages[i].code, c.code) == 0 && d.messages[i].at.src &&
                 strstr(d.messages[i].at.src->path, "themes/t/theme.yaml") &&
                 same_severity(&d.messages[i], k->severity);
    ok(there == k->found && d.errors == 0, "%s:%zu %.*s", c.code, number,
       SLICE_FMT(k->text));
    sheets_close(&sheets);
    buf_release(&c.theme);
}

static void test_code(const char *code)
{
    struct corpus c = {.code = code, .today = {2026, 9, 30}};
    struct diag d = {.arena = &arena};
    struct sheets sheets = {0};

    c.dir = file_join(&arena, root, code);
    if (read_cases(&c))
        run(&c, &sheets, &d);
    for (size_t i = 0; i < c.n; i++)
        judge(&c, &c.cases[i], &d);
    sheets_close(&sheets);
    buf_release(&c.site);
    buf_release(&c.theme);
}

int main(int argc, char **argv)
{
    const struct check_rule *r;

    snprintf(root, sizeof root, "/tmp/banbao-corpus-XXXXXX");
    if (!mkdtemp(root))
        return 2;
    for (size_t i = 0; (r = rule_at(i)); i++)
        if ((argc < 2 || strcmp(argv[1], r->code) == 0))
            test_code(r->code);
    file_remove_tree(root);
    if (fonts.set)
        test_fonts_close(&fonts);
    arena_free(&arena);
    return done();
}
