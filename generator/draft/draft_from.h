/* draft_from.h - a pasted article as a draft: `banbao new KIND --from FILE.txt`.
 *
 * Its language is corrected where that is certain. Unlike `banbao fix`, which works in
 * an editor's own file, this also writes simplified characters for traditional ones:
 * nobody has looked at this text yet. Every line left out or joined is reported at its
 * place (diag_note), every correction by rule with a count.
 */
#ifndef BANBAO_DRAFT_DRAFT_FROM_H
#define BANBAO_DRAFT_DRAFT_FROM_H

#include "base/diag.h"
#include "draft/new.h"

/* Fill the draft's body and date, and its title if it has none. On entry its date is
 * today. False after reporting: no text, or an unknown encoding. */
bool draft_from(struct arena *a, const char *path, struct draft *draft, struct diag *d);

#endif
