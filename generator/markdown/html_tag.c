/* html_tag.c - a small scanner for HTML tags, which go by the names that HTML knows.
 *
 *     <b>, </span>, <o:p>   -> inline: removed, its content stays
 *     <p>, </div>, <br/>    -> the line ends there
 *     <style>…</style>      -> removed with its content
 *     <张三>, <姓名>, 3<5   -> text
 *
 * Attributes are skipped up to the closing >, with quotes respected (WHATWG HTML,
 * 13.2.5); a tag without an end is text. The search for an end is bounded, so that a
 * text full of < takes linear time; for <!-- the caller remembers that there is none
 * (comment_open in typed_state.h). */
#include "markdown/html_tag.h"

#include <string.h>

enum { TAG_BYTES_MAX = 2000, HIDDEN_BYTES_MAX = 20000, NAME_MAX = 16 };

static const char *const blocks[] = {
    "address",  "article",    "aside",  "blockquote", "body",    "caption", "center",
    "dd",       "details",    "dialog", "dir",        "div",     "dl",      "dt",
    "fieldset", "figcaption", "figure", "footer",     "form",    "h1",      "h2",
    "h3",       "h4",         "h5",     "h6",         "head",    "header",  "hr",
    "html",     "legend",     "li",     "main",       "menu",    "nav",     "ol",
    "optgroup", "option",     "p",      "pre",        "section", "summary", "table",
    "tbody",    "tfoot",      "thead",  "title",      "tr",      "ul",
};
static const char *const inlines[] = {
    "a",        "abbr",   "acronym", "audio",   "b",     "base",   "bdi",
    "bdo",      "big",    "button",  "canvas",  "cite",  "code",   "col",
    "colgroup", "data",   "del",     "dfn",     "em",    "embed",  "font",
    "i",        "iframe", "img",     "input",   "ins",   "kbd",    "label",
    "link",     "map",    "mark",    "marquee", "meta",  "nobr",   "noscript",
    "object",   "output", "param",   "picture", "q",     "rp",     "rt",
    "ruby",     "s",      "samp",    "select",  "small", "source", "span",
    "strike",   "strong", "sub",     "sup",     "svg",   "td",     "template",
    "textarea", "th",     "time",    "tt",      "u",     "var",    "video",
    "wbr",
};

static bool among(const char *name, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(name, list[i]) == 0)
            return true;
    return false;
}

static size_t find_from(struct slice text, size_t at, struct slice what)
{
    size_t found = slice_find(slice_from(text, at), what);

    return found == SIZE_MAX ? SIZE_MAX : at + found + what.len;
}

/* <!-- -->, <? ?>, <!DOCTYPE >, <![CDATA[ ]]> */
static enum html_kind comment_at(struct slice text, size_t at, size_t *end)
{
    struct slice rest = slice_from(text, at);
    size_t found;

    if (slice_starts(rest, SLICE("<!--"))) {
        found = find_from(text, at + 4, SLICE("-->"));
        *end = found == SIZE_MAX ? at + 4 : found;
        return found == SIZE_MAX ? HTML_OPEN : HTML_COMMENT;
    }
    bool doctype = rest.len > 2 && rest.ptr[1] == '!' && (rest.ptr[2] | 0x20) >= 'a' &&
                   (rest.ptr[2] | 0x20) <= 'z';
    bool xml = slice_starts(rest, SLICE("<?xml")) ||
               slice_starts(rest, SLICE("<![if")) ||
               slice_starts(rest, SLICE("<![endif"));
    if (!doctype && !xml)
        return HTML_NONE;
    found = find_from(slice_sub(text, 0, at + TAG_BYTES_MAX), at, SLICE(">"));
    if (found == SIZE_MAX || memchr(rest.ptr, '\n', found - at))
        return HTML_NONE;
    *end = found;
    return HTML_COMMENT;
}

/* <o:p>, <w:sdt>: left in the text by Word. */
static bool is_words(const char *name)
{
    static const char *const heads[] = {"o:", "w:", "v:", "m:", "x:", "st1:"};

    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (strncmp(name, heads[i], strlen(heads[i])) == 0 && name[strlen(heads[i])])
            return true;
    return false;
}

/* Reads a tag's name in lower case. Returns the offset after it, or 0. */
static size_t read_name(struct slice text, size_t at, char name[NAME_MAX + 1])
{
    size_t n = 0;

    for (; at < text.len && n < NAME_MAX; at++) {
        char c = text.ptr[at], low = (char)(c | 0x20);
        bool letter = low >= 'a' && low <= 'z';
        if (!letter && !(n && (char_is_digit(c) || c == ':')))
            break;
        name[n++] = letter ? low : c;
    }
    name[n] = 0;
    return n ? at : 0;
}

/* The offset after the `>` of a tag whose attributes begin at `at`; SIZE_MAX: it is
 * not a tag. An empty line or another < inside means that the > was forgotten. */
static size_t tag_end(struct slice text, size_t at)
{
    size_t limit = at + TAG_BYTES_MAX < text.len ? at + TAG_BYTES_MAX : text.len;
    char quote = 0;

    if (at < limit && !strchr(" \t\n/>", text.ptr[at]))
        return SIZE_MAX;
    for (; at < limit; at++) {
        char c = text.ptr[at];
        if (quote) {
            quote = c == quote ? 0 : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return at + 1;
        } else if (c == '<' ||
                   (c == '\n' && at + 1 < limit && text.ptr[at + 1] == '\n')) {
            break;
        }
    }
    return SIZE_MAX;
}

/* <A>座, <B>: a letter in angle brackets, unless a closing tag follows. */
static bool is_letter_alone(struct slice text, size_t at, size_t after, char name)
{
    char close[] = {'<', '/', name, '>', 0}, large[] = {'<', '/', name, '>', 0};
    struct slice rest = slice_sub(text, at, at + TAG_BYTES_MAX);

    large[2] &= ~0x20;
    return text.ptr[after] == '>' && name != 'p' &&
           slice_find(rest, slice_of(close)) == SIZE_MAX &&
           slice_find(rest, slice_of(large)) == SIZE_MAX;
}

enum html_kind html_tag_at(struct slice text, size_t at, size_t *end)
{
    char name[NAME_MAX + 1];
    bool closes = at + 1 < text.len && text.ptr[at + 1] == '/';
    enum html_kind comment = comment_at(text, at, end);

    if (comment != HTML_NONE)
        return comment;
    size_t after = read_name(text, at + 1 + closes, name);
    size_t found = after ? tag_end(text, after) : SIZE_MAX;
    if (found == SIZE_MAX ||
        (!closes && !name[1] && is_letter_alone(text, at, after, name[0])))
        return HTML_NONE;
    *end = found;
    if (strcmp(name, "br") == 0)
        return HTML_BREAK;
    if (strcmp(name, "style") == 0 || strcmp(name, "script") == 0) {
        const char *close = name[1] == 't' ? "</style>" : "</script>";
        found = closes ? SIZE_MAX
                       : find_from(slice_sub(text, 0, *end + HIDDEN_BYTES_MAX), *end,
                                   slice_of(close));
        *end = found == SIZE_MAX ? *end : found;
        return HTML_HIDDEN;
    }
    if (among(name, blocks, sizeof blocks / sizeof *blocks))
        return HTML_BLOCK;
    return is_words(name) || among(name, inlines, sizeof inlines / sizeof *inlines)
               ? HTML_INLINE
               : HTML_NONE;
}
