/* breaks.c - ICU's segmentation, on UTF-16, mapped back to bytes.
 *
 * Four standards are applied to each text: clusters (UAX 29), scripts (UAX 24),
 * embedding levels (UAX 9, only if some letter runs right to left) and line breaks
 * (UAX 14, locale zh@lb=strict). In nearly every text of a board each code point is a
 * cluster; then the cluster iterator is not run at all (segment_plain).
 *
 *     说“你好”吗 -> 6 clusters, may_break after 说, 你, ” and 吗
 */
#include "text/breaks.h"
#include "data/direction.h"
#include "text/cjk.h"
#include "text/word_ends.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

static const char locale[] = "zh@lb=strict";

/* The text in UTF-16, and the UTF-8 offset of each code unit: 𠮷x has the units D842
 * DFB7 0078 at the bytes 0 0 4. */
struct wide {
    UChar *units;
    uint32_t *byte; /* n + 1 of them; the last is the text's length */
    size_t n;
};

static struct wide widen(struct arena *a, struct slice text)
{
    struct wide w = {arena_array(a, UChar, text.len + 1),
                     arena_array(a, uint32_t, text.len + 1), 0};
    size_t at = 0;

    while (at < text.len) {
        uint32_t start = (uint32_t)at;
        uint32_t cp = utf8_next(text, &at);

        w.byte[w.n] = start;
        if (cp >= 0x10000) {
            w.units[w.n++] = (UChar)(0xD7C0 + (cp >> 10));
            w.byte[w.n] = start;
            w.units[w.n++] = (UChar)(0xDC00 + (cp & 0x3FF));
        } else {
            w.units[w.n++] = (UChar)cp;
        }
    }
    w.byte[w.n] = (uint32_t)text.len;
    return w;
}

/* An iterator as loaded, and a clone that no thread is using at the moment: cloning
 * costs as much as segmenting a line of text. */
struct rules {
    UBreakIterator *first;
    _Atomic(UBreakIterator *) spare; /* or NULL */
};

struct breaks {
    struct rules characters, lines, words;
    struct arena arena;
    struct map known; /* the glossary's words (base/lexicon.h); read-only once opened */
};

static void check(UErrorCode error)
{
    if (U_FAILURE(error))
        die("ICU: %s", u_errorName(error));
}

static void open_rules(struct rules *r, UBreakIteratorType type)
{
    UErrorCode error = U_ZERO_ERROR;

    r->first = ubrk_open(type, locale, NULL, 0, &error);
    check(error);
    atomic_init(&r->spare, NULL);
}

static void close_rules(struct rules *r)
{
    ubrk_close(r->first);
    ubrk_close(atomic_load(&r->spare));
}

struct breaks *breaks_open(void)
{
    struct breaks *b = heap_alloc(1, sizeof *b);

    open_rules(&b->characters, UBRK_CHARACTER);
    open_rules(&b->lines, UBRK_LINE);
    open_rules(&b->words, UBRK_WORD);
    b->arena = (struct arena)ARENA_INIT;
    b->known = (struct map)MAP_INIT(&b->arena);
    words_learn(&b->known);
    return b;
}

void breaks_close(struct breaks *b)
{
    if (!b)
        return;
    close_rules(&b->characters);
    close_rules(&b->lines);
    close_rules(&b->words);
    arena_free(&b->arena);
    free(b);
}

/* An iterator over this text; return it with give_rules before the text is freed. */
static UBreakIterator *take_rules(struct rules *r, const struct wide *w)
{
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator *it = atomic_exchange(&r->spare, NULL);

    if (!it)
        it = ubrk_clone(r->first, &error);
    check(error);
    ubrk_setText(it, w->units, (int32_t)w->n, &error);
    check(error);
    return it;
}

static void give_rules(struct rules *r, UBreakIterator *it)
{
    ubrk_close(atomic_exchange(&r->spare, it));
}

/* Makes each code point a cluster, as is right for nearly all texts. False if one of
 * them may join its neighbour (UAX 29); then ICU must segment. */
static bool segment_plain(struct slice text, struct cluster *out, size_t *n)
{
    *n = 0;
    for (size_t at = 0; at < text.len;) {
        struct cluster *c = &out[(*n)++];

        c->start = (uint32_t)at;
        c->cp = utf8_next(text, &at);
        c->end = (uint32_t)at;
        int kind = u_getIntPropertyValue((UChar32)c->cp, UCHAR_GRAPHEME_CLUSTER_BREAK);
        if (kind != U_GCB_OTHER && kind != U_GCB_CONTROL && kind != U_GCB_LF)
            return false;
    }
    return true;
}

/* ICU's grapheme clusters. A variation selector is part of its base's cluster:
 * 葛 U+E0100 is one cluster with cp 葛, vs U+E0100. */
static struct cluster *segment(struct arena *a, struct breaks *b, struct slice text,
                               const struct wide *w, size_t *n)
{
    struct cluster *out = arena_array(a, struct cluster, w->n + 1);

    if (segment_plain(text, out, n))
        return out;
    UBreakIterator *it = take_rules(&b->characters, w);
    int32_t from = ubrk_first(it);

    *n = 0;
    for (int32_t to = ubrk_next(it); to != UBRK_DONE; from = to, to = ubrk_next(it)) {
        struct cluster *c = &out[(*n)++];
        size_t at = w->byte[from];

        c->start = w->byte[from];
        c->end = w->byte[to];
        c->cp = utf8_next(text, &at);
        while (at < c->end) {
            uint32_t cp = utf8_next(text, &at);
            if (u_hasBinaryProperty((UChar32)cp, UCHAR_VARIATION_SELECTOR))
                c->vs = cp;
        }
    }
    give_rules(&b->characters, it);
    return out;
}

/* Punctuation and digits take the script of the preceding letter; at the start of the
 * text, of the first letter. Without any letter: Chinese. */
static void resolve_scripts(struct cluster *c, size_t n)
{
    const char *last = NULL;
    UScriptCode named = USCRIPT_COMMON; /* the code whose name is in `last` */
    size_t open = 0;                    /* first cluster that has no script yet */

    for (size_t i = 0; i < n; i++) {
        UErrorCode error = U_ZERO_ERROR;
        UScriptCode code = uscript_getScript((UChar32)c[i].cp, &error);
        UCharDirection dir = u_charDirection((UChar32)c[i].cp);

        c[i].rtl = dir == U_RIGHT_TO_LEFT || dir == U_RIGHT_TO_LEFT_ARABIC;
        if (code > USCRIPT_INHERITED && code != named) {
            last = uscript_getShortName(code);
            named = code;
        }
        c[i].script = last;
        for (; last && open <= i; open++)
            if (!c[open].script)
                c[open].script = last;
    }
    for (size_t i = 0; i < n; i++)
        if (!c[i].script)
            c[i].script = "Hani";
}

static bool any_rtl(const struct cluster *c, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (c[i].rtl)
            return true;
    return false;
}

/* A copy of the units in which every character of a figure is a digit, so that UAX 9
 * treats 2026-12-04 or 138 0000 0000 as one number and never reorders its parts. */
static UChar *whole_figures(struct arena *a, struct slice text, const struct wide *w)
{
    UChar *units = arena_memdup(a, w->units, w->n * sizeof *units);
    size_t start, end = 0, k = 0;

    while (next_figure(text, end, &start, &end)) {
        while (k < w->n && w->byte[k] < start)
            k++;
        for (; k < w->n && w->byte[k] < end; k++)
            units[k] = '0';
    }
    return units;
}

static void find_levels(struct cluster *c, size_t n, struct slice text,
                        const struct wide *w, bool leftward)
{
    struct arena scratch = ARENA_INIT;
    UErrorCode error = U_ZERO_ERROR;
    UBiDi *bidi = ubidi_openSized((int32_t)w->n, 0, &error);

    check(error);
    ubidi_setPara(bidi, whole_figures(&scratch, text, w), (int32_t)w->n, leftward, NULL,
                  &error);
    const UBiDiLevel *levels = ubidi_getLevels(bidi, &error);
    check(error);
    for (size_t i = 0, k = 0; i < n; i++) {
        while (w->byte[k] < c[i].start)
            k++;
        c[i].level = levels[k];
    }
    ubidi_close(bidi);
    arena_free(&scratch);
}

/* UAX 14: may_break and must_break of each cluster. A break is hard only after a
 * character that cjk.c counts as a newline. */
static void mark_breaks(struct breaks *b, struct cluster *c, size_t n,
                        const struct wide *w)
{
    UBreakIterator *it = take_rules(&b->lines, w);
    size_t i = 0;

    ubrk_first(it);
    for (int32_t to = ubrk_next(it); to != UBRK_DONE; to = ubrk_next(it)) {
        while (i < n && c[i].end < w->byte[to])
            i++;
        if (i == n || c[i].end != w->byte[to])
            continue; /* inside a cluster */
        c[i].may_break = true;
        c[i].must_break = ubrk_getRuleStatus(it) >= UBRK_LINE_HARD &&
                          cjk_class(c[i].cp) == CJK_NEWLINE;
    }
    give_rules(&b->lines, it);
}

struct cluster *text_clusters(struct arena *a, struct breaks *b, struct slice text,
                              bool *leftward, size_t *n)
{
    struct arena scratch = ARENA_INIT;
    struct wide w = widen(&scratch, text);
    struct cluster *c = segment(a, b, text, &w, n);

    resolve_scripts(c, *n);
    if (any_rtl(c, *n)) {
        bool whole = leftward && text_is_leftward(text);
        find_levels(c, *n, text, &w, whole);
        if (leftward)
            *leftward = whole;
    }
    mark_breaks(b, c, *n, &w);
    arena_free(&scratch);
    return c;
}

/* ICU's dictionary is only the raw material: words_end (word_ends.c) makes words of it.
 */
void text_word_ends(struct breaks *b, struct slice text, uint8_t *end)
{
    struct arena scratch = ARENA_INIT;
    struct wide w = widen(&scratch, text);
    UBreakIterator *it = take_rules(&b->words, &w);
    bool *icu = arena_array(&scratch, bool, text.len + 1);

    ubrk_first(it);
    for (int32_t to = ubrk_next(it); to != UBRK_DONE; to = ubrk_next(it))
        icu[w.byte[to]] = true;
    give_rules(&b->words, it);
    words_end(&b->known, text, icu, end);
    arena_free(&scratch);
}

static int orientation(uint32_t cp)
{
    return u_getIntPropertyValue((UChar32)cp, UCHAR_VERTICAL_ORIENTATION);
}

bool text_is_upright(uint32_t cp)
{
    return orientation(cp) != U_VO_ROTATED;
}

bool text_turns(uint32_t cp)
{
    return orientation(cp) == U_VO_TRANSFORMED_ROTATED;
}
