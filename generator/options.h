/* options.h - the options of the command line. */
#ifndef BANBAO_OPTIONS_H
#define BANBAO_OPTIONS_H

#include "run.h"

/* Fill r and put optind behind them; 'h' or 'V' when --help or --version was given.
 * Dies of what is no option, naming the one that was meant. */
int options_read(struct run *r, int argc, char **argv);

/* A line each for --help: those of a command, or all (NULL). */
void options_print(const char *command, enum lang lang);

#endif
