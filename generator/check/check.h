/* check.h - the checks that run once all items are loaded, the faulty ones too: the
 * register's rules (rules.h) over every published text, and over the site as a whole.
 *
 * A new check is a function in one of the tables of check.c (over a text, a group of
 * texts, an item) that reports with check_hit (check_run.h).
 */
#ifndef BANBAO_CHECK_CHECK_H
#define BANBAO_CHECK_CHECK_H

#include "model/site.h"

/* Everything that is found goes into d. */
void site_check(const struct site *site, struct diag *d);

#endif
