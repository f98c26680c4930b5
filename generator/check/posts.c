/* posts.c - L14: one post, two different holders.
 *
 *     roster: 业主委员会 主任 王建国;  a notice: 业主委员会主任 李明 -> one is
 *     out of date
 *
 * First the posts of all rosters are collected (posts_of). Then each text is searched
 * for a body, a title and a name directly after one another. A post that several people
 * hold is not compared.
 */
#include "check/posts.h"
#include "prose/amounts.h"
#include "prose/person_names.h"
#include "prose/word_match.h"
#include "words/bodies.h"
#include "words/posts.h"

#include <string.h>

enum { POSTS_MAX = 128 };

struct post {
    struct slice body, title; /* 业主委员会, 主任 */
    struct slice holder;
    struct span at;    /* of the holder, in the roster */
    struct date since; /* older items may name a predecessor */
    bool many;         /* the rosters name several holders */
};

struct posts {
    struct post list[POSTS_MAX];
    size_t n;
};

/* Names of bodies: as written, and the full name: 业委会, 业主委员会. */
static const char *const bodies[][2] = {WORDLIST_BODY_NAMES};
enum { BODIES = sizeof bodies / sizeof *bodies };

/* The full name of the body at the end of s, and how many bytes its written name has.
 */
static struct slice body_before(struct slice s, size_t *len)
{
    for (size_t i = 0; i < BODIES; i++)
        if (slice_ends(s, slice_of(bodies[i][0]))) {
            *len = strlen(bodies[i][0]);
            return slice_of(bodies[i][1]);
        }
    return SLICE("");
}

/* ---- the rosters ---- */

/* Adds a post if its title is one that a single person holds. */
static void add_post(struct posts *p, struct post x)
{
    if (!word_at(x.title, 0, words_of(WORDS_POSTS)) || x.body.len == 0 ||
        x.holder.len == 0)
        return;
    for (size_t i = 0; i < p->n; i++) {
        struct post *y = &p->list[i];
        if (slice_eq(x.body, y->body) && slice_eq(x.title, y->title)) {
            y->many |= !slice_eq(x.holder, y->holder);
            return;
        }
    }
    if (p->n < POSTS_MAX)
        p->list[p->n++] = x;
}

static struct post post_of(const struct value *row, const char *title,
                           const char *holder)
{
    const struct value *v = value_find(row, holder);

    return (struct post){.title = value_str(row, title),
                         .holder = value_str(row, holder),
                         .at = v ? v->at : (struct span){0}};
}

/* The roster 组: [{人员: [{岗位, 姓名}]}] of an item named after a body. */
static void add_people(struct posts *p, const struct item *item, struct slice body,
                       struct date since)
{
    const struct value *groups = value_find(item->root, "组");

    for (size_t i = 0; groups && i < groups->n; i++) {
        const struct value *people = value_find(groups->items[i], "人员");
        for (size_t k = 0; people && k < people->n; k++) {
            struct post x = post_of(people->items[k], "岗位", "姓名");
            x.body = body;
            x.since = since;
            add_post(p, x);
        }
    }
}

/* 组织: each row is a body with its head: {名称, 职务, 负责人}. */
static void add_units(struct posts *p, const struct item *item)
{
    const struct value *units = value_find(item->root, "组织");
    size_t len;

    for (size_t i = 0; units && i < units->n; i++) {
        struct post x = post_of(units->items[i], "职务", "负责人");
        struct slice name = value_str(units->items[i], "名称");
        struct slice known = body_before(name, &len);
        x.body = known.len ? known : name;
        x.since = item->date;
        add_post(p, x);
    }
}

const struct posts *posts_of(struct arena *a, const struct site *site)
{
    struct posts *p = arena_new(a, struct posts);
    size_t len;

    for (size_t i = 0; i < site->n; i++) {
        const struct item *item = site->items[i];
        const struct value *term = value_find(item->root, "任期");
        if (item->expired || date_cmp(item->post_from, site->today) > 0)
            continue;
        struct slice body = body_before(item->title, &len);
        if (body.len)
            add_people(p, item, body,
                       term && term->payload == PAYLOAD_PERIOD
                           ? ((const struct period *)term->data)->from
                           : item->date);
        add_units(p, item);
    }
    return p;
}

/* ---- texts ---- */

/* The body whose name ends at byte `at`, and where the name begins; empty: none. */
static struct slice body_said(const struct posts *p, struct slice s, size_t at,
                              size_t *start)
{
    struct slice before = slice_sub(s, 0, at);
    size_t len = 0;

    for (size_t i = 0; i < p->n; i++) /* 第一网格党支部 */
        if (slice_ends(before, p->list[i].body)) {
            *start = at - p->list[i].body.len;
            return p->list[i].body;
        }
    struct slice body = body_before(before, &len);
    *start = at - len;
    return body;
}

/* Is the body at byte `at` this compound's? Only the compound's own name, a verb or
 * punctuation may come before it, not another compound's name. */
static bool is_ours(const struct check_run *run, struct slice s, size_t at)
{
    static const char *const own[] = {WORDLIST_OWN_PLACE, NULL};
    static const char *const verbs[] = {WORDLIST_POST_VERBS, NULL};
    struct slice place = value_str(run->site->root, "简称");
    struct slice name = run->site->name;

    if (name.len && slice_ends(slice_sub(s, 0, at), name))
        at -= name.len;
    at -= word_before(s, at, own);
    if (place.len && slice_ends(slice_sub(s, 0, at), place))
        at -= place.len;
    size_t before = at;
    return at == 0 || !cp_is_han(utf8_prev(s, &before)) || word_before(s, at, verbs);
}

/* Is the sentence, up to byte `at`, about the past (时任, a past year), or a quotation?
 */
static bool is_past(const struct check_run *run, struct slice s, size_t at)
{
    static const char *const words[] = {WORDLIST_NOT_NOW, NULL};
    static const char *const ends[] = {"。", "；", "\n", "”", NULL};
    size_t start = at;

    while (start > 0 && !word_before(s, start, ends))
        utf8_prev(s, &start);
    struct slice sentence = slice_sub(s, start, at);
    struct amounts f = amounts_of(run->arena, sentence);
    for (size_t i = 0; i < f.n; i++) {
        int64_t year = f.list[i].value.n;
        if (f.list[i].value.places == 0 && year > 1900 && year < run->item->date.year)
            return true;
    }
    return has_word(sentence, words);
}

/* The end of the name after a post; 0: none, or Han characters go on after it. */
static size_t person_at(struct slice s, size_t at)
{
    static const char *const next[] = {WORDLIST_AFTER_NAME, NULL};
    struct person_name name;
    size_t end = person_name_at(s, at, &name) ? name.end : 0, after = end;

    if (!end || end == s.len || word_at(s, end, next))
        return end;
    return cp_is_han(utf8_next(s, &after)) ? 0 : end;
}

/* Reports the name at byte `at`, after 主任, if it is not the holder's. */
static void check_post(struct check_run *run, const struct check_text *t,
                       const struct post *x, size_t at)
{
    static const char *const marks[] = {"：", ":", "、", " ", NULL};
    struct slice s = t->text;
    size_t line, column;

    at = skip_blank(s, at);
    at = skip_blank(s, at + word_at(s, at, marks));
    size_t end = person_at(s, at);
    if (!end || slice_starts(slice_from(s, at), x->holder))
        return;
    span_position(x->at, &line, &column);
    check_hit(run, "L14", text_span(t, at, end),
              "%.*s%.*s在名册上是%.*s（%s，第 %zu 行）",
              "by the roster, %.*s%.*s is %.*s (%s, line %zu)", SLICE_FMT(x->body),
              SLICE_FMT(x->title), SLICE_FMT(x->holder), x->at.src->path, line);
    diag_hint(
        run->diag, "写现任的；名册旧了就先改名册；从前的事写“时任”",
        "name the present holder, or correct the roster; write 时任 for the past");
}

void check_posts(struct check_run *run, const struct check_text *t)
{
    const struct posts *p = run->posts;

    if (!run->item || run->item->expired || !p || !text_holds(t, WORDS_POSTS) ||
        (t->field && t->field->type != FIELD_TEXT && t->field->type != FIELD_MARKDOWN))
        return;
    for (size_t at = 0; at < t->text.len; utf8_next(t->text, &at)) {
        size_t n = word_at(t->text, at, words_of(WORDS_POSTS)), start;
        if (!n)
            continue;
        struct slice title = slice_sub(t->text, at, at + n);
        struct slice body = body_said(p, t->text, at, &start);
        for (size_t i = 0; body.len && i < p->n; i++) {
            const struct post *x = &p->list[i];
            if (!x->many && slice_eq(x->body, body) && slice_eq(x->title, title) &&
                date_cmp(run->item->date, x->since) >= 0 &&
                x->at.src != run->item->src && is_ours(run, t->text, start) &&
                !is_past(run, t->text, start))
                check_post(run, t, x, at + n);
        }
    }
}
