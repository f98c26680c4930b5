/* font.c - from roles and weights to lists of faces; faces are opened on first use.
 *
 * Each role of fonts.yaml gets nine fonts, one per weight. A font's list is, for every
 * family of the role in order, the installed file of the nearest weight, followed by
 * the families of the roles under `then`, recursively:
 *
 *     宋 at weight 600 -> NotoSerifCJK-Bold.ttc (700 is as near as 500, and bolder),
 *                         then the lists of 黑 and 符号 at weight 600
 *
 * A face is created once per file and family name, however many fonts list it.
 */
#include "text/font.h"
#include "base/file.h"
#include "base/map.h"
#include "text/breaks.h"
#include "text/face.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum {
    WEIGHTS = 9,        /* 100 ... 900 */
    ROLE_DEPTH_MAX = 8, /* of `then` chains; also ends a circular one */
    FACES_MAX = 32      /* in one font's list */
};

struct face {
    struct fontset *set;
    const char *path;
    struct slice family;
    size_t index;
    atomic_bool tried;     /* set under set->lock, after `engine` is */
    struct engine *engine; /* NULL: not tried yet, or broken */
};

struct font {
    const struct fontset *set;
    struct face_choice choices[FACES_MAX];
    size_t n;
};

struct role {
    struct slice name;
    const struct value *config;
    struct font fonts[WEIGHTS];
};

struct fontset {
    struct arena *arena;
    const struct value *config;
    const char *dir;
    struct map files; /* file name -> struct installed; each is searched for once */
    struct role *roles;
    size_t nroles;
    struct face **faces;
    size_t nfaces, cap;
    struct breaks *breaks;
    pthread_mutex_t lock;
};

/* Double-checked: the acquire load pairs with the release store, so whoever sees
 * `tried` sees the engine too, without taking the lock. */
const struct engine *face_engine(const struct face *f)
{
    struct face *face = f->set->faces[f->index]; /* the same face, writable */

    if (atomic_load_explicit(&face->tried, memory_order_acquire))
        return face->engine; /* final once tried */
    pthread_mutex_lock(&f->set->lock);
    if (!atomic_load_explicit(&face->tried, memory_order_relaxed)) {
        face->engine = engine_open(face->path, face->family);
        atomic_store_explicit(&face->tried, true, memory_order_release);
    }
    pthread_mutex_unlock(&f->set->lock);
    return face->engine;
}

const char *face_path(const struct face *f)
{
    return f->path;
}

const char *face_name(const struct face *f)
{
    const struct engine *e = face_engine(f);

    return e ? engine_name(e) : "Missing";
}

const struct face_choice *font_choices(const struct font *f, size_t *n)
{
    *n = f->n;
    return f->choices;
}

struct breaks *font_breaks(const struct font *f)
{
    return f->set->breaks;
}

struct installed {
    const char *path; /* NULL: not installed */
};

/* Searches the project's fonts folder, then the folders of fonts.yaml. A name with a
 * slash is never found: fonts.yaml names files, not paths. */
static const char *search_file(struct fontset *f, struct slice name)
{
    const struct value *folders = value_find(f->config, "folders");
    const char *file = slice_cstr(f->arena, name);
    const char *path = file_join(f->arena, f->dir, file);

    if (name.len == 0 || memchr(name.ptr, '/', name.len))
        return NULL;
    if (file_type(path) != FILE_NONE)
        return path;
    for (size_t i = 0; folders && i < folders->n; i++) {
        path = file_join(f->arena, slice_cstr(f->arena, folders->items[i]->text), file);
        if (file_type(path) != FILE_NONE)
            return path;
    }
    return NULL;
}

static const char *find_file(struct fontset *f, struct slice name)
{
    struct installed *known = map_find(&f->files, name);

    if (!known) {
        known = arena_new(f->arena, struct installed);
        known->path = search_file(f, name);
        map_set(&f->files, name, known);
    }
    return known->path;
}

static const struct face *intern_face(struct fontset *f, const char *path,
                                      struct slice family)
{
    for (size_t i = 0; i < f->nfaces; i++)
        if (strcmp(f->faces[i]->path, path) == 0 &&
            slice_eq(f->faces[i]->family, family))
            return f->faces[i];
    arena_push(f->arena, f->faces, f->nfaces, f->cap);
    struct face *face = arena_new(f->arena, struct face);
    *face = (struct face){.set = f, .path = path, .family = family, .index = f->nfaces};
    f->faces[f->nfaces++] = face;
    return face;
}

/* "400" -> 400; 0 for anything that is not a number. */
static int weight_of(struct slice key)
{
    int w = 0;

    for (size_t i = 0; i < key.len && i < 4; i++) {
        if (key.ptr[i] < '0' || key.ptr[i] > '9')
            return 0;
        w = w * 10 + (key.ptr[i] - '0');
    }
    return w;
}

/* The family's installed file of the nearest weight; of two equally near ones the
 * bolder. NULL: no file of the family is installed. */
static const struct face *nearest(struct fontset *f, const struct value *family,
                                  int weight)
{
    const struct value *weights = value_find(family, "weights");
    const char *best = NULL;
    int best_away = 10000;

    for (size_t i = 0; weights && i < weights->nmembers; i++) {
        const struct member *m = &weights->members[i];
        int has = weight_of(m->key);
        int away = abs(has - weight) * 2 + (has < weight);
        const char *path = away < best_away ? find_file(f, m->value->text) : NULL;

        if (path) {
            best = path;
            best_away = away;
        }
    }
    return best ? intern_face(f, best, value_str(family, "name")) : NULL;
}

static const struct value *find_role(const struct fontset *f, struct slice name)
{
    return value_find_slice(value_find(f->config, "roles"), name);
}

/* Appends the role's families, then those of its `then` roles. A face that is listed
 * already keeps its earlier place. */
static void add_choices(struct fontset *f, struct font *font, const struct value *role,
                        int weight, int depth)
{
    const struct value *families = value_find(role, "families");
    const struct value *then = value_find(role, "then");

    for (size_t i = 0; families && i < families->n; i++) {
        const struct value *family = families->items[i];
        const struct face *face = nearest(f, family, weight);
        bool known = !face || font->n == FACES_MAX;

        for (size_t k = 0; !known && k < font->n; k++)
            known = font->choices[k].face == face;
        if (!known)
            font->choices[font->n++] =
                (struct face_choice){face, value_str(family, "exclude")};
    }
    for (size_t i = 0; then && i < then->n && depth < ROLE_DEPTH_MAX; i++)
        add_choices(f, font, find_role(f, then->items[i]->text), weight, depth + 1);
}

/* Every role under `then` must exist, and at least one font must be installed. */
static bool check_role(const struct fontset *f, const struct role *role, struct diag *d)
{
    const struct value *then = value_find(role->config, "then");
    bool good = true;

    for (size_t i = 0; then && i < then->n; i++)
        if (!find_role(f, then->items[i]->text))
            good = diag_error(d, then->items[i]->at, "font-role-unknown",
                              "没有叫“%.*s”的字体角色", "no font role is called %.*s",
                              SLICE_FMT(then->items[i]->text));
    if (good && role->fonts[3].n == 0) {
        good = diag_error(
            d, role->config->at, "font-missing", "角色“%.*s”的字体一个也没有安装",
            "none of the fonts of the role %.*s is installed", SLICE_FMT(role->name));
        diag_hint(d,
                  "安装 fonts-noto-cjk 和 fonts-lxgw-wenkai，或把字体文件放进 fonts/",
                  "install fonts-noto-cjk and fonts-lxgw-wenkai, or put a font file "
                  "into fonts/");
    }
    return good;
}

struct fontset *fontset_open(struct arena *a, const struct value *config,
                             const char *dir, struct diag *d)
{
    struct fontset *f = arena_new(a, struct fontset);
    const struct value *roles = value_find(config, "roles");
    size_t before = d->errors;

    *f = (struct fontset){
        .arena = a, .config = config, .dir = dir, .files = MAP_INIT(a)};
    if (!roles || roles->nmembers == 0) {
        diag_error(d, config ? config->at : (struct span){0}, "font-roles-missing",
                   "fonts.yaml 里没有 roles", "fonts.yaml has no roles");
        return NULL;
    }
    f->nroles = roles->nmembers;
    f->roles = arena_array(a, struct role, f->nroles);
    for (size_t i = 0; i < f->nroles; i++) {
        struct role *role = &f->roles[i];

        role->name = roles->members[i].key;
        role->config = roles->members[i].value;
        for (int w = 0; w < WEIGHTS; w++) {
            role->fonts[w].set = f;
            add_choices(f, &role->fonts[w], role->config, (w + 1) * 100, 0);
        }
        check_role(f, role, d);
    }
    if (d->errors > before)
        return NULL;
    f->breaks = breaks_open();
    pthread_mutex_init(&f->lock, NULL);
    return f;
}

void fontset_close(struct fontset *f)
{
    if (!f)
        return;
    for (size_t i = 0; i < f->nfaces; i++)
        engine_close(f->faces[i]->engine);
    breaks_close(f->breaks);
    pthread_mutex_destroy(&f->lock);
}

const struct font *fontset_find(const struct fontset *f, struct slice role, int weight)
{
    int w = (weight + 50) / 100 - 1;

    w = w < 0 ? 0 : w >= WEIGHTS ? WEIGHTS - 1 : w;
    for (size_t i = 0; i < f->nroles; i++)
        if (slice_eq(f->roles[i].name, role) ||
            (role.len && slice_eq(value_str(f->roles[i].config, "alias"), role)))
            return &f->roles[i].fonts[w];
    return NULL;
}

/* The first face that can be opened. */
static const struct engine *first_engine(const struct font *f)
{
    for (size_t i = 0; i < f->n; i++) {
        const struct engine *e = face_engine(f->choices[i].face);
        if (e)
            return e;
    }
    return NULL;
}

int font_ascent(const struct font *f)
{
    const struct engine *e = first_engine(f);

    return e ? engine_ascent(e) : 880;
}

int font_descent(const struct font *f)
{
    const struct engine *e = first_engine(f);

    return e ? engine_descent(e) : 120;
}
