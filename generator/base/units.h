/* units.h - lengths and colours that layout, text and drawing share.
 *
 * All layout arithmetic is in integers of 1/64 pt, so that the same sheet is
 * made on every machine. A page's origin is its top left corner, y grows
 * downwards; a backend turns that round where its format wants it.
 */
#ifndef UNITS_H
#define UNITS_H

#include <stdint.h>

typedef int32_t pt64; /* 1/64 pt; 32 bits hold 11 km */

#define PT(n) ((pt64)((n)*64))

/* Micrometres (1/1000 mm) to 1/64 pt, rounded to nearest. */
static inline pt64 um_to_pt64(int64_t um)
{
    int64_t n = um * 64 * 72;
    return (pt64)((n + (n < 0 ? -12700 : 12700)) / 25400);
}

/* sRGB for screens and process colours for paper, both given by the theme: ink
 * is four colours on a screen but pure black on a sheet. */
struct color {
    uint8_t r, g, b;
    uint8_t c, m, y, k; /* percent */
    uint8_t none;       /* 1: draws nothing (the paper itself) */
};

struct rect {
    pt64 x, y, w, h;
};

#endif
