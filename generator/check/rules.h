/* rules.h - the register of checks: meaning, severity and cure of each code.
 *
 * The codes are stable: P privacy, C completeness, T time, L language, G layout.
 * Messages carry this code wherever they are reported (content/ and poster/ have some
 * as literals). Other mistakes (a broken picture, an unknown key) are not a matter of
 * opinion: they have kebab-case codes, are not listed here and cannot be waived.
 */
#ifndef BANBAO_CHECK_RULES_H
#define BANBAO_CHECK_RULES_H

#include "base/buf.h"
#include "base/diag.h"
#include "model/kind.h"

struct check_rule {
    const char *code;  /* P7 */
    const char *alias; /* room-number: --explain accepts it too */
    enum severity severity;
    bool firm; /* neither site.yaml nor a waiver can lower it */
    const char *title, *english;
    const char *why;  /* law, rule or reason */
    const char *cure; /* also the hint of messages without their own */
    const char *cure_english;
    const char *wrong, *right; /* an example */
};

/* One table for each family, ended by a NULL code: rules_privacy.c, rules_content.c (C
 * and T), rules_language.c, rules_layout.c. */
extern const struct check_rule rules_privacy[], rules_content[], rules_time[],
    rules_language[], rules_layout[];

/* Rule i of all families in order, from 0; NULL: past the last. */
const struct check_rule *rule_at(size_t i);
/* By code (P7, p7) or alias; NULL: no such rule. */
const struct check_rule *rule_find(struct slice code);
/* The same; else the rule that a kind's check with this code names (规则). */
const struct check_rule *rule_of(struct slice code, struct kind *const *kinds,
                                 size_t n);
/* The code or alias nearest to a mistyped one, for a hint; empty: none. */
struct slice rule_near(struct slice code);
/* The whole explanation, for `banbao check --explain`. */
void rule_explain(const struct check_rule *r, enum lang lang, struct buf *out);

/* All rules, one a line. */
void rules_list(enum lang lang, struct buf *out);

#endif
