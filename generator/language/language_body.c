/* language_body.c - L14: the compound's bodies go by the names in site.yaml (机构).
 *
 *     机构: [槐安里小区业主委员会]
 *     槐安里业主委员会    -> 槐安里小区业主委员会
 *     槐安里小区业委会    accepted: a customary short form after the same place
 *     本小区物管会        -> 业主委员会: this compound has the one, not the other
 *     “…本小区物管会…”   a quotation is left alone
 */
#include "language/letters.h"
#include "words/bodies.h"

#include <string.h>

/* Names of bodies, correct or not, and the correct ending of a full name for each:
 * 业委会 -> 业主委员会. */
static const struct body_kind {
    const char *name, *full;
    bool custom; /* a customary short form */
} body_kinds[] = {WORDLIST_BODY_KINDS};
enum { BODY_KINDS = sizeof body_kinds / sizeof *body_kinds };

/* The kind of body named first in text; *at: where its name begins. */
static const struct body_kind *find_body_kind(struct slice text, size_t *at)
{
    const struct body_kind *best = NULL;

    for (size_t i = 0; i < BODY_KINDS; i++) {
        size_t found = slice_find(text, slice_of(body_kinds[i].name));
        if (found != SIZE_MAX && (!best || found < *at)) {
            best = &body_kinds[i];
            *at = found;
        }
    }
    return best;
}

/* Does rest, what follows the place, leave it just the compound, 槐安里小区, without
 * 第一 or 三号楼? */
static bool is_plain_place(struct slice rest)
{
    return !rest.len || slice_is(rest, "小区") || slice_is(rest, "社区") ||
           slice_is(rest, "小区的");
}

/* The Han characters from i on, at most 20. */
static struct slice han_run(const struct letters *t, size_t i)
{
    size_t j = i;

    while (t->kind[j] == LETTER_HAN && j < i + 20)
        j++;
    return slice_sub(t->text, t->at[i], t->at[j]);
}

/* Does site.yaml list a body with this full name ending? */
static bool is_registered(const struct language *l, const char *full)
{
    size_t at;

    for (size_t b = 0; b < l->nbodies; b++) {
        const struct body_kind *kind = find_body_kind(l->bodies[b], &at);
        if (kind && strcmp(kind->full, full) == 0)
            return true;
    }
    return false;
}

/* A compound has a 业主委员会 or, in its place, a 物业管理委员会. If only the other one
 * is registered, this name is wrong: returns the other. NULL: no objection. */
static const char *instead_of(const struct language *l, const struct body_kind *kind)
{
    static const char owners[] = "业主委员会", board[] = "物业管理委员会";
    const char *other = strcmp(kind->full, owners) == 0  ? board
                        : strcmp(kind->full, board) == 0 ? owners
                                                         : NULL;

    return other && is_registered(l, other) && !is_registered(l, kind->full) ? other
                                                                             : NULL;
}

/* Is character i inside “”, that is, somebody else's words? */
static bool is_quoted(const struct letters *t, size_t i)
{
    for (; i > 0 && t->kind[i - 1] != LETTER_NEWLINE; i--) {
        if (t->cp[i - 1] == 0x201D)
            return false;
        if (t->cp[i - 1] == 0x201C)
            return true;
    }
    return false;
}

/* The place that s begins with: 槐安里, or the compound's full name; empty: neither. */
static struct slice place_of(const struct language *l, struct slice s)
{
    for (size_t i = 0; i < PLACES; i++)
        if (l->places[i].len && slice_starts(s, l->places[i]))
            return l->places[i];
    return (struct slice){0};
}

/* Is it of the community, 槐安里社区, and not of the compound? */
static bool is_of_community(struct slice where)
{
    return slice_ends(where, SLICE("社区"));
}

/* May `name`, a customary short form at `where`, stand for a body whose full name has
 * the place `full`? At the same place; or at the compound's other name. */
static bool is_same_place(const struct language *l, struct slice where,
                          struct slice full)
{
    return slice_eq(where, full) || (!slice_eq(place_of(l, where), place_of(l, full)) &&
                                     is_of_community(where) == is_of_community(full));
}

/* A body of this compound must have the name in site.yaml, or a customary short form
 * after the same place. Accepted if site.yaml lists no body of this kind. */
static void check_placed(const struct letters *t, size_t i, struct slice place)
{
    const struct language *l = t->l;
    struct slice name = han_run(t, i), best = {0};
    size_t at = 0;
    const struct body_kind *kind = find_body_kind(name, &at);

    if (!kind || at < place.len || !is_plain_place(slice_sub(name, place.len, at)))
        return;
    name.len = at + strlen(kind->name);
    for (size_t b = 0; b < l->nbodies; b++) {
        struct slice body = l->bodies[b], full = slice_of(kind->full);
        if (slice_eq(body, name))
            return;
        if (!place_of(l, body).len || !slice_ends(body, full))
            continue;
        struct slice where = slice_sub(body, 0, body.len - full.len);
        if (kind->custom && is_same_place(l, slice_sub(name, 0, at), where))
            return;
        best = body;
    }
    const char *other =
        best.ptr ? slice_cstr(t->out->arena, best) : instead_of(l, kind);
    if (other)
        letters_report(t, i, i + utf8_count(name), LANGUAGE_BODY, other, CURE_ASK);
}

/* 本小区物管会, where there is a 业主委员会. */
static void check_own(const struct letters *t, size_t i)
{
    static const char *const owns[] = {WORDLIST_OWN_COMPOUND, NULL};
    size_t at = t->at[i];

    for (int k = 0; owns[k]; k++) {
        struct slice own = slice_of(owns[k]);
        if (!slice_starts(slice_from(t->text, at), own))
            continue;
        struct slice rest = slice_from(t->text, at + own.len);
        for (size_t b = 0; b < BODY_KINDS; b++) {
            struct slice name = slice_of(body_kinds[b].name);
            const char *other = slice_starts(rest, name) && !is_quoted(t, i)
                                    ? instead_of(t->l, &body_kinds[b])
                                    : NULL;
            size_t first = i + utf8_count(own);
            if (other)
                letters_report(t, first, first + utf8_count(name), LANGUAGE_BODY, other,
                               CURE_ASK);
        }
    }
}

void language_body(const struct letters *t, size_t i)
{
    struct slice place = place_of(t->l, slice_from(t->text, t->at[i]));

    if (place.len)
        check_placed(t, i, place);
    else
        check_own(t, i);
}
