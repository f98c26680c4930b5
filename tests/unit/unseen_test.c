/* What cannot be seen in a text: blanks of all widths, controls, signs of direction,
 * joiners, selectors and marks that belong to a letter. Where they are set, and what a
 * reader of the PDF is given. */
#include "draw/frame.h"
#include "draw/pdf.h"
#include "fonts.h"
#include "tap.h"
#include "text/face.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct test_fonts t;

/* 宋 has no forms of characters, 名 has them in its second face. */
static void open_fonts(void)
{
    static struct source src = {.path = "fonts.yaml"};

    src.text = SLICE("folders: [/usr/share/fonts/opentype/noto,"
                     " /usr/share/fonts/truetype/dejavu]\n"
                     "roles:\n"
                     "  宋:\n"
                     "    families:\n"
                     "      - name: Noto Serif CJK SC\n"
                     "        weights: {400: NotoSerifCJK-Regular.ttc}\n"
                     "  名:\n"
                     "    families:\n"
                     "      - name: Noto Serif CJK SC\n"
                     "        weights: {400: NotoSerifCJK-Regular.ttc}\n"
                     "      - name: Noto Serif CJK JP\n"
                     "        weights: {400: NotoSerifCJK-Regular.ttc}\n"
                     "  西:\n"
                     "    families:\n"
                     "      - weights: {400: DejaVuSans.ttf}\n"
                     "    then: [宋]\n");
    t = (struct test_fonts){0};
    t.diag.arena = &t.arena;
    t.set = fontset_open(&t.arena, yaml_parse(&t.arena, &src, 0, src.text.len, &t.diag),
                         "/tmp", &t.diag);
    if (!t.set)
        die("no fonts");
}

static struct text_lines *lines_of(const char *role, struct slice text, bool vertical)
{
    struct source *src = arena_new(&t.arena, struct source);
    struct text_span span = {.end = text.len,
                             .font = test_font(&t, role, 400),
                             .scale = 1000,
                             .color = {.k = 100},
                             .src = src};

    *src = (struct source){"a.md", text};
    t.diag = (struct diag){.arena = &t.arena};
    struct para *p = (vertical ? para_shape_vertical : para_shape)(&t.arena, text,
                                                                   &span, 1, &t.diag);
    struct para_style style = {.size = PT(10), .leading = PT(16), .measure = PT(400)};
    return para_break(&t.arena, p, &style);
}

static size_t glyphs_of(const struct text_lines *l)
{
    size_t n = 0, nruns;

    for (size_t i = 0; i < l->n; i++)
        for (const struct glyph_run *r = lines_runs(&t.arena, l, i, 0, 0, &nruns);
             nruns--; r++)
            n += r->n;
    return n;
}

/* What other programs are given of it. */
static const char *extracted(const struct text_lines *l)
{
    struct frame *f = arena_new(&t.arena, struct frame);
    struct frames doc = {.pages = &f,
                         .n = 1,
                         .title = SLICE("看不见"),
                         .lang = SLICE("zh-CN"),
                         .date = SLICE("2026-11-23")};
    struct buf out = BUF_INIT;
    char *path =
        arena_printf(&t.arena, "%s/unseen-%d.pdf",
                     getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp", (int)getpid());
    char *got = arena_alloc(&t.arena, 4096, 1);

    f->arena = &t.arena;
    f->width = PT(500);
    f->height = PT(200);
    for (size_t i = 0; i < l->n; i++) {
        size_t n;
        struct glyph_run *r =
            lines_runs(&t.arena, l, i, PT(20), PT(20) + PT(16) * (pt64)i, &n);
        for (size_t k = 0; k < n; k++)
            frame_glyphs(f, &r[k]);
    }
    FILE *to = fopen(path, "wb");
    bool good = pdf_write(&doc, NULL, &out, &t.diag) && to &&
                fwrite(out.ptr, 1, out.len, to) == out.len;
    if (!good || fclose(to) != 0)
        die("cannot write %s", path);
    buf_release(&out);
    FILE *from = popen(arena_printf(&t.arena, "pdftotext -raw %s -", path), "r");
    size_t n = from ? fread(got, 1, 4095, from) : 0;
    if (from)
        pclose(from);
    unlink(path);
    while (n > 0 && strchr("\n\f", got[n - 1]))
        n--;
    got[n] = '\0';
    return got;
}

/* Readers of PDFs make one blank of another. */
static char *folded(const char *s)
{
    struct slice text = slice_of(s);
    struct buf b = BUF_INIT;

    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t cp = utf8_next(text, &at);
        if (cjk_class(cp) == CJK_SPACE || cp == 0x3000)
            buf_char(&b, ' ');
        else
            buf_put(&b, s + from, at - from);
    }
    char *out = arena_strndup(&t.arena, b.ptr, b.len);
    buf_release(&b);
    return out;
}

/* cp between two characters: so many ems from one to the other, `lines` lines, `text`
 * in the PDF, and no message. */
static void between(uint32_t cp, int least, int most, size_t lines, const char *text)
{
    char code[4];
    size_t len = utf8_encode(cp, code);
    static const char *const roles[] = {"宋", "西"};

    for (size_t i = 0; i < 4; i++) {
        const char *role = roles[i / 2];
        char *s = arena_printf(&t.arena, "前面甲%.*s乙后面", (int)len, code);
        struct text_lines *l = lines_of(role, slice_of(s), i % 2);
        const char *how = i % 2 ? "in a column" : "in a line";

        ok(t.diag.errors + t.diag.warnings == 0 && l->n == lines, "U+%04X %s, %s: set",
           cp, how, role);
        int wide = (int)((int64_t)l->lines[0].width * 1000 / PT(10)) - 6000;
        if (lines == 1 && !ok(wide >= least && wide <= most, "... its width"))
            printf("# %d, not %d to %d\n", wide, least, most);
        is(folded(extracted(l)), arena_printf(&t.arena, "前面%s后面", text),
           "... what is copied");
    }
}

static void test_blanks(void)
{
    between('\t', 200, 400, 1, "甲 乙");
    between(' ', 200, 400, 1, "甲 乙");
    between(0xA0, 200, 400, 1, "甲 乙");
    between(0x2002, 450, 550, 1, "甲 乙");
    between(0x2003, 950, 1050, 1, "甲 乙");
    between(0x2009, 100, 350, 1, "甲 乙");
    between(0x200A, 20, 350, 1, "甲 乙");
    between(0x202F, 100, 350, 1, "甲 乙");
    between(0x205F, 100, 350, 1, "甲 乙");
    between(0x3000, 1000, 1000, 1, "甲 乙");
    for (uint32_t cp = 0x2000; cp <= 0x200A; cp++) {
        char code[4];
        size_t n = utf8_encode(cp, code);
        lines_of("西", slice_of(arena_printf(&t.arena, "a%.*sb", (int)n, code)), false);
        ok(t.diag.errors == 0, "U+%04X between letters", cp);
    }
}

static void test_breaks(void)
{
    static const uint32_t breaks[] = {'\n', '\v', '\f', '\r', 0x85, 0x2028, 0x2029};

    for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++)
        between(breaks[i], 0, 0, 2, "甲\n乙");
}

static void test_nothing(void)
{
    static const uint32_t none[] = {
        1,      0x1B,   0x7F,   0x80,   0x9F,   0xAD,   0x61C,  0x200B, 0x200E, 0x200F,
        0x202A, 0x202C, 0x2060, 0x2063, 0x2066, 0x2069, 0x206F, 0xFEFF, 0xE0001};

    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        between(none[i], 0, 0, 1, "甲乙");
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        char code[4];
        size_t n = utf8_encode(none[i], code);
        lines_of("宋", (struct slice){code, n}, false);
        ok(t.diag.errors == 0, "U+%04X alone", none[i]);
    }
}

/* A letter and its mark are drawn as one character, and copied as they were typed. */
static void test_marks(void)
{
    static const struct {
        const char *apart, *one;
    } letters[] = {{"cafe\u0301", "café"},
                   {"u\u0308\u030C", "ǚ"},
                   {"A\u030A", "Å"},
                   {"か\u3099", "が"},
                   {"\u1100\u1161\u11A8", "각"}};

    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        struct slice apart = slice_of(letters[i].apart);
        struct slice one = slice_of(letters[i].one);
        struct text_lines *l = lines_of("宋", apart, false);
        pt64 width = l->width;
        size_t n = glyphs_of(l);

        ok(t.diag.errors == 0 && n == utf8_count(one) &&
               width == lines_of("宋", one, false)->width,
           "%s: set as %s", letters[i].apart, letters[i].one);
        is(extracted(l), letters[i].apart, "... copied as it was typed");
        is(extracted(lines_of("宋", one, false)), letters[i].one, "... and so is that");
    }
    is(extracted(lines_of("宋", SLICE("café、cafe\u0301、é、e\u0301"), false)),
       "café、cafe\u0301、é、e\u0301", "both in one text");
}

static uint32_t glyph_at(const struct text_lines *l, size_t i)
{
    size_t nruns, n = 0;

    for (const struct glyph_run *r = lines_runs(&t.arena, l, 0, 0, 0, &nruns); nruns--;
         r++) {
        if (i < n + r->n)
            return r->glyphs[i - n].id;
        n += r->n;
    }
    return 0;
}

static void test_forms(void)
{
    struct slice name = SLICE("葛\U000E0100先生");
    struct text_lines *l = lines_of("名", name, false);

    ok(t.diag.warnings == 0 && glyphs_of(l) == 3, "a face of the role has the form");
    uint32_t form = glyph_at(l, 0);
    is(extracted(l), name.ptr, "... it is copied with its selector");
    l = lines_of("名", SLICE("葛\U000E0101先生"), false);
    ok(t.diag.warnings == 0 && glyph_at(l, 0) != form, "another form is another glyph");
    l = lines_of("宋", name, false);
    ok(t.diag.warnings == 1 && strcmp(t.diag.messages[0].code, "G9") == 0 &&
           strstr(t.diag.messages[0].zh, "U+845B U+E0100") &&
           t.diag.messages[0].at.start == 0 && t.diag.messages[0].at.end == 7,
       "no face has it: told, with its place");
    ok(glyphs_of(l) == 3, "... the usual form is drawn");
    is(extracted(l), name.ptr, "... and copied with its selector");
    lines_of("宋", name, true);
    ok(t.diag.warnings == 1, "... in a column, too");
    lines_of("宋", SLICE("葛\uFE00葛\uFE0F葛\U000E01EF"), false);
    ok(t.diag.warnings == 3, "each of them");
    l = lines_of("西", SLICE("☎\uFE0F☎\uFE0E☎"), false);
    ok(t.diag.warnings + t.diag.errors == 0 && glyphs_of(l) == 3,
       "a sign that asks for colours is drawn without");
}

int main(void)
{
    open_fonts();
    test_blanks();
    test_breaks();
    test_nothing();
    test_marks();
    test_forms();
    test_fonts_close(&t);
    return done();
}
