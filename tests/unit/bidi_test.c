/* Text from right to left within Chinese lines (UAX 9): where units stand, and what a
 * reader of the PDF is given. Hebrew and Arabic letters come from DejaVu Sans. */
#include "draw/frame.h"
#include "draw/pdf.h"
#include "fonts.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct test_fonts t;

static void open_fonts(void)
{
    static struct source src = {.path = "fonts.yaml"};

    src.text = SLICE("folders: [/usr/share/fonts/opentype/noto,"
                     " /usr/share/fonts/truetype/dejavu]\n"
                     "roles:\n"
                     "  黑:\n"
                     "    families:\n"
                     "      - name: Noto Sans CJK SC\n"
                     "        weights: {400: NotoSansCJK-Regular.ttc}\n"
                     "      - weights: {400: DejaVuSans.ttf}\n"
                     "  西:\n" /* one face for words and the spaces between them */
                     "    families:\n"
                     "      - weights: {400: DejaVuSans.ttf}\n"
                     "    then: [黑]\n");
    t = (struct test_fonts){0};
    t.diag.arena = &t.arena;
    t.set = fontset_open(&t.arena, yaml_parse(&t.arena, &src, 0, src.text.len, &t.diag),
                         "/tmp", &t.diag);
    if (!t.set)
        die("no fonts");
}

struct piece {
    pt64 x, end;
    struct slice text;
    uint32_t glyph; /* the first */
};

static int by_place(const void *a, const void *b)
{
    const struct piece *p = a, *q = b;

    return (p->x > q->x) - (p->x < q->x);
}

static bool is_letter(struct slice s)
{
    return (unsigned char)s.ptr[0] >= 0xD6 && (unsigned char)s.ptr[0] <= 0xDB;
}

/* Letters each of which is written after the one on its right are one piece. */
static size_t join_letters(struct piece *p, size_t n)
{
    size_t out = 0;

    for (size_t i = 0; i < n; i++) {
        struct piece *last = out ? &p[out - 1] : NULL;

        if (last && p[i].text.ptr + p[i].text.len == last->text.ptr &&
            is_letter(p[i].text) && is_letter(last->text)) {
            last->text = (struct slice){p[i].text.ptr, p[i].text.len + last->text.len};
            last->end = p[i].end;
        } else {
            p[out++] = p[i];
        }
    }
    return out;
}

/* The clusters of line i from left to right, words from right to left whole; spaces
 * are left out. */
static size_t pieces(const struct text_lines *l, size_t i, struct piece *out)
{
    size_t nruns, n = 0;
    const struct glyph_run *r = lines_runs(&t.arena, l, i, 0, 0, &nruns);
    bool level = !para_is_vertical(l->para);

    for (; nruns--; r++)
        for (size_t k = 0, next; k < r->n; k = next) {
            struct piece p = {.x = INT32_MAX, .glyph = r->glyphs[k].id};

            for (next = k;
                 next < r->n && r->glyphs[next].cluster == r->glyphs[k].cluster;
                 next++) {
                const struct glyph *g = &r->glyphs[next];
                pt64 at = level ? r->x + g->x : r->y + g->y;
                if (r->set == SET_UPRIGHT) /* its origin is on its baseline */
                    at -= r->size * 88 / 100;
                p.x = at < p.x ? at : p.x;
                p.end = at + g->advance > p.end ? at + g->advance : p.end;
            }
            p.text = slice_sub(r->text, r->glyphs[k].cluster,
                               next < r->n ? r->glyphs[next].cluster : r->text.len);
            if (p.text.ptr[0] != ' ')
                out[n++] = p;
        }
    qsort(out, n, sizeof *out, by_place);
    return join_letters(out, n);
}

static struct text_lines *lines_of(const char *role, const char *text, bool vertical,
                                   pt64 measure, enum text_align align)
{
    struct slice s = slice_of(text);
    struct text_span span = {.end = s.len,
                             .font = test_font(&t, role, 400),
                             .scale = 1000,
                             .color = {.k = 100}};
    struct para *p =
        (vertical ? para_shape_vertical : para_shape)(&t.arena, s, &span, 1, &t.diag);
    struct para_style style = {
        .size = PT(10), .leading = PT(16), .measure = measure, .align = align};

    return para_break(&t.arena, p, &style);
}

static bool in_order(const struct piece *p, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (p[i].x < p[i - 1].end - 1)
            return false;
    return true;
}

/* From left to right (from top to bottom) the pieces are `want`, joined by |. */
static void reads(const char *name, const struct piece *p, size_t n, const char *want)
{
    struct buf got = BUF_INIT;

    for (size_t k = 0; k < n; k++)
        buf_printf(&got, "%s%.*s", k ? "|" : "", SLICE_FMT(p[k].text));
    if (!ok(slice_is(buf_view(&got), want), "%s", name))
        printf("#  got: %.*s\n# want: %s\n", (int)got.len, got.ptr, want);
    buf_release(&got);
}

static void seen(const char *name, const struct text_lines *l, size_t i,
                 const char *want)
{
    struct piece p[100];
    size_t n = pieces(l, i, p);

    reads(name, p, n, want);
    ok(in_order(p, n), "... and nothing overlaps");
}

static void order(const char *name, const char *text, const char *want)
{
    static const char *const roles[] = {"黑", "西"};

    for (size_t i = 0; i < 2; i++)
        seen(name, lines_of(roles[i], text, false, PT(1000), TEXT_START), 0, want);
    seen(name, lines_of("黑", text, true, PT(1000), TEXT_START), 0, want);
}

static void test_order(void)
{
    order("one word", "你好שלום吧", "你|好|שלום|吧");
    order("words of a phrase run from right to left", "请说 שלום עולם יפה 吗",
          "请|说|יפה|עולם|שלום|吗");
    order("Arabic", "口号是 مرحبا بكم 两个词", "口|号|是|بكم|مرحبا|两|个|词");
    order("Uyghur", "写作ئۇيغۇر تىلى的话", "写|作|تىلى|ئۇيغۇر|的|话");
    order("a number in it runs from left to right, its words go on to its left",
          "见שלום 1234 עולם吧", "见|עולם|1|2|3|4|שלום|吧");
    order("Arabic digits too", "见مرحبا ١٢٣ بكم吧", "见|بكم|١|٢|٣|مرحبا|吧");
    order("Chinese between two phrases keeps them apart", "甲שלום עולם乙יפה טוב丙",
          "甲|עולם|שלום|乙|טוב|יפה|丙");
    order("a number in brackets", "甲שלום (12) עולם乙", "甲|עולם|)|1|2|(|שלום|乙");
    order("Latin in brackets is a word of the line's direction", "甲שלום (ab) עולם乙",
          "甲|שלום|(|a|b|)|עולם|乙");
    order("a mark asks for it", "甲שלום! \u200F乙", "甲|!|שלום|乙");
}

/* Between two Arabic words. */
static void figure(const char *figure, const char *want)
{
    static const char *const roles[] = {"黑", "西"};
    struct piece p[100];
    char *text = arena_printf(&t.arena, "甲مرحبا %s بكم乙", figure);

    for (size_t i = 0; i < 2; i++) {
        struct text_lines *l = lines_of(roles[i], text, false, PT(1000), TEXT_START);
        reads(figure, p, pieces(l, 0, p),
              arena_printf(&t.arena, "甲|بكم|%s|مرحبا|乙", want));
    }
}

/* A figure is read from left to right whatever stands in it. */
static void test_figures(void)
{
    static const char *const figures[] = {"0000-0000001",
                                          "2026-12-03",
                                          "9:00-11:00",
                                          "9:00 - 11:00",
                                          "8~10",
                                          "8～10",
                                          "138 0000 0000",
                                          "+86 138 0000 0000",
                                          "（0351）8888888",
                                          "(0351) 8888888",
                                          "(0351)-8888888",
                                          "3-2-501",
                                          "1,234.50—2,000",
                                          "2026.12.3–2026.12.5",
                                          "-5",
                                          "+5",
                                          "￥1,234.50",
                                          "400-000-0000",
                                          "9：00－11：00",
                                          "2026.12.3"};

    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        struct slice s = slice_of(figures[i]);
        struct buf want = BUF_INIT;

        for (size_t at = 0; at < s.len;) {
            size_t from = at;
            if (utf8_next(s, &at) != ' ')
                buf_printf(&want, "%s%.*s", from ? "|" : "", (int)(at - from),
                           s.ptr + from);
        }
        figure(figures[i], want.ptr);
        buf_release(&want);
    }
    figure("12 34", "3|4|1|2");
    figure("(12) 345", "3|4|5|)|1|2|(");
    figure("12-", "-|1|2");
}

/* A paragraph of such a script runs from right to left as a whole. */
static void test_paragraphs(void)
{
    struct piece p[40];
    struct text_lines *l =
        lines_of("西", "مرحبا 你好 بكم 0000-0000001.", false, PT(300), TEXT_START);
    size_t n = pieces(l, 0, p);

    seen("its full stop is at the left, its Chinese is not turned", l, 0,
         ".|0|0|0|0|-|0|0|0|0|0|0|1|بكم|你|好|مرحبا");
    ok(abs(p[n - 1].end - PT(300)) <= 1, "it begins at the right");
    l = lines_of("西", "مرحبا بكم مرحبا بكم مرحبا بكم", false, PT(60), TEXT_JUSTIFY);
    n = pieces(l, l->n - 1, p);
    ok(l->n > 1 && abs(p[n - 1].end - PT(60)) <= 1, "so does its last line");
    l = lines_of("西", "مرحبا 是你好的意思。", false, PT(300), TEXT_START);
    seen("a Chinese sentence that begins with such a word is Chinese", l, 0,
         "مرحبا|是|你|好|的|意|思|。");
    l = lines_of("西", "مرحبا", false, PT(300), TEXT_CENTER);
    n = pieces(l, 0, p);
    ok(abs(p[0].x + p[0].end - PT(300)) <= 2, "what is centred stays so");
}

/* The glyph that is drawn for the only character of a text. */
static uint32_t glyph_of(const char *text)
{
    struct piece p[4];

    pieces(lines_of("黑", text, false, PT(100), TEXT_START), 0, p);
    return p[0].glyph;
}

static void test_brackets(void)
{
    static const struct {
        const char *text, *open, *close;
    } cases[] = {{"甲שלום (12) עולם乙", "(", ")"},
                 {"甲שלום [12] עולם乙", "[", "]"},
                 {"甲שלום（יפה）עולם乙", "（", "）"},
                 {"甲שלום《יפה》עולם乙", "《", "》"}};
    struct piece p[20];

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t n =
            pieces(lines_of("黑", cases[i].text, false, PT(1000), TEXT_START), 0, p);
        uint32_t left = 0, right = 0;

        for (size_t k = 0; k < n; k++) {
            left = slice_is(p[k].text, cases[i].close) ? p[k].glyph : left;
            right = slice_is(p[k].text, cases[i].open) ? p[k].glyph : right;
        }
        ok(left == glyph_of(cases[i].open) && right == glyph_of(cases[i].close),
           "brackets open towards what they hold: %s", cases[i].open);
    }
    struct text_lines *l = lines_of("黑", "שלום（יפה）", false, PT(1000), TEXT_START);
    pt64 left = PT(1000) - l->lines[0].width; /* it ends at the right */
    ok(pieces(l, 0, p) == 4 && slice_is(p[0].text, "）") && p[0].x == left - PT(5) &&
           abs(p[1].x - left - PT(5)) <= 1 && abs(p[1].end - p[2].x) <= 1 &&
           abs(p[2].end - p[3].x) <= 1 && abs(p[3].end - PT(1000)) <= 1,
       "their blank halves are the outer ones; at a line's edge there is none");
}

/* Lines end where they did; what belongs to a line is turned within it. */
static void test_lines(void)
{
    const char *text = "甲乙丙丁שלום עולם יפה טוב戊己庚辛";
    struct text_lines *l = lines_of("黑", text, false, PT(100), TEXT_JUSTIFY);
    struct piece p[40];
    size_t n = pieces(l, 0, p);

    ok(l->n == 2, "two lines");
    seen("the first words are in the first line", l, 0, "甲|乙|丙|丁|עולם|שלום");
    seen("the others in the second", l, 1, "טוב|יפה|戊|己|庚|辛");
    ok(p[0].x == 0 && abs(p[n - 1].end - PT(100)) <= 2,
       "a justified line is full, its last space is at its end");
    l = lines_of("黑", "甲乙丙丁", false, PT(100), TEXT_START);
    size_t nruns;
    ok(!lines_runs(&t.arena, l, 0, 0, 0, &nruns)->backward, "Chinese is as it was");
}

/* A link over a word that is turned covers it. */
static void test_box(void)
{
    struct text_lines *l =
        lines_of("西", "甲שלום 12 עולם乙", false, PT(1000), TEXT_START);
    struct piece p[20];
    size_t nruns, n = pieces(l, 0, p), k = 0;
    const struct glyph_run *r = lines_runs(&t.arena, l, 0, 0, 0, &nruns);

    while (k < nruns && !r[k].backward)
        k++;
    struct rect box = run_box(&r[k]);
    ok(n == 6 && k < nruns && abs(box.x - p[4].x) <= 1 &&
           abs(box.x + box.w - p[4].end) <= 1,
       "the box of a turned word is its letters'");
}

/* ------------------------------------------------------------ in a PDF */

static bool save_pdf(const char *path, const struct text_lines *l)
{
    struct frame *f = arena_new(&t.arena, struct frame);
    struct frames doc = {.pages = &f,
                         .n = 1,
                         .title = SLICE("双向"),
                         .author = SLICE("测试"),
                         .lang = SLICE("zh-CN"),
                         .date = SLICE("2026-11-23")};
    struct buf out = BUF_INIT;

    f->arena = &t.arena;
    f->width = PT(400);
    f->height = PT(200);
    frame_tag(f, "P", SLICE(""));
    for (size_t i = 0; i < l->n; i++) {
        size_t n;
        struct glyph_run *r =
            lines_runs(&t.arena, l, i, PT(20), PT(20) + PT(16) * (pt64)i, &n);
        for (size_t k = 0; k < n; k++)
            frame_glyphs(f, &r[k]);
    }
    frame_end(f);
    FILE *to = fopen(path, "wb");
    bool good = pdf_write(&doc, NULL, &out, &t.diag) && to &&
                fwrite(out.ptr, 1, out.len, to) == out.len;
    buf_release(&out);
    return to && fclose(to) == 0 && good;
}

/* A text without blanks, ends of lines and pages, and the signs of direction that
 * pdftotext adds. */
static char *bare(const char *s, size_t len)
{
    struct slice text = {s, len};
    struct buf b = BUF_INIT;

    for (size_t at = 0; at < len;) {
        size_t from = at;
        uint32_t cp = utf8_next(text, &at);
        if (cp > ' ' && (cp < 0x202A || cp > 0x202E))
            buf_put(&b, s + from, at - from);
    }
    char *out = arena_strndup(&t.arena, b.ptr, b.len);
    buf_release(&b);
    return out;
}

static void extracted(const char *path, const char *role, const char *mode,
                      const char *text, pt64 measure)
{
    char got[4096];

    ok(save_pdf(path, lines_of(role, text, false, measure, TEXT_JUSTIFY)), "saved");
    FILE *f = popen(arena_printf(&t.arena, "pdftotext %s %s -", mode, path), "r");
    size_t n = f ? fread(got, 1, sizeof got, f) : 0;
    if (f)
        pclose(f);
    is(bare(got, n), bare(text, strlen(text)),
       arena_printf(&t.arena, "pdftotext %s gives what was written, %s, %d pt", mode,
                    role, (int)(measure / PT(1))));
}

static void test_pdf(void)
{
    static const char mixed[] =
        "甲说“שלום 12 (עולם) יפה”，乙答：مرحبا بكم，丙写ئۇيغۇر تىلى二字；再见。";
    static const char letters[] =
        "社区为各族居民开设的课堂，黑板上的第一行是你好，第二行是مرحبا بكم三个词，"
        "第三行是ئۇيغۇر تىلى，最后一行是שלום עולם יפה，请大家都来认一认、写一写。";
    char *path =
        arena_printf(&t.arena, "%s/bidi-%d.pdf",
                     getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp", (int)getpid());

    for (size_t i = 0; i < 2; i++) {
        const char *role = i ? "西" : "黑";

        extracted(path, role, "-raw", mixed, PT(360));
        extracted(path, role, "", letters, PT(360));
        extracted(path, role, "-layout", letters, PT(200));
    }
    extracted(path, "黑", "-raw", mixed, PT(120));
    extracted(path, "西", "-raw", "甲مرحبا 0000-0000001 بكم乙", PT(360));
    extracted(path, "西", "-raw", "مرحبا بكم 0000-0000001 مرحبا.", PT(360));
    extracted(path, "西", "", "مرحبا بكم 0000-0000001 مرحبا.", PT(100));
    ok(system(arena_printf(&t.arena, "qpdf --check %s >/dev/null 2>&1", path)) == 0,
       "qpdf finds it clean");
    unlink(path);
}

int main(void)
{
    open_fonts();
    test_order();
    test_figures();
    test_paragraphs();
    test_brackets();
    test_lines();
    test_box();
    test_pdf();
    test_fonts_close(&t);
    return done();
}
