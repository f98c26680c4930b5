/* place.h - locates the compound's folder and the program's own kinds, themes and
 * fonts.
 */
#ifndef BANBAO_PLACE_H
#define BANBAO_PLACE_H

#include "run.h"

/* Returns if content/site.yaml is here; else dies, saying where it is or how to start a
 * compound: nothing is read or written in the wrong folder. */
void place_require(void);

/* The folder of generator/kinds, themes and fonts: next to the running program (in a
 * checkout, or where `make install` put them), else where it was built. NULL: neither.
 */
const char *place_home(struct arena *a);

/* The compound's own file or folder of that name, else the one shipped with the
 * program; dies if there is neither. */
const char *place_resource(struct arena *a, const struct run *r, const char *path);

/* The path of the running program; NULL: unknown. */
const char *place_program(struct arena *a);

/* The file meant by a wrong path: content/通知/a.md for 通知/a.md, and for a.md and a
 * if there is only one such file. NULL: none. */
const char *place_meant(struct arena *a, const char *named);

#endif
