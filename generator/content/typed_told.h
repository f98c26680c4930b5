/* typed_told.h - tell an editor what was read otherwise than CommonMark has it. */
#ifndef TYPED_TOLD_H
#define TYPED_TOLD_H

#include "content/lines.h"
#include "content/typed.h"

void typed_tell(const struct typed *typed, const struct lines *lines, struct diag *d);

#endif
