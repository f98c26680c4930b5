/* one_line.c - splits a text into rows of a table that needs only its first column.
 *
 *   宣传栏: 东门、西门                -> [东门, 西门], with a note
 *   机构: 柳荫里居委会 柳荫里业委会   -> two, as both have five characters or more
 *   宣传栏: 东侧 北栏                 -> one place
 *
 * Columns of names are never split: 王 小明 is one person.
 */
#include "content/one_line.h"
#include "base/buf.h"
#include "content/row_meant.h"

#include <string.h>

static struct slice without_brackets(struct slice s)
{
    static const char *const pairs[][2] = {{"【", "】"}, {"［", "］"}, {"〔", "〕"}};

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (slice_starts(s, slice_of(pairs[i][0])) &&
            slice_ends(s, slice_of(pairs[i][1])))
            return slice_trim(
                slice_sub(s, strlen(pairs[i][0]), s.len - strlen(pairs[i][1])));
    return s;
}

/* Split at any of `marks`. NULL: none occurs, a part is shorter than `least` code
 * points, or the text is a sentence. */
static struct value *cut(struct arena *a, const struct value *one, const char *marks,
                         size_t least)
{
    struct value *list = value_list(a);
    struct slice s = without_brackets(slice_trim(one->text));
    size_t start = 0;

    list->at = one->at;
    for (size_t at = 0; at <= s.len;) {
        size_t end = at;
        uint32_t cp = at < s.len ? utf8_next(s, &at) : 0;
        if (cp && cp_among(cp, "。！？：“”《》{}"))
            return NULL; /* a sentence */
        if (cp && !cp_among(cp, marks))
            continue;
        struct slice word = slice_trim(slice_sub(s, start, end));
        if (word.len && utf8_count(word) < least)
            return NULL;
        if (word.len) {
            struct value *v = value_text(a, word);
            v->at = one->at;
            value_push(a, list, v);
        }
        start = at;
        at += cp == 0;
    }
    return list->n > 1 ? list : NULL;
}

void list_split_tell(struct decoder *dec, const struct field *f,
                     const struct value *one, const struct value *list)
{
    struct buf shown = BUF_INIT;

    for (size_t i = 0; i < list->n; i++)
        buf_printf(&shown, "%s%.*s", i ? ", " : "", SLICE_FMT(list->items[i]->text));
    diag_note(dec->diag, one->at, "list-split", "“%.*s”当作 %zu 样",
              "'%.*s' is taken for %zu entries", SLICE_FMT(one->text), list->n);
    diag_hint(dec->diag, "写成  %.*s: [%s]；真是一样的，加上英文双引号",
              "write  %.*s: [%s], or quote it if it is one", SLICE_FMT(f->name),
              shown.ptr);
    buf_release(&shown);
}

const struct value *rows_of_line(struct decoder *dec, const struct field *f,
                                 const struct value *written)
{
    enum { FULL_NAME = 5 }; /* code points of a body's name */
    const struct value *one =
        written->type == VALUE_LIST && written->n == 1 ? written->items[0] : written;
    bool dash =
        one != written && written->at.src &&
        !slice_starts(slice_from(written->at.src->text, written->at.start), SLICE("["));

    if (!row_needs_one(f) || f->columns[0].privacy == PRIVACY_PERSONAL ||
        one->type != VALUE_TEXT || one->quoted || dash)
        return written;
    struct value *list = cut(dec->arena, one, "、，,；;", 1);
    if (!list)
        list = cut(dec->arena, one, " 　/／", FULL_NAME);
    if (!list)
        return written;
    list_split_tell(dec, f, one, list);
    return list;
}

const struct value *row_of_word(struct arena *a, const struct field *f,
                                const struct value *row)
{
    if ((row->type != VALUE_TEXT && row->type != VALUE_BOOL) || !row_needs_one(f))
        return row;
    struct value *map = value_map(a);
    map->at = row->at;
    value_set_slice(a, map, f->columns[0].name, (struct value *)row);
    map->members[0].key_at = row->at;
    return map;
}

const struct value *row_alone(struct arena *a, const struct field *f,
                              const struct value *written)
{
    bool row = written->nmembers > 0;

    for (size_t i = 0; i < written->nmembers; i++)
        row &= field_find(f->columns, f->ncolumns, written->members[i].key) != NULL;
    if (!row && row_of_word(a, f, written) == written)
        return written;
    struct value *one = value_list(a);
    one->at = written->at;
    value_push(a, one, (struct value *)written);
    return one;
}
