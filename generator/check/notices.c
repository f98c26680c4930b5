/* notices.c - what a notice must contain: C1 to C3, C8 and C9.
 *
 *     a 公示 of 3 days where the region requires 7      -> C2
 *     a last day that is not a working day              -> C3
 *     时限: 尽快上门                                    -> C8, vague
 *     见附件 in the text, and no section 附件：          -> C9 */
#include "check/notices.h"
#include "check/region.h"
#include "model/date.h"
#include "words/notices.h"

#include <string.h>

enum {
    WORKDAYS_MIN = 5, /* the usual length of public notices (民政部, 2024) */
    DAYS_MIN = 7,
    DAYS_MAX = 366,
};

/* ---- C1: a notice only by its title ---- */

/* Has the kind a field of this type; written: which the item fills in? */
static bool has_type(const struct item *item, enum field_type type, bool written)
{
    const struct kind *k = item->kind;

    for (size_t i = 0; i < k->nfields; i++)
        if (k->fields[i].type == type &&
            (!written || value_find_slice(item->root, k->fields[i].name)))
            return true;
    return false;
}

static void check_parts(struct check_run *run, const struct item *item)
{
    static const char *const periods[] = {"公示期", "公示时间", "公示时段", NULL};
    static const char *const ways[] = {WORDLIST_OBJECTION_WAYS, NULL};
    /* 水质检测公示, 收费标准公示 inform; nobody is asked for an opinion. */
    static const char *const standing[] = {WORDLIST_STANDING_NOTICES, NULL};
    struct slice body = value_str(item->root, "正文");
    size_t end = item->title.len - strlen("公示");

    /* A kind with a field for the period makes the other parts mandatory itself. */
    if (!slice_ends(item->title, SLICE("公示")) ||
        word_before(item->title, end, standing) || has_type(item, FIELD_PERIOD, false))
        return;
    if (!has_word(body, periods))
        check_hit(run, "C1", check_place(item, "标题"), "题目是公示，没有写公示期",
                  "a public notice without its period");
    else if (!has_type(item, FIELD_PHONE, true) && !has_word(body, ways))
        check_hit(run, "C1", check_place(item, "标题"), "题目是公示，没有写找谁提意见",
                  "a public notice that does not say where to object");
}

/* ---- C2, C3: the period ---- */

/* C2 by the region's rule: an error if the rule cites a law, else a warning. */
static void check_rule(struct check_run *run, const struct item *item,
                       const struct value *rule)
{
    const struct value *v = value_find(item->root, "公示期");
    const struct value *posted = value_find(item->root, "张贴期");
    const struct value *of = v && v->payload == PAYLOAD_PERIOD ? v : posted;
    long workdays = value_long(rule, "工作日", 0), days = value_long(rule, "天数", 0);
    struct slice basis = value_str(rule, "依据");

    if (!of || of->payload != PAYLOAD_PERIOD)
        return;
    const struct period *p = of->data;
    if ((workdays && p->workdays >= workdays) || (days && p->days >= days))
        return;
    check_hit_as(run, "C2", basis.len ? SEVERITY_ERROR : SEVERITY_WARNING,
                 v ? v->at : check_place(item, "撤下"), "%s只有 %.*s",
                 "%.0sit lasts only %.*s", v ? "公示期" : "张贴期",
                 SLICE_FMT(value_str(of, "共")));
    if (workdays && p->workdays >= 0)
        diag_hint(run->diag, "至少 %ld 个工作日%s%.*s",
                  "%ld working days at least%s%.*s", workdays, basis.len ? "：" : "",
                  SLICE_FMT(basis));
    else
        diag_hint(run->diag, "至少 %ld 日%s%.*s", "%ld days at least%s%.*s", days,
                  basis.len ? "：" : "", SLICE_FMT(basis));
}

/* C2 without a rule of the region: shorter than is usual. */
static void check_length(struct check_run *run, const struct value *v)
{
    const struct period *p = v->data;
    bool brief = p->workdays >= 0 ? p->workdays < WORKDAYS_MIN : p->days < DAYS_MIN;

    if (brief) {
        check_hit_as(run, "C2", SEVERITY_WARNING, v->at, "公示期只有 %.*s",
                     "the notice lasts only %.*s", SLICE_FMT(value_str(v, "共")));
        diag_hint(run->diag, "一般不少于 %d 个工作日（或 %d 日）",
                  "usually %d working days or %d days", WORKDAYS_MIN, DAYS_MIN);
    }
}

static void check_last_day(struct check_run *run, const struct value *v)
{
    const struct period *p = v->data;

    if (p->workdays < 0 && run->site->calendar &&
        calendar_knows(run->site->calendar, p->to.year) &&
        !calendar_is_workday(run->site->calendar, p->to))
        check_hit(run, "C3", v->at, "公示期最后一天（%d月%d日）不上班",
                  "its last day (%d-%02d) is a day off", p->to.month, p->to.day);
}

static void check_dates(struct check_run *run, const struct item *item,
                        const struct value *v)
{
    const struct period *p = v->data;

    if (p->days > DAYS_MAX) {
        diag_warn(run->diag, v->at, "notice-long", "公示期超过一年",
                  "the notice lasts over a year");
        diag_hint(run->diag, "看看年份", "check the year");
    }
    if (date_cmp(p->from, item->date) < 0) {
        diag_warn(run->diag, v->at, "notice-early", "公示期从成文日期之前就开始了",
                  "the notice begins before its date");
        diag_hint(run->diag, "公示期的起应不早于日期", "起 should not be before 日期");
    }
    if (date_cmp(item->post_to, p->to) < 0) {
        diag_error(run->diag, check_place(item, "撤下"), "notice-cut",
                   "公示期没满就撤下了", "it comes down before the notice ends");
        diag_hint(run->diag, "写 %d-%02d-%02d 或以后；或删掉“撤下”，公示期满那天撤下",
                  "%d-%02d-%02d or later, or no 撤下", p->to.year, p->to.month,
                  p->to.day);
    }
}

void check_notice(struct check_run *run, const struct item *item)
{
    const struct value *v = value_find(item->root, "公示期");
    const struct value *rule = region_rule(run->site, item);
    bool period = v && v->payload == PAYLOAD_PERIOD;

    check_parts(run, item);
    if (rule)
        check_rule(run, item, rule);
    if (!period)
        return;
    if (!rule)
        check_length(run, v);
    check_last_day(run, v);
    check_dates(run, item, v);
}

/* ---- C8: a pledge that cannot be checked ---- */

void check_pledges(struct check_run *run, const struct check_text *t)
{
    static const char *const fields[] = {WORDLIST_PROMISE_FIELDS, NULL};
    static const char *const counted[] = {WORDLIST_COUNTED, NULL};
    size_t at = SIZE_MAX;
    const char *const *vague = words_of(WORDS_VAGUE);

    if (!text_holds(t, WORDS_VAGUE) || has_word(t->text, counted))
        return;
    while (*vague && (at = slice_find(t->text, slice_of(*vague))) == SIZE_MAX)
        vague++;
    if (!*vague)
        return;
    struct slice name = text_heading(run->arena, t);
    if (has_word(name, fields))
        check_hit(run, "C8", text_span(t, at, at + strlen(*vague)),
                  "“%.*s”写的是“%s”，没法核对",
                  "'%.*s' says '%s', which nobody can check", SLICE_FMT(name), *vague);
}

/* ---- C9: an annex that is mentioned ---- */

const char *const annex_words[] = {WORDLIST_ANNEX, NULL};

void check_annex(struct check_run *run, const struct item *item)
{
    const struct value *annexes = value_find(item->root, "附件");
    const struct check_text *t = NULL;

    for (size_t i = 0; i < run->texts->n && !t; i++)
        if (text_holds(&run->texts->list[i], WORDS_ANNEX) && !run->texts->list[i].field)
            t = &run->texts->list[i];
    if (!t || (annexes && annexes->n))
        return;
    for (int k = 0; annex_words[k]; k++) {
        size_t at = slice_find(t->text, slice_of(annex_words[k]));
        if (at == SIZE_MAX)
            continue;
        check_hit(run, "C9", text_span(t, at, at + strlen(annex_words[k])),
                  "写了“%s”，后面没有附件", "'%s', but there is no annex",
                  annex_words[k]);
        diag_hint(run->diag, "加一节“## 附件：名称”，或写明在哪里看",
                  "add a heading 附件：…");
        return;
    }
}
