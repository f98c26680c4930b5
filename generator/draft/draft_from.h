/* draft_from.h - a pasted article as a draft: `banbao new KIND --from FILE.txt`.
 *
 * Its language is corrected where that is certain. Unlike `banbao fix`, which works in
 * an editor's own file, simplified characters are written for traditional ones, too:
 * nobody has looked at this text yet. What was left out, joined or changed is told
 * (diag_note), the former at their places, the latter by rule with a count.
 */
#ifndef BANBAO_DRAFT_DRAFT_FROM_H
#define BANBAO_DRAFT_DRAFT_FROM_H

#include "base/diag.h"
#include "draft/new.h"

/* Fill the draft's body and date, and its title when it has none; its date says what
 * day is today. False after reporting: no text, of no known encoding. */
bool draft_from(struct arena *a, const char *path, struct draft *draft, struct diag *d);

#endif
