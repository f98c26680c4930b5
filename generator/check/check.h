/* check.h - what is judged once every item is sound by itself: the register's checks
 * (rules.h) over every text that is published, and what only the whole site shows.
 *
 * A new check is a function in one of the tables of check.c (over a text, a group of
 * texts, an item) that reports with check_hit (check_run.h).
 */
#ifndef BANBAO_CHECK_CHECK_H
#define BANBAO_CHECK_CHECK_H

#include "model/site.h"

void site_check(const struct site *site, struct diag *d);

#endif
