/* frame.h - the display list: a page as operations, in painting order.
 *
 * poster/ makes frames; backends (pdf, png, svg, trace) read them and know nothing of
 * items or layouts. Lengths are in 1/64 pt, from the page's top left corner. Tags and
 * clips nest: OP_TAG and OP_CLIP open, OP_END closes. A frame copies everything it is
 * given, so that it outlives the layout it was made from; only faces, pictures and
 * roles belong to the run. As `banbao dump` prints it, in pt:
 *     tag H1
 *       glyphs 12.50 25.23 NotoSansCJKsc-Bold/12.00 #1D1815 "你好"
 *     end
 *     rect 1.00 1.00 8.00 8.00 stroke #1D1815 2.00
 */
#ifndef BANBAO_DRAW_FRAME_H
#define BANBAO_DRAW_FRAME_H

#include "base/arena.h"
#include "base/units.h"
#include "text/glyph.h"

struct picture;

enum op_type {
    OP_GLYPHS,
    OP_PATH,
    OP_IMAGE,
    OP_LINK, /* a rectangle that links to url; draws nothing */
    OP_TAG,  /* structure until OP_END: H1 P Table TR TH TD L LI Figure Artifact … */
    OP_CLIP, /* clip to box until OP_END */
    OP_END,  /* closes the innermost OP_TAG or OP_CLIP */
};

enum path_verb { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE };

struct path_step {
    enum path_verb verb;
    pt64 x[3], y[3]; /* MOVE, LINE: the first; CURVE: two control points and the end */
};

struct path {
    const struct path_step *steps;
    size_t n;
    struct color fill, stroke; /* .none = 1: not filled, not stroked */
    pt64 width;                /* of the stroke */
};

struct op {
    enum op_type type;
    union {
        struct glyph_run glyphs;
        struct path path;
        struct {
            const struct picture *picture;
            struct rect box; /* of the whole picture, upright; clip to crop */
        } image;
        struct {
            struct rect box;
            struct slice url;
        } link;
        struct {
            const char *role;
            struct slice alt; /* of a Figure */
            struct rect box;
        } tag; /* and clip.box */
    };
};

struct frame {
    struct arena *arena;
    struct arena *growing; /* holds ops until frame_close; NULL: arena does */
    pt64 width, height;    /* of the page */
    struct op *ops;
    size_t n, cap;
};

struct outline_entry {
    struct slice title;
    size_t page;
    pt64 y;    /* where on the page a viewer should scroll to */
    int level; /* 0: top level */
};

/* A finished document, ready for a backend. */
struct frames {
    struct slice title, author, subject, lang; /* lang: zh-CN */
    struct slice date;                         /* of the document, ISO; may be empty */
    struct frame **pages;
    size_t n;
    struct outline_entry *outline;
    size_t noutline;
};

void frame_glyphs(struct frame *f, const struct glyph_run *run);
/* The area a run covers, for links and lines through it. */
struct rect run_box(const struct glyph_run *run);
void frame_rect(struct frame *f, struct rect box, struct color fill);
/* A straight line, `width` thick. */
void frame_line(struct frame *f, pt64 x1, pt64 y1, pt64 x2, pt64 y2, pt64 width,
                struct color stroke);
void frame_path(struct frame *f, const struct path *path);
void frame_image(struct frame *f, const struct picture *p, struct rect box);
void frame_link(struct frame *f, struct rect box, struct slice url);
void frame_tag(struct frame *f, const char *role, struct slice alt);
void frame_clip(struct frame *f, struct rect box);
void frame_end(struct frame *f);

/* The frame is complete: move ops from `growing` to the arena. */
void frame_close(struct frame *f);

#endif
