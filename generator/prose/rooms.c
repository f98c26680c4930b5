/* rooms.c - finds flats by their parts.
 *
 *     七号楼 一单元 四〇二室   house, its word; unit, its word; room, its word
 *     A座 1502装修             a house may be a letter
 *     3-2-501                  three numbers and nothing else
 *
 * Without 室 a number is a room only where nothing is measured by it: 3 号楼 120 户. */
#include "prose/rooms.h"
#include "prose/amounts.h"
#include "prose/person_names.h"
#include "prose/word_match.h"
#include "words/houses.h"

enum { ROOM_LEAST = 3, ROOM_MOST = 4 };

static bool is_han_figure(uint32_t cp)
{
    switch (cp) {
    case 0x3007: /* 〇 */
    case 0x96F6: /* 零 */
    case 0x25CB: /* ○ */
    case 0x4E00: /* 一 to 九 */
    case 0x4E8C:
    case 0x4E09:
    case 0x56DB:
    case 0x4E94:
    case 0x516D:
    case 0x4E03:
    case 0x516B:
    case 0x4E5D:
        return true;
    default:
        return false;
    }
}

/* Bytes of the digit at `at`, half- or full-width, or with han 〇 to 九; 0: none. */
static size_t digit_bytes(struct slice s, size_t at, bool han)
{
    size_t end = at;

    if (at >= s.len)
        return 0;
    uint32_t cp = utf8_next(s, &end);
    bool digit = (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19) ||
                 (han && is_han_figure(cp));
    return digit ? end - at : 0;
}

/* The end of the digits from `at`; *n: how many. */
static size_t digits_end(struct slice s, size_t at, bool han, size_t *n)
{
    size_t bytes;

    for (*n = 0; (bytes = digit_bytes(s, at, han)) != 0; at += bytes)
        ++*n;
    return at;
}

/* 12, １２, 十二, of at most `most` digits; the end, or 0. */
static size_t number_end(struct slice s, size_t at, size_t most)
{
    size_t n, end = digits_end(s, at, false, &n);

    if (n)
        return n <= most ? end : 0;
    return count_at(s, at, &end) > 0 ? end : 0;
}

static size_t letter_bytes(struct slice s, size_t at)
{
    size_t end = at;

    if (at >= s.len)
        return 0;
    uint32_t cp = utf8_next(s, &end);
    bool letter = (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') ||
                  (cp >= 0xFF21 && cp <= 0xFF3A);
    return letter ? end - at : 0;
}

/* Past blanks, and one dash between two parts: 3 号楼-2 单元-501. */
static size_t skip_joint(struct slice s, size_t at)
{
    static const char *const dashes[] = {"-", "－", "—", "–", NULL};

    at = skip_blank(s, at);
    return skip_blank(s, at + word_at(s, at, dashes));
}

/* Three or four digits, all of one script, the first not 0; a letter may follow. */
static size_t room_digits(struct slice s, size_t at)
{
    size_t n, end = digits_end(s, at, false, &n);

    if (!n)
        end = digits_end(s, at, true, &n);
    if (n < ROOM_LEAST || n > ROOM_MOST || word_match(s, at, "0") ||
        word_match(s, at, "〇") || word_match(s, at, "零"))
        return 0;
    size_t letter = letter_bytes(s, end);
    return letter && !letter_bytes(s, end + letter) ? end + letter : end;
}

/* Does what follows a bare number say that it is a room: a mark, a name, 业主? In a
 * unit (2 单元 501) it is one unless something is measured. */
static bool is_room_before(struct slice s, size_t end, bool in_unit)
{
    static const char *const measures[] = {WORDLIST_ROOM_MEASURES, NULL};
    static const char *const people[] = {WORDLIST_ROOM_PEOPLE, NULL};
    struct person_name name;
    size_t after = end;

    if (end < s.len &&
        word_at(s, end,
                (const char *const[]){"-", "/", ".", ":", "%", "～", "~", NULL}))
        return false;
    if (end == s.len || !cp_is_han(utf8_next(s, &after)))
        return true;
    if (word_at(s, end, people) || person_name_at(s, end, &name))
        return true;
    return in_unit && !word_at(s, end, measures);
}

/* The room from `at`; the end of it and of its word, or 0. */
static size_t room_end(struct slice s, size_t at, bool in_unit)
{
    static const char *const rooms[] = {WORDLIST_ROOM_ENDS, NULL};
    size_t end = room_digits(s, at), word = end ? skip_blank(s, end) : 0, n;

    if (!end)
        return 0;
    if ((n = word_at(s, word, rooms)) != 0)
        return word + n;
    return is_room_before(s, word, in_unit) ? end : 0;
}

/* 号楼, #楼 behind the number or letter of a house; 号 alone needs a unit. */
static size_t house_word(struct slice s, size_t at, bool letter)
{
    static const char *const words[] = {WORDLIST_HOUSE_MARKS, WORDLIST_HOUSE_ENDS,
                                        NULL};
    static const char *const of_letters[] = {WORDLIST_LETTERED_ENDS, NULL};
    size_t n = word_at(s, at, words);

    if (n || !letter)
        return n ? at + n : 0;
    n = word_at(s, at, of_letters);
    return n ? at + n : 0;
}

/* In a unit: 501, 十七层 1703, 六层西户. */
static size_t in_unit(struct slice s, size_t at)
{
    static const char *const floors[] = {WORDLIST_FLOORS, NULL};
    static const char *const homes[] = {WORDLIST_SIDE_HOMES, NULL};
    size_t number = number_end(s, at, 2), n;

    if (number && (n = word_at(s, skip_blank(s, number), floors)) != 0) {
        at = skip_joint(s, skip_blank(s, number) + n);
        n = word_at(s, at, homes);
        return n ? at + n : room_end(s, at, true);
    }
    return room_end(s, at, true);
}

static size_t written_out(struct slice s, size_t at)
{
    static const char *const sides[] = {WORDLIST_SIDES, NULL};
    static const char *const units[] = {WORDLIST_UNIT_ENDS, NULL};
    size_t letter = letter_bytes(s, at), number, end, n, before = at;

    if (letter && at > 0 && letter_bytes(s, utf8_prev(s, &before) ? before : 0))
        return 0;
    number = number_end(s, at + letter, 3);
    if (!letter && !number)
        return 0;
    at = number ? number : at + letter;
    if ((end = house_word(s, skip_blank(s, at), letter > 0)) == 0)
        end = word_match(s, at, "号") ? at + 3 : 0;
    if (!end)
        return 0;
    bool bare = word_match(s, at, "号") && end == at + 3;
    at = skip_joint(s, end);
    size_t unit = number_end(s, at, 2);
    unit = unit ? unit : at + letter_bytes(s, at);
    unit = unit > at ? unit : at + word_at(s, at, sides);
    if (unit > at && (n = word_at(s, skip_blank(s, unit), units)) != 0)
        return in_unit(s, skip_joint(s, skip_blank(s, unit) + n));
    return bare ? 0 : room_end(s, at, false);
}

/* ---- 3-2-501 ---- */

static size_t dash_bytes(struct slice s, size_t at)
{
    static const char *const dashes[] = {"-", "－", "—", "–", "‐", "‑", NULL};

    return word_at(s, at, dashes);
}

/* 3-2-501 or A-2-501; not a date, nor part of a longer number. */
static size_t dashed(struct slice s, size_t at)
{
    size_t n, letter = letter_bytes(s, at), a = digits_end(s, at + letter, false, &n);
    size_t before = at, second, b, third, end;

    if (n > 2 || n + letter == 0 || (second = dash_bytes(s, a)) == 0)
        return 0;
    if (at > 0 && cp_among(utf8_prev(s, &before), "-.－/0123456789"))
        return 0;
    b = digits_end(s, second += a, false, &n);
    if (n < 1 || n > 2 || (third = dash_bytes(s, b)) == 0)
        return 0;
    digits_end(s, third += b, false, &n);
    end = room_digits(s, third);
    bool year =
        n == ROOM_MOST && (word_match(s, third, "20") || word_match(s, third, "19"));
    return !end || year || dash_bytes(s, end) || word_match(s, end, ".") ? 0 : end;
}

/* 3-501 室: of two parts only with its word, or a name behind it. */
static size_t dashed_twice(struct slice s, size_t at)
{
    static const char *const rooms[] = {WORDLIST_ROOM_ENDS, NULL};
    struct person_name name;
    size_t n, letter = letter_bytes(s, at), a = digits_end(s, at + letter, false, &n);
    size_t dash, before = at;

    if (n > 2 || n + letter == 0 || (dash = dash_bytes(s, a)) == 0 ||
        (at > 0 && cp_among(utf8_prev(s, &before), "-.－/0123456789")))
        return 0;
    size_t end = room_digits(s, a + dash);
    if (!end || (n = word_at(s, skip_blank(s, end), rooms)) != 0)
        return end ? skip_blank(s, end) + n : 0;
    return person_name_at(s, skip_blank(s, end), &name) ? end : 0;
}

/* 合同编号 3-2-501, 凭 3-2-5011 取件, 1-2-300 米: no flat. */
static bool is_of_things(struct slice s, size_t at, size_t end)
{
    static const char *const things[] = {WORDLIST_NOT_ROOMS, NULL};
    static const char *const units[] = {WORDLIST_NOT_ROOM_UNITS, NULL};

    at = skip_blank_back(s, at);
    while (at > 0 && word_before(s, at, (const char *const[]){"：", ":", NULL}))
        utf8_prev(s, &at);
    return word_before(s, at, things) || word_at(s, skip_blank(s, end), units);
}

/* 2#1-904: a house, and the rest by dashes. */
static size_t half_dashed(struct slice s, size_t at)
{
    static const char *const marks[] = {WORDLIST_HOUSE_MARKS, NULL};
    size_t n, house = digits_end(s, at, false, &n), mark, unit, dash;

    if (n < 1 || n > 2 || (mark = word_at(s, house, marks)) == 0)
        return 0;
    unit = digits_end(s, house + mark, false, &n);
    if (n < 1 || n > 2 || (dash = dash_bytes(s, unit)) == 0)
        return 0;
    return room_digits(s, unit + dash);
}

/* 望江阁 2201 房, 二单元 303 室: no number of a house, so with its word alone. */
static size_t with_word(struct slice s, size_t at)
{
    static const char *const rooms[] = {WORDLIST_ROOM_ENDS, NULL};
    static const char *const houses[] = {WORDLIST_NAMED_HOUSES, "单元", NULL};
    size_t end, n, before = skip_blank_back(s, at);

    if (!word_before(s, before, houses) || (end = room_digits(s, at)) == 0)
        return 0;
    n = word_at(s, skip_blank(s, end), rooms);
    return n ? skip_blank(s, end) + n : 0;
}

bool room_next(struct slice s, size_t from, struct room *out)
{
    for (size_t at = from, next; at < s.len; at = next) {
        next = at;
        uint32_t cp = utf8_next(s, &next);
        size_t n, end;
        if (cp >= 0x80 && cp < 0xFF00 && cp != 0x5341 && !is_han_figure(cp)) /* 十 */
            continue;
        if (cp != 0x5341 && !letter_bytes(s, at) && !digit_bytes(s, at, true))
            continue;
        if ((end = written_out(s, at)) == 0 && (end = half_dashed(s, at)) == 0 &&
            (end = with_word(s, at)) == 0 &&
            ((end = dashed(s, at)) != 0 || (end = dashed_twice(s, at)) != 0) &&
            is_of_things(s, at, end))
            end = 0;
        if (end) {
            *out = (struct room){at, end};
            return true;
        }
        if (digit_bytes(s, at, false))
            next = digits_end(s, at, false, &n);
    }
    return false;
}

bool is_room_number(struct slice s)
{
    size_t end = room_digits(s, 0);

    return end &&
           end + word_at(s, end, (const char *const[]){WORDLIST_ROOM_ENDS, NULL}) ==
               s.len;
}
