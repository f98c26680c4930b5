/* say.h - how a run tells its messages: as text or JSON, and as a page. */
#ifndef BANBAO_SAY_H
#define BANBAO_SAY_H

#include "base/buf.h"
#include "run.h"

/* The page of out/report.h, of today; changes: of the sheets, a line each. */
void say_page(struct arena *a, const struct run *r, struct diag *d,
              struct slice changes, struct buf *page);

/* Print what there is. */
void say(const struct run *r, struct diag *d);

/* Put the page into the output, beside what is published, which stays as it is, and say
 * where it is. */
void say_report(struct arena *a, const struct run *r, struct diag *d,
                struct slice changes);

/* How many there were. */
void say_summary(const struct run *r, const struct diag *d);

#endif
