/* pdf_words.c - split lines into clusters, and join those a viewer would misread.
 *
 * The gap between two boxes is compared with what viewers take for a space:
 *     电梯, no gap                 -> separate parts; the viewer reads 电梯
 *     用Wi-Fi, a gap of 0.25 em    -> 用 and W joined: no blank was written
 *     "A B", a blank of 0.12 em    -> all joined: a viewer may overlook the blank
 * Columns are joined whole; right-to-left words are turned round instead.
 */
#include "draw/pdf_words.h"
#include "text/cjk.h"

#include <stdlib.h>

enum {
    GAP_SEEN = 80,    /* 1/1000 em: viewers take wider gaps for spaces (poppler: 100) */
    SPACE_SEEN = 200, /* 1/1000 em: viewers may overlook narrower spaces */
};

/* Is the text one blank, of any width? */
static inline bool is_blank(struct slice s)
{
    size_t at = 0;

    if (s.len == 0 || (unsigned char)s.ptr[0] > 0xE2) /* Chinese: decided at once */
        return false;
    return cjk_class(utf8_next(s, &at)) == CJK_SPACE && at == s.len;
}

pt64 upright_above(const struct glyph_run *run)
{
    return (pt64)((int64_t)run->size * 880 / 1000);
}

/* The part of a cluster. It is odd if a viewer would read another text from its glyphs:
 * several glyphs for one text, or a glyph whose ToUnicode entry is another text. */
static struct word_part make_part(const struct pdf_font *f, const struct glyph_run *run,
                                  const struct run_cluster *c)
{
    const struct glyph *first = &run->glyphs[c->first];
    const struct glyph *last = &run->glyphs[c->first + c->n - 1];
    const struct pdf_glyph *g = pdf_glyph_of(f, first->id);

    bool level = run->set == SET_LEVEL;
    pt64 start =
        level ? run->x : run->y - (run->set == SET_UPRIGHT ? upright_above(run) : 0);

    return (struct word_part){
        .run = run,
        .cluster = *c,
        .x = start + (level ? first->x : first->y),
        .end = start + (level ? last->x : last->y) + last->advance,
        .odd = c->n != 1 || !g || !slice_eq(g->text, c->text),
    };
}

/* One part per cluster of the line. */
static struct word_part *split(struct arena *a, const struct pdf_font_list *fonts,
                               const struct frame *f, size_t from, size_t to, size_t *n)
{
    size_t most = 0;

    for (size_t i = from; i < to; i++)
        most += f->ops[i].glyphs.n;
    struct word_part *parts = arena_array(a, struct word_part, most);
    *n = 0;
    for (size_t i = from; i < to; i++) {
        const struct glyph_run *run = &f->ops[i].glyphs;
        const struct pdf_font *font = &fonts->fonts[pdf_font_of(fonts, run->face)];
        size_t count;
        const struct run_cluster *c = run->n ? run_clusters(a, run, &count) : NULL;

        for (size_t k = 0; c && k < count; k++) {
            parts[*n] = make_part(font, run, &c[k]);
            if (k == 0 && run->before.len) {
                parts[*n].cluster.text = slice_of(arena_printf(
                    a, "%.*s%.*s", SLICE_FMT(run->before), SLICE_FMT(c[k].text)));
                parts[*n].odd = true;
            }
            if (run->silent) { /* the whole run under one empty ActualText */
                parts[*n].cluster.text = SLICE("");
                parts[*n].odd = true;
                parts[*n].joined = k + 1 < count;
            }
            (*n)++;
        }
    }
    return parts;
}

/* Join the blanks in parts [i, end) with both neighbours, unless it is a single blank
 * that is wide enough to be recognized. */
static void join_blanks(struct word_part *parts, size_t n, size_t i, size_t end)
{
    int64_t em = parts[i].run->size;

    if (i == 0 || end == n)
        return; /* at the edge of a line it does not matter */
    if (parts[i - 1].run->backward || parts[end].run->backward)
        return; /* next in the text is not next on the page */
    int64_t wide = (int64_t)(parts[end].x - parts[i - 1].end) * 1000;
    if (end == i + 1 && wide >= SPACE_SEEN * em)
        return;
    for (size_t k = i - 1; k < end; k++)
        parts[k].joined = true;
}

static void join_parts(struct word_part *parts, size_t n)
{
    for (size_t i = 0; i + 1 < n; i++) {
        struct word_part *a = &parts[i], *b = a + 1;
        int64_t em = a->run->size > b->run->size ? a->run->size : b->run->size;
        int64_t gap = (int64_t)(b->x - a->end) * 1000;
        size_t end = i;

        while (end < n && is_blank(parts[end].cluster.text))
            end++;
        if (end > i) {
            join_blanks(parts, n, i, end);
            i = end - 1;
        } else if (!is_blank(b->cluster.text) && !a->run->backward &&
                   !b->run->backward) {
            /* Overlapping boxes, of squeezed punctuation, are taken for a new line. */
            a->joined |= gap > GAP_SEEN * em || gap < -GAP_SEEN * em;
        }
    }
}

/* Right-to-left words: under ReversedChars the letters of a word go from left to right,
 * and the viewer reverses them; the words are in reading order (ISO 32000-2,
 * 14.8.2.5.3). */
static void turn_words(struct word_part *parts, size_t n)
{
    for (size_t i = 0, end; i < n; i = end) {
        end = i + 1;
        while (end < n && parts[i].run->backward && parts[end].run == parts[i].run &&
               parts[end].x < parts[end - 1].x)
            end++;
        for (size_t l = i, r = end - 1; l < r; l++, r--) {
            struct word_part swap = parts[l];
            parts[l] = parts[r];
            parts[r] = swap;
        }
        parts[i].turned = end - i > 1 ? end - i : 0;
    }
}

/* A column becomes one text: a viewer would split it at its blanks and where the
 * direction changes, and a short one everywhere. */
static void join_column(struct word_part *parts, size_t n)
{
    for (size_t i = 0; i + 1 < n; i++)
        parts[i].joined = true;
}

/* Does run b continue the line of run a? Only the first run of a line has a note. */
static bool goes_on(const struct glyph_run *a, const struct glyph_run *b)
{
    if (b->line || a->silent || b->silent)
        return false;
    bool back = a->backward || b->backward;
    if (a->set == SET_LEVEL || b->set == SET_LEVEL)
        return a->set == b->set && a->y == b->y && (b->x >= a->x || back);
    pt64 aside = b->x - a->x, em = a->size > b->size ? a->size : b->size;
    return (b->y > a->y || back) && abs(aside) * 5 < em * 4;
}

size_t line_end(const struct frame *f, size_t i)
{
    const struct op *ops = f->ops;

    for (i++; i < f->n && ops[i].type == OP_GLYPHS &&
              goes_on(&ops[i - 1].glyphs, &ops[i].glyphs);)
        i++;
    return i;
}

struct word_part *line_parts(struct arena *a, const struct pdf_font_list *fonts,
                             const struct frame *f, size_t from, size_t to, size_t *n)
{
    struct word_part *parts = split(a, fonts, f, from, to, n);

    if (*n == 0)
        return NULL;
    join_parts(parts, *n);
    if (f->ops[from].glyphs.set != SET_LEVEL)
        join_column(parts, *n);
    else
        turn_words(parts, *n);
    return parts;
}
