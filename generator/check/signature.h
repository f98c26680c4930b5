/* signature.h - C13: a signature typed below the text that is not the head's. */
#ifndef BANBAO_CHECK_SIGNATURE_H
#define BANBAO_CHECK_SIGNATURE_H

#include "check/check_run.h"

void check_signature(struct check_run *run, const struct item *item);

#endif
