/* fit.h - an item and its sheet while it is fitted: shared by poster.c (which binds and
 * draws), fit.c (the search) and too_long.c (the messages if it does not fit).
 */
#ifndef BANBAO_POSTER_FIT_H
#define BANBAO_POSTER_FIT_H

#include "poster/bind.h"

enum { PAGES_MAX = 30 };

struct fitting {
    struct binder *binder;
    const struct value *layout;
    pt64 page_width, page_height;
    struct rect live; /* between the margins */
    struct box *body;
    struct box *next; /* head of the second and later pages */
    struct box *foot;
    size_t pages_max;
    bool fixed;  /* never squeezed, and each page is filled before the next begins */
    bool whole;  /* no paragraph may be cut */
    int parted;  /* trial.parted at the least sizes: no size avoids it */
    pt64 height; /* most that a page may hold, with its head; 0: as much as fits */
};

struct layout_result {
    struct box *pages[PAGES_MAX];
    size_t n;
    pt64 over;               /* by how much the last page is too long; 0: it fits */
    pt64 spare;              /* height left free on the last page, of `room` */
    pt64 room;               /* height of a page for the body and its head */
    const struct box *where; /* the first box larger than its place; NULL: none */
    int parted;              /* trial.parted */
};

/* The two numbers that the search looks for, and by how much the content is longer than
 * its pages at them; negative: the height left free. */
struct fitted {
    int size, space;
    int64_t excess;
};

/* fit.c: measure the body in one trial and cut it into at most `most` pages. */
struct layout_result lay_out(struct fitting *s, struct trial *t, size_t most);
/* The number of pages, and in *f the sizes and spaces; 0 after reporting. */
size_t sheet_fit(struct fitting *s, struct fitted *f);

/* Report that r, at the least sizes, is too long, or something in it too wide. */
void report_too_long(struct fitting *s, struct arena *a, const struct layout_result *r);
/* Warn that something is too wide for a telephone, so that the sheet's pages will be
 * shared instead. */
void report_too_wide(struct fitting *s);

#endif
