/* region.c - the rules of a region, selected by kind and by a word of the title.
 *
 *     {类型: 收支公示, 频率: 每季度} and the last one is from July -> C2, once for the
 * site */
#include "check/region.h"
#include "words/calendar.h"

const struct value *region_rule(const struct site *site, const struct item *item)
{
    const struct value *rules = value_find(site->rules, "规则");

    for (size_t i = 0; rules && i < rules->n; i++) {
        const struct value *r = rules->items[i];
        struct slice word = value_str(r, "题含");
        if (slice_eq(value_str(r, "类型"), item->kind->name) &&
            (word.len == 0 || slice_find(item->title, word) != SIZE_MAX))
            return r;
    }
    return NULL;
}

/* The longest time in days between two publications, with time to close the books:
 * 每季度. -1: it depends on events (每次换届, 每事一次), so no due date can be
 * computed; 0: not understood. */
static long most_days(struct slice how_often)
{
    static const struct {
        const char *words;
        long days;
    } known[] = {WORDLIST_FREQUENCIES};

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (slice_is(how_often, known[i].words))
            return known[i].days;
    return slice_starts(how_often, SLICE("每次")) ||
                   slice_starts(how_often, SLICE("每事"))
               ? -1
               : 0;
}

/* The newest item that the rule applies to, up to today; NULL: none. */
static const struct item *newest(const struct site *site, const struct value *rule)
{
    const struct item *last = NULL;

    for (size_t i = 0; i < site->n; i++) {
        const struct item *item = site->items[i];
        if (region_rule(site, item) == rule && date_cmp(item->date, site->today) <= 0 &&
            (!last || date_cmp(item->date, last->date) > 0))
            last = item;
    }
    return last;
}

/* frequency: 频率 of the rule. */
static void check_rule_frequency(struct check_run *run, const struct value *rule,
                                 const struct value *frequency)
{
    struct slice basis = value_str(rule, "依据"), word = value_str(rule, "题含");
    struct slice kind = value_str(rule, "类型");
    long most = most_days(frequency->text);
    const struct item *last = most > 0 ? newest(run->site, rule) : NULL;

    if (most == 0) {
        diag_warn(run->diag, frequency->at, "rules-frequency", "不懂多久一次：“%.*s”",
                  "unknown frequency '%.*s'", SLICE_FMT(frequency->text));
        diag_hint(run->diag, "写 每周、每月、每季度、每半年、每年，或 每次……、每事一次",
                  "write 每周 每月 每季度 每半年 每年, or 每次… 每事一次");
    }
    if (most <= 0 ||
        (last && date_serial(run->site->today) - date_serial(last->date) <= most))
        return;
    if (last)
        check_hit_as(run, "C2", SEVERITY_WARNING, frequency->at,
                     "%.*s%.*s%.*s应%.*s公示，最近一篇是 %d-%02d-%02d",
                     "%.*s%.*s%.*s is due (%.*s): the last one is from %d-%02d-%02d",
                     SLICE_FMT(kind), word.len ? 3 : 0, "：", SLICE_FMT(word),
                     SLICE_FMT(frequency->text), last->date.year, last->date.month,
                     last->date.day);
    else
        check_hit_as(run, "C2", SEVERITY_WARNING, frequency->at,
                     "%.*s%.*s%.*s应%.*s公示，一篇也没有",
                     "%.*s%.*s%.*s is due (%.*s): there is none", SLICE_FMT(kind),
                     word.len ? 3 : 0, "：", SLICE_FMT(word),
                     SLICE_FMT(frequency->text));
    diag_hint(run->diag, "把到期的一期公示出来%s%.*s", "publish what is due%s%.*s",
              basis.len ? "：" : "", SLICE_FMT(basis));
}

void check_frequency(struct check_run *run)
{
    const struct value *rules = value_find(run->site->rules, "规则");

    for (size_t i = 0; rules && i < rules->n; i++) {
        const struct value *frequency = value_find(rules->items[i], "频率");
        if (frequency)
            check_rule_frequency(run, rules->items[i], frequency);
    }
}
