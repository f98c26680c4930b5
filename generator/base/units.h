/* units.h - lengths and colours shared by layout, text and drawing.
 *
 * All layout arithmetic uses integers of 1/64 pt, so that every machine makes the
 * same sheet. A page's origin is its top left corner, y grows downwards; a backend
 * flips it if its format needs that. A4: 210 mm -> um_to_pt64(210000) = 38098.
 */
#ifndef BANBAO_BASE_UNITS_H
#define BANBAO_BASE_UNITS_H

#include <stdint.h>

typedef int32_t pt64; /* 1/64 pt; 32 bits hold 11 km */

#define PT(n) ((pt64)((n)*64))

/* Micrometres (1/1000 mm) to 1/64 pt, rounded to nearest. */
static inline pt64 um_to_pt64(int64_t um)
{
    int64_t n = um * 64 * 72;
    return (pt64)((n + (n < 0 ? -12700 : 12700)) / 25400);
}

/* sRGB for screens and CMYK for paper, both given by the theme: on paper the text is
 * pure black, not the mix of four inks that its screen colour would be converted to. */
struct color {
    uint8_t r, g, b;
    uint8_t c, m, y, k; /* percent */
    uint8_t none;       /* 1: draws nothing (the paper itself) */
};

struct rect {
    pt64 x, y, w, h;
};

#endif
