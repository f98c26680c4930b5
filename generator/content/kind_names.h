/* kind_names.h - all names in a kind's formulas, texts and settings must exist.
 *
 * A name that a template or formula does not find is absent, which is normal for an
 * item; in the kind itself it is a slip that would print a sentence with a hole, or
 * keep a check from ever failing.
 */
#ifndef BANBAO_CONTENT_KIND_NAMES_H
#define BANBAO_CONTENT_KIND_NAMES_H

#include "base/diag.h"
#include "model/kind.h"

/* k has been read except for this check. False after reporting. */
bool kind_check_names(struct arena *a, const struct kind *k, struct diag *d);

#endif
