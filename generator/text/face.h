/* face.h - one face of one font file, and what shaping needs of it.
 *
 * The interface between fonts and the shaper: HarfBuzz is used only behind these
 * functions (text/face.c), so its header is included there and nowhere else in
 * text/. An engine is an open face; a face (text/font.c) is opened when the first
 * character is looked up in it. All lengths are in 1/1000 em. An open engine never
 * changes and is shared by all threads; a shaper belongs to one thread.
 */
#ifndef BANBAO_TEXT_FACE_H
#define BANBAO_TEXT_FACE_H

#include "base/arena.h"
#include "base/slice.h"
#include "text/font.h"

struct engine;

/* Open the face of that family name (a collection holds several; empty: the
 * first). NULL: no such file, no font, or no face of that name. */
struct engine *engine_open(const char *path, struct slice family);
void engine_close(struct engine *e);

const char *engine_name(const struct engine *e); /* PostScript name */
int engine_ascent(const struct engine *e);
int engine_descent(const struct engine *e);
bool engine_has(const struct engine *e, uint32_t cp);
/* Does the face have the form of cp that the variation selector vs selects? */
bool engine_has_form(const struct engine *e, uint32_t cp, uint32_t vs);
/* The precomposed character of a base and a combining mark (NFC), or 0: a + U+0301 ->
 * á. */
uint32_t composed_of(uint32_t base, uint32_t mark);
/* Empty space left and right of the glyph's ink inside its advance. */
void engine_bearings(const struct engine *e, uint32_t glyph, int *left, int *right);

/* The same above and below the ink, for a glyph upright in a column. */
void engine_bearings_upright(const struct engine *e, uint32_t glyph, int *above,
                             int *below);
/* Does the face have vertical forms (`vert`)? */
bool engine_is_vertical(const struct engine *e);

/* Receives an outline: closed contours, filled by the non-zero winding rule; y grows
 * upwards. */
struct pen {
    void (*move)(void *ctx, double x, double y);
    void (*line)(void *ctx, double x, double y);
    void (*curve)(void *ctx, const double x[3], const double y[3]); /* cubic */
    void (*close)(void *ctx);
    void *ctx;
};

/* Draw the glyph with its origin at 0, 0. A blank glyph draws nothing. */
void engine_outline(const struct engine *e, uint32_t glyph, const struct pen *pen);
/* The mapped file and the face's index in it; lives as long as the engine. */
struct slice engine_file(const struct engine *e, unsigned *index);

struct shaped {
    uint32_t glyph, cluster; /* cluster: byte of the text */
    int32_t advance, dx, dy; /* 1/1000 em; y grows upwards, as in fonts. Upright: dx, dy
                                from the middle of the column; advance downwards */
};

struct shape_run {
    const struct engine *engine;
    size_t start, end;  /* bytes of the text; the rest is context for shaping */
    const char *script; /* ISO 15924: Hani, Latn, ... */
    bool rtl;           /* set from right to left */
    bool upright;       /* set from top to bottom, with the face's forms for it */
    bool tabular;       /* tnum lnum */
    bool proportional;  /* pwid: Latin quotes from a Chinese face */
};

struct shaper *shaper_open(void);
void shaper_close(struct shaper *s);
/* Shape a run; *n glyphs in visual order, valid until the next call. */
const struct shaped *shaper_run(struct shaper *s, struct slice text,
                                const struct shape_run *run, size_t *n);

/* The face's engine, opened on first use; NULL: the file is broken. */
const struct engine *face_engine(const struct face *f);
const char *face_path(const struct face *f);

/* One of a font's faces, in the order in which they are tried. */
struct face_choice {
    const struct face *face;
    struct slice exclude; /* characters that this role takes from a later face */
};

const struct face_choice *font_choices(const struct font *f, size_t *n);

struct breaks; /* text/breaks.h */
/* The line breaking rules; they belong to the font's fontset. */
struct breaks *font_breaks(const struct font *f);

#endif
