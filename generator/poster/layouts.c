/* layouts.c - reads a theme's layouts, posters/NAME.yaml, and the parts that they
 * `use`, posters/parts/.
 *
 * Only what the site needs is read: layouts of its items, and files with parts that
 * these use, directly or through other parts. Which file has which part is found
 * without parsing YAML, because only names of parts (and comments) begin at the left
 * edge of a line; parsing all parts took a seventh of a small site's time.
 *
 *     an item of kind notice -> posters/notice.yaml -> {use: notice-period}
 *       -> parts/notice.yaml, in which a line begins with `notice-period:`
 */
#include "data/layer_read.h"
#include "data/yaml.h"
#include "poster/theme.h"

#include <string.h>

enum { THEME_FILE_MAX = 1024 * 1024, NEST_MAX = 100 };

/* Compile every text of a layout that holds a tag. */
static void compile_texts(struct theme *t, const struct value *v, int depth,
                          struct diag *d)
{
    if (depth > NEST_MAX)
        return;
    if (v->type == VALUE_TEXT && slice_find(v->text, SLICE("{{")) != SIZE_MAX &&
        !map_find(&t->templates, v->text)) {
        struct mustache *m = mustache_compile_text(t->arena, v->text, v->at, d);
        if (m)
            map_set(&t->templates, v->text, m);
    }
    for (size_t i = 0; i < v->n; i++)
        compile_texts(t, v->items[i], depth + 1, d);
    for (size_t i = 0; i < v->nmembers; i++)
        compile_texts(t, v->members[i].value, depth + 1, d);
}

/* NULL after reporting. */
static struct value *read_yaml(struct theme *t, const struct source *src,
                               struct diag *d)
{
    struct value *v = yaml_parse(t->arena, src, 0, src->text.len, d);

    if (v)
        compile_texts(t, v, 0, d);
    return v;
}

/* ---- parts ---- */

struct part_file {
    const struct source *src;
    size_t layer; /* which of the theme's layers it is in: 0 is the theme itself */
    bool read;
};

struct shelf {
    struct theme *t;
    struct diag *diag;
    struct map files; /* name of a part -> struct part_file */
};

/* Note that f has a part of that name. The part of an upper layer replaces that of a
 * lower one; two files of one layer with the same part are an error. */
static void name_part(struct shelf *s, struct part_file *f, struct slice name)
{
    struct part_file *former = map_set(&s->files, name, f);
    size_t at = (size_t)(name.ptr - f->src->text.ptr);

    if (former && former->layer < f->layer)
        map_set(&s->files, name, former);
    else if (former && former != f && former->layer == f->layer)
        diag_error(s->diag, (struct span){f->src, at, at + name.len}, "theme-part",
                   "另一个文件里已经有部件 %.*s", "another file has a part %.*s",
                   SLICE_FMT(name));
}

/* Find the names of a file's parts: `masthead: {…}` -> masthead. Lines that begin with
 * a blank, # or - are inside a part, or comments. */
static void list_parts(struct shelf *s, struct part_file *f)
{
    struct slice rest = f->src->text, line;

    while (slice_cut(&rest, '\n', &line)) {
        size_t colon = slice_find(line, SLICE(":"));
        if (colon == SIZE_MAX || strchr(" #-", line.ptr[0]))
            continue;
        name_part(s, f, slice_sub(line, 0, colon));
    }
}

/* List the parts of all files of all layers. */
static void open_shelf(struct shelf *s)
{
    struct layer_file *files;
    size_t n;

    if (!layers_list(s->t->arena, &s->t->layers, "posters/parts", &files, &n))
        return;
    for (size_t i = 0; i < n; i++) {
        if (!slice_ends(slice_of(files[i].name), SLICE(".yaml")))
            continue;
        struct part_file *f = arena_new(s->t->arena, struct part_file);
        f->layer = files[i].layer;
        f->src = layer_read(s->t->arena, files[i].path, THEME_FILE_MAX, s->diag);
        if (f->src)
            list_parts(s, f);
    }
}

static void take_used(struct shelf *s, const struct value *v, int depth);

/* Parse a file of parts and everything that its parts use; each file once. */
static void take_file(struct shelf *s, struct part_file *f)
{
    if (f->read)
        return;
    f->read = true;
    const struct value *v = read_yaml(s->t, f->src, s->diag);
    for (size_t i = 0; v && i < v->nmembers; i++)
        if (map_find(&s->files, v->members[i].key) == f)
            map_set(&s->t->parts, v->members[i].key, v->members[i].value);
    if (v)
        take_used(s, v, 0);
}

/* Read the files of all parts that v uses. A part that no file has is reported when the
 * sheet is bound (bind.c). */
static void take_used(struct shelf *s, const struct value *v, int depth)
{
    if (depth > NEST_MAX)
        return;
    for (size_t i = 0; i < v->n; i++)
        take_used(s, v->items[i], depth + 1);
    for (size_t i = 0; i < v->nmembers; i++) {
        struct part_file *f = slice_is(v->members[i].key, "use")
                                  ? map_find(&s->files, v->members[i].value->text)
                                  : NULL;
        if (f)
            take_file(s, f);
        take_used(s, v->members[i].value, depth + 1);
    }
}

/* ---- layouts ---- */

/* The top-level keys of a layout. */
static bool check_key(const struct member *m, struct diag *d)
{
    static const char *const keys[] = {"page",  "next",   "foot",  "pages",
                                       "fixed", "margin", "turned"};
    enum { KEYS_OF_LAYOUT = sizeof keys / sizeof *keys };
    struct slice known[KEYS_OF_LAYOUT];

    for (size_t i = 0; i < KEYS_OF_LAYOUT; i++) {
        known[i] = slice_of(keys[i]);
        if (slice_eq(m->key, known[i]))
            return true;
    }
    struct slice near = nearest_word(m->key, known, KEYS_OF_LAYOUT);
    diag_error(d, m->key_at, "theme-key", "版式里不认识 %.*s",
               "unknown key %.*s in a layout", SLICE_FMT(m->key));
    if (near.len)
        return diag_hint(d, "你是不是想写 %.*s？", "did you mean %.*s?",
                         SLICE_FMT(near));
    return diag_hint(
        d,
        "版式的最外层是 page、next、foot、pages、margin、turned、fixed；"
        "各块写在 page 下面，以“- ”起头",
        "a layout has the keys page, next, foot, pages, margin, turned, fixed; nodes "
        "go below page, each after '- '");
}

/* Report mistakes that would silently leave the paper blank: no `page`, or one that is
 * not a list of nodes. */
static bool check_layout(const struct value *v, struct diag *d)
{
    static const char *const lists[] = {"page", "next", "foot"};
    const struct value *page = value_find(v, "page");
    bool good = v->type != VALUE_TEXT || layer_is_map(v, d);

    for (size_t i = 0; i < v->nmembers; i++)
        good &= check_key(&v->members[i], d);
    if (!good)
        return false;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const struct value *list = value_find(v, lists[i]);
        if (!list || list->type == VALUE_LIST)
            continue;
        diag_error(d, list->at, "theme-layout", "%s 应是一列块，每块以“- ”起头",
                   "%s must be a list of nodes, each after '- '", lists[i]);
        good = diag_hint(d, "写成 %s: 换行，再写 - {text: \"{{标题}}\", style: title}",
                         "write %s: and below it - {text: \"{{标题}}\", style: title}",
                         lists[i]);
    }
    if (!good || (page && page->n))
        return good;
    diag_error(d, page ? page->at : v->at, "theme-layout",
               "版式里没有 page：纸上什么也没有",
               "the layout has no page: its sheets are blank");
    return diag_hint(
        d,
        "写 page: 换行，再写 - {text: \"{{标题}}\", style: title}；要用"
        "下层主题的版式就删掉这个文件",
        "write page: and below it - {text: \"{{标题}}\", style: title}; to use "
        "the layout of the base theme, remove this file");
}

/* Is the layout used by an item of the site, for a sheet or (NAME-chat) for pictures to
 * share? Without a site all are wanted. */
static bool is_wanted(const struct site *site, struct slice layout)
{
    struct slice chat = SLICE("-chat");

    if (!site)
        return true;
    if (slice_ends(layout, chat)) {
        if (!value_flag(site->root, "分享图", false))
            return false;
        layout.len -= chat.len;
    }
    for (size_t i = 0; i < site->n; i++)
        if (slice_eq(site->items[i]->layout, layout) ||
            slice_eq(site->items[i]->kind->layout, layout))
            return true;
    return false;
}

void theme_read_layouts(struct theme *t, const struct site *site, struct diag *d)
{
    struct shelf shelf = {t, d, MAP_INIT(t->arena)};
    struct layer_file *files;
    size_t n;

    open_shelf(&shelf);
    if (!layers_list(t->arena, &t->layers, "posters", &files, &n))
        return;
    for (size_t i = 0; i < n; i++) {
        struct slice name = slice_of(files[i].name);
        if (!slice_ends(name, SLICE(".yaml")))
            continue;
        name = slice_sub(name, 0, name.len - 5);
        if (!is_wanted(site, name))
            continue;
        struct source *src = layer_read(t->arena, files[i].path, THEME_FILE_MAX, d);
        struct value *v = src ? read_yaml(t, src, d) : NULL;
        if (!v || !check_layout(v, d))
            continue;
        map_set(&t->layouts, name, v);
        take_used(&shelf, v, 0);
    }
}
