/* privacy_pictures.h - P11: what the files of pictures reveal besides the image. P10,
 * whom they show, is in privacy_people.c. */
#ifndef BANBAO_CHECK_PRIVACY_PICTURES_H
#define BANBAO_CHECK_PRIVACY_PICTURES_H

#include "check/check_run.h"

/* Each picture is reported once, at the first item that shows it. */
void check_pictures(struct check_run *run, const struct item *item);

/* 徽标, the site's emblem: every page loads it. */
void check_emblem(struct check_run *run);

#endif
