/* issuers.c - splits a joint signature into bodies.
 *
 *   落款: 居委会、物业服务中心    two, if one of them is known
 *   落款: 居委会 物业服务中心     two, if both are known (site.yaml)
 *   落款: 居委会和业委会          two, if both are known
 * A body whose own name holds such a mark stays whole.
 */
#include "content/issuers.h"
#include "base/buf.h"

#include <string.h>

static bool is_body(const struct decoder *dec, struct slice name)
{
    return dec->renamed && map_find(dec->renamed, name);
}

/* A name as a value of its own, with its own place if the file spells the text the same
 * way (no folding, no escapes). */
static struct value *piece_of(struct arena *a, const struct value *whole,
                              struct slice name)
{
    struct value *v = value_text(a, name);

    v->at = whole->at;
    v->quoted = whole->quoted;
    if (whole->at.src &&
        slice_starts(slice_from(whole->at.src->text, whole->at.start), whole->text)) {
        v->at.start += (size_t)(name.ptr - whole->text.ptr);
        v->at.end = v->at.start + name.len;
    }
    return v;
}

/* Split at any of `marks`; names receives the parts. Returns how many are bodies. */
static size_t cut(struct decoder *dec, const struct value *whole, const char *marks,
                  struct value *names)
{
    struct slice s = whole->text;
    size_t start = 0, known = 0;

    for (size_t at = 0; at <= s.len;) {
        size_t end = at;
        uint32_t cp = at < s.len ? utf8_next(s, &at) : 0;
        if (cp && !cp_among(cp, marks))
            continue;
        struct slice name = slice_trim(slice_sub(s, start, end));
        if (name.len)
            value_push(dec->arena, names, piece_of(dec->arena, whole, name));
        known += name.len && is_body(dec, name);
        start = at;
        at += cp == 0;
    }
    return known;
}

/* 甲、乙 are two; so are 甲 乙 and 甲和乙 if both are known bodies. */
static void add_names(struct decoder *dec, const struct value *written,
                      struct value *out)
{
    static const char *const marks[] = {"、，,；;\n", " 　/／", "和与及暨"};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        struct value *names = value_list(dec->arena);
        if (is_body(dec, slice_trim(written->text)))
            break;
        size_t known = cut(dec, written, marks[i], names);
        if (names->n < 2 || known < (i == 0 ? 1 : names->n))
            continue;
        for (size_t k = 0; k < names->n; k++)
            value_push(dec->arena, out, names->items[k]);
        return;
    }
    value_push(dec->arena, out, (struct value *)written);
}

struct value *issuers_decode(struct decoder *dec, const struct field *f,
                             const struct value *written)
{
    struct value *names = value_list(dec->arena), *each = value_list(dec->arena);
    bool texts = written->type == VALUE_TEXT;
    struct buf all = BUF_INIT;

    if (written->type == VALUE_LIST) {
        texts = written->n > 0;
        for (size_t i = 0; i < written->n; i++)
            texts &= written->items[i]->type == VALUE_TEXT;
    }
    for (size_t i = 0; texts && written->type == VALUE_LIST && i < written->n; i++)
        add_names(dec, written->items[i], names);
    if (texts && written->type == VALUE_TEXT)
        add_names(dec, written, names);
    if (!texts)
        return scalar_decode(dec, f, written); /* which reports the type */
    for (size_t i = 0; i < names->n; i++) {
        struct value *v = scalar_decode(dec, f, names->items[i]);
        if (!v)
            return NULL;
        buf_printf(&all, "%s%.*s", i ? "、" : "", SLICE_FMT(v->text));
        value_push(dec->arena, each, v);
    }
    struct value *v = value_text(dec->arena, slice_dup(dec->arena, buf_view(&all)));
    if (each->n == 1) /* keep its facets */
        *v = *each->items[0];
    buf_release(&all);
    v->at = written->at;
    value_set(dec->arena, v, "各", each);
    return v;
}
