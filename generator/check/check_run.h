/* check_run.h - what a check is written against.
 *
 * A check is a function in one of the tables of check.c: over each text, over each
 * group of texts, over each item. It reports with check_hit; the rule's severity and
 * cure come from the register (rules.h), site.yaml and waivers from the diag's judge
 * (settings.h). arena is gone after the item.
 */
#ifndef BANBAO_CHECK_CHECK_RUN_H
#define BANBAO_CHECK_CHECK_RUN_H

#include "base/map.h"
#include "check/check_text.h"
#include "check/rules.h"

struct check_run {
    struct arena *arena; /* scratch, of this item */
    const struct site *site;
    const struct item *item;         /* NULL: site.yaml */
    const struct texts *texts;       /* of the item */
    const struct language *language; /* of the site (language.h) */
    const struct words *words;
    const struct posts *posts; /* of the site's rosters */
    struct map *pictures;      /* told of already, by path */
    struct diag *diag;
};

/* The severity and the cure are the rule's; a diag_hint after it is another cure. */
void check_hit(struct check_run *run, const char *code, struct span at, const char *zh,
               const char *en, ...)
    __attribute__((format(printf, 4, 6), format(printf, 5, 6)));
/* The same with another severity than the rule's (W of an E rule, say). */
void check_hit_as(struct check_run *run, const char *code, enum severity severity,
                  struct span at, const char *zh, const char *en, ...)
    __attribute__((format(printf, 5, 7), format(printf, 6, 7)));

/* Where a field stands in an item, or the item's head. */
struct span check_place(const struct item *item, const char *key);

#endif
