/* bind.h - turns a layout's YAML and an item's values into boxes.
 *
 * A layout node is a map with exactly one content key (column, row, text, ...)
 * and attributes (pad, gap, width, ...), listed in themes/README.md. Texts are
 * Mustache templates, rendered over a stack of values: the site, the item's fields, and
 * the values that each/with have pushed. Parts (posters/parts/) are used by name:
 * {use: masthead}.
 */
#ifndef BANBAO_POSTER_BIND_H
#define BANBAO_POSTER_BIND_H

#include "poster/theme.h"

enum { BIND_STACK_MAX = 16, BIND_DEPTH_MAX = 60 };

struct binder {
    struct arena *arena;
    const struct theme *theme;
    const struct site *site;
    const struct item *item;
    enum paper paper;
    struct diag *diag;
    const struct value *stack[BIND_STACK_MAX]; /* the last is searched first */
    size_t depth_stack;
    int depth;                  /* nesting of nodes */
    const struct value *ground; /* color map of the innermost panel, or NULL */
    struct color color;         /* set by an enclosing `color`, if has_color */
    bool has_color;
    struct shaped_texts *texts; /* this document's (builder.c); NULL: none yet */
    struct phrases *phrases;    /* this thread's; NULL: phrases are not cached */
};

/* No sheet has room for more, with two characters per column in the smallest type. */
enum { TABLE_COLUMNS_MOST = 100 };
/* too_long.c: report that a table of n columns does not fit. */
void report_columns(struct binder *b, struct span at, size_t n);

/* Add the boxes of node v to parent; none if its `if` is false. */
void bind_node(struct binder *b, const struct value *v, struct box *parent);

struct box *bind_box(struct binder *b, enum box_type type, struct span at);

/* Push v on the stack in which names are looked up; false after reporting
 * [theme-depth]. */
bool bind_push(struct binder *b, const struct value *v, struct span at);

/* bind_text.c */
void bind_text(struct binder *b, const struct value *v, struct box *box);
struct box *bind_string(struct binder *b, struct slice text, const struct style *style,
                        struct span at);
struct slice bind_render(struct binder *b, const struct value *text);
/* The same without readings and marks: for links, names and other texts that are not
 * typeset. */
struct slice bind_plain(struct binder *b, const struct value *text);
struct color bind_style_color(const struct binder *b, const struct style *s);
const struct style *bind_style(struct binder *b, const struct value *v, const char *key,
                               const char *otherwise);

/* bind_flow.c: add the blocks of a Markdown text to the column `box`. */
void bind_flow(struct binder *b, const struct value *v, struct box *box);

/* bind_data.c */
void bind_table(struct binder *b, const struct value *v, struct box *box);
void bind_qr(struct binder *b, const struct value *v, struct box *box);
const struct value *bind_lookup(const struct binder *b, struct slice path);

/* bind_chart.c */
void bind_chart(struct binder *b, const struct value *v, struct box *box);

/* bind_tree.c */
void bind_tree(struct binder *b, const struct value *v, struct box *box);

/* The attribute `key` of node v: a length (zero if absent), a colour (false if absent
 * or unknown), a border (unchanged if absent). Faults are reported. */
struct dim bind_dim(struct binder *b, const struct value *v, const char *key);
bool bind_color(struct binder *b, const struct value *v, const char *key,
                struct color *out);
void bind_border(struct binder *b, const struct value *v, const char *key,
                 struct border *out);

#endif
