#include "check/notices.h"
#include "check/privacy.h"
#include "data/decimal.h"
#include "model/date.h"

#include <string.h>

enum {
    WORKDAYS_MIN = 5, /* what public notices in practice give (民政部, 2024) */
    DAYS_MIN = 7,
    DAYS_MAX = 366,
};

/* ---- C1: a notice by its title alone ---- */

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
    static const char *const ways[] = {"电话", "热线", "来访", "来信", NULL};
    struct slice body = value_str(item->root, "正文");

    /* A kind with a period asks for the rest itself. */
    if (!slice_ends(item->title, SLICE("公示")) || has_type(item, FIELD_PERIOD, false))
        return;
    if (!has_word(body, periods))
        check_hit(run, "C1", check_place(item, "标题"), "题目是公示，没有写公示期",
                  "a public notice without its period");
    else if (!has_type(item, FIELD_PHONE, true) && !has_word(body, ways))
        check_hit(run, "C1", check_place(item, "标题"), "题目是公示，没有写找谁提意见",
                  "a public notice without whom to tell");
}

/* ---- C2, C3: the period ---- */

/* The region's rule for such an item; NULL: none. */
static const struct value *rule_for(const struct check_run *run,
                                    const struct item *item)
{
    const struct value *rules = value_find(run->site->rules, "规则");

    for (size_t i = 0; rules && i < rules->n; i++) {
        const struct value *r = rules->items[i];
        struct slice word = value_str(r, "题含");
        if (slice_eq(value_str(r, "类型"), item->kind->name) &&
            (word.len == 0 || slice_find(item->title, word) != SIZE_MAX))
            return r;
    }
    return NULL;
}

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
        diag_hint(run->diag, "看看年份", "look at the year");
    }
    if (date_cmp(p->from, item->date) < 0) {
        diag_warn(run->diag, v->at, "notice-early", "公示期从成文日期之前就开始了",
                  "the notice begins before its date");
        diag_hint(run->diag, "公示期的起应不早于日期", "起 should not be before 日期");
    }
    if (date_cmp(item->post_to, p->to) < 0)
        diag_error(run->diag, check_place(item, "撤下"), "notice-cut",
                   "公示期没满就撤下了", "it comes down before the notice ends");
}

void check_notice(struct check_run *run, const struct item *item)
{
    const struct value *v = value_find(item->root, "公示期");
    const struct value *rule = rule_for(run, item);
    bool period = v && v->payload == PAYLOAD_PERIOD;

    check_parts(run, item);
    if (rule)
        check_rule(run, item, rule);
    if (!period)
        return;
    if (!rule)
        check_length(run, v);
    check_dates(run, item, v);
}

/* ---- C5: the last row of a table is its sum ---- */

static const struct node *cell_at(const struct node *row, size_t i)
{
    const struct node *c = row->child;

    while (c && i--)
        c = c->next;
    return c;
}

/* 1,280.50 元: the number alone, and nothing else with a figure. */
static bool number_of(struct arena *a, const struct node *cell, struct decimal *out)
{
    struct slice s = cell ? slice_trim(node_plain(a, cell)) : SLICE("");
    char digits[40];
    size_t n = 0, i = 0;

    for (; i < s.len && n < sizeof digits && strchr("-0123456789.,", s.ptr[i]); i++)
        if (s.ptr[i] != ',')
            digits[n++] = s.ptr[i];
    for (size_t k = i; k < s.len; k++)
        if ((s.ptr[k] >= '0' && s.ptr[k] <= '9') || s.ptr[k] == '%')
            return false;
    return n > 0 && decimal_parse((struct slice){digits, n}, out);
}

static void check_column(struct check_run *run, const struct node *table, size_t column)
{
    struct decimal sum = decimal_of(0), next, total;
    const struct node *row = table->child ? table->child->next : NULL;
    size_t rows = 0;

    for (; row && row->next; row = row->next, rows++)
        if (!number_of(run->arena, cell_at(row, column), &next) ||
            !decimal_add(sum, next, &sum))
            return;
    const struct node *cell = row ? cell_at(row, column) : NULL;
    if (rows < 2 || !number_of(run->arena, cell, &total) ||
        decimal_cmp(sum, total) == 0)
        return;
    struct slice right = decimal_text(run->arena, sum, true);
    struct span at = cell->child && cell->child->at.src ? cell->child->at : cell->at;
    check_hit(run, "C5", at, "各行加起来是 %.*s", "the rows add up to %.*s",
              SLICE_FMT(right));
}

static void check_tables(struct check_run *run, const struct node *parent)
{
    static const char *const words[] = {"合计", "总计", "共计", NULL};

    for (const struct node *n = parent->child; n; n = n->next) {
        const struct node *first =
            n->type == NODE_TABLE && n->last ? n->last->child : NULL;
        struct slice label = first ? node_plain(run->arena, first) : SLICE("");
        if (first && has_word(label, words))
            for (size_t i = 1; cell_at(n->last, i); i++)
                check_column(run, n, i);
        else if (n->type < NODE_TEXT && n->type != NODE_TABLE)
            check_tables(run, n);
    }
}

void check_totals(struct check_run *run, const struct item *item)
{
    check_tables(run, item->body);
}

/* ---- C6, C7: votes told in prose ---- */

static bool percent_after(struct slice s, const char *word, double *out)
{
    size_t at = slice_find(s, slice_of(word));
    struct decimal d;

    if (at == SIZE_MAX)
        return false;
    for (size_t i = at; i < s.len && i < at + 60; i++) {
        size_t n = 0;
        while (i + n < s.len && strchr("0123456789.", s.ptr[i + n]))
            n++;
        if (n && i + n < s.len && s.ptr[i + n] == '%' &&
            decimal_parse(slice_sub(s, i, i + n), &d)) {
            *out = (double)d.n;
            for (int p = 0; p < d.places; p++)
                *out /= 10;
            return true;
        }
        i += n;
    }
    return false;
}

const char *const carried_words[] = {"表决通过", "决议通过", "获得通过", "予以通过",
                                     NULL};

void check_votes(struct check_run *run, const struct check_text *t)
{
    static const char *const areas[] = {"面积", "㎡", "平方米", NULL};
    double share;

    if (!run->item || t->field || !text_holds(t, WORDS_CARRIED) ||
        !has_word(t->text, (const char *const[]){"业主", NULL}))
        return;
    size_t at = SIZE_MAX;
    for (int i = 0; carried_words[i] && at == SIZE_MAX; i++)
        at = slice_find(t->text, slice_of(carried_words[i]));
    struct span where = text_span(t, at, at + strlen(carried_words[0]));
    if (percent_after(t->text, "参与", &share) && share * 3 < 200)
        check_hit_as(run, "C6", SEVERITY_WARNING, where,
                     "参与表决的不到三分之二，不能算通过",
                     "fewer than two thirds took part: it is not carried");
    else if (!has_word(value_str(run->item->root, "正文"), areas))
        check_hit(run, "C7", where, "只写了人数，没有写面积",
                  "the heads are told, the area is not");
}

/* ---- C8: a time that nobody can hold one to ---- */

/* What the text's column or field is called. */
static struct slice heading_of(struct check_run *run, const struct check_text *t)
{
    const struct node *row = t->block ? t->block->parent : NULL;
    size_t i = 0;

    if (t->field)
        return t->field->name;
    if (!row || t->block->type != NODE_CELL || row->parent->child == row)
        return SLICE("");
    for (const struct node *c = row->child; c != t->block; c = c->next)
        i++;
    const struct node *head = cell_at(row->parent->child, i);
    return head ? node_plain(run->arena, head) : SLICE("");
}

const char *const vague_words[] = {"尽快", "第一时间", "及时", "原则上",
                                   "尽量", "适时",     NULL};

void check_pledges(struct check_run *run, const struct check_text *t)
{
    static const char *const fields[] = {"时限", "响应",     "到场",
                                         "限时", "办结时间", NULL};
    static const char *const counted[] = {"分钟", "小时", "天",   "日",
                                          "周",   "月",   "当场", NULL};
    size_t at = SIZE_MAX;
    int i = 0;

    if (!text_holds(t, WORDS_VAGUE) || has_word(t->text, counted))
        return;
    for (; vague_words[i] && at == SIZE_MAX; i++)
        at = slice_find(t->text, slice_of(vague_words[i]));
    struct slice name = heading_of(run, t);
    if (has_word(name, fields))
        check_hit(run, "C8", text_span(t, at, at + strlen(vague_words[i - 1])),
                  "“%.*s”写的是“%s”，没法核对", "'%.*s' says '%s': nobody can check it",
                  SLICE_FMT(name), vague_words[i - 1]);
}

/* ---- C9: an annex that is named ---- */

void check_annex(struct check_run *run, const struct item *item)
{
    static const char *const named[] = {"见附件", "详见附表", "见附表", "附后", NULL};
    const struct value *annexes = value_find(item->root, "附件");
    struct texts texts;

    if (!has_word(value_str(item->root, "正文"), named) || (annexes && annexes->n))
        return;
    texts_of_item(run->arena, item, &texts);
    for (size_t i = 0; i < texts.n; i++)
        for (int k = 0; named[k]; k++) {
            const struct check_text *t = &texts.list[i];
            size_t at = slice_find(t->text, slice_of(named[k]));
            if (t->field || at == SIZE_MAX)
                continue;
            check_hit(run, "C9", text_span(t, at, at + strlen(named[k])),
                      "写了“%s”，后面没有附件", "'%s', but there is no annex",
                      named[k]);
            return;
        }
}
