/* Drop initials: where the character stands, how the lines beside it are broken, when
 * there is none, and that the text comes out in order. */
#include "draw/pdf.h"
#include "fonts.h"
#include "poster/builder.h"
#include "tap.h"

#include <stdlib.h>

enum { WIDTH = 270, X = 30, Y = 20 };

static struct test_fonts t;
static struct theme *theme;

static const char story[] =
    "晚上七点，议事亭里坐满了人。这是今年第4次居民议事会，党总支书记、业委会主任和居民小"
    "组长面对面坐着，议题只有一个：车往哪儿停。按照“居民提议、工作组商议”的办法，走访200"
    "余户，收回意见168条；工作组逐条画到图上，请来设计人员现场丈量，一个车位也没有多画。";

/* The text in the theme's style, its first character to stand beside `lines` lines. */
static struct box *initial_box(const char *text, int lines)
{
    struct item item = {0};
    struct binder *b = arena_new(&t.arena, struct binder);
    struct box *box = arena_new(&t.arena, struct box);

    *b = (struct binder){.arena = &t.arena, .theme = theme, .diag = &t.diag};
    b->item = arena_memdup(&t.arena, &item, sizeof item);
    b->paper = PAPER_A3;
    struct builder w = {.b = b, .text = BUF_INIT};
    w.base =
        theme_style(theme, b->paper, SLICE("bulletin.p"), (struct span){0}, &t.diag);
    const struct style *big = theme_style(theme, b->paper, SLICE("bulletin.initial"),
                                          (struct span){0}, &t.diag);
    box->type = BOX_TEXT;
    if (!w.base || !big)
        die("the theme has no style bulletin.p or bulletin.initial");
    builder_text(&w, slice_of(text), (struct look){.style = w.base});
    builder_finish(&w, box);
    drop_cap_bind(&w, box, lines, big);
    return box;
}

static struct trial *trial_at(int size)
{
    struct trial *trial = arena_new(&t.arena, struct trial);

    *trial = (struct trial){.arena = &t.arena, .size = size};
    return trial;
}

static struct frame *draw(const struct box *b, struct trial *trial)
{
    struct frame *f = arena_new(&t.arena, struct frame);
    struct placer p = {.arena = &t.arena, .frame = f, .trial = trial};

    *f = (struct frame){.arena = &t.arena, .width = PT(340), .height = PT(800)};
    box_place(b, (struct rect){PT(X), PT(Y), b->w, b->h}, &p);
    return f;
}

static bool near(pt64 a, pt64 b)
{
    return abs(a - b) <= 2; /* rounding */
}

/* What the frame's runs say, as a reader of the PDF gets it. */
static const char *said(const struct frame *f)
{
    const char *all = "";

    for (size_t i = 0; i < f->n; i++) {
        const struct glyph_run *r = &f->ops[i].glyphs;
        if (f->ops[i].type == OP_GLYPHS && !r->silent)
            all = arena_printf(&t.arena, "%s%.*s%.*s", all, SLICE_FMT(r->before),
                               SLICE_FMT(r->text));
    }
    return all;
}

static const struct glyph_run *initial_of(const struct frame *f)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->ops[i].type == OP_GLYPHS && f->ops[i].glyphs.silent)
            return &f->ops[i].glyphs;
    return NULL;
}

/* Begin and baseline of each line; returns how many. */
static size_t line_starts(const struct frame *f, pt64 *x, pt64 *y, pt64 *right)
{
    size_t n = 0;

    for (size_t i = 0; i < f->n; i++) {
        const struct glyph_run *r = &f->ops[i].glyphs;
        if (f->ops[i].type != OP_GLYPHS || r->silent || !r->n)
            continue;
        if (r->line) {
            x[n] = r->x;
            y[n++] = r->y;
        }
        pt64 end = r->x + r->glyphs[r->n - 1].x + r->glyphs[r->n - 1].advance;
        *right = end > *right ? end : *right;
    }
    return n;
}

static void test_geometry(const char *text, int lines, int size)
{
    struct trial *trial = trial_at(size);
    struct box *b = initial_box(text, lines);
    pt64 x[64], y[64], right = 0;

    box_measure(b, PT(WIDTH), trial);
    const struct frame *f = draw(b, trial);
    const struct glyph_run *big = initial_of(f);
    size_t n = line_starts(f, x, y, &right), drop = (size_t)lines;
    if (!ok(big && b->drop_width && n == b->lines->n && n > drop,
            "%d lines at %d: there is an initial", lines, size))
        return;
    pt64 em = big->size, last = y[drop - 1];
    ok(near(big->y - (pt64)((int64_t)em * 880 / 1000), y[0] - b->size * 88 / 100),
       "its body begins where the first line's does");
    ok(near(big->y + (pt64)((int64_t)em * 120 / 1000), last + b->size * 12 / 100),
       "and ends where the last one's does");
    const struct glyph *g = &big->glyphs[big->n - 1];
    pt64 end = big->x + g->x + g->advance, gap = PT(X) + b->drop_width - end;
    ok(gap >= b->size / 5 - 2 && gap <= b->size * 4 / 5 + 2, "a gap is beside it");
    for (size_t i = 0; i < n; i++) {
        pt64 begin = PT(X) + (i < drop ? b->drop_width : 0);
        /* A mark at the line's start has lost its blank half. */
        if (!(x[i] <= begin && x[i] > begin - b->size * 6 / 10))
            ok(false, "line %zu begins at %d, not %d", i, x[i], begin);
    }
    ok(x[0] == PT(X) + b->drop_width, "the first line has no indent of its own");
    ok(right <= PT(X + WIDTH) + b->size * 6 / 10, "no line is too long");
    is(said(f), text, "nothing is lost or twice");
}

static struct text_lines *set(const char *text, int drop, pt64 width)
{
    const struct para_style s = {.size = PT(10),
                                 .leading = PT(16),
                                 .measure = PT(126),
                                 .align = TEXT_JUSTIFY,
                                 .drop = drop,
                                 .drop_width = width};

    return para_break(&t.arena, test_para(&t, "宋", text), &s);
}

static int64_t cost(const struct text_lines *l, size_t from)
{
    int64_t sum = 0;

    for (size_t i = from; i < l->n; i++)
        sum += l->lines[i].cost;
    return sum;
}

/* What follows each line is set as well as it can be by itself. */
static void test_optimal(void)
{
    const int64_t unlike = 100; /* COST_UNLIKE of text/lines.c */
    bool same = true, best = true;

    for (size_t at = 0; story[at];) {
        struct text_lines *plain = set(story + at, 0, 0),
                          *nothing = set(story + at, 3, 0);
        same &= plain->n == nothing->n && cost(plain, 0) == cost(nothing, 0);
        for (int drop = 1; drop <= 4; drop++) {
            struct text_lines *l = set(story + at, drop, PT(37));
            for (size_t i = 1; i + 1 < l->n; i++) {
                const char *tail = story + at + l->lines[i].start;
                int left = drop > (int)i ? drop - (int)i : 0;
                int64_t least = cost(set(tail, left, PT(37)), 0);
                best &= cost(l, i) >= least && cost(l, i) <= least + unlike;
            }
        }
        utf8_next(slice_of(story), &at);
    }
    ok(same, "lines of the same measure are broken as ever");
    ok(best, "after each line the rest is set as cheaply as can be");
}

static bool has_initial(const char *text, int lines, int width)
{
    struct trial *trial = trial_at(0);
    struct box *b = initial_box(text, lines);

    box_measure(b, PT(width), trial);
    const struct frame *f = draw(b, trial);
    bool all = slice_is(slice_of(said(f)), text);

    ok(all, "%.12s: all of it is there", text);
    return b->drop_width != 0 && initial_of(f);
}

static void test_none(void)
{
    static const char longer[] =
        "是这样一个故事，说起来话长，要从前年冬天的一场雪说起，楼下的车一辆也开不出去。";
    static const struct {
        const char *start;
        bool has;
    } cases[] = {{"这", true},    {"“这", true}, {"《这", true},  {"2026", false},
                 {"WiFi", false}, {"——", false}, {"这，", false}, {"“这”", false},
                 {"“6", false},   {"𠮷", true}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *text = arena_printf(&t.arena, "%s%s", cases[i].start, longer);
        ok(has_initial(text, 2, WIDTH) == cases[i].has, "%s: %s", cases[i].start,
           cases[i].has ? "an initial" : "none");
    }
    ok(!has_initial("这是一行", 2, WIDTH), "a text of one line has none");
    ok(!has_initial("这一段话只有这么短，一行多一点儿就说完", 3, WIDTH),
       "nor has one of two lines beside three");
    ok(!has_initial(story, 2, 110), "nor is there one in a narrow column");
    ok(!has_initial(story, 1, WIDTH) && !has_initial(story, 0, WIDTH),
       "nor when none is asked for");
    ok(!has_initial("这", 2, WIDTH) && !has_initial("“这", 2, WIDTH),
       "a single character stays");
}

static void test_cut(void)
{
    struct trial *trial = trial_at(0);
    struct box *b = initial_box(story, 3), *rest;

    box_measure(b, PT(WIDTH), trial);
    pt64 leading = b->lines->style.leading;
    ok(!box_split(&t.arena, b, leading * 2, trial, &rest),
       "lines beside an initial stay together");
    struct box *head = box_split(&t.arena, b, leading * 3, trial, &rest);
    if (!ok(head && rest, "it is cut below it"))
        return;
    const struct frame *one = draw(head, trial), *two = draw(rest, trial);
    ok(initial_of(one) && !initial_of(two), "which is drawn once");
    is(arena_printf(&t.arena, "%s%s", said(one), said(two)), story,
       "and nothing is lost");
}

/* A flow over two columns and two pages. */
static void test_columns(void)
{
    struct trial *trial = trial_at(0);
    struct box *flow = arena_new(&t.arena, struct box), *rest;
    const pt64 line = PT(1) / 4;

    flow->type = BOX_COLUMN;
    flow->columns = 2;
    flow->measure = 10;
    flow->between.width = line;
    box_append(flow, initial_box(story, 2));
    for (int i = 0; i < 3; i++)
        box_append(flow, initial_box(story, 0));
    box_measure(flow, PT(2 * WIDTH), trial);
    if (!ok(flow->parts && flow->parts->child->drop_width,
            "the first column begins with an initial"))
        return;
    struct box *head = box_split(&t.arena, flow, flow->h * 6 / 10, trial, &rest);
    if (!ok(head && rest, "it is cut"))
        return;
    ok(head->between.width == line && rest->between.width == line,
       "the line between columns goes on");
    box_measure(head, PT(2 * WIDTH), trial);
    box_measure(rest, PT(2 * WIDTH), trial);
    ok(head->h <= flow->h * 6 / 10, "no higher than its room");
    const struct frame *one = draw(head, trial), *two = draw(rest, trial);
    ok(initial_of(one) && !initial_of(two), "its initial is drawn once");
    is(arena_printf(&t.arena, "%s%s", said(one), said(two)),
       arena_printf(&t.arena, "%s%s%s%s", story, story, story, story),
       "and nothing is lost");
}

static void test_pdf(const char *option)
{
    struct trial *trial = trial_at(1000);
    struct box *b = initial_box(story, 3);
    struct frames doc = {.title = SLICE("首字"), .lang = SLICE("zh-CN"), .n = 1};
    struct buf pdf = BUF_INIT, text = BUF_INIT;
    char path[] = "/tmp/banbao-initial-XXXXXX";
    int c, fd = mkstemp(path);
    FILE *out = fd < 0 ? NULL : fdopen(fd, "wb");

    box_measure(b, PT(WIDTH), trial);
    doc.pages = (struct frame *[]){draw(b, trial)};
    ok(pdf_write(&doc, NULL, &pdf, &t.diag) && out &&
           fwrite(pdf.ptr, 1, pdf.len, out) == pdf.len && fclose(out) == 0,
       "a PDF is written");
    FILE *in = popen(
        arena_printf(&t.arena, "pdftotext %s %s - 2>/dev/null", option, path), "r");
    while (in && (c = fgetc(in)) != EOF)
        if (c != '\n' && c != '\f')
            buf_char(&text, (char)c);
    if (in)
        pclose(in);
    is(slice_cstr(&t.arena, buf_view(&text)), story, "pdftotext reads it in order");
    remove(path);
    buf_release(&pdf);
    buf_release(&text);
}

int main(void)
{
    test_fonts_open(&t);
    theme = theme_load(&t.arena, BANBAO_HOME "/themes/zhusha", t.set, NULL, &t.diag);
    if (!theme)
        die("no theme");
    for (int lines = 2; lines <= 4; lines++)
        for (int size = -1000; size <= 1000; size += 500)
            test_geometry(story, lines, size);
    test_geometry(arena_printf(&t.arena, "“%s”", story), 2, 300);
    test_optimal();
    test_none();
    test_cut();
    test_columns();
    test_pdf("");
    test_pdf("-raw");
    ok(t.diag.errors == 0, "nothing is complained of");
    test_fonts_close(&t);
    return done();
}
