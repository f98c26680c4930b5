#include "poster/bind.h"

#include <string.h>

static const char *const content_keys[] = {
    "column",  "row",   "grid", "overlay", "choice", "table", "text", "flow", "qr",
    "picture", "shape", "bar",  "chart",   "tree",   "space", "rule", "use",
};

static const char *const attribute_keys[] = {
    "if",         "unless",       "with",          "each",        "from",    "to",
    "pad",        "margin",       "gap",           "gap-cross",   "width",   "height",
    "align",      "valign",       "self",          "fill",        "border",  "panel",
    "border-top", "border-right", "border-bottom", "border-left", "color",   "style",
    "bottom",     "between",      "keep",          "stairs",      "columns", "measure",
    "nowrap",     "fit",          "lines",         "prefix",      "alt",     "link",
    "new-page",   "aside",        "direction",     "initial",
};

struct box *bind_box(struct binder *b, enum box_type type, struct span at)
{
    struct box *box = arena_new(b->arena, struct box);

    box->type = type;
    box->at = at;
    return box;
}

const struct value *bind_lookup(const struct binder *b, struct slice path)
{
    const struct mustache_host host = {.plain = true};

    return mustache_lookup(b->stack, b->depth_stack, &host, path);
}

struct dim bind_dim(struct binder *b, const struct value *v, const char *key)
{
    const struct value *m = value_find(v, key);
    struct dim d = {0};

    if (m)
        theme_length(m, b->paper, LENGTH_MM, &d, b->diag);
    return d;
}

/* A number that may differ by paper: 3 [2]. */
static int count_at(const struct binder *b, const struct value *v, const char *key,
                    int otherwise)
{
    const struct value *m = value_find(v, key);
    struct dim d;

    return m && length_parse(m->text, b->paper, LENGTH_PT, &d) ? (int)(d.lo / PT(1))
                                                               : otherwise;
}

/* One length for all sides, or [top and bottom, sides], or [t, r, b, l]. */
static void bind_edges(struct binder *b, const struct value *v, const char *key,
                       struct dim out[4])
{
    static const int pick[5][4] = {
        {0}, {0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}};
    const struct value *m = value_find(v, key);

    if (!m)
        return;
    for (int i = 0; i < 4; i++) {
        const struct value *one = m;
        if (m->type == VALUE_LIST && m->n >= 1 && m->n <= 4)
            one = m->items[pick[m->n][i]];
        if (!theme_length(one, b->paper, LENGTH_MM, &out[i], b->diag))
            return;
    }
}

static struct slice ground_token(const struct binder *b, struct slice token)
{
    const struct value *to = value_find_slice(b->ground, token);

    return to ? to->text : token;
}

bool bind_color(struct binder *b, const struct value *v, const char *key,
                struct color *out)
{
    const struct value *m = value_find(v, key);

    return m && theme_color(b->theme, m->text, m->at, out, b->diag);
}

/* "0.5 [0.4] ink": the last word is the colour. */
static void border_of(struct binder *b, const struct value *m, struct border *out)
{
    struct dim d;
    size_t cut = m->text.len;
    while (cut > 0 && m->text.ptr[cut - 1] != ' ')
        cut--;
    struct slice token = ground_token(b, slice_from(m->text, cut));
    if (!length_parse(slice_trim(slice_sub(m->text, 0, cut)), b->paper, LENGTH_MM,
                      &d) ||
        !theme_color(b->theme, token, m->at, &out->color, b->diag)) {
        diag_error(b->diag, m->at, "theme-border",
                   "线应写成“粗细 颜色”，如 0.5 [0.4] ink",
                   "a border is `width colour`: 0.5 [0.4] ink");
        return;
    }
    out->width = d.hi;
}

void bind_border(struct binder *b, const struct value *v, const char *key,
                 struct border *out)
{
    const struct value *m = value_find(v, key);

    if (m)
        border_of(b, m, out);
}

static enum box_align align_of(struct binder *b, const struct value *v, const char *key)
{
    static const char *const names[] = {"stretch", "start",    "center",
                                        "end",     "baseline", "apart"};
    const struct value *m = value_find(v, key);

    if (!m)
        return BOX_STRETCH;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (slice_is(m->text, names[i]))
            return (enum box_align)i;
    diag_error(b->diag, m->at, "theme-align",
               "对齐方式是 stretch、start、center、end、baseline 或 apart",
               "alignment is stretch, start, center, end, baseline or apart");
    return BOX_STRETCH;
}

/* A panel: fill, borders and how colours change on it (theme.yaml panels). */
static void bind_panel(struct binder *b, const struct value *v, struct box *box)
{
    const struct value *m = value_find(v, "panel");

    if (!m)
        return;
    struct slice name = bind_plain(b, m);
    const struct value *panel =
        value_find_slice(value_find(b->theme->root, "panels"), name);
    if (!panel) {
        diag_error(b->diag, m->at, "theme-panel", "主题里没有名叫 %.*s 的底板",
                   "the theme has no panel %.*s", SLICE_FMT(name));
        return;
    }
    b->ground = NULL;
    if (bind_color(b, panel, "fill", &box->fill))
        box->has_fill = true;
    for (int i = 0; i < 4; i++)
        bind_border(b, panel, "border", &box->border[i]);
    bind_border(b, panel, "border-top", &box->border[SIDE_TOP]);
    b->ground = value_find(panel, "colors");
}

static void bind_shape(struct binder *b, const struct value *name, struct box *box)
{
    struct slice s = bind_render(b, name);

    box->shape = map_find(&b->theme->shapes, s);
    if (!box->shape)
        diag_error(b->diag, name->at, "theme-shape", "主题里没有名叫 %.*s 的图形",
                   "the theme has no shape %.*s", SLICE_FMT(s));
}

/* Between the children: of a column or grid a line, of a row a shape in the gap. */
static void bind_between(struct binder *b, const struct value *v, struct box *box)
{
    const struct value *m = value_find(v, "between");

    if (m && box->type == BOX_ROW)
        bind_shape(b, m, box);
    else
        bind_border(b, v, "between", &box->between);
}

static bool is_vertical(struct binder *b, const struct value *v)
{
    const struct value *m = value_find(v, "direction");

    if (m && !slice_is(m->text, "vertical") && !slice_is(m->text, "horizontal"))
        diag_error(b->diag, m->at, "theme-direction",
                   "文字方向 direction 是 horizontal（横排）或 vertical（竖排）",
                   "direction is horizontal or vertical");
    return m && slice_is(m->text, "vertical");
}

static void bind_attributes(struct binder *b, const struct value *v, struct box *box)
{
    static const char *const sides[4] = {"border-top", "border-right", "border-bottom",
                                         "border-left"};

    bind_panel(b, v, box);
    bind_edges(b, v, "pad", box->pad);
    bind_edges(b, v, "margin", box->margin);
    box->gap = bind_dim(b, v, "gap");
    box->gap_cross =
        value_find(v, "gap-cross") ? bind_dim(b, v, "gap-cross") : box->gap;
    box->width = bind_dim(b, v, "width");
    box->height = bind_dim(b, v, "height");
    box->stairs = bind_dim(b, v, "stairs");
    box->align = align_of(b, v, "align");
    box->valign = align_of(b, v, "valign");
    box->self = align_of(b, v, "self");
    for (int i = 0; i < 4; i++) {
        bind_border(b, v, "border", &box->border[i]);
        bind_border(b, v, sides[i], &box->border[i]);
    }
    bind_between(b, v, box);
    if (bind_color(b, v, "fill", &box->fill))
        box->has_fill = true;
    /* As it is on the ground that it stands on: mono's solid ground is white. */
    const struct value *color = value_find(v, "color");
    if (color && theme_color(b->theme, ground_token(b, color->text), color->at,
                             &b->color, b->diag))
        b->has_color = true;
    box->keep_next = value_flag(v, "keep", false);
    box->new_page = value_flag(v, "new-page", false);
    box->aside = value_flag(v, "aside", false);
    box->nowrap = value_flag(v, "nowrap", false);
    box->fit = value_flag(v, "fit", false);
    box->vertical = is_vertical(b, v);
    box->max_lines = (int)value_long(v, "lines", 0);
    if (value_find(v, "alt"))
        box->alt = bind_plain(b, value_find(v, "alt"));
    if (value_find(v, "link"))
        box->link = bind_plain(b, value_find(v, "link"));
}

static void bind_children(struct binder *b, const struct value *list, struct box *box)
{
    for (size_t i = 0; list && i < list->n; i++)
        bind_node(b, list->items[i], box);
}

static void bind_grid(struct binder *b, const struct value *v, const struct value *list,
                      struct box *box)
{
    box->columns = count_at(b, v, "columns", 2);
    if (box->columns < 1 || box->columns > 12)
        box->columns = 1;
    bind_children(b, list, box);
}

static void bind_bar(struct binder *b, const struct value *v, const struct value *share,
                     struct box *box)
{
    struct value whole = {.type = VALUE_TEXT, .text = bind_render(b, share)};
    struct value holder = {.type = VALUE_MAP, .nmembers = 1};
    struct member m = {SLICE("share"), {0}, &whole};

    holder.members = &m;
    long part = value_long(&holder, "share", 0);
    box->share = part < 0 ? 0 : part > 1000 ? 1000 : (int)part;
    if (!bind_color(b, v, "color", &box->color))
        theme_color(b->theme, ground_token(b, SLICE("accent")), v->at, &box->color,
                    b->diag);
}

static void bind_rule(struct binder *b, const struct value *rule, struct box *box)
{
    struct border line = {0};

    border_of(b, rule, &line);
    box->height = (struct dim){DIM_FIXED, line.width, line.width, 0};
    box->fill = line.color;
    box->has_fill = true;
}

/* A part brings its own look; beside `use` stands only when and how often. */
static bool check_use(struct binder *b, const struct value *v)
{
    static const char *const allowed[] = {"use",  "if",   "unless", "with",
                                          "each", "from", "to"};
    bool good = true;

    for (size_t i = 0; i < v->nmembers; i++) {
        size_t k = 0;
        while (k < sizeof allowed / sizeof *allowed &&
               !slice_is(v->members[i].key, allowed[k]))
            k++;
        if (k < sizeof allowed / sizeof *allowed)
            continue;
        good =
            diag_error(b->diag, v->members[i].key_at, "theme-key",
                       "use 旁边的 %.*s 不起作用：写进那个部件，或在外面套一层 column",
                       "%.*s beside use does nothing: write it into the part, or "
                       "put a column round it",
                       SLICE_FMT(v->members[i].key));
    }
    return good;
}

static void bind_use(struct binder *b, const struct value *name, struct box *parent)
{
    const struct value *part = map_find(&b->theme->parts, name->text);

    if (!part)
        diag_error(b->diag, name->at, "theme-part", "主题的 posters/parts/ 里没有 %.*s",
                   "there is no part %.*s in posters/parts/", SLICE_FMT(name->text));
    else if (part->type == VALUE_LIST)
        bind_children(b, part, parent);
    else
        bind_node(b, part, parent);
}

static void bind_picture(struct binder *b, const struct value *path, struct box *box)
{
    const struct value *v = bind_lookup(b, path->text);

    if (v && v->payload == PAYLOAD_PICTURE)
        box->picture = v->data;
    else
        diag_error(b->diag, path->at, "theme-picture", "%.*s 不是图片字段",
                   "%.*s is not a picture field", SLICE_FMT(path->text));
}

/* The content key of a node; every other key must be an attribute. */
static const struct member *content_of(struct binder *b, const struct value *v)
{
    const struct member *found = NULL;
    enum { NCONTENT = sizeof content_keys / sizeof *content_keys };
    enum { NATTR = sizeof attribute_keys / sizeof *attribute_keys };
    struct slice words[NCONTENT + NATTR];

    for (size_t i = 0; i < NCONTENT; i++)
        words[i] = slice_of(content_keys[i]);
    for (size_t i = 0; i < NATTR; i++)
        words[NCONTENT + i] = slice_of(attribute_keys[i]);
    for (size_t i = 0; i < v->nmembers; i++) {
        size_t k = 0;
        while (k < NCONTENT + NATTR && !slice_eq(words[k], v->members[i].key))
            k++;
        if (k < NCONTENT && !found) {
            found = &v->members[i];
        } else if (k == NCONTENT + NATTR || k < NCONTENT) {
            struct slice near =
                nearest_word(v->members[i].key, words, NCONTENT + NATTR);
            diag_error(b->diag, v->members[i].key_at, "theme-key", "版式里不认识 %.*s",
                       "unknown key %.*s in a layout", SLICE_FMT(v->members[i].key));
            if (near.len)
                diag_hint(b->diag, "你是不是想写 %.*s？", "did you mean %.*s?",
                          SLICE_FMT(near));
        }
    }
    if (!found)
        diag_error(b->diag, v->at, "theme-node",
                   "这一块没有内容：要有 column、row、text 等之一",
                   "this node has no content: column, row, text ...");
    return found;
}

static enum box_type type_of(struct slice key)
{
    static const struct {
        const char *key;
        enum box_type type;
    } types[] = {
        {"column", BOX_COLUMN},   {"row", BOX_ROW},     {"grid", BOX_GRID},
        {"overlay", BOX_OVERLAY}, {"table", BOX_TABLE}, {"text", BOX_TEXT},
        {"flow", BOX_COLUMN},     {"qr", BOX_QR},       {"picture", BOX_PICTURE},
        {"shape", BOX_SHAPE},     {"bar", BOX_BAR},     {"chart", BOX_CHART},
        {"choice", BOX_CHOICE},   {"tree", BOX_TREE},
    };

    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (slice_is(key, types[i].key))
            return types[i].type;
    return BOX_SPACE;
}

static void bind_content(struct binder *b, const struct value *v,
                         const struct member *m, struct box *parent)
{
    struct box *box = bind_box(b, type_of(m->key), v->at);
    struct binder saved = *b;

    bind_attributes(b, v, box);
    if (slice_is(m->key, "flow")) {
        box->columns = count_at(b, v, "columns", 1);
        box->measure = (int)value_long(v, "measure", READ_WITH_EASE_EM);
        bind_flow(b, v, box);
    } else if (slice_is(m->key, "rule"))
        bind_rule(b, m->value, box);
    else if (slice_is(m->key, "space"))
        box->height = box->height.unit ? box->height : bind_dim(b, v, "space");
    else
        switch (box->type) {
        case BOX_COLUMN:
        case BOX_ROW:
        case BOX_OVERLAY:
        case BOX_CHOICE:
            bind_children(b, m->value, box);
            break;
        case BOX_GRID:
            bind_grid(b, v, m->value, box);
            break;
        case BOX_TABLE:
            bind_table(b, v, box);
            break;
        case BOX_TEXT:
            bind_text(b, v, box);
            break;
        case BOX_QR:
            bind_qr(b, v, box);
            break;
        case BOX_PICTURE:
            bind_picture(b, m->value, box);
            break;
        case BOX_SHAPE:
            bind_shape(b, m->value, box);
            break;
        case BOX_BAR:
            bind_bar(b, v, m->value, box);
            break;
        case BOX_CHART:
            bind_chart(b, v, box);
            break;
        case BOX_TREE:
            bind_tree(b, v, box);
            break;
        case BOX_SPACE:
            break;
        }
    b->ground = saved.ground;
    b->color = saved.color;
    b->has_color = saved.has_color;
    if (box->type == BOX_TEXT && !box->para)
        return; /* an empty text takes no room */
    if (value_flag(v, "bottom", false)) {
        struct box *push = bind_box(b, BOX_SPACE, v->at);
        push->height = (struct dim){DIM_FR, 0, 0, 1000};
        box_append(parent, push);
    }
    box_append(parent, box);
}

bool bind_push(struct binder *b, const struct value *v, struct span at)
{
    if (b->depth_stack == BIND_STACK_MAX)
        return diag_error(b->diag, at, "theme-depth", "each、with 嵌套太深",
                          "each and with nested too deep");
    b->stack[b->depth_stack++] = v;
    return true;
}

/* What a repeated node may ask about its place: 轮 goes round 1, 2, 3. */
static const struct value *place_in_list(struct binder *b, size_t i)
{
    struct value *v = value_map(b->arena);

    value_set(b->arena, v, "轮", value_printf(b->arena, "%zu", i % 3 + 1));
    return v;
}

/* The node once, or once for each element of its list. */
static void bind_repeated(struct binder *b, const struct value *v, struct box *parent)
{
    const struct value *each = value_find(v, "each");
    const struct value *with = value_find(v, "with");
    const struct value *data = each   ? bind_lookup(b, each->text)
                               : with ? bind_lookup(b, with->text)
                                      : NULL;
    const struct member *m = content_of(b, v);
    bool use = m && slice_is(m->key, "use");

    if (!m || ((each || with) && !data) || (use && !check_use(b, v)))
        return;
    size_t from = 0, to = 1;
    if (each) {
        from = (size_t)value_long(v, "from", 1) - 1;
        to = (size_t)value_long(v, "to", (long)data->n);
        if (data->type != VALUE_LIST)
            to = 0;
        else if (to > data->n)
            to = data->n;
    }
    for (size_t i = from; i < to; i++) {
        const struct value *top = each ? data->items[i] : data;
        size_t depth = b->depth_stack;
        bool room = (!each || bind_push(b, place_in_list(b, i), v->at)) &&
                    (!top || bind_push(b, top, v->at));
        if (room && use)
            bind_use(b, m->value, parent);
        else if (room)
            bind_content(b, v, m, parent);
        b->depth_stack = depth;
    }
}

void bind_node(struct binder *b, const struct value *v, struct box *parent)
{
    const struct value *when = value_find(v, "if"), *unless = value_find(v, "unless");

    if (v->type != VALUE_MAP) {
        diag_error(b->diag, v->at, "theme-node", "版式的每一块都是“键: 值”",
                   "a node of a layout is a map");
        return;
    }
    if (b->depth >= BIND_DEPTH_MAX) {
        diag_error(b->diag, v->at, "theme-depth", "版式嵌套超过 %d 层",
                   "a layout nested deeper than %d", BIND_DEPTH_MAX);
        return;
    }
    if ((when && !value_is_true(bind_lookup(b, when->text))) ||
        (unless && value_is_true(bind_lookup(b, unless->text))))
        return;
    b->depth++;
    bind_repeated(b, v, parent);
    b->depth--;
}
