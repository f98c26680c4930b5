/* skin.c - the web half of a theme: *.html are templates and partials, style.css is a
 * template over the theme's tokens, everything else is copied. Files that pages load
 * have a fingerprint in their names, so they can be cached for ever:
 *
 *     style.css -> assets/style.1234abcd.css, for templates 小区.资源.style */
#include "base/file.h"
#include "base/fingerprint.h"
#include "data/layer_read.h"
#include "site/web.h"

#include <string.h>

enum { THEME_FILE_MAX = 2 * 1024 * 1024 };

/* name.css -> assets/name.1234abcd.css, for templates 小区.资源.name. */
static bool put_asset(struct web *w, struct value *assets, const char *name,
                      struct slice data)
{
    const char *dot = strrchr(name, '.');
    char *stem = arena_strndup(w->run, name, (size_t)(dot - name));
    struct slice file =
        slice_of(arena_printf(w->run, "assets/%s.%08x%s", stem,
                              (unsigned)(fingerprint(data) & 0xFFFFFFFFu), dot));

    value_set(w->run, assets, stem, value_text(w->run, file));
    return web_put(w, file, data, (struct span){0});
}

/* Is what the name stands for HTML? */
static bool is_html(struct slice name)
{
    static const char *const last[] = {"html", "行文",   "词",       "条图",
                                       "柱图", "雷达图", "短标题词", "落款词"};
    size_t start = name.len;

    while (start > 0 && name.ptr[start - 1] != '.')
        start--;
    for (size_t i = 0; i < sizeof last / sizeof *last; i++)
        if (slice_is(slice_from(name, start), last[i]))
            return true;
    return false;
}

/* {{正文.html}}: its tags would be read on the page. */
static bool check_braces(struct web *w, const struct source *src)
{
    struct slice text = src->text;
    bool good = true;

    for (size_t at = 0, found; at < text.len; at += found + strlen("{{")) {
        found = slice_find(slice_from(text, at), SLICE("{{"));
        if (found == SIZE_MAX)
            break;
        size_t start = at + found, from = start + strlen("{{");
        size_t to = slice_find(slice_from(text, from), SLICE("}}"));
        if (to == SIZE_MAX)
            break;
        struct slice name = slice_trim(slice_sub(text, from, from + to));
        if (!is_html(name) || strchr("{&#^/!>", name.ptr[0]))
            continue;
        good = diag_error(
            w->d, (struct span){src, start, from + to + strlen("}}")},
            "template-escaped", "“%.*s”是网页的写法，两个花括号会把标签当字印出来",
            "'%.*s' is HTML: with two braces its tags are printed", SLICE_FMT(name));
        diag_hint(w->d, "写成三个花括号  {{{%.*s}}}", "three braces:  {{{%.*s}}}",
                  SLICE_FMT(name));
    }
    return good;
}

static bool load_template(struct web *w, const char *name, const char *path)
{
    struct source *src = layer_read(w->run, path, THEME_FILE_MAX, w->d);
    struct mustache *m =
        src && check_braces(w, src) ? mustache_compile(w->run, src, w->d) : NULL;

    if (m)
        map_set(&w->templates,
                slice_of(arena_strndup(w->run, name, strlen(name) - strlen(".html"))),
                m);
    return m != NULL;
}

/* A token is {screen: "#...", print: ...} or just "#...". */
static struct value *colours(struct web *w, const struct value *tokens)
{
    struct value *list = value_list(w->run);

    for (size_t i = 0; tokens && i < tokens->nmembers; i++) {
        struct value *entry = value_map(w->run), *v = tokens->members[i].value;
        struct value *screen = value_find(v, "screen");

        value_set(w->run, entry, "名", value_text(w->run, tokens->members[i].key));
        value_set(w->run, entry, "值", screen ? screen : v);
        value_push(w->run, list, entry);
    }
    return list;
}

/* Renders style.css over the theme's colours: 色 by day, 夜 by night, as [{名, 值}]. */
static bool load_style(struct web *w, struct value *assets, const struct value *root,
                       const char *path)
{
    struct source *css = layer_read(w->run, path, THEME_FILE_MAX, w->d);
    struct mustache *m = css ? mustache_compile(w->run, css, w->d) : NULL;
    struct mustache_host host = {.plain = true};
    struct value *context;
    struct buf out = BUF_INIT;

    if (!m)
        return false;
    context = value_map(w->run);
    value_set(w->run, context, "色", colours(w, value_find(root, "tokens")));
    value_set(w->run, w->station, "色", value_find(context, "色"));
    value_set(w->run, context, "夜", colours(w, value_find(root, "night")));
    value_set(w->run, context, "资源", assets);
    bool done = mustache_render(m, (const struct value *const[]){context}, 1, &host,
                                &out, w->d);
    done = put_asset(w, assets, "style.css", slice_dup(w->run, buf_view(&out))) && done;
    buf_release(&out);
    return done;
}

/* Files without a dot in their names (README) are not part of the theme. */
bool skin_load(struct web *w)
{
    const char *style = NULL;
    struct value *assets = value_map(w->run);
    const struct layers *layers = w->in->theme;
    struct layer_file *files;
    bool sound = true;
    size_t n;

    if (!layers_list(w->run, layers, "web", &files, &n))
        return diag_error(w->d, (struct span){0}, "theme-missing",
                          "找不到主题的网页部分 %s/web",
                          "the theme has no folder %s/web", layers->dirs[0]);
    value_set(w->run, w->station, "资源", assets);
    for (size_t i = 0; i < n; i++) {
        struct slice name = slice_of(files[i].name);
        struct slice data;

        if (!memchr(name.ptr, '.', name.len))
            continue;
        if (slice_is(name, "style.css"))
            style = files[i].path; /* loaded last: it may refer to the others */
        else if (slice_ends(name, SLICE(".html")))
            sound &= load_template(w, name.ptr, files[i].path);
        else if (file_read(w->run, files[i].path, THEME_FILE_MAX, &data) == FILE_OK)
            sound &= put_asset(w, assets, name.ptr, data);
        else
            sound =
                diag_error(w->d, (struct span){0}, "theme-file", "读不了主题文件 %s",
                           "cannot read the theme's file %s", files[i].path);
    }
    return style ? load_style(w, assets, layers->root, style) && sound : sound;
}
