/* kind_names.h - all names in a kind's formulas, texts and settings are of what it has.
 *
 * What a template or a formula does not find is absent, which for an item is sound; in
 * the kind it is a slip that would print a sentence with a hole, or keep a check from
 * ever failing.
 */
#ifndef BANBAO_CONTENT_KIND_NAMES_H
#define BANBAO_CONTENT_KIND_NAMES_H

#include "base/diag.h"
#include "model/kind.h"

/* Of a kind that is read else. False after reporting. */
bool kind_check_names(struct arena *a, const struct kind *k, struct diag *d);

#endif
