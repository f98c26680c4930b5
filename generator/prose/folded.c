/* folded.c - folds a text character by character.
 *
 * Blanks between two Han characters are dropped, as they only spread a word: 微 信 号.
 */
#include "prose/folded.h"
#include "prose/id_numbers.h"

static bool is_han(uint32_t cp)
{
    return cp >= 0x4E00 && cp <= 0x9FFF;
}

/* The character that stands for cp; 0: none. */
static uint32_t fold_cp(uint32_t cp)
{
    if (cp >= 'A' && cp <= 'Z')
        return cp | 0x20;
    if (cp < 0x80)
        return cp == '\t' || cp == '\n' ? ' ' : cp;
    if (is_unseen(cp))
        return 0;
    if (cp >= 0xFF01 && cp <= 0xFF5E)
        return fold_cp(cp - 0xFF01 + '!');
    if (cp >= 0x1D7CE && cp <= 0x1D7FF)
        return '0' + (cp - 0x1D7CE) % 10;
    switch (joint_sign(cp)) {
    case SIGN_BLANK:
        return ' ';
    case SIGN_HYPHEN:
    case SIGN_DASH:
        return '-';
    case SIGN_DOT:
        return '.';
    default:
        return cp;
    }
}

/* A folded text while it is made. */
struct folding {
    char *out;
    size_t *starts, *ends, n;
};

static void put_cp(struct folding *f, uint32_t cp, size_t start, size_t end)
{
    char bytes[4];

    for (size_t i = 0, k = utf8_encode(cp, bytes); i < k; i++, f->n++) {
        f->out[f->n] = bytes[i];
        f->starts[f->n] = start;
        f->ends[f->n] = end;
    }
}

struct folded fold_prose(struct arena *a, struct slice text)
{
    struct folding f = {.out = arena_alloc(a, text.len + 1, 1),
                        .starts = arena_array(a, size_t, text.len + 1),
                        .ends = arena_array(a, size_t, text.len + 1)};
    uint32_t last = 0;
    size_t blank = SIZE_MAX; /* where blanks began that are not yet put */

    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint32_t cp = fold_cp(utf8_next(text, &at));
        if (cp == ' ' && blank == SIZE_MAX)
            blank = start;
        if (cp == ' ' || !cp)
            continue;
        if (blank != SIZE_MAX && !(is_han(last) && is_han(cp)))
            put_cp(&f, ' ', blank, blank + 1);
        blank = SIZE_MAX;
        put_cp(&f, last = cp, start, at);
    }
    return (struct folded){{f.out, f.n}, f.starts, f.ends};
}
