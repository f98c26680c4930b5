/* report.h - the diagnostics as a web page, for people who never open a terminal.
 *
 * output/report.html is next to the published folders, never in them: it quotes the
 * writers' files, which may contain what must not be published. A successful build
 * stages it with everything else; after errors, and after `check`, only the report is
 * replaced, in one step, and everything published stays as it was. A page with the same
 * content is not rewritten, as a newer file would make the next build run in full.
 */
#ifndef BANBAO_OUT_REPORT_H
#define BANBAO_OUT_REPORT_H

#include "base/buf.h"
#include "base/diag.h"

#define REPORT_NAME "report.html"

/* The page: settled messages grouped by file; no scripts. day: the date that the run
 * took as today, formatted for people. changes: lines of text; may be empty. */
void report_page(struct diag *d, enum lang lang, const char *day, struct slice changes,
                 struct buf *out);

/* Put the page into the output folder, which is created if missing. False: the folder
 * is not ours or not writable, and nothing was done. */
bool report_put(const char *output, struct slice page);

/* Did banbao make the report.html at path? */
bool report_is_ours(const char *path);

#endif
