/* signature.c - C13: a signature typed below the text that is not the head's.
 *
 *     …⏎柳荫里物业⏎2026年11月20日   the head: 落款, 日期
 *
 * The head is printed in its place whatever the text says. A name in short (业委会) is
 * no other name, and of bodies that sign together one must be the head's. */
#include "check/signature.h"
#include "base/lexicon.h"
#include "prose/dates.h"
#include "words/said_twice.h"

/* A line of the body: a paragraph, or a part of one between forced line ends. */
struct line {
    const struct check_text *t;
    size_t start, end;
};

enum { LINES = 5 }; /* joint signatures, and the day */

static struct slice text_of(const struct line *l)
{
    return slice_sub(l->t->text, l->start, l->end);
}

/* The last lines of the text itself, before its annexes; the number of them. */
static size_t last_lines(const struct check_run *run, struct line *lines)
{
    static const char *const annex[] = {WORDLIST_ANNEX_HEADS, NULL};
    size_t n = 0;

    for (size_t i = 0; i < run->texts->n; i++) {
        const struct check_text *t = &run->texts->list[i];
        if (t->field || !t->block)
            continue;
        if (word_at(t->text, 0, annex))
            break;
        bool plain = t->block->type == NODE_PARAGRAPH && t->block->parent &&
                     t->block->parent->type == NODE_DOCUMENT;
        if (!plain) {
            n = 0;
            continue;
        }
        for (size_t start = 0, end; start <= t->text.len; start = end + 1) {
            size_t stop = slice_find(slice_from(t->text, start), SLICE("\n"));
            end = stop == SIZE_MAX ? t->text.len : start + stop;
            if (n == LINES)
                memmove(lines, lines + 1, (--n) * sizeof *lines);
            lines[n++] = (struct line){t, start, end};
        }
    }
    return n;
}

/* 槐安里物业服务中心: Han to the end, which says what kind of body it is. */
static bool is_body(struct slice s)
{
    enum { LEAST = 3, MOST = 30 };
    static const char *const verbs[] = {WORDLIST_NO_ISSUER, NULL};
    static const char *const within[] = {WORDLIST_NO_ISSUER_WITHIN, NULL};
    size_t n = 0;

    for (size_t at = 0; at < s.len; n++) {
        uint32_t cp = utf8_next(s, &at);
        if (!cp_is_han(cp) && !cp_among(cp, "（）() 　、·"))
            return false;
    }
    if (n < LEAST || n > MOST || word_at(s, 0, verbs) || has_word(s, within))
        return false;
    for (const char *const *end = lexicon_words(LEXICON_BODY_ENDS); *end; end++)
        if (slice_ends(s, slice_of(*end)))
            return true;
    return false;
}

/* The name in full, without blanks: 槐安里业委会 -> 槐安里业主委员会. */
static struct slice in_full(struct arena *a, struct slice s)
{
    static const struct {
        const char *brief, *full;
    } names[] = {WORDLIST_BODIES_IN_FULL};
    struct buf b = BUF_INIT;

    for (size_t at = 0; at < s.len;) {
        size_t n = 0;
        for (size_t i = 0; i < sizeof names / sizeof *names && !n; i++)
            if ((n = word_match(s, at, names[i].brief)) != 0)
                buf_str(&b, names[i].full);
        size_t next = at;
        uint32_t cp = utf8_next(s, &next);
        if (!n && cp != ' ' && cp != 0x3000)
            buf_cp(&b, cp);
        at = n ? at + n : next;
    }
    struct slice made = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return made;
}

/* Are all characters of `few` in `many`, in their order? */
static bool is_within(struct slice few, struct slice many)
{
    size_t at = 0, in = 0;

    while (at < few.len && in < many.len) {
        size_t next = at;
        if (utf8_next(few, &next) == utf8_next(many, &in))
            at = next;
    }
    return at >= few.len;
}

/* Is it one of the names in 落款, in short or in full? */
static bool is_issuer(struct check_run *run, struct slice name)
{
    const struct value *v = value_find(run->item->root, "落款");
    const struct value *names = value_find(v, "各");
    struct slice said = in_full(run->arena, name);

    for (size_t i = 0; i < (names ? names->n : 1); i++) {
        struct slice own = in_full(run->arena, names ? names->items[i]->text : v->text);
        if (is_within(said, own) || is_within(own, said))
            return true;
    }
    return false;
}

/* A day that the line ends with; before: what stands before it. */
static bool day_ends(struct slice s, struct day_text *day, struct slice *before)
{
    struct slice whole = slice_trim(s);
    size_t shift = (size_t)(whole.ptr - s.ptr);

    for (size_t at = 0; day_next(whole, &at, day);)
        if (day->end == whole.len && day->month) {
            *before = slice_trim(slice_sub(whole, 0, day->start));
            day->start += shift;
            day->end += shift;
            return true;
        }
    return false;
}

static void report_signature(struct check_run *run, struct span at, struct slice said,
                             const char *key, struct slice head)
{
    check_hit(run, "C13", at, "正文末尾写的是“%.*s”，开头的“%s”是 %.*s",
              "below the text stands '%.*s', in the head %s: %.*s", SLICE_FMT(said),
              key, SLICE_FMT(head));
    diag_hint(run->diag, "落款和日期照开头印，正文里的删掉；正文对的，改开头的“%s”",
              "the head's is printed: remove this one, or correct %s", key);
}

static void check_who(struct check_run *run, const struct line *l, struct slice who)
{
    const struct value *v = value_find(run->item->root, "落款");
    size_t start = (size_t)(who.ptr - l->t->text.ptr);

    if (v && who.len && !is_issuer(run, who))
        report_signature(run, text_span(l->t, start, start + who.len), who, "落款",
                         v->text);
}

static void check_day(struct check_run *run, const struct line *l,
                      const struct day_text *day)
{
    const struct value *v = value_find(run->item->root, "日期");
    struct date d = day_nearest(day, run->item->date);
    size_t start = l->start + day->start, end = l->start + day->end;

    if (v && date_is(d) && date_cmp(d, run->item->date) != 0 &&
        date_cmp(d, run->item->post_from) != 0)
        report_signature(run, text_span(l->t, start, end),
                         slice_sub(l->t->text, start, end), "日期", v->text);
}

/* Do the lines from `first` on stand below the end of the text, and not below
 * 共建单位：?
 */
static bool closes(const struct line *lines, size_t first, bool whole)
{
    static const char *const ends[] = {"。", "！", "）", NULL};
    static const char *const opens[] = {"：", ":", "、", "，", NULL};

    if (first == 0)
        return false;
    struct slice s = slice_trim(text_of(&lines[first - 1]));
    return word_before(s, s.len, ends) || (whole && !word_before(s, s.len, opens));
}

/* 柳荫里支部⏎桃源里支部: several bodies of one sort, without a day, are a list. */
static bool is_list(const struct line *lines, size_t first, size_t n)
{
    enum { TAIL = 6 }; /* bytes: 支部 */
    struct slice last = slice_trim(text_of(&lines[n - 1]));

    if (n - first < 2 || last.len < TAIL)
        return false;
    for (size_t i = first; i + 1 < n; i++)
        if (!slice_ends(slice_trim(text_of(&lines[i])),
                        slice_from(last, last.len - TAIL)))
            return false;
    return true;
}

/* 落款 and 日期 below the text, on one line or several; of bodies that sign together
 * one must be the head's. */
void check_signature(struct check_run *run, const struct item *item)
{
    static const char *const labels[] = {WORDLIST_ISSUER_LABELS, NULL};
    struct line lines[LINES];
    size_t n = last_lines(run, lines), first = n;
    struct day_text day;
    struct slice who = SLICE("");
    bool known = false;

    if (n == 0 || !value_find(item->root, "落款"))
        return;
    bool dated = day_ends(text_of(&lines[n - 1]), &day, &who);
    if (!dated)
        who = slice_trim(text_of(&lines[n - 1]));
    who = slice_from(who, word_at(who, 0, labels));
    if (who.len && !is_body(who))
        return;
    first = n - 1;
    while (first > 0 && is_body(slice_trim(text_of(&lines[first - 1]))))
        first--;
    if (!closes(lines, first, dated && (who.len || first + 1 < n)) ||
        (!dated && is_list(lines, first, n)))
        return;
    for (size_t i = first; i + 1 < n; i++)
        known |= is_issuer(run, slice_trim(text_of(&lines[i])));
    if (!known && who.len)
        check_who(run, &lines[n - 1], who);
    else if (!known && first + 1 < n)
        check_who(run, &lines[n - 2], slice_trim(text_of(&lines[n - 2])));
    if (dated)
        check_day(run, &lines[n - 1], &day);
}
