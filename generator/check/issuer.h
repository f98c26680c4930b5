/* issuer.h - C4: 落款 must name a body of the compound, as site.yaml spells it.
 */
#ifndef BANBAO_CHECK_ISSUER_H
#define BANBAO_CHECK_ISSUER_H

#include "check/check_run.h"

/* Checks all items. A name missing from site.yaml is one mistake, however many items
 * have it: after a body is renamed it is reported once. */
void check_issuers(struct check_run *run);

#endif
