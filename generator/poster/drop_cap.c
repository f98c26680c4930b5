/* drop_cap.c - sets a drop initial (首字下沉): the first character of a text, as high
 * as its first lines.
 *
 * The character becomes a paragraph of its own, the rest another one; the lines beside
 * it are shorter (text/lines.c). If there is no room for it, the text is set as usual.
 * Chinese characters fill squares, so the initial reaches from the top of the square in
 * the first line to the bottom of the one in its last line. The text beside it begins
 * at the next multiple of the text's em, if that is near, so that characters beside it
 * are exactly above those below.
 *
 *     2 lines of 12 pt, leading 20 pt: size (2 - 1) * 20 + 12 = 32 pt; with the least
 *     gap of 2.4 pt it needs 34.4 pt, so the lines beside it begin at 36 pt, 3 ems
 */
#include "poster/builder.h"

enum {
    LINES_MAX = 6,
    BODY_TOP = 880,   /* top of a character's square above the baseline, 1/1000 em */
    GAP_LEAST = 200,  /* beside the initial, 1/1000 em of the text */
    GAP_MOST = 800,   /* up to the next multiple of the em; if that is farther, ... */
    GAP_ELSE = 350,   /* ... the gap is this */
    BESIDE_LEAST = 5, /* characters in a line beside it */
};

/* The length in bytes of a Han character, perhaps after an opening quote, at the start
 * of the text; 0 if it begins otherwise, or goes on with a mark that could not begin
 * the line beside the initial.
 *
 *     小区内… -> 3    “邻居好”… -> 6    2026 年… -> 0    春，… -> 0 */
static size_t drop_cap_bytes(struct slice text)
{
    size_t at = 0, end;
    enum cjk_class k = cjk_class(utf8_next(text, &at));

    if (k == CJK_OPEN && at < text.len)
        k = cjk_class(utf8_next(text, &at));
    if (k != CJK_HAN)
        return 0;
    for (end = at; at < text.len; end = at) {
        k = cjk_class(utf8_next(text, &at));
        if (k != CJK_NOTHING) /* a variation selector belongs to the character */
            break;
    }
    bool goes_on = k == CJK_HAN || k == CJK_LATIN || k == CJK_DIGIT || k == CJK_OPEN;
    return end < text.len && goes_on ? end : 0;
}

/* The spans of the rest are those of the text, moved by the bytes of the initial. An
 * initial with a reading, mark, link or strike of its own is not made. */
void drop_cap_bind(struct builder *w, struct box *box, int lines,
                   const struct style *style)
{
    struct binder *b = w->b;
    size_t n = drop_cap_bytes(box->text);

    if (!style || lines < 2 || n == 0 || w->n == 0)
        return;
    struct text_span *span = arena_memdup(b->arena, w->spans, w->n * sizeof *span);
    if (span->end < n || span->reading.len || span->mark || span->link.len ||
        span->strike)
        return;
    size_t skip = span->end == n; /* the first span held only the initial */
    struct slice rest = slice_from(box->text, n);
    struct text_span look = span[0];

    for (size_t i = 0; i < w->n; i++) {
        span[i].start = i == 0 ? 0 : span[i].start - n;
        span[i].end -= n;
    }
    look.end = n;
    look.font = style->font;
    look.scale = 1000;
    look.tracking = look.rise = 0;
    look.color = bind_style_color(b, style);
    struct drop_cap *initial = arena_new(b->arena, struct drop_cap);
    initial->lines = lines > LINES_MAX ? LINES_MAX : lines;
    initial->text = slice_sub(box->text, 0, n);
    initial->para = para_shape(b->arena, initial->text, &look, 1, b->diag);
    initial->rest = para_shape(b->arena, rest, span + skip, w->n - skip, b->diag);
    box->initial = initial;
}

static pt64 drop_cap_size(const struct box *b, pt64 leading)
{
    return (pt64)((b->initial->lines - 1) * leading + b->size);
}

pt64 drop_cap_width(const struct box *b, pt64 leading, pt64 measure)
{
    pt64 size = b->size;
    pt64 own = para_natural_width(b->initial->para, drop_cap_size(b, leading));
    pt64 next = (own + size * GAP_LEAST / 1000 + size - 1) / size * size;

    if (next - own > size * GAP_MOST / 1000)
        next = own + size * GAP_ELSE / 1000;
    return measure - next < BESIDE_LEAST * size ? 0 : next;
}

/* The initial needs all its lines, at their usual distance. */
bool drop_cap_fits(const struct box *b)
{
    const struct text_lines *l = b->lines;
    size_t lines = (size_t)b->initial->lines;

    if (l->n < lines || l->overfull)
        return false;
    for (size_t i = 1; i < lines; i++)
        if (l->lines[i].above) /* readings push the lines apart */
            return false;
    return true;
}

void drop_cap_place(const struct box *b, pt64 x, pt64 first, struct placer *p)
{
    const struct para_style *text = &b->lines->style;
    pt64 em = drop_cap_size(b, text->leading);
    const struct para_style style = {.size = em, .leading = em, .measure = em * 4};
    struct text_lines *l = para_break(p->arena, b->initial->para, &style);
    pt64 top = first - (pt64)((int64_t)b->size * BODY_TOP / 1000);
    pt64 baseline = top + (pt64)((int64_t)em * BODY_TOP / 1000);
    size_t n;

    struct glyph_run *runs = lines_runs(p->arena, l, 0, x, 0, &n);
    for (size_t i = 0; i < n; i++) {
        runs[i].y = baseline;
        runs[i].silent = true; /* the text of the PDF has it in the first line */
        frame_glyphs(p->frame, &runs[i]);
    }
}
