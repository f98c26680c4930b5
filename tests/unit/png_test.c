/* A page as a picture: pixels of areas, glyphs, clips, lines and pictures. */
#include "data/picture.h"
#include "draw/png.h"
#include "fonts.h"
#include "tap.h"

#include <string.h>

static struct test_fonts t;
static const struct color paper = {.r = 0xFC, .g = 0xF9, .b = 0xF3, .none = 1};
static const struct color panel = {.r = 0xFF, .g = 0xFF, .b = 0xFF};
static const struct color ink = {.r = 0x1D, .g = 0x18, .b = 0x15, .k = 100};
static const struct color accent = {.r = 0xB0, .g = 0x28, .b = 0x1A, .m = 77, .y = 85};

/* 100 pt x 50 pt, a pixel a point. */
static struct frame new_frame(void)
{
    return (struct frame){.arena = &t.arena, .width = PT(100), .height = PT(50)};
}

static struct pixels drawn(const struct frame *f, int width)
{
    struct buf out = BUF_INIT;
    struct pixels pixels = {0};

    ok(png_write(f, width, paper, &out, &t.diag), "drawn");
    struct picture p = {
        .format = PICTURE_PNG, .width = width, .height = width / 2, .turn = 1};
    p.bytes = slice_dup(&t.arena, buf_view(&out));
    bool opaque;
    ok(picture_colors(&t.arena, &p, &pixels, &opaque), "and read back by libpng");
    buf_release(&out);
    return pixels;
}

static const unsigned char *at(const struct pixels *p, int x, int y)
{
    return p->rgb + 3 * (y * p->width + x);
}

static bool is_color(const struct pixels *p, int x, int y, struct color c)
{
    const unsigned char *rgb = at(p, x, y);
    bool same = rgb[0] == c.r && rgb[1] == c.g && rgb[2] == c.b;

    if (!same)
        printf("# %d, %d: %02X %02X %02X\n", x, y, rgb[0], rgb[1], rgb[2]);
    return same;
}

static void test_areas(void)
{
    struct frame f = new_frame();

    frame_rect(&f, (struct rect){PT(10), PT(5), PT(30), PT(20)}, accent);
    frame_rect(&f, (struct rect){PT(50), PT(5), PT(30), PT(20)}, panel);
    frame_tag(&f, "P", SLICE(""));
    frame_clip(&f, (struct rect){PT(60), PT(30), PT(20), PT(10)});
    frame_rect(&f, (struct rect){PT(50), PT(30), PT(50), PT(20)}, ink);
    frame_end(&f);
    frame_end(&f);
    frame_rect(&f, (struct rect){PT(90), PT(45), PT(5), PT(5)}, ink);
    frame_line(&f, PT(0), PT(41), PT(50), PT(41), PT(2), accent);
    struct pixels p = drawn(&f, 100);

    ok(is_color(&p, 0, 0, paper), "the ground is paper");
    ok(is_color(&p, 10, 5, accent) && is_color(&p, 39, 24, accent), "an area");
    ok(is_color(&p, 9, 5, paper) && is_color(&p, 40, 24, paper), "and beside it");
    ok(is_color(&p, 60, 10, panel), "white is not paper, however near");
    ok(is_color(&p, 60, 30, ink) && is_color(&p, 79, 39, ink), "inside a clip");
    ok(is_color(&p, 59, 35, paper) && is_color(&p, 80, 35, paper) &&
           is_color(&p, 70, 40, paper),
       "not outside");
    ok(is_color(&p, 92, 47, ink), "a clip ends");
    ok(is_color(&p, 20, 40, accent) && is_color(&p, 20, 41, accent) &&
           is_color(&p, 20, 42, paper),
       "a line lies on both sides of its path");
    struct pixels twice = drawn(&f, 200);
    ok(is_color(&twice, 20, 10, accent) && is_color(&twice, 19, 10, paper),
       "twice as wide");
}

/* 一 is one stroke in the middle of its em; 口 is hollow. */
static void test_glyphs(void)
{
    struct frame f = new_frame();
    struct para *para = test_para(&t, "黑", "一口");
    struct para_style style = {.size = PT(40), .leading = PT(40), .measure = PT(100)};
    struct text_lines *l = para_break(&t.arena, para, &style);
    size_t n;
    struct glyph_run *runs = lines_runs(&t.arena, l, 0, PT(0), PT(2), &n);

    for (size_t i = 0; i < n; i++) {
        runs[i].color = ink;
        frame_glyphs(&f, &runs[i]);
    }
    struct pixels p = drawn(&f, 100);
    int dark = 0, top = 0;
    for (int y = 0; y < 50; y++) {
        dark += at(&p, 20, y)[0] < 0x80;
        top += y < 12 && at(&p, 20, y)[0] < 0x80;
    }
    ok(dark >= 2 && dark <= 5 && top == 0, "一: one stroke across its middle (%d)",
       dark);
    ok(is_color(&p, 60, 25, paper), "口: hollow");
    int left = 40;
    while (left < 60 && at(&p, left, 25)[0] > 0x80)
        left++;
    ok(left > 41 && left < 50, "口: its left side (%d)", left);
}

/* More colours than a palette holds. */
static void test_pictures(void)
{
    struct frame f = new_frame();
    struct picture photo = {.path = SLICE("x.jpg"), .turn = 1};

    f.arena = &t.arena;
    for (int x = 0; x < 100; x++)
        for (int y = 0; y < 50; y++)
            frame_rect(&f, (struct rect){PT(x), PT(y), PT(1), PT(1)},
                       (struct color){.r = (uint8_t)(x * 2),
                                      .g = (uint8_t)(y * 5),
                                      .b = (uint8_t)(x + y)});
    struct pixels p = drawn(&f, 100);
    ok(is_color(&p, 77, 33, (struct color){.r = 154, .g = 165, .b = 110}),
       "full colour is exact");

    photo.format = PICTURE_PNG;
    photo.bytes = SLICE("\x89PNG\r\n\x1a\n, but no more");
    struct buf out = BUF_INIT;
    frame_image(&f, &photo, (struct rect){0, 0, PT(10), PT(10)});
    ok(!png_write(&f, 100, paper, &out, &t.diag) && t.diag.errors == 1,
       "a broken picture is reported");
    buf_release(&out);
}

int main(void)
{
    test_fonts_open(&t);
    test_areas();
    test_glyphs();
    test_pictures();
    test_fonts_close(&t);
    return done();
}
