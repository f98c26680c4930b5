/* typed_labels.c - which lines that begin with [备注]: … or [^1]: … are definitions?
 *
 *     见[网站]。 / [网站]: https://a.cn -> a definition of a link
 *     [备注]: 请自带水杯                -> text: nothing refers to it, no address
 *     请预约[^1]。 / [^1]: 电话见下     -> a footnote
 *
 * CommonMark takes every such line for a definition and prints nothing of it. Here it
 * is one only if the text refers to its label and, for links, an address follows. One
 * pass collects the labels in use (labels_find) before the lines are read. */
#include "markdown/typed_state.h"

enum { LABEL_MAX = 400 }; /* bytes */

/* The label in brackets at `at`, in one line, with case and blanks folded as cmark
 * does: [Wang  Zhan] -> "wang zhan". Empty: there is none. */
static struct slice read_label(struct arena *a, struct slice text, size_t at,
                               size_t *end)
{
    struct slice line = slice_sub(line_at(text, at), 0, LABEL_MAX);
    size_t n = 0, i = 1;
    char *out;

    while (i < line.len && line.ptr[i] != ']' && line.ptr[i] != '[')
        i += line.ptr[i] == '\\' && i + 1 < line.len ? 2 : 1;
    if (i >= line.len || line.ptr[i] != ']' || i == 1)
        return SLICE("");
    *end = at + i + 1;
    out = arena_alloc(a, i, 1);
    for (size_t k = 1; k < i; k++) {
        char c = line.ptr[k];
        if (c >= 'A' && c <= 'Z')
            c |= 0x20;
        if (c == '\t')
            c = ' ';
        if (c != ' ' || (n && out[n - 1] != ' '))
            out[n++] = c;
    }
    while (n && out[n - 1] == ' ')
        n--;
    return (struct slice){out, n};
}

static size_t run_end(struct slice line, size_t at)
{
    while (at < line.len && line.ptr[at] == '`')
        at++;
    return at;
}

/* The offset after the code span opened by the backticks at `at` in their line, or
 * after these. none[n]: the line has no more runs of n. */
static size_t code_end(struct slice line, size_t at, bool none[TICKS_MAX])
{
    size_t open = run_end(line, at), n = open - at;

    if (n >= TICKS_MAX || none[n])
        return open;
    for (size_t i = open, end; i < line.len; i = end + (end == i)) {
        end = run_end(line, i);
        if (end - i == n)
            return end;
    }
    none[n] = true;
    return open;
}

/* Collects the labels that a line refers to, except in code. */
static void use_labels(struct typing *t, size_t from, struct slice line)
{
    bool none[TICKS_MAX] = {false};

    for (size_t at = 0; at < line.len;) {
        size_t end = 0;
        if (line.ptr[at] == '`') {
            at = code_end(line, at, none);
            continue;
        }
        struct slice label = line.ptr[at] == '['
                                 ? read_label(t->scratch, t->text, from + at, &end)
                                 : SLICE("");
        bool defines = label.len && end < t->text.len && t->text.ptr[end] == ':';
        if (label.len && !defines)
            map_set(&t->used, label, t);
        at = label.len ? end - from : at + 1;
    }
}

/* How many backticks open a fence in this line; 0: none do. */
static size_t opening_ticks(struct slice line)
{
    size_t at = 0, n = 0;

    while (at < line.len && strchr(" \t>", line.ptr[at]))
        at++;
    while (at + n < line.len && line.ptr[at + n] == '`')
        n++;
    return n >= 3 ? n : 0;
}

/* Code refers to nothing, so fenced blocks are skipped. */
void labels_find(struct typing *t, struct arena *a, const size_t *closing)
{
    size_t fence = 0, n = 0;

    t->scratch = a;
    t->used = (struct map)MAP_INIT(a);
    t->defined = (struct map)MAP_INIT(a);
    for (size_t at = 0; at < t->text.len; n++) {
        struct slice line = line_at(t->text, at);
        size_t opens = opening_ticks(line);
        if (fence)
            fence = closing_ticks(line) >= fence ? 0 : fence;
        else if (opens && closing[n + 1] >= opens)
            fence = opens;
        else
            use_labels(t, at, line);
        at += line.len + 1;
    }
}

static bool begins_address(struct slice s)
{
    static const char *const heads[] = {"http://", "https://", "/", "./",    "../",
                                        "mailto:", "tel:",     "#", "<http", "www."};

    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (slice_starts(s, slice_of(heads[i])))
            return true;
    struct slice rest = s, word;
    slice_cut(&rest, ' ', &word);
    return utf8_count(word) == word.len && slice_find(word, SLICE(".")) != SIZE_MAX &&
           word.len > 3;
}

/* A label that spans lines is one to cmark, too. */
static bool spans_lines(struct slice text, size_t at)
{
    struct slice rest = slice_sub(text, at, at + LABEL_MAX);
    size_t close = slice_find(rest, SLICE("]:"));

    return close != SIZE_MAX && memchr(rest.ptr, '\n', close) != NULL;
}

bool label_defines(struct typing *t, size_t at, bool *note, bool *loses)
{
    size_t end = 0;
    struct slice label = read_label(t->scratch, t->text, at, &end);

    *note = *loses = false;
    if (label.len == 0) {
        *loses = spans_lines(t->text, at);
        return false;
    }
    if (end >= t->text.len || t->text.ptr[end] != ':')
        return false;
    *note = label.ptr[0] == '^' && label.len > 1;
    *loses = true;
    struct slice rest = slice_trim(slice_from(line_at(t->text, at), end + 1 - at));
    if (!map_find(&t->used, label) || map_find(&t->defined, label) ||
        (!*note && !begins_address(rest)))
        return false;
    map_set(&t->defined, label, t);
    *loses = false;
    return true;
}
