/* theme_unused.h - colours and panels of a theme of one's own that nothing asks for.
 */
#ifndef BANBAO_THEME_UNUSED_H
#define BANBAO_THEME_UNUSED_H

#include "session.h"

/* Of the theme that is loaded (s->layouts); false after reporting [theme-key]. shipped:
 * the folder of the program's themes. */
bool theme_unused_check(struct session *s, const char *shipped);

#endif
