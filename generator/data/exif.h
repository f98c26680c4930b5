/* exif.h - the two things in Exif that matter here: which way is up, and whether it
 * contains the place where the picture was taken. Source: Exif 2.32 (CIPA
 * DC-008), 4.6.2 and tag 0x0112; TIFF 6.0, section 2.
 */
#ifndef BANBAO_DATA_EXIF_H
#define BANBAO_DATA_EXIF_H

#include "base/slice.h"

/* The Orientation (1-8) in an APP1 segment, from "Exif\0\0" on; 1 (upright) if there is
 * none or it is broken. */
int exif_turn(struct slice app1);

/* Does an APP1 segment, the TIFF of a PNG's eXIf, or an XMP packet contain the place
 * where the picture was taken (the GPS list, tag 0x8825; exif:GPSLatitude)? */
bool exif_has_place(struct slice data);

#endif
