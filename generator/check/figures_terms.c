/* figures_terms.c - the figures of a text with their names.
 *
 * A name reaches back to the mark or the figure before it; brackets behind it are
 * skipped, as are 为 and ： before the digits: 收入（停车费）为 300 元 is 收入. */
#include "check/figures_terms.h"
#include "words/figures.h"

#include <string.h>

static const char *const links[] = {WORDLIST_NAME_LINKS, NULL};
static const char *const some[] = {WORDLIST_SELECTED, NULL};

/* What a character is to names and sentences. */
enum mark { MARK_NONE, MARK_OPEN, MARK_CLOSE, MARK_PAUSE, MARK_END };

static enum mark mark_of(uint32_t cp)
{
    switch (cp) {
    case 0xFF08: /* （ */
    case '(':
        return MARK_OPEN;
    case 0xFF09: /* ） */
    case ')':
        return MARK_CLOSE;
    case 0xFF0C: /* ， */
    case 0xFF1B: /* ； */
    case 0x3001: /* 、 */
    case 0xFF1A: /* ： */
    case ',':
    case ';':
    case ':':
    case '|':
        return MARK_PAUSE;
    case 0x3002: /* 。 */
    case 0xFF01: /* ！ */
    case 0xFF1F: /* ？ */
    case '\n':
        return MARK_END;
    default:
        return MARK_NONE;
    }
}

static enum mark mark_before(struct slice s, size_t at)
{
    return mark_of(utf8_prev(s, &at));
}

/* Back from `at` to the mark before it, or to `from`; a closing bracket is none. */
static size_t back_to_mark(struct slice s, size_t at, size_t from)
{
    while (at > from) {
        enum mark m = mark_before(s, at);
        if (m != MARK_NONE && m != MARK_CLOSE)
            break;
        utf8_prev(s, &at);
    }
    return at;
}

/* The byte before the bracket that closes at `at`. */
static size_t before_bracket(struct slice s, size_t at, size_t from)
{
    while (at > from && mark_of(utf8_prev(s, &at)) != MARK_OPEN)
        ;
    return at > from ? at : from;
}

static struct slice name_of(struct slice s, size_t from, size_t start)
{
    size_t end = skip_blank_back(s, start), n, at;

    while (end > from && (n = word_before(s, end, links)) > 0)
        end = skip_blank_back(s, end - n);
    if (end <= from)
        return SLICE("");
    if (mark_before(s, end) == MARK_CLOSE)
        end = skip_blank_back(s, before_bracket(s, end, from));
    if (end <= from)
        return SLICE("");
    at = back_to_mark(s, end, from);
    return slice_trim(slice_sub(s, at, end));
}

struct slice term_head(const struct term *x)
{
    enum { FAR = 120 }; /* bytes */
    struct slice s = x->t->text;
    size_t at = x->x->start, from = at > FAR ? at - FAR : 0, end = SIZE_MAX;

    for (size_t back = at; back > from; at = back) {
        uint32_t cp = utf8_prev(s, &back);
        if (mark_of(cp) == MARK_END || cp == 0xFF1B || cp == ';')
            break;
        if (end == SIZE_MAX && (cp == 0xFF1A || cp == ':'))
            end = back;
    }
    return end == SIZE_MAX || at > end ? SLICE("") : slice_trim(slice_sub(s, at, end));
}

static struct slice clause_of(struct slice s, size_t start, size_t end)
{
    start = back_to_mark(s, start, 0);
    for (size_t next = end; end < s.len; end = next) {
        uint32_t cp = utf8_next(s, &next);
        bool digit = cp == ',' && next < s.len && char_is_digit(s.ptr[next]);
        if (mark_of(cp) != MARK_NONE && !digit)
            break;
    }
    return slice_sub(s, start, end);
}

/* Follows the brackets and sentences between two figures. */
static void pass(struct slice s, size_t from, size_t to, struct term *x)
{
    for (size_t at = from, next = at; at < to; at = next) {
        switch (mark_of(utf8_next(s, &next))) {
        case MARK_OPEN:
            x->inside = true;
            break;
        case MARK_CLOSE:
            x->inside = false;
            break;
        case MARK_END:
            x->sentence++;
            x->inside = x->selected = false;
            break;
        default:
            x->selected |= word_at(s, at, some) > 0;
        }
    }
}

void terms_add(struct arena *a, struct terms *out, const struct check_text *t,
               const struct amounts *f, bool one)
{
    struct term x = {.t = t,
                     .sentence = out->n ? out->list[out->n - 1].sentence + !one : 0};
    size_t from = 0, sentence = x.sentence;

    for (size_t i = 0; i < f->n; i++) {
        x.x = &f->list[i];
        if (x.x->label)
            continue;
        pass(t->text, from, x.x->start, &x);
        if (one)
            x.sentence = sentence;
        x.name = name_of(t->text, from, x.x->start);
        x.clause = clause_of(t->text, x.x->start, x.x->end);
        x.alone = true;
        if (out->n && out->list[out->n - 1].clause.ptr == x.clause.ptr)
            x.alone = out->list[out->n - 1].alone = false;
        from = x.x->end;
        arena_push(a, out->list, out->n, out->cap);
        out->list[out->n++] = x;
    }
}

bool term_is_percent(const struct term *x)
{
    return slice_is(x->x->unit, "%");
}

bool term_is_figure(const struct term *x)
{
    return !x->x->rough && !term_is_percent(x) && (x->x->unit.len || x->name.len) &&
           !text_is_literal(x->t, x->x->start);
}

bool term_counts(const struct term *x)
{
    return term_is_figure(x) && x->x->unit.len;
}

bool term_same_unit(const struct term *a, const struct term *b)
{
    return amount_same_unit(a->x, b->x);
}

bool term_parts(const struct term *a, const struct term *b)
{
    return a->sentence != b->sentence ||
           (a->t == b->t && slice_find(slice_sub(a->t->text, a->x->end, b->x->start),
                                       SLICE("；")) != SIZE_MAX);
}

/* ---- 合计 ---- */

/* The bytes of an opening that may precede a total: 三栋, 以上, 两项. */
static size_t opening_at(struct slice name)
{
    static const char *const words[] = {WORDLIST_TOTAL_OPENINGS, NULL};
    static const char *const things[] = {WORDLIST_TOTAL_THINGS, NULL};
    size_t n = word_at(name, 0, words), end;

    if (n || !count_at(name, 0, &end))
        return n;
    n = word_at(name, end, things);
    return n ? end + n : 0;
}

/* 物业员工总人数, 费用合计; not 全小区合计, which counts others, too. */
static bool ends_as_total(struct slice name)
{
    static const char *const words[] = {WORDLIST_SUM_TAILS, NULL};
    static const char *const nots[] = {WORDLIST_NOT_SUMMED, NULL};

    return word_before(name, name.len, words) && !has_word(name, nots);
}

bool name_is_total(struct slice name)
{
    struct slice rest;

    return name_has_total(name, &rest) && rest.len == 0;
}

bool name_has_total(struct slice name, struct slice *rest)
{
    static const char *const words[] = {WORDLIST_SUM_NAMES, NULL};
    static const char *const after[] = {WORDLIST_SUM_ENDINGS, NULL};
    size_t n;

    while ((n = opening_at(name)) > 0)
        name = slice_from(name, n);
    n = word_at(name, 0, words);
    if (!n)
        return *rest = SLICE(""), ends_as_total(name);
    name = slice_trim(slice_from(name, n));
    while (name.len && (n = word_at(name, 0, after)) > 0)
        name = slice_trim(slice_from(name, n));
    *rest = name;
    return true;
}

/* Are the names alike, but for one word of a pair: 男生, 女生; 地上车位, 地下车位? */
static bool differ_by(struct slice a, struct slice b, struct slice one,
                      struct slice two)
{
    size_t at = slice_find(a, one);

    return at != SIZE_MAX && at + two.len <= b.len &&
           slice_eq(slice_sub(a, 0, at), slice_sub(b, 0, at)) &&
           slice_starts(slice_from(b, at), two) &&
           slice_eq(slice_from(a, at + one.len), slice_from(b, at + two.len));
}

bool names_are_halves(struct slice a, struct slice b)
{
    static const char *const halves[][2] = {WORDLIST_HALVES};

    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++) {
        struct slice one = slice_of(halves[i][0]), two = slice_of(halves[i][1]);
        if (differ_by(a, b, one, two) || differ_by(a, b, two, one))
            return true;
    }
    return false;
}

/* ---- reporting ---- */

void term_hit(struct check_run *run, const struct term *x, struct decimal right,
              enum severity severity)
{
    check_hit_as(run, "C5", severity, text_span(x->t, x->x->start, x->x->end),
                 "照这里别的数算是 %.*s", "by the figures around it this is %.*s",
                 SLICE_FMT(decimal_text(run->arena, decimal_trim(right), true)));
}

bool decimal_gap(struct decimal a, struct decimal b, struct decimal *out)
{
    if (!decimal_sub(a, b, out))
        return false;
    out->n = out->n < 0 ? -out->n : out->n;
    return true;
}
