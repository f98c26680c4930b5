#include "content/field.h"
#include "base/buf.h"
#include "content/collect.h"
#include "content/text.h"

static struct span first_character(struct span at)
{
    return (struct span){at.src, at.start, at.start};
}

/* `标题:` and nothing behind it. */
static bool report_empty(struct decoder *dec, const struct field *f, struct span key)
{
    diag_error(dec->diag, key, "missing-field", "“%.*s”还没有填", "'%.*s' is empty",
               SLICE_FMT(f->name));
    return diag_hint(dec->diag, "写在冒号后面%s%.*s", "behind the colon%s%.*s",
                     f->example.len ? "，例如 " : "", SLICE_FMT(f->example));
}

/* One message for all that is absent: whoever forgot one field forgot five. */
struct absent {
    struct buf names;
    const struct field *first;
    size_t n;
};

static void note_absent(struct absent *a, const struct field *f)
{
    buf_printf(&a->names, "%s%.*s", a->n ? "、" : "", SLICE_FMT(f->name));
    if (a->n++ == 0)
        a->first = f;
}

static bool report_absent(struct decoder *dec, const struct absent *a, struct span head)
{
    const struct field *f = a->first;

    if (a->n > 1) {
        diag_error(dec->diag, head, "missing-field", "缺少 %zu 栏：%s",
                   "%zu fields are missing: %s", a->n, a->names.ptr);
        return diag_hint(dec->diag, "一栏写一行，例如  %.*s: %.*s",
                         "a line each, as  %.*s: %.*s", SLICE_FMT(f->name),
                         SLICE_FMT(f->example.len ? f->example : f->help));
    }
    diag_error(dec->diag, head, "missing-field", "缺少“%.*s”", "'%.*s' is missing",
               SLICE_FMT(f->name));
    if (f->type == FIELD_TABLE || f->type == FIELD_RECORD)
        return diag_hint(dec->diag, "加上“%.*s”%s%.*s", "add '%.*s'%s%.*s",
                         SLICE_FMT(f->name), f->help.len ? "：" : "",
                         SLICE_FMT(f->help));
    return diag_hint(dec->diag, "加一行  %.*s: %.*s", "add a line  %.*s: %.*s",
                     SLICE_FMT(f->name),
                     SLICE_FMT(f->example.len ? f->example : f->help));
}

static bool is_written(const struct value *v)
{
    return v && v->type != VALUE_NULL &&
           !(v->type == VALUE_TEXT && slice_trim(v->text).len == 0);
}

/* ---- lists and tables ---- */

static bool holds_money(const struct field *f)
{
    for (size_t i = 0; i < f->ncolumns; i++)
        if (f->columns[i].type == FIELD_MONEY)
            return true;
    return false;
}

/* A cure that keeps the item whole: accounts still add up, nothing is left out. */
static bool hint_too_many(struct decoder *dec, const struct field *f)
{
    if (f->tree_by.len)
        return diag_hint(dec->diag, "把最下面的一层并成几行，或把其中一支另写一篇",
                         "join rows of the lowest level, or write one branch as an "
                         "item of its own");
    if (holds_money(f))
        return diag_hint(dec->diag,
                         "把小额的几笔合成一条（如“其他 6 笔”），合计不变；"
                         "明细写进正文的表里，一样会印出来",
                         "join small sums in one entry, so that the total stays; "
                         "a table in the text can list them, and is printed too");
    if (dec->pictures)
        return diag_hint(dec->diag, "这里留最要紧的 %ld 条，其余的写进正文",
                         "keep the %ld that matter most, and write the others into "
                         "the text",
                         f->max);
    return diag_hint(dec->diag, "留下 %ld 条", "keep %ld", f->max);
}

static bool check_count(struct decoder *dec, const struct field *f,
                        const struct value *v)
{
    if (f->max >= 0 && v->n > (size_t)f->max) {
        diag_error(dec->diag, v->items[f->max]->at, "too-many-items",
                   "“%.*s”最多 %ld 条，这里有 %zu 条",
                   "'%.*s' takes at most %ld, here are %zu", SLICE_FMT(f->name), f->max,
                   v->n);
        return hint_too_many(dec, f);
    }
    if (f->min < 0 || v->n >= (size_t)f->min)
        return true;
    diag_error(dec->diag, first_character(v->at), "too-few-items",
               "“%.*s”至少 %ld 条，这里有 %zu 条",
               "'%.*s' needs at least %ld, here are %zu", SLICE_FMT(f->name), f->min,
               v->n);
    return diag_hint(dec->diag, "再添几条；实在不够，换一种类型，比如“通知”里写一段",
                     "add some, or write them as a paragraph of another kind");
}

/* One value; NULL after reporting. Not for an absent one. */
static struct value *field_decode(struct decoder *dec, const struct field *f,
                                  const struct value *written);

static struct value *decode_list(struct decoder *dec, const struct field *f,
                                 const struct value *written)
{
    struct value *out = value_list(dec->arena);
    struct field item = *f;
    bool good = true;

    item.type = f->of;
    item.min = f->of_min;
    item.max = f->of_max;
    out->at = written->at;
    if (written->type == VALUE_MAP) {
        diag_error(dec->diag, written->at, "wrong-type", "“%.*s”应是一串，写在方括号里",
                   "'%.*s' must be a list", SLICE_FMT(f->name));
        diag_hint(dec->diag, "写成 [甲, 乙]", "write [a, b]");
        return NULL;
    }
    if (written->type != VALUE_LIST) { /* one alone needs no brackets */
        struct value *v = field_decode(dec, &item, written);
        if (v)
            value_push(dec->arena, out, v);
        return v ? out : NULL;
    }
    if (!check_count(dec, f, written))
        return NULL;
    for (size_t i = 0; i < written->n; i++) {
        struct value *v = field_decode(dec, &item, written->items[i]);
        if (v)
            value_push(dec->arena, out, v);
        good &= v != NULL;
    }
    return good ? out : NULL;
}

static struct value *decode_table(struct decoder *dec, const struct field *f,
                                  const struct value *written)
{
    struct value *out = value_list(dec->arena);
    bool good = true;

    out->at = written->at;
    if (written->type != VALUE_LIST) {
        diag_error(dec->diag, written->at, "wrong-type", "“%.*s”应是“- ”开头的一条条",
                   "'%.*s' must be a list of records", SLICE_FMT(f->name));
        if (f->ncolumns)
            diag_hint(dec->diag, "每条写成  - %.*s: …", "write  - %.*s: ...",
                      SLICE_FMT(f->columns[0].name));
        return NULL;
    }
    if (!check_count(dec, f, written))
        return NULL;
    for (size_t i = 0; i < written->n; i++) {
        const struct value *row = written->items[i];
        struct value *v =
            record_decode(dec, f->columns, f->ncolumns, row, first_character(row->at));
        if (v)
            value_push(dec->arena, out, v);
        good &= v != NULL;
    }
    return good ? out : NULL;
}

/* Free keys, each with one of the choices: 检查: {P7: 警告}. */
static struct value *decode_choices(struct decoder *dec, const struct field *f,
                                    const struct value *written)
{
    struct value *out = value_map(dec->arena);
    struct field one = *f;
    bool good = written->type == VALUE_MAP;

    one.type = FIELD_ENUM;
    out->at = written->at;
    if (!good) {
        diag_error(dec->diag, written->at, "wrong-type", "“%.*s”应写成 {名: 值}",
                   "'%.*s' must be {name: value}", SLICE_FMT(f->name));
        diag_hint(dec->diag, "例如  %.*s: %.*s", "for example  %.*s: %.*s",
                  SLICE_FMT(f->name), SLICE_FMT(f->example));
    }
    for (size_t i = 0; good && i < written->nmembers; i++) {
        const struct member *m = &written->members[i];
        struct value *v = scalar_decode(dec, &one, m->value);
        if (!v)
            return NULL;
        value_set_slice(dec->arena, out, m->key, v);
        out->members[out->nmembers - 1].key_at = m->key_at;
    }
    return good ? out : NULL;
}

static struct value *field_decode(struct decoder *dec, const struct field *f,
                                  const struct value *written)
{
    if (f->type == FIELD_LIST)
        return decode_list(dec, f, written);
    if (f->type == FIELD_COLLECT)
        return collect_decode(dec, f, written);
    if (f->type == FIELD_TABLE)
        return decode_table(dec, f, written);
    if (f->type == FIELD_CHOICES)
        return decode_choices(dec, f, written);
    if (f->type == FIELD_RECORD)
        return record_decode(dec, f->columns, f->ncolumns, written,
                             first_character(written->at));
    return scalar_decode(dec, f, written);
}

/* ---- records ---- */

/* Returns the field that was probably meant, or NULL. */
static const struct field *report_unknown(struct decoder *dec,
                                          const struct field *fields, size_t n,
                                          const struct member *m)
{
    struct slice *known = arena_array(dec->arena, struct slice, n * 2);
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        known[count++] = fields[i].name;
        if (fields[i].alias.len)
            known[count++] = fields[i].alias;
    }
    report_unknown_key(m, known, count, dec->diag);
    return field_find(fields, n, nearest_word(m->key, known, count));
}

/* What was written for a field; a misspelt key is not also a missing one. */
struct written {
    const struct member *member;
    bool misspelt;
};

/* The written value of each field, in the order of fields. */
static bool assign(struct decoder *dec, const struct field *fields, size_t n,
                   const struct value *written, struct written *found)
{
    bool good = true;

    for (size_t i = 0; i < written->nmembers; i++) {
        const struct member *m = &written->members[i];
        const struct field *f = field_find(fields, n, m->key);
        if (!f) {
            const struct field *meant = report_unknown(dec, fields, n, m);
            if (meant)
                found[meant - fields].misspelt = true;
            good = false;
            continue;
        }
        struct written *slot = &found[f - fields];
        if (slot->member) {
            good = diag_error(dec->diag, m->key_at, "duplicate-key",
                              "“%.*s”写了两次（中文名和英文名是同一个键）",
                              "'%.*s' is given twice, by its name and its alias",
                              SLICE_FMT(f->name));
            diag_hint(dec->diag, "删掉一个", "remove one");
            continue;
        }
        slot->member = m;
    }
    return good;
}

/* A text may depend on how days are counted (公示计数). */
static const struct value *otherwise_of(const struct decoder *dec,
                                        const struct field *f)
{
    const struct value *by_counting =
        value_find(f->otherwise, dec->counting == COUNT_CIVIL ? "不含首日" : "含首日");

    return by_counting ? by_counting : f->otherwise;
}

struct value *record_decode(struct decoder *dec, const struct field *fields, size_t n,
                            const struct value *written, struct span head)
{
    struct value *out = value_map(dec->arena);

    if (written->type != VALUE_MAP) {
        diag_error(dec->diag, written->at, "wrong-type", "这里应写成“键: 值”",
                   "expected 'key: value'");
        if (n)
            diag_hint(dec->diag, "写成  %.*s: …", "write  %.*s: ...",
                      SLICE_FMT(fields[0].name));
        return NULL;
    }
    struct written *found = arena_array(dec->arena, struct written, n);
    bool good = assign(dec, fields, n, written, found);
    struct absent absent = {.names = BUF_INIT};
    out->at = written->at;
    for (size_t i = 0; i < n; i++) {
        const struct field *f = &fields[i];
        const struct member *m = found[i].member;
        const struct value *v = m ? m->value : NULL;
        if (!is_written(v)) {
            v = otherwise_of(dec, f);
            if (f->required && !v && m)
                good = report_empty(dec, f, m->key_at);
            else if (f->required && !v && !found[i].misspelt)
                note_absent(&absent, f);
        }
        if (!is_written(v))
            continue;
        struct value *decoded = field_decode(dec, f, v);
        good &= decoded != NULL;
        if (!decoded)
            continue;
        value_set_slice(dec->arena, out, f->name, decoded);
        if (m)
            out->members[out->nmembers - 1].key_at = m->key_at;
    }
    if (absent.n)
        good = report_absent(dec, &absent, head);
    buf_release(&absent.names);
    return good ? out : NULL;
}
