/* builder.c - collects the text and spans of a paragraph, then shapes it once.
 *
 *     builder_text("小满"), builder_text("{王䶮|wáng yǎn}") -> text 小满王䶮, one span
 *     without and one with a reading
 *
 * Readings and marks below characters come as noted text (base/noted.h). A `|` of a
 * title is written as U+200B, a break of zero width that the line breaker prefers.
 *
 * A sheet repeats many texts (the foot of each page, cells of a table), and the sheets
 * of a run share their short ones (发布单位, telephone numbers), so shaped texts are
 * kept in two hash tables: shaped_texts for a document, phrases for all sheets of a
 * thread. A hit needs the same text, the same style and equal spans. */
#include "poster/builder.h"
#include "base/noted.h"
#include "model/title.h"

#include <stdlib.h>
#include <string.h>

/* A span's size in 1/1000 of its paragraph's size. The paragraph's size is chosen by
 * the fit, down to its least or its squeezed size; the scale is large enough that the
 * span is not below its own least even then.
 *
 *     a span of 9..12 pt in a paragraph of 12..18 pt: 12/18 = 667 would be 8 pt at the
 *     least size, so 9/12 = 750 */
static int32_t span_scale(const struct style *s, const struct style *base)
{
    int64_t best = ((int64_t)s->hi * 1000 + base->hi / 2) / base->hi;
    int64_t least = ((int64_t)s->lo * 1000 + base->lo - 1) / base->lo;
    int64_t squeezed = ((int64_t)s->min * 1000 + base->min - 1) / base->min;

    if (s == base)
        return 1000;
    if (least > best)
        best = least;
    return (int32_t)(squeezed > best ? squeezed : best);
}

void builder_span(struct builder *w, size_t start, struct look look)
{
    const struct style *s = look.style;

    if (w->text.len == start)
        return;
    arena_push(w->b->arena, w->spans, w->n, w->cap);
    w->spans[w->n++] = (struct text_span){
        .start = start,
        .end = w->text.len,
        .font = s->font,
        .scale = span_scale(s, w->base),
        .tracking = s->tracking,
        .color = bind_style_color(w->b, s),
        .link = look.link,
        .strike = look.strike,
        .whole = s->whole || look.reading.len,
        .reading = look.reading,
        .mark = look.mark,
        .tabular = s->tabular,
        .tight = s->tight,
        .level = w->b->theme->level,
        .src = w->b->item->src,
    };
}

/* 停水|通知 -> 停水, U+200B, 通知. */
static void put_breaks(struct builder *w, struct slice s)
{
    struct slice piece;

    for (bool first = true; slice_cut(&s, TITLE_BREAK, &piece); first = false) {
        if (!first) {
            buf_cp(&w->text, 0x200B);
            w->author_break = true;
        }
        buf_slice(&w->text, piece);
    }
}

static const struct para *shape_text(const struct builder *w, struct arena *a,
                                     struct slice text, const struct text_span *spans,
                                     bool vertical)
{
    return vertical ? para_shape_vertical(a, text, spans, w->n, w->b->diag)
                    : para_shape(a, text, spans, w->n, w->b->diag);
}

/* Append noted text: plain pieces in `look`, noted ones in the same look with their
 * reading or mark. With `breaks`, `|` is a place to break. */
static void put_noted(struct builder *w, struct slice s, struct look look, bool breaks)
{
    static const enum text_mark marks[] = {
        [NOTED_DOTS] = MARK_DOTS, [NOTED_NAME] = MARK_LINE, [NOTED_BOOK] = MARK_WAVE};
    size_t start = w->text.len;
    struct noted n;

    while (noted_next(&s, &n)) {
        if (n.kind == NOTED_NONE) {
            if (breaks && !n.literal)
                put_breaks(w, n.text);
            else
                buf_slice(&w->text, n.text);
            continue;
        }
        struct look inner = look;
        builder_span(w, start, look);
        start = w->text.len;
        buf_slice(&w->text, n.text);
        inner.reading = slice_dup(w->b->arena, n.reading);
        inner.mark = marks[n.kind];
        builder_span(w, start, inner);
        start = w->text.len;
    }
    builder_span(w, start, look);
}

void builder_text(struct builder *w, struct slice s, struct look look)
{
    put_noted(w, s, look, false);
}

void builder_line(struct builder *w, struct slice s, struct look look)
{
    put_noted(w, s, look, true);
}

/* The same text with a line break at each U+200B, where the writer put a `|`; NULL if
 * it has more than one span. */
static const struct para *part_at_marks(struct builder *w, bool vertical)
{
    struct text_span span = w->spans[0];
    struct buf text = BUF_INIT;

    for (size_t at = 0; at < w->text.len;) {
        uint32_t cp = utf8_next(buf_view(&w->text), &at);
        buf_cp(&text, cp == 0x200B ? '\n' : cp);
    }
    span.end = text.len;
    const struct para *p =
        w->n == 1 ? shape_text(w, w->b->arena, buf_view(&text), &span, vertical) : NULL;
    buf_release(&text);
    return p;
}

/* A text that was shaped before, with everything that the shapes depend on. Within a
 * document its line breaks are kept, too; sheets rarely share those. */
struct shaped_text {
    const struct style *style;
    const struct text_span *spans;
    size_t n;
    bool vertical;
    const struct para *para;
    struct line_cache *settings; /* its line breaks; NULL in phrases */
    struct shaped_text *next;    /* the same text in another style */
};

struct shaped_texts {
    struct arena *arena;
    struct map known; /* text -> struct shaped_text */
};

struct phrases {
    struct arena arena;
    struct shaped_texts texts;
};

struct phrases *phrases_open(void)
{
    struct phrases *p = heap_alloc(1, sizeof *p);

    p->texts = (struct shaped_texts){&p->arena, MAP_INIT(&p->arena)};
    return p;
}

void phrases_close(struct phrases *p)
{
    arena_free(&p->arena);
    free(p);
}

/* All but src, which only matters for messages: texts with errors are not kept. */
static bool same_span(const struct text_span *a, const struct text_span *b)
{
    return a->start == b->start && a->end == b->end && a->font == b->font &&
           a->scale == b->scale && a->tracking == b->tracking && a->rise == b->rise &&
           memcmp(&a->color, &b->color, sizeof a->color) == 0 &&
           slice_eq(a->link, b->link) && a->strike == b->strike &&
           a->whole == b->whole && a->tabular == b->tabular && a->tight == b->tight &&
           a->level == b->level && slice_eq(a->reading, b->reading) &&
           a->mark == b->mark;
}

static bool is_shaped(const struct shaped_text *k, const struct builder *w,
                      bool vertical)
{
    if (k->style != w->base || k->n != w->n || k->vertical != vertical)
        return false;
    for (size_t i = 0; i < w->n; i++)
        if (!same_span(&k->spans[i], &w->spans[i]))
            return false;
    return true;
}

static struct shaped_text *find_shaped(const struct shaped_texts *t,
                                       const struct builder *w, bool vertical)
{
    struct shaped_text *k = map_find(&t->known, buf_view(&w->text));

    while (k && !is_shaped(k, w, vertical))
        k = k->next;
    return k;
}

/* Texts with an error are not kept, so that it is reported at each place. */
static void keep_shaped(struct shaped_texts *t, const struct builder *w, bool vertical,
                        const struct para *para, struct line_cache *settings)
{
    struct shaped_text *k = arena_new(t->arena, struct shaped_text);
    const struct text_span *spans =
        arena_memdup(t->arena, w->spans, w->n * sizeof *spans);

    *k = (struct shaped_text){w->base, spans, w->n, vertical, para, settings, NULL};
    k->next = map_set(&t->known, slice_dup(t->arena, buf_view(&w->text)), k);
}

/* Short, and without links and readings, which live in the document's arena. */
static bool is_phrase(const struct builder *w)
{
    const size_t longest = 60;

    for (size_t i = 0; i < w->n; i++)
        if (w->spans[i].link.len || w->spans[i].reading.len)
            return false;
    return w->b->phrases && w->text.len <= longest;
}

static const struct para *shape_phrase(const struct builder *w, bool vertical)
{
    struct phrases *p = w->b->phrases;
    struct shaped_text *before = find_shaped(&p->texts, w, vertical);
    size_t errors = w->b->diag->errors;

    if (before)
        return before->para;
    const struct para *para =
        shape_text(w, &p->arena, buf_view(&w->text), w->spans, vertical);
    if (w->b->diag->errors == errors)
        keep_shaped(&p->texts, w, vertical, para, NULL);
    return para;
}

/* Shape into box, or take the shapes from the document's texts or the phrases. */
static void shape_into(const struct builder *w, struct box *box)
{
    struct binder *b = w->b;
    size_t errors = b->diag->errors;

    if (!b->texts) {
        b->texts = arena_new(b->arena, struct shaped_texts);
        *b->texts = (struct shaped_texts){b->arena, MAP_INIT(b->arena)};
    }
    struct shaped_text *before = find_shaped(b->texts, w, box->vertical);
    box->text = slice_dup(b->arena, buf_view(&w->text));
    if (before) {
        box->para = before->para;
        box->settings = before->settings;
        return;
    }
    box->settings = arena_new(b->arena, struct line_cache);
    box->settings->arena = b->arena;
    box->para = is_phrase(w)
                    ? shape_phrase(w, box->vertical)
                    : shape_text(w, b->arena, box->text, w->spans, box->vertical);
    if (b->diag->errors == errors)
        keep_shaped(b->texts, w, box->vertical, box->para, box->settings);
}

void builder_finish(struct builder *w, struct box *box)
{
    if (w->text.len == 0) {
        buf_release(&w->text);
        return;
    }
    box->style = w->base;
    if (w->author_break && box->fit)
        box->parted = part_at_marks(w, box->vertical);
    shape_into(w, box);
    buf_release(&w->text);
}
