/* cjk.c - classes, kinsoku and spacing (the clauses are in cjk.h).
 *
 * Line breaks start from ICU's; forbid_edges then applies the rules for the first and
 * last character of a line, and numbers and URLs are made whole or given a price. With
 * | for a free break and ~ for one at a price (tests/unit/cjk_test.c has eighty more):
 *
 *     于2026年11月23日止 -> 于|2026年~11月23日|止
 *     共5 个工作日内 -> 共|5 个工作日|内
 *     见https://hal.example/n/12处 -> 见|https://hal.~example/~n/~12|处
 */
#include "text/cjk.h"
#include "base/lexicon.h"

#include <string.h>

/* One row per class; the characters are listed as they are printed. */
static const struct {
    enum cjk_class class;
    const uint32_t *chars;
} marks[] = {
    {CJK_OPEN, U"“‘（《〈【〖〔［｛「『"},
    {CJK_CLOSE, U"”’）》〉】〗〕］｝」』"},
    {CJK_PAUSE, U"，、；："},
    {CJK_STOP, U"。．？！‼⁇⁈⁉"},
    {CJK_DASH, U"—⸺…⋯"},
    {CJK_CONNECTOR, U"–～·・‧／"},
};

static bool among(const uint32_t *chars, uint32_t cp)
{
    for (; *chars; chars++)
        if (*chars == cp)
            return true;
    return false;
}

static enum cjk_class ascii_class(uint32_t cp)
{
    if (cp >= '\n' && cp <= '\r') /* Word's line break is \v */
        return CJK_NEWLINE;
    if (cp == ' ' || cp == '\t')
        return CJK_SPACE;
    if (cp >= '0' && cp <= '9')
        return CJK_DIGIT;
    if ((cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') || among(U"%+$@#&=*", cp))
        return CJK_LATIN;
    return cp < 0x20 || cp == 0x7F ? CJK_NOTHING : CJK_ASCII;
}

static bool is_nothing(uint32_t cp)
{
    return cp == 0xAD || cp == 0x34F || cp == 0x61C || (cp >= 0x200B && cp <= 0x200F) ||
           (cp >= 0x180B && cp <= 0x180F) || (cp >= 0x202A && cp <= 0x202E) ||
           (cp >= 0x2060 && cp <= 0x206F) || (cp >= 0xFE00 && cp <= 0xFE0F) ||
           cp == 0xFEFF || (cp >= 0xE0000 && cp <= 0xE0FFF) ||
           (cp >= 0x80 && cp < 0xA0);
}

enum cjk_class cjk_class(uint32_t cp)
{
    if (cp < 0x80)
        return ascii_class(cp);
    if (cp == 0x85 || cp == 0x2028 || cp == 0x2029)
        return CJK_NEWLINE;
    if (cp == 0xA0 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x205F)
        return CJK_SPACE;
    if (is_nothing(cp))
        return CJK_NOTHING;
    if (cp >= 0x3400 && cp < 0xA000)
        return CJK_HAN; /* nearly every character of a board: no table walk */
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (among(marks[i].chars, cp))
            return marks[i].class;
    if (cp >= 0xFF10 && cp <= 0xFF19)
        return CJK_HAN; /* full-width digits: one grid cell each */
    if (cp < 0x2010 || among(U"‑‐−‰№€￥＄℃℉％", cp))
        return CJK_LATIN; /* other alphabets; signs that are part of a number */
    return CJK_HAN;
}

bool cjk_trims_left(enum cjk_class k)
{
    return k == CJK_OPEN;
}

bool cjk_trims_right(enum cjk_class k)
{
    return k == CJK_CLOSE || k == CJK_PAUSE || k == CJK_STOP;
}

/* ------------------------------------------------------------ kinsoku */

/* Never at the start of a line (CLREQ 3.1.4; GB/T 15834 5.1.1-5.1.9). —— and ……
 * are allowed there unless the level is strict. */
static bool no_start(uint32_t cp)
{
    enum cjk_class k = cjk_class(cp);

    return k == CJK_CLOSE || k == CJK_PAUSE || k == CJK_STOP || k == CJK_CONNECTOR ||
           among(U"-‐‑%‰℃°/,.;:!?)]}％℉′″", cp);
}

/* Never at the end of a line (CLREQ 3.1.4; the solidus: GB/T 15834 5.1.9). */
static bool no_end(uint32_t cp, enum cjk_level level)
{
    return cjk_class(cp) == CJK_OPEN || among(U"¥￥$＄£€№([{", cp) ||
           (level != CJK_BASIC && among(U"/／", cp));
}

/* The single dash 一字线, as in 太原—北京, never begins a line (GB/T 15834 5.1.7);
 * the double —— may. */
static bool is_connecting_dash(const struct cluster *c, size_t i, size_t n)
{
    return c[i].cp == 0x2014 && (i == 0 || c[i - 1].cp != 0x2014) &&
           (i + 1 == n || c[i + 1].cp != 0x2014);
}

static bool is_digit(uint32_t cp)
{
    return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

/* ａ is a. */
static uint32_t narrow(uint32_t cp)
{
    return cp > 0xFF00 && cp < 0xFF5F ? cp - 0xFEE0 : cp;
}

/* If the text at c[i] begins with `word`: its length in clusters, else 0. */
static size_t begins(const struct cluster *c, size_t i, size_t n, const char *word)
{
    struct slice s = slice_of(word);
    size_t at = 0, k = i;

    for (uint32_t cp; at < s.len && k < n; k++) {
        cp = utf8_next(s, &at);
        if (c[k].cp != cp && narrow(c[k].cp) != cp)
            return 0;
    }
    return at == s.len && k > i && c[k - 1].cp && k - i == utf8_count(s) ? k - i : 0;
}

/* Length of the unit or measure word at c[i], which stays with its number (CLREQ 3.1.4,
 * note on 前后缀). The longest match wins: 个工作日 before 个. */
static size_t unit_length(const struct cluster *c, size_t i, size_t n)
{
    size_t longest = 0;
    char head[4] = {0}; /* most units have another first character: no need to decode */

    if (i < n)
        utf8_encode(c[i].cp, head);
    for (const char *const *unit = lexicon_words(LEXICON_UNITS); i < n && *unit;
         unit += 2) {
        const char *u = *unit;
        size_t len = u[0] == head[0] && u[1] == head[1] ? begins(c, i, n, u) : 0;
        if (len > longest)
            longest = len;
    }
    return longest;
}

static void glue(int16_t *cost, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        cost[i] = BREAK_NEVER;
}

/* The end of the number that begins at start: digits with , . : / - between them (：
 * and ． as well, in 8：30), and single spaces between groups of three and more, as in
 * 138 0000 0000. */
static size_t number_end(const struct cluster *c, size_t start, size_t n)
{
    size_t group = 0, i = start;

    for (; i < n; i++) {
        if (is_digit(c[i].cp)) {
            group++;
            continue;
        }
        if (i + 1 >= n || !is_digit(c[i + 1].cp))
            return i;
        if (c[i].cp == ' ') {
            /* +86 138 0000 0000 begins with a shorter group. */
            bool abroad = start > 0 && i - start == group && c[start - 1].cp == '+';
            if ((group < 3 && !abroad) || i + 3 >= n || !is_digit(c[i + 2].cp) ||
                !is_digit(c[i + 3].cp))
                return i;
        } else if (!among(U",.:/-‐‑–～—：．", c[i].cp)) {
            return i;
        }
        group = 0;
    }
    return i;
}

/* From the end i of a number to the end of its unit, across one typed space: 1000余户,
 * 25.9万元, 5 个工作日. Without a unit: i. */
static size_t quantity_end(const struct cluster *c, size_t i, size_t n)
{
    size_t end = i + (i + 1 < n && c[i].cp == ' '), unit;

    while (end < n && among(U"万亿千百十多余几来", c[end].cp))
        end++;
    unit = unit_length(c, end, n);
    return end > i && c[end - 1].cp == ' ' && !unit ? i : end + unit;
}

/* Is there another number after the dashes at i? */
static bool range_goes_on(const struct cluster *c, size_t i, size_t n)
{
    while (i < n && among(U"—⸺", c[i].cp))
        i++;
    return i < n && is_digit(c[i].cp);
}

enum { LOCAL_NUMBER = 7 }; /* digits of a telephone number without area code */

/* （0351）8888888: the start of the area code before the number at i; else i. */
static size_t area_code(const struct cluster *c, size_t i)
{
    size_t k = i;

    if (k < 5 || !among(U")）", c[k - 1].cp))
        return i;
    for (k--; k > 0 && is_digit(c[k - 1].cp); k--)
        ;
    return k > 0 && i - k >= 4 && i - k <= 5 && among(U"(（", c[k - 1].cp) ? k - 1 : i;
}

/* Glues the number at i to its prefix and unit: ￥100元, 第3条, 〔2026〕12号; sets the
 * costs inside dates and ranges. Returns the cluster to go on with. */
static size_t glue_number(const struct cluster *c, size_t i, size_t n, int16_t *cost)
{
    size_t start = i, digits = number_end(c, i, n), end = quantity_end(c, digits, n);

    while (start > 0 && among(U"￥¥$€£№#第〔[（(+-−±", c[start - 1].cp) &&
           i - start < 2)
        start--;
    /* 〔2026〕12号: the number of an official document is one word. */
    if (i > 0 && c[i - 1].cp == 0x3014 && digits < n && c[digits].cp == 0x3015) {
        size_t next = digits + 1;
        if (next < n && is_digit(c[next].cp))
            end = quantity_end(c, number_end(c, next, n), n);
    }
    if (digits - i >= LOCAL_NUMBER)
        start = area_code(c, start);
    if (end > start)
        glue(cost, start, end - 1);
    if (end == digits || end == n)
        return end > i ? end : i + 1;
    if (among(U"—⸺", c[end].cp) && range_goes_on(c, end, n)) {
        /* 11月30日—|12月31日: the dash of a range stays with the first end. */
        cost[end - 1] = BREAK_NEVER;
    }
    size_t next = end + (end + 1 < n && c[end].cp == ' '); /* skip a typed space */
    if (is_digit(c[next].cp) && c[end - 1].cp == 0x6708) {
        glue(cost, end - 1, next); /* 11月23日 */
    } else if (is_digit(c[next].cp) && among(U"年日", c[end - 1].cp) &&
               cost[next - 1] == BREAK_FREE) {
        cost[next - 1] = BREAK_DATE; /* 2026年|11月23日, at a price */
    }
    return end;
}

/* How many figures stand from c[i] on, of a date: 二〇二六 of a year, else 十二. */
static size_t han_figures(const struct cluster *c, size_t i, size_t n, bool year)
{
    const uint32_t *figures =
        year ? U"〇○零一二三四五六七八九" : U"一二三四五六七八九十";
    size_t k = i;

    while (k < n && k - i < 4 && among(figures, c[k].cp))
        k++;
    return k - i;
}

/* 二〇二六年|十二月四日: as 2026年|12月4日. Returns the cluster after it, or i. */
static size_t glue_han_date(const struct cluster *c, size_t i, size_t n, int16_t *cost)
{
    size_t year = i + 4, month, day;

    if (han_figures(c, i, n, true) != 4 || year >= n || c[year].cp != 0x5E74)
        return i;
    glue(cost, i, year);
    month = year + 1 + han_figures(c, year + 1, n, false);
    if (month == year + 1 || month >= n || c[month].cp != 0x6708)
        return year + 1;
    if (cost[year] == BREAK_FREE)
        cost[year] = BREAK_DATE;
    glue(cost, year + 1, month);
    day = month + 1 + han_figures(c, month + 1, n, false);
    if (day == month + 1 || day >= n || !among(U"日号", c[day].cp))
        return month + 1;
    glue(cost, month, day);
    return day + 1;
}

static bool is_word_char(uint32_t cp)
{
    return cp > ' ' && cp < 0x7F;
}

static bool is_letter(uint32_t cp)
{
    return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
}

static bool is_of_word(uint32_t cp)
{
    return is_word_char(cp) || is_letter(narrow(cp)) || is_digit(cp);
}

/* Of an address, ｗｗｗ．ａ．ｃｎ too, which is as wide throughout. */
static bool is_address_char(uint32_t cp, bool wide)
{
    return is_word_char(cp) || (wide && narrow(cp) != cp && !among(U"，；！（）", cp));
}

/* The end of the URL or mail address that begins at i: it contains ://, begins with
 * www., or has a dot and a letter after its @ (a@b.cn, not 3@5.2). Else i. */
static size_t address_end(const struct cluster *c, size_t i, size_t n)
{
    size_t end = i, host = SIZE_MAX;
    bool wide = narrow(c[i].cp) != c[i].cp && is_letter(narrow(c[i].cp));
    bool address = begins(c, i, n, "www.") > 0;

    for (; end < n && is_address_char(c[end].cp, wide); end++) {
        uint32_t cp = narrow(c[end].cp);
        bool behind = end > i && end + 1 < n && is_letter(narrow(c[end + 1].cp));
        if (cp == '@' && end > i)
            host = end + 1;
        address =
            address || begins(c, end, n, "://") || (cp == '.' && behind && host < end);
    }
    return address ? end : i;
}

enum {
    URL_SCHEME = 8, /* https:// stays with the host */
    URL_PIECE = 20, /* characters between signs; a longer piece breaks anywhere */
    URL_LEAST = 2,  /* characters kept on either side of a break at . - _ @ */
};

/* Allows breaks at BREAK_ANY inside [from, to) if it is longer than URL_PIECE. */
static void open_piece(const struct cluster *c, size_t from, size_t to, int16_t *cost)
{
    if (to - from <= URL_PIECE)
        return;
    for (size_t i = from + 1; i + 2 < to; i++)
        if (cost[i] == BREAK_NEVER && !no_start(c[i + 1].cp) &&
            !no_end(c[i].cp, CJK_GB))
            cost[i] = BREAK_ANY;
}

/* The first cluster after https://, or `from` if there is no scheme. */
static size_t address_host(const struct cluster *c, size_t from, size_t to)
{
    for (size_t i = from; i < to && i < from + URL_SCHEME; i++)
        if (begins(c, i, to, "://"))
            return i + 3;
    return from;
}

/* Prices the breaks inside an address: after / ? & = at BREAK_URL, after . - _ @ at
 * BREAK_SIGN, inside long pieces at BREAK_ANY. */
static void price_address(const struct cluster *c, size_t from, size_t to,
                          int16_t *cost)
{
    size_t host = address_host(c, from, to), piece = host;

    for (size_t i = from; i + 1 < to; i++) {
        bool may = i > host && !no_start(c[i + 1].cp);
        uint32_t cp = narrow(c[i].cp);
        bool parts = may && among(U"/?&=", cp) && !among(U"/?&=", narrow(c[i + 1].cp));
        bool sign =
            may && among(U".-_@", cp) && i >= host + URL_LEAST && i + URL_LEAST < to;
        cost[i] = parts ? BREAK_URL : sign ? BREAK_SIGN : BREAK_NEVER;
        if (parts) {
            open_piece(c, piece, i + 1, cost);
            piece = i + 1;
        }
    }
    if (piece < to)
        open_piece(c, piece, to, cost);
}

static bool is_ideograph(uint32_t cp)
{
    return cp >= 0x4E00 && cp <= 0x9FFF;
}

/* Sets BREAK_NEVER wherever the characters on either side forbid it (no_end, no_start,
 * pairs of dashes): 好。|（是）|《书》. */
static void forbid_edges(const struct cluster *c, size_t n, enum cjk_level level,
                         int16_t *cost)
{
    for (size_t i = 0, before = 0; i + 1 < n; i++) {
        size_t after = i + 1;
        if (is_ideograph(c[i].cp) && is_ideograph(c[after].cp)) {
            before = i;
            continue; /* the common case */
        }
        enum cjk_class k = cjk_class(c[i].cp);

        /* A space, zero-width or typed, does not lift a prohibition. */
        if (k != CJK_NOTHING && k != CJK_SPACE)
            before = i;
        while (after + 1 < n && cjk_class(c[after].cp) == CJK_NOTHING)
            after++;
        bool pair = k == CJK_DASH && c[i].cp == c[i + 1].cp;
        if (no_start(c[after].cp) || is_connecting_dash(c, after, n) ||
            no_end(c[before].cp, level) || pair ||
            (level == CJK_STRICT && cjk_class(c[after].cp) == CJK_DASH))
            cost[i] = BREAK_NEVER;
    }
}

void cjk_break_costs(const struct cluster *c, size_t n, enum cjk_level level,
                     int16_t *cost)
{
    for (size_t i = 0; i < n; i++)
        cost[i] = c[i].may_break ? BREAK_FREE : BREAK_NEVER;
    forbid_edges(c, n, level, cost);
    for (size_t i = 0; i < n;) {
        size_t end = i == 0 || !is_of_word(c[i - 1].cp) ? address_end(c, i, n) : i;

        if (end > i) {
            price_address(c, i, end, cost);
            i = end;
        } else if (is_digit(c[i].cp)) {
            i = glue_number(c, i, n, cost);
        } else if ((c[i].cp == 0x4E8C || c[i].cp == 0x4E00) && /* 二 一: a year's */
                   (end = glue_han_date(c, i, n, cost)) > i) {
            i = end;
        } else {
            i++;
        }
    }
    for (size_t i = 0; i < n; i++)
        if (c[i].must_break)
            cost[i] = BREAK_FREE;
}

int cjk_phrase_cost(const struct cluster *before, const struct cluster *after)
{
    enum cjk_class a = cjk_class(before->cp), b = cjk_class(after->cp);

    if (before->cp == 0x200B) /* U+200B: the writer wants the break here */
        return 0;
    if (a == CJK_PAUSE || a == CJK_STOP || a == CJK_SPACE || a == CJK_DASH)
        return 1;
    if (a == CJK_CLOSE || b == CJK_OPEN)
        return 3;
    /* 的 and similar particles end a phrase; no line should begin with one. */
    if (among(U"的和与及暨", before->cp))
        return PHRASE_OF;
    return PHRASE_INSIDE;
}

/* ------------------------------------------------------------ spacing */

static bool is_mark(enum cjk_class k)
{
    return k == CJK_CLOSE || k == CJK_PAUSE || k == CJK_STOP;
}

static bool is_western(enum cjk_class k)
{
    return k == CJK_LATIN || k == CJK_DIGIT;
}

enum {
    LATIN_GAP = 167,     /* Han to Latin: 1/6 em (CLREQ 3.1.8: up to 1/4) */
    LATIN_GAP_MORE = 83, /* ... up to 1/4 when a line is stretched */
    SQUEEZE = 250,       /* a mark gives up a quarter em first, then another */
    WORD_SPACE_MIN = 200,
    WORD_SPACE_MAX = 500,
};

/* Does the gap grow when a line is stretched evenly? Not inside a word or number,
 * beside a dash, just inside brackets, or before a mark. */
static bool is_even(enum cjk_class a, enum cjk_class b)
{
    bool western =
        (is_western(a) || a == CJK_ASCII) && (is_western(b) || b == CJK_ASCII);

    return !western && !is_mark(b) && a != CJK_OPEN && a != CJK_DASH && b != CJK_DASH &&
           a != CJK_CONNECTOR && b != CJK_CONNECTOR && b != CJK_ASCII;
}

/* Splits a blank of up to half an em over the two levels of shrinking. */
static void squeeze(struct cjk_gap *g, int blank, bool early, bool late)
{
    int first = early ? (blank < SQUEEZE ? blank : SQUEEZE) : 0;
    int rest = blank - first;

    g->shrink[0] = first;
    g->shrink[1] = late ? (rest < SQUEEZE ? rest : SQUEEZE) : 0;
}

struct cjk_gap cjk_gap(enum cjk_class a, enum cjk_class b, int right, int left)
{
    struct cjk_gap g = {.even = is_even(a, b)};
    int blank = right + left;

    if (is_mark(a) && is_mark(b)) {
        /* 。” ）， ？！ : adjacent marks share one blank (CLREQ 3.1.6.1) */
    } else if (a == CJK_OPEN && b == CJK_OPEN) {
        /* （“ likewise */
    } else if (is_mark(a) && b == CJK_OPEN) {
        /* ，“ ）（ : one and a half em for both, squeezed to about one at most. Their
         * boxes must not start at the same x, or a program that reads the PDF cannot
         * tell which comes first. */
        g.natural = blank < 500 ? blank : 500;
        squeeze(&g, g.natural > 50 ? g.natural - 50 : 0, true, true);
    } else if (is_mark(a) || b == CJK_OPEN) {
        g.natural = blank;
        /* Brackets shrink to half an em, pauses to three quarters, stops last
         * (CLREQ 3.1.6.2: order of compression). */
        squeeze(&g, blank, a != CJK_STOP, a != CJK_PAUSE);
    } else if ((a == CJK_HAN && is_western(b)) || (is_western(a) && b == CJK_HAN)) {
        g.natural = LATIN_GAP;
        g.stretch = LATIN_GAP_MORE;
    }
    return g;
}

struct cjk_gap cjk_space_gap(enum cjk_class a, enum cjk_class b, int right, int left,
                             int advance)
{
    bool wide_mark = right > 0 || left > 0 || a == CJK_OPEN || is_mark(b);
    bool mixed = (a == CJK_HAN && is_western(b)) || (is_western(a) && b == CJK_HAN);
    struct cjk_gap g;

    /* A space typed beside a Chinese mark, or between Chinese and Latin, adds nothing
     * to the gap that is there anyway (CLREQ 3.1.8): 甲 A 乙 is set as 甲A乙. */
    if (wide_mark || mixed)
        return cjk_gap(a, b, right, left);
    g = (struct cjk_gap){.natural = advance, .even = true};
    if (advance > WORD_SPACE_MIN)
        g.shrink[0] = advance - WORD_SPACE_MIN;
    if (advance < WORD_SPACE_MAX)
        g.stretch = WORD_SPACE_MAX - advance;
    return g;
}
