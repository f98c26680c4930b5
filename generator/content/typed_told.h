/* typed_told.h - tell an editor what was read otherwise than CommonMark has it. */
#ifndef BANBAO_CONTENT_TYPED_TOLD_H
#define BANBAO_CONTENT_TYPED_TOLD_H

#include "content/lines.h"
#include "content/typed.h"

void typed_tell(const struct typed *typed, const struct lines *lines, struct diag *d);

#endif
