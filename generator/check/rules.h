/* rules.h - the register of checks: what each code means, weighs and cures.
 *
 * The codes are stable: P privacy, C completeness, T time, L language, G layout. A
 * message of such a check has the code itself as its code, wherever it was reported
 * (content/ and poster/ know some of them as literals). Other mistakes (a broken
 * picture, a key that is not known) have kebab-case codes and are no matter of opinion:
 * they are neither here nor to be waived.
 */
#ifndef BANBAO_CHECK_RULES_H
#define BANBAO_CHECK_RULES_H

#include "base/buf.h"
#include "base/diag.h"
#include "model/kind.h"

struct check_rule {
    const char *code;  /* P7 */
    const char *alias; /* room-number: what --explain takes as well */
    enum severity severity;
    bool firm; /* neither site.yaml nor a waiver can lower it */
    const char *title, *english;
    const char *why;  /* law, rule or reason */
    const char *cure; /* also the hint of a message that has none of its own */
    const char *cure_english;
    const char *wrong, *right; /* an example */
};

/* One table a family, ended by a code of NULL; each in its own file. */
extern const struct check_rule rules_privacy[], rules_content[], rules_time[],
    rules_language[], rules_layout[];

/* All rules in order, from 0; NULL: there are no more. */
const struct check_rule *rule_at(size_t i);
/* By code or alias, whatever the case of the code; NULL: no such rule. */
const struct check_rule *rule_find(struct slice code);
/* The same, or the rule that a kind's check of this code names (规则). */
const struct check_rule *rule_of(struct slice code, struct kind *const *kinds,
                                 size_t n);
/* The rule with the nearest code, for a hint; empty: none is near. */
struct slice rule_near(struct slice code);
/* The whole explanation, for `banbao check --explain`. */
void rule_explain(const struct check_rule *r, enum lang lang, struct buf *out);

/* All of them, a line each. */
void rules_list(enum lang lang, struct buf *out);

#endif
