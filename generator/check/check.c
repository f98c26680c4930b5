/* check.c - the tables of checks, and the order in which they run.
 *
 *     once for the site: the texts of site.yaml, frequency (C2), the emblem, issuers
 *                        (C4)
 *     for each item:     its texts -> text_checks; its groups -> group_checks;
 *                        the item itself -> item_checks
 *
 * Most texts have none of the words that a check looks for: word_index.c says which
 * checks can find something. */
#include "check/check.h"
#include "check/check_run.h"
#include "check/figures.h"
#include "check/issuer.h"
#include "check/language_check.h"
#include "check/laws.h"
#include "check/leftovers.h"
#include "check/notices.h"
#include "check/people.h"
#include "check/posts.h"
#include "check/privacy_numbers.h"
#include "check/privacy_people.h"
#include "check/privacy_pictures.h"
#include "check/region.h"
#include "check/said_twice.h"
#include "check/signature.h"
#include "check/sources.h"
#include "check/time.h"
#include "check/unprinted.h"
#include "check/votes.h"
#include "check/web_remains.h"

enum { REMIND_DAYS = 30 }; /* later the sheet is gone, or nobody will take it down */

/* Is the date fixed by 今天 in site.yaml, as in the sample? Then no sheet hangs on a
 * wall, and there is nothing to remind of. */
static bool stands_still(const struct site *site)
{
    const struct value *clock = value_find(site->root, "今天");
    struct date day;

    return clock && date_parse(value_str(clock, "iso"), &day) &&
           date_cmp(day, site->today) == 0;
}

/* T1: past its last day, but not longer than REMIND_DAYS ago. */
static void check_expired(struct check_run *run, const struct item *item)
{
    long late = date_serial(run->site->today) - date_serial(item->post_to);

    const struct value *removal = value_find(item->root, "撤下");
    const char *key = removal && removal->at.src ? "撤下" : "公示期";

    if (item->expired && late <= REMIND_DAYS && !stands_still(run->site))
        check_hit(run, "T1", check_place(item, key),
                  "%.*s 已过撤下日期（%d-%02d-%02d）",
                  "%.*s should have come down on %d-%02d-%02d", SLICE_FMT(item->title),
                  item->post_to.year, item->post_to.month, item->post_to.day);
}

static bool list_has(const struct value *list, struct slice word)
{
    for (size_t i = 0; list && i < list->n; i++)
        if (slice_eq(list->items[i]->text, word))
            return true;
    return false;
}

/* 东门 A-3: a board and one of its slots. A board without slots is named alone: 东门.
 */
static bool slot_exists(const struct value *boards, struct slice slot)
{
    for (size_t i = 0; i < boards->n; i++) {
        struct slice name = value_str(boards->items[i], "名称");
        const struct value *slots = value_find(boards->items[i], "栏位");
        if (!slice_starts(slot, name))
            continue;
        struct slice rest = slice_trim(slice_from(slot, name.len));
        if (slots ? list_has(slots, rest) : rest.len == 0)
            return true;
    }
    return false;
}

/* The board whose name the slot begins with; NULL: none. */
static const struct value *board_of(const struct value *boards, struct slice slot)
{
    for (size_t i = 0; i < boards->n; i++)
        if (slice_starts(slot, value_str(boards->items[i], "名称")))
            return boards->items[i];
    return NULL;
}

/* The board's slots for a hint, 东门 A-1、东门 A-2; without a board, all boards. */
static struct slice list_slots(struct arena *a, const struct value *boards,
                               const struct value *board)
{
    enum { MOST = 8 };
    const struct value *list = board ? value_find(board, "栏位") : boards;
    struct buf b = BUF_INIT;

    for (size_t i = 0; list && i < list->n && i < MOST; i++)
        if (board)
            buf_printf(&b, "%s%.*s %.*s", i ? "、" : "",
                       SLICE_FMT(value_str(board, "名称")),
                       SLICE_FMT(list->items[i]->text));
        else
            buf_printf(&b, "%s%.*s", i ? "、" : "",
                       SLICE_FMT(value_str(list->items[i], "名称")));
    struct slice made =
        b.len ? slice_dup(a, buf_view(&b)) : slice_dup(a, value_str(board, "名称"));
    buf_release(&b);
    return made;
}

static void report_slot(struct check_run *run, const struct value *boards,
                        const struct value *slot)
{
    const struct value *board = board_of(boards, slot->text);
    struct slice known = list_slots(run->arena, boards, board);

    if (board && slice_eq(slot->text, value_str(board, "名称")))
        diag_warn(run->diag, slot->at, "unknown-slot", "%.*s有几栏，要写明哪一栏",
                  "%.*s has several slots: which?", SLICE_FMT(slot->text));
    else if (board)
        diag_warn(run->diag, slot->at, "unknown-slot", "%.*s没有“%.*s”这一栏",
                  "%.*s has no slot '%.*s'", SLICE_FMT(value_str(board, "名称")),
                  SLICE_FMT(slot->text));
    else
        diag_warn(run->diag, slot->at, "unknown-slot", "site.yaml 的宣传栏里没有“%.*s”",
                  "site.yaml has no slot '%.*s'", SLICE_FMT(slot->text));
    diag_hint(run->diag, "有的是 %.*s；新的先加进 content/site.yaml",
              "there are %.*s; add new ones to content/site.yaml", SLICE_FMT(known));
}

static void check_slots(struct check_run *run, const struct item *item)
{
    const struct value *boards = value_find(run->site->root, "宣传栏");
    const struct value *slots = value_find(item->root, "栏位");

    for (size_t i = 0; boards && slots && i < slots->n; i++) {
        if (!slot_exists(boards, slots->items[i]->text))
            report_slot(run, boards, slots->items[i]);
    }
}

/* ---- the tables: a new check is one line here ---- */

static void (*const text_checks[])(struct check_run *, const struct check_text *) = {
    check_numbers, check_accounts, check_time,      check_votes,
    check_pledges, check_posts,    check_leftovers, check_web_remains,
    check_laws,    check_said,     check_papers,    NULL};

static void (*const group_checks[])(struct check_run *, const struct check_group *) = {
    check_people, check_row_time, NULL};

static void (*const item_checks[])(struct check_run *, const struct item *) = {
    check_notice,    check_expired,   check_slots,    check_annex,    check_sources,
    check_tables,    check_figures,   check_language, check_pictures, check_unprinted,
    check_announced, check_signature, check_entities, check_links,    NULL};

static void check_texts(struct check_run *run, const struct texts *t)
{
    for (size_t i = 0; i < t->n; i++)
        for (size_t k = 0; text_checks[k]; k++)
            text_checks[k](run, &t->list[i]);
    for (size_t i = 0; i < t->ngroups; i++)
        for (size_t k = 0; group_checks[k]; k++)
            group_checks[k](run, &t->groups[i]);
}

static void index_words(const struct word_index *words, struct texts *texts,
                        struct check_text *t)
{
    t->holds = words_in(words, t->text);
    if (!texts->form && t->block && text_holds(t, WORDS_FOR_HAND))
        texts->form = t;
}

/* All checks of one item; NULL: of site.yaml, which has texts only. */
static void item_check(struct check_run *run, const struct item *item)
{
    struct arena scratch = ARENA_INIT;
    struct texts texts;

    run->arena = &scratch;
    run->item = item;
    run->texts = &texts;
    if (item)
        texts_of_item(&scratch, item, &texts);
    else
        texts_of_site(&scratch, run->site, &texts);
    for (size_t i = 0; i < texts.n; i++)
        index_words(run->words, &texts, &texts.list[i]);
    check_texts(run, &texts);
    for (size_t k = 0; item && item_checks[k]; k++)
        item_checks[k](run, item);
    run->arena = NULL;
    run->texts = NULL;
    arena_free(&scratch);
}

/* Messages that kinds reported under a rule of the register: they get its cure. */
static void report_named(const struct diag *named, struct diag *d)
{
    for (size_t i = 0; named && i < named->n; i++) {
        struct message *m = &named->messages[i];
        const struct check_rule *r = rule_find(slice_of(m->code));
        if (r && !m->hint_zh) {
            m->hint_zh = r->cure;
            m->hint_en = r->cure_english;
        }
    }
    if (named)
        diag_merge(d, named);
}

void site_check(const struct site *site, struct diag *d)
{
    struct arena names = ARENA_INIT;
    struct language language = {.forms = han_forms_open()};
    struct map pictures = MAP_INIT(&names);
    struct check_run run = {.site = site,
                            .language = &language,
                            .words = words_open(&names),
                            .pictures = &pictures,
                            .diag = d};

    report_named(site->named, d);
    language_bodies(&names, site->root, &language);
    run.posts = posts_of(&names, site);
    run.names = names_declared(&names, site);
    item_check(&run, NULL);
    check_frequency(&run);
    check_emblem(&run);
    check_issuers(&run);
    for (size_t i = 0; i < site->n; i++)
        item_check(&run, site->items[i]);
    for (size_t i = 0; i < site->nfaulty; i++)
        item_check(&run, site->faulty[i]);
    han_forms_close(language.forms);
    arena_free(&names);
}
