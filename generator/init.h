/* init.h - banbao init: the folder of a new compound. */
#ifndef BANBAO_INIT_H
#define BANBAO_INIT_H

#include "run.h"

/* Fills dir, which must be empty or not exist yet; on a terminal it asks for the name,
 * bodies, telephone and address. Returns the exit status. */
int run_init(const struct run *r, const char *dir);

#endif
