/* build.h - the commands that load, check and lay out everything: build and check.
 *
 * Each function is a whole run: it prints its diagnostics to stderr and returns
 * the exit status: 0 for success, 1 if the content has errors and nothing was
 * published. If the machine fails it does not return (die, exit 2), and the
 * former output stays as it was. Paths are relative to the project's folder,
 * which is the current one.
 */
#ifndef BANBAO_BUILD_H
#define BANBAO_BUILD_H

#include "run.h"

int run_build(const struct run *r);
/* Reports on these n files and folders alone, or on everything if n is 0. */
int run_check(const struct run *r, char **files, int n);
#endif
