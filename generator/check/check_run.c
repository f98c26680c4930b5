/* check_run.c - reports a finding with the severity and cure of its rule.
 *
 *     check_hit(run, "P7", span, zh, en) -> P7's severity, the message, P7's cure */
#include "check/check_run.h"

#include <assert.h>

static void hit(struct check_run *run, const struct check_rule *r,
                enum severity severity, struct span at, const char *zh, const char *en,
                va_list ap)
{
    diag_report(run->diag, severity, at, r->code, zh, en, ap);
    if (r->cure)
        diag_hint(run->diag, "%s%.0s", "%.0s%s", r->cure, r->cure_english);
}

void check_hit(struct check_run *run, const char *code, struct span at, const char *zh,
               const char *en, ...)
{
    const struct check_rule *r = rule_find(slice_of(code));
    va_list ap;

    assert(r);
    va_start(ap, en);
    hit(run, r, r->severity, at, zh, en, ap);
    va_end(ap);
}

void check_hit_as(struct check_run *run, const char *code, enum severity severity,
                  struct span at, const char *zh, const char *en, ...)
{
    const struct check_rule *r = rule_find(slice_of(code));
    va_list ap;

    assert(r);
    va_start(ap, en);
    hit(run, r, severity, at, zh, en, ap);
    va_end(ap);
}

struct span check_place(const struct item *item, const char *key)
{
    const struct value *v = value_find(item->root, key);

    return v && v->at.src ? v->at : (struct span){item->src, 0, 3};
}
