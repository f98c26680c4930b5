/* sections.h - 栏目 of site.yaml: the folders of content/ that are published. */
#ifndef BANBAO_CONTENT_SECTIONS_H
#define BANBAO_CONTENT_SECTIONS_H

#include "model/site.h"

struct sections {
    struct arena *arena;
    struct site *site;
    struct diag *diag;
};

/* Fill site->sections from its root. False after reporting. */
bool sections_read(const struct sections *l);
/* NULL: no such section. */
struct section *section_find(struct site *site, struct slice name);
/* Report a folder that is not a section; `at` is the first file in it. */
void section_report(const struct sections *l, const char *folder, struct span at);

#endif
