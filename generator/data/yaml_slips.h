/* yaml_slips.h - explains to an editor why a text is not YAML.
 *
 * libyaml reports where it stopped and what it expected there. The actual mistake is
 * often a different one elsewhere: a quote left open some lines above, 「：」 for ':',
 * a tab. The most common slips are searched for first; libyaml's own message, reworded,
 * comes last.
 */
#ifndef BANBAO_DATA_YAML_SLIPS_H
#define BANBAO_DATA_YAML_SLIPS_H

#include "base/diag.h"

/* Where libyaml stopped. All places are bytes of src. */
struct yaml_stop {
    const struct source *src;
    size_t start, end;   /* the YAML within src */
    size_t at;           /* where it stopped */
    size_t began;        /* start of the construct it was reading, or `at` */
    const char *problem; /* libyaml's message */
    bool encoding;       /* invalid bytes rather than invalid syntax */
};

/* Reports one error at the most likely place. Always false. */
bool yaml_report(const struct yaml_stop *s, struct diag *d);

/* Is it a line of --- (or more), as before and after a head? */
bool yaml_fence(struct slice line);
/* Was it meant to be one: ———, －－－, --? */
bool yaml_fence_like(struct slice line);

#endif
