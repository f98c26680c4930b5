/* filename.h - names that become files of the output: of items and of sections.
 *
 * The output is copied to memory sticks, Windows machines and file shares, so a name
 * must be valid on all of them.
 */
#ifndef BANBAO_CONTENT_FILENAME_H
#define BANBAO_CONTENT_FILENAME_H

#include "base/diag.h"

/* False after reporting at `at` [file-name]. */
bool file_name_check(struct slice name, struct span at, struct diag *d);

/* Is cp invisible in a name? */
bool file_name_hides(uint32_t cp);

#endif
