/* audit.c - checks on the finished sheet, G3 to G8.
 *
 * While box_place draws, it reports every text and QR code here, with their actual
 * sizes and colours. Lines and colours are judged at once; audit_sheet judges what
 * needs the whole sheet: the main text, the smallest code, the pictures.
 *
 *     20 pt text on a board read from 2 m  -> G3: LEGIBLE asks for 29 pt
 *     text on its background at 3.1 : 1    -> G4: AA asks for 4.5 : 1
 *     a code of 20 mm scanned from 0.5 m   -> G5: CODE_SHARE asks for 50 mm
 *     a line that ends 5 ems early         -> G6: RAGGED_EM allows less than 4
 *     a paragraph whose last line is 合。  -> G7
 *     a photograph at 60 dots per inch     -> G8: DPI asks for 100
 *
 * A message points at the place in the item, the theme or site.yaml where the fault
 * can be fixed. */
#include "poster/audit.h"

#include "data/decimal.h"
#include "model/site.h"
#include "poster/theme.h"

#include <math.h>

enum {
    LEGIBLE = 14184, /* 1/1000 pt per metre: type is easy to read from 200 times its
                        size */
    CODE_SHARE = 10, /* a code can be scanned from ten times its side (a limit of
                        telephones; ISO/IEC 18004 gives none) */
    DPI = 100,       /* below this, pixels are visible from 1 m */
    AA = 45,         /* tenths: WCAG 2.2 AA (1.4.3) asks for 4.5 : 1 ... */
    AA_LARGE = 30,   /* ... and 3 : 1 for type of 18 pt or more */
    LARGE_PT = 18,
    RAGGED_EM = 4, /* a justified line that ends this many ems early is reported */
};

/* ---- places ---- */

/* The place of `text` in the item's source: in the body if it is there (the head may
 * hold the same words), else in the head, else the first bytes of the file. */
static struct span place_of(const struct item *item, struct slice text)
{
    struct slice all = item->src->text;
    size_t body = item->body ? item->body->at.start : 0;
    size_t at = text.len ? slice_find(slice_from(all, body), text) : SIZE_MAX;

    if (at != SIZE_MAX)
        at += body;
    else if (text.len)
        at = slice_find(all, text);
    return at == SIZE_MAX ? (struct span){item->src, 0, 3}
                          : (struct span){item->src, at, at + text.len};
}

/* The place of a field's value, or the first bytes of the file. */
static struct span field_of(const struct item *item, const char *key)
{
    const struct value *v = value_find(item->root, key);

    return v && v->at.src ? v->at : (struct span){item->src, 0, 3};
}

/* The last n characters of s: 请于五日前缴清, 3 -> 前缴清. */
static struct slice tail_of(struct slice s, int n)
{
    size_t at = s.len;

    while (at > 0 && n-- > 0)
        utf8_prev(s, &at);
    return slice_from(s, at);
}

/* The last 8 characters of s, for a message. The message adds quotation marks, so
 * those at the edges are dropped: “文明小区” -> 文明小区. */
static struct slice cited(struct slice text)
{
    static const char *const marks[] = {"“", "”", "‘", "’"};
    struct slice s = slice_trim(tail_of(text, 8));

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t n = strlen(marks[i]);
        if (slice_starts(s, slice_of(marks[i])))
            s = slice_from(s, n);
        if (slice_ends(s, slice_of(marks[i])))
            s.len -= n;
    }
    return s;
}

/* ---- G6, G7: lines ---- */

static size_t han_in(struct slice s)
{
    size_t n = 0;

    for (size_t at = 0; at < s.len;)
        n += cp_is_han(utf8_next(s, &at));
    return n;
}

/* The line ends at a line break in the text, not because it was full. */
static bool is_typed_end(const struct box *b, const struct text_line *l)
{
    return l->end > l->start && b->text.ptr[l->end - 1] == '\n';
}

/* Does the line's paragraph hold two full-width blanks, as columns that were typed
 * with blanks do? 代表：____　　　　代表：____ */
static bool has_columns(const struct box *b, const struct text_line *l)
{
    enum { FAR = 300 }; /* bytes searched on either side of the line */
    size_t start = l->start, end = l->end;

    while (start > 0 && l->start - start < FAR && b->text.ptr[start - 1] != '\n')
        start--;
    while (end < b->text.len && end - l->end < FAR && b->text.ptr[end] != '\n')
        end++;
    return slice_find(slice_sub(b->text, start, end), SLICE("　　")) != SIZE_MAX;
}

/* G6: a justified line that could not be filled, because a URL or a telephone number
 * had to go to the next line whole. */
static void audit_loose(struct audit *a, const struct box *b, const struct text_line *l)
{
    const struct para_style *s = &b->lines->style;
    struct slice line = slice_sub(b->text, l->start, l->end);
    pt64 short_by = s->measure - l->width;

    if (s->align != TEXT_JUSTIFY || short_by < s->size * RAGGED_EM ||
        is_typed_end(b, l) || has_columns(b, l))
        return;
    diag_warn(a->diag, place_of(a->item, slice_trim(tail_of(line, 8))), "G6",
              "%s 上“%.*s”这一行后面空出 %d 个字",
              "%s: the line '%.*s' ends %d ems early", a->paper->label,
              SLICE_FMT(cited(line)), (int)(short_by / s->size));
    diag_hint(
        a->diag, "后面的电话、网址或数字不能断开：换个说法，或把它挪到句首",
        "the number or address that follows cannot be broken: reword the sentence, or "
        "move it to the beginning");
}

/* G7: the last line of a justified paragraph is one Han character, with or without a
 * mark after it. The message cites the end of the paragraph: the character alone would
 * not be found in the item. */
static void audit_lone(struct audit *a, const struct box *b, const struct text_line *l)
{
    struct slice last = slice_sub(b->text, l->start, l->end);

    if (b->lines->style.align != TEXT_JUSTIFY || utf8_count(slice_trim(last)) > 2 ||
        han_in(last) != 1)
        return;
    struct slice end = slice_trim(tail_of(slice_sub(b->text, 0, l->end), 8));
    diag_warn(a->diag, place_of(a->item, end), "G7", "%s 上“%.*s”这一段末行只有一个字",
              "%s: the paragraph '%.*s' ends with a lone character", a->paper->label,
              SLICE_FMT(end));
    diag_hint(a->diag, "这一段删一个字或添一个字",
              "add or remove one character in this paragraph");
}

/* ---- texts as they are drawn ---- */

/* Add the characters to the style's count, for G3, and judge the lines. Vertical text,
 * texts with a drop initial and titles broken at their marks end where they have to. */

void audit_text(struct audit *a, const struct box *b, size_t from, size_t to)
{
    const struct text_lines *l = b->lines;
    size_t i = 0;

    while (i < a->nstyles && a->styles[i].style != b->style)
        i++;
    if (i < AUDIT_STYLES_MAX) {
        a->nstyles += i == a->nstyles;
        a->styles[i].style = b->style;
        a->styles[i].size = b->size;
        a->styles[i].characters += utf8_count(b->text);
    }
    if (para_is_vertical(l->para) || b->drop_width || b->use_parted)
        return;
    for (size_t k = from; k + 1 < to && k + 1 < l->n; k++)
        audit_loose(a, b, &l->lines[k]);
    if (l->n > 1 && to == l->n && !is_typed_end(b, &l->lines[l->n - 2]))
        audit_lone(a, b, &l->lines[l->n - 1]);
}

/* ---- G4 ---- */

/* An 8-bit sRGB channel as linear light, 0 to 1. */

static double channel(uint8_t v)
{
    double c = v / 255.0;

    return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(struct color c)
{
    return 0.2126 * channel(c.r) + 0.7152 * channel(c.g) + 0.0722 * channel(c.b);
}

/* WCAG 2.2, contrast ratio: 1 for equal colours, 21 for black on white. */
static double contrast(struct color a, struct color b)
{
    double x = luminance(a), y = luminance(b);

    return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

static bool same_color(struct color a, struct color b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

/* The token of theme.yaml that has this colour, which is the place to change it; NULL
 * if there is none. */
static const struct member *token_of(const struct theme *t, struct color color)
{
    const struct value *tokens = value_find(t->root, "tokens");
    struct arena scratch = ARENA_INIT;
    struct diag unseen = {.arena = &scratch};
    const struct member *found = NULL;

    for (size_t i = 0; tokens && i < tokens->nmembers && !found; i++) {
        const struct member *m = &tokens->members[i];
        struct color c;
        if (theme_color(t, m->key, m->key_at, &c, &unseen) && same_color(c, color))
            found = m;
    }
    arena_free(&scratch);
    return found;
}

/* Is the token defined in the theme's own theme.yaml? The file of its base theme may
 * have the path themes/own/../base/theme.yaml, so a common prefix is not enough. */
static bool is_own(const struct theme *t, const struct member *m)
{
    struct slice dir = slice_of(t->layers.dirs[0]);
    struct slice path = slice_of(m && m->value->at.src ? m->value->at.src->path : "");

    return slice_starts(path, dir) &&
           slice_is(slice_from(path, dir.len), "/theme.yaml");
}

/* Where to report a poor contrast: at the token of the text colour, unless the theme
 * took that from its base and set the background itself. */
static struct span color_place(const struct audit *a, const struct box *b,
                               struct color text, struct color ground)
{
    const struct member *type = token_of(a->theme, text);
    const struct member *under = token_of(a->theme, ground);

    if (is_own(a->theme, under) && !is_own(a->theme, type))
        return under->value->at;
    return type && type->value->at.src ? type->value->at : b->at;
}

void audit_color(struct audit *a, const struct box *b, const struct glyph_run *run,
                 struct color ground)
{
    int least = run->size >= PT(LARGE_PT) ? AA_LARGE : AA;

    if (run->n == 0 || run->color.none || ground.none)
        return;
    if (a->ratio <= 0 || !same_color(a->text, run->color) ||
        !same_color(a->ground, ground)) {
        a->text = run->color;
        a->ground = ground;
        a->ratio = contrast(run->color, ground);
    }
    int tenths = (int)(a->ratio * 10);
    if (tenths >= least)
        return;
    diag_warn(a->diag, color_place(a, b, run->color, ground), "G4",
              "字色和底色对比只有 %d.%d : 1，看不清",
              "the contrast of the text to its background is only %d.%d : 1",
              tenths / 10, tenths % 10);
    diag_hint(a->diag, "主题里换深一点的字色：至少 %d.%d : 1",
              "use a darker colour in the theme: at least %d.%d : 1", least / 10,
              least % 10);
}

/* Codes are judged in audit_code; here the smallest is found. */
void audit_qr(struct audit *a, const struct box *b)
{
    pt64 module = b->w / (b->qr->size + 2 * QR_QUIET);

    if (!a->module || module < a->module)
        a->module = module;
    if (!a->code || b->w < a->code)
        a->code = b->w;
}

/* ---- the whole sheet ---- */

/* The reading distance of the item's boards in millimetres, the greatest of them, from
 * site.yaml (距离, in metres); 0 if it gives none. *board is that board, *slot the
 * place where the item names it.
 *
 *     宣传栏: [{名称: 东门, 距离: 2.5}], 栏位: [东门 C-1] -> 2500, 东门 */
static long distance(const struct audit *a, struct slice *board, struct span *slot)
{
    const struct value *boards = value_find(a->site->root, "宣传栏");
    const struct value *slots = value_find(a->item->root, "栏位");
    long most = 0;

    for (size_t i = 0; boards && slots && i < boards->n; i++) {
        const struct value *v = value_find(boards->items[i], "距离");
        struct slice name = value_str(boards->items[i], "名称");
        struct decimal d, mm = decimal_of(0);
        if (value_decimal(v, &d) && decimal_mul(d, decimal_of(1000), &mm))
            decimal_round(mm, 0, &mm);
        for (size_t k = 0; k < slots->n && mm.n > most; k++)
            if (slice_starts(slots->items[k]->text, name)) {
                most = (long)mm.n;
                *board = name;
                *slot = slots->items[k]->at;
            }
    }
    return most;
}

/* G3: the style with the most characters is taken as the main text. */
static void audit_type(struct audit *a, long mm, struct slice board, struct span slot)
{
    size_t most = 0;
    int64_t need = (int64_t)LEGIBLE * mm / 1000; /* 1/1000 pt */

    for (size_t i = 1; i < a->nstyles; i++)
        if (a->styles[i].characters > a->styles[most].characters)
            most = i;
    if (!a->nstyles || (int64_t)a->styles[most].size * 1000 / PT(1) >= need)
        return;
    diag_warn(
        a->diag, slot, "G3",
        "%s 上正文 %d 磅，%.*s要站在 %ld.%ld 米外看，%d 磅以上才看得清",
        "%s: the text is %d pt; at %.*s it is read from %ld.%ld m and needs %d pt",
        a->paper->label, (int)(a->styles[most].size / PT(1)), SLICE_FMT(board),
        mm / 1000, mm % 1000 / 100, (int)((need + 999) / 1000));
    const struct paper_row *larger = paper_row(a->paper->larger);
    if (larger != a->paper)
        diag_hint(a->diag, "删短，或换大一号的纸：纸张: [%s]",
                  "shorten it, or use larger paper: 纸张: [%s]", larger->name);
    else
        diag_hint(a->diag, "删短", "shorten it");
}

static int tenths_of_mm(pt64 v)
{
    return (int)((int64_t)v * 254 / PT(72));
}

/* G5: modules too small to scan, or a code too small for the reading distance. */
static void audit_code(struct audit *a, long mm, struct slice board)
{
    struct span at = field_of(a->item, "短址");

    if (a->module && a->module < um_to_pt64(QR_MODULE_UM)) {
        diag_warn(a->diag, at, "G5", "%s 上二维码每个小格不到 0.5 毫米，手机扫不出来",
                  "%s: the modules of the QR code are smaller than 0.5 mm",
                  a->paper->label);
        diag_hint(a->diag, "网址太长：写一个短址，如 短址: g12",
                  "the address is too long: write 短址: g12");
    } else if (a->code &&
               (int64_t)mm * 10 > (int64_t)tenths_of_mm(a->code) * CODE_SHARE) {
        diag_warn(
            a->diag, at, "G5",
            "%s 上二维码宽 %d 毫米，%.*s要在 %ld.%ld 米外扫，至少 %ld 毫米",
            "%s: the code is %d mm wide; at %.*s it is scanned from %ld.%ld m and "
            "needs %ld mm",
            a->paper->label, tenths_of_mm(a->code) / 10, SLICE_FMT(board), mm / 1000,
            mm % 1000 / 100, mm / CODE_SHARE);
        diag_hint(a->diag, "贴到能走近的栏上，或换大一号的纸",
                  "put it on a board that people can walk up to, or use larger paper");
    }
}

/* Where a picture is named: in site.yaml if it is the emblem, else where the item
 * writes its file name (照片/合影.jpg: at 合影.jpg). */
static struct span picture_span(const struct site *site, const struct item *item,
                                const struct picture *p)
{
    const struct value *emblem = value_find(site->root, "徽标");
    struct slice name = p->path;

    if (emblem && emblem->payload == PAYLOAD_PICTURE && emblem->data == p)
        return emblem->at;

    for (size_t i = name.len; i > 0; i--)
        if (name.ptr[i - 1] == '/')
            return place_of(item, slice_from(name, i));
    return place_of(item, name);
}

/* G8: 600 pixels printed 180 mm wide are 84 dots per inch. */
static void audit_pictures(struct audit *a, const struct frame *f)
{
    for (size_t i = 0; i < f->n; i++) {
        const struct picture *p = f->ops[i].image.picture;
        pt64 width = f->ops[i].image.box.w;
        if (f->ops[i].type != OP_IMAGE || width <= 0)
            continue;
        int dpi = (int)((int64_t)p->width * PT(72) / width);
        if (dpi >= DPI)
            continue;
        diag_warn(a->diag, picture_span(a->site, a->item, p), "G8",
                  "图片宽 %d 点，印出来每英寸只有 %d 点，会看见格子",
                  "the picture is %d pixels wide, %d per inch in print", p->width, dpi);
        diag_hint(a->diag, "换一张宽 %d 点以上的原图；微信里另存的常常是缩小过的",
                  "use one that is at least %d pixels wide",
                  (int)((int64_t)width * DPI / PT(72)) + 1);
    }
}

void audit_sheet(struct audit *a, const struct frames *f)
{
    struct slice board = {0};
    struct span slot = {0};
    long mm = distance(a, &board, &slot);

    if (mm)
        audit_type(a, mm, board, slot);
    audit_code(a, mm, board);
    for (size_t i = 0; i < f->n; i++)
        audit_pictures(a, f->pages[i]);
}
