/* typed_told.h - tell an editor what was read otherwise than CommonMark has it. */
#ifndef BANBAO_MARKDOWN_TYPED_TOLD_H
#define BANBAO_MARKDOWN_TYPED_TOLD_H

#include "markdown/source_lines.h"
#include "markdown/typed.h"

void typed_tell(const struct typed *typed, const struct lines *lines, struct diag *d);

#endif
