/* pdf_fuzz.c - a document that the bytes choose, as PDF, SVG and trace.
 *
 * Texts, paths, pictures, links, tags, clips, an outline, odd titles. The PDF is read
 * by a strict reader (pdf_read.h); its titles and addresses are what was given, and two
 * writings are the same bytes.
 */
#include "data/picture.h"
#include "draw/pdf.h"
#include "draw/png_file.h"
#include "draw/svg.h"
#include "draw/trace.h"
#include "fonts.h"
#include "fuzz.h"
#include "pdf_read.h"
#include "typed.h"

#include <ctype.h>

enum { PAGES_MAX = 3, OPS_MAX = 24, LINKS_MAX = PAGES_MAX * OPS_MAX };

static struct test_fonts fonts;
static struct picture *pictures[3];

struct made {
    struct arena *arena;
    struct typist *t;
    struct frames doc;
    struct slice urls[LINKS_MAX];
    size_t nurls;
};

static void load_pictures(void)
{
    static const uint32_t pixels[6] = {0xB0281A, 0xFFFFFF, 0x333333,
                                       0x1D1815, 0x808080, 0xFCF9F3};
    struct buf png = BUF_INIT;
    struct diag d = {.arena = &fonts.arena};

    png_file_put(&png, pixels, 3, 2, 3);
    fuzz_file(&fonts.arena, "a.png", buf_view(&png));
    for (size_t i = 0; i < 3; i++) {
        pictures[i] = picture_load(&fonts.arena, fuzz_folder(), SLICE("a.png"),
                                   (struct span){0}, &d);
        pictures[i]->turn = (int)i * 3 + 1;
        pictures[i]->path = slice_of(arena_printf(&fonts.arena, "%zu.png", i));
    }
    buf_release(&png);
}

static const char *odd(struct typist *t)
{
    return ONE_OF(t, "公示", "a(b\\c)d", "((", "\\", "", "𠮷", "\u5C28\u2829", "þÿ",
                  "\uFEFF甲", "/JS (app.alert)", "endobj", "%%EOF", "<<>>", "甲\t乙",
                  "\u00E9", ")", "]]>", "&lt;<b>\"'", "\u202E甲",
                  "王䶮王䶮王䶮王䶮王䶮王䶮王䶮王䶮王䶮王䶮王䶮王䶮王䶮王䶮");
}

static pt64 length(struct typist *t, pt64 most)
{
    return (pt64)((int64_t)most * ((int)pick(t, 250) - 12) / 220);
}

static struct color color(struct typist *t)
{
    return (struct color){.r = (uint8_t)pick(t, 250),
                          .k = (uint8_t)pick(t, 101),
                          .m = (uint8_t)pick(t, 101),
                          .none = pick(t, 4) == 1};
}

static struct rect box(struct typist *t, const struct frame *f)
{
    struct rect r = {length(t, f->width), length(t, f->height), 0, 0};

    r.w = (pt64)pick(t, 250) * 64;
    r.h = (pt64)pick(t, 250) * 64;
    return r;
}

static void put_link(struct made *m, struct frame *f)
{
    static const char *const heads[] = {"https://a.example/",
                                        "mailto:", "tel:", "甲.html",
                                        "https://甲.cn/?a=(b)&c=\\"};
    struct slice url =
        slice_of(arena_printf(m->arena, "%s%s", heads[pick(m->t, 5)], odd(m->t)));

    if (m->nurls == LINKS_MAX)
        return;
    m->urls[m->nurls++] = url;
    frame_link(f, box(m->t, f), url);
}

static void put_text(struct made *m, struct frame *f)
{
    static const char *const roles[] = {"宋", "黑", "楷", "仿宋", "标题宋"};
    struct typist *t = m->t;
    struct buf words = BUF_INIT;
    struct diag d = {.arena = m->arena};
    pt64 x = length(t, f->width), y = length(t, f->height);

    for (unsigned n = 1 + pick(t, 6); n > 0; n--)
        buf_str(&words, pick(t, 3) ? word(t) : pick(t, 2) ? figure(t) : odd(t));
    struct slice text = slice_dup(m->arena, buf_view(&words));
    buf_release(&words);
    struct text_span *span = arena_new(m->arena, struct text_span);
    *span = (struct text_span){
        .end = text.len,
        .font = test_font(&fonts, roles[pick(t, 5)], pick(t, 2) ? 400 : 700),
        .scale = 1000,
        .color = color(t),
        .strike = pick(t, 5) == 1};
    struct para *p = pick(t, 4) == 1 ? para_shape_vertical(m->arena, text, span, 1, &d)
                                     : para_shape(m->arena, text, span, 1, &d);
    struct text_lines *l =
        para_break(m->arena, p,
                   &(struct para_style){.size = PT(4) + (pt64)pick(t, 250) * 16,
                                        .leading = PT(20),
                                        .measure = PT(100) + PT(pick(t, 200)),
                                        .align = (enum text_align)pick(t, 4)});
    for (size_t i = 0; i < l->n; i++) {
        size_t n;
        struct glyph_run *r = lines_runs(m->arena, l, i, x, y, &n);
        for (size_t k = 0; k < n; k++)
            frame_glyphs(f, &r[k]);
        y += PT(20);
    }
}

static void put_path(struct made *m, struct frame *f)
{
    struct path_step *steps = arena_array(m->arena, struct path_step, 8);
    struct path path = {.steps = steps, .n = 2 + pick(m->t, 6)};

    for (size_t i = 0; i < path.n; i++) {
        steps[i].verb = i ? (enum path_verb)(1 + pick(m->t, 3)) : PATH_MOVE;
        for (int k = 0; k < 3; k++) {
            steps[i].x[k] = length(m->t, f->width);
            steps[i].y[k] = length(m->t, f->height);
        }
    }
    path.fill = color(m->t);
    path.stroke = color(m->t);
    path.width = (pt64)pick(m->t, 200);
    frame_path(f, &path);
}

static void put_page(struct made *m, struct frame *f)
{
    static const char *const roles[] = {"P",  "H1", "H2", "Table",  "TR",      "TH",
                                        "TD", "L",  "LI", "Figure", "Artifact"};
    int open = 0;

    for (unsigned n = 1 + pick(m->t, OPS_MAX - 1); n > 0; n--)
        switch (pick(m->t, 10)) {
        case 0:
            put_link(m, f);
            break;
        case 1:
            frame_tag(f, roles[pick(m->t, 11)], slice_of(odd(m->t)));
            open++;
            break;
        case 2:
            if (open > 0) {
                frame_end(f);
                open--;
            }
            break;
        case 3:
            frame_clip(f, box(m->t, f));
            open++;
            break;
        case 4:
            frame_image(f, pictures[pick(m->t, 3)], box(m->t, f));
            break;
        case 5:
            put_path(m, f);
            break;
        case 6:
            frame_rect(f, box(m->t, f), color(m->t));
            break;
        default:
            put_text(m, f);
        }
    while (open-- > 0)
        frame_end(f);
}

static void make(struct made *m)
{
    struct frames *doc = &m->doc;
    size_t n = 1 + pick(m->t, PAGES_MAX);

    doc->lang = SLICE("zh-CN");
    doc->title = slice_of(odd(m->t));
    doc->author = slice_of(odd(m->t));
    doc->subject = slice_of(odd(m->t));
    doc->date = pick(m->t, 2) ? SLICE("2026-11-23") : SLICE("");
    doc->pages = arena_array(m->arena, struct frame *, n);
    for (size_t i = 0; i < n; i++) {
        struct frame *f = arena_new(m->arena, struct frame);
        *f = (struct frame){.arena = m->arena,
                            .width = PT(200) + PT(pick(m->t, 250)),
                            .height = PT(200) + PT(pick(m->t, 250))};
        doc->pages[doc->n++] = f;
        put_page(m, f);
    }
    doc->noutline = pick(m->t, 5);
    doc->outline = arena_array(m->arena, struct outline_entry, 5);
    for (size_t i = 0; i < doc->noutline; i++)
        doc->outline[i] = (struct outline_entry){.title = slice_of(odd(m->t)),
                                                 .page = pick(m->t, 4),
                                                 .y = PT(pick(m->t, 250)),
                                                 .level = (int)pick(m->t, 10) - 1};
}

/* ---- what is read back ---- */

static struct slice from_utf16(struct arena *a, struct slice s)
{
    struct buf b = BUF_INIT;

    must(s.len >= 2 && s.len % 2 == 0 && slice_starts(s, SLICE("\xFE\xFF")),
         "no text string");
    for (size_t i = 2; i < s.len; i += 2) {
        uint32_t cp =
            (uint32_t)(unsigned char)s.ptr[i] << 8 | (unsigned char)s.ptr[i + 1];
        if (cp >= 0xD800 && cp < 0xDC00) {
            i += 2;
            must(i < s.len, "half a character");
            uint32_t low =
                (uint32_t)(unsigned char)s.ptr[i] << 8 | (unsigned char)s.ptr[i + 1];
            must(low >= 0xDC00 && low < 0xE000, "half a character");
            cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
        }
        buf_cp(&b, cp);
    }
    struct slice made = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return made;
}

static struct slice unescaped(struct arena *a, struct slice url)
{
    struct buf b = BUF_INIT;

    for (size_t i = 0; i < url.len; i++)
        if (url.ptr[i] == '%' && i + 2 < url.len && isxdigit(url.ptr[i + 1] & 0x7F) &&
            isxdigit(url.ptr[i + 2] & 0x7F)) {
            buf_char(&b,
                     (char)(pdf_hex(url.ptr[i + 1]) << 4 | pdf_hex(url.ptr[i + 2])));
            i += 2;
        } else {
            buf_char(&b, url.ptr[i]);
        }
    struct slice made = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return made;
}

static size_t check_links(struct made *m, struct pdf_file *f, struct pdf_value *page,
                          size_t from)
{
    struct pdf_value *annots = pdf_in(f, page, "Annots");

    for (size_t i = 0; annots && i < annots->n; i++) {
        struct pdf_value *one = pdf_seen(f, &annots->list[i]);
        struct slice uri = pdf_in(f, pdf_find(one, "A"), "URI")->text;
        must(from < m->nurls, "a link that nobody made");
        for (size_t k = 0; k < uri.len; k++)
            must(uri.ptr[k] > ' ' && uri.ptr[k] < 0x7F, "an address is ASCII");
        must(slice_eq(unescaped(m->arena, uri), m->urls[from]), "another address");
        from++;
    }
    return from;
}

static void check_pdf(struct made *m, struct slice bytes)
{
    struct pdf_file f = {.arena = m->arena, .bytes = bytes};
    size_t links = 0;

    pdf_read(&f);
    struct pdf_value *pages = pdf_all_pages(&f);
    must(pages->n == m->doc.n, "pages");
    for (size_t i = 0; i < pages->n; i++) {
        pdf_check_content(&f, &pages->list[i]);
        links = check_links(m, &f, &pages->list[i], links);
    }
    must(links == m->nurls, "a link is missing");
    struct pdf_value *title = pdf_in(&f, pdf_find(&f.trailer, "Info"), "Title");
    must(!m->doc.title.len || title, "no title");
    if (title && m->doc.title.len)
        must(slice_eq(from_utf16(m->arena, title->text), m->doc.title),
             "another title");
}

/* As a build does it: its faces cut with those of others, here of none. */
static void write_shared(struct made *m, struct diag *d, struct buf *out)
{
    struct pdf_fonts *shared = pdf_fonts_open();

    pdf_fonts_add(shared, &m->doc);
    pdf_fonts_cut(shared);
    bool good = pdf_write(&m->doc, shared, out, d);
    assert(good);
    (void)good;
    pdf_fonts_close(shared);
}

static void write_all(struct made *m)
{
    struct diag d = {.arena = m->arena};
    struct buf one = BUF_INIT, two = BUF_INIT, other = BUF_INIT;

    for (unsigned way = pick(m->t, 2), n = pick(m->t, 8) ? 1 : 2; n > 0; n--) {
        struct buf *out = n == 2 ? &two : &one;
        if (way)
            write_shared(m, &d, out);
        else
            assert(pdf_write(&m->doc, NULL, out, &d));
    }
    check_pdf(m, buf_view(&one));
    assert(!two.len || slice_eq(buf_view(&one), buf_view(&two)));
    trace_write(&m->doc, &other);
    for (size_t i = 0; i < m->doc.n; i++)
        svg_write(m->doc.pages[i], m->doc.title, NULL, &other);
    assert(utf8_invalid(buf_view(&other)) == SIZE_MAX);
    buf_release(&one);
    buf_release(&two);
    buf_release(&other);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct arena a = ARENA_INIT;
    struct typist t = {.bytes = data, .n_bytes = size};
    struct made m = {.arena = &a, .t = &t};

    if (!fonts.set) {
        test_fonts_open(&fonts);
        load_pictures();
    }
    make(&m);
    write_all(&m);
    arena_free(&a);
    return 0;
}
