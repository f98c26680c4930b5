/* row_tree.c - a table that its kind declares as a tree: every row names its parent.
 *
 *   树: {按: 名称, 上级: 上级}
 *   - {名称: 业主大会}                         层 1, 根, 子: 业主委员会
 *   - {名称: 业主委员会, 上级: 业主大会}       层 2, 叶
 * Checked: names are unique, parents exist, there is exactly one root, no cycles, and
 * no more levels than a sheet can show. Rows are few, so lookups are linear.
 */
#include "content/field.h"
#include "content/text_file.h"

enum { LEVELS_MAX = 5 };

/* A table during the check. */
struct grove {
    struct decoder *dec;
    const struct field *f;
    struct value *table;
    size_t *above; /* each row's parent; its own index: a root */
};

static const struct value *name_of(const struct grove *g, size_t i)
{
    return value_find_slice(g->table->items[i], g->f->tree_by);
}

/* The parent's name as written in row i; NULL: none. */
static const struct value *above_of(const struct grove *g, size_t i)
{
    const struct value *v = value_find_slice(g->table->items[i], g->f->tree_up);

    return v && v->type != VALUE_NULL ? v : NULL;
}

/* The first row of that name; table->n: none. */
static size_t row_named(const struct grove *g, struct slice name)
{
    size_t i = 0;

    while (i < g->table->n && !slice_eq(name_of(g, i)->text, name))
        i++;
    return i;
}

static bool report_unknown_row(const struct grove *g, const struct value *above)
{
    struct slice *names = arena_array(g->dec->arena, struct slice, g->table->n);

    for (size_t i = 0; i < g->table->n; i++)
        names[i] = name_of(g, i)->text;
    diag_error(g->dec->diag, above->at, "tree-parent", "“%.*s”里没有“%.*s”这一行",
               "'%.*s' has no row '%.*s'", SLICE_FMT(g->f->name),
               SLICE_FMT(above->text));
    struct slice near = nearest_word(above->text, names, g->table->n);
    if (near.len)
        return diag_hint(g->dec->diag, "你是不是想写 %.*s？", "did you mean %.*s?",
                         SLICE_FMT(near));
    return diag_hint(g->dec->diag, "“%.*s”要和某一行的“%.*s”一字不差",
                     "'%.*s' must be the '%.*s' of another row, to the letter",
                     SLICE_FMT(g->f->tree_up), SLICE_FMT(g->f->tree_by));
}

/* Fill above[]; false after reporting names that repeat or do not exist. */
static bool link_rows(struct grove *g)
{
    bool good = true;

    for (size_t i = 0; i < g->table->n; i++) {
        const struct value *name = name_of(g, i), *above = above_of(g, i);

        if (row_named(g, name->text) < i) {
            good = diag_error(g->dec->diag, name->at, "tree-name",
                              "“%.*s”写了两行，分不清哪一行是上级",
                              "two rows are called '%.*s'", SLICE_FMT(name->text));
            diag_hint(g->dec->diag, "改一个名字", "give one another name");
        }
        g->above[i] = above ? row_named(g, above->text) : i;
        if (g->above[i] == g->table->n)
            good = report_unknown_row(g, above);
    }
    return good;
}

/* How many rows from row i up to its root, both included; 0: there is a cycle. */
static size_t level_of(const struct grove *g, size_t i)
{
    size_t level = 1;

    while (above_of(g, i)) {
        if (level > g->table->n)
            return 0;
        i = g->above[i];
        level++;
    }
    return level;
}

/* Does following the parents of row i lead back to it? */
static bool is_in_circle(const struct grove *g, size_t i)
{
    size_t at = g->above[i];

    for (size_t steps = 0; steps < g->table->n && at != i; steps++)
        at = g->above[at];
    return at == i && above_of(g, i);
}

/* A cycle is reported once, at its first row. */
static bool check_circles(const struct grove *g)
{
    for (size_t i = 0; i < g->table->n; i++)
        if (is_in_circle(g, i)) {
            const struct value *above = above_of(g, i);
            diag_error(g->dec->diag, above->at, "tree-circle",
                       "“%.*s”的上级绕一圈又回到它自己",
                       "the rows above '%.*s' lead back to it",
                       SLICE_FMT(name_of(g, i)->text));
            return diag_hint(g->dec->diag, "查一查这几行的“%.*s”",
                             "look at the '%.*s' of these rows",
                             SLICE_FMT(g->f->tree_up));
        }
    return true;
}

/* A second root is reported. */
static bool check_top(const struct grove *g)
{
    size_t tops = 0;

    for (size_t i = 0; i < g->table->n; i++) {
        if (above_of(g, i) || tops++ == 0)
            continue;
        diag_error(g->dec->diag, name_of(g, i)->at, "tree-root",
                   "“%.*s”也没有写“%.*s”：最上面只能有一行",
                   "'%.*s' has no '%.*s' either: only one row is on top",
                   SLICE_FMT(name_of(g, i)->text), SLICE_FMT(g->f->tree_up));
        return diag_hint(g->dec->diag, "给它写上“%.*s”", "give it a '%.*s'",
                         SLICE_FMT(g->f->tree_up));
    }
    return true;
}

static bool check_levels(const struct grove *g)
{
    for (size_t i = 0; i < g->table->n; i++)
        if (level_of(g, i) > LEVELS_MAX)
            return diag_error(g->dec->diag, name_of(g, i)->at, "tree-deep",
                              "“%.*s”在第 %zu 层，最多画 %d 层",
                              "'%.*s' is on level %zu, at most %d can be drawn",
                              SLICE_FMT(name_of(g, i)->text), level_of(g, i),
                              LEVELS_MAX);
    return true;
}

/* Templates nest these rows: a column missing in a row must not be found in its parent,
 * so it is set to null. */
static void name_what_is_absent(const struct grove *g, struct value *row)
{
    for (size_t i = 0; i < g->f->ncolumns; i++)
        if (!value_find_slice(row, g->f->columns[i].name))
            value_set_slice(g->dec->arena, row, g->f->columns[i].name,
                            value_null(g->dec->arena));
}

/* 层, 根, 叶 and 子, the children in the table's order. */
static void add_facets(const struct grove *g)
{
    struct arena *a = g->dec->arena;

    for (size_t i = 0; i < g->table->n; i++) {
        struct value *row = g->table->items[i], *children = value_list(a);
        for (size_t k = 0; k < g->table->n; k++)
            if (k != i && g->above[k] == i)
                value_push(a, children, g->table->items[k]);
        name_what_is_absent(g, row);
        value_set(a, row, "层", value_printf(a, "%zu", level_of(g, i)));
        value_set(a, row, "根", value_bool(a, g->above[i] == i));
        value_set(a, row, "叶", value_bool(a, children->n == 0));
        value_set(a, row, "子", children);
    }
}

bool tree_finish(struct decoder *dec, const struct field *f, struct value *table)
{
    struct grove g = {dec, f, table, arena_array(dec->arena, size_t, table->n)};

    if (f->tree_by.len == 0)
        return true;
    if (!link_rows(&g) || !check_circles(&g) || !check_top(&g) || !check_levels(&g))
        return false;
    add_facets(&g);
    return true;
}
