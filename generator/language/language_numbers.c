/* language_numbers.c - figures, dates and numbering (L5 L6 L11 L12).
 *
 *     25.94多万          L5: an exact number cannot be "more than"; no cure
 *     1、清理楼道         1. 清理楼道 (L6), at the start of a line
 *     （一）、清理楼道    （一）清理楼道 (L6)
 *     2026.9.1            2026年9月1日 (L11); likewise 26年3月, 09月
 *     二○二六年           二〇二六年 (L12)
 */
#include "language/letters.h"

/* The number of digits from i on. */
static size_t digits(const struct letters *t, size_t i)
{
    size_t n = 0;

    while (i + n < t->n && t->kind[i + n] == LETTER_DIGIT)
        n++;
    return n;
}

static uint32_t before_number(const struct letters *t, size_t i)
{
    return i ? t->cp[i - 1] : 0;
}

/* ---- L5: 25.94多万 ---- */

static void check_vague(const struct letters *t, size_t i)
{
    size_t n = digits(t, i), dot = i + n;

    if (t->cp[dot] != '.' || ascii_among(before_number(t, i), "."))
        return;
    size_t m = digits(t, dot + 1), end = dot + 1 + m;
    if (m && cp_among(t->cp[end], "多余来") && cp_among(t->cp[end + 1], "万亿千百"))
        letters_report(t, i, end + 2, LANGUAGE_VAGUE_NUMBER, NULL, CURE_ASK);
}

/* ---- L6: 1、 at the start of a line, （一）、 ---- */

static bool is_line_start(const struct letters *t, size_t i)
{
    while (i > 0 && (t->kind[i - 1] == LETTER_MARKUP || t->kind[i - 1] == LETTER_SPACE))
        i--;
    return i == 0 || t->kind[i - 1] == LETTER_NEWLINE;
}

/* 1、清理楼道. 5、6 号楼 and 1、A 座 are lists of numbers and stay. */
static void check_point(const struct letters *t, size_t i)
{
    size_t n = digits(t, i), mark = i + n;

    if (n > 2 || t->cp[mark] != 0x3001 || !is_line_start(t, i) ||
        (t->kind[mark + 1] != LETTER_HAN && t->kind[mark + 1] != LETTER_OPEN) ||
        cp_among(t->cp[mark + 1], "一二三四五六七八九十两"))
        return;
    letters_report(t, mark, mark + 1, LANGUAGE_NUMBERING, ". ", CURE_ASK);
}

/* （一）、 or （2）. at the start of a line: the mark after the bracket is one too
 * many. */
static void check_bracketed(const struct letters *t, size_t i)
{
    size_t j = i + 1;

    while (j < i + 4 &&
           (cp_among(t->cp[j], "一二三四五六七八九十") || t->kind[j] == LETTER_DIGIT))
        j++;
    if (j > i + 1 && t->cp[j] == 0xFF09 && cp_among(t->cp[j + 1], "、，.．") &&
        is_line_start(t, i))
        letters_report(t, j + 1, j + 2, LANGUAGE_NUMBERING, "", CURE_ASK);
}

/* 一．目的 -> 一、目的; 第一、扫地 -> 第一，扫地. i: the start of a line. Not in
 * 第一、二 条, or 一.二级. */
static void check_han_number(const struct letters *t, size_t i)
{
    static const char numbers[] = "一二三四五六七八九十";
    bool ordinal = t->cp[i] == 0x7B2C;
    size_t j = i + ordinal;

    while (j < i + 4 && cp_among(t->cp[j], numbers))
        j++;
    bool wrong = ordinal ? t->cp[j] == 0x3001 : t->cp[j] == 0xFF0E || t->cp[j] == '.';
    if (j > i + ordinal && wrong && t->kind[j + 1] == LETTER_HAN &&
        !cp_among(t->cp[j + 1], numbers) && t->cp[j + 1] != 0x7B2C)
        letters_report(t, j, j + 1, LANGUAGE_NUMBERING, ordinal ? "，" : "、",
                       CURE_ASK);
}

/* The first letter of the line after the line end at i, past marks of Markdown. */
static size_t line_start(const struct letters *t, size_t i)
{
    while (i < t->n && (t->kind[i] == LETTER_MARKUP || t->kind[i] == LETTER_SPACE))
        i++;
    return i;
}

/* ---- L11 ---- */

static bool is_year(const struct letters *t, size_t i)
{
    return (t->cp[i] == '1' && t->cp[i + 1] == '9') ||
           (t->cp[i] == '2' && t->cp[i + 1] == '0');
}

static bool parts_number(uint32_t cp)
{
    return ascii_among(cp, ".-/:") || cp == 0x2014 || cp == 0x2013;
}

/* The end of 2026.9.1, which begins at i; 0 for 2026.9.1.4 and other numbers. */
static size_t dotted_end(const struct letters *t, size_t i)
{
    size_t j = i + 4, n;

    for (int part = 0; part < 2; part++) {
        n = t->cp[j] == '.' ? digits(t, j + 1) : 0;
        if (n == 0 || n > 2)
            return 0;
        j += 1 + n;
    }
    return t->cp[j] == '.' && t->kind[j + 1] == LETTER_DIGIT ? 0 : j;
}

/* 2026.09.01 -> 2026年9月1日; NULL: no such month or day. */
static char *dotted_cure(const struct letters *t, size_t i)
{
    int part[2] = {0};

    for (size_t j = i + 5, k = 0; k < 2; k++, j++)
        for (; t->kind[j] == LETTER_DIGIT; j++)
            part[k] = part[k] * 10 + (int)(t->cp[j] - '0');
    if (part[0] < 1 || part[0] > 12 || part[1] < 1 || part[1] > 31)
        return NULL;
    return arena_printf(t->out->arena, "%.4s年%d月%d日", t->text.ptr + t->at[i],
                        part[0], part[1]);
}

/* Skips the blank that Word puts between a figure and its character: 26 年 3 月. */
static size_t over_blank(const struct letters *t, size_t i)
{
    return i + (t->cp[i] == ' ' || t->cp[i] == 0xA0);
}

/* 26年3月; not 工作26年3个月, nor a term (期26年3月). */
static bool is_short_year(const struct letters *t, size_t i)
{
    size_t year = over_blank(t, i + 2), at = over_blank(t, year + 1);
    size_t month = t->cp[year] == 0x5E74 ? digits(t, at) : 0;

    return month > 0 && month < 3 && t->cp[over_blank(t, at + month)] == 0x6708 &&
           !cp_among(before_number(t, i), "期了满龄刑作");
}

static void check_date(const struct letters *t, size_t i)
{
    size_t n = digits(t, i), end;

    if (ascii_among(before_number(t, i), ".-/:*"))
        return;
    if (n == 4 && is_year(t, i) && (end = dotted_end(t, i)) != 0) {
        char *cure = dotted_cure(t, i);
        if (cure)
            letters_report(t, i, end, LANGUAGE_DATE, cure, CURE_ASK);
    } else if (n == 2 && is_short_year(t, i) && !parts_number(before_number(t, i))) {
        char *cure = arena_printf(t->out->arena, "20%.2s", t->text.ptr + t->at[i]);
        letters_report(t, i, i + 2, LANGUAGE_DATE, cure, CURE_ASK);
    } else if (n == 2 && t->cp[i] == '0' && t->cp[i + 1] != '0' &&
               cp_among(t->cp[over_blank(t, i + 2)], "月日") &&
               !parts_number(before_number(t, i))) {
        letters_report(t, i, i + 1, LANGUAGE_DATE, "", CURE_ASK);
    }
}

/* ---- L12: 二○二六年 ---- */

static bool is_han_digit(uint32_t cp)
{
    return cp_among(cp, "一二三四五六七八九〇");
}

static bool is_wrong_zero(uint32_t cp)
{
    return cp_among(cp, "○◯ＯOo0０零");
}

/* The year of four characters before the 年 at i; it must begin with 一 or 二 and have
 * at least two correct figures. */
static void check_zero(const struct letters *t, size_t i)
{
    size_t han = 0, wrong = 0;

    if (i < 4)
        return;
    for (size_t j = i - 4; j < i; j++) {
        han += is_han_digit(t->cp[j]);
        wrong += is_wrong_zero(t->cp[j]);
    }
    if (wrong == 0 || han < 2 || han + wrong < 4 || !cp_among(t->cp[i - 4], "一二"))
        return;
    for (size_t j = i - 4; j < i; j++)
        if (is_wrong_zero(t->cp[j]))
            letters_report(t, j, j + 1, LANGUAGE_ZERO, "〇", CURE_ASK);
}

void language_numbers(const struct letters *t)
{
    const uint32_t *cp = t->cp;

    for (size_t i = 0, n = t->n; i < n; i++)
        if (cp[i] == 0x5E74 && t->kind[i] == LETTER_HAN)
            check_zero(t, i);
    check_han_number(t, line_start(t, 0));
    for (size_t m = 0; m < t->nmarks; m++) {
        size_t i = t->marks[m];
        if (t->kind[i] == LETTER_NEWLINE)
            check_han_number(t, line_start(t, i + 1));
        if (t->kind[i] == LETTER_DIGIT && (i == 0 || t->kind[i - 1] != LETTER_DIGIT)) {
            check_vague(t, i);
            check_point(t, i);
            check_date(t, i);
        } else if (t->cp[i] == 0xFF08 && t->kind[i] == LETTER_OPEN) {
            check_bracketed(t, i);
        }
    }
}
