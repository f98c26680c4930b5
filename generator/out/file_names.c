/* file_names.c - make file names unique and portable.
 *
 * Two names are the same if their folds are (base/fold.h: case, accents). If a name is
 * taken, （2）, （3） … is tried until it, or every page of it, is free.
 */
#include "out/file_names.h"

#include "base/buf.h"
#include "base/fold.h"

#include <string.h>

enum { NAME_BYTES_MAX = 180 }; /* of the 255 allowed: leaves room for date and paper */

/* The full-width form of a character that Windows forbids: ? -> ？; ' ' for control
 * characters; others stay. */
static uint32_t replacement(uint32_t cp)
{
    if (cp < 0x20 || cp == 0x7F || cp == 0x3000)
        return ' ';
    return cp < 0x7F && strchr("\\/:*?\"<>|", (int)cp) ? cp - 0x20 + 0xFF00 : cp;
}

struct slice name_safe(struct arena *a, struct slice text)
{
    struct buf out = BUF_INIT;

    text = slice_trim(text);
    for (size_t at = 0; at < text.len && out.len < NAME_BYTES_MAX;) {
        uint32_t cp = replacement(utf8_next(text, &at));
        if (cp != ' ' || (out.len && out.ptr[out.len - 1] != ' '))
            buf_cp(&out, cp);
    }
    while (out.len && (out.ptr[out.len - 1] == ' ' || out.ptr[out.len - 1] == '.'))
        out.len--;
    struct slice name = slice_dup(a, buf_view(&out));
    buf_release(&out);
    return name.len ? name : SLICE("-");
}

/* Record all paths; false when one of them is taken already. */
static bool take(struct arena *a, struct map *taken, const struct slice *paths,
                 size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (map_find(taken, fold_file(a, paths[i])))
            return false;
    for (size_t i = 0; i < n; i++)
        map_set(taken, fold_file(a, paths[i]), taken);
    return true;
}

struct slice name_sheet(struct arena *a, struct map *taken, struct slice folder,
                        struct slice date, struct slice title, const char *paper)
{
    folder = name_safe(a, folder);
    title = name_safe(a, title);
    for (int n = 1;; n++) {
        const char *again = n > 1 ? arena_printf(a, "（%d）", n) : "";
        struct slice path =
            slice_of(arena_printf(a, "%.*s/%.*s %.*s%s %s.pdf", SLICE_FMT(folder),
                                  SLICE_FMT(date), SLICE_FMT(title), again, paper));
        if (take(a, taken, &path, 1))
            return path;
    }
}

struct slice *name_pictures(struct arena *a, struct map *taken, struct slice folder,
                            struct slice date, struct slice title, size_t pages)
{
    struct slice *paths = arena_array(a, struct slice, pages);

    folder = name_safe(a, folder);
    title = name_safe(a, title);
    for (int n = 1;; n++) {
        const char *again = n > 1 ? arena_printf(a, "（%d）", n) : "";

        for (size_t i = 0; i < pages; i++) {
            const char *number = pages > 1 ? arena_printf(a, " %zu", i + 1) : "";
            paths[i] = slice_of(arena_printf(a, "%.*s/%.*s %.*s%s%s.png",
                                             SLICE_FMT(folder), SLICE_FMT(date),
                                             SLICE_FMT(title), again, number));
        }
        if (take(a, taken, paths, pages))
            return paths;
    }
}
