/* frame_print.h - has what is printed changed? */
#ifndef FRAME_PRINT_H
#define FRAME_PRINT_H

#include "base/fingerprint.h"
#include "draw/frame.h"

/* One number for all that ink makes of a document: texts, where they stand, in which
 * type and colour, shapes and pictures. Links, tags, titles and which glyphs a file
 * embeds are not in it. */
uint64_t frames_print(const struct frames *f);

#endif
