/* Columns from right to left: how each character stands, where marks are cut, and that
 * a PDF gives back what was written, in order. */
#include "draw/pdf.h"
#include "draw/png.h"
#include "fonts.h"
#include "tap.h"
#include "text/cjk.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct test_fonts t;
static const struct color ink = {.r = 0x1D, .g = 0x18, .b = 0x15, .k = 100};

enum { SIZE = 20, HEIGHT = 400 };

static struct text_lines *columns(const char *role, const char *text, int height)
{
    struct slice s = slice_of(text);
    struct text_span span = {
        .end = s.len, .font = test_font(&t, role, 400), .scale = 1000, .color = ink};
    const struct para *p = para_shape_vertical(&t.arena, s, &span, 1, &t.diag);
    const struct para_style style = {.size = PT(SIZE),
                                     .leading = PT(32),
                                     .measure = PT(height),
                                     .align = TEXT_JUSTIFY};

    return para_break(&t.arena, p, &style);
}

/* "upright 三月 | turned NFC": the runs of the first column. */
static char *stances(const char *text)
{
    static const char *const names[] = {"level", "upright", "turned"};
    struct text_lines *l = columns("宋", text, HEIGHT);
    struct buf b = BUF_INIT;
    size_t n;
    struct glyph_run *r = lines_runs(&t.arena, l, 0, 0, 0, &n);

    for (size_t i = 0; i < n; i++)
        buf_printf(&b, "%s%s %.*s", i ? " | " : "", names[r[i].set],
                   SLICE_FMT(r[i].text));
    char *s = arena_strndup(&t.arena, b.ptr, b.len);
    buf_release(&b);
    return s;
}

static void test_stances(void)
{
    is(stances("邻里"), "upright 邻里", "Han upright");
    is(stances("12月3日"), "upright 12月3日", "one or two figures stand in one em");
    is(stances("共301份"), "upright 共 | turned 301 | upright 份",
       "three do not fit: turned");
    is(stances("2026年"), "turned 2026 | upright 年", "a year is turned");
    is(stances("9:30"), "turned 9:30", "figures of a time are not torn apart");
    is(stances("用NFC卡"), "upright 用 | turned NFC | upright 卡", "words are turned");
    is(stances("A座"), "upright A座", "a letter by itself stands");
    is(stances("说“好”"), "upright 说“好”", "quotes stand, and are what was written");
    is(stances("家——园"), "upright 家 | turned —— | upright 园", "a dash runs down");
    is(stances("等……"), "upright 等 | turned ……", "and so do dots");
}

/* Corner brackets instead of curly quotes (GB/T 15834 5.2.3). */
static void test_quotes(void)
{
    size_t n, m;
    struct glyph_run *curly =
        lines_runs(&t.arena, columns("宋", "“好”‘了’", HEIGHT), 0, 0, 0, &n);
    struct glyph_run *corner =
        lines_runs(&t.arena, columns("宋", "『好』「了」", HEIGHT), 0, 0, 0, &m);
    bool same = n == 1 && m == 1 && curly->n == corner->n;

    for (size_t i = 0; same && i < curly->n; i++)
        same = curly->glyphs[i].id == corner->glyphs[i].id;
    ok(same, "“” and ‘’ are drawn as ﹃﹄ and ﹁﹂");
    char *apostrophe = stances("don’t");
    is(apostrophe, "turned don’t", "an apostrophe stays in its word");
}

static void test_positions(void)
{
    size_t n;
    struct text_lines *l = columns("宋", "小区12月，安", HEIGHT);
    struct glyph_run *r = lines_runs(&t.arena, l, 0, PT(100), PT(50), &n);
    const struct glyph *g = r->glyphs;

    ok(l->n == 1 && n == 1 && r->n == 7, "one column, one run");
    ok(r->x == PT(116), "its middle is the middle of its leading");
    ok(r->y == PT(50), "it begins at the top");
    ok(g[0].y == PT(SIZE) * 88 / 100 && g[1].y - g[0].y == PT(SIZE),
       "characters are an em apart");
    ok(g[2].y == g[3].y && g[2].x < g[3].x && g[3].x + g[2].x < PT(1),
       "two figures stand side by side in the middle");
    ok(g[4].y - g[2].y == PT(SIZE), "and take one em");
    ok(g[6].y - g[5].y == PT(SIZE), "a pause has its em");
    ok(l->lines[0].width == 6 * PT(SIZE), "the column's length is counted in ems");
    l = columns("宋", "安全，", HEIGHT);
    ok(l->lines[0].natural < 3 * PT(SIZE) - PT(SIZE) / 4,
       "the blank half of a mark at a column's foot is cut");
}

static const char mixed[] =
    "冬至将到，居委会请“独居老人”（共36户）12月22日下午来食堂——不会包没关系，“一学就会”"
    "……联系电话0000-0000003，微信群WeChat里也能报名。带上A座门卡、NFC卡；《办法》第3条"
    "说：“谁先到，谁先坐。”";

static char *output_of(const char *command)
{
    struct buf out = BUF_INIT;
    char piece[4096];
    size_t n;
    FILE *f = popen(command, "r");

    while (f && (n = fread(piece, 1, sizeof piece, f)) > 0)
        for (size_t i = 0; i < n; i++)
            if (piece[i] != '\n' && piece[i] != '\f')
                buf_char(&out, piece[i]);
    if (f)
        pclose(f);
    char *s = arena_strndup(&t.arena, out.ptr, out.len);
    buf_release(&out);
    return s;
}

static void write_file(const char *path, const struct buf *b)
{
    FILE *f = fopen(path, "wb");

    ok(f && fwrite(b->ptr, 1, b->len, f) == b->len && fclose(f) == 0, "%s", path);
}

static struct frames *set_page(const char *role)
{
    struct frames *doc = arena_new(&t.arena, struct frames);
    struct frame *f = arena_new(&t.arena, struct frame);
    struct text_lines *l = columns(role, mixed, HEIGHT);

    *f = (struct frame){.arena = &t.arena, .width = PT(420), .height = PT(480)};
    doc->pages = arena_array(&t.arena, struct frame *, 1);
    doc->pages[doc->n++] = f;
    doc->title = SLICE("竖排");
    doc->lang = SLICE("zh-CN");
    frame_tag(f, "P", SLICE(""));
    for (size_t i = 0; i < l->n; i++) {
        size_t n;
        struct glyph_run *r =
            lines_runs(&t.arena, l, i, PT(380) - (pt64)(i + 1) * PT(32), PT(40), &n);
        for (size_t k = 0; k < n; k++)
            frame_glyphs(f, &r[k]);
    }
    frame_end(f);
    return doc;
}

static void test_pdf(const char *dir, const char *role)
{
    const struct frames *doc = set_page(role);
    const char *path = arena_printf(&t.arena, "%s/%s.pdf", dir, role);
    struct buf pdf = BUF_INIT, png = BUF_INIT;
    const struct color white = {255, 255, 255, 0, 0, 0, 0, 0};

    ok(pdf_write(doc, NULL, &pdf, &t.diag), "%s: a PDF is written", role);
    write_file(path, &pdf);
    is(output_of(arena_printf(&t.arena, "pdftotext %s - 2>/dev/null", path)), mixed,
       "its text is what was written, column after column");
    is(output_of(arena_printf(&t.arena, "pdftotext -raw %s - 2>/dev/null", path)),
       mixed, "in the order of the page's stream too");
    ok(system(arena_printf(&t.arena, "qpdf --check %s >/dev/null 2>&1", path)) == 0,
       "qpdf finds no fault");
    ok(png_write(doc->pages[0], 840, white, &png, &t.diag), "a picture is drawn");
    write_file(arena_printf(&t.arena, "%s/%s.png", dir, role), &png);
    buf_release(&pdf);
    buf_release(&png);
}

int main(void)
{
    char dir[] = "/tmp/banbao-vertical-XXXXXX";

    test_fonts_open(&t);
    test_stances();
    test_quotes();
    test_positions();
    if (mkdtemp(dir)) {
        test_pdf(dir, "宋");
        test_pdf(dir, "楷");
        if (getenv("KEEP"))
            printf("# %s\n", dir);
        else
            ok(system(arena_printf(&t.arena, "rm -r %s", dir)) == 0, "cleared away");
    }
    ok(t.diag.errors == 0, "nothing is complained of");
    test_fonts_close(&t);
    return done();
}
