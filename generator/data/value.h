/* value.h - a tree of data: what YAML says, what a kind has validated, what a
 * template prints.
 *
 * One type serves content, kinds, themes, fonts, rules and calendars. A value
 * knows where it was written. A scalar may carry facets (members) as well as a
 * text: a date prints as 2026年10月12日 and has .iso, .点, .周 ...; the facets
 * of every field type are listed in generator/kinds/README.md. A typed scalar
 * also carries its decoded form as a payload.
 *
 * Values live in an arena and are not changed once their stage is over.
 */
#ifndef VALUE_H
#define VALUE_H

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
    struct span at;       /* where it was written; at.src NULL: computed */
    struct slice text;    /* what {{x}} prints */
    struct value **items; /* of a VALUE_LIST, n of them */
    size_t n, cap;
    struct member *members; /* of a VALUE_MAP, or facets; in source order */
    size_t nmembers, mcap;
    enum value_payload payload;
    const void *data; /* what the payload says */
};

struct value *value_null(struct arena *a);
struct value *value_text(struct arena *a, struct slice text); /* text is borrowed */
struct value *value_printf(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
struct value *value_bool(struct arena *a, bool truth);
struct value *value_list(struct arena *a);
struct value *value_map(struct arena *a);

void value_push(struct arena *a, struct value *list, struct value *item);
/* Set or replace; keys from a literal or from longer-lived text. */
void value_set(struct arena *a, struct value *map, const char *key, struct value *v);
void value_set_slice(struct arena *a, struct value *map, struct slice key,
                     struct value *v);

/* Borrowed; NULL when v is NULL, not a map, or has no such member. */
struct value *value_find_slice(const struct value *v, struct slice key);
static inline struct value *value_find(const struct value *v, const char *key)
{
    return value_find_slice(v, slice_of(key));
}
/* 公示期.止.点 - member by member; a number picks from a list. NULL: not there. */
struct value *value_path(const struct value *v, struct slice dotted);

/* The text of a member; empty when it is not there or is no scalar. */
struct slice value_str(const struct value *v, const char *key);
/* A member as a whole number, or otherwise when it is not there or is not one. */
long value_long(const struct value *v, const char *key, long otherwise);
bool value_flag(const struct value *v, const char *key, bool otherwise);

/* What opens a Mustache section: not NULL, null, false, "", or an empty list. */
bool value_is_true(const struct value *v);

#endif
