/* place_boxes.c - draws measured boxes into a frame.
 *
 * Each box is given a rectangle, from which its children's rectangles follow; sizes
 * were computed by measure.c. A box is painted in the order fill, content or children,
 * borders. Height left over in a column goes to its children of fr height; width left
 * over in a row is used by its alignment.
 *
 *     a column 100 high of boxes 20, 20 + 1fr, 10, without gaps -> 20, 70, 10
 *
 * Everything is drawn in reading order, with the tags of a tagged PDF around it
 * (frame_tag ... frame_end).
 */
#include "base/buf.h"
#include "poster/audit.h"

static void place_children(const struct box *b, struct rect r, struct placer *p);

static pt64 at(struct dim d, const struct placer *p)
{
    return dim_at(d, p->trial->space);
}

static void draw_fill(const struct box *b, struct rect r, struct placer *p)
{
    if (b->has_fill)
        frame_rect(p->frame, r, b->fill);
}

static void draw_borders(const struct box *b, struct rect r, struct placer *p)
{
    const struct border *e = b->border;

    if (e[SIDE_TOP].width)
        frame_rect(p->frame, (struct rect){r.x, r.y, r.w, e[SIDE_TOP].width},
                   e[SIDE_TOP].color);
    if (e[SIDE_BOTTOM].width) {
        pt64 w = e[SIDE_BOTTOM].width;
        frame_rect(p->frame, (struct rect){r.x, r.y + r.h - w, r.w, w},
                   e[SIDE_BOTTOM].color);
    }
    if (e[SIDE_LEFT].width)
        frame_rect(p->frame, (struct rect){r.x, r.y, e[SIDE_LEFT].width, r.h},
                   e[SIDE_LEFT].color);
    if (e[SIDE_RIGHT].width) {
        pt64 w = e[SIDE_RIGHT].width;
        frame_rect(p->frame, (struct rect){r.x + r.w - w, r.y, w, r.h},
                   e[SIDE_RIGHT].color);
    }
}

/* Add a title to the PDF's outline, with the text of its runs: without the breaks of |,
 * and once if it is split over pages. */
static void note_outline(const struct box *b, pt64 y, struct placer *p)
{
    if (!b->style->outline || (b->split && b->line_from))
        return;
    struct slice title = {0};
    struct buf text = BUF_INIT;
    for (size_t i = 0; i < b->lines->n; i++) {
        size_t n;
        struct glyph_run *runs = lines_runs(p->arena, b->lines, i, 0, 0, &n);
        for (size_t k = 0; k < n; k++)
            for (size_t c = 0; c < runs[k].text.len;) {
                uint32_t cp = utf8_next(runs[k].text, &c);
                if (cp != 0x200B && cp != '\n')
                    buf_cp(&text, cp);
            }
    }
    title = slice_dup(p->frame->arena, buf_view(&text));
    buf_release(&text);
    arena_push(p->frame->arena, p->outline, p->noutline, p->outline_cap);
    p->outline[p->noutline++] =
        (struct outline_entry){title, p->page, y, b->style->outline - 1};
}

/* Deleted text: a line through the middle of the characters. */
static void draw_strike(const struct glyph_run *run, struct placer *p)
{
    struct rect r = run_box(run);
    pt64 middle = run->size * 36 / 100;

    if (run->set == SET_LEVEL)
        frame_line(p->frame, run->x, run->y - middle, r.x + r.w, run->y - middle,
                   run->size / 18, run->color);
    else
        frame_line(p->frame, r.x + r.w / 2, r.y, r.x + r.w / 2, r.y + r.h,
                   run->size / 18, run->color);
}

/* Draw the box's lines, or those of its part if it is split; the columns of vertical
 * text from right to left. Readings and marks follow, for which lines have room. */
static void place_text(const struct box *b, struct rect r, struct placer *p)
{
    pt64 x = r.x + at(b->pad[SIDE_LEFT], p), y = r.y + at(b->pad[SIDE_TOP], p);
    size_t from = b->split ? b->line_from : 0;
    size_t to = b->split && b->line_to ? b->line_to : b->lines->n;
    pt64 leading = b->lines->style.leading;

    const pt64 top = y;

    note_outline(b, y, p);
    if (b->style->tag)
        frame_tag(p->frame, b->style->tag, (struct slice){0});
    bool columns = para_is_vertical(b->lines->para); /* from the right */
    if (columns)
        x = r.x + r.w - at(b->pad[SIDE_RIGHT], p) - leading;
    if (b->drop_width && from == 0)
        drop_cap_place(b, x, r.y + b->baseline, p);
    for (size_t i = from; i < to && i < b->lines->n; i++) {
        size_t n;
        struct glyph_run *runs = lines_runs(p->arena, b->lines, i, x, y, &n);
        if (b->drop_width && i == 0 && n)
            runs[0].before = b->initial->text;
        for (size_t k = 0; k < n; k++)
            frame_glyphs(p->frame, &runs[k]);
        for (size_t k = 0; p->audit && k < n; k++)
            audit_color(p->audit, b, &runs[k], p->ground);
        for (size_t k = 0; k < n; k++)
            if (runs[k].strike && runs[k].n)
                draw_strike(&runs[k], p);
        x -= columns ? leading : 0;
        y += columns ? 0 : lines_height(b->lines, i, i + 1);
    }
    notes_place(b->lines, from, to, x, top, p);
    if (p->audit)
        audit_text(p->audit, b, from, to);
    if (b->style->tag)
        frame_end(p->frame);
}

/* The next run of dark modules in a row, from *start to *col - 1; the search begins at
 * *col. False: there is none. */
static bool dark_run(const struct qr *qr, int row, int *start, int *col)
{
    const unsigned char *line = qr->dark + row * qr->size;

    while (*col < qr->size && !line[*col])
        ++*col;
    *start = *col;
    while (*col < qr->size && line[*col])
        ++*col;
    return *start < *col;
}

/* The dark modules as one path of rectangles, a rectangle for each run of modules in a
 * row, inside the quiet zone: a row X X X . X gives two, 3 and 1 modules wide. */
static struct path qr_path(const struct qr *qr, struct rect r, struct placer *p)
{
    enum { CORNERS = 5 };
    struct path path = {.stroke = {.none = 1}};
    int n = qr->size + 2 * QR_QUIET, start;
    size_t runs = 0;

    for (int row = 0; row < qr->size; row++)
        for (int col = 0; dark_run(qr, row, &start, &col);)
            runs++;
    struct path_step *to = arena_array(p->arena, struct path_step, runs * CORNERS);
    path.steps = to;
    path.n = runs * CORNERS;
    for (int row = 0; row < qr->size; row++)
        for (int col = 0; dark_run(qr, row, &start, &col); to += CORNERS) {
            pt64 x0 = r.x + (pt64)((int64_t)r.w * (start + QR_QUIET) / n);
            pt64 x1 = r.x + (pt64)((int64_t)r.w * (col + QR_QUIET) / n);
            pt64 y0 = r.y + (pt64)((int64_t)r.h * (row + QR_QUIET) / n);
            pt64 y1 = r.y + (pt64)((int64_t)r.h * (row + QR_QUIET + 1) / n);
            to[0] = (struct path_step){PATH_MOVE, {x0}, {y0}};
            to[1] = (struct path_step){PATH_LINE, {x1}, {y0}};
            to[2] = (struct path_step){PATH_LINE, {x1}, {y1}};
            to[3] = (struct path_step){PATH_LINE, {x0}, {y1}};
            to[4] = (struct path_step){.verb = PATH_CLOSE};
        }
    return path;
}

static void place_qr(const struct box *b, struct rect r, struct placer *p)
{
    const struct color white = {255, 255, 255, 0, 0, 0, 0, 0};
    struct path path = qr_path(b->qr, r, p);

    path.fill = b->color;
    frame_tag(p->frame, "Figure", b->alt);
    frame_rect(p->frame, r, white);
    frame_path(p->frame, &path);
    frame_end(p->frame);
    if (b->link.len)
        frame_link(p->frame, r, b->link);
}

/* The picture fills the box and is clipped, like `object-fit: cover` in CSS. If it is
 * too high, three tenths of the excess are cut above and seven below, as faces are in
 * the upper part of a portrait. */
static void place_picture(const struct box *b, struct rect r, struct placer *p)
{
    int64_t pw = b->picture->width, ph = b->picture->height;

    if (b->height.unit != DIM_FIXED) { /* in a flow: whole, and centred */
        pt64 w = (pt64)(r.h * pw / ph);
        r.x += (r.w - w) / 2;
        r.w = w;
    }
    struct rect whole = r;
    if (pw * r.h > ph * r.w) {
        whole.w = (pt64)(r.h * pw / ph);
        whole.x -= (whole.w - r.w) / 2;
    } else {
        whole.h = (pt64)(r.w * ph / pw);
        whole.y -= (pt64)((int64_t)(whole.h - r.h) * 30 / 100);
    }
    frame_tag(p->frame, "Figure", b->alt);
    frame_clip(p->frame, r);
    frame_image(p->frame, b->picture, whole);
    frame_end(p->frame);
    frame_end(p->frame);
}

/* The offset of something of this size in the room, by its alignment. */
static pt64 start_of(enum box_align how, pt64 room, pt64 size)
{
    if (how == BOX_CENTER)
        return (room - size) / 2;
    return how == BOX_END ? room - size : 0;
}

/* The rule between two children, centred on y. */
static void draw_between(const struct box *b, pt64 x, pt64 y, pt64 w, struct placer *p)
{
    if (b->between.width)
        frame_rect(p->frame,
                   (struct rect){x, y - b->between.width / 2, w, b->between.width},
                   b->between.color);
}

/* The columns of a flow, side by side, with the rule `between` in the gaps. */
static void place_parts(const struct box *b, struct rect in, struct placer *p)
{
    for (const struct box *c = b->parts; c; c = c->next) {
        box_place(c, (struct rect){in.x, in.y, c->w, c->h}, p);
        in.x += c->w + at(b->gap_cross, p);
        if (c->next && b->between.width)
            frame_rect(
                p->frame,
                (struct rect){in.x - (at(b->gap_cross, p) + b->between.width) / 2, in.y,
                              b->between.width, in.h},
                b->between.color);
    }
}

/* Children from top to bottom. fr heights share what is left over; without any, the
 * column as a whole is aligned by valign. */
static void place_column(const struct box *b, struct rect in, struct placer *p)
{
    pt64 y = in.y, gap = gap_at(b->gap, p->trial->space), left = in.h;
    int64_t shares = 0;

    for (const struct box *c = b->child; c; c = c->next) {
        left -= c->h + margin_above(c, p->trial) + margin_below(c, p->trial) +
                (c->next ? gap : 0);
        if (c->height.unit == DIM_FR)
            shares += c->height.fr;
    }
    if (left < 0)
        left = 0;
    if (!shares)
        y += start_of(b->valign, left, 0);
    for (const struct box *c = b->child; c; c = c->next) {
        pt64 ml = at(c->margin[SIDE_LEFT], p), mr = at(c->margin[SIDE_RIGHT], p);
        enum box_align how = c->self != BOX_STRETCH ? c->self : b->align;
        pt64 h = c->h;
        if (c->height.unit == DIM_FR && shares) {
            pt64 more = (pt64)((int64_t)left * c->height.fr / shares);
            left -= more;
            shares -= c->height.fr;
            h += more;
        }
        y += margin_above(c, p->trial);
        pt64 x = in.x + ml + start_of(how, in.w - ml - mr, c->w);
        box_place(c, (struct rect){x, y, c->w, h}, p);
        y += h + margin_below(c, p->trial) + gap;
        if (c->next && !b->columns)
            draw_between(b, in.x, y - gap / 2, in.w, p);
    }
}

/* Draw the row's shape (an arrow between steps) in the middle of the gap that begins at
 * x. */
static void draw_joint(const struct box *b, pt64 x, struct rect in, struct placer *p)
{
    pt64 gap = gap_at(b->gap, p->trial->space), w = gap * 4 / 7;

    if (!b->shape || w <= 0)
        return;
    pt64 h = (pt64)((int64_t)w * b->shape->crop.h / b->shape->crop.w);
    shape_place(b->shape, (struct rect){x + (gap - w) / 2, in.y + (in.h - h) / 2, w, h},
                p);
}

/* Children from left to right. With valign: baseline the first baselines are level;
 * with `stairs` each child begins higher than the one before. */
static void place_row(const struct box *b, struct rect in, pt64 baseline,
                      struct placer *p)
{
    pt64 x = in.x, gap = gap_at(b->gap, p->trial->space), stair = at(b->stairs, p),
         used = 0;
    size_t i = 0;

    for (const struct box *c = b->child; c; c = c->next)
        used += c->w + at(c->margin[SIDE_LEFT], p) + at(c->margin[SIDE_RIGHT], p) +
                (c->next ? gap : 0);
    x += start_of(b->align, in.w - used, 0);
    if (b->align == BOX_APART && b->nchildren > 1 && in.w > used)
        gap += (in.w - used) / (pt64)(b->nchildren - 1);
    for (const struct box *c = b->child; c; c = c->next, i++) {
        enum box_align how = c->self != BOX_STRETCH ? c->self : b->valign;
        pt64 mt = margin_above(c, p->trial), mb = margin_below(c, p->trial);
        pt64 drop = (pt64)(b->nchildren - 1 - i) * stair;
        pt64 y = in.y + mt + drop, h = in.h - mt - mb - drop;
        if (how == BOX_BASELINE) {
            y = baseline - (c->baseline < 0 ? c->h : c->baseline);
            h = c->h;
        } else if (how != BOX_STRETCH) {
            y += start_of(how, h, c->h);
            h = c->h;
        }
        x += at(c->margin[SIDE_LEFT], p);
        box_place(c, (struct rect){x, y, c->w, h}, p);
        x += c->w + at(c->margin[SIDE_RIGHT], p);
        if (c->next)
            draw_joint(b, x, in, p);
        x += gap;
    }
}

/* Rows of `columns` cells; the cells of a row are as high as its highest. */
static void place_grid(const struct box *b, struct rect in, struct placer *p)
{
    pt64 cross = at(b->gap_cross, p), gap = gap_at(b->gap, p->trial->space), y = in.y;
    const struct box *c = b->child;

    while (c) {
        pt64 tall = 0, x = in.x;
        const struct box *row = c;
        for (int i = 0; i < b->columns && c; i++, c = c->next) {
            pt64 h = c->h + margin_above(c, p->trial) + margin_below(c, p->trial);
            tall = h > tall ? h : tall;
        }
        for (; row != c; row = row->next) {
            pt64 mt = margin_above(row, p->trial);
            x += at(row->margin[SIDE_LEFT], p);
            box_place(row,
                      (struct rect){x, y + mt, row->w,
                                    tall - mt - margin_below(row, p->trial)},
                      p);
            if (c)
                draw_between(b, x, y + tall + gap / 2, row->w, p);
            x += row->w + at(row->margin[SIDE_RIGHT], p) + cross;
        }
        y += tall + gap;
    }
}

/* Children in the same rectangle, the first at the bottom. Over a drawing or a picture
 * the background colour is unknown, so the audit skips text there. */
static void place_overlay(const struct box *b, struct rect in, struct placer *p)
{
    struct color ground = p->ground;

    for (const struct box *c = b->child; c; c = c->next) {
        pt64 mt = margin_above(c, p->trial), ml = at(c->margin[SIDE_LEFT], p);
        pt64 room_h = in.h - mt - margin_below(c, p->trial);
        pt64 room_w = in.w - ml - at(c->margin[SIDE_RIGHT], p);
        enum box_align v = b->valign;
        pt64 h = v == BOX_STRETCH ? room_h : c->h;
        box_place(c,
                  (struct rect){in.x + ml + start_of(c->self, room_w, c->w),
                                in.y + mt + start_of(v, room_h, h), c->w, h},
                  p);
        p->ground.none |=
            c->type == BOX_SHAPE || c->type == BOX_PICTURE || c->type == BOX_BAR;
    }
    p->ground = ground;
}

/* Each row is a TR of the tagged PDF, with its fill and borders. */
static void place_table(const struct box *b, struct rect in, struct placer *p)
{
    pt64 y = in.y;

    frame_tag(p->frame, "Table", (struct slice){0});
    for (const struct box *row = b->child; row; row = row->next) {
        struct rect r = {in.x, y, in.w, row->h};
        frame_tag(p->frame, "TR", (struct slice){0});
        struct color ground = p->ground;
        draw_fill(row, r, p);
        if (row->has_fill && !row->fill.none)
            p->ground = row->fill;
        place_children(row, r, p);
        p->ground = ground;
        draw_borders(row, r, p);
        frame_end(p->frame);
        y += row->h;
    }
    frame_end(p->frame);
}

static void place_children(const struct box *b, struct rect r, struct placer *p)
{
    struct rect in = r;

    in.x += at(b->pad[SIDE_LEFT], p);
    in.y += at(b->pad[SIDE_TOP], p);
    in.w -= at(b->pad[SIDE_LEFT], p) + at(b->pad[SIDE_RIGHT], p);
    in.h -= at(b->pad[SIDE_TOP], p) + at(b->pad[SIDE_BOTTOM], p);
    switch (b->type) {
    case BOX_COLUMN:
        if (b->parts)
            place_parts(b, in, p);
        else
            place_column(b, in, p);
        break;
    case BOX_ROW:
        place_row(b, in, r.y + b->baseline, p);
        break;
    case BOX_GRID:
        place_grid(b, in, p);
        break;
    case BOX_OVERLAY:
        place_overlay(b, in, p);
        break;
    case BOX_CHOICE:
    case BOX_GALLERY:
        if (b->chosen)
            box_place(b->chosen,
                      (struct rect){in.x + at(b->chosen->margin[SIDE_LEFT], p),
                                    in.y + margin_above(b->chosen, p->trial),
                                    b->chosen->w, b->chosen->h},
                      p);
        break;
    case BOX_TABLE:
        place_table(b, in, p);
        break;
    case BOX_TEXT:
        place_text(b, r, p);
        break;
    case BOX_QR:
        place_qr(b, r, p);
        if (p->audit)
            audit_qr(p->audit, b);
        break;
    case BOX_PICTURE:
        place_picture(b, in, p);
        break;
    case BOX_SHAPE:
        shape_place(b->shape, in, p);
        break;
    case BOX_BAR:
        if (b->share > 0)
            frame_rect(p->frame,
                       (struct rect){in.x, in.y,
                                     (pt64)((int64_t)in.w * b->share / 1000), in.h},
                       b->color);
        break;
    case BOX_CHART:
        chart_place(b, in, p);
        break;
    case BOX_TREE:
        tree_place(b, in, p);
        break;
    case BOX_SPACE:
        break;
    }
}

void box_place(const struct box *b, struct rect r, struct placer *p)
{
    struct color ground = p->ground;

    draw_fill(b, r, p);
    if (b->has_fill && !b->fill.none)
        p->ground = b->fill;
    place_children(b, r, p);
    p->ground = ground;
    draw_borders(b, r, p);
}
