/* render.c - `banbao render TEMPLATE DATA`: partials are files of the template's folder
 * with its extension, compiled once: {{> row}} in a/list.html -> a/row.html. */
#include "site/render.h"
#include "base/file.h"
#include "base/map.h"
#include "data/mustache.h"
#include "data/yaml.h"

#include <string.h>

enum { TEXT_MAX = 2 * 1024 * 1024 };

struct folder {
    struct arena *arena;
    struct slice dir, extension;
    struct map compiled;
    struct diag *d;
};

static struct source *read_text(struct arena *a, const char *path, struct diag *d)
{
    struct source *src = arena_new(a, struct source);

    src->path = path;
    if (file_read(a, path, TEXT_MAX, &src->text) != FILE_OK) {
        diag_error(d, (struct span){0}, "file-unreadable", "读不了 %s",
                   "cannot read %s", path);
        return NULL;
    }
    size_t bad = utf8_invalid(src->text);
    if (bad != SIZE_MAX) {
        diag_error(d, (struct span){src, bad, 0}, "utf8-invalid", "不是 UTF-8 编码",
                   "not valid UTF-8");
        return NULL;
    }
    return src;
}

static const struct mustache *find_partial(void *ctx, struct slice name)
{
    struct folder *f = ctx;
    struct mustache *m = map_find(&f->compiled, name);

    if (m || memchr(name.ptr, '/', name.len))
        return m;
    const char *path = arena_printf(f->arena, "%.*s%.*s%.*s", SLICE_FMT(f->dir),
                                    SLICE_FMT(name), SLICE_FMT(f->extension));
    if (file_type(path) != FILE_REGULAR)
        return NULL;
    struct source *src = read_text(f->arena, path, f->d);
    m = src ? mustache_compile(f->arena, src, f->d) : NULL;
    if (m)
        map_set(&f->compiled, name, m);
    return m;
}

bool render_file(struct arena *a, const char *template, const char *data,
                 struct buf *out, struct diag *d)
{
    const char *slash = strrchr(template, '/'), *dot = strrchr(template, '.');
    struct folder folder = {
        .arena = a,
        .dir = {template, slash ? (size_t)(slash - template) + 1 : 0},
        .extension = dot && (!slash || dot > slash) ? slice_of(dot) : SLICE(""),
        .compiled = MAP_INIT(a),
        .d = d,
    };
    struct mustache_host host = {.partials = {find_partial, &folder}};
    struct source *text = read_text(a, template, d), *yaml = read_text(a, data, d);
    struct mustache *m = text ? mustache_compile(a, text, d) : NULL;
    struct value *v = yaml ? yaml_parse(a, yaml, 0, yaml->text.len, d) : NULL;

    return m && v &&
           mustache_render(m, (const struct value *const[]){v}, 1, &host, out, d);
}
