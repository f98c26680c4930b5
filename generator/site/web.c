/* web.c - files of the site leave once, and under one name each. */
#include "site/web.h"
#include "base/fold.h"

/* Reserves a path for `own`. Returns who has it already: a file of this name in any
 * case, or a folder where this is a file, or the reverse (a section called index.html);
 * NULL if it was free. */
static const struct span *taken(struct web *w, struct slice path, struct span *own)
{
    struct slice folded = fold_file(w->run, path);
    const struct span *former = map_find(&w->folders, folded);
    const struct span *same = map_set(&w->written, folded, own);

    for (size_t i = 0; i < folded.len; i++) {
        struct slice above = slice_sub(folded, 0, i);
        if (folded.ptr[i] != '/')
            continue;
        if (!former)
            former = map_find(&w->written, above);
        map_set(&w->folders, above, own);
    }
    return same ? same : former;
}

bool web_put(struct web *w, struct slice path, struct slice data, struct span at)
{
    struct span *own = arena_new(w->run, struct span);

    *own = at;
    const struct span *former = taken(w, path, own);
    if (former) {
        w->sound = false;
        if (!at.src) /* a list has no file: blame the item that took its path */
            at = *former;
        diag_error(w->d, at, "page-taken", "网站里已经有 %.*s 这个文件",
                   "the site has a file %.*s already", SLICE_FMT(path));
        return diag_hint(w->d, "请给文件、短址、标签或栏目的目录换个名字",
                         "rename the file, its short url, the tag or the section");
    }
    w->in->sink.put(w->in->sink.ctx, slice_cstr(w->run, path), data);
    return true;
}
