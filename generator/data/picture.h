/* picture.h - a picture file: read, checked and measured. It is decoded beyond its
 * header only if it is a PNG for a PDF, or for screens.
 */
#ifndef BANBAO_DATA_PICTURE_H
#define BANBAO_DATA_PICTURE_H

#include "base/diag.h"

enum picture_format { PICTURE_JPEG, PICTURE_PNG };

struct picture {
    enum picture_format format;
    struct slice path;  /* in the project: content/图片/凉亭.jpg */
    struct span at;     /* place of its first use */
    struct slice bytes; /* the file without the camera's data (strip.h) */
    int width, height;  /* pixels, once it is turned upright */
    uint64_t stamp;     /* fingerprint of bytes (XXH3), for names */
    int turn;           /* 1-8, Exif's Orientation of the file's pixels; 1: upright, 5
                         * and more: rows are columns */
    int parts;          /* components of a JPEG: 1 gray, 3 RGB, 4 CMYK */
    bool placed;        /* the file contains where it was taken; `bytes` do not */
    bool inverted;      /* CMYK with 0 for full ink, as Adobe writes it */
};

enum {
    PICTURE_PIXELS_MAX = 64 * 1000 * 1000,
    PICTURE_BYTES_MAX = 32 * 1024 * 1024,
    PICTURE_SMALL_MAX = 4 * 1000 * 1000 /* pixels; larger ones are decoded one by one */
};

/* Reads the picture at path (inside the project). NULL after reporting at `at`:
 * missing, unreadable, of an unknown format, broken, too large. */
struct picture *picture_load(struct arena *a, const char *root, struct slice path,
                             struct span at, struct diag *d);

/* Reports [picture-broken]. Always false. */
bool picture_report_broken(struct slice path, struct span at, struct diag *d);

struct pixels {
    int width, height;
    const unsigned char *rgb;   /* width x height x 3, row by row */
    const unsigned char *alpha; /* width x height; NULL: all opaque */
};

/* The compressed rows of a PNG, which a PDF can contain as they are (PNG 3rd edition,
 * 7.2, 9 and 10; ISO 32000-1, 7.4.4.4: predictor 15). */
struct picture_rows {
    int width, height;
    int bits;             /* per sample */
    int samples;          /* per pixel: 1 gray or palette index, 3 RGB */
    struct slice palette; /* RGB triples; empty: none */
    struct slice zlib;    /* the rows, each after a byte with its filter */
    size_t row, size;     /* bytes of a row with its filter; of all rows, inflated */
};

/* False: not a PNG, or one that must be decoded (transparency, 16 bits, interlacing, a
 * profile or a gamma that is not sRGB's), or it is broken. The contents of `zlib` are
 * not checked. */
bool picture_rows(struct arena *a, const struct picture *p, struct picture_rows *out);

/* Decodes a PNG (sRGB): its colours, with `alpha` NULL, or the opacity of each pixel.
 * Not both at once, since a large one takes 192 MB and 64 MB. False: broken, or not a
 * PNG. */
bool picture_colors(struct arena *a, const struct picture *p, struct pixels *out,
                    bool *opaque);
bool picture_alpha(struct arena *a, const struct picture *p, const unsigned char **out);

/* To be called before decoding a picture and after freeing its pixels: large ones are
 * decoded one at a time, whatever the number of threads. */
void picture_begin(const struct picture *p);
void picture_end(const struct picture *p);

/* Is a JPEG complete? It is decoded to find out. True for PNGs, whose decoders report
 * missing data. */
bool picture_is_whole(const struct picture *p);

/* Decodes a picture of either format, not turned, to be shown `width` pixels wide: a
 * JPEG and a large PNG may be reduced, but not below that width unless they exceed
 * SCREEN_PIXELS_MAX (jpeg.h). False: broken. */
bool picture_screen_pixels(struct arena *a, const struct picture *p, int width,
                           struct pixels *out);

#endif
