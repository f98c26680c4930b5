/* typed_state.c - the state of a paragraph while it is rewritten, and the characters
 * around an offset.
 *
 *     停水*2 at the star: typing_before 水, typing_after (of the next byte) 2
 *
 * typing_before and typing_after return 0 at the ends of the text. line_near is the
 * rest of a line, at most 4,000 bytes, which bounds the work of the rules that look
 * ahead. */
#include "markdown/typed_state.h"

#include <string.h>

void typing_note(struct typing *t, enum typed_fault what, size_t at, size_t end)
{
    const struct typed_note *last = t->n ? &t->notes[t->n - 1] : NULL;

    if (what == TYPED_TAG && last && last->what == TYPED_TAG &&
        !memchr(t->text.ptr + last->at, '\n', at - last->at))
        return; /* one report a line is enough */
    arena_push(t->out.arena, t->notes, t->n, t->cap);
    t->notes[t->n++] = (struct typed_note){what, at, end};
}

void typing_begin(struct typing *t)
{
    t->strike = false;
    t->code_end = 0;
    memset(t->stars, 0, sizeof t->stars);
    memset(t->no_ticks, 0, sizeof t->no_ticks);
}

struct slice line_at(struct slice text, size_t at)
{
    struct slice rest = slice_from(text, at);
    const char *eol = rest.len ? memchr(rest.ptr, '\n', rest.len) : NULL;

    return slice_sub(rest, 0, eol ? (size_t)(eol - rest.ptr) : rest.len);
}

bool line_is_blank(struct slice line)
{
    for (size_t at = 0; at < line.len;)
        if (!cp_among(utf8_next(line, &at), " \t\r　\u00A0"))
            return false;
    return true;
}

struct slice line_near(const struct typing *t, size_t at)
{
    enum { NEAR = 4000 };

    return line_at(slice_sub(t->text, 0, at + NEAR), at);
}

char typing_byte(const struct typing *t, size_t at)
{
    return at < t->text.len ? t->text.ptr[at] : 0;
}

uint32_t typing_before(const struct typing *t, size_t at)
{
    return at ? utf8_prev(t->text, &at) : 0;
}

uint32_t typing_after(const struct typing *t, size_t at)
{
    return at < t->text.len ? utf8_next(t->text, &at) : 0;
}

bool is_figure(uint32_t cp)
{
    return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

size_t typing_run(const struct typing *t, size_t at)
{
    size_t end = at;

    while (end < t->text.len && t->text.ptr[end] == t->text.ptr[at])
        end++;
    return end;
}

void typing_literals(struct typing *t, size_t at, size_t end)
{
    for (; at < end; at++)
        signs_literal(&t->out, at, t->text.ptr[at]);
}

/* D:\通知\_模板, \\server\a: in a Windows path, \ escapes nothing. */
bool path_holds(const struct typing *t, size_t at)
{
    enum { PATH_MAX_BYTES = 300 };
    size_t first = at > PATH_MAX_BYTES ? at - PATH_MAX_BYTES : 0, start = at;

    while (start > first && !strchr(" \t\n\"|<>", t->text.ptr[start - 1]))
        start--;
    struct slice word = slice_sub(t->text, start, at + 3);
    size_t drive = slice_find(word, SLICE(":\\"));
    if (drive != SIZE_MAX && drive > 0 && ((word.ptr[drive - 1] | 0x20) >= 'a') &&
        ((word.ptr[drive - 1] | 0x20) <= 'z'))
        return true;
    if (slice_starts(slice_from(t->text, at), SLICE("\\*.")) ||
        (at > 0 && slice_starts(slice_from(t->text, at - 1), SLICE("\\*."))))
        return true; /* setup\*.inf */
    for (size_t i = slice_find(word, SLICE("\\")); i < word.len; i++) {
        size_t next = i + 1; /* 共享\公告\_a.doc */
        uint32_t cp =
            word.ptr[i] == '\\' && next < word.len ? utf8_next(word, &next) : 0;
        if (cp_is_han(cp) || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z'))
            return true;
    }
    size_t server = slice_find(word, SLICE("\\\\"));
    if (server == SIZE_MAX || server + 2 >= word.len)
        return false;
    char name = word.ptr[server + 2];
    return char_is_digit(name) || ((name | 0x20) >= 'a' && (name | 0x20) <= 'z');
}

size_t closing_ticks(struct slice line)
{
    size_t at = 0, n = 0;

    while (at < line.len && strchr(" \t>", line.ptr[at]))
        at++;
    for (; at < line.len && line.ptr[at] == '`'; at++)
        n++;
    for (; at < line.len; at++)
        if (!strchr(" \t\r", line.ptr[at]))
            return 0;
    return n >= FENCE_MIN ? n : 0;
}
