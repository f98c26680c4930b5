/* settings.h - the severity of each check in this compound: 检查 of site.yaml, 豁免 of
 * an item.
 *
 * settings_open makes the judge of a diag, which then decides the severity of every
 * message with the code of a rule (rules.h). Firm rules keep theirs. A waived message
 * goes into a list of its own in the diag, so that it can be counted.
 */
#ifndef BANBAO_CHECK_SETTINGS_H
#define BANBAO_CHECK_SETTINGS_H

#include "check/rules.h"
#include "model/site.h"

struct settings;

/* Reports unknown codes, and attempts to lower or waive firm rules. */
struct settings *settings_open(struct arena *a, const struct site *site,
                               struct diag *d);
/* Lives as long as the settings. */
const struct diag_judge *settings_judge(const struct settings *s);
/* At the end: waived messages get their reasons. If all stages ran (complete), each
 * waiver that waived nothing is reported. */
void settings_end(const struct settings *s, bool complete, struct diag *d);

#endif
