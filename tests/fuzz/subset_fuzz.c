/* subset_fuzz.c - faces cut to glyphs, and outlines out of any bytes.
 *
 * The first byte chooses. 0: the others are a CFF program; what is taken for sound is
 * cut. 1: they are a font file. Else they choose glyphs of one of the project's faces,
 * which is cut and cut again as a build does it; each cut must be a program that opens,
 * with the widths of the face's own glyphs.
 */
#include "draw/cff.h"
#include "draw/subset.h"
#include "fonts.h"
#include "fuzz.h"
#include "text/face.h"
#include "typed.h"

#include <libdeflate.h>

enum { GLYPHS_MAX = 60 };

static struct test_fonts fonts;

static size_t put_glyphs(struct typist *t, uint32_t most, uint32_t *glyphs)
{
    uint32_t at = 0;
    size_t n = 0, wanted = 1 + pick(t, GLYPHS_MAX);

    for (; n < wanted && at < most; n++) {
        at += 1 + pick(t, 250) * (1 + pick(t, 8));
        if (at >= most)
            break;
        glyphs[n] = at;
    }
    return n;
}

/* ---- any bytes ---- */

static void cut_program(struct slice program, struct typist *t)
{
    struct cff *c = cff_open(program);
    uint32_t glyphs[GLYPHS_MAX];
    struct buf out = BUF_INIT;

    if (!c)
        return;
    size_t count = cff_count(c), n = 0;
    uint32_t *weights = calloc(count + 1, sizeof *weights);
    for (size_t i = 0; i < count; i++)
        weights[i] = i % 3 ? 1 : 2;
    cff_prepare(c, weights);
    for (uint32_t g = 1; g < count && n < GLYPHS_MAX; g++)
        if (pick(t, 2))
            glyphs[n++] = g;
    cff_cut(c, glyphs, n, &out);
    buf_release(&out);
    free(weights);
    cff_close(c);
}

static void cut_file(struct slice file)
{
    static const uint32_t glyphs[] = {0, 1, 2, 3, 5, 8};
    struct cut *c = cut_face(file, 0, glyphs, sizeof glyphs / sizeof *glyphs);

    if (c)
        cut_free(c);
}

/* ---- the project's faces ---- */

static void must_inflate(struct slice zlib)
{
    static char out[4 << 20];
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    size_t got, used;

    assert(libdeflate_zlib_decompress_ex(d, zlib.ptr, zlib.len, out, sizeof out, &used,
                                         &got) == LIBDEFLATE_SUCCESS &&
           used == zlib.len);
    libdeflate_free_decompressor(d);
    if (out[0] != 1 || got < 4)
        return;
    struct cff *again =
        cff_open((struct slice){out, got}); /* what was written is sound */
    cff_close(again);
}

static void check_cut(const struct cut *c, size_t n)
{
    assert(c->n == n && c->program.len > 0);
    for (size_t i = 1; i < n; i++)
        assert(c->ids[i] > c->ids[i - 1] || c->ids[0] == 0);
    if (c->deflated)
        must_inflate(c->program);
}

static void cut_twice(struct typist *t, const struct engine *e)
{
    unsigned index;
    struct slice file = engine_file(e, &index);
    uint32_t glyphs[GLYPHS_MAX], weights[GLYPHS_MAX];
    size_t places[GLYPHS_MAX], n = put_glyphs(t, 60000, glyphs), some = 0;
    struct cut *all = n ? cut_face(file, index, glyphs, n) : NULL;

    if (!all)
        return;
    check_cut(all, n);
    for (size_t i = 0; i < n; i++)
        weights[i] = 1 + pick(t, 3);
    cut_prepare(all, weights);
    for (size_t i = 0; i < n; i++)
        if (pick(t, 2))
            places[some++] = i;
    struct cut *again = some ? cut_again(all, places, some) : NULL;
    if (again) {
        check_cut(again, some);
        for (size_t i = 0; i < some; i++)
            assert(again->widths[i] == all->widths[places[i]]);
        cut_free(again);
    }
    cut_free(all);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const char *const roles[] = {"宋", "黑", "楷", "仿宋", "标题宋"};
    struct arena a = ARENA_INIT;
    struct typist t = {.bytes = data, .n_bytes = size};

    if (!fonts.set)
        test_fonts_open(&fonts);
    if (!size)
        return 0;
    struct slice bytes = fuzz_bytes(&a, data + 1, size - 1);
    switch (pick(&t, 250)) {
    case 0:
        cut_program(bytes, &t);
        break;
    case 1:
        cut_file(bytes);
        break;
    default: {
        size_t n;
        const struct face_choice *c =
            font_choices(test_font(&fonts, roles[pick(&t, 5)], 400), &n);
        const struct engine *e = face_engine(c[pick(&t, (unsigned)n)].face);
        if (e)
            cut_twice(&t, e);
    }
    }
    arena_free(&a);
    return 0;
}
