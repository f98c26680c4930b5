/* signs.c - the text for cmark, built piece by piece with a map back to the file.
 *
 *     typed 5*3 -> made 5, U+FDD2, 3: cmark sees a letter, the page prints *
 *     stretches {0, 0} {4, 2}: made bytes 0.. are typed bytes 0.., 4.. are 2..
 *
 * A stretch in the map gives the byte of the typed text from which a part of the made
 * text comes; within it, the two offsets differ by a constant. signs_original finds the
 * stretch by binary search. */
#include "markdown/signs.h"

enum { FIRST_LITERAL = 0xFDD2, BREAK = 0xFDEF, SIGN_BYTES = 3 };

/* The characters that have a sign, in the order of their signs. */
static const char literals[] = "*~_<[]`-=.)>#!+|";

/* Records that the made text from here on comes from `original`. */
static void mark(struct signs *s, size_t original)
{
    if (s->n && s->v[s->n - 1].original - s->v[s->n - 1].at == original - s->made.len)
        return; /* the last stretch continues */
    arena_push(s->arena, s->v, s->n, s->cap);
    s->v[s->n++] = (struct stretch){s->made.len, original};
}

void signs_copy(struct signs *s, size_t start, size_t end)
{
    if (start >= end)
        return;
    mark(s, start);
    buf_slice(&s->made, slice_sub(s->from, start, end));
}

void signs_put(struct signs *s, size_t original, struct slice text)
{
    if (text.len == 0)
        return;
    mark(s, original);
    buf_slice(&s->made, text);
}

void signs_literal(struct signs *s, size_t original, char c)
{
    const char *found = strchr(literals, c);
    char bytes[4];
    uint32_t cp =
        c && found ? FIRST_LITERAL + (uint32_t)(found - literals) : (unsigned char)c;

    signs_put(s, original, (struct slice){bytes, utf8_encode(cp, bytes)});
}

bool signs_end_in_escape(const struct signs *s)
{
    struct slice made = buf_view(&s->made);
    size_t n = 0;

    while (n < made.len && made.ptr[made.len - 1 - n] == '\\')
        n++;
    return n % 2 == 1;
}

struct marked signs_finish(struct signs *s)
{
    struct marked m = {slice_dup(s->arena, buf_view(&s->made)), s->v, s->n};

    buf_release(&s->made);
    return m;
}

size_t signs_original(const struct marked *m, size_t offset)
{
    size_t lo = 0, hi = m->n;

    while (lo < hi) { /* the number of stretches that begin at or before offset */
        size_t mid = (lo + hi) / 2;
        if (m->v[mid].at <= offset)
            lo = mid + 1;
        else
            hi = mid;
    }
    if (lo == 0)
        return offset;
    size_t original = m->v[lo - 1].original + (offset - m->v[lo - 1].at);
    /* Inserted text may be longer than what it replaces. */
    bool over = lo < m->n && original > m->v[lo].original &&
                m->v[lo].original >= m->v[lo - 1].original;
    return over ? m->v[lo].original : original;
}

/* The sign at s[at], U+FDD0 to U+FDEF; 0: none. */
static uint32_t sign_at(struct slice s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    bool sign = s.len - at >= SIGN_BYTES && p[0] == 0xEF && p[1] == 0xB7 &&
                p[2] >= 0x90 && p[2] <= 0xAF;

    return sign ? 0xFDC0u + (p[2] & 0x3Fu) : 0;
}

static size_t find_sign(struct slice s, size_t from)
{
    for (size_t at = from; at < s.len; at++) {
        const char *lead = memchr(s.ptr + at, 0xEF, s.len - at);
        if (!lead)
            break;
        at = (size_t)(lead - s.ptr);
        if (sign_at(s, at))
            return at;
    }
    return SIZE_MAX;
}

struct slice signs_clean(struct arena *a, struct slice text)
{
    size_t at = 0, found = find_sign(text, 0);
    struct buf b = BUF_INIT;

    if (found == SIZE_MAX)
        return slice_dup(a, text);
    for (; found != SIZE_MAX; found = find_sign(text, at)) {
        uint32_t cp = sign_at(text, found);
        buf_slice(&b, slice_sub(text, at, found));
        at = found + SIGN_BYTES;
        if (cp == BREAK)
            buf_char(&b, ' ');
        else if (cp >= FIRST_LITERAL && cp < FIRST_LITERAL + sizeof literals - 1)
            buf_char(&b, literals[cp - FIRST_LITERAL]);
        else if (cp != 0xFDD0)
            buf_slice(&b, slice_sub(text, found, at));
    }
    buf_slice(&b, slice_from(text, at));
    struct slice clean = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return clean;
}
