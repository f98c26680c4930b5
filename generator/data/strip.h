/* strip.h - a picture without what its camera told: place, time, owner, thumbnails.
 *
 * The coded picture is copied byte for byte; only what is needed to show it stays
 * beside it: size, tables, colour profile, transparency, resolution. What stands
 * behind the picture's end (second pictures, films of a telephone) goes, too.
 * Sources: ITU-T T.81 annex B; ICC.1 annex B.4 (APP2); PNG 3rd edition, 11 and 12.
 */
#ifndef STRIP_H
#define STRIP_H

#include "base/arena.h"
#include "base/slice.h"

/* A JPEG; where turn is not 1, a new Exif segment of 36 bytes tells the orientation and
 * nothing else. Empty: its segments or its end cannot be found. */
struct slice strip_jpeg(struct arena *a, struct slice bytes, int turn);

/* A PNG. Its eXIf goes with the rest: pixels are shown as they lie. Empty: broken. */
struct slice strip_png(struct arena *a, struct slice bytes);

#endif
