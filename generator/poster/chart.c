/* chart.c - pairs of columns over a common baseline (DESIGN-SPEC 5.12).
 *
 * The pair is solid and outlined, never two fills, so that it also works in
 * grey. The axis starts at 0. Values stand above their columns, so no legend box
 * is needed inside the chart.
 */
#include "poster/box.h"

static const pt64 pair_space = 272; /* 1.5 mm between the columns of a pair */

struct plan {
    struct rect plot;   /* from the top grid line down to the baseline */
    pt64 size, leading; /* of the texts */
    pt64 slot;          /* width of a pair and the space around it */
    bool stacked;       /* a pair's values stand one upon the other */
    const struct chart *c;
    struct placer *p;
};

static struct text_lines *set_line(const struct plan *pl, const struct para *para)
{
    struct para_style ps = {
        .size = pl->size, .leading = pl->leading, .measure = PT(4000)};

    return para_break(pl->p->trial->arena, para, &ps);
}

/* One line whose anchor (start, centre or end) is at x, its top at y. */
static void put_text(const struct plan *pl, const struct para *para, pt64 x, pt64 y,
                     enum text_align anchor)
{
    if (!para)
        return;
    struct text_lines *l = set_line(pl, para);
    size_t n;

    if (anchor == TEXT_CENTER)
        x -= l->width / 2;
    if (anchor == TEXT_END)
        x -= l->width;
    struct glyph_run *runs = lines_runs(pl->p->arena, l, 0, x, y, &n);
    for (size_t i = 0; i < n; i++)
        frame_glyphs(pl->p->frame, &runs[i]);
}

static pt64 text_width(const struct plan *pl, const struct para *para)
{
    return para ? set_line(pl, para)->width : 0;
}

static struct text_lines *set_label(const struct plan *pl, const struct para *para)
{
    struct para_style ps = {.size = pl->size,
                            .leading = pl->leading,
                            .measure = pl->slot - um_to_pt64(1500),
                            .align = TEXT_CENTER,
                            .balance = true};

    return para_break(pl->p->trial->arena, para, &ps);
}

/* The name of a pair below it, in as many lines as it needs. */
static void put_label(const struct plan *pl, const struct para *para, pt64 center,
                      pt64 y)
{
    if (!para)
        return;
    struct text_lines *l = set_label(pl, para);
    pt64 x = center - l->style.measure / 2;
    for (size_t i = 0; i < l->n; i++, y += pl->leading) {
        size_t n;
        struct glyph_run *runs = lines_runs(pl->p->arena, l, i, x, y, &n);
        for (size_t k = 0; k < n; k++)
            frame_glyphs(pl->p->frame, &runs[k]);
    }
}

static pt64 y_of(const struct plan *pl, int64_t value)
{
    if (value < 0)
        value = 0;
    return pl->plot.y + pl->plot.h - (pt64)(pl->plot.h * value / pl->c->top);
}

static void draw_grid(const struct plan *pl)
{
    const struct chart *c = pl->c;

    for (size_t i = 0; i < c->naxis; i++) {
        pt64 y = y_of(pl, (int64_t)i * c->step);
        frame_line(pl->p->frame, pl->plot.x, y, pl->plot.x + pl->plot.w, y,
                   um_to_pt64(i ? 250 : 400), i ? c->grid : c->outline);
        put_text(pl, c->axis[i], pl->plot.x - um_to_pt64(2000), y - pl->leading / 2,
                 TEXT_END);
    }
}

static void draw_pair(const struct plan *pl, const struct chart_pair *pair, pt64 x,
                      pt64 column)
{
    const struct chart *c = pl->c;
    const pt64 space = pair_space, line = um_to_pt64(450);
    pt64 base = pl->plot.y + pl->plot.h;
    pt64 ya = y_of(pl, pair->va), yb = y_of(pl, pair->vb);
    pt64 xb = x + column + space;

    frame_rect(pl->p->frame, (struct rect){x, ya, column, base - ya}, c->solid);
    frame_border(pl->p->frame, (struct rect){xb, yb, column, base - yb}, line,
                 c->outline);
    if (pl->stacked) {
        pt64 top = (ya < yb ? ya : yb) - pl->leading, at = x + column + space / 2;
        put_text(pl, pair->a, at, top - pl->leading, TEXT_CENTER);
        put_text(pl, pair->b, at, top, TEXT_CENTER);
    } else {
        put_text(pl, pair->a, x + column / 2, ya - pl->leading, TEXT_CENTER);
        put_text(pl, pair->b, xb + column / 2, yb - pl->leading, TEXT_CENTER);
    }
    put_label(pl, pair->label, x + column + space / 2, base + um_to_pt64(1500));
}

/* Lines that the longest label needs in its pair's own width. */
static size_t label_lines(const struct plan *pl)
{
    size_t most = 1;

    for (size_t i = 0; i < pl->c->n; i++)
        if (pl->c->pairs[i].label) {
            size_t n = set_label(pl, pl->c->pairs[i].label)->n;
            most = n > most ? n : most;
        }
    return most;
}

/* Two values of a pair do not stand side by side on columns of this width. */
static bool too_wide(const struct plan *pl, pt64 column)
{
    for (size_t i = 0; i < pl->c->n; i++) {
        const struct chart_pair *pair = &pl->c->pairs[i];
        pt64 reach = (text_width(pl, pair->a) + text_width(pl, pair->b)) / 2;
        if (reach + um_to_pt64(500) > column + pair_space)
            return true;
    }
    return false;
}

void chart_place(const struct box *b, struct rect r, struct placer *p)
{
    const struct chart *c = b->chart;
    const struct style *s = c->style;
    struct plan pl = {.c = c, .p = p};
    pt64 axis = 0, widest = um_to_pt64(12500);

    pl.size = (pt64)(s->lo + (int64_t)(s->hi - s->lo) * p->trial->size / 1000);
    pl.leading = (pt64)((int64_t)pl.size * 1250 / 1000);
    for (size_t i = 0; i < c->naxis; i++) {
        pt64 w = set_line(&pl, c->axis[i])->width;
        axis = w > axis ? w : axis;
    }
    pl.plot = (struct rect){r.x + axis + um_to_pt64(2000), r.y,
                            r.w - axis - um_to_pt64(2000), 0};
    pl.slot = pl.plot.w / (pt64)(c->n ? c->n : 1);
    pt64 column = (pl.slot - um_to_pt64(7500)) / 2;
    if (column > widest)
        column = widest;
    pl.stacked = too_wide(&pl, column);
    pl.plot.y += pl.leading * (pl.stacked ? 2 : 1);
    pl.plot.h =
        r.y + r.h - pl.plot.y - pl.leading * (pt64)label_lines(&pl) - um_to_pt64(2500);
    frame_tag(p->frame, "Figure", b->alt);
    draw_grid(&pl);
    for (size_t i = 0; i < c->n; i++) {
        pt64 pair_w = column * 2 + pair_space;
        draw_pair(&pl, &c->pairs[i],
                  pl.plot.x + (pt64)i * pl.slot + (pl.slot - pair_w) / 2, column);
    }
    frame_end(p->frame);
}
