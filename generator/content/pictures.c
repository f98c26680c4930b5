/* pictures.c - from the path an editor wrote to a picture in content/.
 *
 *   图.jpg             content/<section>/图.jpg, content/图.jpg, content/图片/图.jpg
 *   content/图片/图.jpg  the same as 图片/图.jpg
 *   %E5%9B%BE.jpg      图.jpg: some editors write names percent-encoded
 *   图.PNG             an error, with 图片/图.jpg suggested if only that exists
 * Files outside content/ are refused, also through .. and symbolic links: a publication
 * must not depend on, or reveal, what lies elsewhere on the disk.
 */
#include "content/pictures.h"
#include "base/file.h"
#include "base/fold.h"
#include "data/picture.h"

#include <string.h>
#include <strings.h>

/* a/./b//c -> a/b/c. False: .. leads out of the folder, or the path is absolute. */
static bool clean_path(struct arena *a, struct slice path, struct slice *out)
{
    struct slice rest = path, piece;
    char *text = arena_alloc(a, path.len + 1, 1);
    size_t n = 0;

    if (path.len == 0 || path.ptr[0] == '/' || memchr(path.ptr, '\\', path.len))
        return false;
    while (slice_cut(&rest, '/', &piece)) {
        if (piece.len == 0 || slice_is(piece, "."))
            continue;
        if (slice_is(piece, "..")) {
            if (n == 0)
                return false;
            while (n > 0 && text[n - 1] != '/')
                n--;
            n -= n > 0;
            continue;
        }
        if (n)
            text[n++] = '/';
        memcpy(text + n, piece.ptr, piece.len);
        n += piece.len;
    }
    text[n] = '\0';
    *out = (struct slice){text, n};
    return n > 0;
}

/* The value of a hexadecimal digit, or -1. */
static int hex(char c)
{
    return c >= '0' && c <= '9'                     ? c - '0'
           : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                    : -1;
}

/* %E5%9B%BE.jpg -> 图.jpg; s itself if the result is not UTF-8. */
static struct slice percent_decode(struct arena *a, struct slice s)
{
    char *out = arena_alloc(a, s.len + 1, 1);
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++) {
        int high = i + 2 < s.len && s.ptr[i] == '%' ? hex(s.ptr[i + 1]) : -1;
        int low = high >= 0 ? hex(s.ptr[i + 2]) : -1;
        out[n++] = low >= 0 ? (char)(high << 4 | low) : s.ptr[i];
        i += low >= 0 ? 2 : 0;
    }
    struct slice text = {out, n};
    return utf8_invalid(text) == SIZE_MAX && !memchr(out, 0, n) ? text : s;
}

/* Always NULL, as the functions below. */
static const struct picture *outside(struct slice url, struct span at, struct diag *d)
{
    if (slice_trim(url).len == 0) {
        diag_error(d, at, "picture-outside", "图片没有写是哪一张",
                   "a picture without an address");
        diag_hint(d, "删掉这一句 ![]()，或写成 ![说明](图片/名称.jpg)",
                  "remove this ![](), or write ![what it shows](图片/name.jpg)");
        return NULL;
    }
    diag_error(d, at, "picture-outside", "图片 %.*s 不在 content/ 里",
               "the picture %.*s is not inside content/", SLICE_FMT(url));
    diag_hint(d, "把图片放进 content/图片/，写成 图片/名称.jpg",
              "put it into content/ and write its path from there");
    return NULL;
}

/* Does the name end as a picture that can be read? */
static bool picture_named(struct slice name)
{
    static const char *const ends[] = {".png", ".jpg", ".jpeg"};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (name.len > strlen(ends[i]) &&
            strncasecmp(name.ptr + name.len - strlen(ends[i]), ends[i],
                        strlen(ends[i])) == 0)
            return true;
    return false;
}

static bool exists(struct pictures *p, struct slice path)
{
    return file_type(file_join(p->arena, p->content, slice_cstr(p->arena, path))) !=
           FILE_NONE;
}

/* C:\Users\a.png, D:/a.png, \\disk\a.png, file:///C:/a.png, ~/a.png: a path on the
 * editor's computer. */
static bool is_of_disk(struct slice name)
{
    char drive = name.len > 2 ? (char)(name.ptr[0] | 0x20) : 0;

    return (drive >= 'a' && drive <= 'z' && name.ptr[1] == ':') ||
           slice_starts(name, SLICE("file:")) || slice_starts(name, SLICE("\\\\")) ||
           slice_starts(name, SLICE("~/")) || slice_starts(name, SLICE("/Users/")) ||
           slice_starts(name, SLICE("/home/"));
}

/* If content/图片/ has a file of that name, it is suggested. */
static const struct picture *on_disk(struct pictures *p, struct slice name,
                                     struct span at, struct diag *d)
{
    size_t start = name.len;

    while (start > 0 && !strchr("/\\:", name.ptr[start - 1]))
        start--;
    struct slice file = slice_from(name, start);
    const char *path = arena_printf(p->arena, "图片/%.*s", SLICE_FMT(file));
    diag_error(d, at, "picture-outside", "图片 %.*s 在你的电脑上，不在 content/ 里",
               "the picture %.*s is on your computer, not inside content/",
               SLICE_FMT(name));
    if (file.len && exists(p, slice_of(path)))
        diag_hint(d, "content/图片/ 里有同名的：写成 %s", "content/ has one: write %s",
                  path);
    else
        diag_hint(d, "把图片拷进 content/图片/，写成 %s",
                  "copy it into content/图片/ and write %s",
                  file.len ? path : "图片/名称.jpg");
    return NULL;
}

/* 图片\a.png: suggest the same with slashes. */
static const struct picture *backslashes(struct pictures *p, struct slice name,
                                         struct span at, struct diag *d)
{
    char *slashes = slice_cstr(p->arena, name);
    struct slice path = slice_of(slashes), below = path;

    for (char *c = slashes; *c; c++)
        *c = *c == '\\' ? '/' : *c;
    if (slice_starts(path, SLICE("content/")))
        below = slice_from(path, strlen("content/"));
    diag_error(d, at, "picture-outside", "图片的路径里要用斜杠 /，不用反斜杠 \\",
               "a path of a picture has / and no backslash");
    diag_hint(d, "写成 %.*s", "write %.*s", SLICE_FMT(exists(p, path) ? path : below));
    return NULL;
}

/* 图片/a.png -> a.png */
static struct slice last_part(struct slice path)
{
    size_t start = path.len;

    while (start > 0 && path.ptr[start - 1] != '/')
        start--;
    return slice_from(path, start);
}

/* content/图片/a.png -> 图片/a.png; a.png -> 图片/a.png if only that exists. Otherwise
 * path itself. */
static struct slice found_elsewhere(struct pictures *p, struct slice path)
{
    struct slice inner = slice_starts(path, SLICE("content/"))
                             ? slice_from(path, strlen("content/"))
                             : path;
    struct slice own =
        slice_of(arena_printf(p->arena, "图片/%.*s", SLICE_FMT(last_part(path))));

    if (exists(p, inner))
        return inner;
    return last_part(path).len == inner.len && inner.len && exists(p, own) ? own : path;
}

/* a.tar.gz -> a.tar */
static struct slice stem_of(struct slice name)
{
    for (size_t at = name.len; at > 0; at--)
        if (name.ptr[at - 1] == '.')
            return slice_sub(name, 0, at - 1);
    return name;
}

/* The picture whose name differs only in case or ending: 图片/a.png for a.PNG and
 * a.jpg. Empty: none, or several. */
static struct slice like_named(struct pictures *p, struct slice path)
{
    struct slice name = last_part(path), near = SLICE("");
    struct slice stem = fold_file(p->arena, stem_of(name));
    struct slice folder = slice_sub(path, 0, path.len - name.len);
    const struct slice folders[] = {folder, SLICE("图片/")};

    for (size_t i = 0; i < 2 && !near.len; i++) {
        struct file_entry *files;
        size_t n = 0;
        const char *dir =
            file_join(p->arena, p->content, slice_cstr(p->arena, folders[i]));
        if (folders[i].len == 0 || !file_list(p->arena, dir, &files, &n))
            continue;
        for (size_t k = 0; k < n; k++) {
            struct slice other = slice_of(files[k].name);
            if (files[k].type != FILE_REGULAR || !picture_named(other) ||
                !slice_eq(fold_file(p->arena, stem_of(other)), stem))
                continue;
            if (near.len)
                return SLICE("");
            near = slice_of(arena_printf(p->arena, "%.*s%.*s", SLICE_FMT(folders[i]),
                                         SLICE_FMT(other)));
        }
    }
    return near;
}

/* The item's own folder is searched first, then content/, then content/图片/. */
const struct picture *pictures_find(void *ctx, struct slice url, struct span at,
                                    struct diag *d)
{
    struct pictures *p = ctx;
    struct slice name = percent_decode(p->arena, url), path, near;
    struct picture *picture;

    if (is_of_disk(name))
        return on_disk(p, name, at, d);
    if (memchr(name.ptr, '\\', name.len))
        return backslashes(p, name, at, d);
    if (slice_find(name, SLICE("://")) != SIZE_MAX ||
        slice_starts(name, SLICE("data:")))
        return outside(url, at, d);
    near = slice_of(
        arena_printf(p->arena, "%.*s/%.*s", SLICE_FMT(p->section), SLICE_FMT(name)));
    bool here = name.len && name.ptr[0] != '/' && clean_path(p->arena, near, &near);
    bool below = clean_path(p->arena, name, &path);
    if (here && (exists(p, near) || !below))
        path = near;
    else if (!below)
        return outside(url, at, d);
    if (!exists(p, path))
        path = found_elsewhere(p, path);
    picture = map_find(&p->found, path);
    if (picture)
        return picture;
    struct slice like = exists(p, path) ? SLICE("") : like_named(p, path);
    if (like.len) {
        diag_error(d, at, "picture-missing", "找不到图片 %.*s",
                   "picture not found: %.*s", SLICE_FMT(name));
        diag_hint(d, "有一张 %.*s：写成 %.*s", "there is %.*s: write %.*s",
                  SLICE_FMT(like), SLICE_FMT(like));
        return NULL;
    }
    if (exists(p, path) &&
        !file_is_inside(p->content,
                        file_join(p->arena, p->content, slice_cstr(p->arena, path))))
        return outside(url, at, d);
    picture = picture_load(p->arena, p->content, path, at, d);
    if (picture) {
        picture->path =
            slice_of(arena_printf(p->arena, "content/%.*s", SLICE_FMT(path)));
        map_set(&p->found, path, picture);
        arena_push(p->arena, p->list, p->n, p->cap);
        p->list[p->n++] = picture;
    }
    return picture;
}
