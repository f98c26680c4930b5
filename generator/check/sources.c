/* sources.c - C9: a rate needs a source.
 *
 *     满意率 98%                       -> C9: who asked, and when?
 *     10 月入户调查，满意率 98%（业委会） -> nothing
 *
 * One word of asking (问卷, 回访) anywhere in the item, or a field for the period or
 * the source, is enough for all its rates. */
#include "check/sources.h"
#include "prose/amounts.h"
#include "prose/word_match.h"
#include "words/sources.h"

#include <string.h>

/* Rates that are found by asking people: 满意率. Shares of bills or of houses are not
 * listed: they are counted. */
const char *const rate_words[] = {WORDLIST_RATES, NULL};

/* Does a field give the period or the source of the figures: 统计期, 来源? */
static bool gives_period(const struct item *item)
{
    static const char *const names[] = {WORDLIST_SOURCE_FIELDS, NULL};

    for (size_t i = 0; i < item->root->nmembers; i++)
        if (has_word(item->root->members[i].key, names) &&
            value_is_true(item->root->members[i].value))
            return true;
    return false;
}

/* Words of asking people: 问卷, 回访. */
static const char *const asked[] = {WORDLIST_ASKED, NULL};

/* Does the text say when: 9 月, 三季度, 2026年? */
static bool gives_time(struct slice s)
{
    static const char *const times[] = {WORDLIST_TIMES, NULL};
    static const char *const units[] = {"年", "月", "日", NULL};
    bool digit = false;

    for (size_t i = 0; i < s.len; i++) {
        if (digit && word_at(s, skip_blank(s, i), units))
            return true;
        digit = s.ptr[i] >= '0' && s.ptr[i] <= '9';
    }
    return has_word(s, times);
}

/* 满意率达 98%: the byte where the rate's name begins, past link words such as 达;
 * SIZE_MAX: the percentage has no such name. */
static size_t rate_before(struct slice s, const struct amount *x)
{
    static const char *const links[] = {WORDLIST_RATE_LINKS, NULL};
    size_t at = skip_blank_back(s, x->start), n;

    while ((n = word_before(s, at, links)) != 0)
        at = skip_blank_back(s, at - n);
    n = word_before(s, at, rate_words);
    return n ? at - n : SIZE_MAX;
}

/* Reports the first rate of a text without a time. Aims (力争满意率达 98%) pass. */
static void check_rates(struct check_run *run, const struct check_text *t)
{
    static const char *const aims[] = {WORDLIST_AIMS, NULL};
    struct amounts f = amounts_of(run->arena, t->text);

    if (gives_time(t->text) || has_word(t->text, aims))
        return;
    for (size_t i = 0; i < f.n; i++) {
        size_t end = f.list[i].digits_end;
        bool percent = !f.list[i].rough &&
                       word_at(t->text, end, (const char *const[]){"%", "％", NULL});
        size_t at = percent ? rate_before(t->text, &f.list[i]) : SIZE_MAX;
        if (at == SIZE_MAX || text_is_literal(t, at))
            continue;
        check_hit(run, "C9", text_span(t, at, end + 1),
                  "这个数没有写是什么时候、谁问来的",
                  "it does not say when this was asked, and by whom");
        diag_hint(run->diag, "写上统计期和来源，例如“2026年三季度问卷 296 份”",
                  "give its period and source");
        return;
    }
}

void check_sources(struct check_run *run, const struct item *item)
{
    bool known = false, rates = false;

    for (size_t i = 0; i < run->texts->n; i++)
        rates |= text_holds(&run->texts->list[i], WORDS_RATES);
    if (!rates || gives_period(item))
        return;
    for (size_t i = 0; i < run->texts->n && !known; i++)
        known = has_word(run->texts->list[i].text, asked);
    for (size_t i = 0; i < run->texts->n && !known; i++) {
        const struct check_text *t = &run->texts->list[i];
        if (text_holds(t, WORDS_RATES))
            check_rates(run, t);
    }
}
