/* item_address.c - an item's address as people read it, as a code, and in lines.
 *
 *     https://hal.example + 通知/停水 -> 网址 hal.example/通知/停水
 *                                        二维码 https://hal.example/%E9%80%9A… */
#include "content/item_address.h"
#include "base/percent.h"

/* In half-ems: ASCII 1, others 2. */
static size_t width_of(struct slice s)
{
    size_t width = 0;

    for (size_t at = 0; at < s.len;)
        width += utf8_next(s, &at) < 0x80 ? 1 : 2;
    return width;
}

/* Where to break an address too long for its line: after a slash, else after a dot of
 * the host, else so that the lines are of equal width. */
static size_t line_end(struct slice s, size_t most)
{
    size_t all = width_of(s), lines = (all + most - 1) / most;
    size_t width = 0, slash = 0, dot = 0, even = 0;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        width += cp < 0x80 ? 1 : 2;
        if (width > most)
            break;
        slash = cp == '/' ? at : slash;
        dot = cp == '.' ? at : dot;
        even = even && width * lines >= all + lines ? even : at;
    }
    return slash ? slash : dot ? dot : even;
}

/* The address in lines of at most MOST half-ems, as printed below the QR code. */
static struct value *address_lines(struct arena *a, struct slice address)
{
    enum { MOST = 26 };
    struct value *list = value_list(a);

    while (address.len) {
        size_t end = width_of(address) <= MOST ? address.len : line_end(address, MOST);
        value_push(a, list, value_text(a, slice_sub(address, 0, end)));
        address = slice_from(address, end);
    }
    return list;
}

/* 网址 is hal.example/通知/停水 as people read it, 二维码 the percent-encoded link. */
void item_set_address(struct arena *a, struct item *item, struct slice address,
                      struct slice suffix)
{
    struct slice page = item->short_url.len ? item->short_url : item->url;
    struct slice brief = address;
    size_t scheme = slice_find(address, SLICE("://"));

    if (!address.len)
        return;
    page.len -= sizeof ".html" - 1;
    if (scheme != SIZE_MAX)
        brief = slice_from(address, scheme + 3);
    struct slice coded = percent_encoded(a, page);
    struct value *printed = value_printf(a, "%.*s/%.*s%.*s", SLICE_FMT(brief),
                                         SLICE_FMT(page), SLICE_FMT(suffix));
    value_set(a, item->root, "网址", printed);
    value_set(a, item->root, "网址行", address_lines(a, value_str(item->root, "网址")));
    value_set(a, item->root, "二维码",
              value_printf(a, "%.*s/%.*s%.*s", SLICE_FMT(address), SLICE_FMT(coded),
                           SLICE_FMT(suffix)));
}
