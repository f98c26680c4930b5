/* commands.h - the commands that publish nothing. As those of build.h, each is a whole
 * run and returns the exit status.
 */
#ifndef BANBAO_COMMANDS_H
#define BANBAO_COMMANDS_H

#include "run.h"

/* What a code means, or all of them, to stdout. */
int run_explain(const struct run *r);
/* title NULL: the article's own. */
int run_new(const struct run *r, const char *kind, const char *title);
/* One template on one YAML file, to stdout. */
int run_render(const struct run *r, const char *template, const char *data);
/* The laid-out sheets of an item as text, or one of them as SVG, to stdout. */
int run_dump(const struct run *r, const char *item);

#endif
