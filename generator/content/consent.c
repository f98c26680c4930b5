/* consent.c - persons named or shown have agreed to it (个人信息保护法 第13条).
 *
 * A kind asks for consent in one of two ways:
 *   同意: 2026-11-10 本人签字     a text; an error if it says no: 未同意, 待签
 *   {姓名: 孙国强, 同意: 是}      a flag in each row; an error if a name has none
 * Nameless entries (志愿者 017, 匿名) need no consent. Consent itself is never printed.
 */
#include "words/consent.h"
#include "content/field.h"
#include "content/mask.h"

/* A secret field called 同意, 授权 or consent. */
static bool is_consent(const struct field *f)
{
    return f->privacy == PRIVACY_SECRET &&
           (slice_is(f->alias, "consent") ||
            slice_find(f->name, SLICE("同意")) != SIZE_MAX ||
            slice_find(f->name, SLICE("授权")) != SIZE_MAX);
}

/* ---- a consent in words: 2026-11-10 本人签字, 未同意 ---- */

/* Does s begin with one of the words, but with none of the exceptions? */
static bool begins(struct slice s, const char *const *words, const char *const *except)
{
    for (; *except; except++)
        if (slice_starts(s, slice_of(*except)))
            return false;
    for (; *words; words++)
        if (slice_starts(s, slice_of(*words)))
            return true;
    return false;
}

/* Does the text refuse consent, or say that it is still pending? 不同意 does;
 * 未成年人由 监护人签字 and 无人脸 do not. Empty counts as no consent. */
static bool denies(struct slice s)
{
    static const char *const whole[] = {WORDLIST_REFUSED_WHOLE};
    static const char *const first[] = {WORDLIST_REFUSED_FIRST, NULL};
    static const char *const within[] = {WORDLIST_REFUSED_WITHIN, NULL};
    static const char *const not_first[] = {WORDLIST_NOT_REFUSED_FIRST, NULL};
    static const char *const not_within[] = {WORDLIST_NOT_REFUSED_WITHIN, NULL};

    s = slice_trim(s);
    for (size_t end = s.len; end > 0 && cp_among(utf8_prev(s, &end), "。.！!");)
        s.len = end;
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        if (slice_is(s, whole[i]))
            return true;
    if (s.len == 0 || begins(s, first, not_first))
        return true;
    for (size_t at = 0; at < s.len;) {
        struct slice before = slice_sub(s, 0, at);
        bool denied =
            slice_ends(before, SLICE("无")) || slice_ends(before, SLICE("没有")) ||
            slice_ends(before, SLICE("无人")) || slice_ends(before, SLICE("没人"));
        if (!denied && begins(slice_from(s, at), within, not_within))
            return true;
        utf8_next(s, &at);
    }
    return false;
}

/* asked: the record has fields for persons; named: one of them names somebody. */
struct persons {
    bool asked, named;
};

/* Look through a record and the tables and records in it. */
static void look_for_persons(const struct field *fields, size_t n,
                             const struct value *record, struct persons *p)
{
    for (size_t i = 0; i < n; i++) {
        const struct field *f = &fields[i];
        const struct value *v = value_find_slice(record, f->name);
        bool table = f->type == FIELD_TABLE;
        if (f->privacy == PRIVACY_PERSONAL) {
            p->asked = true;
            p->named |= v && !name_is_nameless(v->text);
        }
        for (size_t j = 0; v && table && j < v->n; j++)
            look_for_persons(f->columns, f->ncolumns, v->items[j], p);
        if (v && f->type == FIELD_RECORD)
            look_for_persons(f->columns, f->ncolumns, v, p);
    }
}

/* A refusal is an error unless nobody is named. */
static void check_words(struct decoder *dec, const struct field *f,
                        const struct persons *p, const struct value *v)
{
    if (!denies(v->text) || (p->asked && !p->named))
        return;
    diag_error(dec->diag, v->at, "P12", "“%.*s”写的是“%.*s”：没有同意就不能公开",
               "'%.*s' says '%.*s': nothing is published without consent",
               SLICE_FMT(f->name), SLICE_FMT(v->text));
    if (p->asked)
        diag_hint(
            dec->diag,
            "等同意了再发，这里写凭据，例如 %.*s；没同意的，名字改成 匿名，并去掉照片",
            "wait for the consent and write what shows it, like %.*s; or write 匿名 "
            "for the name and take the photograph out",
            SLICE_FMT(f->example));
    else
        diag_hint(dec->diag, "等同意了再发，这里写凭据，例如 %.*s；没同意的就去掉",
                  "wait for the consent and write what shows it, like %.*s; or take "
                  "this one out",
                  SLICE_FMT(f->example));
}

void consent_check(struct decoder *dec, const struct field *fields, size_t n,
                   const struct value *record)
{
    for (size_t i = 0; i < n; i++) {
        const struct field *f = &fields[i];
        const struct value *v = value_find_slice(record, f->name);
        if (!v || f->type != FIELD_TEXT || !is_consent(f))
            continue;
        struct persons p = {false, false};
        look_for_persons(fields, n, record, &p);
        check_words(dec, f, &p, v);
    }
}

/* ---- a consent by 是, row by row ---- */

/* The column of a table that asks each person for 是; NULL: none. */
static const struct field *consent_flag(const struct field *table)
{
    for (size_t i = 0; i < table->ncolumns; i++)
        if (table->columns[i].privacy == PRIVACY_SECRET &&
            table->columns[i].type == FIELD_FLAG)
            return &table->columns[i];
    return NULL;
}

/* The cure for a row that is only a name, `中心户: 孙国强` or `[孙国强]`:
 * 中心户: [{姓名: 孙国强, 同意: 是}]. False: the row is a map already. */
static bool hint_whole_row(struct decoder *dec, const struct field *table,
                           const struct field *named, const struct value *v,
                           const struct field *flag, const struct value *row)
{
    if (!row->at.src || !v->at.src || row->at.start != v->at.start)
        return false;
    struct slice before = slice_trim(slice_sub(row->at.src->text, 0, row->at.start));
    bool alone = slice_ends(before, SLICE(":"));
    const char *cure = arena_printf(
        dec->arena, "%.*s%s{%.*s: %.*s, %.*s: 是}%s", alone ? (int)table->name.len : 0,
        table->name.ptr, alone ? ": [" : "", SLICE_FMT(named->name), SLICE_FMT(v->text),
        SLICE_FMT(flag->name), alone ? "]" : "");
    diag_hint(dec->diag,
              "本人同意的写成  %s ；没同意的写编号，例如 志愿者 017，或写 匿名",
              "write  %s , or a number as 志愿者 017, or 匿名", cure);
    return true;
}

/* A row without the consent its table asks for must not name anyone (志愿服务条例
 * 第20条). */
void consent_check_row(struct decoder *dec, const struct field *table,
                       const struct value *row)
{
    const struct field *flag = consent_flag(table);
    const struct value *consent = flag ? value_find_slice(row, flag->name) : NULL;

    consent_check(dec, table->columns, table->ncolumns, row);
    if (!flag || (consent && consent->truth))
        return;
    for (size_t i = 0; i < table->ncolumns; i++) {
        const struct field *f = &table->columns[i];
        const struct value *v = value_find_slice(row, f->name);
        if (f->privacy != PRIVACY_PERSONAL || !v || name_is_nameless(v->text))
            continue;
        diag_error(dec->diag, v->at, "P12", "没有写本人同意公开“%.*s”",
                   "no consent to publish '%.*s'", SLICE_FMT(v->text));
        if (hint_whole_row(dec, table, f, v, flag, row))
            continue;
        bool braces =
            slice_starts(slice_from(row->at.src ? row->at.src->text : SLICE(""),
                                    row->at.src ? row->at.start : 0),
                         SLICE("{"));
        diag_hint(dec->diag,
                  "本人同意的%s加上“%s%.*s: 是”；没同意的写编号，例如 志愿者 017，或写 "
                  "匿名",
                  "add%s '%s%.*s: 是', or write a number as 志愿者 017, or 匿名",
                  braces ? "，在 } 前面" : "", braces ? ", " : "",
                  SLICE_FMT(flag->name));
    }
}
