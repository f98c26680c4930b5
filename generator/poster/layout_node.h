/* layout_node.h - one node of a layout, with its keys looked up.
 *
 * A layout is bound for each poster, and each node may have any of nearly sixty keys.
 * They are looked up once, in a single pass, which also finds unknown ones.
 */
#ifndef BANBAO_POSTER_LAYOUT_NODE_H
#define BANBAO_POSTER_LAYOUT_NODE_H

#include "poster/bind.h"

/* The keys of a node: exactly one content key says what it is ... */
enum key {
    KEY_COLUMN,
    KEY_ROW,
    KEY_GRID,
    KEY_OVERLAY,
    KEY_CHOICE,
    KEY_TABLE,
    KEY_TEXT,
    KEY_FLOW,
    KEY_QR,
    KEY_PICTURE,
    KEY_SHAPE,
    KEY_BAR,
    KEY_CHART,
    KEY_TREE,
    KEY_SPACE,
    KEY_RULE,
    KEY_USE,
    CONTENT_KEYS,
    KEY_IF = CONTENT_KEYS, /* ... the others when, how often and how it is shown */
    KEY_UNLESS,
    KEY_WITH,
    KEY_EACH,
    KEY_FROM,
    KEY_TO,
    KEY_PAD,
    KEY_MARGIN,
    KEY_GAP,
    KEY_GAP_CROSS,
    KEY_WIDTH,
    KEY_HEIGHT,
    KEY_ALIGN,
    KEY_VALIGN,
    KEY_SELF,
    KEY_FILL,
    KEY_BORDER,
    KEY_PANEL,
    KEY_BORDER_TOP,
    KEY_BORDER_RIGHT,
    KEY_BORDER_BOTTOM,
    KEY_BORDER_LEFT,
    KEY_COLOR,
    KEY_STYLE,
    KEY_BOTTOM,
    KEY_BETWEEN,
    KEY_KEEP,
    KEY_STAIRS,
    KEY_COLUMNS,
    KEY_MEASURE,
    KEY_NOWRAP,
    KEY_FIT,
    KEY_LINES,
    KEY_PREFIX,
    KEY_ALT,
    KEY_LINK,
    KEY_NEW_PAGE,
    KEY_ASIDE,
    KEY_DIRECTION,
    KEY_INITIAL,
    KEYS
};

struct layout_node {
    const struct value *v;
    const struct value *key[KEYS]; /* their values; NULL: absent */
    enum key content;
};

/* Read the node v; false after reporting that it has no content key. Unknown keys are
 * reported, too, and left out. */
bool layout_node_read(struct binder *b, const struct value *v, struct layout_node *out);

/* Is the key present, and true? */
static inline bool layout_node_flag(const struct layout_node *p, enum key key)
{
    return p->key[key] && p->key[key]->type == VALUE_BOOL && p->key[key]->truth;
}

#endif
