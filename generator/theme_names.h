/* theme_names.h - checks a compound's own theme for names that print nothing, and for
 * links to files that the site does not have.
 */
#ifndef BANBAO_THEME_NAMES_H
#define BANBAO_THEME_NAMES_H

#include "session.h"

/* A name that no kind, no shipped theme and no part of the program knows prints
 * nothing, without the writer noticing; so it is an error at its place. False after
 * reporting. */
bool theme_names_check(struct session *s);

#endif
