/* A PDF is written and read back by other programs: qpdf, pdffonts, pdftotext. */
#include "draw/cff.h"
#include "draw/pdf.h"
#include "draw/subset.h"
#include "draw/trace.h"
#include "fonts.h"
#include "tap.h"
#include "text/face.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static struct test_fonts t;
static const struct color ink = {.r = 0x1D, .g = 0x18, .b = 0x15, .k = 100};
static const struct color accent = {
    .r = 0xB0, .g = 0x28, .b = 0x1A, .m = 77, .y = 85, .k = 31};

static struct frame *new_page(struct frames *doc)
{
    struct frame *f = arena_new(&t.arena, struct frame);

    f->arena = &t.arena;
    f->width = um_to_pt64(210000);
    f->height = um_to_pt64(297000);
    doc->pages = doc->n ? doc->pages : arena_array(&t.arena, struct frame *, 128);
    doc->pages[doc->n++] = f;
    return f;
}

struct block {
    const char *role, *font, *text;
    int weight, size;
    enum text_align align;
    struct slice link;
};

/* Set a block at y; the y below it. */
static pt64 put(struct frame *f, const struct block *b, pt64 y)
{
    struct slice s = slice_of(b->text);
    struct text_span span = {.end = s.len,
                             .font =
                                 test_font(&t, b->font, b->weight ? b->weight : 400),
                             .scale = 1000,
                             .color = ink,
                             .link = b->link};
    struct para *p = para_shape(&t.arena, s, &span, 1, &t.diag);
    struct para_style style = {.size = PT(b->size),
                               .leading = PT(b->size) * 8 / 5,
                               .measure = PT(480),
                               .align = b->align,
                               .balance = b->align == TEXT_CENTER};
    struct text_lines *l = para_break(&t.arena, p, &style);

    frame_tag(f, b->role, SLICE(""));
    for (size_t i = 0; i < l->n; i++) {
        size_t n;
        struct glyph_run *r = lines_runs(&t.arena, l, i, PT(57), y, &n);
        for (size_t k = 0; k < n; k++)
            frame_glyphs(f, &r[k]);
        y += style.leading;
    }
    frame_end(f);
    return y + PT(8);
}

static bool save(const char *path, const struct buf *b)
{
    FILE *f = fopen(path, "wb");

    return f && fwrite(b->ptr, 1, b->len, f) == b->len && fclose(f) == 0;
}

/* What a command prints. */
static char *output_of(const char *command)
{
    struct buf out = BUF_INIT;
    char piece[4096];
    size_t n;
    FILE *f = popen(command, "r");

    while (f && (n = fread(piece, 1, sizeof piece, f)) > 0)
        buf_put(&out, piece, n);
    if (f)
        pclose(f);
    char *s = arena_strndup(&t.arena, out.ptr, out.len);
    buf_release(&out);
    return s;
}

/* A text without its line ends, pages and the spaces at lines' ends. */
static char *joined(const char *s)
{
    char *out = arena_strdup(&t.arena, s), *w = out;

    for (; *s; s++)
        if (*s != '\n' && *s != '\f')
            *w++ = *s;
    *w = '\0';
    return out;
}

static const struct block blocks[] = {
    {"H1", "标题宋", "关于公示3号楼电梯大修方案的通知", 900, 30, TEXT_CENTER, {0}},
    {"P",
     "宋",
     "根据《住宅专项维修资金管理办法》等规定，槐安里小区2026年11月23日对3号楼2单元“电梯大修”"
     "项目（预算￥128,000元）进行公示，共5个工作日，第3条所列的76.3%业主已同意。联系电话：0000-"
     "0000000，详见https://hal.example/n/12或WeChat群。——“大家的事，大家商量着办”……特此公示。",
     400,
     14,
     TEXT_JUSTIFY,
     {0}},
    {"P",
     "楷",
     "“老周𠮷、小𬱟、阿𫍲三家，都说：‘楼道（含电梯间）打扫得干净！’”这是志愿者们四年来每周六上午"
     "坚持的结果；his dog’s。",
     400,
     17,
     TEXT_JUSTIFY,
     {0}},
    {"P",
     "黑",
     "扫码报修 https://hal.example/bx",
     700,
     14,
     TEXT_START,
     {"https://hal.example/bx?楼=3", sizeof "https://hal.example/bx?楼=3" - 1}},
};

static struct frames *sample(void)
{
    struct frames *doc = arena_new(&t.arena, struct frames);
    struct frame *f = new_page(doc);
    pt64 y = PT(60);

    doc->title = SLICE("电梯大修公示 𠮷");
    doc->author = SLICE("槐安里小区");
    doc->subject = SLICE("公示");
    doc->lang = SLICE("zh-CN");
    doc->date = SLICE("2026-11-23");
    doc->outline = arena_new(&t.arena, struct outline_entry);
    doc->outline[0] = (struct outline_entry){SLICE("电梯大修"), 0, y, 0};
    doc->noutline = 1;
    frame_rect(f, (struct rect){PT(57), PT(40), PT(480), PT(4)}, accent);
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        y = put(f, &blocks[i], y);
    frame_line(f, PT(57), y, PT(537), y + PT(60), PT(1), accent);
    frame_link(f, (struct rect){PT(57), y, PT(480), PT(60)},
               SLICE("https://hal.example/"));
    return doc;
}

static void test_sample(const char *dir)
{
    struct frames *doc = sample();
    struct buf a = BUF_INIT, b = BUF_INIT;
    char *path = arena_printf(&t.arena, "%s/sample.pdf", dir);
    struct buf want = BUF_INIT;

    ok(pdf_write(doc, NULL, &a, &t.diag), "a document is written");
    ok(pdf_write(sample(), NULL, &b, &t.diag), "and once more");
    ok(a.len == b.len && memcmp(a.ptr, b.ptr, a.len) == 0, "the same bytes");
    ok(save(path, &a), "saved");
    ok(system(arena_printf(&t.arena, "qpdf --check %s >/dev/null 2>&1", path)) == 0,
       "qpdf finds it clean");
    char *fonts = output_of(arena_printf(
        &t.arena,
        "pdffonts %s | tail -n +3 | awk '{print $(NF-4),$(NF-3),$(NF-2)}' | sort -u",
        path));
    is(fonts, "yes yes yes\n", "all fonts embedded, subset, with a Unicode map");
    char *text =
        output_of(arena_printf(&t.arena, "pdftotext -raw %s - 2>/dev/null", path));
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        buf_str(&want, blocks[i].text);
    is(joined(text), want.ptr, "pdftotext gives what was written");
    char *info = output_of(arena_printf(&t.arena, "pdfinfo %s", path));
    ok(strstr(info, "Title:           电梯大修公示 𠮷") != NULL, "title");
    ok(strstr(info, "Tagged:          yes") != NULL, "tagged");
    ok(strstr(info, "297 mm") || strstr(info, "(A4)"), "A4");
    char *plain = output_of(arena_printf(
        &t.arena, "qpdf --qdf --object-streams=disable %s - | grep -a -A4 Viewer",
        path));
    ok(strstr(plain, "/PrintScaling /None") != NULL, "printed at its size, not fitted");
    buf_release(&a);
    buf_release(&b);
    buf_release(&want);
}

/* ------------------------------------------------------------ exact text */

/* Lines as they are read back must be these, spaces and all. */
static void test_exact(const char *dir)
{
    static const char *const lines[] = {
        "共15日，用WeChat群：约76.3%业主（A座）说“好”。",
        "a word or two, his dog’s name",
        "typed 空格 between A 与 B ，and 标点",
        "——一——二……三…四—五",
        "non\u2011breaking-hyphen, 1\u20112－3−4",
        "𠮷𬱟𫍲㛃䶮鿍〇々",
        "e\u0301a\u0308 葛\U000E0100城葛",
        "标\u200B题",
        "“”‘’（）《》〔2026〕12号、·／～",
    };
    static const char *const roles[] = {"宋", "楷", "黑", "标题宋", "仿宋"};
    struct frames *doc = arena_new(&t.arena, struct frames);
    struct buf want = BUF_INIT, out = BUF_INIT;

    for (size_t r = 0; r < sizeof roles / sizeof *roles; r++) {
        struct frame *f = new_page(doc);
        pt64 y = PT(50);

        for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
            struct block b = {
                .role = "P", .font = roles[r], .text = lines[i], .size = 13};
            y = put(f, &b, y);
            for (const char *s = lines[i]; *s;) { /* without the zero-width space */
                if (strncmp(s, "\u200B", 3) == 0) {
                    s += 3;
                    continue;
                }
                buf_char(&want, *s++);
            }
            buf_char(&want, '\n');
        }
        buf_char(&want, '\f');
    }
    ok(pdf_write(doc, NULL, &out, &t.diag), "a page in every role");
    char *path = arena_printf(&t.arena, "%s/exact.pdf", dir);
    save(path, &out);
    is(output_of(arena_printf(&t.arena, "pdftotext -raw %s - 2>/dev/null", path)),
       want.ptr, "every line is read back exactly");
    buf_release(&want);
    buf_release(&out);
}

/* ------------------------------------------------------------ shared cuts */

/* A fingerprint of the document's pages, drawn by another program. */
static char *picture_of(const char *dir, const struct buf *pdf)
{
    char *path = arena_printf(&t.arena, "%s/shared.pdf", dir);

    save(path, pdf);
    ok(system(arena_printf(&t.arena, "qpdf --check %s >/dev/null 2>&1", path)) == 0,
       "qpdf finds it clean");
    return output_of(arena_printf(&t.arena, "pdftoppm -r 90 -gray %s | cksum", path));
}

static void test_shared(const char *dir)
{
    struct frames *doc = sample(), *other = arena_new(&t.arena, struct frames);
    struct buf alone = BUF_INIT, shared = BUF_INIT;
    struct block more[] = {
        {.role = "P", .font = "宋", .text = "甲乙丙丁戊己庚辛", .size = 12},
        {.role = "P", .font = "黑", .text = "金木水火土Abc", .size = 12},
    };

    for (size_t i = 0; i < 2; i++)
        put(new_page(other), &more[i], PT(50));
    struct pdf_fonts *fonts = pdf_fonts_open();
    pdf_fonts_add(fonts, other);
    pdf_fonts_add(fonts, doc);
    pdf_fonts_cut(fonts);
    pdf_write(doc, NULL, &alone, &t.diag);
    pdf_write(doc, fonts, &shared, &t.diag);
    is(picture_of(dir, &shared), picture_of(dir, &alone),
       "cut from a union, the fonts draw the same to the pixel");
    pdf_fonts_close(fonts);
    buf_release(&alone);
    buf_release(&shared);
}

/* All of it, inflated. */
static struct buf inflated(struct slice zlib)
{
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    struct buf out = BUF_INIT;
    size_t n = 0;

    buf_reserve(&out, 1 << 20);
    if (libdeflate_zlib_decompress(d, zlib.ptr, zlib.len, out.ptr, 1 << 20, &n))
        n = 0;
    out.len = n;
    libdeflate_free_decompressor(d);
    return out;
}

static struct buf cut_program(struct cff *c, const uint32_t *glyphs, size_t n)
{
    uint32_t *weights = heap_alloc(cff_count(c), sizeof *weights);
    struct buf zlib = BUF_INIT;

    cff_prepare(c, weights);
    cff_cut(c, glyphs, n, &zlib);
    struct buf out = inflated(buf_view(&zlib));
    buf_release(&zlib);
    free(weights);
    return out;
}

/* What cff_cut has made is read as what it was made from; what ends early, or is wrong
 * anywhere in what is not outlines, is refused or copied, never read beyond. */
static void test_cff(void)
{
    static const uint32_t glyphs[] = {100, 2000, 2001, 15000};
    struct frames *doc = sample();
    const struct face *face = NULL;
    unsigned index;
    uint32_t codes[4];

    for (size_t i = 0; !face && i < doc->pages[0]->n; i++)
        if (doc->pages[0]->ops[i].type == OP_GLYPHS)
            face = doc->pages[0]->ops[i].glyphs.face;
    struct slice file = engine_file(face_engine(face), &index);
    struct cut *cut = cut_face(file, index, glyphs, 4);
    struct cff *all = cff_open(cut->program);
    ok(cut->cff && all, "a cut face is read");
    struct buf small = cut_program(all, &cut->ids[1], 2), twice = BUF_INIT;
    static const uint32_t places[] = {1, 2};
    ok(cff_codes(buf_view(&small), places, 2, codes) && codes[0] == 1 && codes[1] == 2,
       "FreeType reads what is cut from it: CIDs in order");
    struct cff *again = cff_open(buf_view(&small));
    if (again)
        twice = cut_program(again, places, 2);
    ok(twice.len == small.len && memcmp(twice.ptr, small.ptr, small.len) == 0,
       "all of a cut, cut from it, is the same");
    buf_release(&twice);
    cff_close(again);
    for (size_t n = 0; n < small.len; n++) {
        char *bad = memcpy(heap_alloc(small.len, 1), small.ptr, small.len);
        again = cff_open((struct slice){bad, n});
        cff_close(again);
        bad[n] = (char)~bad[n];
        if ((again = cff_open((struct slice){bad, small.len})) &&
            cff_count(again) > 2) {
            twice = cut_program(again, places, 2);
            buf_release(&twice);
        }
        cff_close(again);
        free(bad);
    }
    ok(!cff_open((struct slice){small.ptr, small.len / 2}), "half of one is refused");
    ok(!cff_open(SLICE("no font")), "and what is none");
    cff_close(all);
    cut_free(cut);
    buf_release(&small);
}

/* ------------------------------------------------------------ all characters */

/* The 8105 of 通用规范汉字表, in one document and from shared cuts. */
static void test_8105(const char *dir)
{
    struct slice list, rest, line;
    struct frames *doc = arena_new(&t.arena, struct frames);
    struct frame *f = NULL;
    struct buf want = BUF_INIT, out = BUF_INIT;
    pt64 y = PT(900);

    if (file_read(&t.arena, BANBAO_HOME "/tests/data/hanzi-8105.txt", 1 << 20, &list) !=
        FILE_OK)
        die("no list of characters");
    rest = list;
    while (slice_cut(&rest, '\n', &line)) {
        struct block b = {
            .role = "P", .font = "宋", .size = 9, .text = slice_cstr(&t.arena, line)};
        if (line.len == 0)
            continue;
        if (y > PT(760)) {
            f = new_page(doc);
            y = PT(30);
        }
        y = put(f, &b, y);
        buf_slice(&want, line);
    }
    size_t n = utf8_count(buf_view(&want));
    ok(n == 8105, "%zu characters", n);
    ok(t.diag.errors == 0, "none is missing");
    struct pdf_fonts *shared = pdf_fonts_open();
    pdf_fonts_add(shared, doc);
    pdf_fonts_cut(shared);
    bool good = pdf_write(doc, shared, &out, &t.diag);
    ok(good, "written, %zu bytes", out.len);
    pdf_fonts_close(shared);
    char *path = arena_printf(&t.arena, "%s/all.pdf", dir);
    save(path, &out);
    ok(strcmp(joined(output_of(
                  arena_printf(&t.arena, "pdftotext -raw %s - 2>/dev/null", path))),
              want.ptr) == 0,
       "pdftotext gives all of them back, in order");
    buf_release(&want);
    buf_release(&out);
}

/* ------------------------------------------------------------ time */

static double now(void)
{
    struct timespec ts;

    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (double)ts.tv_sec * 1e3 + (double)ts.tv_nsec / 1e6;
}

static void test_speed(void)
{
    enum { DOCS = 20 };
    struct frames *docs[DOCS];
    struct buf out = BUF_INIT;
    size_t bytes = 0;

    double start = now();
    pdf_write(sample(), NULL, &out, &t.diag);
    double alone = now() - start;
    struct pdf_fonts *shared = pdf_fonts_open();
    start = now();
    for (int i = 0; i < DOCS; i++)
        pdf_fonts_add(shared, docs[i] = sample());
    double laid = now() - start;
    start = now();
    pdf_fonts_cut(shared);
    double cut = now() - start;
    start = now();
    for (int i = 0; i < DOCS; i++) {
        buf_clear(&out);
        pdf_write(docs[i], shared, &out, &t.diag);
        bytes = out.len;
    }
    double each = (now() - start) / DOCS;
    printf(
        "# alone %.1f ms; of %d: laid out %.2f ms each, cut once %.1f ms, written %.2f "
        "ms each, %zu bytes\n",
        alone, DOCS, laid / DOCS, cut, each, bytes);
    ok(each < 500, "fast enough");
    pdf_fonts_close(shared);
    buf_release(&out);
}

/* libharu takes 65535 bytes of a string: what describes is cut between characters,
 * an address is refused. */
static void test_long(const char *dir)
{
    struct diag d = {.arena = &t.arena};
    struct buf out = BUF_INIT, alt = BUF_INIT;
    struct frames *doc = arena_new(&t.arena, struct frames);
    struct frame *f = new_page(doc);

    for (int i = 0; i < 40000; i++)
        buf_str(&alt, i % 2 ? "𠮷" : "楼");
    doc->title = buf_view(&alt);
    frame_tag(f, "Figure", buf_view(&alt));
    frame_rect(f, (struct rect){PT(57), PT(40), PT(480), PT(4)}, accent);
    frame_end(f);
    ok(pdf_write(doc, NULL, &out, &d) && d.errors == 0, "a very long description");
    char *path = arena_printf(&t.arena, "%s/long.pdf", dir);
    save(path, &out);
    const char *title =
        output_of(arena_printf(&t.arena, "pdfinfo %s | grep ^Title", path));
    ok(slice_ends(slice_of(title), SLICE("楼𠮷楼𠮷\n")) ||
           slice_ends(slice_of(title), SLICE("楼𠮷楼\n")),
       "is cut between characters");
    frame_link(f, (struct rect){0, 0, PT(9), PT(9)},
               slice_of(arena_printf(&t.arena, "https://hal.example/%065535d", 1)));
    out.len = 0;
    ok(!pdf_write(doc, NULL, &out, &d) && d.errors == 1 && out.len == 0 &&
           strcmp(d.messages[0].code, "pdf-failed") == 0,
       "what libharu refuses makes no file");
    buf_release(&alt);
    buf_release(&out);
}

int main(int argc, char **argv)
{
    char dir[] = "/tmp/banbao-pdf-XXXXXX";

    test_fonts_open(&t);
    if (!mkdtemp(dir))
        return 1;
    const char *to = argc > 1 ? argv[1] : dir;
    test_sample(to);
    test_exact(to);
    test_shared(to);
    test_cff();
    test_8105(to);
    test_long(to);
    test_speed();
    if (!ok(t.diag.errors == 0, "no errors")) {
        struct buf out = BUF_INIT;
        diag_print(&t.diag, LANG_EN, &out);
        fputs(out.ptr, stderr);
        buf_release(&out);
    }
    test_fonts_close(&t);
    return done();
}
