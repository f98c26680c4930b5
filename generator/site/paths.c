/* paths.c - where lists of tags and years are. */
#include "site/url.h"
#include "site/web.h"

struct slice tag_path(struct arena *a, struct slice tag)
{
    return slice_of(
        arena_printf(a, "标签/%.*s.html", SLICE_FMT(url_file_name(a, tag))));
}

struct slice archive_path(struct arena *a, int year)
{
    return slice_of(arena_printf(a, "归档/%d.html", year));
}
