/* privacy_people.c - P7 and P10, and the order of the checks on persons: facts that are
 * harmless alone and expose a person next to a name (个人信息保护法 28; 民法典 1019,
 * 1032).
 *
 *     高秀兰，3 号楼 2 单元 501 室          -> P7 error; without a name a warning
 *     ![高秀兰](图片/高秀兰.jpg)            -> P10: a portrait without consent
 *
 * A name is a field of persons, or one found in prose (person_names.h). The unit of
 * "next to" is the group: a row, a paragraph, a record (check_text.h). */
#include "check/privacy_people.h"
#include "check/people.h"
#include "check/privacy_states.h"
#include "prose/rooms.h"
#include "prose/word_match.h"
#include "words/houses.h"

/* ---- P7: flats ---- */

const char *const house_words[] = {WORDLIST_HOUSE_ENDS, "单元", "#", "＃", NULL};

static void hit_room(struct check_run *run, struct people *p,
                     const struct check_text *t, size_t at, size_t end)
{
    bool named = people_named(p);

    check_hit_as(
        run, "P7", named ? SEVERITY_ERROR : SEVERITY_WARNING, text_span(t, at, end),
        named ? "姓名旁边写着门牌“%.*s”" : "门牌写到了室：“%.*s”",
        named ? "a flat beside a name: '%.*s'" : "an address down to the flat: '%.*s'",
        (int)(end - at), t->text.ptr + at);
}

/* Another cell of the row gives the house. */
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

/* 501 in a column 房号, in a row with a house and a name. */
static void check_room_cell(struct check_run *run, struct people *p,
                            const struct check_text *t)
{
    static const char *const heads[] = {"房号", "室号", "门牌", "房间", "户室", NULL};
    bool cell = (t->block && t->block->type == NODE_CELL) || p->group->table;

    if (cell && is_room_number(t->text) &&
        has_word(text_heading(run->arena, t), heads) && gives_house(run, p->group) &&
        people_named(p))
        hit_room(run, p, t, 0, t->text.len);
}

static void check_rooms(struct check_run *run, struct people *p,
                        const struct check_text *t)
{
    struct room room = {0, 0};

    while (room_next(t->text, room.end, &room))
        hit_room(run, p, t, room.start, room.end);
}

/* ---- P10: portraits ---- */

static bool asks_consent(const struct field *fields, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (fields[i].privacy == PRIVACY_SECRET)
            return true; /* a consent is required there, and kept in the office */
    return false;
}

static void check_portrait(struct check_run *run, const struct check_group *g)
{
    const struct field *f = g->table ? g->table->columns : NULL;
    bool named = false;

    if (!f || asks_consent(f, g->table->ncolumns))
        return;
    for (size_t i = 0; i < g->n; i++)
        named |= is_person_field(&g->texts[i]);
    for (size_t i = 0; named && i < g->table->ncolumns; i++) {
        const struct value *v = value_find_slice(g->record, f[i].name);
        if (f[i].type == FIELD_PICTURE && v)
            check_hit(run, "P10", v->at, "“%.*s”是本人照片，没有写本人同意",
                      "'%.*s' shows a person, without consent", SLICE_FMT(f[i].name));
    }
}

/* A name that nothing makes longer: 左起：高秀兰、孙玉梅, but not 高秀兰的书法作品. */
static bool shows_somebody(struct check_run *run, struct slice s)
{
    struct person_name name = {0, 0, 0};

    while (person_name_next(s, name.end, run->names, &name)) {
        size_t at = name.end;
        if (at == s.len || !cp_is_han(utf8_next(s, &at)))
            return true;
    }
    return false;
}

/* ![高秀兰](图片/高秀兰.jpg) in a text: no field asks for a consent there. */
static void check_named_picture(struct check_run *run, const struct check_text *t)
{
    if (t->block && t->block->type == NODE_IMAGE &&
        (is_person_field(t) || shows_somebody(run, t->text)))
        check_hit(run, "P10", text_span(t, 0, t->text.len),
                  "图片说明里有姓名，像是本人照片，没有写本人同意",
                  "a picture of somebody by name, without consent");
}

void check_people(struct check_run *run, const struct check_group *g)
{
    struct people p = {.run = run, .group = g};

    for (size_t i = 0; i < g->n; i++)
        if ((text_holds(&g->texts[i], HOLDS_ROOM) ||
             text_holds(&g->texts[i], WORDS_HOUSE)) &&
            (!g->texts[i].field || g->texts[i].field->privacy < PRIVACY_SECRET))
            check_rooms(run, &p, &g->texts[i]);
    for (size_t i = 0; i < g->n; i++)
        if (text_holds(&g->texts[i], HOLDS_DIGIT))
            check_room_cell(run, &p, &g->texts[i]);
    check_portrait(run, g);
    for (size_t i = 0; i < g->n; i++)
        check_named_picture(run, &g->texts[i]);
    check_plights(run, &p);
    check_minors(run, &p);
}
