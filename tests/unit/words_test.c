/* What words_in says of a text is what a search for each word says. */
#include "check/word_index.h"
#include "tap.h"

#include <string.h>

static struct arena arena;
static const struct word_index *words;

static bool holds(struct slice text, unsigned list)
{
    return words_in(words, text) >> list & 1;
}

static bool agrees(struct slice text)
{
    for (unsigned i = 0; i < WORDS_LISTS; i++)
        if (holds(text, i) != has_word(text, words_of(i)))
            return false;
    return true;
}

static void test_each_word(void)
{
    for (unsigned i = 0; i < WORDS_LISTS; i++)
        for (const char *const *w = words_of(i); *w; w++) {
            struct slice in = slice_of(arena_printf(&arena, "天𠮷%s。", *w));
            size_t end = in.len - strlen("。");
            utf8_prev(in, &end);
            ok(holds(in, i) && agrees(in), "%s is found", *w);
            ok(agrees(slice_sub(in, 0, end)), "%s but its last character", *w);
        }
}

/* Words cut and stuck together anyhow: what ends one begins another. */
static void test_mixtures(void)
{
    enum { TEXTS = 4000, PARTS = 6 };
    unsigned seed = 7;
    size_t bad = 0;

    for (int n = 0; n < TEXTS; n++) {
        char text[256] = "";
        for (int k = 0; k < PARTS; k++) {
            seed = seed * 1103515245 + 12345;
            const char *const *w = words_of((seed >> 16) % WORDS_LISTS);
            size_t count = 0, from = 0;
            while (w[count])
                count++;
            struct slice word = slice_of(w[(seed >> 20) % count]);
            if (seed >> 8 & 1)
                utf8_next(word, &from);
            strncat(text, word.ptr + from, word.len - from);
        }
        bad += !agrees(slice_of(text));
    }
    ok(bad == 0, "%d mixtures, searched both ways", TEXTS);
}

static void test_characters(void)
{
    ok(holds(SLICE("第3号"), HOLDS_DIGIT) && holds(SLICE("第３号"), HOLDS_DIGIT) &&
           !holds(SLICE("第三号：／"), HOLDS_DIGIT),
       "digits, of either width");
    ok(holds(SLICE("京A"), HOLDS_CAPITAL) && !holds(SLICE("京a@[`Ａ"), HOLDS_CAPITAL),
       "capitals");
    ok(words_in(words, SLICE("")) == 0, "nothing in nothing");
}

int main(void)
{
    words = words_open(&arena);
    test_each_word();
    test_mixtures();
    test_characters();
    arena_free(&arena);
    return done();
}
