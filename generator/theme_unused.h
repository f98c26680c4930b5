/* theme_unused.h - checks a compound's own theme for colours and panels that nothing
 * uses.
 */
#ifndef BANBAO_THEME_UNUSED_H
#define BANBAO_THEME_UNUSED_H

#include "session.h"

/* Checks the loaded theme (s->layouts); false after reporting [theme-key]. shipped: the
 * folder of the program's themes. */
bool theme_unused_check(struct session *s, const char *shipped);

#endif
