/* The trace of a frame, word for word. */
#include "data/picture.h"
#include "draw/trace.h"
#include "fonts.h"
#include "tap.h"

int main(void)
{
    struct test_fonts t;
    struct color ink = {.r = 0x1D, .g = 0x18, .b = 0x15, .k = 100}, none = {.none = 1};
    struct picture picture = {.path = SLICE("content/图片/凉亭.jpg")};
    struct buf out = BUF_INIT;
    static const struct path_step square[] = {{PATH_MOVE, {PT(1)}, {PT(1)}},
                                              {PATH_LINE, {PT(9)}, {PT(1)}},
                                              {PATH_LINE, {PT(9)}, {PT(9)}},
                                              {PATH_LINE, {PT(1)}, {PT(9)}},
                                              {PATH_CLOSE, {0}, {0}}};

    test_fonts_open(&t);
    struct frame f = {.arena = &t.arena, .width = PT(100), .height = PT(50)};
    struct frame *pages[] = {&f};
    struct outline_entry entry = {SLICE("一"), 0, PT(3), 1};
    struct frames doc = {.title = SLICE("“题\"\n"),
                         .lang = SLICE("zh-CN"),
                         .pages = pages,
                         .n = 1,
                         .outline = &entry,
                         .noutline = 1};
    struct text_span span = {.end = 6,
                             .font = test_font(&t, "黑", 700),
                             .scale = 1000,
                             .color = ink,
                             .link = SLICE("u")};
    struct para *p = para_shape(&t.arena, SLICE("你好"), &span, 1, &t.diag);
    struct text_lines *l = para_break(
        &t.arena, p,
        &(struct para_style){.size = PT(12), .leading = PT(20), .measure = PT(80)});
    size_t n;
    frame_tag(&f, "H1", SLICE(""));
    frame_glyphs(&f, lines_runs(&t.arena, l, 0, PT(12) + 32, PT(10), &n));
    frame_end(&f);
    frame_clip(&f, (struct rect){0, 0, PT(10), 1});
    frame_rect(&f, (struct rect){-PT(1), 21, PT(2), PT(3)}, ink);
    frame_line(&f, 0, 0, PT(4), 0, PT(1) / 2, ink);
    frame_path(&f, &(struct path){square, 5, none, ink, PT(2)});
    frame_path(&f, &(struct path){.fill = none, .stroke = none});
    frame_end(&f);
    frame_image(&f, &picture, (struct rect){PT(1), PT(2), PT(3), PT(4)});
    frame_link(&f, (struct rect){0, 0, PT(1), PT(1)}, SLICE("https://hal.example/"));
    trace_write(&doc, &out);
    is(out.ptr,
       "title \"“题\\\"\\x0A\"\n"
       "lang \"zh-CN\"\n"
       "outline 1 page 1 3.00 \"一\"\n"
       "page 1 100.00 50.00\n"
       "  tag H1\n"
       "    line natural 24.00 set 24.00 cost 1000000\n"
       "    glyphs 12.50 25.23 NotoSansCJKsc-Bold/12.00 #1D1815 \"你好\" link \"u\"\n"
       "  end\n"
       "  clip 0.00 0.00 10.00 0.02\n"
       "    rect -1.00 0.33 2.00 3.00 fill #1D1815\n"
       "    path M 0.00 0.00 L 4.00 0.00 stroke #1D1815 0.50\n"
       "    rect 1.00 1.00 8.00 8.00 stroke #1D1815 2.00\n"
       "    path\n"
       "  end\n"
       "  image 1.00 2.00 3.00 4.00 \"content/图片/凉亭.jpg\"\n"
       "  link 0.00 0.00 1.00 1.00 \"https://hal.example/\"\n",
       "a trace");
    buf_release(&out);
    test_fonts_close(&t);
    return done();
}
