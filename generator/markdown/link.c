/* link.c - which links are allowed, and bare addresses in running text.
 *
 *     见https://hal.example/a，谢谢 -> https://hal.example/a is the link, ， is not
 *     www.hal.example               -> http://www.hal.example
 *     javascript:alert(1)           -> refused
 *
 * cmark-gfm's autolinks end only at a blank, so this runs over the text nodes after
 * cmark: a text node with an address is split into text, link, text. */
#include "markdown/link.h"

#include <string.h>

static bool is_alnum(char c)
{
    return char_is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

enum { SCHEME_SHOWN = 15 };

/* The scheme of a URL in lower case, as browsers read it: white space and control
 * characters do not count (WHATWG URL, 4.4), so "java\nscript:x" -> javascript. Empty:
 * a relative address. Anything longer than SCHEME_SHOWN counts only if all of it could
 * be a scheme, and is cut. */
static struct slice scheme_of(struct slice url, char out[SCHEME_SHOWN])
{
    size_t n = 0;
    bool could_be = true;

    for (size_t i = 0; i < url.len; i++) {
        char c = url.ptr[i];
        if ((unsigned char)c <= ' ')
            continue;
        if (c == ':')
            return (struct slice){out, n};
        could_be = could_be && (is_alnum(c) || strchr("+-.", c));
        if (strchr("/?#", c) || (n == SCHEME_SHOWN && !could_be))
            break;
        if (n < SCHEME_SHOWN)
            out[n++] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    return SLICE("");
}

void link_check(struct slice url, struct span at, struct diag *d)
{
    static const char *const known[] = {"", "http", "https", "mailto", "tel"};
    char text[SCHEME_SHOWN];
    struct slice scheme = scheme_of(url, text);

    if (url.len > LINK_BYTES_MAX)
        diag_error(d, at, "link-too-long", "链接太长：%zu 字节，最多 %d",
                   "the link is too long: %zu bytes, at most %d", url.len,
                   LINK_BYTES_MAX);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (slice_is(scheme, known[i]))
            return;
    diag_error(d, at, "link-scheme", "不能用“%.*s:”开头的链接",
               "links to '%.*s:' are not allowed", SLICE_FMT(scheme));
    diag_hint(d, "链接用 https:// 开头，或写网站里的文件名",
              "use https:// or a file of this site");
}

/* ---- bare addresses ---- */

static char byte_at(struct slice s, size_t at)
{
    return at < s.len ? s.ptr[at] : 0;
}

/* The offset after an address that begins at `at`: it holds no Han and no blanks, does
 * not end in punctuation, and closes only brackets that it opened:
 * (见https://a.cn/b_(c)). -> https://a.cn/b_(c) */
static size_t address_end(struct slice s, size_t at)
{
    size_t end = at;
    int open = 0;

    for (; end < s.len; end++) {
        char c = s.ptr[end];
        if (c <= ' ' || c == 0x7F || strchr("<>\"|`", c) || (c == ')' && open == 0))
            break; /* a byte of Han is negative */
        open += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    while (end > at && strchr(".,;:!?'*~_", s.ptr[end - 1]))
        end--;
    return end;
}

static bool has_dot(struct slice s)
{
    size_t dot = slice_find(s, SLICE("."));

    return dot != SIZE_MAX && dot > 0 && is_alnum(byte_at(s, dot + 1));
}

/* The end of an address with http://, https:// or www. at `at`, or 0. */
static size_t site_end(struct slice s, size_t at)
{
    struct slice rest = slice_from(s, at);
    size_t head = slice_starts(rest, SLICE("https://"))  ? 8
                  : slice_starts(rest, SLICE("http://")) ? 7
                  : slice_starts(rest, SLICE("www."))    ? 4
                                                         : 0;

    if (!head || (at > 0 && (is_alnum(s.ptr[at - 1]) || s.ptr[at - 1] == '/')))
        return 0;
    size_t end = address_end(s, at);
    return end > at + head && (head != 4 || has_dot(slice_sub(s, at + head, end))) ? end
                                                                                   : 0;
}

/* The end of the mail address around the @ at `at`, or 0; *start: its start, not before
 * `from`. */
static size_t mail_end(struct slice s, size_t at, size_t from, size_t *start)
{
    size_t end = at + 1;

    for (*start = at; *start > from; --*start)
        if (!is_alnum(s.ptr[*start - 1]) && !strchr(".+-_", s.ptr[*start - 1]))
            break;
    while (end < s.len && (is_alnum(s.ptr[end]) || strchr(".-_", s.ptr[end])))
        end++;
    while (end > at && !is_alnum(s.ptr[end - 1]))
        end--;
    bool good = *start < at && is_alnum(s.ptr[*start]) && end > at + 1 &&
                has_dot(slice_sub(s, at + 1, end));
    return good ? end : 0;
}

struct address {
    size_t start, end;  /* bytes of the text node */
    const char *scheme; /* to be put before it, "" if it has one */
};

static bool next_address(struct slice s, size_t from, struct address *out)
{
    for (size_t at = from; at < s.len; at++) {
        char c = s.ptr[at];
        if (c == 'h' || c == 'w') {
            *out = (struct address){at, site_end(s, at), c == 'w' ? "http://" : ""};
            if (out->end)
                return true;
        } else if (c == '@') {
            out->scheme = "mailto:";
            out->end = mail_end(s, at, from, &out->start);
            if (out->end)
                return true;
        }
    }
    return false;
}

static struct node *text_after(struct arena *a, struct node *before, struct slice text,
                               struct span at)
{
    struct node *n = arena_memdup(a, before, sizeof *n);

    n->text = text;
    n->at = at;
    n->next = before->next;
    before->next = n;
    if (n->parent->last == before)
        n->parent->last = n;
    return n;
}

/* The span of bytes [start, end) of `text`, written at `at`; all of `at` where that is
 * not byte for byte the text. */
static struct span part_of(struct span at, struct slice text, size_t start, size_t end)
{
    if (at.end - at.start != text.len)
        return at;
    return (struct span){at.src, at.start + start, at.start + end};
}

/* Splits text node n into text, link and text. Returns the last of these. */
static struct node *split(struct arena *a, struct node *n, const struct address *at,
                          struct diag *d)
{
    struct slice text = n->text, url = slice_sub(text, at->start, at->end);
    struct span all = n->at;
    struct node *link =
        text_after(a, n, SLICE(""), part_of(all, text, at->start, at->end));
    struct node *inner = arena_memdup(a, link, sizeof *inner);
    struct node *rest = text_after(a, link, slice_from(text, at->end),
                                   part_of(all, text, at->end, text.len));

    n->text = slice_sub(text, 0, at->start);
    n->at = part_of(all, text, 0, at->start);
    inner->text = url;
    inner->next = NULL;
    inner->parent = link;
    link->type = NODE_LINK;
    link->url = slice_of(arena_printf(a, "%s%.*s", at->scheme, SLICE_FMT(url)));
    link->child = link->last = inner;
    link_check(link->url, link->at, d);
    return rest;
}

static bool in_link(const struct node *n)
{
    for (; n; n = n->parent)
        if (n->type == NODE_LINK)
            return true;
    return false;
}

void links_find(struct arena *a, struct node *doc, struct diag *d)
{
    struct address at;

    for (struct node *n = doc; n; n = (struct node *)node_following(n, doc)) {
        if (n->type != NODE_TEXT || !next_address(n->text, 0, &at) || in_link(n))
            continue;
        do
            n = split(a, n, &at, d);
        while (next_address(n->text, 0, &at));
    }
}
