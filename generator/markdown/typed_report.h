/* typed_report.h - reports what was read differently from CommonMark. */
#ifndef BANBAO_MARKDOWN_TYPED_REPORT_H
#define BANBAO_MARKDOWN_TYPED_REPORT_H

#include "markdown/source_lines.h"
#include "markdown/typed.h"

void typed_report(const struct typed *typed, const struct lines *lines, struct diag *d);

#endif
