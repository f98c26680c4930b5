/* noted.c - take annotated text apart, and turn it into HTML.
 *
 * The four signs are three bytes each and all start with EF, so memchr finds them fast
 * in Chinese text. noted_html follows just enough of HTML to know text from tags and
 * the elements whose content is plain text (title, script …):
 *     ⟨龘⟩dá⟨/⟩ in text -> <ruby>龘<rp>（</rp><rt>dá</rt><rp>）</rp></ruby>
 *     the same in alt="…" or <title> -> 龘
 */
#include "base/noted.h"

#include <string.h>

#define OPEN "\xEF\xBF\xB9"
#define BAR "\xEF\xBF\xBA"
#define CLOSE "\xEF\xBF\xBB"
#define PIPE "\xEF\xB7\x91" /* U+FDD1 */

enum { SIGN = 3 }; /* bytes of each sign */

static bool is_sign(const char *p)
{
    return memcmp(p, OPEN, SIGN) == 0 || memcmp(p, BAR, SIGN) == 0 ||
           memcmp(p, CLOSE, SIGN) == 0 || memcmp(p, PIPE, SIGN) == 0;
}

/* The offset of the first sign at or after `from`; s.len: none. */
static size_t find_sign(struct slice s, size_t from)
{
    while (from + SIGN <= s.len) {
        const char *p = memchr(s.ptr + from, '\xEF', s.len - from);

        if (!p || (size_t)(p - s.ptr) + SIGN > s.len)
            break;
        from = (size_t)(p - s.ptr);
        if (is_sign(p))
            return from;
        from++;
    }
    return s.len;
}

bool noted_any(struct slice s)
{
    return find_sign(s, 0) < s.len;
}

static enum noted_kind kind_of(struct slice note)
{
    return slice_is(note, NOTED_DOT)    ? NOTED_DOTS
           : slice_is(note, NOTED_LINE) ? NOTED_NAME
           : slice_is(note, NOTED_WAVE) ? NOTED_BOOK
                                        : NOTED_READING;
}

static bool is_at(struct slice s, size_t at, const char *sign)
{
    return at + SIGN <= s.len && memcmp(s.ptr + at, sign, SIGN) == 0;
}

/* Read a complete annotation at the start of s; its length in bytes, 0: none. */
static size_t take_whole(struct slice s, struct noted *out)
{
    if (!is_at(s, 0, OPEN))
        return 0;
    size_t bar = find_sign(s, SIGN);
    if (!is_at(s, bar, BAR))
        return 0;
    size_t close = find_sign(s, bar + SIGN);
    if (!is_at(s, close, CLOSE))
        return 0;
    struct slice note = slice_sub(s, bar + SIGN, close);
    out->kind = kind_of(note);
    out->text = slice_sub(s, SIGN, bar);
    if (out->kind == NOTED_READING)
        out->reading = note;
    return close + SIGN;
}

/* Bytes to skip at a sign that belongs to no complete annotation: the sign itself, and
 * after a bar also the note, up to where the text was cut. */
static size_t skip_half(struct slice s)
{
    if (!is_at(s, 0, BAR))
        return SIGN;
    size_t end = find_sign(s, SIGN);
    return is_at(s, end, CLOSE) ? end + SIGN : end;
}

bool noted_next(struct slice *rest, struct noted *out)
{
    *out = (struct noted){.text = SLICE(""), .reading = SLICE("")};
    while (rest->len) {
        size_t sign = find_sign(*rest, 0), taken;

        if (sign) {
            out->text = slice_sub(*rest, 0, sign);
            *rest = slice_from(*rest, sign);
            return true;
        }
        if (is_at(*rest, 0, PIPE)) {
            out->text = SLICE("|");
            out->literal = true;
            *rest = slice_from(*rest, SIGN);
            return true;
        }
        taken = take_whole(*rest, out);
        *rest = slice_from(*rest, taken ? taken : skip_half(*rest));
        if (taken)
            return true;
    }
    return false;
}

struct slice noted_plain(struct arena *a, struct slice s)
{
    struct buf b = BUF_INIT;
    struct noted n;

    if (!noted_any(s))
        return s;
    while (noted_next(&s, &n))
        buf_slice(&b, n.text);
    struct slice plain = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return plain;
}

/* ---- pages ---- */

/* Elements that cannot contain other elements: no <ruby> there. */
static const char *const bare[] = {"title", "script", "style", "textarea", "option"};

static struct slice tag_name(struct slice tag)
{
    size_t end = tag.len > 1 && tag.ptr[1] == '/' ? 2 : 1;

    while (end < tag.len && !strchr(" \t\n/>", tag.ptr[end]))
        end++;
    return slice_sub(tag, 1, end);
}

/* Up to the `>` outside quotes: <a title="1 > 0"> is one tag. */
static size_t tag_length(struct slice s)
{
    char quote = 0;

    for (size_t i = 1; i < s.len; i++) {
        if (quote)
            quote = s.ptr[i] == quote ? 0 : quote;
        else if (s.ptr[i] == '"' || s.ptr[i] == '\'')
            quote = s.ptr[i];
        else if (s.ptr[i] == '>')
            return i + 1;
    }
    return s.len;
}

static void put_bare(struct buf *out, struct slice s)
{
    struct noted n;

    while (noted_next(&s, &n))
        buf_slice(out, n.text);
}

static void put_noted(struct buf *out, const struct noted *n, bool beside)
{
    static const char *const open[] = {"", "<ruby>", "<em class=\"dots\">",
                                       "<u class=\"name", "<u class=\"book"};
    static const char *const close[] = {"", "</ruby>", "</em>", "</u>", "</u>"};

    buf_str(out, open[n->kind]);
    if (n->kind >= NOTED_NAME) /* adjacent lines need a gap: {甲|_}{乙|_} */
        buf_str(out, beside ? " beside\">" : "\">");
    buf_slice(out, n->text);
    if (n->kind == NOTED_READING)
        buf_printf(out, "<rp>（</rp><rt>%.*s</rt><rp>）</rp>", SLICE_FMT(n->reading));
    buf_str(out, close[n->kind]);
}

static void put_text(struct buf *out, struct slice s)
{
    enum noted_kind before = NOTED_NONE;
    struct noted n;

    while (noted_next(&s, &n)) {
        put_noted(out, &n, n.kind == before);
        before = n.kind;
    }
}

void noted_html(struct buf *out, struct slice html)
{
    struct slice inside = SLICE(""); /* the name of the open bare element */

    if (!noted_any(html)) {
        buf_slice(out, html);
        return;
    }
    while (html.len) {
        const char *lt = memchr(html.ptr, '<', html.len);
        size_t text = lt ? (size_t)(lt - html.ptr) : html.len;

        (inside.len ? put_bare : put_text)(out, slice_sub(html, 0, text));
        html = slice_from(html, text);
        if (html.len == 0)
            break;
        struct slice tag = slice_sub(html, 0, tag_length(html)), name = tag_name(tag);
        put_bare(out, tag);
        html = slice_from(html, tag.len);
        for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
            if (inside.len == 0 && slice_is(name, bare[i]) &&
                !slice_ends(tag, SLICE("/>")))
                inside = name;
        if (inside.len && name.len == inside.len + 1 && name.ptr[0] == '/' &&
            slice_eq(slice_from(name, 1), inside))
            inside = SLICE("");
    }
}
