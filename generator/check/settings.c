/* settings.c - severities from site.yaml, and waivers from items.
 *
 *     检查: {L3: 提示}            every L3 becomes a hint
 *     豁免: [{检查: T2, 理由: …}]  T2 in this item is not shown, but counted
 *
 * Firm rules (P1, P12, P13 …) keep their severity; to lower or waive one is an error.
 */
#include "check/settings.h"

#include <stdlib.h>
#include <string.h>

/* One entry of 豁免. */
struct waiver {
    const struct source *src; /* the item that it is for */
    const struct check_rule *rule;
    struct span at;
    const char *reason;
};

/* One entry of 检查 in site.yaml. */
struct weight {
    const struct check_rule *rule;
    enum severity severity;
};

struct settings {
    struct weight *weights;
    size_t nweights, wcap;
    struct waiver *waivers; /* by source, then rule */
    size_t n, cap;
    struct diag_judge judge;
};

/* The rule of a code as written; an unknown one is reported, with the nearest. */
static const struct check_rule *known_rule(const struct site *site, struct slice code,
                                           struct span at, struct diag *d)
{
    const struct check_rule *r = rule_of(code, site->kinds, site->nkinds);

    if (!r) {
        struct slice near = rule_near(code);
        diag_error(d, at, "check-unknown", "没有“%.*s”这项检查", "no check '%.*s'",
                   SLICE_FMT(code));
        diag_hint(d, "编号写在每条提示后面的方括号里%s%.*s%s",
                  "each message ends with its code in brackets%s%.*s%s",
                  near.len ? "；是不是 " : "", SLICE_FMT(near), near.len ? "？" : "");
    }
    return r;
}

static bool is_firm(const struct check_rule *r, struct span at, struct diag *d)
{
    if (!r->firm)
        return false;
    diag_error(d, at, "check-firm", "%s（%s）不能降级，也不能豁免",
               "%s (%s) can be neither lowered nor waived", r->code, r->title);
    diag_hint(d, "删掉这一条，照提示改内容", "remove this and correct the content");
    return true;
}

static enum severity severity_of(struct slice word)
{
    return slice_is(word, "错误")   ? SEVERITY_ERROR
           : slice_is(word, "警告") ? SEVERITY_WARNING
           : slice_is(word, "提示") ? SEVERITY_HINT
                                    : SEVERITY_OFF;
}

static void read_weights(struct arena *a, struct settings *s, const struct site *site,
                         struct diag *d)
{
    const struct value *map = value_find(site->root, "检查");

    for (size_t i = 0; map && i < map->nmembers; i++) {
        const struct member *m = &map->members[i];
        const struct check_rule *r = known_rule(site, m->key, m->key_at, d);
        enum severity severity = severity_of(m->value->text);
        if (!r || (severity > r->severity && is_firm(r, m->key_at, d)))
            continue;
        arena_push(a, s->weights, s->nweights, s->wcap);
        s->weights[s->nweights++] = (struct weight){r, severity};
    }
}

static void read_waivers(struct arena *a, struct settings *s, const struct site *site,
                         const struct item *item, struct diag *d)
{
    const struct value *list = value_find(item->root, "豁免");

    for (size_t i = 0; list && i < list->n; i++) {
        const struct value *code = value_find(list->items[i], "检查");
        const struct check_rule *r = known_rule(site, code->text, code->at, d);
        if (!r || is_firm(r, code->at, d))
            continue;
        arena_push(a, s->waivers, s->n, s->cap);
        s->waivers[s->n++] = (struct waiver){
            item->src, r, code->at, slice_cstr(a, value_str(list->items[i], "理由"))};
    }
}

static int by_source(const void *x, const void *y)
{
    const struct waiver *a = x, *b = y;
    uintptr_t pa = (uintptr_t)a->src, pb = (uintptr_t)b->src;

    if (pa != pb)
        return pa < pb ? -1 : 1;
    return strcmp(a->rule->code, b->rule->code);
}

/* The diag's judge: the severity that a message gets. Called for every message, so
 * waivers are sorted and searched by bisection. */
static enum severity judge(const void *ctx, const struct message *m)
{
    const struct settings *s = ctx;
    const struct check_rule *r = rule_find(slice_of(m->code));
    enum severity severity = m->severity;
    struct waiver wanted = {.src = m->at.src, .rule = r};

    if (!r)
        return severity;
    if (s->n && bsearch(&wanted, s->waivers, s->n, sizeof wanted, by_source))
        return SEVERITY_WAIVED;
    /* A message reported more mildly than its rule is never made more severe. */
    for (size_t i = 0; i < s->nweights; i++)
        if (s->weights[i].rule == r &&
            (s->weights[i].severity > severity || m->severity <= r->severity))
            severity = s->weights[i].severity;
    return severity;
}

/* A compound's own kinds may name rules that do not exist. */
static void check_named(const struct rule *rules, size_t n, const struct kind *kind,
                        struct diag *d)
{
    struct span at = {kind->src, 0, 0};

    for (size_t i = 0; i < n; i++)
        if (rules[i].named && !rule_find(slice_of(rules[i].named)))
            diag_error(d, at, "check-unknown", "核对 %s 的规则 %s 没有登记",
                       "check %s: there is no rule %s", rules[i].code, rules[i].named);
}

static void check_named_in(const struct field *fields, size_t n,
                           const struct kind *kind, struct diag *d)
{
    for (size_t i = 0; i < n; i++) {
        check_named(fields[i].rules, fields[i].nrules, kind, d);
        check_named_in(fields[i].columns, fields[i].ncolumns, kind, d);
    }
}

struct settings *settings_open(struct arena *a, const struct site *site, struct diag *d)
{
    struct settings *s = arena_new(a, struct settings);

    for (size_t i = 0; i < site->nkinds; i++) {
        check_named(site->kinds[i]->rules, site->kinds[i]->nrules, site->kinds[i], d);
        check_named_in(site->kinds[i]->fields, site->kinds[i]->nfields, site->kinds[i],
                       d);
    }
    read_weights(a, s, site, d);
    for (size_t i = 0; i < site->n; i++)
        read_waivers(a, s, site, site->items[i], d);
    for (size_t i = 0; i < site->nfaulty; i++)
        read_waivers(a, s, site, site->faulty[i], d);
    if (s->n)
        qsort(s->waivers, s->n, sizeof *s->waivers, by_source);
    s->judge = (struct diag_judge){judge, s};
    return s;
}

const struct diag_judge *settings_judge(const struct settings *s)
{
    return &s->judge;
}

/* Gives each message that w waived the reason. False: it waived none. */
static bool give_reason(const struct waiver *w, struct diag *d)
{
    bool used = false;

    for (size_t i = 0; i < d->waived; i++)
        if (d->waivers[i].at.src == w->src &&
            strcmp(d->waivers[i].code, w->rule->code) == 0) {
            d->waivers[i].hint_zh = d->waivers[i].hint_en = w->reason;
            used = true;
        }
    return used;
}

void settings_end(const struct settings *s, bool complete, struct diag *d)
{
    for (size_t i = 0; i < s->n; i++) {
        const struct waiver *w = &s->waivers[i];
        if (give_reason(w, d) || !complete)
            continue;
        diag_note(d, w->at, "waiver-unused", "这里没有 %s 要豁免的地方",
                  "there is no %s to waive here", w->rule->code);
        diag_hint(d, "删掉这一条豁免", "remove this waiver");
    }
}
