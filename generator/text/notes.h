/* notes.h - readings above characters, and the room they take. */
#ifndef BANBAO_TEXT_NOTES_H
#define BANBAO_TEXT_NOTES_H

#include "text/unit.h"

/* Shape the readings, give wide ones room (before sums are made). */
void notes_shape(struct arena *a, struct para *p, struct diag *d);
/* ... and set the room that lines need above and below for them. */
void notes_room(struct text_lines *l);

#endif
