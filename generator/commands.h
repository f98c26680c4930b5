/* commands.h - the commands that publish nothing. Like those of build.h, each is a
 * whole run and returns the exit status.
 */
#ifndef BANBAO_COMMANDS_H
#define BANBAO_COMMANDS_H

#include "run.h"

/* Prints the meaning of a code, or of all. */
int run_explain(const struct run *r);
/* Creates a new item and prints its path. title NULL: the pasted article's. */
int run_new(const struct run *r, const char *kind, const char *title);
/* Prints one template filled with one YAML file. */
int run_render(const struct run *r, const char *template, const char *data);
/* Prints the laid-out sheets of an item as text, or one of them as SVG. */
int run_dump(const struct run *r, const char *item);

#endif
