/* theme_unused.c - finds mistyped names of colours and panels in a compound's own
 * theme.
 *
 *     tokens: {acent: "#B00"}  no shipped theme has acent, no layout or style sheet of
 *                              the theme names it -> [theme-key], did you mean accent?
 *
 * Such a line changes nothing, without the writer noticing. A name counts as used if
 * the theme's own files hold it as a whole word more often than theme.yaml defines it.
 */
#include "theme_unused.h"

#include "base/file.h"
#include "data/yaml.h"

#include <string.h>

enum { THEME_FILE_MAX = 2 * 1024 * 1024 };

struct unused {
    struct session *s;
    const char *shipped;  /* folder of the program's themes */
    struct value *themes; /* theme.yaml of each shipped theme, parsed */
    struct value *texts;  /* contents of the files of the compound's own layers */
};

static struct source *read_quietly(struct unused *u, const char *path)
{
    struct source *src = arena_new(&u->s->arena, struct source);

    src->path = path;
    if (file_read(&u->s->arena, path, THEME_FILE_MAX, &src->text) != FILE_OK ||
        utf8_invalid(src->text) != SIZE_MAX)
        return NULL; /* reported when it is used */
    return src;
}

static void read_shipped(struct unused *u)
{
    struct arena *a = &u->s->arena;
    struct diag quiet = {.arena = a};
    struct file_entry *entries;
    size_t n = 0;

    if (!file_list(a, u->shipped, &entries, &n))
        return;
    for (size_t i = 0; i < n; i++) {
        const char *dir = file_join(a, u->shipped, entries[i].name);
        struct source *src = entries[i].type == FILE_FOLDER
                                 ? read_quietly(u, file_join(a, dir, "theme.yaml"))
                                 : NULL;
        struct value *root = src ? yaml_parse(a, src, 0, src->text.len, &quiet) : NULL;
        if (root)
            value_push(a, u->themes, root);
    }
}

static void read_own(struct unused *u)
{
    static const char *const subs[] = {"", "posters", "posters/parts", "web"};
    const struct layers *layers = &u->s->layouts->layers;
    struct arena *a = &u->s->arena;

    for (size_t i = 0; i < layers->n; i++)
        for (size_t k = 0; k < sizeof subs / sizeof *subs; k++) {
            const char *dir =
                *subs[k] ? file_join(a, layers->dirs[i], subs[k]) : layers->dirs[i];
            struct file_entry *files;
            size_t n = 0;
            if (file_is_inside(u->shipped, layers->dirs[i]) ||
                !file_list(a, dir, &files, &n))
                continue;
            for (size_t f = 0; f < n; f++) {
                struct slice name = slice_of(files[f].name);
                bool text = slice_ends(name, SLICE(".yaml")) ||
                            slice_ends(name, SLICE(".html")) ||
                            slice_ends(name, SLICE(".css"));
                struct source *src =
                    text ? read_quietly(u, file_join(a, dir, files[f].name)) : NULL;
                if (src)
                    value_push(a, u->texts, value_text(a, src->text));
            }
        }
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || char_is_digit(c) ||
           (unsigned char)c >= 0x80;
}

/* How often the files hold the word, as a whole: "ink" is not in "pink" or "ink2". */
static size_t count(const struct unused *u, struct slice word)
{
    size_t n = 0;

    for (size_t i = 0; i < u->texts->n; i++) {
        struct slice text = u->texts->items[i]->text;
        for (size_t at = 0, found; at < text.len; at += found + word.len) {
            found = slice_find(slice_from(text, at), word);
            if (found == SIZE_MAX)
                break;
            size_t from = at + found, to = from + word.len;
            n += (from == 0 || !is_word_byte(text.ptr[from - 1])) &&
                 (to == text.len || !is_word_byte(text.ptr[to]));
        }
    }
    return n;
}

static bool report(struct unused *u, const struct member *m, const struct slice *known,
                   size_t n, const char *what)
{
    struct diag *d = &u->s->diag;
    struct slice near = nearest_word(m->key, known, n);

    diag_error(d, m->key_at, "theme-key", "%s里的 %.*s 没有哪里用到，改了也看不出来",
               "%s: nothing uses %.*s", what, SLICE_FMT(m->key));
    if (near.len)
        return diag_hint(d, "你是不是想写 %.*s？", "did you mean %.*s?",
                         SLICE_FMT(near));
    return diag_hint(d, "在版式或样式表里用它，或者删掉这一行",
                     "use it in a layout or a style sheet, or remove it");
}

/* The number of groups of theme.yaml that define the name: 1, or 2 by day and night. */
static size_t definitions(const struct value *root, struct slice name)
{
    static const char *const groups[] = {"tokens", "night", "panels"};
    size_t n = 0;

    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        n += value_find_slice(value_find(root, groups[i]), name) != NULL;
    return n;
}

/* Checks the members of the group `key` in the loaded theme. */
static bool check_group(struct unused *u, const char *key)
{
    const struct value *own = value_find(u->s->layouts->layers.root, key);
    struct map known = MAP_INIT(&u->s->arena);
    struct slice *words = NULL;
    size_t n = 0, cap = 0;
    bool sound = true;

    for (size_t i = 0; i < u->themes->n; i++) {
        const struct value *map = value_find(u->themes->items[i], key);
        for (size_t k = 0; map && k < map->nmembers; k++) {
            if (map_find(&known, map->members[k].key))
                continue;
            map_set(&known, map->members[k].key, u);
            arena_push(&u->s->arena, words, n, cap);
            words[n++] = map->members[k].key;
        }
    }
    for (size_t i = 0; own && i < own->nmembers; i++)
        if (!map_find(&known, own->members[i].key) &&
            count(u, own->members[i].key) <=
                definitions(u->s->layouts->layers.root, own->members[i].key))
            sound = report(u, &own->members[i], words, n, key);
    return sound;
}

bool theme_unused_check(struct session *s, const char *shipped)
{
    struct unused u = {s, shipped, value_list(&s->arena), value_list(&s->arena)};

    read_shipped(&u);
    read_own(&u);
    bool sound = check_group(&u, "tokens");
    sound &= check_group(&u, "night");
    return check_group(&u, "panels") && sound;
}
