/* place.h - where a run stands: which folder is a compound's, and where the program's
 * own kinds, themes and fonts are.
 */
#ifndef BANBAO_PLACE_H
#define BANBAO_PLACE_H

#include "run.h"

/* Go on only where content/site.yaml is; else say where it is, or how to start one, and
 * die: nothing is read or written in a folder that is not meant. */
void place_require(void);

/* The folder of generator/kinds, themes and fonts: beside the program that runs (a
 * checkout, or where `make install` put them), else where it was built. NULL: neither.
 */
const char *place_home(struct arena *a);

/* The compound's own file or folder of that name, else the one that came with the
 * program; dies where there is neither. */
const char *place_resource(struct arena *a, const struct run *r, const char *path);

/* The program that runs; NULL: nobody knows. */
const char *place_program(struct arena *a);

/* content/通知/a.md of 通知/a.md, or of a.md and a where one such file is there; NULL:
 * none. */
const char *place_meant(struct arena *a, const char *named);

#endif
