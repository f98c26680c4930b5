/* measure.c - computes the sizes of boxes for one trial of the fit.
 *
 * Widths come from above, heights from below, in one pass: a column gives its width to
 * its children; a row first gives fixed and `content` children theirs and divides the
 * rest by fr. A box's w and h are those of its border box: pads inside, margins
 * outside.
 *
 *     a row 100 wide of 20, 1fr, 2fr, gap 10 -> 20, 20, 40
 */
#include "poster/box.h"

/* Keep sums of heights from overflowing: beyond any sheet they need not be exact. */
static pt64 limited(int64_t height)
{
    const int64_t most = INT32_MAX / 16;

    return (pt64)(height > most ? most : height < -most ? -most : height);
}

pt64 pad_width(const struct box *b, const struct trial *t)
{
    pt64 tail = b->tail ? (pt64)((int64_t)style_size(b->style, t) * b->tail / 1000) : 0;

    return dim_at(b->pad[SIDE_LEFT], t->space) + dim_at(b->pad[SIDE_RIGHT], t->space) +
           tail;
}

static pt64 pad_h(const struct box *b, const struct trial *t)
{
    return dim_at(b->pad[SIDE_TOP], t->space) + dim_at(b->pad[SIDE_BOTTOM], t->space);
}

static pt64 margin_w(const struct box *b, const struct trial *t)
{
    return dim_at(b->margin[SIDE_LEFT], t->space) +
           dim_at(b->margin[SIDE_RIGHT], t->space);
}

static pt64 margin_h(const struct box *b, const struct trial *t)
{
    return margin_above(b, t) + margin_below(b, t);
}

/* The size `at` thousandths of the way between two, in steps of 1/96 of the first (1/8
 * pt of 12 pt): less is not visible, and lines of one size then serve many trials. */
static pt64 stepped(pt64 from, pt64 to, int64_t at)
{
    pt64 step = from / 96, way = (pt64)((to - from) * at / 1000);

    return at < 1000 && step > 0 ? from + way / step * step : from + way;
}

/* A hero style (the sheet's main figure) shrinks only in the lowest 300 of size. */
pt64 style_size(const struct style *s, const struct trial *t)
{
    const int hero_gives_from = 300;

    if (t->size < 0)
        return stepped(s->lo, s->min, -t->size);
    int64_t at = s->hero ? (int64_t)t->size * 1000 / hero_gives_from : t->size;

    return stepped(s->lo, s->hi, at > 1000 ? 1000 : at);
}

/* The distance of baselines at a size: an absolute leading follows the size. */
static pt64 style_leading(const struct style *s, pt64 size)
{
    if (s->leading_lo && size < s->lo)
        return (pt64)((int64_t)s->leading_lo * size / s->lo);
    if (s->leading_lo && s->hi > s->lo)
        return (pt64)(s->leading_lo + (int64_t)(s->leading_hi - s->leading_lo) *
                                          (size - s->lo) / (s->hi - s->lo));
    if (s->leading_lo)
        return s->leading_hi;
    return (pt64)((int64_t)size * s->line / 1000);
}

static pt64 least_size(const struct style *s, const struct trial *t)
{
    return t->size < 0 ? s->min : s->lo;
}

/* On a grid, an indent is counted in cells, not in ems. */
static int32_t grid_indent(const struct style *s, pt64 size)
{
    return s->cells ? (int32_t)((int64_t)s->indent * s->grid / s->cells / size)
                    : s->indent;
}

/* Every member counts: the same text may be flush left in one column of a table and
 * flush right in the next. */
static bool same_setting(const struct para_style *a, const struct para_style *b)
{
    return a->size == b->size && a->leading == b->leading && a->measure == b->measure &&
           a->align == b->align && a->indent == b->indent && a->grid == b->grid &&
           a->cells == b->cells && a->drop == b->drop &&
           a->drop_width == b->drop_width && a->balance == b->balance &&
           a->most == b->most && a->spread == b->spread && a->cell == b->cell;
}

static struct text_lines *find_setting(const struct line_cache *known,
                                       const struct para *para,
                                       const struct para_style *ps)
{
    for (size_t i = known->n; i-- > 0;) {
        struct text_lines *l = known->list[i];
        if (l->para == para && same_setting(&l->style, ps))
            return l;
    }
    return NULL;
}

static struct text_lines *break_at(const struct box *b, pt64 size, pt64 measure,
                                   struct trial *t)
{
    const struct style *s = b->style;
    struct para_style ps = {
        .size = size,
        .leading = style_leading(s, size),
        .measure = measure,
        .align = s->align,
        .indent = b->drop_width ? 0 : grid_indent(s, size),
        .drop = b->drop_width ? b->initial->lines : 0,
        .drop_width = b->drop_width,
        .grid = s->grid,
        .cells = s->cells,
        .balance = s->balance,
        .most = (size_t)b->max_lines,
        .spread = s->spread,
        .cell = b->cell,
    };

    const struct para *para = b->use_parted   ? b->parted
                              : b->drop_width ? b->initial->rest
                                              : b->para;
    struct line_cache *known = b->settings;

    if (!known)
        return para_break(t->arena, para, &ps);
    struct text_lines *l = find_setting(known, para, &ps);
    if (!l) {
        l = para_break(known->arena, para, &ps);
        arena_push(known->arena, known->list, known->n, known->cap);
        known->list[known->n++] = l;
    }
    return l;
}

/* The largest size up to `most` (for several lines: in steps of a point) at which the
 * text fits in `lines` lines; 0 if that is less than the style's least. A size that
 * breaks a word is taken only if every size does. */
static pt64 size_for_lines(const struct box *b, pt64 most, pt64 measure, size_t lines,
                           struct trial *t)
{
    pt64 parted = 0;

    if (lines == 1) {
        pt64 natural = para_natural_width(b->para, PT(100));
        int64_t size = natural ? (int64_t)measure * PT(100) / natural : most;
        if (size > most)
            size = most;
        return size >= least_size(b->style, t) ? (pt64)size : 0;
    }
    for (pt64 size = most; size >= least_size(b->style, t); size -= PT(1)) {
        struct text_lines *l = break_at(b, size, measure, t);
        if (l->overfull || l->n > lines)
            continue;
        if (!l->parted)
            return size;
        parted = parted ? parted : size;
    }
    return parted;
}

/* The largest size at which a title fits on one line; if that is too small, on two. A
 * title with breaks (|) is set on one line only if its size is then at least an eighth
 * of the measure; else it is broken at all its breaks, and only there. */
static pt64 fitted_size(struct box *b, pt64 measure, struct trial *t)
{
    const int short_title = 8;
    pt64 most = style_size(b->style, t);
    size_t limit = b->max_lines ? (size_t)b->max_lines : 2;
    pt64 size = size_for_lines(b, most, measure, 1, t);

    b->use_parted = b->parted && size < measure / short_title;
    if (b->use_parted) {
        pt64 natural = para_natural_width(b->parted, PT(100));
        int64_t parted = natural ? (int64_t)measure * PT(100) / natural : most;
        if (parted >= least_size(b->style, t))
            return parted > most ? most : (pt64)parted;
        b->use_parted = false;
    }
    for (size_t lines = 2; !size && lines <= limit; lines++)
        size = size_for_lines(b, most, measure, lines, t);
    return size ? size : least_size(b->style, t);
}

/* Vertical text: the height of a column, from the layout or that of the whole text. */
static pt64 line_length(const struct box *b, pt64 size, const struct trial *t)
{
    if (b->height.unit == DIM_FIXED)
        return dim_at(b->height, t->space) - pad_h(b, t);
    return limited((int64_t)para_natural_width(b->para, size) + 1);
}

/* Break the text beside its initial, or without one if that does not fit. */
static struct text_lines *break_text(struct box *b, pt64 measure, struct trial *t)
{
    b->drop_width =
        b->initial ? drop_cap_width(b, style_leading(b->style, b->size), measure) : 0;
    b->lines = break_at(b, b->size, measure, t);
    if (b->drop_width && !drop_cap_fits(b)) {
        b->drop_width = 0;
        b->lines = break_at(b, b->size, measure, t);
    }
    return b->lines;
}

static void note_overfull(struct box *b, struct trial *t)
{
    if (!t->overfull)
        t->where = b;
    t->overfull = true;
}

/* Vertical text: columns take the place of lines, heights that of widths. With `fit`,
 * the largest size at which the columns fit in the box. */
static void measure_columns(struct box *b, pt64 width, struct trial *t)
{
    const size_t most = b->max_lines ? (size_t)b->max_lines : b->nowrap ? 1 : SIZE_MAX;
    bool room;

    b->size = style_size(b->style, t);
    do {
        b->lines = break_at(b, b->size, line_length(b, b->size, t), t);
        room = !b->lines->overfull && b->lines->n <= most &&
               b->lines->height <= width - pad_width(b, t);
    } while (!room && b->fit && (b->size -= PT(1)) >= b->style->lo);
    if (!room)
        note_overfull(b, t);
    b->h = limited((int64_t)b->lines->style.measure + pad_h(b, t));
}

static void measure_text(struct box *b, pt64 width, struct trial *t)
{
    if (b->vertical) {
        measure_columns(b, width, t);
        return;
    }
    pt64 measure = width - pad_width(b, t);
    const struct style *s = b->style;

    b->size = b->fit ? fitted_size(b, measure, t) : style_size(s, t);
    if (b->nowrap && !b->fit) {
        /* A line that is a little too long shrinks itself, not the whole sheet. */
        pt64 size = size_for_lines(b, b->size, measure, 1, t);
        b->size = size ? size : least_size(s, t);
    }
    b->lines = break_text(b, measure, t);
    if (b->lines->overfull || (b->nowrap && !b->fit && b->lines->n > 1) ||
        (b->max_lines && b->lines->n > (size_t)b->max_lines))
        note_overfull(b, t);
    size_t from = b->split ? b->line_from : 0;
    size_t to = b->split && b->line_to ? b->line_to : b->lines->n;
    if (to > b->lines->n)
        to = b->lines->n;
    pt64 leading = b->lines->style.leading;
    b->h = limited((int64_t)lines_height(b->lines, from, to) + pad_h(b, t));
    pt64 ascent = (pt64)((int64_t)b->size * font_ascent(s->font) / 1000);
    pt64 descent = (pt64)((int64_t)b->size * font_descent(s->font) / 1000);
    b->baseline =
        dim_at(b->pad[SIDE_TOP], t->space) + (leading - ascent - descent) / 2 + ascent;
    if (from < b->lines->n)
        b->baseline += b->lines->lines[from].above;
}

static pt64 hang_width(const struct box *b, const struct trial *t)
{
    return (pt64)((int64_t)style_size(b->style, t) * b->hang / 1000);
}

static pt64 children_natural(const struct box *b, struct trial *t, bool along)
{
    int64_t sum = 0;
    pt64 most = 0;
    size_t n = 0;

    for (const struct box *c = b->child; c; c = c->next, n++) {
        pt64 w = box_natural_width(c, t) + margin_w(c, t);
        sum += w;
        if (w > most)
            most = w;
    }
    if (n > 1)
        sum += (int64_t)(n - 1) * gap_at(b->gap, t->space);
    return along ? limited(sum) : most;
}

pt64 box_natural_width(const struct box *b, struct trial *t)
{
    if (b->hang)
        return hang_width(b, t);
    if (b->aside)
        return 0;
    if (b->width.unit == DIM_FIXED)
        return dim_at(b->width, t->space);
    switch (b->type) {
    case BOX_TEXT:
        if (b->vertical) {
            pt64 size = style_size(b->style, t);
            return break_at(b, size, line_length(b, size, t), t)->height +
                   pad_width(b, t);
        }
        /* One unit more, so that rounding never makes the text break. */
        return limited((int64_t)para_natural_width(b->para, style_size(b->style, t)) +
                       pad_width(b, t) + 1);
    case BOX_ROW:
        return children_natural(b, t, true) + pad_width(b, t);
    case BOX_CHOICE: /* asks for the width of its first child, but can do with less */
        return (b->child ? box_natural_width(b->child, t) + margin_w(b->child, t) : 0) +
               pad_width(b, t);
    case BOX_PICTURE: /* of a given height: uncropped */
        if (b->height.unit != DIM_FIXED || !b->picture)
            return pad_width(b, t);
        return limited((int64_t)dim_at(b->height, t->space) * b->picture->width /
                       b->picture->height);
    case BOX_GALLERY:
        return GALLERY_WIDTH;
    case BOX_GRID:
        return limited((int64_t)b->columns * children_natural(b, t, false) +
                       (b->columns - 1) * dim_at(b->gap_cross, t->space) +
                       pad_width(b, t));
    default:
        return children_natural(b, t, false) + pad_width(b, t);
    }
}

void stack_height(struct box *b, const struct trial *t)
{
    int64_t y = pad_h(b, t);

    for (const struct box *c = b->child; c; c = c->next)
        y += c->h + margin_h(c, t) + (c->next ? gap_at(b->gap, t->space) : 0);
    b->h = limited(y);
}

static void measure_column(struct box *b, pt64 inner, struct trial *t)
{
    int64_t y = dim_at(b->pad[SIDE_TOP], t->space);
    pt64 gap = gap_at(b->gap, t->space);

    for (struct box *c = b->child; c; c = c->next) {
        pt64 room = inner - margin_w(c, t);
        pt64 w = room;
        bool hug = c->width.unit == DIM_CONTENT ||
                   (c->self != BOX_STRETCH && c->width.unit == DIM_NONE);
        if (c->width.unit == DIM_FIXED)
            w = dim_at(c->width, t->space);
        else if (hug && (w = box_natural_width(c, t)) > room)
            w = room;
        box_measure(c, w, t);
        y += margin_above(c, t);
        if (b->baseline < 0 && c->baseline >= 0)
            b->baseline = limited(y + c->baseline);
        y += c->h + margin_below(c, t);
        if (c->next)
            y += gap;
    }
    b->h = limited(y + dim_at(b->pad[SIDE_BOTTOM], t->space));
}

static void share_width(struct box *b, pt64 inner, struct trial *t)
{
    int64_t left = inner, shares = 0;

    if (b->nchildren > 1)
        left -= (int64_t)(b->nchildren - 1) * gap_at(b->gap, t->space);
    for (struct box *c = b->child; c; c = c->next) {
        left -= margin_w(c, t);
        if (c->hang)
            c->w = hang_width(c, t);
        else if (c->width.unit == DIM_FIXED)
            c->w = dim_at(c->width, t->space);
        else if (c->width.unit == DIM_CONTENT)
            c->w = box_natural_width(c, t);
        else {
            shares += c->width.unit == DIM_FR ? c->width.fr : 1000;
            continue;
        }
        left -= c->w;
    }
    if (left < 0) {
        if (!t->overfull)
            t->where = b;
        t->overfull = true;
        left = 0;
    }
    for (struct box *c = b->child; c; c = c->next) {
        if (c->hang || c->width.unit == DIM_FIXED || c->width.unit == DIM_CONTENT)
            continue;
        int64_t fr = c->width.unit == DIM_FR ? c->width.fr : 1000;
        pt64 w = (pt64)(left * fr / shares);
        left -= w;
        shares -= fr;
        c->w = w;
    }
}

/* Heights of a row's children, its own height, and the common baseline. */
static void measure_row_children(struct box *b, struct trial *t)
{
    pt64 above = 0, below = 0, tall = 0, stair = dim_at(b->stairs, t->space);
    size_t i = 0;

    for (struct box *c = b->child; c; c = c->next, i++) {
        box_measure(c, c->w, t);
        pt64 h = c->h + margin_h(c, t) + (pt64)(b->nchildren - 1 - i) * stair;
        pt64 base = c->baseline < 0 ? c->h : c->baseline;
        base += margin_above(c, t);
        if (b->valign == BOX_BASELINE) {
            above = base > above ? base : above;
            below = h - base > below ? h - base : below;
        }
        tall = h > tall ? h : tall;
    }
    if (b->valign == BOX_BASELINE)
        tall = above + below;
    pt64 top = dim_at(b->pad[SIDE_TOP], t->space);
    b->h = tall + pad_h(b, t);
    if (b->valign == BOX_BASELINE)
        b->baseline = top + above;
    else if (b->child && b->child->baseline >= 0)
        b->baseline = top + b->child->baseline;
}

static void measure_grid(struct box *b, pt64 inner, struct trial *t)
{
    pt64 cross = dim_at(b->gap_cross, t->space), tall = 0;
    int64_t y = pad_h(b, t);
    pt64 w = (inner - (pt64)(b->columns - 1) * cross) / b->columns;
    int i = 0;

    for (struct box *c = b->child; c; c = c->next) {
        box_measure(c, w - margin_w(c, t), t);
        pt64 h = c->h + margin_h(c, t);
        tall = h > tall ? h : tall;
        if (++i == b->columns || !c->next) {
            y += tall + (c->next ? gap_at(b->gap, t->space) : 0);
            tall = 0;
            i = 0;
        }
    }
    b->h = limited(y);
}

/* Boxes beside the top of a tree must end above its lines. */
static void note_under_lines(struct box *b, pt64 clear, struct trial *t)
{
    for (struct box *c = b->child; c; c = c->next)
        if (c->type != BOX_TREE && c->h + margin_h(c, t) > clear)
            note_overfull(c, t);
}

static void measure_overlay(struct box *b, pt64 inner, struct trial *t)
{
    pt64 tall = 0;

    for (struct box *c = b->child; c; c = c->next) {
        pt64 w = c->width.unit == DIM_FIXED     ? dim_at(c->width, t->space)
                 : c->width.unit == DIM_CONTENT ? box_natural_width(c, t)
                                                : inner - margin_w(c, t);
        box_measure(c, w, t);
        if (c->h + margin_h(c, t) > tall)
            tall = c->h + margin_h(c, t);
        if (b->baseline < 0)
            b->baseline = c->baseline;
    }
    for (const struct box *c = b->child; c; c = c->next)
        if (c->type == BOX_TREE)
            note_under_lines(b, tree_clear(c), t);
    b->h = tall + pad_h(b, t);
}

/* Choose the first child whose content fits; if none does, the last one, which is then
 * reported. */
static void measure_choice(struct box *b, pt64 inner, struct trial *t)
{
    const struct trial before = *t;
    struct box *c = b->child;

    for (; c; c = c->next) {
        t->overfull = false;
        t->parted = before.parted;
        box_measure(c, inner - margin_w(c, t), t);
        if (!t->overfull || !c->next)
            break;
    }
    if (before.overfull) {
        t->overfull = true;
        t->where = before.where;
    }
    b->chosen = c;
    if (!c)
        return;
    b->h += c->h + margin_h(c, t);
    b->baseline = c->baseline;
}

static void measure_table(struct box *b, pt64 inner, struct trial *t)
{
    int64_t y = pad_h(b, t);
    pt64 gap = dim_at(b->gap_cross, t->space);

    table_widths(b, inner, t);
    for (struct box *row = b->child; row; row = row->next) {
        size_t i = 0;
        row->gap.lo = row->gap.hi = gap;
        for (struct box *c = row->child; c; c = c->next, i++) {
            c->w = i < b->ncols ? b->colw[i] : 0;
            c->cell = true;
        }
        row->w = inner;
        row->baseline = -1;
        measure_row_children(row, t);
        y += row->h;
    }
    b->h = limited(y);
}

void box_measure(struct box *b, pt64 width, struct trial *t)
{
    pt64 inner = width - pad_width(b, t);

    b->w = width;
    b->baseline = -1;
    b->h = pad_h(b, t);
    switch (b->type) {
    case BOX_COLUMN:
        if (!columns_measure(b, inner, t))
            measure_column(b, inner, t);
        break;
    case BOX_ROW:
        share_width(b, inner, t);
        measure_row_children(b, t);
        break;
    case BOX_GRID:
        measure_grid(b, inner, t);
        break;
    case BOX_OVERLAY:
        measure_overlay(b, inner, t);
        break;
    case BOX_CHOICE:
        measure_choice(b, inner, t);
        break;
    case BOX_TABLE:
        measure_table(b, inner, t);
        break;
    case BOX_TEXT:
        measure_text(b, width, t);
        break;
    case BOX_QR:
        b->h = width;
        break;
    case BOX_PICTURE:
        if (b->height.unit != DIM_FIXED && b->picture)
            b->h = limited((int64_t)width * b->picture->height / b->picture->width);
        break;
    case BOX_GALLERY:
        gallery_measure(b, inner, t);
        break;
    case BOX_SHAPE:
        b->h = b->shape ? limited((int64_t)width * b->shape->crop.h / b->shape->crop.w)
                        : 0;
        break;
    case BOX_TREE:
        b->h += tree_measure(b, inner, t);
        break;
    case BOX_BAR:
    case BOX_CHART:
    case BOX_SPACE:
        break;
    }
    if (b->height.unit == DIM_FIXED) {
        pt64 h = dim_at(b->height, t->space);
        bool tight =
            b->type == BOX_CHART && chart_is_tight(b, inner, h - pad_h(b, t), t);
        if (tight || (b->h > h && b->type != BOX_SHAPE && b->type != BOX_QR)) {
            if (!t->overfull)
                t->where = b;
            t->overfull = true;
        }
        b->h = h;
    }
}
