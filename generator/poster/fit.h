/* fit.h - an item on its sheet while it is fitted: shared by poster.c (what is bound
 * and drawn), fit.c (the search) and too_long.c (what is told when there is no room).
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
    struct box *next; /* head of further pages */
    struct box *foot;
    size_t pages_max;
    bool fixed;  /* sizes are as the theme gives them, and a page is filled first */
    bool whole;  /* no paragraph is cut */
    int parted;  /* so much tables must give, whatever the size (trial.parted) */
    pt64 height; /* of what may stand on a page, with its head; 0: as much as fits */
};

struct layout_result {
    struct box *pages[PAGES_MAX];
    size_t n;
    pt64 over;  /* by how much the last page is too long; 0: fits */
    pt64 spare; /* what the last page leaves free, of `room` */
    pt64 room;
    const struct box *where; /* what is larger than its place; NULL: nothing */
    int parted;              /* how much a table gives (trial.parted) */
};

/* The two numbers that are sought, and how much the sheet exceeds its pages there. */
struct fitted {
    int size, space;
    int64_t excess;
};

/* fit.c: set the body at one trial and cut it into `most` pages or fewer. */
struct layout_result lay_out(struct fitting *s, struct trial *t, size_t most);
/* The pages it takes, and where type and spaces stand then; 0 after reporting. */
size_t sheet_fit(struct fitting *s, struct fitted *f);

/* r is too long, or something in it too wide, at the least sizes. */
void report_too_long(struct fitting *s, struct arena *a, const struct layout_result *r);
/* ... for a telephone: its pictures will be the sheet's pages. */
void report_too_wide(struct fitting *s);

#endif
