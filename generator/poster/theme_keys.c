/* theme_keys.c - reports unknown keys of theme.yaml. They would have no effect, without
 * the writer ever knowing.
 *
 *     styles: {title: {role: 宋, colour: ink}} -> unknown key colour here, did you mean
 *     color?
 *
 * Keys of layouts are checked in layouts.c and layout_node.c.
 */
#include "poster/theme.h"

struct known_words {
    const char *const *list;
    size_t n;
};

/* A struct known_words from string literals: WORDS("view", "draw"). */
#define WORDS(...)                                                                     \
    (struct known_words)                                                               \
    {                                                                                  \
        (const char *const[]){__VA_ARGS__},                                            \
            sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *)          \
    }

enum { WORDS_MAX = 32 };

/* Report the keys of a map that are not in words. */
static void check_keys(const struct value *map, struct known_words words,
                       struct diag *d)
{
    struct slice known[WORDS_MAX];

    for (size_t i = 0; i < words.n; i++)
        known[i] = slice_of(words.list[i]);
    for (size_t i = 0; map && i < map->nmembers; i++) {
        const struct member *m = &map->members[i];
        size_t k = 0;
        while (k < words.n && !slice_eq(m->key, known[k]))
            k++;
        if (k < words.n)
            continue;
        struct slice near = nearest_word(m->key, known, words.n);
        struct buf all = BUF_INIT;
        for (size_t w = 0; w < words.n; w++)
            buf_printf(&all, "%s%s", w ? " " : "", words.list[w]);
        diag_error(d, m->key_at, "theme-key", "theme.yaml 里这里不认识 %.*s",
                   "theme.yaml: unknown key %.*s here", SLICE_FMT(m->key));
        if (near.len)
            diag_hint(d, "你是不是想写 %.*s？", "did you mean %.*s?", SLICE_FMT(near));
        else
            diag_hint(d, "可以写 %.*s", "use one of %.*s", SLICE_FMT(buf_view(&all)));
        buf_release(&all);
    }
}

/* The same for each map in root's map `key`: every style, every panel. */
static void check_each(const struct value *root, const char *key,
                       struct known_words words, struct diag *d)
{
    const struct value *map = value_find(root, key);

    for (size_t i = 0; map && i < map->nmembers; i++)
        check_keys(map->members[i].value, words, d);
}

void theme_check_keys(const struct value *root, struct diag *d)
{
    check_keys(root,
               WORDS("名称", "base", "tokens", "night", "papers", "panels", "styles",
                     "shapes", "line-break", "flow-table", "flow-pictures",
                     "flow-quote"),
               d);
    const char *papers[PAPER_ALL];
    for (int p = 0; p < PAPER_ALL; p++)
        papers[p] = paper_row((enum paper)p)->name;
    check_keys(value_find(root, "papers"), (struct known_words){papers, PAPER_ALL}, d);
    check_each(root, "papers", WORDS("width", "height", "margin", "floor"), d);
    check_each(root, "panels", WORDS("fill", "border", "border-top", "colors"), d);
    check_each(root, "styles",
               WORDS("role", "weight", "size", "leading", "line", "tracking", "indent",
                     "align", "spread", "tabular", "whole", "balance", "tight", "hero",
                     "outline", "tag", "before", "after", "color", "grid"),
               d);
    check_each(root, "shapes", WORDS("view", "draw", "clip"), d);
}
