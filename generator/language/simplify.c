#include "language/simplify.h"
#include "base/buf.h"
#include "words/simplify.h"

/* Of a text that is traditional throughout; a few may be names. */
enum { TRADITIONAL_MIN = 8, TRADITIONAL_PERCENT = 3 };

bool text_is_traditional(struct han_forms *forms, struct slice text)
{
    size_t han = 0, found = 0;

    for (size_t at = 0; at < text.len;) {
        uint32_t cp = utf8_next(text, &at);
        han += cp_is_han(cp);
        found +=
            cp_is_han(cp) && !han_is_common(forms, cp) && han_simplified(forms, cp);
    }
    return found >= TRADITIONAL_MIN && found * 100 > han * TRADITIONAL_PERCENT;
}

/* Longer ones stand before what they begin with. */
static const char *const words[][2] = {WORDLIST_TRADITIONAL_WORDS};

/* In the standard table for other words than these, so ICU is not asked. */
static const struct {
    const char *form, *simple;
    const char *stays_before, *stays_after; /* beside these */
} shared_forms[] = {WORDLIST_SHARED_FORMS};

/* before: the character in front; at: behind this one. 0: it is written so. */
static uint32_t simple_of(struct han_forms *forms, struct slice text, uint32_t before,
                          uint32_t cp, size_t at)
{
    uint32_t next = at < text.len ? utf8_next(text, &at) : 0;

    for (size_t i = 0; i < sizeof shared_forms / sizeof *shared_forms; i++) {
        size_t zero = 0, none = 0;
        if (utf8_next(slice_of(shared_forms[i].form), &zero) != cp)
            continue;
        bool stays = slice_holds(slice_of(shared_forms[i].stays_before), next) ||
                     slice_holds(slice_of(shared_forms[i].stays_after), before);
        return stays ? 0 : utf8_next(slice_of(shared_forms[i].simple), &none);
    }
    return cp_is_han(cp) ? han_simplified(forms, cp) : 0;
}

static uint32_t quote_of(uint32_t cp)
{
    switch (cp) {
    case 0x300C: /* 「」『』 */
        return 0x201C;
    case 0x300D:
        return 0x201D;
    case 0x300E:
        return 0x2018;
    case 0x300F:
        return 0x2019;
    default:
        return 0;
    }
}

/* The word of the table at `at`; NULL: none begins there. */
static const char *const *word_at(struct slice text, size_t at)
{
    struct slice rest = slice_from(text, at);

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_starts(rest, slice_of(words[i][0])))
            return words[i];
    return NULL;
}

struct slice text_simplified(struct arena *a, struct han_forms *forms,
                             struct slice text, size_t *count)
{
    bool quoted = slice_find(text, SLICE("“")) != SIZE_MAX;
    struct buf out = BUF_INIT;
    uint32_t before = 0;

    for (size_t at = 0; at < text.len;) {
        size_t start = at, last;
        uint32_t cp = utf8_next(text, &at);
        const char *const *word = cp_is_han(cp) ? word_at(text, start) : NULL;

        if (word) {
            *count += utf8_count(slice_of(word[0]));
            buf_str(&out, word[1]);
            at = last = start + slice_of(word[0]).len;
            before = utf8_prev(text, &last);
            continue;
        }
        uint32_t quote = quoted ? 0 : quote_of(cp);
        uint32_t simple = quote ? quote : simple_of(forms, text, before, cp, at);
        *count += simple != 0;
        before = simple ? simple : cp;
        buf_cp(&out, before);
    }
    struct slice made = slice_dup(a, buf_view(&out));
    buf_release(&out);
    return made;
}
