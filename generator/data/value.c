/* value.c - building and reading value trees.
 *
 * Maps are arrays in source order, searched from the start: they have few members.
 *
 *     value_path of {公示期: {止: {点: 2026.12.9}}}, 公示期.止.点 -> 2026.12.9
 *     value_path of [甲, 乙], 1 -> 乙
 */
#include "data/value.h"

#include <stdarg.h>
#include <stdio.h>

static struct value *value_new(struct arena *a, enum value_type type)
{
    struct value *v = arena_new(a, struct value);

    v->type = type;
    v->text = SLICE("");
    return v;
}

struct value *value_null(struct arena *a)
{
    return value_new(a, VALUE_NULL);
}

struct value *value_text(struct arena *a, struct slice text)
{
    struct value *v = value_new(a, VALUE_TEXT);

    v->text = text.ptr ? text : SLICE("");
    return v;
}

struct value *value_printf(struct arena *a, const char *fmt, ...)
{
    char few[64]; /* enough for a date or number, so that it is formatted once */
    va_list ap;

    va_start(ap, fmt);
    int n = vsnprintf(few, sizeof few, fmt, ap);
    va_end(ap);
    size_t len = n < 0 ? 0 : (size_t)n;
    if (len < sizeof few)
        return value_text(a, (struct slice){arena_strndup(a, few, len), len});
    char *s = arena_alloc(a, len + 1, 1);
    va_start(ap, fmt);
    vsnprintf(s, len + 1, fmt, ap);
    va_end(ap);
    return value_text(a, (struct slice){s, len});
}

struct value *value_bool(struct arena *a, bool truth)
{
    struct value *v = value_new(a, VALUE_BOOL);

    v->truth = truth;
    v->text = truth ? SLICE("true") : SLICE("false");
    return v;
}

struct value *value_list(struct arena *a)
{
    return value_new(a, VALUE_LIST);
}

struct value *value_map(struct arena *a)
{
    return value_new(a, VALUE_MAP);
}

void value_push(struct arena *a, struct value *list, struct value *item)
{
    arena_push(a, list->items, list->n, list->cap);
    list->items[list->n++] = item;
}

/* Fast path: Chinese keys mostly differ in the last byte of their first character. */
static bool same_key(struct slice a, struct slice b)
{
    return a.len == b.len && (a.len < 3 || a.ptr[2] == b.ptr[2]) && slice_eq(a, b);
}

static struct member *member_of(const struct value *v, struct slice key)
{
    for (size_t i = 0; v && i < v->nmembers; i++)
        if (same_key(v->members[i].key, key))
            return &v->members[i];
    return NULL;
}

void value_set_slice(struct arena *a, struct value *map, struct slice key,
                     struct value *v)
{
    struct member *m = member_of(map, key);

    if (m) {
        m->value = v;
        return;
    }
    arena_push(a, map->members, map->nmembers, map->mcap);
    map->members[map->nmembers++] = (struct member){key, {0}, v};
}

void value_set(struct arena *a, struct value *map, const char *key, struct value *v)
{
    value_set_slice(a, map, slice_of(key), v);
}

struct value *value_find_slice(const struct value *v, struct slice key)
{
    struct member *m = member_of(v, key);

    return m ? m->value : NULL;
}

/* A whole number of at most 9 digits, without a sign; false for anything else. */
static bool whole_number(struct slice s, long *out)
{
    long n = 0;

    if (s.len == 0 || s.len > 9)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
        n = n * 10 + (s.ptr[i] - '0');
    }
    *out = n;
    return true;
}

struct value *value_path(const struct value *v, struct slice dotted)
{
    struct slice rest = dotted, piece;
    struct value *found = NULL;

    while (slice_cut(&rest, '.', &piece)) {
        long i;
        found = value_find_slice(v, piece);
        if (!found && v && v->type == VALUE_LIST && whole_number(piece, &i) &&
            (size_t)i < v->n)
            found = v->items[i];
        if (!found)
            return NULL;
        v = found;
    }
    return found;
}

struct slice value_str(const struct value *v, const char *key)
{
    const struct value *m = value_find(v, key);

    if (!m || m->type == VALUE_LIST || m->type == VALUE_MAP)
        return SLICE("");
    return m->text;
}

long value_long(const struct value *v, const char *key, long otherwise)
{
    struct slice s = value_str(v, key);
    bool minus = s.len && s.ptr[0] == '-';
    long n;

    if (!whole_number(slice_from(s, minus), &n))
        return otherwise;
    return minus ? -n : n;
}

bool value_flag(const struct value *v, const char *key, bool otherwise)
{
    const struct value *m = value_find(v, key);

    return m && m->type == VALUE_BOOL ? m->truth : otherwise;
}

bool value_is_true(const struct value *v)
{
    if (!v)
        return false;
    switch (v->type) {
    case VALUE_NULL:
        return false;
    case VALUE_BOOL:
        return v->truth;
    case VALUE_TEXT:
        return v->text.len > 0;
    case VALUE_LIST:
        return v->n > 0;
    case VALUE_MAP:
        return true;
    }
    return false;
}
