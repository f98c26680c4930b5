/* stray.h - what lies in content/ and is no item, or none where it lies: told, so that
 * nothing is passed over.
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

/* A span for something that has no text: its path alone. */
struct span stray_place(const struct strays *s, const char *path);
/* Can it be read as an item? False after reporting. */
bool stray_usable(const struct strays *s, const char *path, enum file_type type);
/* A folder of a section's folder. */
void stray_deeper(const struct strays *s, const char *section, const char *folder);
/* What was saved beside content/, in the compound's folder. */
void stray_beside(const struct strays *s, const char *root);
/* A file that stands in content/ itself. */
void stray_loose(const struct strays *s, const char *file);
/* A folder that is for tables of the compound's own. */
void stray_items(const struct strays *s, const char *folder);
/* False after reporting: calendar.yaml is there by another name. */
bool stray_calendar(const struct strays *s);

#endif
