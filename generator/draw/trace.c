/* trace.c - one line per operation, indented by nesting; lengths in pt, two decimals.
 *
 *     page 1 100.00 50.00
 *       tag H1
 *         line natural 24.00 set 24.00 cost 1000000
 *         glyphs 12.50 25.23 NotoSansCJKsc-Bold/12.00 #1D1815 "你好" link "u"
 *       end
 */
#include "draw/trace.h"
#include "data/picture.h"
#include "text/font.h"

#include <inttypes.h>

/* 1/64 pt as pt, rounded to nearest: 800 -> 12.50, -64 -> -1.00, -1 -> -0.02. */
static void put_length(struct buf *out, pt64 v)
{
    int64_t n = (int64_t)v * 100;
    uint64_t abs = n < 0 ? (uint64_t)-n : (uint64_t)n;

    abs = (abs + 32) / 64;
    buf_printf(out, "%s%" PRIu64 ".%02" PRIu64, n < 0 && abs ? "-" : "", abs / 100,
               abs % 100);
}

static void put_lengths(struct buf *out, const pt64 *v, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        buf_char(out, ' ');
        put_length(out, v[i]);
    }
}

static void put_rect(struct buf *out, struct rect r)
{
    put_lengths(out, (pt64[]){r.x, r.y, r.w, r.h}, 4);
}

/* The screen colour only; nothing for a colour that is not drawn (none). */
static void put_color(struct buf *out, const char *label, struct color c)
{
    if (!c.none)
        buf_printf(out, " %s#%02X%02X%02X", label, c.r, c.g, c.b);
}

/* In quotes, so that blanks at both ends are visible. */
static void put_text(struct buf *out, struct slice s)
{
    buf_str(out, " \"");
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];

        if (c == '"' || c == '\\')
            buf_printf(out, "\\%c", c);
        else if (c < 0x20 || c == 0x7F)
            buf_printf(out, "\\x%02X", c);
        else
            buf_char(out, (char)c);
    }
    buf_char(out, '"');
}

static void put_glyphs(struct buf *out, const struct glyph_run *run)
{
    static const char *const sets[] = {"", " upright", " turned"};

    buf_printf(out, "glyphs%s", sets[run->set]);
    put_lengths(out, (pt64[]){run->x, run->y}, 2);
    buf_printf(out, " %s/", face_name(run->face));
    put_length(out, run->size);
    put_color(out, "", run->color);
    put_text(out, run->text);
    if (run->before.len) {
        buf_str(out, " after");
        put_text(out, run->before);
    }
    if (run->link.len) {
        buf_str(out, " link");
        put_text(out, run->link);
    }
}

/* Before the first run of a line: how the line breaker set it (text/lines.c). Widths in
 * pt, give in 1/1000 em:
 *     line natural 196.00 set 202.39 stretch 522 cost 46 */
static void put_note(struct buf *out, const struct line_note *l, int indent)
{
    buf_printf(out, "%*sline natural", indent, "");
    put_lengths(out, (pt64[]){l->natural}, 1);
    buf_str(out, " set");
    put_lengths(out, (pt64[]){l->width}, 1);
    if (l->give)
        buf_printf(out, " %s %d", l->give < 0 ? "squeeze" : "stretch",
                   l->give < 0 ? -l->give : l->give);
    buf_printf(out, " cost %" PRId64 "\n", l->cost);
}

/* Five steps with horizontal and vertical sides are printed as `rect x y w h`. */
static bool is_rect(const struct path *p)
{
    const struct path_step *s = p->steps;

    return p->n == 5 && s[0].verb == PATH_MOVE && s[1].verb == PATH_LINE &&
           s[2].verb == PATH_LINE && s[3].verb == PATH_LINE &&
           s[4].verb == PATH_CLOSE && s[0].y[0] == s[1].y[0] &&
           s[1].x[0] == s[2].x[0] && s[2].y[0] == s[3].y[0] && s[3].x[0] == s[0].x[0];
}

static void put_steps(struct buf *out, const struct path *p)
{
    static const char verbs[] = "MLCZ";

    for (size_t i = 0; i < p->n; i++) {
        const struct path_step *s = &p->steps[i];
        size_t n = s->verb == PATH_CLOSE ? 0 : s->verb == PATH_CURVE ? 3 : 1;

        buf_printf(out, " %c", verbs[s->verb]);
        for (size_t k = 0; k < n; k++)
            put_lengths(out, (pt64[]){s->x[k], s->y[k]}, 2);
    }
}

static void put_path(struct buf *out, const struct path *p)
{
    if (is_rect(p)) {
        const struct path_step *s = p->steps;
        buf_str(out, "rect");
        put_rect(out, (struct rect){s[0].x[0], s[0].y[0], s[2].x[0] - s[0].x[0],
                                    s[2].y[0] - s[0].y[0]});
    } else {
        buf_str(out, "path");
        put_steps(out, p);
    }
    put_color(out, "fill ", p->fill);
    if (!p->stroke.none) {
        put_color(out, "stroke ", p->stroke);
        buf_char(out, ' ');
        put_length(out, p->width);
    }
}

static void put_op(struct buf *out, const struct op *op)
{
    switch (op->type) {
    case OP_GLYPHS:
        put_glyphs(out, &op->glyphs);
        break;
    case OP_PATH:
        put_path(out, &op->path);
        break;
    case OP_IMAGE:
        buf_str(out, "image");
        put_rect(out, op->image.box);
        put_text(out, op->image.picture->path);
        break;
    case OP_LINK:
        buf_str(out, "link");
        put_rect(out, op->link.box);
        put_text(out, op->link.url);
        break;
    case OP_TAG:
        buf_printf(out, "tag %s", op->tag.role);
        if (op->tag.alt.len)
            put_text(out, op->tag.alt);
        break;
    case OP_CLIP:
        buf_str(out, "clip");
        put_rect(out, op->tag.box);
        break;
    case OP_END:
        buf_str(out, "end");
        break;
    }
    buf_char(out, '\n');
}

/* Operations are indented by two blanks per open tag or clip; unlike the backends, a
 * dump shows what is not drawn, too: tags, links, breaking costs. */
static void put_page(struct buf *out, const struct frame *f, size_t number)
{
    int depth = 1;

    buf_printf(out, "page %zu", number);
    put_lengths(out, (pt64[]){f->width, f->height}, 2);
    buf_char(out, '\n');
    for (size_t i = 0; i < f->n; i++) {
        const struct op *op = &f->ops[i];

        if (op->type == OP_END && depth > 1)
            depth--;
        if (op->type == OP_GLYPHS && op->glyphs.line)
            put_note(out, op->glyphs.line, depth * 2);
        buf_printf(out, "%*s", depth * 2, "");
        put_op(out, op);
        if (op->type == OP_TAG || op->type == OP_CLIP)
            depth++;
    }
}

static void put_head(struct buf *out, const char *name, struct slice text)
{
    if (text.len == 0)
        return;
    buf_str(out, name);
    put_text(out, text);
    buf_char(out, '\n');
}

void trace_write(const struct frames *doc, struct buf *out)
{
    put_head(out, "title", doc->title);
    put_head(out, "author", doc->author);
    put_head(out, "subject", doc->subject);
    put_head(out, "lang", doc->lang);
    put_head(out, "date", doc->date);
    for (size_t i = 0; i < doc->noutline; i++) {
        const struct outline_entry *e = &doc->outline[i];

        buf_printf(out, "outline %d page %zu ", e->level, e->page + 1);
        put_length(out, e->y);
        put_text(out, e->title);
        buf_char(out, '\n');
    }
    for (size_t i = 0; i < doc->n; i++)
        put_page(out, doc->pages[i], i + 1);
}
