/* emphasis.c - places U+FDD0 so that cmark opens and closes emphasis as meant.
 *
 *     真正**重要，**她说   cmark sees punctuation inside and a letter outside: literal
 *     真正**重要，X**她说  with U+FDD0, a letter to cmark, at X: 重要， is bold
 *
 * Each side of a run is put into one of five classes; a table of two lines
 * (needs_letter) says which pairs need the extra letter. line_end_is_nothing decides
 * how wrapped lines join: 我们|今天 -> 我们今天, but we|today -> we today.
 */
#include "markdown/emphasis.h"

enum flank { SIDE_SPACE, SIDE_LETTER, SIDE_HAN, SIDE_HAN_MARK, SIDE_MARK };

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

/* “ ” ‘ ’ — … ·: Chinese or Latin, depending on their neighbours. */
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

static enum flank side_of(uint32_t cp)
{
    if (cp <= ' ' || cp == 0xA0 || cp == 0x3000 || (cp >= 0x2000 && cp <= 0x200A))
        return SIDE_SPACE;
    if (is_han_mark(cp))
        return SIDE_HAN_MARK;
    if (cp >= '0' && cp <= '9') /* as Han: **停水(全天)**12月5日 */
        return SIDE_HAN;
    if (is_ascii_mark(cp) || is_shared_mark(cp) || (cp >= 0xA1 && cp <= 0xBF))
        return SIDE_MARK;
    return is_cjk(cp) ? SIDE_HAN : SIDE_LETTER;
}

/* All cases where the amendment and CommonMark differ come down to one question, asked
 * for both sides in turn: does punctuation on this side keep the run from opening (or
 * closing) next to this neighbour? （**甲: SIDE_HAN_MARK, SIDE_HAN -> yes */
static bool needs_letter(enum flank mark, enum flank other)
{
    return (mark == SIDE_HAN_MARK && (other == SIDE_LETTER || other == SIDE_HAN)) ||
           (mark == SIDE_MARK && other == SIDE_HAN);
}

static enum flank side_before(struct slice text, size_t at)
{
    return at ? side_of(utf8_prev(text, &at)) : SIDE_SPACE;
}

/* ~ and _ have become signs, which are letters to cmark (markdown/typed.h). */
static enum flank side_after(struct slice text, size_t at)
{
    if (at < text.len && (text.ptr[at] == '~' || text.ptr[at] == '_'))
        return SIDE_LETTER;
    return at < text.len ? side_of(utf8_next(text, &at)) : SIDE_SPACE;
}

void emphasis_run(struct signs *s, size_t at, size_t end)
{
    enum flank before = side_before(s->from, at), after = side_after(s->from, end);

    if (needs_letter(before, after))
        signs_put(s, at, SLICE(SIGN_NOTHING));
    signs_copy(s, at, end);
    if (needs_letter(after, before))
        signs_put(s, end, SLICE(SIGN_NOTHING));
}

bool line_end_is_nothing(uint32_t before, uint32_t after)
{
    return (is_cjk(before) || is_shared_mark(before)) &&
           (is_cjk(after) || is_shared_mark(after));
}
