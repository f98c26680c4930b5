/* figures_quoted.c - C5: a figure that a sentence names, against the field, the
 * computed value or the table's row of that name.
 *
 *     期末余额: 173084.90 (a field), text 期末余额 173,048.90 元 -> C5
 *     | 合计 | 12 |      (a row),   text 下表合计 13 户         -> C5
 *
 * First all named values are collected (quotes_of), with synonyms: 收入合计, 总收入.
 * Then the words before each figure are matched with the names, the longest first.
 * Nothing but a known opening (本期) or the item's period may come before the name in
 * its clause: 停车收入合计 is another figure. */
#include "check/figures.h"
#include "words/figures.h"

#include <string.h>

enum { NAME_BYTES = 9, QUOTES_MAX = 64, PERIODS = 5 };

struct quote {
    struct slice name;    /* 期末余额 */
    struct slice wording; /* as a text may write it: the name or a synonym, 期末结余 */
    struct slice unit;    /* empty: any but % */
    struct decimal value;
    struct span at; /* of the value; src NULL: computed */
    bool table;     /* a bare 合计: the sentence must point at the table, 下表 */
    bool many;      /* several values have this name: not compared */
};

struct quotes {
    struct quote list[QUOTES_MAX];
    size_t n;
    struct slice periods[PERIODS]; /* 2026年第三季度, 本季度: may precede a name */
};

/* ---- the named values ---- */

static void add_quote(struct quotes *q, struct quote x)
{
    for (size_t i = 0; i < q->n; i++)
        if (slice_eq(q->list[i].wording, x.wording)) {
            q->list[i].many |= decimal_cmp(q->list[i].value, x.value) != 0;
            return;
        }
    if (q->n < QUOTES_MAX)
        q->list[q->n++] = x;
}

/* Adds the value under its name and under each synonym. */
static void add_named(struct quotes *q, struct quote x)
{
    static const char *const synonyms[][2] = {WORDLIST_SUM_SYNONYMS};

    x.wording = x.name;
    add_quote(q, x);
    for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++)
        if (slice_is(x.name, synonyms[i][0])) {
            x.wording = slice_of(synonyms[i][1]);
            add_quote(q, x);
        }
}

/* A field with a number, or with a rate: 满意率: 95.2%. */
static void add_field(struct quotes *q, struct slice name, const struct value *v)
{
    struct quote x = {.name = name, .at = v->at};
    bool rate = slice_ends(name, SLICE("率"));

    if (value_decimal(v, &x.value)) {
        x.unit = value_is_money(v) ? SLICE("元") : rate ? SLICE("%") : SLICE("");
        add_named(q, x);
    } else if (rate && slice_ends(v->text, SLICE("%")) &&
               decimal_parse(slice_sub(v->text, 0, v->text.len - 1), &x.value)) {
        x.unit = SLICE("%");
        add_named(q, x);
    }
}

/* 收入合计（元） -> 收入合计. */
static struct slice label_of(struct arena *a, const struct node *cell)
{
    struct slice s = slice_trim(node_plain(a, cell));
    size_t open = slice_find(s, SLICE("（"));

    return open == SIZE_MAX ? s : slice_trim(slice_sub(s, 0, open));
}

static const struct node *cell_at(const struct node *row, size_t i)
{
    const struct node *c = row ? row->child : NULL;

    while (c && i--)
        c = c->next;
    return c;
}

/* The unit from the head of a column: 金额（元） -> 元, 户数 -> 户; empty for 万元. */
static struct slice unit_of_column(struct arena *a, const struct node *table, size_t i)
{
    static const char *const words[][2] = {WORDLIST_QUOTED_UNITS};
    const struct node *head = cell_at(table->child, i);
    struct slice s = head ? node_plain(a, head) : SLICE("");

    if (slice_find(s, SLICE("万")) != SIZE_MAX)
        return SLICE("");
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (slice_find(s, slice_of(words[k][0])) != SIZE_MAX)
            return slice_of(words[k][1]);
    return SLICE("");
}

/* Adds the only figure of a row whose first cell names a sum: | 收入合计 | 12,300 |. */
static void add_row(struct arena *a, struct quotes *q, const struct node *table,
                    const struct node *row)
{
    static const char *const sums[] = {WORDLIST_QUOTED_SUMS, NULL};
    static const char *const bare[] = {"合计", "总计", "共计", NULL};
    struct slice name = label_of(a, row->child);
    struct quote x = {.name = name};
    size_t figures = 0;

    if (!has_word(name, sums))
        return;
    x.table = name.len == word_at(name, 0, bare);
    if (x.table)
        x.name = SLICE("合计");
    for (size_t i = 1; cell_at(row, i); i++) {
        const struct node *cell = cell_at(row, i);
        struct amounts f = amounts_of(a, slice_trim(node_plain(a, cell)));
        if (f.n != 1 || f.list[0].label || f.list[0].rough || f.list[0].start > 0)
            continue;
        figures++;
        x.value = f.list[0].value;
        x.unit = f.list[0].unit.len ? f.list[0].unit : unit_of_column(a, table, i);
        x.at = cell->child ? cell->child->at : cell->at;
    }
    if (figures == 1 && (!x.table || x.unit.len))
        add_named(q, x);
}

static void add_tables(struct arena *a, struct quotes *q, const struct node *parent)
{
    for (const struct node *n = parent->child; n; n = n->next) {
        if (n->type == NODE_TABLE) {
            for (const struct node *r = n->child ? n->child->next : NULL; r;
                 r = r->next)
                if (r->child)
                    add_row(a, q, n, r);
        } else if (n->type < NODE_TEXT) {
            add_tables(a, q, n);
        }
    }
}

/* 本季度 for an item whose period is a quarter or unknown, 本月 for a month, 全年 for a
 * year: the words by which a text means its own period. */
static void add_own_time(struct quotes *q, struct slice period)
{
    static const char *const quarter[] = {"季", NULL}, *const month[] = {"月", NULL},
                             *const year[] = {"年度", "全年", "半年", NULL};
    bool quarters = has_word(period, quarter), months = has_word(period, month);
    bool years = has_word(period, year);

    if (!months && !years) {
        q->periods[3] = SLICE("本季度");
        q->periods[4] = SLICE("本季");
    } else if (months && !quarters) {
        q->periods[3] = SLICE("本月");
    } else if (years && !quarters && !months) {
        q->periods[3] = SLICE("本年度");
        q->periods[4] = SLICE("全年");
    }
}

struct quotes *quotes_of(struct check_run *run, const struct item *item)
{
    static const char *const periods[] = {WORDLIST_PERIOD_FIELDS, NULL};
    struct quotes *q = arena_room(run->arena, 1, sizeof *q);
    const struct value *root = item ? item->root : NULL;

    q->n = 0;
    for (size_t i = 0; i < PERIODS; i++)
        q->periods[i] = SLICE("");
    for (size_t i = 0; root && i < root->nmembers; i++)
        if (root->members[i].key.len >= NAME_BYTES)
            add_field(q, root->members[i].key, root->members[i].value);
    if (item)
        add_tables(run->arena, q, item->body);
    for (int i = 0; periods[i] && !q->periods[0].len; i++)
        q->periods[0] = value_str(root, periods[i]);
    size_t year = slice_find(q->periods[0], SLICE("年"));
    if (year != SIZE_MAX && q->periods[0].len > year + 3) {
        q->periods[1] = slice_from(q->periods[0], year + 3);
        q->periods[2] = slice_starts(q->periods[1], SLICE("第"))
                            ? slice_from(q->periods[1], 3)
                            : q->periods[1];
    }
    add_own_time(q, q->periods[0].len || !item ? q->periods[0] : item->title);
    return q;
}

/* ---- the figures of a text ---- */

static const char *const stops[] = {"，", "。", "；", "、", "：", "！", "？", "（",
                                    "）", "“",  "”",  ",",  "\n", "|",  NULL};

static size_t clause_start(struct slice s, size_t at)
{
    while (at > 0 && !word_before(s, at, stops))
        utf8_prev(s, &at);
    return at;
}

/* Is all that precedes the name in its clause a known opening or a period? Anything
 * else would make it another figure. */
static bool is_plain(const struct quotes *q, struct slice prefix)
{
    static const char *const words[] = {WORDLIST_QUOTED_OPENINGS, " ", NULL};
    while (prefix.len) {
        size_t n = word_at(prefix, 0, words);
        for (int i = 0; i < PERIODS && !n; i++)
            if (q->periods[i].len && slice_starts(prefix, q->periods[i]))
                n = q->periods[i].len;
        if (!n)
            return false;
        prefix = slice_from(prefix, n);
    }
    return true;
}

/* Is the sentence, up to byte `at`, about another period (上季, 去年), or not a fact?
 */
static bool is_elsewhere(struct slice s, size_t at)
{
    static const char *const words[] = {WORDLIST_QUOTED_OTHERWISE, NULL};
    static const char *const ends[] = {"。", "；", "\n", NULL};
    size_t start = at;

    while (start > 0 && !word_before(s, start, ends))
        utf8_prev(s, &start);
    return has_word(slice_sub(s, start, at), words);
}

/* Does the sentence around [start, end) point at a table: 下表合计 12 户? A bare 合计
 * is compared only then. */
static bool points_at_table(struct slice s, size_t start, size_t end)
{
    static const char *const words[] = {WORDLIST_POINTS_AT_TABLE, NULL};
    static const char *const ends[] = {"。", "；", "\n", NULL};

    while (start > 0 && !word_before(s, start, ends))
        utf8_prev(s, &start);
    while (end < s.len && !word_at(s, end, ends))
        utf8_next(s, &end);
    return has_word(slice_sub(s, start, end), words);
}

/* A name that many things have (参与人数, 满意率) means the item's own value only if
 * the sentence begins with it, or its clause with a period or opening; not in
 * 二号楼投票顺利，参与人数 120. */
static bool is_items_own(const struct quote *q, struct slice s, size_t clause,
                         size_t start)
{
    static const char *const sums[] = {"余额", "结余", "合计", NULL};
    static const char *const ends[] = {"。", "；", "！", "\n", NULL};

    return has_word(q->name, sums) || clause < start || clause == 0 ||
           word_before(s, clause, ends);
}

static void disagree(struct check_run *run, const struct check_text *t,
                     const struct quote *q, const struct amount *x)
{
    size_t line = 0, column;
    struct slice right = decimal_text(run->arena, q->value, true);
    const char *unit = q->unit.len ? slice_cstr(run->arena, q->unit) : "";

    if (q->at.src)
        span_position(q->at, &line, &column);
    struct span at = text_span(t, x->start, x->end);
    int n = (int)(x->end - x->start);
    const char *figure = t->text.ptr + x->start;
    if (line)
        check_hit(run, "C5", at, "%.*s写的是 %.*s，第 %zu 行是 %.*s%s%s",
                  "%.*s is %.*s here, on line %zu it is %.*s%s%s", SLICE_FMT(q->name),
                  n, figure, line, SLICE_FMT(right), *unit == '%' ? "" : " ", unit);
    else
        check_hit(run, "C5", at, "%.*s写的是 %.*s，照表算出来是 %.*s%s%s",
                  "%.*s is %.*s here, computed it is %.*s%s%s", SLICE_FMT(q->name), n,
                  figure, SLICE_FMT(right), *unit == '%' ? "" : " ", unit);
}

static bool is_of_unit(const struct quote *q, const struct amount *x)
{
    return q->unit.len ? slice_eq(q->unit, x->unit) : !slice_is(x->unit, "%");
}

/* Compares figure x with the quote whose name ends at byte `at`. */
static void compare(struct check_run *run, const struct quotes *q,
                    const struct quote *quote, const struct check_text *t, size_t at,
                    const struct amount *x)
{
    size_t start = at - quote->wording.len, clause = clause_start(t->text, start);

    if (quote->many || !is_of_unit(quote, x) || amount_is(x, quote->value) ||
        !is_plain(q, slice_sub(t->text, clause, start)) ||
        !is_items_own(quote, t->text, clause, start) || is_elsewhere(t->text, start) ||
        (quote->table && !points_at_table(t->text, start, x->end)))
        return;
    /* the figure is the quoted value itself: a field, or the table's row */
    struct span own = text_span(t, x->start, x->end);
    if (own.src == quote->at.src && own.start >= quote->at.start &&
        own.start < quote->at.end)
        return;
    disagree(run, t, quote, x);
}

/* Looks for a name that ends directly before figure x, or before up to two link words:
 * 期末余额 为 173,084.90 元. */
void check_quote(struct check_run *run, const struct quotes *q,
                 const struct check_text *t, const struct amount *x)
{
    static const char *const links[] = {WORDLIST_QUOTED_LINKS, NULL};
    size_t at = skip_blank_back(t->text, x->start), n = 1;

    for (int tries = 0; tries < 3 && n && at; tries++) {
        struct slice before = slice_sub(t->text, 0, at);
        const struct quote *best = NULL;
        for (size_t i = 0; i < q->n; i++)
            if (slice_ends(before, q->list[i].wording) &&
                (!best || q->list[i].wording.len > best->wording.len))
                best = &q->list[i];
        if (best) {
            compare(run, q, best, t, at, x);
            return;
        }
        n = word_before(t->text, at, links);
        at = skip_blank_back(t->text, at - n);
    }
}
