/* files.h - what a file in a section's folder is, by its name: an item, whatever its
 * ending; what editors' programs leave; what is no text at all.
 */
#ifndef BANBAO_CONTENT_FILES_H
#define BANBAO_CONTENT_FILES_H

#include "base/diag.h"

enum file_role {
    ROLE_ITEM,    /* .md, .markdown, .MD, .md.txt */
    ROLE_PLAIN,   /* .txt: an item where it begins with a head */
    ROLE_QUIET,   /* a picture, README.md, the lock of an open file */
    ROLE_BACKUP,  /* .bak, x.md~ */
    ROLE_FOREIGN, /* Word, Excel, PDF: nothing to read here */
    ROLE_UNKNOWN,
};

enum file_role file_role(struct slice name);
/* The name without the endings of an item: what its address is made of. */
struct slice file_stem(struct slice name);
/* Does the text of this file begin with a line of ---? In any encoding. */
bool file_has_head(struct arena *a, const char *path);

/* What the name is a copy of (停水 - 副本, 停水（1）, Copy of 停水); empty: of none. */
struct slice file_copied(struct slice stem);

/* What kind of document it is that is no text, and how its text gets here. NULL: a name
 * of none. */
struct foreign {
    const char *endings; /* with a blank before and behind each */
    const char *zh, *en, *hint_zh, *hint_en;
};
const struct foreign *file_foreign(struct slice name);

/* Say of a file that holds no item why nothing is made of it. */
void file_tell_unused(struct slice name, struct span at, struct diag *d);

#endif
