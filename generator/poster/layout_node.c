/* layout_node.c - the keys of one layout node, found in a single pass.
 *
 *     {row: […], gap: 3, colour: red} -> content KEY_ROW, KEY_GAP set, and a message:
 *     unknown key colour in a layout, did you mean color? */
#include "poster/layout_node.h"

static const char *const words[KEYS] = {
    [KEY_COLUMN] = "column",
    [KEY_ROW] = "row",
    [KEY_GRID] = "grid",
    [KEY_OVERLAY] = "overlay",
    [KEY_CHOICE] = "choice",
    [KEY_TABLE] = "table",
    [KEY_TEXT] = "text",
    [KEY_FLOW] = "flow",
    [KEY_QR] = "qr",
    [KEY_PICTURE] = "picture",
    [KEY_SHAPE] = "shape",
    [KEY_BAR] = "bar",
    [KEY_CHART] = "chart",
    [KEY_TREE] = "tree",
    [KEY_SPACE] = "space",
    [KEY_RULE] = "rule",
    [KEY_USE] = "use",
    [KEY_IF] = "if",
    [KEY_UNLESS] = "unless",
    [KEY_WITH] = "with",
    [KEY_EACH] = "each",
    [KEY_FROM] = "from",
    [KEY_TO] = "to",
    [KEY_PAD] = "pad",
    [KEY_MARGIN] = "margin",
    [KEY_GAP] = "gap",
    [KEY_GAP_CROSS] = "gap-cross",
    [KEY_WIDTH] = "width",
    [KEY_HEIGHT] = "height",
    [KEY_ALIGN] = "align",
    [KEY_VALIGN] = "valign",
    [KEY_SELF] = "self",
    [KEY_FILL] = "fill",
    [KEY_BORDER] = "border",
    [KEY_PANEL] = "panel",
    [KEY_BORDER_TOP] = "border-top",
    [KEY_BORDER_RIGHT] = "border-right",
    [KEY_BORDER_BOTTOM] = "border-bottom",
    [KEY_BORDER_LEFT] = "border-left",
    [KEY_COLOR] = "color",
    [KEY_STYLE] = "style",
    [KEY_BOTTOM] = "bottom",
    [KEY_BETWEEN] = "between",
    [KEY_KEEP] = "keep",
    [KEY_STAIRS] = "stairs",
    [KEY_COLUMNS] = "columns",
    [KEY_MEASURE] = "measure",
    [KEY_NOWRAP] = "nowrap",
    [KEY_FIT] = "fit",
    [KEY_LINES] = "lines",
    [KEY_PREFIX] = "prefix",
    [KEY_ALT] = "alt",
    [KEY_LINK] = "link",
    [KEY_NEW_PAGE] = "new-page",
    [KEY_ASIDE] = "aside",
    [KEY_DIRECTION] = "direction",
    [KEY_INITIAL] = "initial",
};

void theme_words(struct map *out)
{
    for (size_t i = 0; i < KEYS; i++)
        map_set(out, slice_of(words[i]), (void *)&words[i]);
}

static void report_unknown(struct binder *b, const struct member *m)
{
    struct slice known[KEYS];

    for (size_t i = 0; i < KEYS; i++)
        known[i] = slice_of(words[i]);
    struct slice near = nearest_word(m->key, known, KEYS);
    diag_error(b->diag, m->key_at, "theme-key", "版式里不认识 %.*s",
               "unknown key %.*s in a layout", SLICE_FMT(m->key));
    if (near.len)
        diag_hint(b->diag, "你是不是想写 %.*s？", "did you mean %.*s?",
                  SLICE_FMT(near));
}

/* A key's number is the index of its word in `words`, which theme->words maps it to. A
 * second content key is reported like an unknown one. */
bool layout_node_read(struct binder *b, const struct value *v, struct layout_node *out)
{
    bool known = true;

    *out = (struct layout_node){.v = v, .content = CONTENT_KEYS};
    for (size_t i = 0; i < v->nmembers; i++) {
        const struct member *m = &v->members[i];
        const char *const *word = map_find(&b->theme->words, m->key);
        enum key key = word ? (enum key)(word - words) : KEYS;
        bool content = key < CONTENT_KEYS;

        if (key == KEYS || (content && out->content != CONTENT_KEYS)) {
            report_unknown(b, m);
            known = false;
            continue;
        }
        out->key[key] = m->value;
        if (content)
            out->content = key;
    }
    if (out->content == CONTENT_KEYS && !known)
        return false; /* the unknown key was probably meant to be the content */
    if (out->content == CONTENT_KEYS)
        return diag_error(b->diag, v->at, "theme-node",
                          "这一块没有内容：要有 column、row、text 等之一",
                          "this node has no content key: column, row, text ...");
    return true;
}
