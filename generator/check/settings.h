/* settings.h - how much each check weighs here: 检查 of site.yaml, 豁免 of an item.
 *
 * settings_open makes the judge of a diag: from then on, whoever reports a message with
 * the code of a rule (rules.h) has it weighed. Firm rules weigh what they weigh. A
 * waived message is kept apart in the diag, so that it can be counted.
 */
#ifndef BANBAO_CHECK_SETTINGS_H
#define BANBAO_CHECK_SETTINGS_H

#include "check/rules.h"
#include "model/site.h"

struct settings;

/* Codes that are not known and rules that are firm are reported. */
struct settings *settings_open(struct arena *a, const struct site *site,
                               struct diag *d);
/* Lives as long as the settings. */
const struct diag_judge *settings_judge(const struct settings *s);
/* When it is over: what was waived gets its reason; where all stages were `complete`,
 * a hint for each waiver that waived nothing. */
void settings_end(const struct settings *s, bool complete, struct diag *d);

#endif
