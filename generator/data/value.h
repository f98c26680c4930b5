/* value.h - a tree of data: parsed from YAML, validated by a kind, printed by a
 * template.
 *
 * One type serves content, kinds, themes, fonts, rules and calendars. A value knows its
 * place in the source. A scalar may have facets (members) as well as a text: a date
 * prints as 2026年10月12日 and has .iso, .点, .周 ...; the facets of every field type
 * are listed in generator/kinds/README.md. A typed scalar also has its decoded form as
 * a payload.
 *
 * Values live in an arena and do not change after their stage.
 */
#ifndef BANBAO_DATA_VALUE_H
#define BANBAO_DATA_VALUE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/slice.h"

enum value_type { VALUE_NULL, VALUE_BOOL, VALUE_TEXT, VALUE_LIST, VALUE_MAP };

enum value_payload {
    PAYLOAD_NONE,
    PAYLOAD_DECIMAL, /* struct decimal (data/decimal.h): number, money */
    PAYLOAD_DATE,    /* struct date (model/date.h) */
    PAYLOAD_PERIOD,  /* struct period (model/date.h) */
    PAYLOAD_DOC,     /* struct node (model/doc.h): Markdown */
    PAYLOAD_PICTURE, /* struct picture (data/picture.h) */
};

struct member {
    struct slice key;
    struct span key_at;
    struct value *value;
};

struct value {
    enum value_type type;
    bool truth;           /* of a VALUE_BOOL */
    bool quoted;          /* a YAML scalar in quotes: never null, true or a number */
    struct span at;       /* its place in the source; at.src NULL: computed */
    struct slice text;    /* what {{x}} prints */
    struct value **items; /* of a VALUE_LIST, n of them */
    size_t n, cap;
    struct member *members; /* of a VALUE_MAP, or facets; in source order */
    size_t nmembers, mcap;
    enum value_payload payload;
    const void *data; /* of the payload's type */
};

struct value *value_null(struct arena *a);
struct value *value_text(struct arena *a, struct slice text); /* text is borrowed */
struct value *value_printf(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
struct value *value_bool(struct arena *a, bool truth);
struct value *value_list(struct arena *a);
struct value *value_map(struct arena *a);

void value_push(struct arena *a, struct value *list, struct value *item);
/* Sets or replaces a member. The key is borrowed: a literal, or text that lives longer.
 */
void value_set(struct arena *a, struct value *map, const char *key, struct value *v);
void value_set_slice(struct arena *a, struct value *map, struct slice key,
                     struct value *v);

/* Borrowed; NULL when v is NULL, not a map, or has no such member. */
struct value *value_find_slice(const struct value *v, struct slice key);
static inline struct value *value_find(const struct value *v, const char *key)
{
    return value_find_slice(v, slice_of(key));
}
/* 公示期.止.点: member by member; a number selects from a list. NULL: there is none. */
struct value *value_path(const struct value *v, struct slice dotted);

/* The text of a member; empty if it is missing or not a scalar. */
struct slice value_str(const struct value *v, const char *key);
/* A member as a whole number; `otherwise` if it is missing or not a number. */
long value_long(const struct value *v, const char *key, long otherwise);
bool value_flag(const struct value *v, const char *key, bool otherwise);

/* Does it open a Mustache section? False for NULL, null, false, "" and an empty list.
 */
bool value_is_true(const struct value *v);

#endif
