/* A CID-keyed font whose glyph ids are not its CIDs, as a foundry's cut of a large one
 * is: a PDF names glyphs by CID, pictures by glyph id. The font is made here: Noto
 * Serif CJK cut to a few characters, its glyphs numbered anew. */
#include "draw/pdf.h"
#include "draw/png.h"
#include "draw/subset.h"
#include "fonts.h"
#include "tap.h"

#include <harfbuzz/hb-subset.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct test_fonts t;
static const struct color ink = {.k = 100};
static const struct color paper = {.r = 255, .g = 255, .b = 255};

static const char *const texts[] = {
    "槐安里小区“电梯大修”公示，共5个工作日。",
    "阅览室（二层）每周六上午9:30开放；",
    "𠮷祥龘龙，字字分明！",
};
enum { TEXTS = sizeof texts / sizeof *texts };

static char *in_dir(const char *name)
{
    static char dir[] = "/tmp/banbao-cid-XXXXXX";
    static bool made;

    if (!made && !mkdtemp(dir))
        die("no folder in /tmp");
    made = true;
    return arena_printf(&t.arena, "%s/%s", dir, name);
}

static bool save(const char *path, const void *bytes, size_t n)
{
    FILE *f = fopen(path, "wb");

    return f && fwrite(bytes, 1, n, f) == n && fclose(f) == 0;
}

static hb_face_t *cut_with_cmap(hb_face_t *face)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_t *chars = hb_subset_input_unicode_set(input);

    for (size_t i = 0; i < TEXTS; i++) {
        struct slice s = slice_of(texts[i]);
        for (size_t at = 0; at < s.len;)
            hb_set_add(chars, utf8_next(s, &at));
    }
    hb_set_add_range(chars, 0x300E, 0x300F); /* “” in a column */
    hb_face_t *small = hb_subset_or_fail(face, input);
    hb_subset_input_destroy(input);
    return small;
}

/* How many glyphs of the font have another CID than id. */
static size_t differing(hb_face_t *face)
{
    uint32_t ids[512], cids[512];
    unsigned len, n = hb_face_get_glyph_count(face);
    hb_blob_t *cff = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
    const char *bytes = hb_blob_get_data(cff, &len);
    size_t other = 0;

    n = n < 512 ? n : 512;
    for (unsigned i = 0; i < n; i++)
        ids[i] = i;
    if (cff_codes((struct slice){bytes, len}, ids, n, cids))
        for (unsigned i = 0; i < n; i++)
            other += cids[i] != ids[i];
    hb_blob_destroy(cff);
    return other;
}

static void make_font(void)
{
    hb_blob_t *file = hb_blob_create_from_file(
        "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc");
    hb_face_t *face = hb_face_create(file, 2); /* SC */
    hb_face_t *small = cut_with_cmap(face);
    unsigned len;

    if (!small)
        die("the font cannot be cut");
    hb_blob_t *bytes = hb_face_reference_blob(small);
    const char *data = hb_blob_get_data(bytes, &len);
    ok(save(in_dir("own.otf"), data, len), "a font is made");
    hb_face_t *again = hb_face_create(bytes, 0);
    ok(differing(again) > 40, "its glyph ids are not its CIDs");
    hb_face_destroy(again);
    hb_blob_destroy(bytes);
    hb_face_destroy(small);
    hb_face_destroy(face);
    hb_blob_destroy(file);
}

static void open_fonts(void)
{
    static struct source src = {.path = "fonts.yaml"};
    char *folder = in_dir("");

    src.text = SLICE("roles:\n"
                     "  宋:\n"
                     "    families:\n"
                     "      - weights: {400: own.otf}\n");
    t.set = fontset_open(&t.arena, yaml_parse(&t.arena, &src, 0, src.text.len, &t.diag),
                         folder, &t.diag);
    if (!t.set)
        die("the font cannot be used");
}

/* The texts in lines, or, turned, in columns. */
static struct frame *draw(bool vertical)
{
    struct frame *f = arena_new(&t.arena, struct frame);
    pt64 at = PT(20);

    f->arena = &t.arena;
    f->width = f->height = PT(500);
    for (size_t i = 0; i < TEXTS; i++) {
        struct slice s = slice_of(texts[i]);
        struct text_span span = {.end = s.len,
                                 .font = test_font(&t, "宋", 400),
                                 .scale = 1000,
                                 .color = ink};
        struct para *p = (vertical ? para_shape_vertical
                                   : para_shape)(&t.arena, s, &span, 1, &t.diag);
        struct para_style style = {
            .size = PT(20), .leading = PT(40), .measure = PT(460)};
        struct text_lines *l = para_break(&t.arena, p, &style);

        frame_tag(f, "P", SLICE(""));
        for (size_t k = 0; k < l->n; k++, at += PT(40)) {
            size_t n;
            struct glyph_run *r =
                lines_runs(&t.arena, l, k, vertical ? PT(460) - at : PT(20),
                           vertical ? PT(20) : at, &n);
            for (size_t g = 0; g < n; g++)
                frame_glyphs(f, &r[g]);
        }
        frame_end(f);
    }
    return f;
}

static struct frames document(struct frame **f)
{
    return (struct frames){.pages = f,
                           .n = 1,
                           .title = SLICE("字体"),
                           .author = SLICE("测试"),
                           .lang = SLICE("zh-CN"),
                           .date = SLICE("2026-11-23")};
}

static void extracted(const char *path, const char *name)
{
    char got[4096];
    struct buf have = BUF_INIT, want = BUF_INIT;
    FILE *f = popen(arena_printf(&t.arena, "pdftotext -raw %s -", path), "r");
    size_t n = f ? fread(got, 1, sizeof got, f) : 0;

    if (f)
        pclose(f);
    for (size_t i = 0; i < n; i++)
        if (!strchr("\n\f ", got[i]))
            buf_char(&have, got[i]);
    for (size_t i = 0; i < TEXTS; i++)
        buf_str(&want, texts[i]);
    buf_char(&have, '\0');
    is(have.ptr, want.ptr, name);
    buf_release(&have);
    buf_release(&want);
}

static bool run(const char *command)
{
    return system(arena_printf(&t.arena, "%s >/dev/null 2>&1", command)) == 0;
}

/* shared: as in a build, where the face was cut before for all documents. */
static void test_document(bool vertical, bool shared)
{
    struct frame *f = draw(vertical);
    struct frames doc = document(&f);
    struct pdf_fonts *fonts = shared ? pdf_fonts_open() : NULL;
    struct buf pdf = BUF_INIT, png = BUF_INIT;
    char *pdf_path = in_dir("a.pdf"), *png_path = in_dir("a.png");
    const char *how = arena_printf(&t.arena, "%s%s", vertical ? "columns" : "lines",
                                   shared ? ", of a shared cut" : "");

    if (shared) {
        pdf_fonts_add(fonts, &doc);
        pdf_fonts_cut(fonts);
    }
    ok(pdf_write(&doc, fonts, &pdf, &t.diag) && save(pdf_path, pdf.ptr, pdf.len) &&
           png_write(f, 1000, paper, &png, &t.diag) && save(png_path, png.ptr, png.len),
       "drawn: %s", how);
    extracted(pdf_path, "the text is what was written");
    ok(run(arena_printf(&t.arena, "qpdf --check %s", pdf_path)), "qpdf finds it clean");
    ok(run(arena_printf(
           &t.arena, "pdftoppm -gray -singlefile -scale-to-x 1000 -scale-to-y -1 %s %s",
           pdf_path, in_dir("a"))) &&
           run(arena_printf(&t.arena,
                            "perl " BANBAO_HOME "/tests/e2e/same-ink.pl %s %s 50",
                            png_path, in_dir("a.pgm"))),
       "the glyphs in the PDF are those of the picture");
    buf_release(&pdf);
    buf_release(&png);
    if (fonts)
        pdf_fonts_close(fonts);
}

/* The picture itself: the same pixels as with the font that the glyphs are from. */
static void test_picture(void)
{
    struct test_fonts large;
    struct fontset *own = t.set;
    struct buf a = BUF_INIT, b = BUF_INIT;

    png_write(draw(false), 1000, paper, &a, &t.diag);
    test_fonts_open(&large);
    t.set = large.set;
    png_write(draw(false), 1000, paper, &b, &t.diag);
    t.set = own;
    test_fonts_close(&large);
    ok(a.len > 1000 && slice_eq(buf_view(&a), buf_view(&b)),
       "the picture is that of the large font");
    buf_release(&a);
    buf_release(&b);
}

int main(void)
{
    t.diag.arena = &t.arena;
    make_font();
    open_fonts();
    test_picture();
    for (int i = 0; i < 4; i++)
        test_document(i & 1, i & 2);
    ok(t.diag.errors == 0, "no errors");
    run(arena_printf(&t.arena, "rm -rf %s", in_dir("")));
    test_fonts_close(&t);
    return done();
}
