/* files.h - what a file in a section's folder is, judged by its name: an item, whatever
 * its ending; what editing programs leave behind; documents that are not text.
 */
#ifndef BANBAO_CONTENT_FILES_H
#define BANBAO_CONTENT_FILES_H

#include "base/diag.h"

enum file_role {
    ROLE_ITEM,    /* .md, .markdown, .MD, .md.txt */
    ROLE_PLAIN,   /* .txt: an item if it begins with a head */
    ROLE_QUIET,   /* a picture, README.md, the lock of an open file */
    ROLE_BACKUP,  /* .bak, x.md~ */
    ROLE_FOREIGN, /* Word, Excel, PDF: not readable here */
    ROLE_UNKNOWN,
};

enum file_role file_role(struct slice name);
/* The name without the endings of an item; the item's address is made from it. */
struct slice file_stem(struct slice name);
/* Does the text of this file begin with a line ---? In any encoding. */
bool file_has_head(struct arena *a, const char *path);

/* The name that this one is a copy of: 停水 for 停水 - 副本, 停水（1） and Copy of
 * 停水. Empty: not a copy. */
struct slice file_copied(struct slice stem);

/* A kind of document that is not text, and advice how to get its text out. */
struct foreign {
    const char *endings; /* each with a blank before and after */
    const char *zh, *en, *hint_zh, *hint_en;
};
/* NULL: the ending is of no such document. */
const struct foreign *file_foreign(struct slice name);

/* Report why a file that holds no item is not used. */
void file_tell_unused(struct slice name, struct span at, struct diag *d);

#endif
