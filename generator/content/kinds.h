/* kinds.h - the kinds a compound can use: those of generator/kinds/ and its own in
 * content/kinds/. The format is described in generator/kinds/README.md.
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

/* Add the kinds of a folder, fully read and checked; shown is its name in messages.
 * False after reporting. The first folder must hold _envelope.yaml and _site.yaml. */
bool kinds_load(struct arena *a, struct kinds *k, const char *dir, const char *shown,
                struct diag *d);
/* The same, but read only names: of the program's own kinds a compound uses a few, and
 * they are known to be correct. */
bool kinds_list(struct arena *a, struct kinds *k, const char *dir, const char *shown,
                struct diag *d);

/* By name or alias; the kind may not be open yet. NULL: unknown. */
struct kind *kinds_find(const struct kinds *k, struct slice name);
/* The name probably meant: one that shares a run of characters with the word or is
 * spelt similarly. Empty: none. */
struct slice kinds_near(struct arena *a, const struct kinds *k, struct slice word);
/* Read the rest of a kind's file if that has not been done. False after reporting,
 * which happens once. */
bool kinds_open(struct arena *a, const struct kinds *all, struct kind *k,
                struct diag *d);
bool kinds_open_all(struct arena *a, const struct kinds *k, struct diag *d);

#endif
