/* language_marks.c - punctuation: half-width, doubled, unbalanced (L1 L2 L5 L13).
 *
 *     大家好,请注意:      ，： (L1); 3:30, a.b and :) stay
 *     小區(qū)             (qū) goes (L2); 䶮（yǎn） stays, the character is rare
 *     请看“通知           “ has no partner (L5)
 *     。。 ... --         。 …… —— (L5)
 *     [2026]12号          〔2026〕12号 (L13)
 *
 * Brackets are matched with a stack (find_pairs). What an earlier rule has dealt with
 * is reclassified in t->kind, so that no later rule reports it again.
 */
#include "language/letters.h"

#include <string.h>

enum { DEPTH_MAX = 32 };

struct pair {
    size_t open, close;
};

/* Characters after which punctuation is Chinese, hence full-width. */
static bool is_wide(enum letter kind)
{
    return kind == LETTER_HAN || kind == LETTER_PAUSE || kind == LETTER_CLOSE;
}

static const char *full_width(uint32_t cp)
{
    static const char *const marks[] = {"，", "；", "：", "？", "！", "（", "）", "。"};
    const char *at = strchr(",;:?!().", (int)cp);

    return marks[at - ",;:?!()."];
}

/* ---- L2 ---- */

/* Is cp a letter of pinyin? Sets *tone if it has a tone mark. */
static bool is_pinyin(uint32_t cp, bool *tone)
{
    if (cp_among(cp, "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"))
        return *tone = true;
    return (cp >= 'a' && cp <= 'z') || cp == 0xFC;
}

/* 區(qū), 主(zhu): the index of the bracket that closes the one at i; 0 if they do not
 * enclose one syllable that has a tone mark or is how the character before is read. */
static size_t syllable_end(const struct letters *t, size_t i)
{
    enum { LONGEST = 6 };
    bool tone = false;
    size_t j = i + 1;

    while (j < t->n && j <= i + LONGEST && is_pinyin(t->cp[j], &tone))
        j++;
    bool closes = j < t->n && (t->cp[j] == ')' || t->cp[j] == 0xFF09);
    if (!closes || j == i + 1)
        return 0;
    struct slice syllable = slice_sub(t->text, t->at[i + 1], t->at[j]);
    return tone || han_reads(t->l->forms, t->cp[i - 1], syllable) ? j : 0;
}

/* 鏈?zhǔn)浇M: a converter broke a character, and its syllable lost its opening
 * bracket. The index after the closing bracket; 0: nothing is broken at i. */
static size_t torn_end(const struct letters *t, size_t i)
{
    bool tone = false, none;
    size_t j = i;

    if (i == 0 || !is_pinyin(t->cp[i], &none) || is_pinyin(t->cp[i - 1], &none) ||
        t->cp[i - 1] == '(' || t->cp[i - 1] == 0xFF08 || t->cp[i - 1] == ' ')
        return 0;
    while (j < t->n && is_pinyin(t->cp[j], &tone))
        j++;
    bool closes = j < t->n && (t->cp[j] == ')' || t->cp[j] == 0xFF09);
    return closes && tone && t->kind[j + 1] == LETTER_HAN ? j + 1 : 0;
}

static void find_torn(const struct letters *t)
{
    for (size_t m = 0, next = 1; m < t->nmarks; m++) {
        size_t i = t->marks[m];
        size_t end = i >= next && t->kind[i] == LETTER_LATIN ? torn_end(t, i) : 0;
        size_t open = end;
        while (open-- > 0 && end && t->kind[open] != LETTER_NEWLINE)
            if (t->cp[open] == '(' || t->cp[open] == 0xFF08)
                end = 0; /* (Shíjiā zhuāng) is a gloss */
            else if (t->kind[open] == LETTER_HAN)
                break;
        if (!end)
            continue;
        size_t start = t->cp[i - 1] == '?' ? i - 1 : i;
        letters_report(t, start, end, LANGUAGE_NO_CHARACTER, NULL, CURE_ASK);
        for (; start < end; start++)
            t->kind[start] = LETTER_OPAQUE;
        next = end + 1;
    }
}

/* After a rare character a gloss is intended: 䶮（yǎn）. After a common or traditional
 * one it was left by a converter. */
static void find_pinyin(const struct letters *t)
{
    for (size_t m = 0, next = 1; m < t->npoints; m++) {
        size_t i = t->points[m];
        if (i < next || (t->cp[i] != '(' && t->cp[i] != 0xFF08))
            continue;
        size_t end = t->kind[i - 1] == LETTER_HAN ? syllable_end(t, i) : 0;
        uint32_t cp = t->cp[i - 1];
        if (!end ||
            (!han_is_common(t->l->forms, cp) && !han_simplified(t->l->forms, cp)))
            continue;
        letters_report(t, i, end + 1, LANGUAGE_PINYIN, "", CURE_SAFE);
        for (size_t j = i; j <= end; j++)
            t->kind[j] = LETTER_MARKUP; /* other rules see through it */
        next = end + 1;
    }
}

/* ---- L13 ---- */

/* [ ( 【 （ ［ */
static bool is_opening(uint32_t cp)
{
    return cp == '[' || cp == '(' || cp == 0x3010 || cp == 0xFF08 || cp == 0xFF3B;
}

/* 槐业委公[2026]12号: the index of the bracket that closes the one at i, if they
 * enclose a year and 号 follows; else 0. */
static size_t year_end(const struct letters *t, size_t i)
{
    size_t j = i + 1, n;

    while (j < i + 5 && t->kind[j] == LETTER_DIGIT)
        j++;
    if (j != i + 5 || !cp_among(t->cp[j], "]】)）］〕"))
        return 0;
    for (n = j + 1; t->kind[n] == LETTER_SPACE || t->cp[n] == 0x7B2C;)
        n++;
    size_t digits = n;
    while (t->kind[n] == LETTER_DIGIT)
        n++;
    size_t blank = n;
    while (t->kind[blank] == LETTER_SPACE)
        blank++;
    return n > digits && t->cp[blank] == 0x53F7 /* 号 */ ? j : 0;
}

static void find_years(const struct letters *t)
{
    for (size_t m = 0, next = 1; m < t->npoints; m++) {
        size_t i = t->points[m];
        if (i < next || !is_opening(t->cp[i]) ||
            letter_kind(t, letter_before(t, i)) != LETTER_HAN)
            continue;
        size_t end = year_end(t, i);
        if (!end)
            continue;
        char cure[] = "〔0000〕";
        memcpy(cure + 3, t->text.ptr + t->at[i + 1], 4);
        char *kept = arena_strdup(t->out->arena, cure);
        letters_report(t, i, end + 1, LANGUAGE_BRACKETS, kept, CURE_ASK);
        t->kind[i] = t->kind[end] = LETTER_OTHER; /* not to be reported again */
        next = end + 1;
    }
}

/* ---- brackets: L1 for half-width ones, L5 for unbalanced ones ---- */

/* The opening mark for a closing one; 0: close is not a closing mark. */
static uint32_t partner(uint32_t close)
{
    static const char pairs[] = "“”‘’（）《》〈〉【】〖〗〔〕「」『』［］｛｝()";
    struct slice s = slice_of(pairs);

    for (size_t at = 0; at < s.len;) {
        uint32_t open = utf8_next(s, &at);
        if (utf8_next(s, &at) == close)
            return open;
    }
    return 0;
}

/* ( and （ may close each other: writers mix them. */
static uint32_t same_shape(uint32_t cp)
{
    return cp == '(' ? 0xFF08 : cp;
}

/* 1） and 甲） number a point and have no opening bracket. */
static bool is_point(const struct letters *t, size_t i)
{
    size_t j = i;

    if (t->cp[i] != 0xFF09)
        return false;
    while (j > 0 && i - j < 2 &&
           (t->kind[j - 1] == LETTER_DIGIT || t->kind[j - 1] == LETTER_LATIN ||
            cp_among(t->cp[j - 1], "一二三四五六七八九十甲乙丙丁")))
        j--;
    enum letter before = letter_kind(t, letter_before(t, j));
    return j < i && before != LETTER_HAN && before != LETTER_LATIN &&
           before != LETTER_DIGIT;
}

static bool holds_han(const struct letters *t, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (t->kind[i] == LETTER_HAN)
            return true;
    return false;
}

/* setup_(64位).exe, =IF(数量>5), (本月-上月)×3.45: part of a file name or a formula. */
static bool is_of_machines(const struct letters *t, size_t open, size_t close)
{
    size_t i = open;

    if (t->cp[close + 1] == '.' && t->kind[close + 2] == LETTER_LATIN)
        return true; /* 承诺书(签字版).pdf */
    if (cp_among(letter_cp(t, letter_after(t, close)), "+*/×÷=＝") ||
        (i > 0 && cp_among(letter_cp(t, letter_before(t, i)), "+*/×÷=＝")))
        return true;
    while (i > 0 && t->kind[i - 1] == LETTER_LATIN)
        i--;
    return i > 0 && (t->cp[i - 1] == '_' || (i < open && t->cp[i - 1] == '='));
}

/* Are the brackets Chinese? (试行) is, F(x) and (0351)1234567 are not. */
static bool is_chinese_pair(const struct letters *t, size_t i, size_t j)
{
    enum letter before = letter_kind(t, letter_before(t, i));
    enum letter after = letter_kind(t, letter_after(t, j));

    if (t->cp[i] != '(' || t->cp[j] != ')') /* one of them is full-width */
        return true;
    if (is_of_machines(t, i, j))
        return false;
    if (holds_han(t, i + 1, j))
        return true;
    return is_wide(before) && j > i + 1 && after != LETTER_DIGIT &&
           after != LETTER_LATIN;
}

/* Reports the half-width ones of a Chinese pair; both count as full-width from now on.
 */
static void widen_pair(const struct letters *t, size_t i, size_t j)
{
    if (!is_chinese_pair(t, i, j))
        return;
    if (t->cp[i] == '(')
        letters_report(t, i, i + 1, LANGUAGE_HALF_WIDTH, "（", CURE_SAFE);
    if (t->cp[j] == ')')
        letters_report(t, j, j + 1, LANGUAGE_HALF_WIDTH, "）", CURE_SAFE);
    t->kind[i] = LETTER_OPEN;
    t->kind[j] = LETTER_CLOSE;
}

/* ’ of don’t, ’99 and 5’, and ‘ of ‘99; open: the mark that is open there. */
static bool is_apostrophe(const struct letters *t, size_t i, uint32_t open)
{
    enum letter before = i ? (enum letter)t->kind[i - 1] : LETTER_NEWLINE;
    enum letter after = (enum letter)t->kind[i + 1];
    bool left = before == LETTER_LATIN || before == LETTER_DIGIT;
    bool right = after == LETTER_LATIN || after == LETTER_DIGIT;

    if (t->cp[i] == 0x2018)
        return after == LETTER_DIGIT;
    return t->cp[i] == 0x2019 && (open == 0x2018 ? left && right : left || right);
}

static void report_open(const struct letters *t, size_t i)
{
    if (t->cp[i] != '(')
        letters_report(t, i, i + 1, LANGUAGE_UNBALANCED, NULL, CURE_ASK);
}

/* One pass with a stack of open marks. A closing mark that fits the second from the top
 * shows that the top one was never closed: it is reported, both are popped. */
static void find_pairs(const struct letters *t)
{
    size_t stack[DEPTH_MAX], depth = 0, reported = 0;

    for (size_t m = 0; m < t->npoints; m++) {
        size_t i = t->points[m];
        enum letter kind = (enum letter)t->kind[i];
        uint32_t cp = t->cp[i];
        if (kind != LETTER_OPEN && kind != LETTER_CLOSE &&
            (kind != LETTER_ASCII || (cp != '(' && cp != ')')))
            continue;
        if (is_apostrophe(t, i, depth ? t->cp[stack[depth - 1]] : 0))
            continue;
        uint32_t open = partner(cp);
        if (!open) {
            if ((kind == LETTER_OPEN || cp == '(') && depth < DEPTH_MAX)
                stack[depth++] = i;
            continue;
        }
        if (depth && same_shape(t->cp[stack[depth - 1]]) == same_shape(open)) {
            if (open == '(' || open == 0xFF08)
                widen_pair(t, stack[depth - 1], i);
            depth--;
        } else if (depth > 1 &&
                   same_shape(t->cp[stack[depth - 2]]) == same_shape(open)) {
            report_open(t, stack[depth - 1]);
            depth -= 2;
        } else if (cp != ')' && !is_point(t, i)) {
            letters_report(t, i, i + 1, LANGUAGE_UNBALANCED, NULL, CURE_ASK);
            reported = i;
        }
    }
    while (depth) /* 《通知） is one mistake */
        if (stack[--depth] >= reported)
            report_open(t, stack[depth]);
}

/* ---- L1: , ; : ? ! and a full stop ---- */

/* Is i the end of a line, or a mark that closes a quotation? */
static bool ends_line(const struct letters *t, size_t i)
{
    enum letter kind = letter_kind(t, i);

    return kind == LETTER_NEWLINE || kind == LETTER_CLOSE;
}

/* Is nothing but blanks between i and the end of the line or of a cell? */
static bool ends_cell(const struct letters *t, size_t i)
{
    while (t->kind[i] == LETTER_SPACE || (t->kind[i] == LETTER_MARKUP && i < t->n))
        i++;
    return t->kind[i] == LETTER_NEWLINE || t->cp[i] == '|';
}

/* Does Han stand before i in its line? */
static bool holds_han_before(const struct letters *t, size_t i)
{
    enum { NEAR = 40 }; /* characters */
    size_t least = i > NEAR ? i - NEAR : 0;

    while (i > least && t->kind[i - 1] != LETTER_NEWLINE && t->cp[i - 1] != '|')
        if (t->kind[--i] == LETTER_HAN)
            return true;
    return false;
}

/* Should the ASCII mark at i be full-width? Yes after Han, and after a figure or a
 * Latin word if Han follows: 共 3 户,其中. No in 3:30, example.com, :) and passwords.
 */
static bool is_half_width(const struct letters *t, size_t i)
{
    size_t b = letter_before(t, i), n = letter_after(t, i);
    enum letter before = letter_kind(t, b), after = letter_kind(t, n);
    uint32_t cp = t->cp[i], next = letter_cp(t, n);

    if (cp == '.' && before == LETTER_CLOSE)
        return ends_line(t, n); /* 王某（男）. */
    if (cp == '.')
        return before == LETTER_HAN && ends_line(t, n) &&
               !cp_among(t->cp[b], "一二三四五六七八九十例");
    if (next == ')' && (cp == ':' || cp == ';')) /* :) */
        return false;
    if (i + 1 < t->n && ascii_among(t->cp[i + 1], "@#$^&_=<>|")) /* a password */
        return false;
    if (before == LETTER_SPACE && b > 0 && t->kind[b - 1] == LETTER_HAN &&
        (cp == ',' || cp == '?' || cp == '!'))
        return true;
    if (is_wide(before))
        return true;
    if (before == LETTER_DIGIT && ends_cell(t, i + 1) && holds_han_before(t, i))
        return true; /* 附件1: */
    bool sticks = before == LETTER_DIGIT || before == LETTER_LATIN ||
                  before == LETTER_OPAQUE || letter_cp(t, b) == '%' ||
                  (before == LETTER_OTHER && cp_among(letter_cp(t, b), "㎡℃㎥°")) ||
                  letter_cp(t, b) == ')';
    if (after == LETTER_SPACE && before != LETTER_LATIN && before != LETTER_OPAQUE)
        after = letter_kind(t, letter_after(t, n)); /* 满100元为50%, 其余 */
    return sticks && (after == LETTER_HAN || after == LETTER_OPEN);
}

/* 好, 大家 -> 好，大家: blanks beside the mark are replaced with it. */
static void widen_mark(const struct letters *t, size_t i)
{
    size_t from = i, to = i + 1;

    while (from > 0 && t->kind[from - 1] == LETTER_SPACE)
        from--;
    if (from > 0 && t->kind[from - 1] != LETTER_HAN)
        from = i;
    while (t->kind[to] == LETTER_SPACE)
        to++;
    if (t->kind[to] == LETTER_NEWLINE || t->kind[to] == LETTER_MARKUP ||
        t->cp[to] == '|')
        to = i + 1; /* two blanks at the end of a line are Markdown */
    letters_report(t, from, to, LANGUAGE_HALF_WIDTH, full_width(t->cp[i]), CURE_SAFE);
    t->kind[i] = LETTER_PAUSE;
}

/* ---- L5: ... -- 。。 ---- */

enum { ELLIPSIS_DOTS = 6 }; /* more are leaders to a price, or a gap to be filled in */

/* The end of the run of equal characters that begins at i. */
static size_t run_end(const struct letters *t, size_t i)
{
    size_t j = i;

    while (j < t->n && t->cp[j] == t->cp[i] && t->kind[j] == t->kind[i])
        j++;
    return j;
}

/* ... -> ……, -- -> ——. The end of the run; 0 for a single mark. */
static size_t check_run(const struct letters *t, size_t i)
{
    size_t j = run_end(t, i);
    enum letter before = letter_kind(t, letter_before(t, i));
    enum letter after = letter_kind(t, letter_after(t, j - 1));

    bool leads = j - i > 3 && after == LETTER_DIGIT; /* 前台......6321-4568 */
    if (t->cp[i] == '.' && j - i >= 3 && j - i <= ELLIPSIS_DOTS && !leads &&
        is_wide(before))
        letters_report(t, i, j, LANGUAGE_ASCII_MARK, "……", CURE_SAFE);
    else if (t->cp[i] == '-' && j - i >= 2 && j - i <= 4 && is_wide(before) &&
             (is_wide(after) || after == LETTER_OPEN))
        letters_report(t, i, j, LANGUAGE_ASCII_MARK, "——", CURE_SAFE);
    else if (j - i == 1)
        return 0;
    return j;
}

/* 。。 -> 。, 。。。 -> ……; ，。 has no cure: which one is meant? The index after them.
 */
static size_t check_repeated(const struct letters *t, size_t i)
{
    size_t j = run_end(t, i);
    bool clash = j == i + 1 && cp_among(t->cp[i], "，、；") && j < t->n &&
                 cp_among(t->cp[j], "，。、；");

    if (clash)
        letters_report(t, i, i + 2, LANGUAGE_REPEATED, NULL, CURE_ASK);
    else if (t->cp[i] == 0x3002 && j - i >= 3)
        letters_report(t, i, j, LANGUAGE_REPEATED, "……", CURE_ASK);
    else if (j - i >= 2) {
        char *one = arena_strndup(t->out->arena, t->text.ptr + t->at[i],
                                  t->at[i + 1] - t->at[i]);
        letters_report(t, i, j, LANGUAGE_REPEATED, one, CURE_ASK);
    }
    return clash ? i + 2 : j;
}

static bool any_bracket(const struct letters *t)
{
    for (size_t m = 0; m < t->npoints; m++) {
        uint32_t cp = t->cp[t->points[m]];
        if (is_opening(cp) || cp == ')')
            return true;
    }
    return false;
}

void language_marks(const struct letters *t)
{
    if (any_bracket(t)) {
        find_pinyin(t);
        find_torn(t);
        find_years(t);
    }
    find_pairs(t);
    for (size_t m = 0, next = 0; m < t->npoints; m++) {
        size_t i = t->points[m];
        uint32_t cp = t->cp[i];
        if (i < next)
            continue;
        next = 0;
        if (t->kind[i] == LETTER_ASCII && (cp == '.' || cp == '-'))
            next = check_run(t, i);
        if (!next && t->kind[i] == LETTER_ASCII && ascii_among(cp, ",;:?!.") &&
            is_half_width(t, i))
            widen_mark(t, i);
        else if (t->kind[i] == LETTER_PAUSE && t->cp[i + 1] != 0 &&
                 t->kind[i + 1] == LETTER_PAUSE && cp_among(cp, "，。、；："))
            next = check_repeated(t, i);
    }
}
