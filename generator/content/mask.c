/* mask.c - the four ways to mask.
 *
 *   遮名  王小明                 王某某
 *   遮字  王小明                 王*明
 *   遮号  0000-0000001           0000-*****01
 *   遮址  3 号楼 2 单元 501 室   3 号楼
 */
#include "content/mask.h"
#include "words/houses.h"

#include <string.h>

/* A group's word and only digits after it, or 匿名. */
bool name_is_nameless(struct slice s)
{
    static const char *const words[] = {"志愿者", "居民", "业主"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!slice_starts(s, slice_of(words[i])))
            continue;
        struct slice number = slice_trim(slice_from(s, strlen(words[i])));
        size_t digits = 0;
        while (digits < number.len && char_is_digit(number.ptr[digits]))
            digits++;
        return number.len > 0 && digits == number.len;
    }
    return slice_is(s, "匿名");
}

/* A name that has 某 already is kept. */
struct slice mask_name(struct arena *a, struct slice name, struct slice family)
{
    if (slice_find(name, SLICE("某")) != SIZE_MAX)
        return name;
    return slice_of(arena_printf(a, "%.*s某某", SLICE_FMT(family)));
}

struct slice mask_character(struct arena *a, struct slice name, struct slice family)
{
    size_t last = name.len;

    if (utf8_count(name) != 3 || utf8_count(family) != 1)
        return slice_of(arena_printf(a, "%.*s*", SLICE_FMT(family)));
    utf8_prev(name, &last);
    return slice_of(arena_printf(a, "%.*s*%.*s", SLICE_FMT(family),
                                 SLICE_FMT(slice_from(name, last))));
}

static size_t digits_in(struct slice s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++)
        n += char_is_digit(s.ptr[i]);
    return n;
}

/* The index of the hyphen after an area code; SIZE_MAX: none. An area code has at most
 * four digits, and a number must follow. */
static size_t area_end(struct slice number)
{
    enum { AREA_MOST = 4, NUMBER_LEAST = 5 };
    size_t at = slice_find(number, SLICE("-"));

    if (at == SIZE_MAX || digits_in(slice_sub(number, 0, at)) > AREA_MOST ||
        digits_in(slice_from(number, at)) < NUMBER_LEAST)
        return SIZE_MAX;
    return at;
}

/* Digits from..to become *; the area code is never among them. */
struct slice mask_phone(struct arena *a, struct slice number)
{
    struct slice out = slice_dup(a, number);
    char *s = (char *)out.ptr; /* ours: just copied */
    size_t area = area_end(number), n = 0, digits = digits_in(number);
    bool mobile = digits == 11 && area == SIZE_MAX;
    size_t from = mobile ? 3 : 0, to = digits - (mobile ? 4 : digits > 4 ? 2 : 0);

    for (size_t i = 0; i < out.len; i++) {
        if (!char_is_digit(s[i]))
            continue;
        if (n >= from && n < to && (area == SIZE_MAX || i > area))
            s[i] = '*';
        n++;
    }
    return out;
}

/* Cut after the first word for a building; a place with digits but without such a word
 * might be a room. */
struct slice mask_place(struct slice place)
{
    static const char *const words[] = {WORDLIST_HOUSE_ENDS};
    size_t end = SIZE_MAX;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = slice_find(place, slice_of(words[i]));
        if (at != SIZE_MAX && at + strlen(words[i]) < end)
            end = at + strlen(words[i]);
    }
    if (end != SIZE_MAX)
        return slice_sub(place, 0, end);
    for (size_t i = 0; i < place.len; i++)
        if (char_is_digit(place.ptr[i]))
            return SLICE("");
    return place;
}
