/* head_kind.c - the kind of an item, and what was meant if 类型 does not name one.
 *
 *   类别: 通知          did you mean 类型?
 *   栏目: 通知          no 类型, but a value that names a kind: the same
 *   类型: 通知、公示    several: leave one
 *   类型: 停水通知      unknown: the nearest kind is suggested
 */
#include "content/head_kind.h"
#include "base/buf.h"
#include "content/text_file.h"

/* A scalar that is not empty. */
static bool is_word(const struct value *v)
{
    return v->type != VALUE_LIST && v->type != VALUE_MAP && v->text.len;
}

static bool is_among(struct slice key, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (slice_is(key, names[i]))
            return true;
    return false;
}

/* The line that was meant as 类型: its key is similar, or its value names a kind. NULL:
 * none. */
static const struct member *meant_kind(const struct kinds *kinds,
                                       const struct value *yaml)
{
    static const char *const others[] = {"类别", "种类", "type"};
    static const char *const own[] = {"标题", "短标题", "副题", "标签"};
    const struct slice names[] = {SLICE("类型"), SLICE("kind")};
    const struct member *says = NULL;

    for (size_t i = 0; i < yaml->nmembers; i++) {
        const struct member *m = &yaml->members[i];
        if (!is_word(m->value))
            continue;
        if (is_among(m->key, others, 3) || key_near(m->key, names, 2).len)
            return m;
        if (!says && !is_among(m->key, own, 4) &&
            kinds_find(kinds, slice_trim(m->value->text)))
            says = m;
    }
    return says;
}

/* all: the names of all kinds, for the hint. */
static void report_missing(struct decoder *dec, const struct kinds *kinds,
                           const struct value *yaml, struct span head, const char *all)
{
    const struct member *meant = meant_kind(kinds, yaml);

    if (meant) {
        diag_error(dec->diag, meant->key_at, "unknown-key", "不认识的键“%.*s”",
                   "unknown key '%.*s'", SLICE_FMT(meant->key));
        diag_hint(dec->diag, "是不是“类型”？写成  类型: %.*s",
                  "did you mean 类型? write  类型: %.*s",
                  SLICE_FMT(slice_trim(meant->value->text)));
        return;
    }
    diag_error(dec->diag, head, "missing-field", "缺少“类型”", "'类型' is missing");
    diag_hint(dec->diag, "加一行  类型: …，可以是 %s", "one of: %s", all);
}

/* 通知、公示 -> 通知, if every word is a kind; otherwise empty. */
static struct slice first_of_several(const struct kinds *kinds, struct slice text)
{
    struct slice first = SLICE("");
    size_t start = 0, n = 0;

    for (size_t at = 0; at <= text.len;) {
        size_t end = at;
        uint32_t cp = at < text.len ? utf8_next(text, &at) : 0;
        if (cp && !cp_among(cp, "、，,；;/／和 "))
            continue;
        struct slice word = slice_trim(slice_sub(text, start, end));
        if (word.len && !kinds_find(kinds, word))
            return SLICE("");
        first = n == 0 ? word : first;
        n += word.len > 0;
        start = at;
        at += cp == 0;
    }
    return n > 1 ? first : SLICE("");
}

/* Two kinds, or one that does not exist. */
static void report_unknown(struct decoder *dec, const struct kinds *kinds,
                           const struct value *v, const char *all)
{
    struct slice near = kinds_near(dec->arena, kinds, v->text);
    struct slice first = first_of_several(kinds, slice_trim(v->text));

    if (first.len) {
        diag_error(dec->diag, v->at, "unknown-kind", "“类型”只写一个，这里写了几个",
                   "类型 is one kind, here are several");
        diag_hint(dec->diag, "留下一个，如  类型: %.*s；两件事的，各写一篇",
                  "leave one, as  类型: %.*s; two matters are two items",
                  SLICE_FMT(first));
        return;
    }
    diag_error(dec->diag, v->at, "unknown-kind", "没有“%.*s”这个类型", "no kind '%.*s'",
               SLICE_FMT(v->text));
    if (near.len)
        diag_hint(dec->diag, "是不是“%.*s”？写成  类型: %.*s",
                  "did you mean '%.*s'? write  类型: %.*s", SLICE_FMT(near),
                  SLICE_FMT(near));
    else
        diag_hint(dec->diag, "可以是 %s", "one of: %s", all);
}

/* 类型 is written, but its value is a list, a map or empty. */
static void report_form(struct decoder *dec, const struct value *v, struct span key,
                        const char *all)
{
    if (v->type == VALUE_LIST && v->n == 1 && is_word(v->items[0])) {
        diag_error(dec->diag, v->at, "wrong-type", "“类型”只写一个词，不用列表",
                   "类型 is one word, no list");
        diag_hint(dec->diag, "写成  类型: %.*s", "write  类型: %.*s",
                  SLICE_FMT(slice_trim(v->items[0]->text)));
    } else if (v->type == VALUE_LIST || v->type == VALUE_MAP) {
        diag_error(dec->diag, v->at, "wrong-type", "“类型”只写一个词",
                   "类型 is one word");
        diag_hint(dec->diag, "写成  类型: …，可以是 %s", "one of: %s", all);
    } else {
        diag_error(dec->diag, key, "missing-field", "“类型”还没有填",
                   "'类型' is empty");
        diag_hint(dec->diag, "写在冒号后面，可以是 %s", "one of: %s", all);
    }
}

/* A kind's file is read in full only when an item uses it. */
const struct kind *head_kind(struct decoder *dec, const struct kinds *kinds,
                             const struct value *yaml, struct span head)
{
    const struct member *m = NULL;
    struct buf all = BUF_INIT;

    for (size_t i = 0; i < yaml->nmembers && !m; i++)
        if (slice_is(yaml->members[i].key, "类型") ||
            slice_is(yaml->members[i].key, "kind"))
            m = &yaml->members[i];
    struct kind *k =
        m && is_word(m->value) ? kinds_find(kinds, slice_trim(m->value->text)) : NULL;
    if (k)
        return kinds_open(dec->arena, kinds, k, dec->diag) ? k : NULL;
    for (size_t i = 0; i < kinds->n; i++)
        buf_printf(&all, "%s%.*s", i ? "、" : "", SLICE_FMT(kinds->list[i]->name));
    if (!m)
        report_missing(dec, kinds, yaml, head, all.ptr);
    else if (is_word(m->value))
        report_unknown(dec, kinds, m->value, all.ptr);
    else
        report_form(dec, m->value, m->key_at, all.ptr);
    buf_release(&all);
    return NULL;
}
