/* theme_names.h - names in the layouts and templates of one's own theme that nothing
 * has, and files that its pages name and the site has not.
 */
#ifndef BANBAO_THEME_NAMES_H
#define BANBAO_THEME_NAMES_H

#include "session.h"

/* A name that no kind, no shipped theme and no part of the program knows prints
 * nothing, and its writer would never know: an error at its place. False after
 * reporting. */
bool theme_names_check(struct session *s);

#endif
