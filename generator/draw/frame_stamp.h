/* frame_stamp.h - has the printed sheet changed since the last build? */
#ifndef BANBAO_DRAW_FRAME_STAMP_H
#define BANBAO_DRAW_FRAME_STAMP_H

#include "base/fingerprint.h"
#include "draw/frame.h"

/* A fingerprint of everything that stamps: texts with position, face and colour, shapes
 * and pictures. Links, tags, titles and embedded fonts do not count. */
uint64_t frames_stamp(const struct frames *f);

#endif
