/* frame_print.h - has the printed sheet changed since the last build? */
#ifndef BANBAO_DRAW_FRAME_PRINT_H
#define BANBAO_DRAW_FRAME_PRINT_H

#include "base/fingerprint.h"
#include "draw/frame.h"

/* A fingerprint of everything that prints: texts with position, face and colour, shapes
 * and pictures. Links, tags, titles and embedded fonts do not count. */
uint64_t frames_print(const struct frames *f);

#endif
