/* privacy_people.h - P7 to P10 over the texts of an item. P11 is in privacy_pictures.c,
 * P12 in content/protect.c, P13 in leak.c. */
#ifndef BANBAO_CHECK_PRIVACY_PEOPLE_H
#define BANBAO_CHECK_PRIVACY_PEOPLE_H

#include "check/check_run.h"

/* P7 P8 P9 P10: what must not appear together with a name. */
void check_people(struct check_run *run, const struct check_group *g);
/* P8, P9: names listed under a heading that says what they are (低保户名单). */
void check_announced(struct check_run *run, const struct item *item);

#endif
