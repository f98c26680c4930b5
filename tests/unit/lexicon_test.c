/* Lists of words that a compound adds to, and surnames among them. */
#include "base/lexicon.h"
#include "prose/person_names.h"
#include "tap.h"

static struct arena arena;

static const char *family(const char *text, bool sure)
{
    struct surname s;

    return surname_find(slice_of(text), 0, sure, &s) ? slice_cstr(&arena, s.name) : "";
}

static void test_surnames(void)
{
    const char *const *rows = lexicon_words(LEXICON_SURNAMES), *before = "";
    size_t n = 0, lost = 0, columns = lexicon_columns(LEXICON_SURNAMES);

    for (; rows[n * columns]; before = rows[n++ * columns]) {
        const char *name = rows[n * columns];
        lost += strcmp(family(name, false), name) != 0 || strcmp(before, name) >= 0;
    }
    ok(n >= 500 && lost == 0, "%zu surnames, in order, each is found", n);
    is(family("王建国", true), "王", "of one character");
    is(family("欧阳建国", true), "欧阳", "of two, where one of one begins alike");
    is(family("左丘明", true), "左", "a sure one where the longer is not");
    is(family("左丘明", false), "左丘", "else the longer one");
    is(family("东方明珠", true), "", "a word is no sure surname");
    is(family("阿", true), "", "one character alone");
    is(family("A", false), "", "no character");
    ok(holds_name(SLICE("宇文建国同志来了"), NULL) &&
           !holds_name(SLICE("东方明珠塔"), NULL),
       "every list of double surnames is one");
}

static void test_added(void)
{
    static const char *const own[] = {"阿", "",   "认", "啊", "",  "王李",
                                      "",   "认", "",   "",   NULL};
    static const char *const posts[] = {"楼长", NULL}, *const more[] = {"团长", NULL};
    const char *const *before = lexicon_words(LEXICON_POSTS);
    struct surname s;

    lexicon_add(&arena, LEXICON_SURNAMES, own);
    ok(surname_find(SLICE("阿建国"), 0, true, &s) && strcmp(s.read_as, "啊") == 0,
       "a surname that was added");
    is(family("王李建国", true), "王李", "a longer one");
    is(family("王建国", true), "王", "what was there is still there");
    lexicon_add(&arena, LEXICON_POSTS, posts);
    lexicon_add(&arena, LEXICON_POSTS, more);
    const char *const *now = lexicon_words(LEXICON_POSTS);
    ok(strcmp(now[0], "团长") == 0 && strcmp(now[1], "楼长") == 0 &&
           strcmp(now[2], before[0]) == 0,
       "words that are added stand in front");
    lexicon_reset();
    ok(lexicon_words(LEXICON_POSTS) == before && !*family("阿建国", true),
       "none again");
}

static void test_names(void)
{
    ok(lexicon_named(SLICE("units")) == LEXICON_UNITS, "by name");
    ok(lexicon_named(SLICE("unit")) == LEXICONS, "no such list");
    for (int i = 0; i < LEXICONS; i++)
        ok(lexicon_named(slice_of(lexicon_name((enum lexicon)i))) == (enum lexicon)i &&
               lexicon_required((enum lexicon)i) <= lexicon_columns((enum lexicon)i),
           "%s", lexicon_name((enum lexicon)i));
}

int main(void)
{
    test_surnames();
    test_added();
    test_names();
    arena_free(&arena);
    return done();
}
