/* options.h - the options of the command line. */
#ifndef BANBAO_OPTIONS_H
#define BANBAO_OPTIONS_H

#include "run.h"

/* Reads the options into r and sets optind after them. Returns 'h' or 'V' if --help or
 * --version was given, else 0. Dies for an unknown option, naming the one meant. */
int options_read(struct run *r, int argc, char **argv);

/* Prints one line per option for --help: those of a command, or all (NULL). */
void options_print(const char *command, enum lang lang);

#endif
