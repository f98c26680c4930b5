/* L14: what the bodies of the compound are called, against 机构 of site.yaml. */
#include "language/letters.h"
#include "words/bodies.h"

#include <string.h>

/* What bodies are called, right and wrong, and which word of a full name it stands for.
 */
static const struct body_kind {
    const char *said, *full;
    bool custom; /* a customary short form */
} body_kinds[] = {WORDLIST_BODY_KINDS};
enum { BODY_KINDS = sizeof body_kinds / sizeof *body_kinds };

/* The kind of body that text names first; *at: where in it. */
static const struct body_kind *find_body_kind(struct slice text, size_t *at)
{
    const struct body_kind *best = NULL;

    for (size_t i = 0; i < BODY_KINDS; i++) {
        size_t found = slice_find(text, slice_of(body_kinds[i].said));
        if (found != SIZE_MAX && (!best || found < *at)) {
            best = &body_kinds[i];
            *at = found;
        }
    }
    return best;
}

/* 槐安里小区 and 槐安里: a word that says where, no 第一 or 三号楼. */
static bool is_plain_place(const struct language *l, struct slice where)
{
    struct slice rest = slice_from(where, l->place.len);

    return !rest.len || slice_is(rest, "小区") || slice_is(rest, "社区") ||
           slice_is(rest, "小区的");
}

/* Han characters from i on, 20 at most. */
static struct slice han_run(const struct letters *t, size_t i)
{
    size_t j = i;

    while (t->kind[j] == LETTER_HAN && j < i + 20)
        j++;
    return slice_sub(t->text, t->at[i], t->at[j]);
}

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

/* A compound has 业主委员会 or, in its place, 物业管理委员会: where one is registered
 * and the other is not, its name is wrong. What is written instead; NULL: nothing. */
static const char *instead_of(const struct language *l, const struct body_kind *kind)
{
    static const char owners[] = "业主委员会", board[] = "物业管理委员会";
    const char *other = strcmp(kind->full, owners) == 0  ? board
                        : strcmp(kind->full, board) == 0 ? owners
                                                         : NULL;

    return other && is_registered(l, other) && !is_registered(l, kind->full) ? other
                                                                             : NULL;
}

/* Somebody else's words. */
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

/* A body of this compound must be called what site.yaml calls it, or its customary
 * short form behind the same place. What site.yaml has no body of this kind for is let
 * pass. */
static void check_placed(const struct letters *t, size_t i)
{
    const struct language *l = t->l;
    struct slice said = han_run(t, i), best = {0};
    size_t at = 0;
    const struct body_kind *kind = find_body_kind(said, &at);

    if (!kind || at < l->place.len || !is_plain_place(l, slice_sub(said, 0, at)))
        return;
    said.len = at + strlen(kind->said);
    for (size_t b = 0; b < l->nbodies; b++) {
        struct slice body = l->bodies[b], full = slice_of(kind->full);
        if (slice_eq(body, said))
            return;
        if (!slice_starts(body, l->place) || !slice_ends(body, full))
            continue;
        struct slice where = slice_sub(body, 0, body.len - full.len);
        if (kind->custom && slice_eq(where, slice_sub(said, 0, at)))
            return;
        best = body;
    }
    const char *other =
        best.ptr ? slice_cstr(t->out->arena, best) : instead_of(l, kind);
    if (other)
        letters_report(t, i, i + utf8_count(said), LANGUAGE_BODY, other, false);
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
            struct slice said = slice_of(body_kinds[b].said);
            const char *other = slice_starts(rest, said) && !is_quoted(t, i)
                                    ? instead_of(t->l, &body_kinds[b])
                                    : NULL;
            size_t first = i + utf8_count(own);
            if (other)
                letters_report(t, first, first + utf8_count(said), LANGUAGE_BODY, other,
                               false);
        }
    }
}

void language_body(const struct letters *t, size_t i)
{
    if (t->l->place.len && slice_starts(slice_from(t->text, t->at[i]), t->l->place))
        check_placed(t, i);
    else
        check_own(t, i);
}
