/* load.h - the whole content/ folder to a site. */
#ifndef BANBAO_CONTENT_LOAD_H
#define BANBAO_CONTENT_LOAD_H

#include "content/kinds.h"
#include "model/site.h"

struct load_options {
    const char *root;  /* the project: content/ is below it */
    const char *kinds; /* the folder of generator/kinds */
    struct date today;
};

/* Every fault is reported to d. NULL only if there is no usable site.yaml; otherwise
 * check d->errors before publishing. */
struct site *site_load(struct arena *a, const struct load_options *o, struct diag *d);

/* The day that site.yaml declares as today (今天), for samples whose clock must stand
 * still; otherwise today. Errors in it are reported by site_load. */
struct date site_clock(struct arena *a, const char *root, struct date today);

/* Who may sign (机构), as 甲、乙; empty if site.yaml lists nobody. */
struct slice site_bodies(struct arena *a, const char *root);

/* The kinds alone, for `banbao new`. */
bool site_kinds(struct arena *a, const struct load_options *o, struct kinds *k,
                struct diag *d);

#endif
