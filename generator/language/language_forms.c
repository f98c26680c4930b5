/* language_forms.c - deceptive characters, and blanks (L3 L4 L10).
 *
 *     小區业主         區 -> 区 (L3); not inside “” or 《》
 *     ⾦额 (U+2FA6)    -> 金额 (L4)
 *     通 知            -> 通知 (L10)
 *     张三 李四 王五   stays: the blanks separate names
 *     好 ，大家        -> 好，大家 (L10): a full-width mark has its own room
 *
 * Whether a blank is wrong depends on both sides of it; find_blanks visits each run of
 * blanks once and is_stray weighs the runs of Han before and after it.
 */
#include "language/letters.h"

/* ---- L3 ---- */

/* +1, -1 or 0. Titles in 《》 and quotations keep their author's characters. */
static int quote_depth(const struct letters *t, size_t i)
{
    return cp_among(t->cp[i], "《“「『") ? 1 : cp_among(t->cp[i], "》”」』") ? -1 : 0;
}

/* Reports each traditional character; of more than MANY only the first, without a cure:
 * the text as a whole is traditional. */
static void find_traditional(const struct letters *t)
{
    enum { MANY = 2 };
    size_t first = SIZE_MAX, places = 0, start = t->out->n;
    int depth = 0;

    for (size_t i = 0; i < t->n && !t->l->name; i++) {
        if (t->kind[i] == LETTER_OPEN || t->kind[i] == LETTER_CLOSE)
            depth += quote_depth(t, i);
        if (t->kind[i] != LETTER_HAN || han_is_common(t->l->forms, t->cp[i]))
            continue;
        uint32_t simple = han_simplified(t->l->forms, t->cp[i]);
        if (!simple || depth > 0)
            continue;
        char cure[5] = {0};
        utf8_encode(simple, cure);
        if (first == SIZE_MAX)
            first = i;
        places++;
        letters_report(t, i, i + 1, LANGUAGE_TRADITIONAL,
                       arena_strdup(t->out->arena, cure), CURE_ASK);
    }
    if (places > MANY) {
        t->out->n = start;
        letters_report(t, first, first + 1, LANGUAGE_TRADITIONAL, NULL, CURE_ASK);
    }
}

/* ---- L4 ---- */

/* A picture among the letters: 😀, ✅, 1️⃣; not ★, ①, ℃. Joined or
 * modified, several characters are one. */
static size_t emoji_end(const struct letters *t, size_t i)
{
    size_t j = i + 1;

    if (!cp_is_emoji(t->cp[i]) && t->cp[j] != 0xFE0F && t->cp[j] != 0x20E3)
        return 0;
    while (j < t->n && (cp_is_emoji(t->cp[j]) || t->cp[j] == 0x200D ||
                        t->cp[j] == 0xFE0F || t->cp[j] == 0x20E3))
        j++;
    return j;
}

static void find_emoji(const struct letters *t)
{
    static const char *const digits[] = {"0", "1", "2", "3", "4",
                                         "5", "6", "7", "8", "9"};

    for (size_t m = 0, next = 0; m < t->nmarks; m++) {
        size_t i = t->marks[m], end = i >= next ? emoji_end(t, i) : 0;
        if (!end)
            continue;
        bool keycap =
            t->cp[i] >= '0' && t->cp[i] <= '9'; /* 1️⃣ is a 1 in a frame */
        letters_report(t, i, end < t->n ? end : t->n, LANGUAGE_EMOJI,
                       keycap ? digits[t->cp[i] - '0'] : "", CURE_ASK);
        next = end;
    }
}

/* Radicals, compatibility and private-use characters, U+FFFD. */
static void find_look_alikes(const struct letters *t)
{
    for (size_t i = 0; i < t->n; i++) {
        uint32_t cp = t->cp[i];
        if (cp < 0x2E80 || (cp >= 0x2FD6 && cp < 0xE000))
            continue;
        uint32_t han = han_of_radical(cp);
        char cure[5] = {0};
        if (han)
            utf8_encode(han, cure);
        if (han)
            letters_report(t, i, i + 1, LANGUAGE_LOOK_ALIKE,
                           arena_strdup(t->out->arena, cure), CURE_SAFE);
        else if ((cp >= 0xE000 && cp < 0xF900) || cp == 0xFFFD || cp >= 0xF0000)
            letters_report(t, i, i + 1, LANGUAGE_NO_CHARACTER, NULL, CURE_ASK);
    }
}

/* ---- L10 ---- */

/* The number of Han characters directly before i; marks of Markdown do not count. */
static size_t run_before(const struct letters *t, size_t i)
{
    size_t n = 0;

    while (i-- > 0 && (t->kind[i] == LETTER_HAN || t->kind[i] == LETTER_MARKUP))
        n += t->kind[i] == LETTER_HAN;
    return n;
}

/* The number directly from i on; *end: the character after them. */
static size_t run_after(const struct letters *t, size_t i, size_t *end)
{
    size_t n = 0;

    for (; t->kind[i] == LETTER_HAN || (t->kind[i] == LETTER_MARKUP && i < t->n); i++)
        n += t->kind[i] == LETTER_HAN;
    *end = i;
    return n;
}

/* Are there blanks at i, then Han? So in a row of names: 王 芳  李 强. */
static bool is_blank_between_han(const struct letters *t, size_t i)
{
    size_t end = i;

    while (end < t->n && t->kind[end] == LETTER_SPACE)
        end++;
    return end > i && end < t->n && t->kind[end] == LETTER_HAN;
}

/* Is i after blanks that follow Han? */
static bool follows_blank(const struct letters *t, size_t i)
{
    size_t start = i;

    while (start > 0 && t->kind[start - 1] == LETTER_SPACE)
        start--;
    return start < i && start > 0 && t->kind[start - 1] == LETTER_HAN;
}

/* 全体成员 of @全体成员: a blank ends such a name. */
static bool is_mention(const struct letters *t, size_t from)
{
    while (from > 0 && t->kind[from - 1] == LETTER_HAN)
        from--;
    return from > 0 && t->cp[from - 1] == '@';
}

/* 2026年10月 完工 */
static bool ends_date(const struct letters *t, size_t i)
{
    return i > 1 && cp_among(t->cp[i - 1], "年月日号点时分") &&
           t->kind[i - 2] == LETTER_DIGIT;
}

/* 第一条 车棚开放, 第3章 */
static bool ends_ordinal(const struct letters *t, size_t i)
{
    enum { NUMBER_MAX = 5 };

    if (i == 0 || !cp_among(t->cp[i - 1], "条章节款项编步期讲课"))
        return false;
    for (size_t j = i - 1; j > 0 && i - j <= NUMBER_MAX + 1; j--)
        if (t->cp[j - 1] == 0x7B2C)
            return true;
    return false;
}

/* 失主 张女士: the blank sets a person apart. */
static bool ends_title(const struct letters *t, size_t end)
{
    static const char *const titles[] = {"女士", "先生", "师傅", "阿姨",
                                         "老师", "同志", "大爷", "医生"};
    char bytes[8];

    if (end < 2)
        return false;
    size_t n = utf8_encode(t->cp[end - 2], bytes);
    n += utf8_encode(t->cp[end - 1], bytes + n);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (slice_is((struct slice){bytes, n}, titles[i]))
            return true;
    return false;
}

/* 请 于 月 底 前 缴 费。: five characters or more, each alone, up to the mark that ends
 * a clause. 一 二 三 四 五 六 日 heads columns. */
static bool is_spaced_out(const struct letters *t, size_t blank)
{
    enum { FEWEST = 5, NEAR = 40 };
    size_t from = blank - 1, to = blank + 1, n = 2;

    while (from > 1 && n < NEAR && t->cp[from - 1] == ' ' &&
           t->kind[from - 2] == LETTER_HAN &&
           (from < 3 || t->kind[from - 3] != LETTER_HAN)) {
        from -= 2;
        n++;
    }
    for (size_t most = n + NEAR;
         n < most && t->cp[to + 1] == ' ' && t->kind[to + 2] == LETTER_HAN; n++)
        to += 2;
    return n >= FEWEST && t->prose[blank] &&
           (n >= NEAR || cp_among(letter_cp(t, to + 1), "，。；！？"));
}

/* Is the blank [from, to) between Han characters wrong? 通 知 and 张 三 are one word
 * each. In a sentence, recognised by the mark that ends it, no blank has a meaning;
 * 李国强 敬上 and 周一 晴 are not sentences. Blanks that separate things stay:
 * 一个中心 三方共治 in a title or in quotes, 张三 李四 王五. */
static bool is_stray(const struct letters *t, size_t from, size_t to, int depth)
{
    size_t end, before = run_before(t, from), after = run_after(t, to, &end);
    bool row = is_blank_between_han(t, end) || follows_blank(t, from - before);

    if (is_mention(t, from) || ends_date(t, from) || ends_ordinal(t, from) ||
        to - from > 1)
        return false; /* 目  录; two or more blanks align columns */
    if (row && depth == 0 && before == 1 && after == 1)
        return is_spaced_out(t, from);
    if (row || depth > 0)
        return before == 1 && after == 1 && !row;
    if (before == 1 && after == 1)
        return true;
    if (after <= 2 && letter_cp(t, end) == 0xFF01)
        return false; /* 投放点 撤！ */
    return t->prose[from] && cp_among(letter_cp(t, end), "，。；！？、") &&
           !ends_title(t, end);
}

static bool is_line_start(const struct letters *t, size_t i)
{
    size_t b = letter_before(t, i);

    return b == SIZE_MAX || t->kind[b] == LETTER_NEWLINE;
}

/* The replacement for a blank that contains a tab, no-break or wide space: "" or " ".
 * NULL: it is right. */
static const char *special_blank(const struct letters *t, size_t from, size_t to)
{
    enum letter before = letter_kind(t, letter_before(t, from));
    enum letter after = letter_kind(t, letter_after(t, to - 1));
    bool wide = false, narrow = false, tab = false;

    for (size_t i = from; i < to; i++) {
        wide |= t->cp[i] == 0x3000;
        narrow |= t->cp[i] >= 0x80 && t->cp[i] != 0x3000;
        tab |= t->cp[i] == '\t' && !t->l->markdown;
    }
    if (t->l->markdown && is_line_start(t, from))
        return NULL; /* an indent keeps lines apart */
    if (tab && !is_line_start(t, from) && after != LETTER_NEWLINE)
        return " ";
    narrow |= tab;
    if ((wide || narrow) && (is_line_start(t, from) || after == LETTER_NEWLINE))
        return "";
    if (!narrow)
        return NULL; /* 张　三: set apart on purpose */
    if (before >= LETTER_PAUSE || after >= LETTER_PAUSE)
        return "";
    return before == LETTER_HAN || after == LETTER_HAN ? " " : NULL;
}

/* 甲 ，乙 and 甲， 乙: a full-width mark has its own room. */
static bool is_beside_mark(const struct letters *t, size_t from, size_t to)
{
    static const char marks[] = "，。、；！？";
    enum letter after = (enum letter)t->kind[to];
    bool han = from > 0 &&
               (t->kind[from - 1] == LETTER_HAN || t->kind[from - 1] == LETTER_CLOSE);

    if (after == LETTER_PAUSE)
        return han && cp_among(t->cp[to], marks);
    return from > 0 && t->kind[from - 1] == LETTER_PAUSE &&
           cp_among(t->cp[from - 1], marks) &&
           (after == LETTER_HAN || after == LETTER_OPEN);
}

/* A tab separates the cells of a table that was pasted. */
static bool holds_tab(const struct letters *t, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (t->cp[i] == '\t')
            return true;
    return false;
}

/* Reports the run of blanks [from, to) if one of the three rules above objects. */
static void check_blank(const struct letters *t, size_t from, size_t to, int depth)
{
    enum letter before = letter_kind(t, letter_before(t, from));
    enum letter after = letter_kind(t, letter_after(t, to - 1));
    const char *cure = special_blank(t, from, to);
    bool aligned = false;

    if (t->l->markdown && holds_tab(t, from, to))
        return;
    for (size_t i = from; i < to; i++)
        aligned |= t->cp[i] == 0x3000;
    if (before == LETTER_HAN && after == LETTER_HAN && from > 0 && !aligned &&
        t->kind[from - 1] == LETTER_HAN && t->kind[to] == LETTER_HAN &&
        is_stray(t, from, to, depth))
        cure = "";
    if (!aligned && is_beside_mark(t, from, to))
        cure = "";
    if (cure)
        letters_report(t, from, to, LANGUAGE_SPACE, cure, CURE_SAFE);
}

/* A quick look at both sides of the single ASCII blank at i: is it worth checking? */
static bool may_be_stray(const struct letters *t, size_t i)
{
    enum letter before = i ? (enum letter)t->kind[i - 1] : LETTER_NEWLINE;
    enum letter after = (enum letter)t->kind[i + 1];

    return (before == LETTER_HAN || before == LETTER_PAUSE || before == LETTER_CLOSE) &&
           (after == LETTER_HAN || after == LETTER_PAUSE || after == LETTER_OPEN);
}

static bool is_joiner(uint32_t cp)
{
    return cp == 0x200C || cp == 0x200D || cp == 0x200E || cp == 0x200F;
}

/* Invisible characters are wrong, except joiners in emoji and in scripts that need
 * them. */
static void check_unseen(const struct letters *t, size_t i)
{
    enum letter before = letter_kind(t, letter_before(t, i));
    enum letter after = letter_kind(t, letter_after(t, i));

    if (is_joiner(t->cp[i]) && (before == LETTER_OTHER || after == LETTER_OTHER))
        return;
    letters_report(t, i, i + 1, LANGUAGE_SPACE, "", CURE_SAFE);
}

static void find_blanks(const struct letters *t)
{
    int depth = 0;

    for (size_t m = 0, to = 0; m < t->nmarks; m++) {
        size_t from = t->marks[m];
        if (from < to)
            continue;
        switch ((enum letter)t->kind[from]) {
        case LETTER_OPEN:
            depth++;
            break;
        case LETTER_CLOSE:
            depth -= depth > 0;
            break;
        case LETTER_UNSEEN:
            check_unseen(t, from);
            break;
        case LETTER_SPACE:
            for (to = from; t->kind[to] == LETTER_SPACE;)
                to++;
            if (to > from + 1 || t->cp[from] >= 0x80 || t->cp[from] == '\t' ||
                may_be_stray(t, from))
                check_blank(t, from, to, depth);
            break;
        default:
            break;
        }
    }
}

void language_forms(const struct letters *t)
{
    if (t->rare)
        find_traditional(t);
    if (t->strange)
        find_look_alikes(t);
    if (t->pictures)
        find_emoji(t);
    find_blanks(t);
}
