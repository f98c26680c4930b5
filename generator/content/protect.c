/* protect.c - applies the privacy classes of fields: removes secrets, masks persons.
 *
 *   {姓名: 王小明, 电话: 13812345678}  ->  {姓名: 王某某, 电话: 138****5678}
 * It works on the decoded tree, before any template sees it. The original texts are
 * kept for two checks: none may occur elsewhere in the item (here), nor in the finished
 * pages and sheets (check/leak.h).
 */
#include "base/noted.h"
#include "content/field.h"
#include "content/mask.h"

#include <string.h>

/* A text that was masked, and where it was written. */
struct masked {
    struct slice text; /* as it was written */
    struct span at;
};

struct protection {
    struct decoder *dec;
    struct masked *masked;
    size_t nmasked, cmasked;
};

static void remove_member(struct value *map, struct slice key)
{
    for (size_t i = 0; i < map->nmembers; i++)
        if (slice_eq(map->members[i].key, key)) {
            memmove(&map->members[i], &map->members[i + 1],
                    (map->nmembers - i - 1) * sizeof *map->members);
            map->nmembers--;
            return;
        }
}

/* Remember it for the check of the output. */
static void keep_secret(struct decoder *dec, struct slice written, struct span at)
{
    struct secret_list *s = dec->secrets;

    if (!s)
        return;
    arena_push(dec->arena, s->list, s->n, s->cap);
    s->list[s->n++] = (struct secret){written, at};
}

/* Show `shown` instead; facets made from the original go. Keep the original: no output
 * may contain it (P13). */
static void hide(struct protection *p, struct value *v, struct slice shown)
{
    struct slice written = noted_plain(p->dec->arena, v->text);

    if (slice_eq(written, shown))
        return;
    arena_push(p->dec->arena, p->masked, p->nmasked, p->cmasked);
    p->masked[p->nmasked++] = (struct masked){written, v->at};
    keep_secret(p->dec, written, v->at);
    v->text = shown;
    remove_member(v, SLICE("二字"));
    remove_member(v, SLICE("链接"));
}

/* The value of a masked field, or each of a list of them. */
static void mask(struct protection *p, enum privacy how, struct value *v)
{
    struct arena *a = p->dec->arena;
    struct slice text = noted_plain(a, v->text), family = value_str(v, "姓");

    for (size_t i = 0; v->type == VALUE_LIST && i < v->n; i++)
        mask(p, how, v->items[i]);
    if (v->type == VALUE_LIST)
        return;
    if (how == PRIVACY_MASKED)
        hide(p, v, mask_name(a, text, family));
    if (how == PRIVACY_STARRED && !name_is_nameless(text))
        hide(p, v, mask_character(a, text, family));
    if (how == PRIVACY_MASKED_PHONE)
        hide(p, v, mask_phone(a, text));
    if (how != PRIVACY_MASKED_PLACE)
        return;
    hide(p, v, mask_place(text));
    if (v->text.len == 0) {
        diag_error(p->dec->diag, v->at, "place-without-building",
                   "“%.*s”看不出是哪一栋，无法只印楼栋",
                   "no building can be told from '%.*s'", SLICE_FMT(text));
        diag_hint(p->dec->diag, "写成  3 号楼", "write  3 号楼");
    }
}

/* Does the word occur anywhere below v? Readings inside a name do not hide it. */
static bool text_has(struct arena *a, const struct value *v, struct slice word)
{
    bool found = slice_find(noted_plain(a, v->text), word) != SIZE_MAX;

    for (size_t i = 0; i < v->n && !found; i++)
        found = text_has(a, v->items[i], word);
    for (size_t i = 0; i < v->nmembers && !found; i++)
        found = text_has(a, v->members[i].value, word);
    return found;
}

/* A masked text must not occur elsewhere in the item, such as in its body. */
static void check_masked(struct protection *p, const struct value *root)
{
    for (size_t i = 0; i < p->nmasked; i++) {
        const struct masked *m = &p->masked[i];
        if (utf8_count(m->text) < 2 || !text_has(p->dec->arena, root, m->text))
            continue;
        diag_error(
            p->dec->diag, m->at, "masked-name-shown", "“%.*s”要遮名，别处却写着全名",
            "'%.*s' is to be masked but appears elsewhere in full", SLICE_FMT(m->text));
        diag_hint(p->dec->diag, "标题、正文和别的格子里也写“某某”",
                  "write 某某 in the title, the text and other cells too");
    }
}

/* Secret fields leave the tree, so no template can reach them. */
static void protect(struct protection *p, const struct field *fields, size_t n,
                    struct value *record)
{
    struct decoder *dec = p->dec;

    for (size_t i = 0; i < n; i++) {
        const struct field *f = &fields[i];
        struct value *v = value_find_slice(record, f->name);
        if (!v)
            continue;
        if (f->type == FIELD_RECORD)
            protect(p, f->columns, f->ncolumns, v);
        for (size_t j = 0; f->type == FIELD_TABLE && j < v->n; j++) {
            consent_check_row(dec, f, v->items[j]);
            protect(p, f->columns, f->ncolumns, v->items[j]);
        }
        if (f->privacy == PRIVACY_SECRET)
            remove_member(record, f->name);
        else if (f->privacy >= PRIVACY_MASKED)
            mask(p, f->privacy, v);
    }
}

void kind_protect(struct decoder *dec, const struct kind *kind, struct value *root)
{
    struct protection p = {.dec = dec};

    consent_check(dec, kind->fields, kind->nfields, root);
    protect(&p, kind->fields, kind->nfields, root);
    check_masked(&p, root);
}
