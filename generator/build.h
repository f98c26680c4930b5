/* build.h - what the commands do: load, check, lay out, write, publish.
 *
 * Each function is a whole run: it prints its diagnostics to stderr and returns
 * the exit status: 0 all is well, 1 the content has errors and nothing was
 * published. When the machine fails it does not return (die, exit 2) and the
 * former output stays as it was. Paths are relative to the project's folder,
 * which is the current one.
 */
#ifndef BANBAO_BUILD_H
#define BANBAO_BUILD_H

#include "run.h"

int run_build(const struct run *r);
/* Of these files alone, as far as n is not 0. */
int run_check(const struct run *r, char **files, int n);
#endif
