/* check_run.h - the interface for checks: what they can see, and how they report.
 *
 * A check is a function in one of the tables of check.c: over each text, over each
 * group of texts, over each item. It reports with check_hit, which takes severity and
 * cure from the register (rules.h). site.yaml and waivers are applied later, by the
 * diag's judge (settings.h).
 */
#ifndef BANBAO_CHECK_CHECK_RUN_H
#define BANBAO_CHECK_CHECK_RUN_H

#include "base/map.h"
#include "check/check_text.h"
#include "check/rules.h"

struct check_run {
    struct arena *arena; /* scratch, freed after each item */
    const struct site *site;
    const struct item *item;         /* NULL: site.yaml */
    const struct texts *texts;       /* of the item */
    const struct language *language; /* of the site (language.h) */
    const struct word_index *words;
    const struct posts *posts; /* of the site's rosters */
    const struct map *names;   /* of persons, declared anywhere (people.h) */
    struct map *pictures;      /* paths of pictures reported already */
    struct diag *diag;
};

/* Reports with the rule's severity and cure. A diag_hint after it replaces the cure. */
void check_hit(struct check_run *run, const char *code, struct span at, const char *zh,
               const char *en, ...)
    __attribute__((format(printf, 4, 6), format(printf, 5, 6)));
/* The same with another severity than the rule's, such as a warning for P7. */
void check_hit_as(struct check_run *run, const char *code, enum severity severity,
                  struct span at, const char *zh, const char *en, ...)
    __attribute__((format(printf, 5, 7), format(printf, 6, 7)));

/* The place of a field in an item's file; if it is not written, the item's head. */
struct span check_place(const struct item *item, const char *key);

#endif
