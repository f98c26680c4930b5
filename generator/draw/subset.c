/* subset.c - subsetting with hb-subset; the one file in draw/ that includes HarfBuzz.
 *
 * Two paths lead from the common cut to a document's font. CFF outlines (Noto CJK) are
 * copied by cff.c; others (TrueType, or a CFF that cff.c refuses) go through
 * hb-subset again. Out of memory, hb-subset may succeed with glyphs missing: every cut
 * is therefore compared with its source by the extents of its glyphs.
 */
#include "draw/subset.h"
#include "draw/cff.h"

#include <harfbuzz/hb-subset.h>
#include <stdlib.h>
#include <string.h>

/* The tables for drawing glyphs by id. hb-subset would read every entry of a character
 * map, which takes nine tenths of the time of a cut. */
static const hb_tag_t needed[] = {
    HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
    HB_TAG('m', 'a', 'x', 'p'), HB_TAG('C', 'F', 'F', ' '), HB_TAG('g', 'l', 'y', 'f'),
    HB_TAG('l', 'o', 'c', 'a'), HB_TAG('c', 'v', 't', ' '), HB_TAG('f', 'p', 'g', 'm'),
    HB_TAG('p', 'r', 'e', 'p'), HB_TAG('O', 'S', '/', '2'), /* its ascent */
};

/* Out of memory, HarfBuzz may leave out an outline and report success: compare the
 * extents of each glyph with the original. */
static void require_outlines(hb_face_t *face, const uint32_t *glyphs,
                             const struct cut *c)
{
    hb_face_t *small = hb_face_create(c->owner, 0);
    hb_font_t *was = hb_font_create(face), *is = hb_font_create(small);
    bool same = true;

    for (size_t i = 0; i < c->n && same; i++) {
        hb_glyph_extents_t a = {0}, b = {0};
        hb_font_get_glyph_extents(was, glyphs[i], &a);
        hb_font_get_glyph_extents(is, c->ids[i], &b);
        same = memcmp(&a, &b, sizeof a) == 0;
    }
    hb_font_destroy(is);
    hb_font_destroy(was);
    hb_face_destroy(small);
    if (!same)
        die("字体裁剪后缺了字形 (an outline is missing from a font subset)");
}

/* A face with the needed tables only. */
static hb_face_t *bare(hb_face_t *face)
{
    hb_face_t *builder = hb_face_builder_create();

    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        hb_blob_t *table = hb_face_reference_table(face, needed[i]);
        if (hb_blob_get_length(table))
            hb_face_builder_add_table(builder, needed[i], table);
        hb_blob_destroy(table);
    }
    return builder;
}

static hb_subset_input_t *make_input(const uint32_t *glyphs, size_t n)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();

    if (!input)
        die_oom();
    /* Without subroutines, cutting a cut takes a third of the time, and the compressed
     * result is a seventh smaller: deflate finds the repeats by itself. */
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING |
                                         HB_SUBSET_FLAGS_DESUBROUTINIZE);
    hb_set_t *set = hb_subset_input_glyph_set(input);
    for (size_t i = 0; i < n; i++)
        hb_set_add(set, glyphs[i]);
    return input;
}

static int16_t be16(const char *p)
{
    return (int16_t)((unsigned char)p[0] << 8 | (unsigned char)p[1]);
}

/* Ascent, descent, widths and bounding box in 1/1000 em, whatever the face's own unit.
 * The box is in the head table, bytes 36 to 43: xMin yMin xMax yMax. */
static void read_metrics(struct cut *c, hb_face_t *face, const uint32_t *glyphs)
{
    int upem = (int)hb_face_get_upem(face);
    hb_font_t *font = hb_font_create(face);
    hb_font_extents_t extents;
    unsigned len;
    hb_blob_t *head = hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
    const char *bytes = hb_blob_get_data(head, &len);

    hb_font_set_scale(font, 1000, 1000);
    hb_font_get_h_extents(font, &extents);
    c->ascent = extents.ascender;
    c->descent = -extents.descender;
    for (size_t i = 0; i < c->n; i++)
        c->widths[i] = hb_font_get_glyph_h_advance(font, glyphs[i]);
    for (int i = 0; i < 4 && len >= 44 && upem > 0; i++)
        c->box[i] = be16(bytes + 36 + 2 * i) * 1000 / upem;
    hb_blob_destroy(head);
    hb_font_destroy(font);
}

/* Keep the bytes of the cut face: as a font file, and the part that a PDF embeds. */
static bool take_bytes(struct cut *c, hb_face_t *face)
{
    hb_blob_t *sfnt = hb_face_reference_blob(face);
    unsigned len, cff_len;
    const char *bytes = hb_blob_get_data(sfnt, &len);

    c->owner = sfnt;
    c->sfnt = c->program = (struct slice){bytes, len};
    hb_face_t *whole = hb_face_create(sfnt, 0);
    hb_blob_t *cff = hb_face_reference_table(whole, HB_TAG('C', 'F', 'F', ' '));
    const char *table = hb_blob_get_data(cff, &cff_len);
    c->cff = cff_len > 0;
    if (c->cff) /* points into sfnt, which owner keeps */
        c->program = (struct slice){table, cff_len};
    hb_blob_destroy(cff);
    hb_face_destroy(whole);
    return len > 0;
}

static struct cut *cut_new(size_t n)
{
    struct cut *c = heap_alloc(1, sizeof *c);

    c->n = n;
    c->ids = heap_alloc(n, sizeof *c->ids);
    c->widths = heap_alloc(n, sizeof *c->widths);
    c->made = (struct buf)BUF_INIT;
    return c;
}

/* Run hb-subset, and keep what a PDF needs of the result. NULL: the face is broken. */
static struct cut *cut(hb_face_t *face, const uint32_t *glyphs, size_t n)
{
    memory_watch();
    hb_subset_input_t *input = make_input(glyphs, n);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face, input);
    hb_face_t *small = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    struct cut *c = NULL;

    if (small) {
        const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);

        c = cut_new(n);
        bool whole = true;
        for (size_t i = 0; i < n; i++) {
            c->ids[i] = hb_map_get(map, glyphs[i]);
            whole = whole && c->ids[i] != HB_MAP_VALUE_INVALID;
        }
        read_metrics(c, face, glyphs);
        if (!take_bytes(c, small) || !whole) {
            cut_free(c);
            c = NULL;
        }
    }
    memory_check();
    if (c)
        require_outlines(face, glyphs, c);
    hb_face_destroy(small);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return c;
}

static hb_face_t *open_face(struct slice file, unsigned index)
{
    hb_blob_t *blob = hb_blob_create(file.ptr, (unsigned)file.len,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, index);

    hb_blob_destroy(blob);
    return face;
}

struct cut *cut_face(struct slice file, unsigned index, const uint32_t *glyphs,
                     size_t n)
{
    memory_watch();
    hb_face_t *face = open_face(file, index), *tables = bare(face);
    memory_check();
    struct cut *c = cut(tables, glyphs, n);

    hb_face_destroy(tables);
    hb_face_destroy(face);
    return c;
}

/* Hand on the weights by glyph id; .notdef gets the greatest, as every cut has it. */
static void weigh(struct cut *c, const uint32_t *weights)
{
    size_t count = cff_count(c->outlines);
    uint32_t *all = heap_alloc(count, sizeof *all);

    for (size_t i = 0; i < c->n; i++)
        if (c->ids[i] < count)
            all[c->ids[i]] = weights[i];
    for (size_t i = 0; i < count; i++)
        all[0] = all[i] > all[0] ? all[i] : all[0];
    cff_prepare(c->outlines, all);
    free(all);
}

void cut_prepare(struct cut *c, const uint32_t *weights)
{
    c->outlines = c->cff ? cff_open(c->program) : NULL;
    if (c->outlines) {
        weigh(c, weights);
        return;
    }
    memory_watch();
    hb_face_t *face = open_face(c->sfnt, 0);
    c->again = hb_subset_preprocess(face);
    memory_check();
    hb_face_destroy(face);
}

/* A cut by copying outlines; the metrics are those of `from`. Glyphs get the codes 1,
 * 2, 3 … in order; .notdef, which can only be the first, keeps 0. */
static struct cut *copy(const struct cut *from, const size_t *places, size_t n)
{
    struct cut *c = cut_new(n);
    uint32_t code = 0;

    c->codes = heap_alloc(n, sizeof *c->codes);
    for (size_t i = 0; i < n; i++) {
        c->ids[i] = from->ids[places[i]];
        c->widths[i] = from->widths[places[i]];
        c->codes[i] = c->ids[i] ? ++code : 0;
    }
    cff_cut(from->outlines, c->ids + (n - code), code, &c->made);
    c->program = buf_view(&c->made);
    c->cff = c->deflated = true;
    c->ascent = from->ascent;
    c->descent = from->descent;
    memcpy(c->box, from->box, sizeof c->box);
    return c;
}

struct cut *cut_again(const struct cut *c, const size_t *places, size_t n)
{
    if (c->outlines)
        return copy(c, places, n);
    uint32_t *ids = heap_alloc(n, sizeof *ids);
    for (size_t i = 0; i < n; i++)
        ids[i] = c->ids[places[i]];
    struct cut *small = cut(c->again, ids, n);
    free(ids);
    return small;
}

void cut_free(struct cut *c)
{
    if (!c)
        return;
    hb_face_destroy(c->again);
    hb_blob_destroy(c->owner);
    cff_close(c->outlines);
    buf_release(&c->made);
    free(c->ids);
    free(c->codes);
    free(c->widths);
    free(c);
}
