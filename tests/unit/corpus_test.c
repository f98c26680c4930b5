/* tests/checks/CODE.txt: what each check must find, and what it must leave alone.
 *
 *   + text    the error or warning CODE is reported, of exactly what stands in «»
 *   +W text   the same, and it is a warning
 *   - text    CODE is not reported
 *
 * ⏎ is a line end. A text that begins with --- is a whole item; else it is the body of
 * a notice of 2026-09-28 that stays up till 2026-12-01. Every code has three of each.
 */
#include "base/buf.h"
#include "base/file.h"
#include "check/check.h"
#include "check/rules.h"
#include "content/load.h"
#include "tap.h"

#include <stdlib.h>

enum { FILE_MAX = 1 << 20, EACH_MIN = 3 };

static struct arena arena;
static char root[64];

static const char site[] =
    "名称: 示例小区\n简介: 一个示例小区\n网址: https://a.example\n"
    "报修电话: 0000-0000001\n机构: [示例小区业委会]\n"
    "电话: [{名称: 值班手机, 号码: 18900000001}]\n栏目:\n  - {目录: 通知}\n";
static const char head[] =
    "---\n类型: 通知\n标题: 停水\n落款: 示例小区业委会\n日期: 2026-09-28\n"
    "撤下: 2026-12-01\n咨询电话: 0000-0000001\n---\n";
static const char calendar[] = "2026:\n  放假: [10-01 至 10-07]\n  上班: [10-10]\n";

struct kase {
    const char *code, *path;
    bool found, warning;
    struct slice line, marked; /* marked: what stands in «»; ptr NULL: none */
    size_t number;
};

static struct kase *cases;
static size_t ncases, cap;

static void put(const char *name, struct slice text)
{
    const char *path = file_join(&arena, root, name);

    file_make_parents(path);
    file_write(path, text);
}

/* The input without its marks, ⏎ as line ends; *start and *end: what was marked. */
static struct slice unmarked(struct slice s, size_t *start, size_t *end)
{
    struct buf out = BUF_INIT;

    *start = *end = SIZE_MAX;
    if (!slice_starts(s, SLICE("---")))
        buf_str(&out, head);
    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        if (cp == 0xAB)
            *start = out.len;
        else if (cp == 0xBB)
            *end = out.len;
        else if (cp == 0x23CE)
            buf_char(&out, '\n');
        else
            buf_cp(&out, cp);
    }
    buf_char(&out, '\n');
    struct slice text = slice_dup(&arena, buf_view(&out));
    buf_release(&out);
    return text;
}

static void add_case(const char *code, struct slice line, size_t number)
{
    struct kase k = {.code = code, .line = line, .number = number};
    size_t start, end;

    k.found = line.ptr[0] == '+';
    k.warning = slice_starts(line, SLICE("+W"));
    struct slice text =
        unmarked(slice_trim(slice_from(line, k.warning ? 2 : 1)), &start, &end);
    if (start != SIZE_MAX && end != SIZE_MAX)
        k.marked = slice_sub(text, start, end);
    const char *name = arena_printf(&arena, "content/通知/%s-%zu.md", code, number);
    k.path = name;
    put(name, text);
    arena_push(&arena, cases, ncases, cap);
    cases[ncases++] = k;
}

static void read_cases(const char *code)
{
    const char *path = arena_printf(&arena, "tests/checks/%s.txt", code);
    struct slice text, line;
    size_t number = 0, yes = 0, no = 0;

    if (!ok(file_read(&arena, path, FILE_MAX, &text) == FILE_OK, "%s is there", path))
        return;
    while (slice_cut(&text, '\n', &line)) {
        number++;
        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        yes += line.ptr[0] == '+';
        no += line.ptr[0] == '-';
        add_case(code, line, number);
    }
    ok(yes >= EACH_MIN && no >= EACH_MIN, "%s has %zu cases to find, %zu to leave",
       code, yes, no);
}

static bool same_text(const struct message *m, struct slice marked)
{
    return !marked.ptr ||
           slice_eq(slice_sub(m->at.src->text, m->at.start, m->at.end), marked);
}

static void judge(const struct kase *k, const struct diag *d)
{
    const struct message *hit = NULL, *any = NULL;

    for (size_t i = 0; i < d->n; i++) {
        const struct message *m = &d->messages[i];
        if (!m->at.src || strcmp(m->at.src->path, k->path) != 0)
            continue;
        any = m;
        if (strcmp(m->code, k->code) == 0)
            hit = m;
    }
    bool good = k->found ? hit && same_text(hit, k->marked) &&
                               (hit->severity == SEVERITY_WARNING || !k->warning)
                         : !hit;
    if (!ok(good, "%s:%zu %.*s", k->code, k->number, SLICE_FMT(k->line)))
        printf("# got %s %s\n# at %.*s\n", any ? any->code : "nothing",
               any ? any->zh : "", any ? (int)(any->at.end - any->at.start) : 0,
               any ? any->at.src->text.ptr + any->at.start : "");
}

/* Met by tests of their own, as they need more than a text. */
static bool is_elsewhere(const char *code)
{
    static const char *const codes[] = {"P10", "P11", "P12", "P13",
                                        "T1",  "T5",  "T6",  NULL};

    for (size_t i = 0; codes[i]; i++)
        if (strcmp(codes[i], code) == 0)
            return true;
    return code[0] == 'G' || code[0] == 'L';
}

int main(void)
{
    const struct check_rule *r;
    struct diag d = {.arena = &arena};

    snprintf(root, sizeof root, "/tmp/banbao-corpus-XXXXXX");
    if (!mkdtemp(root))
        return 2;
    put("content/site.yaml", slice_of(site));
    put("content/calendar.yaml", slice_of(calendar));
    for (size_t i = 0; (r = rule_at(i)); i++)
        if (!is_elsewhere(r->code))
            read_cases(r->code);
    struct load_options o = {root, BANBAO_HOME "/generator/kinds", {2026, 9, 30}};
    struct site *s = site_load(&arena, &o, &d);
    if (s)
        site_check(s, &d);
    ok(s && s->n == ncases, "every case is a sound item: %zu of %zu", s ? s->n : 0,
       ncases);
    for (size_t i = 0; i < ncases; i++)
        judge(&cases[i], &d);
    file_remove_tree(root);
    arena_free(&arena);
    return done();
}
