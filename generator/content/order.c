/* order.c - sorts the rows of a table as its kind asks (排序).
 *
 * Names by strokes or pinyin (ICU's collation, data/collate.h), other columns by number
 * or date; equal keys keep the order written. Nameless rows (志愿者 017, 匿名) come
 * last.
 */
#include "base/noted.h"
#include "content/field.h"
#include "content/mask.h"
#include "data/collate.h"
#include "data/decimal.h"

#include <stdlib.h>

/* A row with its sort key: `name` for names, `key` for values. */
struct keyed {
    struct value *row;
    bool late; /* has no name: sorted after those that have */
    struct slice name;
    struct decimal key;
    size_t place; /* as written: equal keys keep their order */
    bool down;
};

/* For qsort; `down` reverses the keys, but not the nameless rows nor equal ones. */
static int by_key(const void *x, const void *y)
{
    const struct keyed *a = x, *b = y;
    int c = slice_cmp(a->name, b->name);

    if (a->late != b->late)
        return a->late ? 1 : -1;
    if (c == 0)
        c = decimal_cmp(a->key, b->key);
    if (c == 0)
        return a->place < b->place ? -1 : 1;
    return a->down ? -c : c;
}

/* Readings inside a name, {王䶮|wáng yǎn}, do not count. */
static void key_of_name(struct decoder *dec, const struct value *v,
                        const struct collation *c, struct keyed *out)
{
    struct slice name = v ? noted_plain(dec->arena, v->text) : SLICE("");

    out->late = name.len == 0 || name_is_nameless(name);
    if (!out->late)
        out->name = collation_key(dec->arena, c, name, value_str(v, "姓"));
}

/* A date by its serial number, anything else by its decimal. */
static void key_of_value(const struct value *v, struct keyed *out)
{
    if (v && v->payload == PAYLOAD_DATE)
        out->key = decimal_of(date_serial(*(const struct date *)v->data));
    else
        value_decimal(v, &out->key);
}

void table_sort(struct decoder *dec, const struct field *f, struct value *table)
{
    struct collation *c = NULL;

    if (f->sort_by.len == 0 || table->n < 2)
        return;
    const struct field *column = field_find(f->columns, f->ncolumns, f->sort_by);
    struct keyed *keys = arena_array(dec->arena, struct keyed, table->n);
    if (f->sort_how != SORT_VALUES)
        c = collation_open(f->sort_how == SORT_STROKES ? NAMES_STROKES : NAMES_PINYIN);
    for (size_t i = 0; i < table->n; i++) {
        const struct value *v = value_find_slice(table->items[i], column->name);
        keys[i] =
            (struct keyed){.row = table->items[i], .place = i, .down = f->sort_down};
        keys[i].key = decimal_of(0);
        if (c)
            key_of_name(dec, v, c, &keys[i]);
        else
            key_of_value(v, &keys[i]);
    }
    if (c)
        collation_close(c);
    qsort(keys, table->n, sizeof *keys, by_key);
    for (size_t i = 0; i < table->n; i++)
        table->items[i] = keys[i].row;
}
