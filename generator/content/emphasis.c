#include "content/emphasis.h"
#include "base/buf.h"
#include "base/noted.h"
#include "content/annotate.h"

#include <string.h>

#define MARK "\xEF\xB7\x90" /* U+FDD0 */

enum side { SIDE_SPACE, SIDE_LETTER, SIDE_HAN, SIDE_HAN_MARK, SIDE_MARK };

static bool is_han_mark(uint32_t cp)
{
    return (cp >= 0x3001 && cp <= 0x303F && !cp_is_han(cp)) || cp == 0x30FB ||
           (cp >= 0xFE30 && cp <= 0xFE4F) || (cp >= 0xFF01 && cp <= 0xFF0F) ||
           (cp >= 0xFF1A && cp <= 0xFF20) || (cp >= 0xFF3B && cp <= 0xFF40) ||
           (cp >= 0xFF5B && cp <= 0xFF65);
}

/* Kana and Bopomofo behave as Han here. */
static bool is_cjk(uint32_t cp)
{
    return cp_is_han(cp) || is_han_mark(cp) || (cp >= 0x3040 && cp <= 0x312F) ||
           (cp >= 0xFF00 && cp <= 0xFFEF);
}

/* “ ” ‘ ’ — … ·: Chinese or Latin by what stands beside them. */
static bool is_shared_mark(uint32_t cp)
{
    return (cp >= 0x2010 && cp <= 0x2027) || cp == 0xB7 ||
           (cp >= 0x2030 && cp <= 0x205E);
}

static bool is_ascii_mark(uint32_t cp)
{
    return cp < 0x80 && cp > ' ' && !(cp >= '0' && cp <= '9') &&
           !((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') && cp != 0x7F;
}

static enum side side_of(uint32_t cp)
{
    if (cp <= ' ' || cp == 0xA0 || cp == 0x3000 || (cp >= 0x2000 && cp <= 0x200A))
        return SIDE_SPACE;
    if (is_han_mark(cp))
        return SIDE_HAN_MARK;
    if (is_ascii_mark(cp) || is_shared_mark(cp) || (cp >= 0xA1 && cp <= 0xBF))
        return SIDE_MARK;
    return is_cjk(cp) ? SIDE_HAN : SIDE_LETTER;
}

/* The table of cases where the amendment and CommonMark differ comes down to one
 * question, asked of each side with the other one: does a mark on this side, read
 * as a mark, keep the run from opening (or closing) beside this neighbour? */
static bool needs_letter(enum side mark, enum side other)
{
    return (mark == SIDE_HAN_MARK && (other == SIDE_LETTER || other == SIDE_HAN)) ||
           (mark == SIDE_MARK && other == SIDE_HAN);
}

static size_t run_end(struct slice text, size_t at)
{
    size_t end = at;

    while (end < text.len && text.ptr[end] == text.ptr[at])
        end++;
    return end;
}

static enum side side_before(struct slice text, size_t at)
{
    return at ? side_of(utf8_prev(text, &at)) : SIDE_SPACE;
}

static enum side side_after(struct slice text, size_t at)
{
    return at < text.len ? side_of(utf8_next(text, &at)) : SIDE_SPACE;
}

struct marks {
    struct arena *arena;
    struct buf text;
    struct mark *v;
    size_t n, cap, longer;
};

/* `sign` stands for `bytes` bytes of the text. */
static void put_sign(struct marks *m, struct slice sign, size_t bytes)
{
    m->longer += sign.len - bytes;
    arena_push(m->arena, m->v, m->n, m->cap);
    m->v[m->n++] = (struct mark){m->text.len, m->longer};
    buf_slice(&m->text, sign);
}

static void put_mark(struct marks *m)
{
    put_sign(m, SLICE(MARK), 0);
}

static void put_code_point(struct marks *m, uint32_t cp)
{
    char bytes[4];

    put_sign(m, (struct slice){bytes, utf8_encode(cp, bytes)}, 1);
}

/* {base|note} at text[at]; its length, 0: it is none. */
static size_t put_annotation(struct marks *m, struct slice text, size_t at)
{
    size_t bar, n = annotate_match(text, at, &bar);

    if (n == 0)
        return 0;
    struct slice note = slice_sub(text, bar + 1, at + n - 1);
    put_code_point(m, NOTED_OPEN);
    buf_slice(&m->text, slice_sub(text, at + 1, bar));
    put_code_point(m, NOTED_BAR);
    if (strchr("._~", note.ptr[0]))
        put_sign(m, annotate_note(note), 1);
    else
        buf_slice(&m->text, note);
    put_code_point(m, NOTED_CLOSE);
    return n;
}

struct marked emphasis_mark(struct arena *a, struct slice text)
{
    struct marks m = {.arena = a, .text = BUF_INIT};

    for (size_t at = 0; at < text.len;) {
        size_t end = at + 1;
        if (text.ptr[at] == '\\' && end < text.len &&
            (unsigned char)text.ptr[end] < 0x80) {
            buf_slice(&m.text, slice_sub(text, at, at + 2));
            at += 2;
            continue;
        }
        size_t annotation = put_annotation(&m, text, at);
        if (annotation) {
            at += annotation;
            continue;
        }
        if (text.ptr[at] != '*' && text.ptr[at] != '~') {
            while (end < text.len && !strchr("*~\\{", text.ptr[end]))
                end++;
            buf_slice(&m.text, slice_sub(text, at, end));
            at = end;
            continue;
        }
        end = run_end(text, at);
        enum side before = side_before(text, at), after = side_after(text, end);
        if (needs_letter(before, after))
            put_mark(&m);
        buf_slice(&m.text, slice_sub(text, at, end));
        if (needs_letter(after, before))
            put_mark(&m);
        at = end;
    }
    struct marked made = {slice_dup(a, buf_view(&m.text)), m.v, m.n};
    buf_release(&m.text);
    return made;
}

size_t emphasis_original(const struct marked *m, size_t offset)
{
    size_t lo = 0, hi = m->n;

    while (lo < hi) { /* the number of marks before offset */
        size_t mid = (lo + hi) / 2;
        if (m->marks[mid].at < offset)
            lo = mid + 1;
        else
            hi = mid;
    }
    size_t taken = lo ? m->marks[lo - 1].longer : 0;
    return offset > taken ? offset - taken : 0;
}

struct slice emphasis_unmark(struct arena *a, struct slice s)
{
    if (slice_find(s, SLICE(MARK)) == SIZE_MAX)
        return slice_dup(a, s);
    struct buf b = BUF_INIT;
    for (;;) {
        size_t at = slice_find(s, SLICE(MARK));
        buf_slice(&b, slice_sub(s, 0, at));
        if (at == SIZE_MAX)
            break;
        s = slice_from(s, at + sizeof MARK - 1);
    }
    struct slice clean = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return clean;
}

bool line_end_is_nothing(uint32_t before, uint32_t after)
{
    return (is_cjk(before) || is_shared_mark(before)) &&
           (is_cjk(after) || is_shared_mark(after));
}
