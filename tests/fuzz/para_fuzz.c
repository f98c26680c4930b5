/* para_fuzz.c - a paragraph: shaped, broken, set.
 *
 * An even first byte: the others choose a text of pieces that boards are full of; odd:
 * they are the text. Either way they choose fonts, sizes, notes and how it is set.
 * Whatever it is, its lines are the text, none is wider than the measure unless it says
 * so, and the runs of each line say what the line says.
 */
#include "base/noted.h"
#include "fonts.h"
#include "fuzz.h"
#include "typed.h"

enum { SPANS_MAX = 6, TEXT_MAX = 900 };

static struct test_fonts fonts;

static void put_pieces(struct typist *t, struct buf *out)
{
    for (unsigned n = 1 + pick(t, 24); n > 0 && out->len < TEXT_MAX; n--)
        buf_str(out,
                ONE_OF(t, "槐安里小区", "物业", "的", "维修资金", "。", "，", "、",
                       "；", "：", "！", "？", "“", "”", "（", "）", "《", "》", "——",
                       "……", "2026年11月23日", "30分钟", "76.3%", "￥1,200元", "第3条",
                       "WeChat", "Noto Sans", " ", "10:30", "0000-0000000", "25℃", "𠮷",
                       "·", "～", "〔2026〕12号", "\u200B",
                       "https://hal.example/a/b?c=d&e=f", "\n", "\t", "　",
                       "\u0645\u0631\u062D\u0628\u0627", "\u05E9\u05DC\u05D5\u05DD 12",
                       "e\u0301", "\u200F", "\u202E", "葛\U000E0100",
                       "👨‍👩‍👧", "①", "-", "\u00AD",
                       "supercalifragilisticexpialidocious", "\uFEFF", "\u2028"));
}

/* A cut at a character, never before `from`. */
static size_t cut_at(struct slice text, size_t from, size_t at)
{
    while (at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80)
        at++;
    return at < from ? from : at > text.len ? text.len : at;
}

static size_t put_spans(struct typist *t, struct slice text, struct text_span *spans)
{
    static const char *const roles[] = {"宋", "黑", "楷", "仿宋", "标题宋"};
    static const int32_t scales[] = {1000, 600, 1500, 1000};
    size_t n = 0, from = 0, pieces = 1 + pick(t, SPANS_MAX);

    for (size_t i = 0; i < pieces; i++) {
        size_t to =
            i + 1 == pieces ? text.len : cut_at(text, from, from + 1 + pick(t, 60));
        if (to == from && n > 0)
            continue;
        spans[n++] = (struct text_span){
            .start = from,
            .end = to,
            .font = test_font(&fonts, roles[pick(t, 5)], pick(t, 2) ? 400 : 700),
            .scale = scales[pick(t, 4)],
            .tracking = (int32_t)pick(t, 4) * 20 - 20,
            .rise = pick(t, 8) ? 0 : 100,
            .strike = pick(t, 8) == 1,
            .whole = pick(t, 8) == 1,
            .tabular = pick(t, 4) == 1,
            .tight = pick(t, 4) == 1,
            .level = (enum cjk_level)pick(t, 3),
            .mark = pick(t, 6) == 1 ? (enum text_mark)pick(t, 4) : MARK_NONE,
            .reading = pick(t, 8) == 1 ? SLICE("zhuàng") : SLICE(""),
        };
        from = to;
    }
    return n;
}

static struct para_style style_of(struct typist *t)
{
    struct para_style s = {.size = PT(6) + (pt64)pick(t, 200) * 8,
                           .align = (enum text_align)pick(t, 4),
                           .indent = pick(t, 3) == 1 ? 2000 : 0,
                           .balance = pick(t, 3) == 1,
                           .spread = pick(t, 6) == 1 ? (int)pick(t, 6) : 0};

    s.leading = s.size + (pt64)pick(t, 64) * 4;
    s.measure = (pt64)((int64_t)s.size * (1 + pick(t, 250)) / 5);
    if (pick(t, 6) == 1) {
        s.drop = (int)pick(t, 4);
        s.drop_width = s.measure / 4;
    }
    if (pick(t, 6) == 1) {
        s.cells = 1 + (int)pick(t, 30);
        s.grid = s.size * s.cells + (pt64)pick(t, 200);
    }
    return s;
}

/* Runs need not come in the order of the text; each of its bytes is in one of them, but
 * for what draws nothing. */
static void check_runs(struct arena *a, const struct text_lines *l, size_t i,
                       struct slice text)
{
    const struct text_line *line = &l->lines[i];
    size_t n, bytes = 0;
    struct glyph_run *runs = lines_runs(a, l, i, PT(10), PT(10), &n);

    for (size_t k = 0; k < n; k++) {
        const struct glyph_run *r = &runs[k];
        assert(r->face && r->size > 0);
        if (!r->text.len)
            continue;
        bytes += r->text.len;
        for (size_t g = 0; g < r->n; g++)
            assert(r->glyphs[g].cluster < r->text.len);
        assert(utf8_invalid(r->text) == SIZE_MAX);
    }
    (void)text;
    assert(bytes <= line->end - line->start);
    lines_readings(a, l, i, 0, 0, &n);
    lines_marks(a, l, i, 0, 0, &n);
}

static void check_lines(struct arena *a, const struct para *p, struct slice text,
                        const struct para_style *style)
{
    struct text_lines *l = para_break(a, p, style);
    size_t at = 0;
    bool overfull = false;
    pt64 widest = 0;

    for (size_t i = 0; i < l->n; i++) {
        const struct text_line *line = &l->lines[i];
        assert(line->start == at && line->end >= at);
        at = line->end;
        overfull |= line->overfull;
        widest = line->width > widest ? line->width : widest;
        assert(line->overfull || line->width <= style->measure + 1);
        check_runs(a, l, i, text);
    }
    assert(at == text.len);
    assert(overfull == l->overfull && widest == l->width);
    assert(l->height == lines_height(l, 0, l->n));
    assert(lines_height(l, 0, l->n) >= 0);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct arena a = ARENA_INIT;
    struct diag d = {.arena = &a};
    struct typist t = {.bytes = data, .n_bytes = size};
    struct text_span spans[SPANS_MAX];
    struct buf written = BUF_INIT;

    if (!fonts.set)
        test_fonts_open(&fonts);
    if (pick(&t, 2) == 0)
        put_pieces(&t, &written);
    else
        buf_put(&written, data + 1, size - 1 < TEXT_MAX ? size - 1 : TEXT_MAX);
    struct slice text = slice_dup(&a, buf_view(&written));
    if (fuzz_is_text(text)) {
        bool vertical = pick(&t, 3) == 1;
        size_t n = put_spans(&t, text, spans);
        struct para *p = vertical ? para_shape_vertical(&a, text, spans, n, &d)
                                  : para_shape(&a, text, spans, n, &d);
        for (int i = 0; i < 3; i++) {
            struct para_style style = style_of(&t);
            check_lines(&a, p, text, &style);
            assert(para_min_width(p, style.size) <=
                   para_natural_width(p, style.size) + 1);
        }
        struct buf out = BUF_INIT;
        diag_print(&d, LANG_ZH, &out);
        buf_release(&out);
    }
    buf_release(&written);
    arena_free(&a);
    return 0;
}
