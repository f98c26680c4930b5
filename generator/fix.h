/* fix.h - `banbao fix`: repairs in the content's files whatever has only one right
 * form.
 */
#ifndef BANBAO_FIX_H
#define BANBAO_FIX_H

#include "run.h"

/* files: n paths; n 0: every item below content/. Diffs go to stdout; what is left
 * alone goes to stderr, with the reason. Returns the exit status. */
int run_fix(const struct run *r, char **files, int n);

#endif
