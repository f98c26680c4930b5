/* place.c - finding the compound's folder, and the program's own files.
 *
 *     run in 小区/content/通知  -> dies: cd to 小区 first (compound_above)
 *     run in the folder above   -> dies: cd to 小区 first (compound_below)
 *     neither                   -> dies: start a compound with `banbao init`
 *
 * Kinds, themes and fonts are searched for in the compound, then next to the running
 * program (/proc/self/exe), then where it was built. */
#include "place.h"

#include "base/file.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char site_file[] = "content/site.yaml";

/* ---- the compound ---- */

static bool is_compound(struct arena *a, const char *dir)
{
    return file_type(file_join(a, dir, site_file)) != FILE_NONE;
}

/* The nearest folder above `here` that is a compound's; NULL: none. */
static const char *compound_above(struct arena *a, const char *here)
{
    char *dir = arena_strdup(a, here);
    char *slash;

    while ((slash = strrchr(dir, '/')) && slash[1]) {
        slash[slash == dir] = '\0';
        if (is_compound(a, dir))
            return dir;
    }
    return NULL;
}

/* A compound in one of the folders here: the user is one level too high. NULL: none. */
static const char *compound_below(struct arena *a)
{
    struct file_entry *entries;
    size_t n = 0;

    if (!file_list(a, ".", &entries, &n))
        return NULL;
    for (size_t i = 0; i < n; i++)
        if (entries[i].type == FILE_FOLDER && is_compound(a, entries[i].name))
            return entries[i].name;
    return NULL;
}

/* The wrong name under which site.yaml was saved; NULL: nothing like it is there. */
static const char *saved_otherwise(void)
{
    static const char *const names[] = {"content/site.yaml.txt", "content/site.yml",
                                        "content/site.YAML", "content/Site.yaml",
                                        "content/site.txt"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (file_type(names[i]) == FILE_REGULAR)
            return names[i];
    return NULL;
}

void place_require(void)
{
    struct arena a = ARENA_INIT;

    if (is_compound(&a, ".")) {
        arena_free(&a);
        return;
    }
    const char *here = file_real(&a, "."), *at = here ? here : ".";
    const char *near = compound_above(&a, at);
    near = near ? near : compound_below(&a);
    if (near)
        die("这里不是小区的文件夹，没有 %s：%s\n"
            "  小区的文件夹在这里，先进去再运行： cd \"%s\"\n"
            "  (not a compound's folder: it has no %s; there is one, go there first)",
            site_file, at, near, site_file);
    const char *otherwise = saved_otherwise();
    if (otherwise)
        die("没有 %s，有 %s：把它改名为 site.yaml\n"
            "  （看不见后缀的，先在“查看”里勾上“文件扩展名”）\n"
            "  (no %s, but %s: rename it to site.yaml)",
            site_file, otherwise, site_file, otherwise);
    if (file_type("content") == FILE_FOLDER)
        die("这里的 content/ 里没有 site.yaml：%s\n"
            "  是小区的文件夹，就把 site.yaml 放回 content/；另起一个： banbao init "
            "文件夹名\n"
            "  (content/ holds no site.yaml: put it back, or start a compound by "
            "'banbao init DIR')",
            at);
    die("这里不是小区的文件夹，没有 %s：%s\n"
        "  先进小区的文件夹再运行： cd 文件夹，或 banbao -C 文件夹 …\n"
        "  还没有的，新建一个： banbao init 文件夹名\n"
        "  (not a compound's folder: it has no %s; go to yours by cd or -C, or start one "
        "by 'banbao init DIR')",
        site_file, at, site_file);
}

/* ---- a file named on the command line ---- */

/* Tries `named` and named.md below content/, then in each of its folders; ambiguous
 * names give NULL. */
const char *place_meant(struct arena *a, const char *named)
{
    const char *path = file_join(a, "content", named), *found = NULL;
    bool ended = slice_ends(slice_of(named), SLICE(".md"));

    if (!ended && file_type(path) == FILE_NONE) {
        const char *item = arena_printf(a, "%s.md", named);
        found = file_type(item) == FILE_REGULAR ? item : place_meant(a, item);
        if (found)
            return found;
    }
    struct file_entry *folders;
    size_t n = 0;

    if (file_type(path) != FILE_NONE)
        return path;
    if (strchr(named, '/') || !file_list(a, "content", &folders, &n))
        return NULL;
    for (size_t i = 0; i < n; i++) {
        path = file_join(a, file_join(a, "content", folders[i].name), named);
        if (folders[i].type != FILE_FOLDER || file_type(path) == FILE_NONE)
            continue;
        if (found)
            return NULL;
        found = path;
    }
    return found;
}

/* ---- the program's own ---- */

const char *place_program(struct arena *a)
{
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path);

    return n > 0 && (size_t)n < sizeof path ? arena_strndup(a, path, (size_t)n) : NULL;
}

/* Does the folder hold the program's own kinds and fonts? */
static bool is_home(struct arena *a, const char *dir)
{
    return file_type(file_join(a, dir, "generator/kinds")) == FILE_FOLDER &&
           file_type(file_join(a, dir, "fonts/fonts.yaml")) != FILE_NONE;
}

/* The home of build/release/banbao in a checkout, or of an installed bin/banbao. */
static const char *home_by_program(struct arena *a)
{
    static const char *const from[] = {"../share/banbao", "../.."};
    char *program = (char *)place_program(a);
    char *slash = program ? strrchr(program, '/') : NULL;

    if (!slash)
        return NULL;
    *slash = '\0';
    for (size_t i = 0; i < sizeof from / sizeof *from; i++) {
        const char *own = file_real(a, file_join(a, program, from[i]));
        if (own && is_home(a, own))
            return own;
    }
    return NULL;
}

const char *place_home(struct arena *a)
{
    const char *home = home_by_program(a);

    return home ? home : is_home(a, BANBAO_HOME) ? BANBAO_HOME : NULL;
}

const char *place_resource(struct arena *a, const struct run *r, const char *path)
{
    const char *shipped = r->home ? file_join(a, r->home, path) : NULL;

    if (file_type(path) != FILE_NONE)
        return path;
    if (shipped && file_type(shipped) != FILE_NONE)
        return shipped;
    if (r->home)
        die("板报自己的 %s 不见了，应该在 %s\n"
            "  把板报的文件夹补全；设了 BANBAO_HOME 的，改成板报的文件夹，或不设它： "
            "unset BANBAO_HOME\n"
            "  (the program's own %s is gone: restore its folder; if BANBAO_HOME is set, "
            "correct or unset it)",
            path, shipped, path);
    die("找不到板报自己的 %s：程序搬动过，原来在 %s\n"
        "  把板报的文件夹整个放在一起，用里面的 build/banbao；或写明它在哪： "
        "BANBAO_HOME=板报的文件夹 banbao …\n"
        "  (the program was moved away from its own %s: keep its folder whole, or name it "
        "in BANBAO_HOME)",
        path, BANBAO_HOME, path);
}
