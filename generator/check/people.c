/* people.c - who is named: in a field for persons, or in prose (prose/person_names.h).
 */
#include "check/people.h"
#include "prose/word_match.h"
#include "words/hardship.h"

#include <string.h>

/* ---- names declared anywhere in the compound ---- */

static bool is_full_name(struct slice name)
{
    size_t n = utf8_count(name);

    return n >= 2 && n <= 4 && name.len == 3 * n &&
           slice_find(name, SLICE("某")) == SIZE_MAX;
}

static void declare(struct map *names, const struct field *f, const struct value *v)
{
    static char known;

    for (size_t i = 0; v && v->type == VALUE_LIST && i < v->n; i++)
        declare(names, f, v->items[i]);
    if (v && v->type != VALUE_LIST && is_full_name(v->text))
        map_set(names, v->text, &known);
}

static void declare_fields(struct map *names, const struct field *fields, size_t n,
                           const struct value *record)
{
    for (size_t i = 0; record && i < n; i++) {
        const struct field *f = &fields[i];
        const struct value *v = value_find_slice(record, f->name);
        if (!v)
            continue;
        if (f->type == FIELD_PERSON || (f->type == FIELD_LIST && f->of == FIELD_PERSON))
            declare(names, f, v);
        else if (f->type == FIELD_RECORD)
            declare_fields(names, f->columns, f->ncolumns, v);
        for (size_t k = 0; f->type == FIELD_TABLE && k < v->n; k++)
            declare_fields(names, f->columns, f->ncolumns, v->items[k]);
    }
}

const struct map *names_declared(struct arena *a, const struct site *site)
{
    struct map *names = arena_new(a, struct map);

    *names = (struct map)MAP_INIT(a);
    declare_fields(names, site->kind->fields, site->kind->nfields, site->root);
    for (size_t i = 0; i < site->n; i++)
        declare_fields(names, site->items[i]->kind->fields,
                       site->items[i]->kind->nfields, site->items[i]->root);
    return names;
}

/* ---- who is named here ---- */

bool is_person_field(const struct check_text *t)
{
    return t->field && t->field->type == FIELD_PERSON &&
           t->field->privacy < PRIVACY_SECRET &&
           slice_find(t->text, SLICE("某")) == SIZE_MAX &&
           slice_find(t->text, SLICE("*")) == SIZE_MAX &&
           !has_word(t->text,
                     (const char *const[]){"志愿者", "居民", "业主", "匿名", NULL});
}

static bool names_somebody(const struct check_run *run, const struct check_text *t)
{
    return is_person_field(t) || holds_name(t->text, run->names);
}

bool people_named(struct people *p)
{
    for (size_t i = 0; !p->asked && !p->named && i < p->group->n; i++) {
        const struct check_text *t = &p->group->texts[i];
        p->named = !is_staff_column(p->run, t) && names_somebody(p->run, t);
    }
    p->asked = true;
    return p->named;
}

bool is_at_work(struct slice s, const struct person_name *name)
{
    static const char *const before[] = {WORDLIST_STAFF_BEFORE, NULL};
    static const char *const after[] = {WORDLIST_STAFF_AFTER, NULL};
    static const char *const marks[] = {"：", ":", " ", "（", NULL};
    size_t at = name->start, mark;

    if (word_at(s, name->end, after))
        return true;
    while (at > 0 && (mark = word_before(s, at, marks)) != 0)
        at -= mark;
    return word_before(s, at, before) > 0;
}

bool is_staff_column(struct check_run *run, const struct check_text *t)
{
    static const char *const heads[] = {WORDLIST_STAFF_COLUMNS, NULL};
    bool column = t->field ? t->field->type == FIELD_PERSON
                           : t->block && t->block->type == NODE_CELL;

    return column && has_word(text_heading(run->arena, t), heads);
}
