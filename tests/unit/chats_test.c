/* Pictures for telephones: every item of the sample has them, and they say what its
 * sheet says. */
#include "base/buf.h"
#include "content/load.h"
#include "fonts.h"
#include "poster/poster.h"
#include "tap.h"

static struct arena run;
static struct buf out = BUF_INIT;

static bool blank_code(uint32_t c)
{
    return c == ' ' || c == '\n' || c == 0x3000 || c == 0x200B;
}

static void add_without_spaces(struct slice text)
{
    for (size_t k = 0; k < text.len;) {
        size_t from = k;
        if (!blank_code(utf8_next(text, &k)))
            buf_slice(&out, slice_sub(text, from, k));
    }
}

/* All that is printed, without spaces. */
static struct slice words_of(const struct frames *f)
{
    buf_clear(&out);
    for (size_t page = 0; page < f->n; page++)
        for (size_t i = 0; i < f->pages[page]->n; i++)
            if (f->pages[page]->ops[i].type == OP_GLYPHS)
                add_without_spaces(f->pages[page]->ops[i].glyphs.text);
    return slice_dup(&run, buf_view(&out));
}

/* Every text of v that the sheet prints, two characters or more, is in the pictures. */
static bool all_said(const struct value *v, struct slice sheet, struct slice chat)
{
    bool good = true;

    if (v->payload == PAYLOAD_DOC) /* a flow may be cut by a foot */
        return true;
    if (v->type == VALUE_TEXT) {
        buf_clear(&out);
        add_without_spaces(v->text);
        struct slice words = buf_view(&out);
        if (words.len < 6 || slice_find(sheet, words) == SIZE_MAX ||
            slice_find(chat, words) != SIZE_MAX)
            return true;
        printf("# not said: %.*s\n", SLICE_FMT(words));
        return false;
    }
    for (size_t i = 0; i < v->n; i++)
        good = all_said(v->items[i], sheet, chat) && good;
    for (size_t i = 0; v->type == VALUE_MAP && i < v->nmembers; i++)
        good = all_said(v->members[i].value, sheet, chat) && good;
    return good;
}

/* Where a sheet hangs is not what it says. */
static bool of_the_board(struct slice name)
{
    return slice_is(name, "栏位") || slice_is(name, "扫码");
}

static void nothing_lost(const struct theme *theme)
{
    struct diag d = {.arena = &run};
    struct load_options o = {
        BANBAO_HOME, BANBAO_HOME "/generator/kinds", {2026, 11, 25}};
    struct site *site = site_load(&run, &o, &d);

    for (size_t i = 0; site && i < site->n; i++) {
        const struct item *item = site->items[i];
        if (!poster_has_chat(theme, item) ||
            !slice_eq(item->layout, item->kind->layout))
            continue;
        enum paper paper = item->papers[PAPER_A4] ? PAPER_A4 : PAPER_A3;
        struct frames *sheet = poster_layout(&run, theme, site, item, paper, NULL, &d);
        struct frames *chat =
            poster_layout(&run, theme, site, item, PAPER_CHAT, NULL, &d);
        if (!ok(sheet && chat, "%s: both are there", item->src->path))
            continue;
        struct slice printed = words_of(sheet), shared = words_of(chat);
        bool good = true;
        for (size_t k = 0; k < item->root->nmembers; k++)
            if (!of_the_board(item->root->members[k].key))
                good = all_said(item->root->members[k].value, printed, shared) && good;
        ok(good, "%s: the pictures say all that the sheet says", item->src->path);
    }
}

int main(void)
{
    struct diag d = {.arena = &run};
    struct test_fonts fonts;

    test_fonts_open(&fonts);
    struct theme *theme =
        theme_load(&run, BANBAO_HOME "/themes/zhusha", fonts.set, NULL, &d);
    if (ok(theme && !d.errors, "the theme is sound"))
        nothing_lost(theme);
    test_fonts_close(&fonts);
    buf_release(&out);
    arena_free(&run);
    return done();
}
