/* stray.h - reports files in content/ that are not items, or not in their place, so
 * that nothing is silently ignored.
 */
#ifndef BANBAO_CONTENT_STRAY_H
#define BANBAO_CONTENT_STRAY_H

#include "base/diag.h"
#include "base/file.h"

struct strays {
    struct arena *arena;
    const char *content; /* the folder on disk */
    struct diag *diag;
};

/* A span for a file without text: only its path. */
struct span stray_place(const struct strays *s, const char *path);
/* Can it be read as an item? False after reporting. */
bool stray_usable(const struct strays *s, const char *path, enum file_type type);
/* A folder inside a section's folder. */
void stray_deeper(const struct strays *s, const char *section, const char *folder);
/* Items saved beside content/, in the compound's folder. */
void stray_beside(const struct strays *s, const char *root);
/* A file directly in content/. */
void stray_loose(const struct strays *s, const char *file);
/* Items in a folder for the compound's own tables: kinds, rules, words. */
void stray_items(const struct strays *s, const char *folder);
/* False after reporting a calendar under another name. */
bool stray_calendar(const struct strays *s);

#endif
