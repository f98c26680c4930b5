/* yaml_slips.h - why a text is no YAML, in its writer's words.
 *
 * libyaml says where it stopped and what it looked for. What went wrong is often
 * another thing elsewhere: a quote left open lines above, 「：」 for ':', a Tab. The
 * commonest slips are looked for first; libyaml's words, put in other ones, come last.
 */
#ifndef YAML_SLIPS_H
#define YAML_SLIPS_H

#include "base/diag.h"

/* Where a parser stopped. All places are bytes of src. */
struct yaml_stop {
    const struct source *src;
    size_t start, end;   /* the YAML in it */
    size_t at;           /* where it stopped */
    size_t began;        /* the construct it was reading, or `at` */
    const char *problem; /* libyaml's words */
    bool encoding;       /* it stopped at bytes, not at their meaning */
};

/* One error at the likeliest place; always false. */
bool yaml_report(const struct yaml_stop *s, struct diag *d);

/* Is the line one of --- (or more), which a head begins and ends with? */
bool yaml_fence(struct slice line);
/* One that was meant to be: ———, －－－, --. */
bool yaml_fence_like(struct slice line);

#endif
