/* privacy_rows.c - P8 and P9 across the cells of a row and in whole columns.
 *
 *     | 姓名   | 情况         |      a state in a cell, a name in another: reported
 *     | 王秀英 | 冠心病，卧床 |
 *     | 网格员 | 独居老人（户）|    a column for those who do the work: not
 */
#include "check/privacy_states.h"
#include "prose/amounts.h"
#include "prose/rooms.h"
#include "prose/word_match.h"
#include "words/hardship.h"

#include <string.h>

/* A cell that says no more than somebody's state: 低保户; 冠心病，卧床. */
static bool is_state_cell(const struct check_text *t)
{
    enum { MOST = 40 }; /* characters */
    static const char *const helps[] = {WORDLIST_HELPER_VERBS, NULL};

    return !is_person_field(t) && utf8_count(t->text) <= MOST &&
           !has_word(t->text, helps);
}

/* 9 in a column 年龄. */
static bool is_child_age(struct check_run *run, const struct check_text *t,
                         struct term *out)
{
    struct slice s = slice_trim(t->text);
    size_t end;
    int age = count_at(s, 0, &end);

    *out = (struct term){0, t->text.len, false};
    return end == s.len && age > 0 && age < CHILD_YEARS &&
           slice_find(text_heading(run->arena, t), SLICE("年龄")) != SIZE_MAX;
}

static bool is_in_row(const struct people *p, const struct check_text *t)
{
    return p->group->n > 1 &&
           (p->group->table || (t->block && t->block->type == NODE_CELL));
}

/* Cells of a row that a flat identifies: 房号 3-2-501, 欠费 1200 元. */
static bool has_flat(struct people *p)
{
    struct room room;

    for (size_t i = 0; i < p->group->n; i++)
        if (room_next(p->group->texts[i].text, 0, &room))
            return true;
    return false;
}

static void check_plight(struct check_run *run, struct people *p,
                         const struct check_text *t)
{
    struct term term;

    if (find_plight(run, t->text, &term)) {
        hit_state(run, t, "P8", term);
        return;
    }
    if (!is_in_row(p, t) || !is_state_cell(t) ||
        !plight_next(run->words, t->text, 0, &term))
        return;
    term.of_flat = !people_named(p);
    if (!term.of_flat || has_flat(p))
        hit_state(run, t, "P8", term);
}

static bool is_published(const struct check_text *t)
{
    return !t->field || t->field->privacy < PRIVACY_SECRET;
}

/* ---- columns ---- */

static struct slice cell_text(struct check_run *run, const struct node *c)
{
    return slice_trim(node_plain(run->arena, c));
}

/* Some row has a name or a flat in another column, and something in column i; or the
 * names are in column i itself (低保户 over names). */
static bool somebody_in_column(struct check_run *run, const struct node *row, size_t i)
{
    static const char *const staff[] = {WORDLIST_STAFF_COLUMNS, NULL};
    struct room room;

    for (const struct node *head = row; (row = row->next) != NULL;) {
        bool named = false, filled = false, own = false;
        const struct node *c = row->child, *h = head->child;
        for (size_t k = 0; c; c = c->next, h = h ? h->next : NULL, k++) {
            struct slice text = cell_text(run, c);
            bool at_work = h && has_word(cell_text(run, h), staff);
            bool somebody =
                !at_work && (holds_name(text, run->names) || room_next(text, 0, &room));
            named |= k != i && somebody;
            own |= k == i && holds_name(text, run->names);
            filled |= k == i && text.len && !slice_is(text, "无");
        }
        if ((named && filled) || own)
            return true;
    }
    return false;
}

/* 欠费（元）, 残疾等级, 低保户 over a column, and full names or flats beside it. */
static void check_state_column(struct check_run *run, const struct check_text *t)
{
    static const char *const states[] = {WORDLIST_STATE_COLUMNS, NULL};
    const struct node *row =
        t->block && t->block->type == NODE_CELL ? t->block->parent : NULL;
    struct term term = {SIZE_MAX, 0, false};
    size_t i = 0;

    if (!row || row != row->parent->child)
        return;
    for (const char *const *w = states; *w && term.start == SIZE_MAX; w++)
        if ((term.start = slice_find(t->text, slice_of(*w))) != SIZE_MAX)
            term.end = term.start + strlen(*w);
    if (term.start == SIZE_MAX && !plight_next(run->words, t->text, 0, &term))
        return;
    for (const struct node *c = row->child; c != t->block; c = c->next)
        i++;
    if (!is_staff_column(run, t) && somebody_in_column(run, row, i))
        hit_state(run, t, "P8", term);
}

void check_plights(struct check_run *run, struct people *p)
{
    for (size_t i = 0; i < p->group->n; i++) {
        const struct check_text *t = &p->group->texts[i];
        if (!text_holds(t, WORDS_HARDSHIP) || !is_published(t))
            continue;
        check_plight(run, p, t);
        check_state_column(run, t);
    }
}

void check_minors(struct check_run *run, struct people *p)
{
    for (size_t i = 0; i < p->group->n; i++) {
        const struct check_text *t = &p->group->texts[i];
        struct term term;
        if (!is_published(t))
            continue;
        bool word = text_holds(t, WORDS_CHILD);
        if ((word && find_minor(run, t->text, &term)) ||
            (is_in_row(p, t) &&
             ((word && is_state_cell(t) && minor_next(run->words, t->text, 0, &term)) ||
              (text_holds(t, HOLDS_DIGIT) && is_child_age(run, t, &term))) &&
             people_named(p)))
            hit_state(run, t, "P9", term);
    }
}
