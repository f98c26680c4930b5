/* face.c - all use of HarfBuzz: opening faces, looking up characters, shaping.
 *
 * Fonts are scaled to 1000 units an em and then immutable, so that threads share them;
 * each thread shapes in its own buffer. HarfBuzz reports lack of memory by returning
 * empty objects: memory_watch and memory_check (base/arena.h) around its calls turn
 * that into an error.
 *
 *     "3号" in Noto Serif CJK SC, script Hani -> two glyphs, clusters 0 and 1 (bytes),
 *       advances 557 and 1000
 */
#include "text/face.h"
#include "base/file.h"

#include <harfbuzz/hb-ot.h>
#include <harfbuzz/hb.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum {
    EM = 1000,      /* scale of all metrics */
    BEARINGS = 64,  /* slots of the cache; a face has about forty marks */
    NAME_MAX_ = 128 /* bytes of a font name, longer ones are cut */
};

struct engine {
    hb_blob_t *blob; /* the file, mapped */
    hb_face_t *face;
    hb_font_t *font; /* immutable, so any number of threads may shape with it */
    hb_draw_funcs_t *draw;
    atomic_uint_fast64_t
        *bearings; /* cache of the last glyphs looked up, see engine_bearings */
    unsigned index;
    int ascent, descent;
    bool vertical; /* has forms for columns */
    char name[NAME_MAX_];
};

struct shaper {
    hb_buffer_t *buffer;
    struct shaped *out;
    size_t cap;
};

/* Is `want` a family name of the face, in any language? Name id 16 (typographic) or 1
 * (legacy). */
static bool has_family(hb_face_t *face, struct slice want)
{
    static const hb_ot_name_id_t ids[] = {HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY,
                                          HB_OT_NAME_ID_FONT_FAMILY};
    unsigned n;
    const hb_ot_name_entry_t *names = hb_ot_name_list_names(face, &n);

    for (unsigned i = 0; i < n; i++)
        for (size_t k = 0; k < sizeof ids / sizeof *ids; k++) {
            char text[NAME_MAX_];
            unsigned len = sizeof text;

            if (names[i].name_id != ids[k])
                continue;
            hb_ot_name_get_utf8(face, ids[k], names[i].language, &len, text);
            if (slice_eq((struct slice){text, len}, want))
                return true;
        }
    return false;
}

static hb_face_t *find_face(hb_blob_t *blob, struct slice family, unsigned *index)
{
    unsigned n = hb_face_count(blob);

    for (unsigned i = 0; i < n; i++) {
        hb_face_t *face = hb_face_create(blob, i);

        if (hb_face_get_glyph_count(face) &&
            (family.len == 0 || has_family(face, family))) {
            *index = i;
            return face;
        }
        hb_face_destroy(face);
    }
    return NULL;
}

/* The PostScript name, reduced to letters, digits and - so that it is a safe PDF name.
 */
static void read_name(struct engine *e)
{
    unsigned len = sizeof e->name;
    size_t out = 0;

    hb_ot_name_get_utf8(e->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID,
                        &len, e->name);
    for (char *p = e->name; *p; p++)
        if ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
            (*p >= '0' && *p <= '9') || *p == '-')
            e->name[out++] = *p;
    e->name[out] = '\0';
    if (out == 0)
        memcpy(e->name, "Unnamed", sizeof "Unnamed");
}

/* ---- outlines ------------------------------------------------------------ */

static void outline_move(hb_draw_funcs_t *f, void *data, hb_draw_state_t *state,
                         float x, float y, void *user)
{
    const struct pen *p = data;

    (void)f, (void)state, (void)user;
    p->move(p->ctx, (double)x, (double)y);
}

static void outline_line(hb_draw_funcs_t *f, void *data, hb_draw_state_t *state,
                         float x, float y, void *user)
{
    const struct pen *p = data;

    (void)f, (void)state, (void)user;
    p->line(p->ctx, (double)x, (double)y);
}

static void outline_curve(hb_draw_funcs_t *f, void *data, hb_draw_state_t *state,
                          float x1, float y1, float x2, float y2, float x3, float y3,
                          void *user)
{
    const struct pen *p = data;
    const double x[3] = {(double)x1, (double)x2, (double)x3};
    const double y[3] = {(double)y1, (double)y2, (double)y3};

    (void)f, (void)state, (void)user;
    p->curve(p->ctx, x, y);
}

static void outline_close(hb_draw_funcs_t *f, void *data, hb_draw_state_t *state,
                          void *user)
{
    const struct pen *p = data;

    (void)f, (void)state, (void)user;
    p->close(p->ctx);
}

/* Without a quadratic callback, HarfBuzz converts quadratic curves to cubic ones. */
static hb_draw_funcs_t *outline_funcs(void)
{
    hb_draw_funcs_t *f = hb_draw_funcs_create();

    hb_draw_funcs_set_move_to_func(f, outline_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(f, outline_line, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(f, outline_curve, NULL, NULL);
    hb_draw_funcs_set_close_path_func(f, outline_close, NULL, NULL);
    hb_draw_funcs_make_immutable(f);
    return f;
}

void engine_outline(const struct engine *e, uint32_t glyph, const struct pen *pen)
{
    struct pen copy = *pen;

    memory_watch();
    hb_font_get_glyph_shape(e->font, glyph, e->draw, &copy);
    memory_check();
}

/* Does the face's GSUB table have a `vert` feature? */
static bool has_vert(hb_face_t *face)
{
    hb_tag_t tags[64];
    unsigned start = 0, n = 64;

    while (n == 64) {
        hb_ot_layout_table_get_feature_tags(face, HB_OT_TAG_GSUB, start, &n, tags);
        for (unsigned i = 0; i < n; i++)
            if (tags[i] == HB_TAG('v', 'e', 'r', 't'))
                return true;
        start += n;
    }
    return false;
}

/* ---- engines ------------------------------------------------------------- */

struct engine *engine_open(const char *path, struct slice family)
{
    memory_watch();
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path); /* maps the file */
    hb_font_extents_t extents;
    unsigned index = 0;

    if (!blob && file_is_readable(path))
        die("%s: 字体读不出来，是磁盘或内存出了错 (cannot map the font)", path);
    if (!blob)
        return NULL;
    hb_face_t *face = find_face(blob, family, &index);
    memory_check();
    if (!face) {
        hb_blob_destroy(blob);
        return NULL;
    }
    struct engine *e = heap_alloc(1, sizeof *e);
    e->blob = blob;
    e->face = face;
    e->index = index;
    e->font = hb_font_create(face);
    hb_font_set_scale(e->font, EM, EM);
    hb_font_make_immutable(e->font);
    e->draw = outline_funcs();
    e->bearings = heap_alloc(BEARINGS, sizeof *e->bearings);
    hb_font_get_h_extents(e->font, &extents);
    e->ascent = extents.ascender;
    e->descent = -extents.descender;
    e->vertical = has_vert(face);
    read_name(e);
    memory_check();
    return e;
}

void engine_close(struct engine *e)
{
    if (!e)
        return;
    hb_draw_funcs_destroy(e->draw);
    hb_font_destroy(e->font);
    hb_face_destroy(e->face);
    hb_blob_destroy(e->blob);
    free(e->bearings);
    free(e);
}

const char *engine_name(const struct engine *e)
{
    return e->name;
}

int engine_ascent(const struct engine *e)
{
    return e->ascent;
}

int engine_descent(const struct engine *e)
{
    return e->descent;
}

bool engine_has(const struct engine *e, uint32_t cp)
{
    hb_codepoint_t glyph;

    memory_watch();
    bool has = hb_font_get_nominal_glyph(e->font, cp, &glyph) && glyph != 0;
    memory_check();
    return has;
}

/* Mongolian variation selectors act through GSUB, not through the cmap: a face supports
 * them if it has a glyph for the selector itself. */
bool engine_has_form(const struct engine *e, uint32_t cp, uint32_t vs)
{
    hb_codepoint_t glyph;

    if (vs >= 0x180B && vs <= 0x180F)
        return engine_has(e, cp) && engine_has(e, vs);
    memory_watch();
    bool has = hb_font_get_variation_glyph(e->font, cp, vs, &glyph) && glyph != 0;
    memory_check();
    return has;
}

uint32_t composed_of(uint32_t base, uint32_t mark)
{
    hb_codepoint_t both;

    return hb_unicode_compose(hb_unicode_funcs_get_default(), base, mark, &both) ? both
                                                                                 : 0;
}

/* Left and right bearings from the glyph's extents; both 0 for a glyph without ink. */
static void read_bearings(const struct engine *e, uint32_t glyph, int *left, int *right)
{
    hb_glyph_extents_t x;

    *left = *right = 0;
    if (!hb_font_get_glyph_extents(e->font, glyph, &x) || x.width == 0)
        return;
    *left = x.x_bearing;
    *right = hb_font_get_glyph_h_advance(e->font, glyph) - x.x_bearing - x.width;
}

/* Cached, since reading an outline takes 5,000 instructions. A slot is one 64-bit word,
 * so that threads need no lock: glyph + 1 above, then both bearings as 16 bits. */
void engine_bearings(const struct engine *e, uint32_t glyph, int *left, int *right)
{
    atomic_uint_fast64_t *known = &e->bearings[glyph % BEARINGS];
    uint64_t word = atomic_load_explicit(known, memory_order_relaxed);

    if (word >> 32 == glyph + UINT64_C(1)) {
        *left = (int16_t)(word >> 16 & 0xFFFF);
        *right = (int16_t)(word & 0xFFFF);
        return;
    }
    memory_watch();
    read_bearings(e, glyph, left, right);
    memory_check();
    if (*left != (int16_t)*left || *right != (int16_t)*right)
        return;
    word = (glyph + UINT64_C(1)) << 32 | (uint64_t)(uint16_t)*left << 16 |
           (uint16_t)*right;
    atomic_store_explicit(known, word, memory_order_relaxed);
}

void engine_bearings_upright(const struct engine *e, uint32_t glyph, int *above,
                             int *below)
{
    hb_glyph_extents_t ink;
    hb_position_t x, y;

    *above = *below = 0;
    memory_watch();
    bool inked = hb_font_get_glyph_extents(e->font, glyph, &ink) && ink.height != 0;
    memory_check();
    if (!inked)
        return;
    hb_font_get_glyph_v_origin(e->font, glyph, &x, &y);
    *above = y - ink.y_bearing;
    *below = -hb_font_get_glyph_v_advance(e->font, glyph) - *above + ink.height;
}

bool engine_is_vertical(const struct engine *e)
{
    return e->vertical;
}

struct slice engine_file(const struct engine *e, unsigned *index)
{
    unsigned len;
    const char *bytes = hb_blob_get_data(e->blob, &len);

    *index = e->index;
    return (struct slice){bytes, len};
}

struct shaper *shaper_open(void)
{
    struct shaper *s = heap_alloc(1, sizeof *s);

    memory_watch();
    s->buffer = hb_buffer_create();
    memory_check();
    return s;
}

void shaper_close(struct shaper *s)
{
    hb_buffer_destroy(s->buffer);
    free(s->out);
    free(s);
}

static hb_feature_t everywhere(hb_tag_t tag, uint32_t value)
{
    return (hb_feature_t){tag, value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
}

/* The OpenType features of a run, at most four; returns their number. */
static size_t list_features(const struct shape_run *run, hb_feature_t *out)
{
    size_t n = 0;

    if (run->tabular) {
        out[n++] = everywhere(HB_TAG('t', 'n', 'u', 'm'), 1);
        out[n++] = everywhere(HB_TAG('l', 'n', 'u', 'm'), 1);
    }
    if (run->proportional)
        out[n++] = everywhere(HB_TAG('p', 'w', 'i', 'd'), 1);
    /* No ligatures: Ghostscript loses the second character of a glyph that represents
     * two, as the i of fi. */
    if (strcmp(run->script, "Latn") == 0)
        out[n++] = everywhere(HB_TAG('l', 'i', 'g', 'a'), 0);
    return n;
}

/* The glyphs of a single dash (U+2015) and of ─ (U+2500), which has to be as wide and
 * without bearings. False: the face lacks one of them. */
static bool dash_and_bar(const struct engine *e, int32_t wide, uint32_t *dash,
                         uint32_t *bar)
{
    int left, right;

    if (!hb_font_get_nominal_glyph(e->font, 0x2015, dash) ||
        !hb_font_get_nominal_glyph(e->font, 0x2500, bar) ||
        hb_font_get_glyph_h_advance(e->font, *dash) != wide ||
        hb_font_get_glyph_h_advance(e->font, *bar) != wide)
        return false;
    engine_bearings(e, *bar, &left, &right);
    return left == 0 && right == 0;
}

/* Replaces the single glyph of —— by ─ and a dash that touch, with the same ink, so
 * that each character has its own glyph: Ghostscript loses the second character of a
 * glyph that represents two. Returns the new number of glyphs; `out` has room for 2 n.
 */
static size_t part_dashes(const struct shape_run *run, struct slice text,
                          struct shaped *out, size_t n)
{
    const struct slice pair = SLICE("\xE2\x80\x94\xE2\x80\x94");
    const int overlap = 10; /* 1/1000 em, lest screens show a seam */
    uint32_t dash, bar;

    for (size_t i = n; i-- > 0;) {
        struct shaped g = out[i];
        int left, right;
        if (text.ptr[g.cluster] != pair.ptr[0] ||
            (i + 1 < n && out[i + 1].cluster < g.cluster + pair.len) ||
            !slice_starts(slice_sub(text, g.cluster, run->end), pair) ||
            !dash_and_bar(run->engine, g.advance / 2, &dash, &bar))
            continue;
        engine_bearings(run->engine, dash, &left, &right);
        memmove(out + i + 2, out + i + 1, (n++ - i - 1) * sizeof *out);
        out[i] =
            (struct shaped){bar, g.cluster, g.advance / 2, g.dx + left + overlap, g.dy};
        out[i + 1] = (struct shaped){dash, g.cluster + (uint32_t)pair.len / 2,
                                     g.advance / 2, g.dx, g.dy};
    }
    return n;
}

const struct shaped *shaper_run(struct shaper *s, struct slice text,
                                const struct shape_run *run, size_t *n)
{
    hb_feature_t features[4];
    size_t nfeatures = list_features(run, features);
    unsigned count;

    memory_watch();
    hb_buffer_clear_contents(s->buffer);
    hb_buffer_set_cluster_level(s->buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    /* A selector unknown to the face yields nothing, rather than a blank glyph. */
    hb_buffer_set_flags(s->buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_set_direction(s->buffer, run->upright ? HB_DIRECTION_TTB
                                       : run->rtl   ? HB_DIRECTION_RTL
                                                    : HB_DIRECTION_LTR);
    hb_buffer_set_script(s->buffer, hb_script_from_string(run->script, -1));
    /* Simplified forms, whatever the process's locale says. */
    hb_buffer_set_language(s->buffer, hb_language_from_string("zh-hans", -1));
    hb_buffer_add_utf8(s->buffer, text.ptr, (int)text.len, (unsigned)run->start,
                       (int)(run->end - run->start));
    hb_shape(run->engine->font, s->buffer, features, (unsigned)nfeatures);
    memory_check();

    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->buffer, &count);
    const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(s->buffer, NULL);
    if (2 * count > s->cap) { /* part_dashes may double them */
        s->cap = count * 4;
        s->out = realloc(s->out, s->cap * sizeof *s->out);
        if (!s->out)
            die_oom();
    }
    for (unsigned i = 0; i < count; i++)
        s->out[i] = (struct shaped){info[i].codepoint, info[i].cluster,
                                    run->upright ? -pos[i].y_advance : pos[i].x_advance,
                                    pos[i].x_offset, pos[i].y_offset};
    *n = run->upright || run->rtl ? count : part_dashes(run, text, s->out, count);
    return s->out;
}
