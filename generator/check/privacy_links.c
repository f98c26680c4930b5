/* privacy_links.c - the targets of links are published, though nobody sees them on the
 * page: [王师傅](tel:13900002345), mailto:ab@qq.com, ?t=13900002345.
 *
 * A target is read like a text: its scheme says what follows, a query's keys are the
 * labels. In the path of a web address digits are the number of an article, so only
 * what is behind ? or # is read there; but an identity number is one anywhere. */
#include "base/buf.h"
#include "check/privacy_numbers.h"

#include <string.h>

static int hex(char c)
{
    return char_is_digit(c)       ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* The target with %XX as what it stands for; itself if that is no UTF-8. */
static struct slice decoded(struct arena *a, struct slice url)
{
    char *out = arena_alloc(a, url.len + 1, 1);
    size_t n = 0;

    for (size_t i = 0; i < url.len; i++) {
        bool escape = url.ptr[i] == '%' && i + 2 < url.len &&
                      hex(url.ptr[i + 1]) >= 0 && hex(url.ptr[i + 2]) >= 0;
        out[n++] = escape ? (char)(hex(url.ptr[i + 1]) * 16 + hex(url.ptr[i + 2]))
                          : url.ptr[i];
        i += escape ? 2 : 0;
    }
    struct slice s = {out, n};
    return utf8_invalid(s) == SIZE_MAX ? s : url;
}

/* In a query each pair is a clause: ?id=1&tel=139… -> "；id：1；tel：139…". Numbers
 * with keys such as id are things'. */
static struct slice spoken(struct arena *a, struct slice s)
{
    static const char *const keys[] = {
        "id",    "no",      "size",  "page",   "uid",   "pid",    "cid",
        "sid",   "ref",     "seq",   "serial", "price", "amount", "total",
        "count", "version", "trade", "bill",   "goods", "key",    "hash",
        "file",  "sn",      "order", "sku",    "item",  "code",   "sign",
        "token", "ts",      "time",  "v",      NULL};
    struct buf b = BUF_INIT;

    for (size_t at = 0; at < s.len; at++) {
        char c = s.ptr[at];
        if (c != '?' && c != '&' && c != '#' && c != '=') {
            buf_char(&b, c);
            continue;
        }
        if (c == '=') {
            buf_str(&b, "：");
            continue;
        }
        buf_str(&b, "；");
        size_t end = at + 1;
        while (end < s.len && s.ptr[end] != '=' && s.ptr[end] != '&')
            end++;
        for (size_t i = 0; keys[i]; i++)
            if (slice_is(slice_sub(s, at + 1, end), keys[i]))
                buf_str(&b, "编号");
    }
    struct slice out = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return out;
}

static bool is_web(struct slice url)
{
    return slice_starts(url, SLICE("http:")) || slice_starts(url, SLICE("https:")) ||
           slice_find(url, SLICE(":")) == SIZE_MAX;
}

/* The place of the target in the file; of the whole link if it is written otherwise. */
static struct span place_of(const struct node *n, struct slice url)
{
    struct slice text = n->at.src->text;
    size_t at = slice_find(slice_from(text, n->at.start), url);

    if (at == SIZE_MAX)
        return n->at;
    at += n->at.start;
    return (struct span){n->at.src, at, at + url.len};
}

static void check_target(struct check_run *run, const struct node *n)
{
    struct slice s = decoded(run->arena, n->url);
    size_t query = 0;

    while (is_web(n->url) && query < s.len && s.ptr[query] != '?' &&
           s.ptr[query] != '#')
        query++;
    s = spoken(run->arena, slice_from(s, query));
    struct span at = place_of(n, n->url);
    struct text_piece piece = {0, s.len, at, false, true};
    struct check_text t = {
        .text = s, .item = run->item, .block = n, .pieces = &piece, .npieces = 1};
    t.holds = words_in(run->words, s);
    check_numbers(run, &t);
    check_accounts(run, &t);
}

/* Is the target what the reader sees, which the text's check has read? */
static bool is_bare(const struct node *n)
{
    return n->child && !n->child->next && slice_ends(n->url, n->child->text);
}

static void check_doc(struct check_run *run, const struct node *doc)
{
    for (const struct node *n = doc; n; n = node_following(n, doc))
        if (n->type == NODE_LINK && n->url.len > 5 && n->at.src && !is_bare(n))
            check_target(run, n);
}

static void check_values(struct check_run *run, const struct field *fields, size_t n,
                         const struct value *record)
{
    for (size_t i = 0; i < n; i++) {
        const struct field *f = &fields[i];
        const struct value *v = value_find_slice(record, f->name);
        if (!v)
            continue;
        if (f->type == FIELD_MARKDOWN && v->payload == PAYLOAD_DOC)
            check_doc(run, v->data);
        else if (f->type == FIELD_RECORD)
            check_values(run, f->columns, f->ncolumns, v);
        for (size_t k = 0; f->type == FIELD_TABLE && k < v->n; k++)
            check_values(run, f->columns, f->ncolumns, v->items[k]);
    }
}

void check_links(struct check_run *run, const struct item *item)
{
    check_doc(run, item->body);
    check_values(run, item->kind->fields, item->kind->nfields, item->root);
}
