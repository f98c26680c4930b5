/* issuer.h - C4: who signs is a body of the compound, as site.yaml calls it.
 */
#ifndef BANBAO_CHECK_ISSUER_H
#define BANBAO_CHECK_ISSUER_H

#include "check/check_run.h"

/* One name that site.yaml does not know is one mistake, however many items have it: a
 * compound that changed its bodies' names is told once. Over all items. */
void check_issuers(struct check_run *run);

#endif
