/* kinds.h - the kinds of a compound: read from generator/kinds/ and, for its own
 * ones, content/kinds/. The format is in generator/kinds/README.md.
 */
#ifndef BANBAO_CONTENT_KINDS_H
#define BANBAO_CONTENT_KINDS_H

#include "content/kind_read.h"

struct kinds {
    struct kind **list;
    size_t n, cap;
    struct envelope envelope;
    struct kind *site; /* the fields of site.yaml */
};

/* Add the kinds of a folder, read and checked whole; shown is how messages call it.
 * false after reporting. The first folder must hold _envelope.yaml and _site.yaml. */
bool kinds_load(struct arena *a, struct kinds *k, const char *dir, const char *shown,
                struct diag *d);
/* The same by name only: of those that come with the program a compound uses a few, and
 * they are sound. */
bool kinds_list(struct arena *a, struct kinds *k, const char *dir, const char *shown,
                struct diag *d);

/* By name or alias, perhaps not yet open; NULL: unknown. */
struct kind *kinds_find(const struct kinds *k, struct slice name);
/* The name that is probably meant: one that holds the word, or is held by it, or is
 * spelt much like it; empty: none. */
struct slice kinds_near(struct arena *a, const struct kinds *k, struct slice word);
/* Read the rest of a kind's file, unless that is done; false after reporting once. */
bool kinds_open(struct arena *a, const struct kinds *all, struct kind *k,
                struct diag *d);
bool kinds_open_all(struct arena *a, const struct kinds *k, struct diag *d);

#endif
