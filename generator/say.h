/* say.h - prints a run's messages: as text or JSON, and as a page. */
#ifndef BANBAO_SAY_H
#define BANBAO_SAY_H

#include "base/buf.h"
#include "run.h"

/* Writes the page of out/report.h, dated today; changes: of the sheets, one per line.
 */
void say_page(struct arena *a, const struct run *r, struct diag *d,
              struct slice changes, struct buf *page);

/* Prints all messages. */
void say(const struct run *r, struct diag *d);

/* Puts the page into the output folder, leaving the published files alone, and says
 * where it is. */
void say_report(struct arena *a, const struct run *r, struct diag *d,
                struct slice changes);

/* Prints the numbers of errors and warnings. */
void say_summary(const struct run *r, const struct diag *d);

#endif
