/* One spelling for one tag, one address for one file, names that no system takes. */
#include "base/fold.h"
#include "compound.h"
#include "example.h"

static void folds(const char *x, const char *y, bool file, bool word)
{
    bool f = slice_eq(fold_file(&arena, slice_of(x)), fold_file(&arena, slice_of(y)));
    bool w = slice_eq(fold_word(&arena, slice_of(x)), fold_word(&arena, slice_of(y)));

    ok(f == file && w == word, "%s and %s: one file %d, one word %d", x, y, file, word);
}

static void put_tagged(const char *name, const char *day, const char *tags)
{
    put(name, arena_printf(&arena,
                           "---\n类型: 通知\n标题: 停水%s\n咨询电话: 0000-0000001\n"
                           "撤下: 2026-12-01\n落款: 示例小区业委会\n日期: %s\n标签: "
                           "%s\n---\n正文\n",
                           day, day, tags));
}

static void one_tag(void)
{
    clear();
    put_tagged("content/通知/a.md", "2026-09-28", "[Abc, abc, \"\", ａｂｃ, con]");
    put_tagged("content/通知/b.md", "2026-09-27", "[ABC, 维 修, a/b]");
    put_tagged("content/通知/c.md", "2026-09-26", "[维　修, \"A:B\"]");
    struct site *s = load();
    ok(s && s->n == 3 && diag.errors == 0, "sound");
    text_is(s->items[0], "标签.0", "Abc");
    text_is(s->items[0], "标签.1", "con");
    ok(s->items[0]->ntags == 2, "each once");
    text_is(s->items[1], "标签.0", "Abc");
    text_is(s->items[2], "标签.0", "维 修");
    text_is(s->items[2], "标签.1", "a/b");
}

static void twins(const char *one, const char *other, bool same)
{
    clear();
    put_tagged(arena_printf(&arena, "content/通知/%s.md", one), "2026-09-28", "[水]");
    put_tagged(arena_printf(&arena, "content/通知/%s.md", other), "2026-09-27", "[水]");
    load();
    bool told = diag.n && strcmp(diag.messages[0].code, "url-duplicate") == 0;
    ok(told == same, "%s and %s: %s", one, other, same ? "one file" : "two");
}

static void devices(void)
{
    static const char *const names[] = {"con",  "NUL",  "Aux.txt",
                                        "com1", "LPT9", "con "};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        ok(name_is_device(slice_of(names[i])), "%s is a device", names[i]);
    ok(!name_is_device(SLICE("com0")) && !name_is_device(SLICE("contents")) &&
           !name_is_device(SLICE("通知")),
       "others are not");
}

/* A name that looks like another one is none. */
static void unseen(void)
{
    clear();
    put_tagged("content/通知/停水\xE2\x80\x8B.md", "2026-09-28", "[水]");
    load();
    ok(diag.n == 1 && strcmp(diag.messages[0].code, "file-name") == 0,
       "a zero-width space in a name");
}

int main(void)
{
    compound_open("tags");
    folds("Abc", "abc", true, true);
    folds("caf\xC3\xA9", "cafe\xCC\x81", true, true);
    folds("CAF\xC3\x89", "cafe\xCC\x81", true, true);
    folds("Wi-Fi", "Ｗｉ－ｆｉ", false, true);
    folds("停水", "停水", true, true);
    folds("停水", "停电", false, false);
    folds("ДОМ", "дом", true, true);
    is(half_width(&arena, SLICE("２０２６－１１　３（日）")).ptr, "2026-11 3(日)",
       "half-width");
    one_tag();
    twins("caf\xC3\xA9", "cafe\xCC\x81", true);
    twins("Abc", "aBC", true);
    twins("甲", "乙", false);
    devices();
    unseen();
    compound_close();
    return done();
}
