/* bind.c - turns one layout node and an item's values into boxes.
 *
 *     {column: [{text: "{{标题}}", style: title}, {use: masthead}], gap: 4}
 *       -> BOX_COLUMN with a BOX_TEXT and the boxes of parts/masthead.yaml
 *
 * A node's keys are looked up once (layout_node.c); the content key decides which of
 * the bind_* functions fills the box, the attributes are the same for all. `with` and
 * `each` push values on the stack that texts are rendered over, so the same node may be
 * bound many times:
 *
 *     {each: 名单, text: "{{姓名}}"} with 名单: [{姓名: 陈建国}, {姓名: 林秀英}]
 *       -> two BOX_TEXT, 陈建国 and 林秀英
 *
 * Texts are in bind_text.c, Markdown in bind_flow.c, tables and QR codes in
 * bind_data.c, charts in bind_chart.c and bind_tree.c. */
#include "poster/bind.h"
#include "poster/layout_node.h"

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

/* In these readers of attributes m may be NULL: the node does not have that key. */
static struct dim dim_of(struct binder *b, const struct value *m)
{
    struct dim d = {0};

    if (m)
        theme_length(m, b->paper, LENGTH_MM, &d, b->diag);
    return d;
}

struct dim bind_dim(struct binder *b, const struct value *v, const char *key)
{
    return dim_of(b, value_find(v, key));
}

/* A number that may differ by paper: 3 [2] -> 3 on A3, 2 on A4. */
static int count_of(const struct binder *b, const struct value *m, int otherwise)
{
    struct dim d;

    return m && length_read(m, b->paper, LENGTH_COUNT, &d) ? (int)(d.lo / PT(1))
                                                           : otherwise;
}

/* One length for all sides, or a list as in CSS: [top and bottom, sides], [top, sides,
 * bottom] or [top, right, bottom, left]. pick[n][side]: which of n elements. */
static void edges_of(struct binder *b, const struct value *m, struct dim out[4])
{
    static const int pick[5][4] = {
        {0}, {0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}};

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

/* The token that the innermost panel uses in place of `token`: with
 * colors: {accent: ink}, accent -> ink. */
static struct slice ground_token(const struct binder *b, struct slice token)
{
    const struct value *to = value_find_slice(b->ground, token);

    return to ? to->text : token;
}

static bool color_of(struct binder *b, const struct value *m, struct color *out)
{
    return m && theme_color(b->theme, m->text, m->at, out, b->diag);
}

bool bind_color(struct binder *b, const struct value *v, const char *key,
                struct color *out)
{
    return color_of(b, value_find(v, key), out);
}

/* "0.5 [0.4] ink": all but the last word is the width in mm, the last is the colour. */
static void border_of(struct binder *b, const struct value *m, struct border *out)
{
    struct dim d;
    size_t cut = m ? m->text.len : 0;

    if (!m)
        return;
    while (cut > 0 && m->text.ptr[cut - 1] != ' ')
        cut--;
    struct slice token = ground_token(b, slice_from(m->text, cut));
    if (!length_parse(slice_trim(slice_sub(m->text, 0, cut)), b->paper, LENGTH_MM,
                      &d)) {
        diag_error(b->diag, m->at, "theme-border",
                   "线应写成“粗细 颜色”，如 0.5 [0.4] ink",
                   "write a border as `width colour`: 0.5 [0.4] ink");
        return;
    }
    if (theme_color(b->theme, token, m->at, &out->color, b->diag))
        out->width = d.hi;
}

void bind_border(struct binder *b, const struct value *v, const char *key,
                 struct border *out)
{
    border_of(b, value_find(v, key), out);
}

static enum box_align align_of(struct binder *b, const struct value *m)
{
    static const char *const names[] = {"stretch", "start",    "center",
                                        "end",     "baseline", "apart"};

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

/* A panel of theme.yaml: fill, borders and a map of colours for what is on it. Its own
 * colours are not mapped by the panel around it, hence the NULL. */
static void bind_panel(struct binder *b, const struct value *m, struct box *box)
{
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

/* `between`: for a column or grid a line between children, for a row a shape in each
 * gap. */
static void bind_between(struct binder *b, const struct value *m, struct box *box)
{
    if (m && box->type == BOX_ROW)
        bind_shape(b, m, box);
    else
        border_of(b, m, &box->between);
}

static bool is_vertical(struct binder *b, const struct value *m)
{
    if (m && !slice_is(m->text, "vertical") && !slice_is(m->text, "horizontal"))
        diag_error(b->diag, m->at, "theme-direction",
                   "文字方向 direction 是 horizontal（横排）或 vertical（竖排）",
                   "direction is horizontal or vertical");
    return m && slice_is(m->text, "vertical");
}

static void bind_attributes(struct binder *b, const struct layout_node *p,
                            struct box *box)
{
    const struct value *const *key = p->key;

    bind_panel(b, key[KEY_PANEL], box);
    edges_of(b, key[KEY_PAD], box->pad);
    edges_of(b, key[KEY_MARGIN], box->margin);
    box->gap = dim_of(b, key[KEY_GAP]);
    box->gap_cross = key[KEY_GAP_CROSS] ? dim_of(b, key[KEY_GAP_CROSS]) : box->gap;
    box->width = dim_of(b, key[KEY_WIDTH]);
    box->height = dim_of(b, key[KEY_HEIGHT]);
    box->stairs = dim_of(b, key[KEY_STAIRS]);
    box->align = align_of(b, key[KEY_ALIGN]);
    box->valign = align_of(b, key[KEY_VALIGN]);
    box->self = align_of(b, key[KEY_SELF]);
    for (int i = 0; i < 4; i++) {
        border_of(b, key[KEY_BORDER], &box->border[i]);
        border_of(b, key[KEY_BORDER_TOP + i], &box->border[i]);
    }
    bind_between(b, key[KEY_BETWEEN], box);
    if (color_of(b, key[KEY_FILL], &box->fill))
        box->has_fill = true;
    /* Mapped by the innermost panel, as the colours of styles are: "on", for type on a
     * solid panel, is ink in mono, whose solid panels are white. */
    const struct value *color = key[KEY_COLOR];
    if (color && theme_color(b->theme, ground_token(b, color->text), color->at,
                             &b->color, b->diag))
        b->has_color = true;
    box->keep_next = layout_node_flag(p, KEY_KEEP);
    box->new_page = layout_node_flag(p, KEY_NEW_PAGE);
    box->aside = layout_node_flag(p, KEY_ASIDE);
    box->nowrap = layout_node_flag(p, KEY_NOWRAP);
    box->fit = layout_node_flag(p, KEY_FIT);
    box->vertical = is_vertical(b, key[KEY_DIRECTION]);
    box->max_lines = key[KEY_LINES] ? (int)value_long(p->v, "lines", 0) : 0;
    if (key[KEY_ALT])
        box->alt = bind_plain(b, key[KEY_ALT]);
    if (key[KEY_LINK])
        box->link = bind_plain(b, key[KEY_LINK]);
}

static void bind_children(struct binder *b, const struct value *list, struct box *box)
{
    for (size_t i = 0; list && i < list->n; i++)
        bind_node(b, list->items[i], box);
}

static void bind_grid(struct binder *b, const struct layout_node *p, struct box *box)
{
    box->columns = count_of(b, p->key[KEY_COLUMNS], 2);
    if (box->columns < 1 || box->columns > 12)
        box->columns = 1;
    bind_children(b, p->key[KEY_GRID], box);
}

/* {bar: "{{千分}}"}: the bar's length in 1/1000 of the box's width. The rendered text
 * is wrapped in a map so that value_long can read it. */
static void bind_bar(struct binder *b, const struct layout_node *p, struct box *box)
{
    struct value whole = {.type = VALUE_TEXT, .text = bind_render(b, p->key[KEY_BAR])};
    struct value holder = {.type = VALUE_MAP, .nmembers = 1};
    struct member m = {SLICE("share"), {0}, &whole};

    holder.members = &m;
    long part = value_long(&holder, "share", 0);
    box->share = part < 0 ? 0 : part > 1000 ? 1000 : (int)part;
    if (!color_of(b, p->key[KEY_COLOR], &box->color))
        theme_color(b->theme, ground_token(b, SLICE("accent")), p->v->at, &box->color,
                    b->diag);
}

/* A rule is an empty box as high as the line is thick, filled with its colour. */
static void bind_rule(struct binder *b, const struct value *rule, struct box *box)
{
    struct border line = {0};

    border_of(b, rule, &line);
    box->height = (struct dim){DIM_FIXED, line.width, line.width, 0};
    box->fill = line.color;
    box->has_fill = true;
}

/* A part brings its own look, so the only keys allowed next to `use` are those that say
 * if, with which values and how often it is bound. */
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
                       "%.*s next to use has no effect: write it into the part, or "
                       "put a column around it",
                       SLICE_FMT(v->members[i].key));
    }
    return good;
}

/* A part is a node, or a list of nodes which all go into parent. */
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

static enum box_type type_of(enum key content)
{
    static const enum box_type types[CONTENT_KEYS] = {
        [KEY_COLUMN] = BOX_COLUMN,   [KEY_ROW] = BOX_ROW,     [KEY_GRID] = BOX_GRID,
        [KEY_OVERLAY] = BOX_OVERLAY, [KEY_TABLE] = BOX_TABLE, [KEY_TEXT] = BOX_TEXT,
        [KEY_FLOW] = BOX_COLUMN,     [KEY_QR] = BOX_QR,       [KEY_SHAPE] = BOX_SHAPE,
        [KEY_PICTURE] = BOX_PICTURE, [KEY_BAR] = BOX_BAR,     [KEY_CHART] = BOX_CHART,
        [KEY_CHOICE] = BOX_CHOICE,   [KEY_TREE] = BOX_TREE,   [KEY_SPACE] = BOX_SPACE,
        [KEY_RULE] = BOX_SPACE,
    };

    return types[content];
}

/* Is the flow a single paragraph of less than three lines? In two columns it would be
 * two stumps. */
static bool is_few_lines(const struct box *flow)
{
    enum { LINES = 3 };
    const struct box *only = flow->child;

    return only && !only->next &&
           utf8_count(only->text) < (size_t)flow->measure * LINES;
}

/* Fill the box by the node's content key. */
static void bind_inside(struct binder *b, const struct layout_node *p, struct box *box)
{
    const struct value *content = p->key[p->content];

    switch (p->content) {
    case KEY_COLUMN:
    case KEY_ROW:
    case KEY_OVERLAY:
    case KEY_CHOICE:
        bind_children(b, content, box);
        break;
    case KEY_GRID:
        bind_grid(b, p, box);
        break;
    case KEY_TABLE:
        bind_table(b, p->v, box);
        break;
    case KEY_TEXT:
        bind_text(b, p->v, box);
        break;
    case KEY_FLOW:
        box->columns = count_of(b, p->key[KEY_COLUMNS], 1);
        box->measure = (int)value_long(p->v, "measure", READ_WITH_EASE_EM);
        bind_flow(b, p->v, box);
        if (is_few_lines(box))
            box->columns = 1;
        break;
    case KEY_QR:
        bind_qr(b, p->v, box);
        break;
    case KEY_PICTURE:
        bind_picture(b, content, box);
        break;
    case KEY_SHAPE:
        bind_shape(b, content, box);
        break;
    case KEY_BAR:
        bind_bar(b, p, box);
        break;
    case KEY_CHART:
        bind_chart(b, p->v, box);
        break;
    case KEY_TREE:
        bind_tree(b, p->v, box);
        break;
    case KEY_SPACE:
        if (!box->height.unit)
            box->height = dim_of(b, content);
        break;
    case KEY_RULE:
        bind_rule(b, content, box);
        break;
    default:
        break;
    }
}

/* Bind the node and append its box to parent. The colours of its panel and its `color`
 * hold for what is inside it only. `bottom` pushes it to the bottom of its column, with
 * a space of one share of the height left over. */
static void bind_content(struct binder *b, const struct layout_node *p,
                         struct box *parent)
{
    struct box *box = bind_box(b, type_of(p->content), p->v->at);
    struct binder saved = *b;

    bind_attributes(b, p, box);
    bind_inside(b, p, box);
    b->ground = saved.ground;
    b->color = saved.color;
    b->has_color = saved.has_color;
    if (box->type == BOX_TEXT && !box->para)
        return; /* an empty text is left out, with its gap ... */
    if (box->type == BOX_QR && !box->qr)
        return; /* ... and so is a QR code without an address */
    if (layout_node_flag(p, KEY_BOTTOM)) {
        struct box *push = bind_box(b, BOX_SPACE, p->v->at);
        push->height = (struct dim){DIM_FR, 0, 0, 1000};
        box_append(parent, push);
    }
    box_append(parent, box);
}

bool bind_push(struct binder *b, const struct value *v, struct span at)
{
    if (b->depth_stack == BIND_STACK_MAX)
        return diag_error(b->diag, at, "theme-depth", "each、with 嵌套太深",
                          "each and with are nested too deeply");
    b->stack[b->depth_stack++] = v;
    return true;
}

/* A map with 轮 for the i-th repetition of a node: 1, 2, 3, 1, 2, 3 ... Themes use it
 * to vary colours or drawings: {shape: "bust{{轮}}"}. */
static const struct value *place_in_list(struct binder *b, size_t i)
{
    struct value *v = value_map(b->arena);

    value_set(b->arena, v, "轮", value_printf(b->arena, "%zu", i % 3 + 1));
    return v;
}

/* Bind the node once, or with `each` once per element of that list, from `from` to
 * `to` (counted from 1). Nothing is bound if the list or the value of `with` is
 * missing. */
static void bind_repeated(struct binder *b, const struct layout_node *p,
                          struct box *parent)
{
    const struct value *each = p->key[KEY_EACH], *with = p->key[KEY_WITH];
    const struct value *data = each   ? bind_lookup(b, each->text)
                               : with ? bind_lookup(b, with->text)
                                      : NULL;
    bool use = p->content == KEY_USE;
    size_t from = 0, to = 1;

    if (((each || with) && !data) || (use && !check_use(b, p->v)))
        return;
    if (each) {
        from = (size_t)value_long(p->v, "from", 1) - 1;
        to = (size_t)value_long(p->v, "to", (long)data->n);
        if (data->type != VALUE_LIST)
            to = 0;
        else if (to > data->n)
            to = data->n;
    }
    for (size_t i = from; i < to; i++) {
        const struct value *top = each ? data->items[i] : data;
        size_t depth = b->depth_stack;
        bool room = (!each || bind_push(b, place_in_list(b, i), p->v->at)) &&
                    (!top || bind_push(b, top, p->v->at));
        if (room && use)
            bind_use(b, p->key[KEY_USE], parent);
        else if (room)
            bind_content(b, p, parent);
        b->depth_stack = depth;
    }
}

/* `if` and `unless` come first: a node that is left out is not checked further. */
void bind_node(struct binder *b, const struct value *v, struct box *parent)
{
    struct layout_node p;

    if (v->type != VALUE_MAP) {
        diag_error(b->diag, v->at, "theme-node", "版式的每一块都是“键: 值”",
                   "a node of a layout must be a map");
        return;
    }
    if (b->depth >= BIND_DEPTH_MAX) {
        diag_error(b->diag, v->at, "theme-depth", "版式嵌套超过 %d 层",
                   "the layout is nested more than %d levels deep", BIND_DEPTH_MAX);
        return;
    }
    const struct value *when = value_find(v, "if"), *unless = value_find(v, "unless");
    if ((when && !value_is_true(bind_lookup(b, when->text))) ||
        (unless && value_is_true(bind_lookup(b, unless->text))))
        return;
    if (!layout_node_read(b, v, &p))
        return;
    b->depth++;
    bind_repeated(b, &p, parent);
    b->depth--;
}
