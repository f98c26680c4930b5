/* Every kind under stress: items made from the limits that its own file states, the
 * least, what is usual and the most, with titles of 4 and of 40 characters and names
 * of 2 to 12, on its papers and for telephones, in colour and in the theme for laser
 * printers. A sheet is clean, or there is none and the message names the place; never
 * one upon another. */
#include "clean.h"
#include "content/load.h"
#include "fonts.h"
#include "papers.h"
#include "poster/poster.h"
#include "tap.h"

#include "every_kind.h"

#include <stdlib.h>

enum amount { LEAST, USUAL, MOST, AMOUNTS };

static const struct field *tree_of; /* the table being written, where it is a tree */

static const char *person(long i, enum amount how, long max)
{
    for (long k = i; how != LEAST; k++)
        if (max < 0 || (long)utf8_count(slice_of(made_name(k))) <= max)
            return made_name(k);
    return "周远";
}

/* How many characters of a text, or entries of a table. */
static long size_of(const struct field *f, enum amount how, long least, long most)
{
    long min = f->min >= 0 ? f->min : least, max = f->max >= 0 ? f->max : most;

    if (max < min)
        max = min;
    return how == LEAST ? min : how == MOST ? max : min + (max - min) / 2;
}

static void value_of(const struct field *f, enum field_type type, enum amount how,
                     long i, int depth);

static bool is_written(const struct field *f, enum amount how, bool top)
{
    static const char *const own[] = {"类型", "标题", "短标题", "落款", "日期", "张贴",
                                      "撤下", "纸张", "版式",   "编号", "短址", "草稿",
                                      "栏位", "标签", "副题",   "对联"};

    for (size_t i = 0; top && i < sizeof own / sizeof *own; i++)
        if (slice_is(f->name, own[i]))
            return false;
    return f->required || f->privacy == PRIVACY_SECRET ||
           (how != LEAST && !f->otherwise);
}

static void record(const struct field *fields, size_t n, enum amount how, long i,
                   int depth)
{
    bool first = true;

    say("{");
    for (size_t c = 0; c < n; c++) {
        const struct field *f = &fields[c];
        bool up = tree_of && slice_eq(f->name, tree_of->tree_up);
        if (up ? i == 0 : !is_written(f, how, false))
            continue;
        say("%s\"%.*s\": ", first ? "" : ", ", SLICE_FMT(f->name));
        first = false;
        if (up)
            say("第%ld组", (i - 1) / (how == USUAL ? 2 : 4) + 1);
        else if (tree_of && slice_eq(f->name, tree_of->tree_by))
            say("第%ld组", i + 1);
        else
            value_of(f, f->type, how, i * 7 + (long)c, depth);
    }
    say("}");
}

static void table(const struct field *f, enum amount how, int depth)
{
    long n = size_of(f, how, 1, 12);

    const struct field *around = tree_of;

    tree_of = f->tree_by.len ? f : NULL;
    if (tree_of && how == USUAL) /* every one with all that it may have */
        n = 10;
    if (around && n > 2) /* names at a node */
        n = 2;
    for (long i = 0; i < n; i++) {
        say("%s", depth > 1 ? i ? ", " : "[" : "\n  - ");
        record(f->columns, f->ncolumns, how, i, depth + 1);
    }
    if (depth > 1)
        say("]");
    tree_of = around;
}

static void number(const struct field *f, enum amount how, long i)
{
    if (how != MOST && f->example.len)
        say("%.*s", SLICE_FMT(f->example));
    else
        say("%ld", how == LEAST ? 1 : 12 + i % 80);
}

static void scalar(const struct field *f, enum field_type type, enum amount how, long i)
{
    static const char *const days[] = {"2026-12-01", "2026-12-05", "2026-12-24"};

    if (type == FIELD_PERSON || f->privacy == PRIVACY_PERSONAL)
        say("%s", type == FIELD_PICTURE ? "图.png" : person(i, how, f->max));
    else if (type == FIELD_TEXT)
        say("\"%s\"", text(size_of(f, how, 2, how == MOST ? 20 : 8), i));
    else if (type == FIELD_MARKDOWN)
        say("\"%s\"", text(size_of(f, how, 8, how == MOST ? 120 : 40), i));
    else if (type == FIELD_NUMBER)
        number(f, how, i);
    else if (type == FIELD_MONEY)
        say("%s", how == MOST ? "98765432.10" : how == USUAL ? "12864.50" : "8.00");
    else if (type == FIELD_DATE && f->almanac) /* one row a day */
        say("2026-12-%02ld", 1 + i % 31);
    else if (type == FIELD_DATE)
        say("%s", days[i % 3]);
    else if (type == FIELD_TIME)
        say("\"%ld:30\"", 8 + i % 12);
    else if (type == FIELD_PERIOD)
        say("{起: 2026-11-23, %s}", how == MOST    ? "天数: 60"
                                    : how == USUAL ? "工作日: 5"
                                                   : "天数: 1");
    else if (type == FIELD_PHONE)
        say("0000-0000001");
    else if (type == FIELD_FLAG)
        say("%s", f->privacy == PRIVACY_SECRET || i % 2 ? "是" : "否");
    else if (type == FIELD_PICTURE)
        say("图.png");
    else if (type == FIELD_LINK)
        say("https://a.example/");
    else if (type == FIELD_MONTH)
        say("2026年12月");
    else
        say("%.*s", SLICE_FMT(f->choices[(size_t)i % f->nchoices]));
}

static void value_of(const struct field *f, enum field_type type, enum amount how,
                     long i, int depth)
{
    if (type == FIELD_TABLE) {
        table(f, how, depth);
    } else if (type == FIELD_RECORD) {
        record(f->columns, f->ncolumns, how, i, depth);
    } else if (type == FIELD_COLLECT) {
        say("[收录/一, 收录/二]");
    } else if (type == FIELD_LIST) {
        struct field one = *f;
        long n = size_of(f, how, 1, 3);
        one.min = f->of_min;
        one.max = f->of_max;
        say("[");
        for (long k = 0; k < n; k++) {
            say("%s", k ? ", " : "");
            scalar(&one, f->of, how, i + k);
        }
        say("]");
    } else {
        scalar(f, type, how, i);
    }
}

static void write_item(const struct kind *k, enum amount how)
{
    static const char *const names[AMOUNTS] = {"少", "中", "多"};

    buf_clear(&out);
    say("---\n类型: %.*s\n标题: %s\n短标题: 短的\n落款: 业主委员会\n日期: 2026-11-23\n"
        "撤下: 2027-11-20\n短址: %.*s%d\n",
        SLICE_FMT(k->name),
        title(how == LEAST   ? 4
              : how == USUAL ? 12
                             : 40),
        SLICE_FMT(k->alias), (int)how);
    for (size_t i = 0; i < k->nfields; i++) {
        if (!is_written(&k->fields[i], how, true))
            continue;
        say("%.*s: ", SLICE_FMT(k->fields[i].name));
        value_of(&k->fields[i], k->fields[i].type, how, (long)i, 1);
        say("\n");
    }
    say("---\n\n%s\n", how == LEAST ? "" : text(how == USUAL ? 60 : 240, 0));
    put(arena_printf(&run, "content/试/%.*s%s.md", SLICE_FMT(k->name), names[how]),
        buf_view(&out));
}

/* There is none: then the message tells where and what to do. */
static bool is_explained(const struct diag *d, size_t before)
{
    return d->n > before && d->messages[before].at.src && d->messages[before].hint_zh;
}

static void lay_out(const struct theme *theme, const char *name,
                    const struct site *site, struct diag *d)
{

    for (size_t i = 0; i < site->n; i++)
        for (int paper = 0; paper < PAPER_ALL; paper++) {
            const struct item *item = site->items[i];
            bool most = slice_ends(slice_of(item->src->path), SLICE("多.md"));
            struct arena scratch = {0};
            size_t before = d->n;
            if (paper != PAPER_CHAT && !item->papers[paper])
                continue;
            struct frames *f =
                poster_layout(&scratch, theme, site, item, paper, NULL, d);
            bool good = f || (most && paper != PAPER_CHAT && is_explained(d, before));
            if (f && paper == PAPER_CHAT)
                good = fits_chats(f);
            for (size_t page = 0; f && page < f->n; page++)
                good = clean(&scratch, f->pages[page], paper_floor(paper)) && good;
            ok(good, "%s on %s in %s: %zu pages", item->src->path, paper_called(paper),
               name, f ? f->n : 0);
            for (size_t m = before; !good && m < d->n; m++)
                printf("# %s: %s\n", d->messages[m].code, d->messages[m].zh);
            arena_free(&scratch);
        }
}

static void in_theme(const char *name, struct fontset *fonts, const struct site *site,
                     struct diag *d)
{
    struct theme *theme =
        theme_load(&run, file_join(&run, BANBAO_HOME "/themes", name), fonts, NULL, d);

    if (ok(theme, "the theme %s", name))
        lay_out(theme, name, site, d);
}

int main(void)
{
    struct diag d = {.arena = &run};

    strcpy(root, "/tmp/banbao-stress-XXXXXX");
    if (!mkdtemp(root))
        return 1;
    write_site();
    struct kinds *kinds = write_kinds(&d);
    for (size_t i = 0; i < kinds->n; i++)
        for (int how = 0; how < AMOUNTS; how++)
            write_item(kinds->list[i], (enum amount)how);
    struct load_options o = {root, file_join(&run, root, "kinds"), {2026, 11, 25}};
    struct site *site = site_load(&run, &o, &d);
    struct test_fonts fonts;
    test_fonts_open(&fonts);
    if (!ok(site && d.errors == 0 && site->n == kinds->n * AMOUNTS + 2,
            "an item of every kind, three times")) {
        buf_clear(&out);
        diag_print(&d, LANG_ZH, &out);
        printf("%.*s\n", (int)out.len, out.ptr);
    } else {
        in_theme("zhusha", fonts.set, site, &d);
        in_theme("mono", fonts.set, site, &d);
    }
    test_fonts_close(&fonts);
    buf_release(&out);
    if (!getenv("KEEP"))
        file_remove_tree(root);
    arena_free(&run);
    return done();
}
