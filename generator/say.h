/* say.h - how a run tells its messages: as text or JSON, and as a page. */
#ifndef SAY_H
#define SAY_H

#include "base/buf.h"
#include "build.h"

/* The page of out/report.h, of today. */
void say_page(struct arena *a, const struct run *r, struct diag *d, struct buf *page);

/* Print what there is; reports: put the page into the output, too, beside what is
 * published, which stays as it is. */
void say(struct arena *a, const struct run *r, struct diag *d, bool reports);

#endif
