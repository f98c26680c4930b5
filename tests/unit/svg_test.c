/* A page as SVG: numbers, nesting, escapes, one outline for each glyph. */
#include "draw/svg.h"
#include "fonts.h"
#include "tap.h"

#include <string.h>

static struct test_fonts t;
static const struct color ink = {.r = 0x1D, .g = 0x18, .b = 0x15, .k = 100};
static const struct color none = {.none = 1};

static struct frame new_frame(void)
{
    return (struct frame){.arena = &t.arena, .width = PT(100), .height = PT(50)};
}

static bool has(const struct buf *out, const char *text)
{
    bool found = strstr(out->ptr, text) != NULL;

    if (!found)
        printf("# no %s in\n# %s\n", text, out->ptr);
    return found;
}

static size_t count(const struct buf *out, const char *text)
{
    size_t n = 0;

    for (const char *p = out->ptr; (p = strstr(p, text)); p++)
        n++;
    return n;
}

static void test_paths(void)
{
    struct frame f = new_frame();
    struct buf out = BUF_INIT;

    frame_rect(&f, (struct rect){PT(10), 96, PT(1) / 3, -1}, ink);
    frame_line(&f, 0, 0, PT(4), PT(4), 32, ink);
    frame_rect(&f, (struct rect){0, 0, PT(4), PT(4)}, none);
    svg_write(&f, SLICE("甲<乙"), &(struct color){.r = 252, .none = 1}, &out);
    ok(has(&out, "viewBox=\"0 0 100 50\""), "the page");
    ok(has(&out, "<title>甲&lt;乙</title>"), "its title");
    ok(has(&out, "width=\"100\" height=\"50\" fill=\"#fc0000\"/>"),
       "the ground is painted, though not on paper");
    ok(has(&out, "M10 1.5L10.33 1.5L10.33 1.48L10 1.48z"), "hundredths of a point");
    ok(has(&out, "stroke=\"#1d1815\" stroke-width=\"0.5\""), "a stroke");
    buf_clear(&out);
    svg_write(&f, SLICE(""), NULL, &out);
    ok(!strstr(out.ptr, "<rect"), "no ground");
    buf_release(&out);
}

static void test_nesting(void)
{
    struct frame f = new_frame();
    struct buf out = BUF_INIT;

    frame_tag(&f, "P", SLICE(""));
    frame_clip(&f, (struct rect){0, 0, PT(5), PT(6)});
    frame_tag(&f, "Figure", SLICE("\"图\" & 表"));
    frame_link(&f, (struct rect){0, 0, PT(1), PT(1)}, SLICE("https://a.example/?a&b"));
    frame_end(&f);
    frame_end(&f);
    frame_end(&f);
    svg_write(&f, SLICE(""), NULL, &out);
    ok(has(&out,
           "<clipPath id=\"c1\"><rect x=\"0\" y=\"0\" width=\"5\" height=\"6\"/>"),
       "a clip is defined");
    ok(has(&out, "<g clip-path=\"url(#c1)\"><g role=\"img\" "
                 "aria-label=\"&quot;图&quot; &amp; 表\"><a "
                 "href=\"https://a.example/?a&amp;b\">"),
       "and used; a figure says what it shows, a link where it leads");
    ok(count(&out, "<g") == count(&out, "</g>"), "what opens is closed");
    buf_release(&out);
}

static void test_glyphs(void)
{
    struct frame f = new_frame();
    struct para *para = test_para(&t, "黑", "口一口 & 口");
    struct para_style style = {.size = PT(10), .leading = PT(12), .measure = PT(100)};
    struct text_lines *l = para_break(&t.arena, para, &style);
    struct buf out = BUF_INIT;
    size_t n;
    struct glyph_run *runs = lines_runs(&t.arena, l, 0, PT(5), PT(2), &n);

    for (size_t i = 0; i < n; i++) {
        runs[i].color = ink;
        frame_glyphs(&f, &runs[i]);
    }
    svg_write(&f, SLICE(""), NULL, &out);
    ok(count(&out, "<use href=\"#g1\"") == 3, "口 is used three times");
    ok(count(&out, "<path id=\"g") == 3, "口一&: each defined once");
    ok(has(&out, "scale(0.01 -0.01)"), "a thousandth of 10 pt");
    ok(has(&out, "&amp;"), "the text is there, as text");
    ok(has(&out, "fill-opacity=\"0\""), "unseen");
    buf_release(&out);
}

int main(void)
{
    test_fonts_open(&t);
    test_paths();
    test_nesting();
    test_glyphs();
    test_fonts_close(&t);
    return done();
}
