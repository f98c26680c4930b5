/* init.h - banbao init: the folder of a new compound. */
#ifndef BANBAO_INIT_H
#define BANBAO_INIT_H

#include "run.h"

/* Fill dir, which must be empty or not there yet; on a terminal its name, bodies,
 * telephone and address are asked for. The exit status. */
int run_init(const struct run *r, const char *dir);

#endif
