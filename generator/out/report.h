/* report.h - what is wrong, as a page for somebody who never opens a terminal.
 *
 * output/report.html stands beside the published trees, never in them: it quotes the
 * writers' files, which may hold what must not be published. A build that succeeds
 * stages it with all the rest; where there are errors, and after `check`, it alone is
 * replaced, in one step, and everything published stays as it was. A page that would
 * say the same is not touched, so that it does not make the next build work.
 */
#ifndef REPORT_H
#define REPORT_H

#include "base/buf.h"
#include "base/diag.h"

#define REPORT_NAME "report.html"

/* The page: settled messages grouped by file, without scripts. day: as people read it,
 * the day that was taken as today. changes: a line each; may be empty. */
void report_page(struct diag *d, enum lang lang, const char *day, struct slice changes,
                 struct buf *out);

/* Put the page into the output folder, which is made when it is not there. False: the
 * folder is not ours or cannot be written, so nothing was done. */
bool report_put(const char *output, struct slice page);

/* Did banbao make the report.html at path? */
bool report_is_ours(const char *path);

#endif
