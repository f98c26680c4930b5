/* links_fuzz.c - addresses, paths and names of files out of any text.
 *
 * The text is a paragraph in which addresses are looked for, an address, a path and a
 * name; what a browser or a file system would make of the result is asked of rules that
 * stand here on their own (WHATWG URL 4.4, RFC 3986 2, Windows' naming of files).
 */
#include "content/filename.h"
#include "content/files.h"
#include "fuzz.h"
#include "markdown/link.h"
#include "site/url.h"

#include <string.h>

/* The scheme as a browser reads it, in lower case; empty: none. */
static struct slice browser_scheme(struct arena *a, struct slice url)
{
    struct buf b = BUF_INIT;
    size_t i = 0;
    bool ended = false;

    while (i < url.len && (unsigned char)url.ptr[i] <= ' ')
        i++;
    for (; i < url.len && !ended; i++) {
        char c = url.ptr[i];
        bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        if (c == '\t' || c == '\n' || c == '\r')
            continue;
        if (c == ':' && b.len)
            ended = true;
        else if (letter || (b.len && (char_is_digit(c) || strchr("+-.", c))))
            buf_char(&b, (char)(letter ? c | 0x20 : c));
        else
            break;
    }
    struct slice s = ended ? slice_dup(a, buf_view(&b)) : SLICE("");
    buf_release(&b);
    return s;
}

static void check_scheme(struct arena *a, struct slice url)
{
    static const char *const fine[] = {"", "http", "https", "mailto", "tel"};
    struct diag d = {.arena = a};
    struct slice scheme = browser_scheme(a, url);
    bool good = false;

    link_check(url, (struct span){0}, &d);
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        good |= slice_is(scheme, fine[i]);
    assert(good || d.errors);
}

static void text_of(const struct node *n, struct buf *out)
{
    buf_slice(out, n->text);
    for (const struct node *c = n->child; c; c = c->next) {
        assert(c->parent == n && (c->next || n->last == c));
        text_of(c, out);
    }
}

/* Links are found in the text, and it stays what it was. */
static void check_found(struct arena *a, struct slice text)
{
    struct diag d = {.arena = a};
    struct source src = {"a.md", text};
    struct node doc = {.type = NODE_PARAGRAPH, .at = {&src, 0, text.len}};
    struct node words = {
        .type = NODE_TEXT, .at = {&src, 0, text.len}, .text = text, .parent = &doc};
    struct buf after = BUF_INIT;

    doc.child = doc.last = &words;
    links_find(a, &doc, &d);
    text_of(&doc, &after);
    assert(slice_eq(buf_view(&after), text));
    buf_release(&after);
    for (const struct node *n = doc.child; n; n = n->next) {
        assert(slice_eq(n->text, slice_sub(text, n->at.start, n->at.end)) ||
               n->type == NODE_LINK);
        assert(n->type != NODE_LINK || browser_scheme(a, n->url).len);
    }
}

static int hex(char c)
{
    return char_is_digit(c) ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Nothing but what RFC 3986 lets into a path, and it can be read back. */
static void check_percent(struct arena *a, struct slice text)
{
    struct slice s = percent_encoded(a, text);
    size_t at = 0;

    for (size_t i = 0; i < s.len; i++, at++) {
        int c = (unsigned char)s.ptr[i];
        if (c == '%') {
            assert(i + 2 < s.len && hex(s.ptr[i + 1]) >= 0 && hex(s.ptr[i + 2]) >= 0);
            c = hex(s.ptr[i + 1]) << 4 | hex(s.ptr[i + 2]);
            i += 2;
        } else {
            assert(c && strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                               "0123456789-._~/",
                               c));
        }
        assert(at < text.len && (unsigned char)text.ptr[at] == c);
    }
    assert(at == text.len);
}

static bool is_device(struct slice name)
{
    static const char *const devices[] = {
        "CON",  "PRN",  "AUX",  "NUL",  "COM1", "COM2", "COM3", "COM4",
        "COM5", "COM6", "COM7", "COM8", "COM9", "LPT1", "LPT2", "LPT3",
        "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9"};
    size_t dot = slice_find(name, SLICE("."));
    struct slice stem = slice_sub(name, 0, dot);

    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
        if (stem.len == strlen(devices[i]) &&
            strncasecmp(stem.ptr, devices[i], stem.len) == 0)
            return true;
    return false;
}

static void must_name_a_file(struct slice name)
{
    assert(name.len > 0 && name.len <= 200 && utf8_invalid(name) == SIZE_MAX);
    for (size_t i = 0; i < name.len; i++)
        assert((unsigned char)name.ptr[i] >= ' ' &&
               !strchr("<>:\"/\\|?*", name.ptr[i]));
    assert(!strchr(". ", name.ptr[name.len - 1]) && name.ptr[0] != '.');
    assert(!is_device(name));
}

static void check_names(struct arena *a, struct slice text)
{
    struct diag d = {.arena = a};
    struct slice stem = file_stem(text), copied = file_copied(stem);

    must_name_a_file(url_file_name(a, text));
    if (file_name_check(text, (struct span){0}, &d))
        must_name_a_file(text);
    assert(stem.len <= text.len && copied.len <= stem.len);
    file_role(text);
    file_foreign(text);
    file_tell_unused(text, (struct span){0}, &d);
}

/* The first line is where it leads from, the rest where to. */
static void check_paths(struct arena *a, struct slice text)
{
    struct slice rest = text, from, to, step, found;

    assert(slice_starts(url_path_of(a, text), SLICE("/")) &&
           slice_ends(url_path_of(a, text), SLICE("/")));
    if (!slice_cut(&rest, '\n', &from) || slice_starts(from, SLICE("/")) ||
        slice_find(from, SLICE("..")) != SIZE_MAX ||
        slice_find(from, SLICE("//")) != SIZE_MAX)
        return;
    to = rest;
    size_t slashes = 0;
    for (size_t i = 0; i < from.len; i++)
        slashes += from.ptr[i] == '/';
    assert(url_to_root(a, from).len == 3 * slashes);
    if (!url_resolve(a, from, to, &found))
        return;
    assert(!slice_starts(found, SLICE("/")));
    while (slice_cut(&found, '/', &step))
        assert(!slice_is(step, ".."));
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct arena a = ARENA_INIT;
    struct slice text = fuzz_bytes(&a, data, size);

    if (fuzz_is_text(text)) {
        check_scheme(&a, text);
        check_found(&a, text);
        check_percent(&a, text);
        check_names(&a, text);
        check_paths(&a, text);
    }
    arena_free(&a);
    return 0;
}
