/* unknown_key.c - guesses the field from the key's spelling, then from its value.
 *
 *   联系电活: 0000-0000001   did you mean 联系电话? (spelling)
 *   收工: 11:30              结束 is missing and a time: is it that? (value)
 *   备忘: 带身份证           none: list the known keys, or write it into the body
 */
#include "content/unknown_key.h"
#include "base/buf.h"
#include "content/text_file.h"
#include "prose/written.h"

#include <string.h>

/* Is it the head of an item? Then text that fits no field can go into the body. */
static bool is_head(const struct field *fields, size_t n)
{
    return field_find(fields, n, SLICE("撤下")) && field_find(fields, n, SLICE("标题"));
}

/* Required, without a default, and not written? */
static bool is_absent(const struct field *f, const struct written *w)
{
    return f->required && !f->otherwise && !w->member && !w->misspelt;
}

static bool is_scalar(const struct value *v)
{
    return v->type != VALUE_LIST && v->type != VALUE_MAP && v->type != VALUE_NULL;
}

/* ---- which field is meant ---- */

static bool is_day(struct decoder *dec, const struct value *v)
{
    struct date d;

    return written_day(dec->arena, v->text, dec->today, &d) != READ_NONE;
}

/* Seven digits or more: 12 is a number. */
static bool is_phone(struct decoder *dec, const struct value *v)
{
    enum { LEAST = 7 };
    char digits[24];

    return written_phone(dec->arena, v->text, digits).len && strlen(digits) >= LEAST;
}

enum likeness likeness_of(struct decoder *dec, const struct field *f,
                          const struct value *v)
{
    struct decimal d;

    if (f->type == FIELD_TABLE || f->type == FIELD_LIST || f->type == FIELD_COLLECT)
        return v->type == VALUE_LIST ? IS_ONE : UNLIKE;
    if (f->type == FIELD_RECORD || f->type == FIELD_CHOICES)
        return v->type == VALUE_MAP ? IS_ONE : UNLIKE;
    if (f->type == FIELD_PERIOD)
        return v->type == VALUE_MAP ? IS_ONE : is_scalar(v) ? MAY_BE : UNLIKE;
    if (!is_scalar(v))
        return UNLIKE;
    if (f->type == FIELD_DATE)
        return is_day(dec, v) ? IS_ONE : UNLIKE;
    if (f->type == FIELD_PHONE)
        return is_phone(dec, v) ? IS_ONE : UNLIKE;
    if (f->type == FIELD_TIME)
        return written_time(dec->arena, v->text) >= 0 ? IS_ONE : UNLIKE;
    if (f->type == FIELD_NUMBER || f->type == FIELD_MONEY)
        return written_number(dec->arena, v->text, f->type == FIELD_MONEY, true, &d)
                   ? IS_ONE
                   : UNLIKE;
    bool text =
        f->type == FIELD_TEXT || f->type == FIELD_PERSON || f->type == FIELD_MARKDOWN;
    return text && !is_day(dec, v) && !is_phone(dec, v) ? MAY_BE : UNLIKE;
}

/* The first of the missing required fields that the value fits best; NULL: none. */
static const struct field *absent_like(struct decoder *dec, const struct field *fields,
                                       size_t n, const struct value *v,
                                       const struct written *found, enum likeness least)
{
    const struct field *best = NULL;
    enum likeness most = least;

    for (size_t i = 0; i < n; i++) {
        enum likeness like =
            is_absent(&fields[i], &found[i]) ? likeness_of(dec, &fields[i], v) : UNLIKE;
        if (like > most) {
            most = like;
            best = &fields[i];
        }
    }
    return best;
}

const struct field *absent_field_like(struct decoder *dec, const struct field *fields,
                                      size_t n, const struct value *v,
                                      const struct written *found)
{
    return absent_like(dec, fields, n, v, found, MAY_BE);
}

/* The field with the most similar name that is not written yet. */
static const struct field *near_field(struct decoder *dec, const struct field *fields,
                                      size_t n, struct slice key,
                                      const struct written *found)
{
    struct slice *known = arena_array(dec->arena, struct slice, n * 2);
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        if (found[i].member)
            continue;
        known[count++] = fields[i].name;
        if (fields[i].alias.len)
            known[count++] = fields[i].alias;
    }
    return field_find(fields, n, key_near(key, known, count));
}

/* ---- messages ---- */

static void report(struct decoder *dec, const struct member *m)
{
    diag_error(dec->diag, m->key_at, "unknown-key", "不认识的键“%.*s”",
               "unknown key '%.*s'", SLICE_FMT(m->key));
}

/* All names that may be written; in a head also the way out, into the body. */
static void hint_known(struct decoder *dec, const struct field *fields, size_t n,
                       bool head)
{
    struct buf all = BUF_INIT;

    for (size_t i = 0; i < n; i++)
        buf_printf(&all, "%s%.*s", i ? "、" : "", SLICE_FMT(fields[i].name));
    if (head)
        diag_hint(dec->diag,
                  "改成认识的一个；都不合适的，把内容写进正文（第二行 --- "
                  "的下面），再删掉这一行。可以写的有 %s",
                  "use one of these, or write it into the text below the second "
                  "---: %s",
                  all.ptr);
    else
        diag_hint(
            dec->diag, "改成认识的一个；都不合适的，把内容并到别的项里。可以写的有 %s",
            "use one of these, or write it into another: %s", all.len ? all.ptr : "—");
    buf_release(&all);
}

/* Spelling wins, unless only the value points to a field that is missing. */
/* Full-width blanks before `- 名: 停水`. False: none. */
static bool report_blanks(struct decoder *dec, const struct member *m)
{
    struct slice bare = slice_trim(m->key);

    if (bare.ptr == m->key.ptr) /* YAML has removed ASCII blanks */
        return false;
    int blanks = slice_starts(bare, SLICE("-")) ? 2 : 4;
    diag_error(dec->diag, m->key_at, "yaml-indent", "行首用了全角空格",
               "a full-width blank in the indent");
    diag_hint(dec->diag, "删掉行首的空白，按空格键重打 %d 个空格",
              "remove it, and type %d blanks", blanks);
    return true;
}

void unknown_key_report(struct decoder *dec, const struct field *fields, size_t n,
                        const struct member *m, struct written *found)
{
    bool head = is_head(fields, n);
    if (report_blanks(dec, m))
        return;
    const struct field *near = near_field(dec, fields, n, m->key, found);
    const struct field *absent = absent_like(dec, fields, n, m->value, found, UNLIKE);

    report(dec, m);
    if (near && (!absent || is_absent(near, &found[near - fields]))) {
        found[near - fields].misspelt = true;
        diag_hint(dec->diag, "是不是“%.*s”？", "did you mean '%.*s'?",
                  SLICE_FMT(near->name));
    } else if (absent) {
        found[absent - fields].misspelt = true;
        diag_hint(
            dec->diag,
            "是不是“%.*s”？还没有写“%.*s”：是的，把“%.*s”改成“%.*s”；不是的，另写一行 %.*s: …",
            "did you mean '%.*s'? '%.*s' is missing: rename '%.*s' to '%.*s', "
            "or add a line %.*s: ...",
            SLICE_FMT(absent->name), SLICE_FMT(absent->name), SLICE_FMT(m->key),
            SLICE_FMT(absent->name), SLICE_FMT(absent->name));
    } else {
        hint_known(dec, fields, n, head);
    }
}
