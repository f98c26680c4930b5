/* privacy_lists.c - P8 and P9 over a list: the state is said once, above the names.
 *
 *     ## 低保户名单          <- the state, reported here
 *     - 王建国               <- somebody
 */
#include "check/privacy_people.h"
#include "check/privacy_states.h"
#include "prose/word_match.h"
#include "words/hardship.h"

/* The heading or line that announces a list; text NULL: none does. */
struct announced {
    const struct check_text *text;
    struct term term;
    const char *code;
};

static bool is_heading(const struct check_text *t)
{
    return t->block && t->block->type == NODE_HEADING;
}

static bool is_title(const struct check_text *t)
{
    return t->field && slice_is(t->field->name, "标题");
}

/* 低保户名单公示, 困难家庭如下：: the text ends by announcing, or with the state. */
static bool announces(const struct check_text *t, struct term term)
{
    static const char *const words[] = {WORDLIST_ANNOUNCES, NULL};
    static const char *const lists[] = {WORDLIST_LIST_WORDS, NULL};
    static const char *const called[] = {WORDLIST_CALLED, NULL};
    struct slice s = slice_trim(t->text);
    struct slice rest = slice_from(t->text, term.end);
    size_t at = term.end, n;

    while ((n = word_at(t->text, at, called)) != 0)
        at += n;
    if (is_heading(t) && at >= s.len)
        return true;
    return has_word(rest, lists) ||
           (!is_heading(t) && !is_title(t) && word_before(s, s.len, words));
}

static void announce(const struct check_run *run, const struct check_text *t,
                     struct announced *out)
{
    struct term term;

    if (text_holds(t, WORDS_HARDSHIP) && plight_next(run->words, t->text, 0, &term) &&
        announces(t, term))
        *out = (struct announced){t, term, "P8"};
    else if (text_holds(t, WORDS_CHILD) && minor_next(run->words, t->text, 0, &term) &&
             announces(t, term))
        *out = (struct announced){t, term, "P9"};
}

/* A line of a list is short, or a cell. */
static bool is_entry(const struct check_text *t)
{
    enum { MOST = 60 }; /* characters */

    return (t->block && t->block->type == NODE_CELL) || utf8_count(t->text) <= MOST;
}

void check_announced(struct check_run *run, const struct item *item)
{
    struct announced above = {0}, title = {0};
    (void)item;

    for (size_t i = 0; i < run->texts->n; i++) {
        const struct check_text *t = &run->texts->list[i];
        if (!t->block) {
            if (is_title(t))
                announce(run, t, &title);
            continue;
        }
        struct announced *list = above.text ? &above : &title;
        if (list->text && !is_heading(t) && is_entry(t) &&
            lists_somebody(run, t->text)) {
            hit_state(run, list->text, list->code, list->term);
            *list = (struct announced){0};
        }
        if (is_heading(t))
            above = (struct announced){0};
        announce(run, t, &above);
    }
}
