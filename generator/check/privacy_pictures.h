/* privacy_pictures.h - P11: what pictures tell beside what they show. P10, who they
 * show, is in privacy_people.c. */
#ifndef BANBAO_CHECK_PRIVACY_PICTURES_H
#define BANBAO_CHECK_PRIVACY_PICTURES_H

#include "check/check_run.h"

/* Once a picture, at the first item that shows it. */
void check_pictures(struct check_run *run, const struct item *item);

/* 徽标: every page has it. */
void check_emblem(struct check_run *run);

#endif
