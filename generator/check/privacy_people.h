/* privacy_people.h - P7 to P10 over the texts of an item. P11 is in privacy_pictures.c,
 * P12 in content/protect.c, P13 in leak.c. */
#ifndef BANBAO_CHECK_PRIVACY_PEOPLE_H
#define BANBAO_CHECK_PRIVACY_PEOPLE_H

#include "check/check_run.h"

/* Reports what identifies or exposes a person next to a name in the group. */
void check_people(struct check_run *run, const struct check_group *g);

#endif
