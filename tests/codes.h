/* codes.h - is a message of this code? A kind's check that names a rule of the register
 * (规则) is told by the rule's code: its own one is what tests know it by. */
#ifndef BANBAO_TESTS_CODES_H
#define BANBAO_TESTS_CODES_H

#include "check/rules.h"
#include "model/site.h"

#include <string.h>

static inline bool has_code(const struct site *s, const struct message *m,
                            const char *code)
{
    const struct check_rule *r =
        s ? rule_of(slice_of(code), s->kinds, s->nkinds) : NULL;

    return strcmp(m->code, r ? r->code : code) == 0;
}

/* The first such message; NULL: none. */
static inline const struct message *find_code(const struct site *s,
                                              const struct diag *d, const char *code)
{
    for (size_t i = 0; i < d->n; i++)
        if (has_code(s, &d->messages[i], code))
            return &d->messages[i];
    return NULL;
}

#endif
