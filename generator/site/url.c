/* url.c - paths and addresses of pages.
 *
 *     url_to_root: 公示/名单.html -> ../
 *     url_file_name: 停水/停电? -> 停水-停电-, con -> -con (a device in Windows)
 *     url_resolve: 公示/a.html, ../通知/b.html -> 通知/b.html
 */
#include "site/url.h"

#include "base/fold.h"

#include <string.h>

struct slice url_to_root(struct arena *a, struct slice path)
{
    struct buf b = BUF_INIT;

    for (size_t i = 0; i < path.len; i++)
        if (path.ptr[i] == '/')
            buf_str(&b, "../");
    struct slice s = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return s;
}

/* Letters, digits, '-' and '.'. */
static bool is_plain(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '.';
}

struct slice url_file_name(struct arena *a, struct slice text)
{
    enum { BYTES_MAX = 180 }; /* of 255: leaves room for suffixes */

    while (text.len > BYTES_MAX)
        utf8_prev(text, &text.len);
    char *s = arena_strndup(a, text.ptr, text.len);

    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)s[i] <= ' ' || s[i] == 0x7F ||
            strchr("/\\:*?\"<>|#%&'", s[i]))
            s[i] = '-';
    for (size_t i = 0; i < text.len && s[i] == '.'; i++)
        s[i] = '-';
    if (text.len && s[text.len - 1] == '.')
        s[text.len - 1] = '-';
    if (name_is_device((struct slice){s, text.len}))
        return slice_of(arena_printf(a, "-%s", s));
    return text.len ? (struct slice){s, text.len} : SLICE("-");
}

bool url_resolve(struct arena *a, struct slice from, struct slice to, struct slice *out)
{
    struct slice rest = to, step;
    struct buf b = BUF_INIT;
    size_t folder = from.len;
    bool inside = true;

    while (folder > 0 && from.ptr[folder - 1] != '/')
        folder--;
    buf_put(&b, from.ptr, folder);
    while (inside && slice_cut(&rest, '/', &step)) {
        if (slice_is(step, ".") || step.len == 0)
            continue;
        if (!slice_is(step, "..")) {
            buf_slice(&b, step);
            buf_char(&b, '/');
            continue;
        }
        inside = b.len > 0;
        if (inside)
            b.len--;
        while (b.len > 0 && b.ptr[b.len - 1] != '/')
            b.len--;
    }
    if (b.len > 0 && !slice_ends(to, SLICE("/")))
        b.len--;
    *out = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return inside;
}

struct slice url_scheme(struct slice url)
{
    for (size_t i = 0; i < url.len; i++) {
        unsigned char c = (unsigned char)url.ptr[i];

        if (c == ':')
            return slice_sub(url, 0, i + 1);
        if (!is_plain(c))
            break;
    }
    return SLICE("");
}

/* Schemes are compared in any case: HTTPS: is https:. */
bool url_scheme_ok(struct slice url)
{
    static const char *const known[] = {"http:", "https:", "mailto:", "tel:"};
    struct slice scheme = url_scheme(url);
    char lower[8];

    if (scheme.len == 0) /* as "javascript :x", which is a path */
        return true;
    if (scheme.len > sizeof lower)
        return false;
    for (size_t i = 0; i < scheme.len; i++)
        lower[i] =
            (char)(scheme.ptr[i] >= 'A' && scheme.ptr[i] <= 'Z' ? scheme.ptr[i] + 32
                                                                : scheme.ptr[i]);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (slice_is((struct slice){lower, scheme.len}, known[i]))
            return true;
    return false;
}

struct slice url_path_of(struct arena *a, struct slice address)
{
    size_t at = slice_find(address, SLICE("://"));
    struct slice rest = slice_from(address, at == SIZE_MAX ? address.len : at + 3),
                 host;

    slice_cut(&rest, '/', &host);
    while (slice_ends(rest, SLICE("/")))
        rest.len--;
    return slice_of(rest.len ? arena_printf(a, "/%.*s/", SLICE_FMT(rest)) : "/");
}
