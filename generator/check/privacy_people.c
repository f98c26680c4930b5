/* privacy_people.c - P7 to P10: facts that are harmless alone and identify or expose a
 * person next to a name (个人信息保护法 28, 29, 31; 民法典 1019, 1032).
 *
 *     高秀兰，3 号楼 2 单元 501 室          -> P7 error; without a name a warning
 *     王建国为特困供养人员                  -> P8: a name linked to a hardship
 *     高秀兰为独居老人送饭                  -> nothing: she helps, it is not her state
 *     三年级（2）班学生陈子涵               -> P9: a child's name
 *     ![高秀兰](图片/高秀兰.jpg)            -> P10: a portrait without consent
 *
 * A name is a field of persons, or one found in prose (person_names.h). The unit of
 * "next to" is the group: a row, a paragraph, a record (check_text.h). Within a
 * sentence the term must also be linked to the name: by a verb, by brackets, or over
 * details such as an age. Each rule starts from its own rare word (a number of three
 * digits, a term of hardship) and looks for a name only then. */
#include "check/privacy_people.h"
#include "prose/amounts.h"
#include "prose/person_names.h"
#include "words/children.h"
#include "words/hardship.h"
#include "words/houses.h"
#include "words/names.h"

#include <string.h>

/* ---- names ---- */

/* The character at byte `at`; 0 at the end of the text. */
static uint32_t cp_at(struct slice s, size_t at)
{
    return at < s.len ? utf8_next(s, &at) : 0;
}

static bool is_han_at(struct slice s, size_t at)
{
    return cp_is_han(cp_at(s, at));
}

/* A field of persons that holds a real name: not 王某某, 王*国, 志愿者 017 or 匿名. */
static bool is_named_field(const struct check_text *t)
{
    return t->field && t->field->type == FIELD_PERSON &&
           t->field->privacy < PRIVACY_SECRET &&
           slice_find(t->text, SLICE("某")) == SIZE_MAX &&
           slice_find(t->text, SLICE("*")) == SIZE_MAX &&
           !has_word(t->text,
                     (const char *const[]){"志愿者", "居民", "业主", "匿名", NULL});
}

static bool has_name(const struct check_text *t)
{
    return is_named_field(t) || holds_name(t->text);
}

/* A group, and whether it contains a name. Finding names is slow, so the search runs
 * only when a rule needs the answer, and once per group. */
struct people {
    const struct check_group *group;
    bool asked; /* the search has run */
    bool named; /* its result */
};

static bool is_named(struct people *p)
{
    for (size_t i = 0; !p->asked && !p->named && i < p->group->n; i++)
        p->named = has_name(&p->group->texts[i]);
    p->asked = true;
    return p->named;
}

/* ---- P7: rooms ---- */

/* The number of ASCII digits from byte `at`. */
static size_t digits_at(struct slice s, size_t at)
{
    size_t n = 0;

    while (at + n < s.len && s.ptr[at + n] >= '0' && s.ptr[at + n] <= '9')
        n++;
    return n;
}

/* Moves *at past a word of the list; false: there is none. */
static bool take_word(struct slice s, size_t *at, const char *const *words)
{
    size_t n = word_at(s, *at, words);

    *at += n;
    return n > 0;
}

/* The end of 3 号楼 2 单元 501 室 that begins at `at`, or 0. The unit and 室 may be
 * missing (3#501); without 室 the last number must not be a quantity (3 号楼 120 户).
 */
static size_t room_at(struct slice s, size_t at)
{
    static const char *const houses[] = {WORDLIST_HOUSE_ENDS, "#", NULL};
    static const char *const units[] = {"单元", "门", NULL};
    static const char *const rooms[] = {"室", "房", NULL};
    size_t n = digits_at(s, at);

    if (n < 1 || n > 3)
        return 0;
    at = skip_blank(s, at + n);
    if (!take_word(s, &at, houses))
        return 0;
    at = skip_blank(s, at);
    n = digits_at(s, at);
    size_t unit = skip_blank(s, at + n);
    bool in_unit = n >= 1 && n <= 2 && take_word(s, &unit, units);
    if (in_unit) {
        at = skip_blank(s, unit);
        n = digits_at(s, at);
    }
    if (n < 3 || n > 4)
        return 0;
    size_t end = skip_blank(s, at + n);
    if (take_word(s, &end, rooms))
        return end;
    if (end < s.len && strchr("-/.:%", s.ptr[end]))
        return 0;
    bool measured =
        in_unit ? cp_among(cp_at(s, end), "户米元年人个件层平") : is_han_at(s, end);
    return measured ? 0 : at + n;
}

/* The end of 3-2-501 at byte `at`, or 0. Not a date (3-2-2026), nor part of a telephone
 * number. */
static size_t dashed_at(struct slice s, size_t at)
{
    size_t a = digits_at(s, at), b = 0, c = 0;
    size_t second = at + a + 1, third;

    if (a < 1 || a > 2 || second >= s.len || s.ptr[second - 1] != '-')
        return 0;
    b = digits_at(s, second);
    third = second + b + 1;
    if (b < 1 || b > 2 || third >= s.len || s.ptr[third - 1] != '-')
        return 0;
    c = digits_at(s, third);
    size_t end = third + c;
    if (c < 3 || c > 4 || (c == 4 && s.ptr[third] == '2' && s.ptr[third + 1] == '0') ||
        (end < s.len && (s.ptr[end] == '-' || s.ptr[end] == '.')))
        return 0;
    return end;
}

/* Not a flat: 合同编号 3-2-501, 凭 3-2-5011 取件, 1-2-300 米. */
static bool is_of_things(struct slice s, size_t at, size_t end)
{
    static const char *const things[] = {WORDLIST_NOT_ROOMS, NULL};
    static const char *const units[] = {WORDLIST_NOT_ROOM_UNITS, NULL};

    while (at > 0 && s.ptr[at - 1] == ' ')
        at--;
    return word_before(s, at, things) || word_at(s, skip_blank(s, end), units);
}

static void hit_room(struct check_run *run, struct people *p,
                     const struct check_text *t, size_t at, size_t end)
{
    bool named = is_named(p);

    check_hit_as(run, "P7", named ? SEVERITY_ERROR : SEVERITY_WARNING,
                 text_span(t, at, end),
                 named ? "姓名旁边写着门牌“%.*s”" : "门牌写到了室：“%.*s”",
                 named ? "a flat next to a name: '%.*s'"
                       : "an address that includes the flat: '%.*s'",
                 (int)(end - at), t->text.ptr + at);
}

/* Another cell of the row, or a column heading, gives the house: 3 号楼. */
static bool gives_house(struct check_run *run, const struct check_group *g)
{
    static const char *const houses[] = {WORDLIST_HOUSE_SAID, NULL};
    static const char *const heads[] = {WORDLIST_HOUSE_COLUMNS, NULL};
    bool house = false;

    for (size_t i = 0; i < g->n && !house; i++)
        house = has_word(g->texts[i].text, houses) ||
                has_word(text_heading(run->arena, &g->texts[i]), heads);
    return house;
}

/* 501 in a column headed 房号, in a row that also has a house and a name. */
static void check_room_cell(struct check_run *run, struct people *p,
                            const struct check_text *t)
{
    static const char *const heads[] = {"房号", "室号", "门牌", NULL};
    size_t n = digits_at(t->text, 0);

    if (t->block && t->block->type == NODE_CELL && n >= 3 && n <= 4 &&
        n == t->text.len && has_word(text_heading(run->arena, t), heads) &&
        gives_house(run, p->group) && is_named(p))
        hit_room(run, p, t, 0, n);
}

/* Tries both notations of a flat at each number of the text. */
static void check_rooms(struct check_run *run, struct people *p,
                        const struct check_text *t)
{
    struct slice s = t->text;

    for (size_t at = 0; at < s.len; at++) {
        if (s.ptr[at] < '0' || s.ptr[at] > '9')
            continue;
        size_t n = digits_at(s, at), end = room_at(s, at);
        bool walled = at > 0 && (s.ptr[at - 1] == '-' || s.ptr[at - 1] == '.' ||
                                 (s.ptr[at - 1] >= 'A' && s.ptr[at - 1] <= 'z'));
        if (!end && !walled && (end = dashed_at(s, at)) != 0 &&
            is_of_things(s, at, end))
            end = 0;
        if (end)
            hit_room(run, p, t, at, end);
        at = (end ? end : at + n) - 1;
    }
}

/* ---- P8: hardship, P9: minors ---- */

/* Words after a term that make it work for such people, not somebody's own state:
 * 独居老人 before 服务. */
static const char *const helping[] = {WORDLIST_HELPING, NULL};

static const char *const teaching[] = {WORDLIST_TEACHING, NULL};

/* The next occurrence of `word` from byte `from` on that is not followed by a word of
 * `except`. A word that begins with a digit must begin the number: 8 岁, not 18 岁. */
static size_t find_term(struct slice s, size_t from, const char *word,
                        const char *const *except)
{
    size_t n = strlen(word), found;
    bool digit = *word >= '0' && *word <= '9';

    while ((found = slice_find(slice_from(s, from), slice_of(word))) != SIZE_MAX) {
        size_t at = from + found;
        if (!(digit && at > 0 && digits_at(s, at - 1)) && !word_at(s, at + n, except))
            return at;
        from = at + n;
    }
    return SIZE_MAX;
}

/* A detail about the person, between the name and the term: 男, 62 岁, a flat. */
static bool is_detail(struct slice clause)
{
    static const char *const heads[] = {WORDLIST_PERSON_COLUMNS, NULL};
    static const char *const homes[] = {WORDLIST_HOME_WORDS, NULL};
    enum { LONGEST = 12 };

    clause = slice_trim(clause);
    size_t n = digits_at(clause, 0);
    bool age = n > 0 && n < 4 &&
               slice_starts(slice_from(clause, skip_blank(clause, n)), SLICE("岁"));
    return age || (n > 0 && n < 4 && has_word(clause, homes)) ||
           (word_at(clause, 0, heads) && utf8_count(clause) <= LONGEST);
}

/* Does the text from byte `at`, the end of a name, lead to the term? Directly (，患),
 * or over details: 王明，男，62 岁，低保户. */
static bool leads_to(struct slice s, size_t at, size_t term)
{
    enum { BETWEEN = 9 }; /* bytes: a punctuation mark and 是, 系, 患 */
    static const char *const marks[] = {"，", ",", "（", "(", "、", "）", " ", NULL};
    static const char *const stops[] = {"。", "；", "帮", "为", "给", NULL};

    while (at < term) {
        if (term - at <= BETWEEN && !has_word(slice_sub(s, at, term), stops))
            return true;
        if (!take_word(s, &at, marks))
            return false;
        size_t end = at;
        while (end < term && !word_at(s, end, marks))
            utf8_next(s, &end);
        if (end > at && !is_detail(slice_sub(s, at, end)) && end - at > 1)
            return term - at <= BETWEEN && !has_word(slice_sub(s, at, term), stops);
        at = end;
    }
    return at == term;
}

/* 冯伟确诊肺癌, 王建国为特困供养人员: a verb links the name at [start, end) to the
 * term. 为 and 是 count only if the term, with a noun such as 人员, ends the phrase;
 * not 高秀兰为独居老人送饭. */
static bool is_linked(struct slice s, size_t start, size_t end, size_t term, size_t len)
{
    enum { KIND = 9 }; /* bytes between verb and term: 肺, 乳腺 */
    static const char *const ill[] = {WORDLIST_ILL, NULL};
    static const char *const being[] = {WORDLIST_BEING, NULL};
    static const char *const called[] = {WORDLIST_CALLED, NULL};
    static const char *const nouns[] = {WORDLIST_PERSONS, NULL};
    size_t before = start, at = end, n = word_at(s, at, ill);
    size_t after = term + len;

    if (start > 0 && cp_is_han(utf8_prev(s, &before)) && !word_before(s, start, nouns))
        return false;
    if (n)
        return term >= at + n && term - at - n <= KIND &&
               !word_at(s, at + n, (const char *const[]){"者", NULL});
    if (at == term)
        return word_at(s, term, (const char *const[]){"拖欠", "欠缴", "欠费", NULL}) >
               0;
    n = word_at(s, at, being);
    after += word_at(s, after, called);
    return n && term == at + n && !is_han_at(s, after);
}

/* 看望孙玉梅（脑瘫）: in brackets directly after a name of three characters. */
static bool is_bracketed(struct slice s, size_t start, size_t end, size_t term)
{
    size_t n = word_at(s, end, (const char *const[]){"（", "(", NULL});

    return n && term == end + n && utf8_count(slice_sub(s, start, end)) > 2;
}

/* Does the term belong to a person? 高秀兰，低保户: the name is before it;
 * 低保户高秀兰: directly after it. */
static bool is_of_somebody(const struct check_text *t, size_t term, size_t len)
{
    enum { REACH = 120 }; /* bytes: a name and the details about the person */
    struct slice s = t->text;
    size_t at = term > REACH ? term - REACH : 0, end;

    while (at < term && ((unsigned char)s.ptr[at] & 0xC0) == 0x80)
        at++;
    for (; at < term; utf8_next(s, &at))
        if (((end = lone_name_end(s, at)) != 0 && end <= term &&
             leads_to(s, end, term)) ||
            ((end = name_end(s, at)) != 0 && end <= term &&
             (is_linked(s, at, end, term, len) || is_bracketed(s, at, end, term))))
            return true;
    end = name_end(s, term + len);
    return end && !is_han_at(s, end);
}

static void hit_state(struct check_run *run, const struct check_text *t,
                      const char *code, size_t at, size_t len)
{
    bool child = strcmp(code, "P9") == 0;

    check_hit(run, code, text_span(t, at, at + len),
              child ? "姓名旁边写着“%.*s”，是未成年人" : "姓名和“%.*s”写在一起",
              child ? "a name next to '%.*s': a child" : "a full name next to '%.*s'",
              (int)len, t->text.ptr + at);
}

/* A cell so short that it can only be a state: 低保户, 独居老人. */
static bool is_state_cell(const struct check_text *t)
{
    enum { STATE_CHARACTERS = 8 };

    return !is_named_field(t) && utf8_count(t->text) <= STATE_CHARACTERS;
}

/* 三年级（2）班学生陈子涵, 大班的马小宁小朋友: a child's name in the clause after the
 * school. */
static bool leads_to_child(const struct check_text *t, size_t at)
{
    static const char *const marks[] = {"，", "。", "；", "、", "！", "\n", NULL};
    static const char *const pupils[] = {WORDLIST_PUPILS, NULL};
    static const char *const calls[] = {"小朋友", "同学", NULL};
    struct slice s = t->text;

    for (; at < s.len && !word_at(s, at, marks); utf8_next(s, &at)) {
        size_t end = word_before(s, at, pupils) ? name_end(s, at) : 0;
        if (end && (utf8_count(slice_sub(s, at, end)) > 2 || !is_han_at(s, end) ||
                    word_at(s, end, calls)))
            return true;
    }
    return false;
}

/* Reports the first word of the list that is said about somebody in this text. */
static void check_states(struct check_run *run, struct people *p,
                         const struct check_text *t, enum word_list list,
                         const char *const *except)
{
    const struct check_group *g = p->group;
    bool cell = g->n > 1 && is_state_cell(t) &&
                (g->table || (t->block && t->block->type == NODE_CELL));

    for (const char *const *word = words_of(list); *word; word++) {
        size_t n = strlen(*word), at = find_term(t->text, 0, *word, except);
        for (; at != SIZE_MAX; at = find_term(t->text, at + n, *word, except))
            if ((cell && is_named(p)) || is_of_somebody(t, at, n) ||
                (list == WORDS_CHILD && leads_to_child(t, at + n))) {
                hit_state(run, t, list == WORDS_CHILD ? "P9" : "P8", at, n);
                return;
            }
    }
}

/* Some row below the head has a name, and something other than 无 in column i. */
static bool names_in_column(struct check_run *run, const struct node *row, size_t i)
{
    for (row = row->next; row; row = row->next) {
        const struct node *c = row->child;
        bool named = false, filled = false;
        for (size_t k = 0; c; c = c->next, k++) {
            struct slice text = slice_trim(node_plain(run->arena, c));
            named |= k != i && holds_name(text);
            filled |= k == i && text.len && !slice_is(text, "无");
        }
        if (named && filled)
            return true;
    }
    return false;
}

/* A column headed 欠费（元） or 残疾等级, in a table with full names. */
static void check_state_column(struct check_run *run, const struct check_text *t)
{
    static const char *const states[] = {WORDLIST_STATE_COLUMNS, NULL};
    const struct node *row =
        t->block && t->block->type == NODE_CELL ? t->block->parent : NULL;
    size_t i = 0;

    for (const char *const *w = states; row && row == row->parent->child && *w; w++) {
        size_t at = slice_find(t->text, slice_of(*w));
        if (at == SIZE_MAX)
            continue;
        for (const struct node *c = row->child; c != t->block; c = c->next)
            i++;
        if (names_in_column(run, row, i))
            hit_state(run, t, "P8", at, strlen(*w));
        return;
    }
}

static void check_state(struct check_run *run, struct people *p, enum word_list list,
                        const char *const *except)
{
    for (size_t i = 0; i < p->group->n; i++) {
        const struct check_text *t = &p->group->texts[i];
        if (text_holds(t, list) && !(t->field && t->field->privacy >= PRIVACY_SECRET))
            check_states(run, p, t, list, except);
    }
}

/* ---- P10: portraits ---- */

static bool asks_consent(const struct field *fields, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (fields[i].privacy == PRIVACY_SECRET)
            return true; /* consent is a required field, and is kept in the office */
    return false;
}

/* A row of a kind's table with a name and a picture, where no column asks for consent.
 */
static void check_portrait(struct check_run *run, const struct check_group *g)
{
    const struct field *f = g->table ? g->table->columns : NULL;
    bool named = false;

    if (!f || asks_consent(f, g->table->ncolumns))
        return;
    for (size_t i = 0; i < g->n; i++)
        named |= is_named_field(&g->texts[i]);
    for (size_t i = 0; named && i < g->table->ncolumns; i++) {
        const struct value *v = value_find_slice(g->record, f[i].name);
        if (f[i].type == FIELD_PICTURE && v)
            check_hit(run, "P10", v->at, "“%.*s”是本人照片，没有写本人同意",
                      "'%.*s' shows a person, without consent", SLICE_FMT(f[i].name));
    }
}

/* ![高秀兰](图片/高秀兰.jpg) in Markdown, where no field can ask for consent. */
static void check_named_picture(struct check_run *run, const struct check_text *t)
{
    if (t->block && t->block->type == NODE_IMAGE && has_name(t))
        check_hit(run, "P10", text_span(t, 0, t->text.len),
                  "图片说明里有姓名，像是本人照片，没有写本人同意",
                  "a picture of somebody by name, without consent");
}

void check_people(struct check_run *run, const struct check_group *g)
{
    struct people p = {.group = g};

    for (size_t i = 0; i < g->n; i++)
        if (text_holds(&g->texts[i], HOLDS_ROOM) &&
            (!g->texts[i].field || g->texts[i].field->privacy < PRIVACY_SECRET))
            check_rooms(run, &p, &g->texts[i]);
    for (size_t i = 0; i < g->n; i++)
        if (text_holds(&g->texts[i], HOLDS_DIGIT))
            check_room_cell(run, &p, &g->texts[i]);
    check_portrait(run, g);
    for (size_t i = 0; i < g->n; i++)
        check_named_picture(run, &g->texts[i]);
    check_state(run, &p, WORDS_HARDSHIP, helping);
    for (size_t i = 0; i < g->n; i++)
        if (text_holds(&g->texts[i], WORDS_HARDSHIP))
            check_state_column(run, &g->texts[i]);
    check_state(run, &p, WORDS_CHILD, teaching);
}
