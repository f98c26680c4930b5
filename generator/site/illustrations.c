/* illustrations.c - pictures as files of the site.
 *
 * The plan lists every picture that is used, by the path that it would have on the
 * site. Templates only print paths; each finished page is searched for them, and the
 * pictures found are written. So a picture that only sheets or hidden pages use never
 * gets to the site.
 *
 *     src="../assets/%E5%9B%BE-0123456789abcdef.jpg" -> assets/图-0123456789abcdef.jpg
 */
#include "base/fold.h"
#include "data/picture.h"
#include "site/url.h"
#include "site/web.h"

#include <inttypes.h>

#define PREFIX "assets/图-"
#define ENCODED "assets/%E5%9B%BE-" /* PREFIX in a URL */

enum { DIGITS = 16 }; /* hexadecimal, of the picture's fingerprint */

static struct slice digits_of(struct arena *a, const struct picture *picture)
{
    return slice_of(arena_printf(a, "%0*" PRIx64, DIGITS, picture->stamp));
}

struct slice illustration_path(struct arena *a, const struct picture *picture)
{
    struct slice digits = digits_of(a, picture);

    return slice_of(arena_printf(a, PREFIX "%.*s.%s", SLICE_FMT(digits),
                                 picture->format == PICTURE_PNG ? "png" : "jpg"));
}

void illustrations_plan(struct web *w)
{
    for (size_t i = 0; i < w->site->npictures; i++) {
        const struct picture *picture = w->site->pictures[i];

        map_set(&w->pictures, digits_of(w->run, picture), (void *)picture);
    }
}

/* Decodes a photograph that is new on the site once: one cut short would be partly
 * gray. */
static bool is_sound(struct web *w, const struct picture *picture, const char *path)
{
    const struct sink *sink = &w->in->sink;

    return picture->format != PICTURE_JPEG ||
           (sink->had && sink->had(sink->ctx, path)) || picture_is_whole(picture);
}

static void put(struct web *w, const struct picture *picture)
{
    struct slice path = illustration_path(w->run, picture);

    if (map_find(&w->written, fold_file(w->run, path)))
        return;
    if (!is_sound(w, picture, path.ptr))
        w->sound = picture_report_broken(picture->path, picture->at, w->d);
    web_put(w, path, picture->bytes, picture->at);
}

void illustrations_put(struct web *w, struct slice html)
{
    const struct slice prefix = SLICE(ENCODED);
    size_t step;

    while ((step = slice_find(html, prefix)) != SIZE_MAX) {
        html = slice_from(html, step + prefix.len);
        const struct picture *picture =
            map_find(&w->pictures, slice_sub(html, 0, DIGITS));
        if (picture)
            put(w, picture);
    }
}
