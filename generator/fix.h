/* fix.h - `banbao fix`: repair in the files what nobody would write otherwise.
 */
#ifndef BANBAO_FIX_H
#define BANBAO_FIX_H

#include "run.h"

/* files: n paths; none: every item below content/. Diffs go to stdout, what is left
 * alone and why to stderr. Returns the exit status. */
int run_fix(const struct run *r, char **files, int n);

#endif
