/* layers.c - a theme and its bases as a stack of folders, with a merged theme.yaml.
 *
 * Each theme.yaml is merged over that of its base: maps key by key, anything else is
 * replaced, and so is each colour of `tokens` as a whole. The fallback theme supplies
 * only whole entries of the top-level maps (a colour, a size) that no other theme has.
 *
 *     a: {base: ../b, tokens: {red: "#c00"}, size: {body: 16}}
 *     b: {tokens: {red: {screen: "#d00", print: ...}}, size: {body: 15, note: 12}}
 *       -> {base: ../b, tokens: {red: "#c00"}, size: {body: 16, note: 12}}
 */
#include "data/layers.h"

#include "base/buf.h"
#include "base/file.h"
#include "data/layer_read.h"
#include "data/yaml.h"

#include <stdlib.h>
#include <string.h>

enum { THEME_FILE_MAX = 1024 * 1024, MERGE_DEPTH_MAX = 8 };

static struct value *read_root(struct arena *a, const char *dir, struct diag *d)
{
    struct source *src =
        layer_read(a, file_join(a, dir, "theme.yaml"), THEME_FILE_MAX, d);
    struct value *v = src ? yaml_parse(a, src, 0, src->text.len, d) : NULL;

    return v && layer_is_map(v, d) ? v : NULL;
}

static const struct member *member_of(const struct value *map, struct slice key)
{
    for (size_t i = 0; i < map->nmembers; i++)
        if (slice_eq(map->members[i].key, key))
            return &map->members[i];
    return NULL;
}

/* upper over lower: maps key by key down to the level `deep`, all else is replaced. */
static struct value *merge(struct arena *a, struct value *lower, struct value *upper,
                           int depth, int deep)
{
    if (!lower || lower->type != VALUE_MAP || upper->type != VALUE_MAP || depth > deep)
        return upper;
    struct value *both = value_map(a);
    both->at = upper->at;
    for (size_t i = 0; i < lower->nmembers; i++)
        value_set_slice(a, both, lower->members[i].key, lower->members[i].value);
    for (size_t i = 0; i < upper->nmembers; i++) {
        struct slice key = upper->members[i].key;
        bool tokens = depth == 0 && slice_is(key, "tokens");
        value_set_slice(a, both, key,
                        merge(a, value_find_slice(lower, key), upper->members[i].value,
                              tokens ? deep : depth + 1, deep));
    }
    for (size_t i = 0; i < both->nmembers; i++) { /* places of keys for messages */
        struct member *m = &both->members[i];
        const struct member *from = member_of(upper, m->key);
        m->key_at = (from ? from : member_of(lower, m->key))->key_at;
    }
    return both;
}

static bool is_theme(struct arena *a, const char *dir)
{
    return file_type(file_join(a, dir, "theme.yaml")) != FILE_NONE;
}

/* The folder that `base` names: relative to dir, or a shipped theme of that name. */
static const char *base_folder(struct arena *a, const char *dir, struct slice base,
                               const struct layer_places *p)
{
    const char *beside = file_join(a, dir, slice_cstr(a, base));
    size_t name = base.len;

    while (name > 0 && base.ptr[name - 1] != '/')
        name--;
    if (!p->shipped || is_theme(a, beside))
        return beside;
    const char *shipped =
        file_join(a, p->shipped, slice_cstr(a, slice_from(base, name)));
    return is_theme(a, shipped) ? shipped : beside;
}

/* Is the folder called `name`? A theme with the fallback's name replaces it. */
static bool is_named(const char *dir, const char *name)
{
    const char *slash = strrchr(dir, '/');

    return strcmp(slash ? slash + 1 : dir, name) == 0;
}

/* Appends the names of the themes in dir, except `but`. */
static void list_themes(struct arena *a, const char *dir, const char *but,
                        struct slice **names, size_t *n, size_t *cap)
{
    struct file_entry *entries;
    size_t count = 0;

    if (!dir || !file_list(a, dir, &entries, &count))
        return;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(entries[i].name, but) == 0 ||
            !is_theme(a, file_join(a, dir, entries[i].name)))
            continue;
        arena_push(a, *names, *n, *cap);
        (*names)[(*n)++] = slice_of(entries[i].name);
    }
}

/* base: ../zhsha -> did you mean base: ../zhusha? Without a similar name, all of them.
 */
static bool report_base(struct arena *a, const char *dir, const struct value *base,
                        const struct layer_places *p, struct diag *d)
{
    const char *slash = strrchr(dir, '/');
    struct slice *names = NULL, written = base->text;
    size_t n = 0, cap = 0;
    struct buf all = BUF_INIT;

    list_themes(a, file_join(a, dir, ".."), slash ? slash + 1 : dir, &names, &n, &cap);
    list_themes(a, p->shipped, "", &names, &n, &cap);
    while (written.len && slice_find(written, SLICE("/")) != SIZE_MAX)
        written = slice_from(written, slice_find(written, SLICE("/")) + 1);
    struct slice near = nearest_word(written, names, n);
    for (size_t i = 0; i < n; i++)
        buf_printf(&all, "%s../%.*s", i ? " " : "", SLICE_FMT(names[i]));
    diag_error(d, base->at, "theme-base", "没有 %.*s 这个主题", "no such theme: %.*s",
               SLICE_FMT(base->text));
    if (near.len)
        diag_hint(d, "是不是 base: ../%.*s", "did you mean base: ../%.*s",
                  SLICE_FMT(near));
    else
        diag_hint(d, "可以写 %.*s", "one of %.*s", SLICE_FMT(buf_view(&all)));
    buf_release(&all);
    return false;
}

/* Adds the fallback theme as the lowest layer, unless it is one of them already. */
static void add_fallback(struct arena *a, const struct layer_places *p,
                         struct layers *out, struct diag *d)
{
    const char *dir =
        p->shipped && p->fallback ? file_join(a, p->shipped, p->fallback) : NULL;

    if (!dir || !is_theme(a, dir) || is_named(out->dirs[out->n - 1], p->fallback))
        return;
    struct value *root = read_root(a, dir, d);
    if (!root)
        return;
    out->dirs[out->n++] = dir;
    out->root = merge(a, root, out->root, 0, 1);
}

/* Follows `base` from theme to theme, then merges from the lowest up. The number of
 * layers is limited, which also ends a circle of bases. */
bool layers_open_among(struct arena *a, const char *dir, const struct layer_places *p,
                       struct layers *out, struct diag *d)
{
    struct value *roots[LAYERS_SAID_MAX];

    *out = (struct layers){0};
    for (;;) {
        struct value *root = read_root(a, dir, d);
        if (!root)
            return false;
        roots[out->n] = root;
        out->dirs[out->n++] = dir;
        const struct value *base = value_find(root, "base");
        if (!base)
            break;
        if (out->n == LAYERS_SAID_MAX || base->type != VALUE_TEXT ||
            base->text.len == 0) {
            diag_error(d, base->at, "theme-base", "base 应是另一个主题的文件夹",
                       "base must be the folder of another theme");
            return diag_hint(d, "如 base: ../zhusha；最多叠 %d 层，不能绕回自己",
                             "such as base: ../zhusha; at most %d layers, no circles",
                             LAYERS_SAID_MAX);
        }
        const char *below = base_folder(a, dir, base->text, p);
        if (!is_theme(a, below))
            return report_base(a, dir, base, p, d);
        dir = below;
    }
    size_t named = out->n;
    out->root = roots[named - 1];
    add_fallback(a, p, out, d);
    for (size_t i = named - 1; i-- > 0;)
        out->root = merge(a, out->root, roots[i], 0, MERGE_DEPTH_MAX);
    if (p->kinds && file_type(p->kinds) == FILE_FOLDER)
        out->dirs[out->n++] = p->kinds;
    return true;
}

bool layers_open(struct arena *a, const char *dir, struct layers *out, struct diag *d)
{
    return layers_open_among(a, dir, &(struct layer_places){0}, out, d);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct layer_file *)a)->name,
                  ((const struct layer_file *)b)->name);
}

static bool listed(const struct layer_file *files, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(files[i].name, name) == 0)
            return true;
    return false;
}

/* From the uppermost layer down, so that a file already listed hides those below. */
bool layers_list(struct arena *a, const struct layers *l, const char *sub,
                 struct layer_file **out, size_t *n)
{
    size_t cap = 0;
    bool found = false;

    *out = NULL;
    *n = 0;
    for (size_t i = 0; i < l->n; i++) {
        const char *dir = file_join(a, l->dirs[i], sub);
        struct file_entry *entries;
        size_t count, above = *n;
        if (!file_list(a, dir, &entries, &count)) {
            if (file_type(dir) != FILE_NONE)
                die("%s: 打不开这个文件夹 (cannot read this folder)", dir);
            continue;
        }
        found = true;
        for (size_t k = 0; k < count; k++) {
            if (entries[k].type != FILE_REGULAR || listed(*out, above, entries[k].name))
                continue;
            arena_push(a, *out, *n, cap);
            (*out)[(*n)++] = (struct layer_file){entries[k].name,
                                                 file_join(a, dir, entries[k].name), i};
        }
    }
    if (*n)
        qsort(*out, *n, sizeof **out, by_name);
    return found;
}
