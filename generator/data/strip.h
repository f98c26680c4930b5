/* strip.h - a picture without its camera's data: place, time, owner, thumbnails.
 *
 * The coded picture is copied byte for byte, with only the data needed to show it:
 * size, tables, colour profile, transparency, resolution. Data after the end of the
 * picture (second pictures, short films of a telephone) are removed as well. Sources:
 * ITU-T T.81 annex B; ICC.1 annex B.4 (APP2); PNG 3rd edition, 11 and 12.
 */
#ifndef BANBAO_DATA_STRIP_H
#define BANBAO_DATA_STRIP_H

#include "base/arena.h"
#include "base/slice.h"

/* A JPEG; if turn is not 1, a new Exif segment of 36 bytes contains the orientation and
 * nothing else. Empty: its segments or its end cannot be found. */
struct slice strip_jpeg(struct arena *a, struct slice bytes, int turn);

/* A PNG. Its eXIf is removed too, for PNGs are shown without turning. Empty: broken. */
struct slice strip_png(struct arena *a, struct slice bytes);

#endif
