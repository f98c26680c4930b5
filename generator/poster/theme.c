/* theme.c - reads a theme's folder. Faults are reported here, with their place, before
 * any poster is laid out.
 *
 *     tokens: {accent: {screen: "#1F5A86", print: [77, 33, 0, 47]}}
 *     papers: {A4: {margin: [12, 15, 9, 15], floor: 12}}
 *     styles: {title: {role: 宋, weight: 700, size: "30..44 [22..32]", color: accent}}
 *     shapes: {dot: {view: [0, 0, 8, 8], draw: [{circle: [4, 4, 3], fill: accent}]}}
 *
 * A style is read once for each paper that the site uses: `title` is 30 to 44 pt on A3,
 * 22 to 32 pt on A4, and scaled from these on other papers. A theme that is based on
 * another one has been merged with it (data/layers.h). Layouts are read in layouts.c.
 */
#include "poster/theme.h"

static bool hex_color(struct slice s, struct color *c)
{
    uint8_t v[6];

    if (s.len != 7 || s.ptr[0] != '#')
        return false;
    for (int i = 0; i < 6; i++) {
        char h = s.ptr[i + 1];
        if (h >= '0' && h <= '9')
            v[i] = (uint8_t)(h - '0');
        else if ((h | 32) >= 'a' && (h | 32) <= 'f')
            v[i] = (uint8_t)((h | 32) - 'a' + 10);
        else
            return false;
    }
    c->r = (uint8_t)(v[0] * 16 + v[1]);
    c->g = (uint8_t)(v[2] * 16 + v[3]);
    c->b = (uint8_t)(v[4] * 16 + v[5]);
    return true;
}

/* CMYK in percent by the simple formula, without a colour profile: K = 1 - max(R, G,
 * B), C = (max - R) / max, and so on. #FF8000 -> 0, 49, 100, 0. */
static void plain_cmyk(struct color *c)
{
    int max = c->r > c->g ? c->r : c->g;

    max = c->b > max ? c->b : max;
    c->k = (uint8_t)((255 - max) * 100 / 255);
    if (max == 0)
        return;
    c->c = (uint8_t)((max - c->r) * 100 / max);
    c->m = (uint8_t)((max - c->g) * 100 / max);
    c->y = (uint8_t)((max - c->b) * 100 / max);
}

/* "#RRGGBB", or {screen: "#RRGGBB", print: [C, M, Y, K]}; print may be none. */
static bool token_color(const struct value *v, struct color *c)
{
    const struct value *print = value_find(v, "print");

    *c = (struct color){0};
    if (!hex_color(v->type == VALUE_TEXT ? v->text : value_str(v, "screen"), c))
        return false;
    if (!print) {
        plain_cmyk(c);
        return true;
    }
    if (slice_is(print->text, "none")) {
        c->none = 1;
        return true;
    }
    uint8_t *ink[4] = {&c->c, &c->m, &c->y, &c->k};
    if (print->type != VALUE_LIST || print->n != 4)
        return false;
    for (size_t i = 0; i < 4; i++) {
        long n = 0;
        struct slice s = print->items[i]->text;
        for (size_t k = 0; k < s.len && s.ptr[k] >= '0' && s.ptr[k] <= '9'; k++)
            n = n * 10 + (s.ptr[k] - '0');
        if (n > 100)
            return false;
        *ink[i] = (uint8_t)n;
    }
    return true;
}

static bool hint_member(const struct value *map, struct slice name, struct diag *d)
{
    struct arena scratch = ARENA_INIT;
    size_t n = map ? map->nmembers : 0;
    struct slice *keys = arena_array(&scratch, struct slice, n + 1);

    for (size_t i = 0; i < n; i++)
        keys[i] = map->members[i].key;
    struct slice near = nearest_word(name, keys, n);
    if (near.len)
        diag_hint(d, "你是不是想写 %.*s？", "did you mean %.*s?", SLICE_FMT(near));
    arena_free(&scratch);
    return false;
}

bool theme_color(const struct theme *t, struct slice name, struct span at,
                 struct color *out, struct diag *d)
{
    const struct value *tokens = value_find(t->root, "tokens");
    const struct value *v = value_find_slice(tokens, name);

    if (v)
        return token_color(v, out); /* faults were reported by read_colors */
    diag_error(d, at, "theme-color", "主题里没有名叫 %.*s 的颜色",
               "the theme has no colour %.*s", SLICE_FMT(name));
    return hint_member(tokens, name, d);
}

const struct style *theme_style(const struct theme *t, enum paper paper,
                                struct slice name, struct span at, struct diag *d)
{
    const struct style *s = map_find(&t->styles[paper], name);

    if (!s) {
        diag_error(d, at, "theme-style", "主题里没有名叫 %.*s 的文字样式",
                   "the theme has no text style %.*s", SLICE_FMT(name));
        hint_member(value_find(t->root, "styles"), name, d);
    }
    return s;
}

const struct mustache *theme_template(const struct theme *t, struct slice text)
{
    return map_find(&t->templates, text);
}

bool theme_length(const struct value *v, enum paper paper, enum length_unit unit,
                  struct dim *out, struct diag *d)
{
    if (length_read(v, paper, unit, out))
        return true;
    return diag_error(d, v->at, "theme-length",
                      "这里应是长度，如 8、8 [6]、1.7..3.4 或 2fr",
                      "a length is expected here: 8, 8 [6], 1.7..3.4 or 2fr");
}

/* Report faulty colours once, where they are defined. */
static void read_colors(const struct theme *t, const char *key, struct diag *d)
{
    const struct value *map = value_find(t->root, key);
    struct color ignored;

    for (size_t i = 0; map && i < map->nmembers; i++) {
        const struct value *v = map->members[i].value;
        if (token_color(v, &ignored))
            continue;
        diag_error(d, v->at, "theme-color",
                   "颜色应写成 {screen: \"#RRGGBB\", print: [C, M, Y, K]}",
                   "write a colour as {screen: \"#RRGGBB\", print: [C, M, Y, K]}");
        diag_hint(
            d,
            "如 %.*s: {screen: \"#1F5A86\", print: [77, 33, 0, 47]}：# 后面六位，"
            "用引号括起来；墨是 0 到 100 的四个数，或 none",
            "for example %.*s: {screen: \"#1F5A86\", print: [77, 33, 0, 47]}: six "
            "digits in quotes; four numbers from 0 to 100, or none",
            SLICE_FMT(map->members[i].key));
    }
}

static bool style_length(const struct value *v, const char *key, enum paper paper,
                         enum length_unit unit, struct dim *out, struct diag *d)
{
    const struct value *m = value_find(v, key);

    return m && theme_length(m, paper, unit, out, d);
}

/* Check the weight, 400 or 700: value_long would read a word as the default. */
static bool style_weight(const struct value *v, struct diag *d)
{
    const struct value *weight = value_find(v, "weight");
    long n = value_long(v, "weight", 0);

    return !weight || (n >= 100 && n <= 900) ||
           diag_error(d, weight->at, "theme-weight",
                      "粗细 weight 是 100 到 900 的数：400 平常，700 粗",
                      "a weight is a number from 100 to 900: 400 regular, 700 bold");
}

/* Check a style's numbers without a unit, and its alignment. */
static bool style_words(const struct value *v, enum paper paper, struct diag *d)
{
    static const char *const numbers[] = {"line", "tracking", "indent"};
    static const char *const aligns[] = {"start", "center", "end", "justify"};
    const struct value *align = value_find(v, "align");
    bool good = !align;
    struct dim ignored;

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        const struct value *n = value_find(v, numbers[i]);
        if (n && !theme_length(n, paper, LENGTH_COUNT, &ignored, d))
            return false;
    }
    for (size_t i = 0; align && i < sizeof aligns / sizeof *aligns; i++)
        good |= slice_is(align->text, aligns[i]);
    return good || diag_error(d, align->at, "theme-align",
                              "文字的对齐 align 是 start、center、end 或 justify",
                              "align of a style is start, center, end or justify");
}

/* 1.5 -> 1500; in steps of 1/64, so 1.45 -> 1453. */
static int32_t thousandths(const struct value *v, const char *key, int32_t otherwise)
{
    struct dim d;

    /* Read as points, in 1/64, so that there is only one parser of numbers. */
    if (!value_find(v, key) ||
        !length_parse(value_str(v, key), PAPER_A4, LENGTH_PT, &d))
        return otherwise;
    return (int32_t)(d.lo * 1000 / 64);
}

static enum text_align style_align(const struct value *v)
{
    struct slice s = value_str(v, "align");

    return slice_is(s, "center")    ? TEXT_CENTER
           : slice_is(s, "end")     ? TEXT_END
           : slice_is(s, "justify") ? TEXT_JUSTIFY
                                    : TEXT_START;
}

/* The structure type: letters and digits only, which need no escape in a PDF. */
static bool style_tag(struct theme *t, const struct value *v, struct style *s,
                      struct diag *d)
{
    const struct value *tag = value_find(v, "tag");

    if (!tag)
        return true;
    s->tag = slice_cstr(t->arena, tag->text);
    for (const char *c = s->tag; *c; c++)
        if (!((*c | 0x20) >= 'a' && (*c | 0x20) <= 'z') && !(*c >= '0' && *c <= '9'))
            return diag_error(d, tag->at, "theme-tag", "tag 是 H1、P、LI 这样的词",
                              "a tag is a word like H1, P, LI");
    return true;
}

/* The size on a squeezed sheet: nine tenths of the least, but never below the paper's
 * floor; a hero style is not squeezed. */
static pt64 squeezed(const struct style *s, pt64 floor)
{
    pt64 size = s->hero ? s->lo : s->lo * 9 / 10;

    return size > floor ? size : floor;
}

/* grid: [156, 28]: lines of 28 characters on 156 mm (GB/T 9704). */
static bool style_grid(struct theme *t, const struct value *v, enum paper paper,
                       struct style *s, struct diag *d)
{
    const struct value *grid = value_find(v, "grid");
    struct dim width = {0}, cells = {0};

    if (!grid || paper == PAPER_CHAT) /* pictures for chats have no grid */
        return true;
    if (grid->n == 2 && theme_length(grid->items[0], paper, LENGTH_MM, &width, d) &&
        length_read(grid->items[1], paper, LENGTH_COUNT, &cells)) {
        s->grid = width.lo;
        s->cells = (int)(cells.lo / PT(1));
    }
    if (s->cells > 0 && s->grid / s->cells >= s->hi &&
        s->grid <= t->papers[paper].width)
        return true;
    return diag_error(d, grid->at, "theme-grid",
                      "grid 应写成 [宽, 字数]，每格不小于字号：[156, 28]",
                      "a grid is [width, characters], with cells no smaller than "
                      "the type: [156, 28]");
}

/* Report a style without a font: its role is unknown, or it has none. The latter is
 * allowed in a style that changes one of the base theme: the name may be mistyped. */
static bool report_role(const struct theme *t, const struct member *m, struct diag *d)
{
    const struct value *styles = value_find(t->root, "styles");
    const struct value *role = value_find(m->value, "role");
    struct value others = {.type = VALUE_MAP};

    others.members = arena_array(t->arena, struct member, styles->nmembers);
    for (size_t i = 0; i < styles->nmembers; i++) {
        const struct member *other = &styles->members[i];
        struct slice name = role ? value_str(other->value, "role") : other->key;
        if (name.len && other != m)
            others.members[others.nmembers++] = (struct member){name, m->key_at, NULL};
    }
    if (role) {
        diag_error(d, role->at, "theme-role", "字体角色 %.*s 不在 fonts.yaml 里",
                   "font role %.*s is not in fonts.yaml", SLICE_FMT(role->text));
        diag_hint(d, "写 fonts/fonts.yaml 里有的一个，如 %.*s",
                  "use one of those in fonts/fonts.yaml, such as %.*s",
                  SLICE_FMT(others.nmembers ? others.members[0].key : SLICE("hei")));
        return hint_member(&others, role->text, d);
    }
    diag_error(d, m->key_at, "theme-role",
               "没有叫 %.*s 的样式；新的样式要写 role（字体角色）和 size（字号）",
               "no style %.*s; a new one needs role and size", SLICE_FMT(m->key));
    diag_hint(d, "写成 %.*s: {role: …, size: …}", "write %.*s: {role: ..., size: ...}",
              SLICE_FMT(m->key));
    return hint_member(&others, m->key, d);
}

/* Read a style for one paper into t->styles. A faulty one is reported and left out; the
 * theme then fails to load. */
static bool read_style(struct theme *t, const struct member *m, enum paper paper,
                       struct diag *d)
{
    const struct value *v = m->value;
    struct style *s = arena_new(t->arena, struct style);
    struct dim size, leading;

    s->name = m->key;
    if (!style_weight(v, d) || !style_words(v, paper, d))
        return false;
    s->font =
        fontset_find(t->fonts, value_str(v, "role"), (int)value_long(v, "weight", 400));
    if (!s->font)
        return report_role(t, m, d);
    const struct value *typed = value_find(v, "size");
    if (!typed)
        return diag_error(d, v->at, "theme-length", "样式 %.*s 缺少字号 size",
                          "style %.*s has no size", SLICE_FMT(m->key));
    if (!theme_length(typed, paper, LENGTH_PT, &size, d))
        return false;
    s->lo = size.lo;
    s->hi = size.hi;
    if (s->lo < t->papers[paper].floor || s->lo <= 0) {
        diag_error(d, typed->at, "theme-floor", "%s 上的字号不得小于 %d 磅",
                   "%s: type must not be smaller than %d pt", paper_row(paper)->name,
                   (int)(t->papers[paper].floor / 64));
        return diag_hint(d, "A4 至少 %d 磅，A3 至少 %d 磅，群图至少 %d 磅",
                         "at least %d pt on A4, %d on A3, %d in chat",
                         (int)(t->papers[PAPER_A4].floor / 64),
                         (int)(t->papers[PAPER_A3].floor / 64),
                         (int)(t->papers[PAPER_CHAT].floor / 64));
    }
    if (style_length(v, "leading", paper, LENGTH_PT, &leading, d)) {
        s->leading_lo = leading.lo;
        s->leading_hi = leading.hi;
    }
    s->line = thousandths(v, "line", 1200);
    if (s->line <= 0 || s->leading_lo < 0)
        return diag_error(d, v->at, "theme-length", "样式 %.*s 的行距要大于 0",
                          "the leading of style %.*s must be more than 0",
                          SLICE_FMT(m->key));
    if (!style_grid(t, v, paper, s, d))
        return false;
    s->tracking = thousandths(v, "tracking", 0);
    s->indent = thousandths(v, "indent", 0);
    s->align = style_align(v);
    s->spread = (int)value_long(v, "spread", 0);
    s->tabular = value_flag(v, "tabular", false);
    s->whole = value_flag(v, "whole", false);
    s->balance = value_flag(v, "balance", false);
    s->tight = value_flag(v, "tight", false);
    s->hero = value_flag(v, "hero", false);
    s->min = squeezed(s, t->papers[paper].floor);
    s->outline = (int)value_long(v, "outline", -1) + 1;
    if (!style_tag(t, v, s, d))
        return false;
    style_length(v, "before", paper, LENGTH_MM, &s->before, d);
    style_length(v, "after", paper, LENGTH_MM, &s->after, d);
    s->token = value_find(v, "color") ? value_str(v, "color") : SLICE("ink");
    if (!theme_color(t, s->token, v->at, &s->color, d))
        return false;
    map_set(&t->styles[paper], m->key, s);
    return true;
}

/* A paper that the theme does not name: margins and floor are scaled from another. */
static void derive_paper(struct theme *t, enum paper p)
{
    const struct paper_row *row = paper_row(p);
    struct paper_size *to = &t->papers[p];

    *to = t->papers[row->like];
    to->width = um_to_pt64(row->width * 1000);
    to->height = um_to_pt64(row->height * 1000);
    to->floor = (pt64)((int64_t)to->floor * row->scale / 1000);
    for (size_t i = 0; i < 4; i++) {
        to->margin[i].lo = (pt64)((int64_t)to->margin[i].lo * row->scale / 1000);
        to->margin[i].hi = (pt64)((int64_t)to->margin[i].hi * row->scale / 1000);
    }
}

/* Papers have a fixed size (model/paper.c), pictures for chats that of the theme. */
static bool read_size(const struct value *v, enum paper p, struct paper_size *out,
                      struct diag *d)
{
    const struct paper_row *row = paper_row(p);
    struct dim w, h;

    out->width = um_to_pt64(row->width * 1000);
    out->height = um_to_pt64(row->height * 1000);
    if (row->width)
        return true;
    if (!style_length(v, "width", p, LENGTH_MM, &w, d) ||
        !style_length(v, "height", p, LENGTH_MM, &h, d))
        return false;
    out->width = w.lo;
    out->height = h.lo;
    return true;
}

static void read_papers(struct theme *t, struct diag *d)
{
    const struct value *papers = value_find(t->root, "papers");

    for (int p = 0; p < PAPER_ALL; p++) {
        const char *name = paper_row((enum paper)p)->name;
        const struct value *v = value_find(papers, name);
        struct dim floor = {0};
        const struct value *margin = value_find(v, "margin");

        if (!v && paper_drawn_as((enum paper)p, NULL) != (enum paper)p &&
            p != PAPER_CHAT) {
            derive_paper(t, (enum paper)p);
            continue;
        }
        if (!v || !margin || margin->n != 4 ||
            !read_size(v, (enum paper)p, &t->papers[p], d)) {
            diag_error(d, v ? v->at : t->root->at, "theme-paper",
                       "papers 里要有 %s: {margin: [上, 右, 下, 左], floor}",
                       "papers must have %s: {margin: [t, r, b, l], floor}", name);
            continue;
        }
        style_length(v, "floor", p, LENGTH_PT, &floor, d);
        t->papers[p].floor = floor.lo;
        for (size_t i = 0; i < 4; i++)
            theme_length(margin->items[i], p, LENGTH_MM, &t->papers[p].margin[i], d);
    }
}

static bool part_color(struct theme *t, const struct value *v, const char *key,
                       struct color *out, struct diag *d)
{
    const struct value *c = value_find(v, key);

    *out = (struct color){.none = 1};
    return !c || theme_color(t, c->text, c->at, out, d);
}

/* {circle: [15, 15, 10], fill: accent} -> PART_CIRCLE at 15, 15 of radius 10, in 1/1000
 * of the view's unit; without fill or stroke these are not drawn. */
static void read_part(struct theme *t, const struct value *v, struct shape_part *part,
                      struct diag *d)
{
    static const struct {
        const char *key;
        enum part_type type;
    } types[] = {{"rect", PART_RECT},
                 {"circle", PART_CIRCLE},
                 {"round", PART_ROUND},
                 {"polygon", PART_POLYGON},
                 {"line", PART_LINE}};

    part_color(t, v, "fill", &part->fill, d);
    part_color(t, v, "stroke", &part->stroke, d);
    part->stroke_width = thousandths(v, "width", 1000);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        const struct value *list = value_find(v, types[i].key);
        if (!list)
            continue;
        part->type = types[i].type;
        if (list->n > PART_NUMBERS_MAX) {
            diag_error(d, list->at, "theme-shape", "一笔最多 %d 个数，就是 %d 个点",
                       "at most %d numbers, that is %d points", PART_NUMBERS_MAX,
                       PART_NUMBERS_MAX / 2);
            return;
        }
        for (size_t k = 0; k < list->n; k++) {
            struct dim n;
            if (theme_length(list->items[k], PAPER_A4, LENGTH_PT, &n, d))
                part->v[part->n++] = (int32_t)((int64_t)n.lo * 1000 / 64);
        }
        return;
    }
    diag_error(d, v->at, "theme-shape", "图形应是 rect、circle、round、polygon 或 line",
               "a part of a shape is a rect, circle, round, polygon or line");
}

static void read_shape(struct theme *t, const struct member *m, struct diag *d)
{
    const struct value *view = value_find(m->value, "view");
    const struct value *draw = value_find(m->value, "draw");
    struct shape *s = arena_new(t->arena, struct shape);
    int32_t v[4];

    if (!view || view->n != 4 || !draw || draw->type != VALUE_LIST) {
        diag_error(d, m->key_at, "theme-shape", "图形要有 view: [x, y, 宽, 高] 和 draw",
                   "a shape needs view: [x, y, w, h] and draw");
        diag_hint(d,
                  "写成 %.*s: {view: [0, 0, 30, 30], draw: [{circle: [15, 15, 10], "
                  "fill: accent}]}",
                  "for example %.*s: {view: [0, 0, 30, 30], draw: [{circle: [15, 15, "
                  "10], fill: accent}]}",
                  SLICE_FMT(m->key));
        return;
    }
    for (size_t i = 0; i < 4; i++) {
        struct dim n = {0};
        theme_length(view->items[i], PAPER_A4, LENGTH_PT, &n, d);
        v[i] = (int32_t)((int64_t)n.lo * 1000 / 64);
    }
    s->crop = (struct rect){v[0], v[1], v[2] ? v[2] : 1, v[3] ? v[3] : 1};
    s->clip = value_flag(m->value, "clip", false);
    s->n = draw->n;
    s->parts = arena_array(t->arena, struct shape_part, draw->n);
    for (size_t i = 0; i < draw->n; i++)
        read_part(t, draw->items[i], &s->parts[i], d);
    map_set(&t->shapes, m->key, s);
}

/* line-break: basic, gb (the default) or strict. */
static void read_level(struct theme *t, struct diag *d)
{
    static const char *const names[] = {"gb", "basic", "strict"};
    const struct value *v = value_find(t->root, "line-break");

    for (size_t i = 0; v && i < sizeof names / sizeof *names; i++)
        if (slice_is(v->text, names[i])) {
            t->level = (enum cjk_level)i;
            return;
        }
    if (v)
        diag_error(
            d, v->at, "theme-line-break",
            "避头尾的等级 line-break 是 basic（基本）、gb（国标）或 strict（严格）",
            "line-break is basic, gb or strict");
}

struct theme *theme_load(struct arena *a, const char *dir, const struct fontset *fonts,
                         const struct site *site, struct diag *d)
{
    return theme_load_among(a, dir, &(struct layer_places){0}, fonts, site, d);
}

/* Is a paper used by the site? A3, A4 and pictures are always read, so that faults of
 * the theme are reported. */
static bool paper_is_used(const struct site *site, enum paper p)
{
    if (!site || p == PAPER_CHAT || paper_drawn_as(p, NULL) == p)
        return true;
    for (size_t i = 0; i < site->n; i++)
        if (site->items[i]->papers[p])
            return true;
    return false;
}

struct theme *theme_load_among(struct arena *a, const char *dir,
                               const struct layer_places *places,
                               const struct fontset *fonts, const struct site *site,
                               struct diag *d)
{
    struct theme *t = arena_new(a, struct theme);
    size_t before = d->errors;

    t->arena = a;
    t->fonts = fonts;
    t->layouts = t->parts = t->templates = t->shapes = t->words =
        (struct map)MAP_INIT(a);
    theme_words(&t->words);
    if (!layers_open_among(a, dir, places, &t->layers, d))
        return NULL;
    t->root = t->layers.root;
    theme_check_keys(t->root, d);
    read_papers(t, d);
    read_level(t, d);
    read_colors(t, "tokens", d);
    read_colors(t, "night", d);
    const struct value *styles = value_find(t->root, "styles");
    bool used[PAPER_ALL];
    for (int p = 0; p < PAPER_ALL; p++) {
        t->styles[p] = (struct map)MAP_INIT(a);
        used[p] = paper_is_used(site, (enum paper)p);
    }
    for (size_t i = 0; styles && i < styles->nmembers; i++) {
        bool good = true; /* on the papers so far: report a mistake once */
        for (int p = 0; good && p < PAPER_ALL; p++)
            good = !used[p] || read_style(t, &styles->members[i], p, d);
    }
    const struct value *shapes = value_find(t->root, "shapes");
    for (size_t i = 0; shapes && i < shapes->nmembers; i++)
        read_shape(t, &shapes->members[i], d);
    theme_read_layouts(t, site, d);
    return d->errors == before ? t : NULL;
}
