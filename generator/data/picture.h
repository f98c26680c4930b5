/* picture.h - a picture file: read, checked, measured; never decoded
 * beyond its header, but for PNGs on their way into a PDF, and for screens.
 */
#ifndef PICTURE_H
#define PICTURE_H

#include "base/diag.h"

enum picture_format { PICTURE_JPEG, PICTURE_PNG };

struct picture {
    enum picture_format format;
    struct slice path;  /* in the project: content/图片/凉亭.jpg */
    struct span at;     /* where it is first named */
    struct slice bytes; /* the file without what its camera told (strip.h) */
    int width, height;  /* pixels, when it stands upright */
    uint64_t print;     /* fingerprint of bytes (XXH3), for names */
    int turn;           /* 1-8, Exif's Orientation: how it lies in the file; 1: upright,
                         * from 5 on its rows are columns */
    int parts;          /* of a JPEG: 1 gray, 3 light, 4 inks */
    bool placed;        /* its file tells where it was taken; `bytes` do not */
    bool inverted;      /* of inks: 0 is all of it, as Adobe writes them */
};

enum {
    PICTURE_PIXELS_MAX = 64 * 1000 * 1000,
    PICTURE_BYTES_MAX = 32 * 1024 * 1024,
    PICTURE_SMALL_MAX = 4 * 1000 * 1000 /* pixels: nobody minds these */
};

/* Read the picture at path (inside the project). NULL after reporting at `at`:
 * missing, unreadable, of no known format, broken, too large. */
struct picture *picture_load(struct arena *a, const char *root, struct slice path,
                             struct span at, struct diag *d);

/* Say that its file is. False. */
bool picture_report_broken(struct slice path, struct span at, struct diag *d);

struct pixels {
    int width, height;
    const unsigned char *rgb;   /* width x height x 3, row by row */
    const unsigned char *alpha; /* width x height; NULL: all opaque */
};

/* A PNG's rows as its file has them, which a PDF can take so (PNG 3rd edition, 7.2, 9
 * and 10; ISO 32000-1, 7.4.4.4: predictor 15). */
struct picture_rows {
    int width, height;
    int bits;             /* of a sample */
    int samples;          /* of a pixel: 1 gray or place in the palette, 3 light */
    struct slice palette; /* RGB triples; empty: none */
    struct slice zlib;    /* rows, each with its filter before it */
    size_t row, size;     /* bytes of a row with its filter; of all when inflated */
};

/* False: no PNG, or its pixels must be worked out first (transparency, 16 bits,
 * interlacing, a profile or a gamma that is not sRGB's), or it is broken. `zlib` is
 * not looked at. */
bool picture_rows(struct arena *a, const struct picture *p, struct picture_rows *out);

/* Decode a PNG (sRGB): its colours, with `alpha` NULL, and how opaque each pixel is.
 * Not both at once, as a large one is 192 MB and 64 MB. False: it is broken, or not a
 * PNG. */
bool picture_colors(struct arena *a, const struct picture *p, struct pixels *out,
                    bool *opaque);
bool picture_alpha(struct arena *a, const struct picture *p, const unsigned char **out);

/* Between the two stands what decodes a picture and holds its pixels: large ones one
 * after the other, whatever the number of threads. */
void picture_begin(const struct picture *p);
void picture_end(const struct picture *p);

/* Does decoding all of a JPEG find all of it? True of other pictures, of which every
 * reader finds out. */
bool picture_is_whole(const struct picture *p);

/* Decode a picture of either format, as it lies in the file, to be shown `width`
 * pixels wide when it stands upright: a JPEG and a large PNG may come out smaller than
 * they are, not narrower than that, and with no more pixels than a screen has use for.
 * False: it is broken. */
bool picture_screen_pixels(struct arena *a, const struct picture *p, int width,
                           struct pixels *out);

#endif
