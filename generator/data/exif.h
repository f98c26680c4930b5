/* exif.h - the two things of Exif that matter here: which way is up, and whether it
 * tells where the picture was taken. Source: Exif 2.32 (CIPA DC-008), 4.6.2 and tag
 * 0x0112; TIFF 6.0, section 2.
 */
#ifndef EXIF_H
#define EXIF_H

#include "base/slice.h"

/* The Orientation (1-8) that an APP1 segment, from "Exif\0\0" on, tells. 1, upright,
 * when it tells none or is broken. */
int exif_turn(struct slice app1);

/* Does an APP1 segment, or the TIFF of a PNG's eXIf, or an XMP packet tell where the
 * picture was taken (the GPS list, tag 0x8825; exif:GPSLatitude)? */
bool exif_has_place(struct slice told);

#endif
