/* list_mark.c - reads the number or bullet at the beginning of a line.
 *
 *     1、甲  （一）甲  ①甲  A.甲  ●甲  -甲  1.1 甲 -> a family, a number, the text
 *     3.5 万元  一、二号楼  -5℃  2026. 年        -> no mark
 *
 * One reader per family; the first that matches wins. Most doubtful cases are decided
 * by the text after the mark: a unit after a figure, another number after 、. The
 * others are decided by `expected`, the number that would continue the list above:
 * 2、3 号楼 lists two houses unless a 2 is expected.
 *
 * The second half looks at whole lines: do they begin something of their own (a label,
 * a date, an ornament), or do they continue the line above? */
#include "markdown/list_mark.h"
#include "words/official.h"
#include "words/units.h"

static const struct slice numerals = {"一二三四五六七八九十百", 33};

static uint32_t cp_at(struct slice s, size_t at)
{
    return at < s.len ? utf8_next(s, &at) : 0;
}

static uint32_t take(struct slice s, size_t *at)
{
    return *at < s.len ? utf8_next(s, at) : 0;
}

static int digit_of(uint32_t cp)
{
    if (cp >= '0' && cp <= '9')
        return (int)(cp - '0');
    return cp >= 0xFF10 && cp <= 0xFF19 ? (int)(cp - 0xFF10) : -1;
}

/* Reads up to three digits at *at; -1: there are none, or more. */
static int figure(struct slice s, size_t *at)
{
    int n = 0, digits = 0;

    for (; digit_of(cp_at(s, *at)) >= 0; digits++) {
        if (digits == 3)
            return -1;
        n = n * 10 + digit_of(take(s, at));
    }
    return digits ? n : -1;
}

/* Reads Han numerals: 十二 -> 12, 二十 -> 20, 一百二十 -> 120; -1: there are none. */
static int han_figure(struct slice s, size_t *at)
{
    static const char *const digits[] = {"",   "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};
    int n = 0, last = 0, count = 0;

    for (; count < 5 && slice_holds(numerals, cp_at(s, *at)); count++) {
        uint32_t cp = take(s, at);
        int digit = 0;
        for (int i = 1; i <= 9 && !digit; i++)
            digit = cp_among(cp, digits[i]) ? i : 0;
        if (digit) {
            last = digit;
        } else {
            n += (last ? last : 1) * (cp == 0x5341 ? 10 : 100);
            last = 0;
        }
    }
    return count ? n + last : -1;
}

static size_t skip_blanks(struct slice s, size_t at)
{
    for (size_t next = at; next < s.len; at = next)
        if (!cp_among(utf8_next(s, &next), " \t　\u00A0"))
            break;
    return at;
}

static bool set(struct list_mark *out, enum list_family family, int number, size_t len,
                struct slice s)
{
    *out = (struct list_mark){family, number, len, skip_blanks(s, len)};
    return true;
}

/* ---- each family ---- */

static bool is_letter(uint32_t cp)
{
    return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
}

/* （1） (一) (a) */
static bool read_brackets(struct slice s, struct list_mark *out)
{
    size_t at = 0;

    if (!cp_among(take(s, &at), "（("))
        return false;
    size_t start = at;
    int n = figure(s, &at);
    bool han = n < 0 && at == start;
    if (han)
        n = han_figure(s, &at);
    bool letter = n < 0 && at == start && is_letter(cp_at(s, at));
    if (letter)
        n = (int)(take(s, &at) | 0x20) - 'a' + 1;
    if (n < 0 || !cp_among(take(s, &at), "）)"))
        return false;
    if (letter)
        return at < s.len && set(out, FAMILY_LETTER, n, at, s);
    size_t point = at; /* （二）.甲 */
    if (cp_among(cp_at(s, at), ".．、") && take(s, &point) &&
        cp_is_han(cp_at(s, point)))
        at = point;
    return set(out, han ? FAMILY_HAN_BRACKET : FAMILY_BRACKET, n, at, s);
}

/* 一、 but not 一、二号楼 */
static bool read_han(struct slice s, int expected, struct list_mark *out)
{
    size_t at = 0, next;
    int n = han_figure(s, &at);

    if (n < 0 || !cp_among(take(s, &at), "、．.，"))
        return false;
    next = at;
    if (n != expected && expected != LIST_MARK_ANY && han_figure(s, &next) == n + 1)
        return false;
    return set(out, FAMILY_HAN, n, at, s);
}

/* Does s, the text after n and 、, go on counting? 5、6 号楼 -> yes; 5、3 人 -> no,
 * since 3 is not above 5. */
static bool goes_on_counting(struct slice s, int n)
{
    size_t at = 0;
    int next = figure(s, &at);

    while (cp_at(s, at) == ' ')
        at++;
    return next > n &&
           (next == n + 1 || cp_among(cp_at(s, at), "、号楼栋幢单层室期组至-~～—和"));
}

/* 1. 1、 1） but not 3.5, 5、6 号楼, 2026.11, 12.3日 */
static bool read_figure(struct slice s, int expected, struct list_mark *out)
{
    size_t at = 0;
    int n = figure(s, &at);
    uint32_t cp = n < 0 ? 0 : take(s, &at);

    if (cp && cp_among(cp, ")）"))
        return set(out, FAMILY_HALF_BRACKET, n, at, s);
    if (!cp || !cp_among(cp, ".、．，"))
        return false;
    bool digit = digit_of(cp_at(s, at)) >= 0;
    if (digit && (cp != 0x3001 || (n != expected && expected != LIST_MARK_ANY &&
                                   goes_on_counting(slice_from(s, at), n))))
        return false;
    return set(out, FAMILY_FIGURE, n, at, s);
}

/* 1.1 填写, 2.1.3 甲; not 1.5 米 */
static bool read_level(struct slice s, struct list_mark *out)
{
    static const char units[] = WORDLIST_AFTER_DECIMAL;
    size_t at = 0, parts = 0, mark;
    int n = figure(s, &at);

    while (n >= 0 && n < 100 && cp_at(s, at) == '.' &&
           digit_of(cp_at(s, at + 1)) >= 0) {
        at++;
        n = figure(s, &at);
        parts++;
    }
    if (parts == 0 || n < 0 || n >= 100)
        return false;
    mark = at;
    while (cp_at(s, at) == ' ' || cp_at(s, at) == 0x3000 || cp_at(s, at) == '\t')
        take(s, &at);
    uint32_t cp = cp_at(s, at);
    if (cp == 0 || !(cp_is_han(cp) || cp_among(cp, "“《（【")) || cp_among(cp, units))
        return false;
    return set(out, FAMILY_LEVEL, n, mark, s);
}

/* ① ⑴ ⒈ */
static bool read_circle(struct slice s, struct list_mark *out)
{
    size_t at = 0;
    uint32_t cp = take(s, &at);

    if (cp >= 0x2460 && cp <= 0x2473)
        return set(out, FAMILY_CIRCLE, (int)(cp - 0x2460) + 1, at, s);
    if (cp >= 0x2474 && cp <= 0x2487)
        return set(out, FAMILY_BRACKET, (int)(cp - 0x2474) + 1, at, s);
    if (cp >= 0x2488 && cp <= 0x249B)
        return set(out, FAMILY_FIGURE, (int)(cp - 0x2488) + 1, at, s);
    if (cp >= 0x2776 && cp <= 0x277F)
        return set(out, FAMILY_CIRCLE, (int)(cp - 0x2776) + 1, at, s);
    return false;
}

/* A. A、 a) but not A、B 两座, e.g., a.cn */
static bool read_letter(struct slice s, int expected, struct list_mark *out)
{
    size_t at = 0;
    uint32_t cp = take(s, &at);
    int n = (int)(cp | 0x20) - 'a' + 1;

    if (!is_letter(cp) || !cp_among(cp_at(s, at), ".、．)）") || at >= s.len)
        return false;
    if (cp_among(cp, "IVX") && n != expected) /* I. II. V. count in Roman figures */
        return false;
    bool comma = take(s, &at) == 0x3001;
    uint32_t next = cp_at(s, at);
    bool counts = is_letter(next) && !is_letter(cp_at(s, at + 1)); /* A、B */
    bool word = comma && (!counts || n == expected || expected == LIST_MARK_ANY);
    if (at >= s.len || ((is_letter(next) || digit_of(next) >= 0) && !word))
        return false;
    return set(out, FAMILY_LETTER, n, at, s);
}

bool line_is_page_number(struct slice s)
{
    size_t at = 1;

    s = slice_trim(s);
    at = skip_blanks(s, at);
    return slice_starts(s, SLICE("-")) && figure(s, &at) >= 0 &&
           slice_is(slice_trim(slice_from(s, at)), "-");
}

/* ●甲, ☆☆甲, × 甲, -甲, * 甲; not -5℃, nor - 12 - */
static bool read_bullet(struct slice s, struct list_mark *out)
{
    size_t at = 0;
    uint32_t cp = take(s, &at), next = cp_at(s, at);
    bool plain = cp && cp_among(cp, "●○■□◆◇▲△▶►▪▫★☆•·・※✓✔☑☐√➢◎❖◦‣▸▹▷➤➜✦✧◉▢❏");
    bool cross = cp && cp_among(cp, "×✗✘") && next == ' ';
    /* -甲, －甲; not -5℃, not a dash of two. */
    bool dash = cp && cp_among(cp, "-－–—") &&
                (cp_is_han(next) || cp_among(next, " 　“《（【") || is_letter(next));

    bool markdown = cp && cp_among(cp, "*+") && next == ' ';

    if (at >= s.len || !(plain || dash || cross || markdown) || line_is_page_number(s))
        return false;
    while (plain && cp_at(s, at) == cp) /* ☆☆甲 */
        take(s, &at);
    return at < s.len && set(out, FAMILY_BULLET, 0, at, s);
}

/* 3 存档 after 2. 盖章, but not 3 号楼, 3 斤 */
static bool read_bare(struct slice s, int expected, struct list_mark *out)
{
    static const char units[] =
        WORDLIST_AFTER_DECIMAL "栋幢单室期至和及名位家处条项份本只组期";
    size_t at = 0;
    int n = expected > 0 ? figure(s, &at) : -1;
    size_t text = skip_blanks(s, at);
    uint32_t cp = cp_at(s, text);

    if (n < 0 || n != expected || text == at || cp_among(cp, units) ||
        !(cp_is_han(cp) || cp_among(cp, "“《（【")))
        return false;
    return set(out, FAMILY_FIGURE, n, at, s);
}

bool list_mark_is_bare(struct slice s, const struct list_mark *mark)
{
    return mark->family == FAMILY_FIGURE &&
           digit_of((unsigned char)s.ptr[mark->len - 1]) >= 0;
}

bool list_mark_read(struct slice s, int expected, struct list_mark *out)
{
    return read_brackets(s, out) || read_level(s, out) ||
           read_figure(s, expected, out) || read_han(s, expected, out) ||
           read_circle(s, out) || read_letter(s, expected, out) ||
           read_bullet(s, out) || read_bare(s, expected, out);
}

/* ---- lines ---- */

bool ordinal_begins(struct slice s)
{
    size_t at = 0;

    if (take(s, &at) != 0x7B2C)
        return false;
    size_t start = at;
    if (figure(s, &at) < 0 && (at != start || han_figure(s, &at) < 0))
        return false;
    return at < s.len && cp_among(cp_at(s, at), "条步项章节款点，,、：:　 ");
}

bool label_begins(struct slice s)
{
    enum { LABEL_MAX = 14 };
    size_t at = 0, n = 0, words = 0;
    uint32_t before = 0;

    while (at < s.len && n <= LABEL_MAX) {
        uint32_t cp = take(s, &at);
        bool time = digit_of(before) >= 0 && digit_of(cp_at(s, at)) >= 0; /* 9:00 */
        if (cp == 0xFF1A || cp == ':')
            return words > 0 && !time && cp_at(s, at) != '/'; /* https:// */
        if (cp_among(cp, "，。；！？、,;!?\n\t|｜^"))
            return false;
        n += cp != ' ' && cp != '*';
        words += cp_is_han(cp) || is_letter(cp) || cp_among(cp, "[【〔");
        before = cp;
    }
    return false;
}

/* 19:50 集合, 9：00—11：00 */
static bool time_begins(struct slice s)
{
    size_t at = 0;
    int hour = figure(s, &at);

    if (hour < 0 || hour > 24 || !cp_among(take(s, &at), ":："))
        return false;
    size_t minutes = at;
    int minute = figure(s, &at);
    return minute >= 0 && minute < 60 && at - minutes >= 2;
}

/* 2026.1.12 道闸启用, 2026年10月 完工, 11月20日（周五）: a date set apart from its
 * text, unlike one in a sentence (12月4日停水). */
static bool date_begins(struct slice s)
{
    size_t at = 0, digits = 0, parts = 0;
    bool day = false;

    while (at < s.len) {
        size_t before = at;
        uint32_t cp = take(s, &at);
        if (digit_of(cp) >= 0) {
            digits++;
            continue;
        }
        if (!cp_among(cp, "年月日号./-．—~～") && !(cp == ' ' && parts && parts < 3)) {
            at = before;
            break;
        }
        parts += cp != ' ';
        day |= cp_among(cp, "日号");
    }
    bool year = digits >= 5 && digit_of(cp_at(s, 0)) >= 0 && digit_of(cp_at(s, 3)) >= 0;
    uint32_t next = cp_at(s, at);
    bool apart = at > 0 && (s.ptr[at - 1] == ' ' || cp_among(next, "　：:（("));
    return parts > 0 && digits > 1 && apart && (year || day);
}

bool line_is_ornament(struct slice s)
{
    size_t n = 0;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = take(s, &at);
        bool blank = cp_among(cp, " \t\r　");
        bool mark = cp < 0x80 ||
                    (cp >= 0xA1 && cp < 0x2E80 && !(cp >= 0xC0 && cp < 0x2010)) ||
                    (cp >= 0x3001 && cp <= 0x3030) || (cp >= 0xFF01 && cp <= 0xFF0F) ||
                    (cp >= 0xFF1A && cp <= 0xFF20) || cp == 0xFF5E || cp == 0xFF3F;
        if (!blank && (!mark || is_letter(cp) || digit_of(cp) >= 0))
            return false;
        n += !blank;
    }
    return n >= 3;
}

/* =====办理地点===== */
static bool is_framed(struct slice s)
{
    struct slice bare = slice_trim(s);
    size_t at = 0, end = bare.len;
    uint32_t cp = bare.len ? take(bare, &at) : 0;

    if (!cp || !cp_among(cp, "=-*~_—－＝＊★☆◆◇●○■□"))
        return false;
    for (int i = 0; i < 2; i++) {
        at = skip_blanks(bare, at);
        if (at >= bare.len || take(bare, &at) != cp)
            return false;
    }
    for (int i = 0; i < 3; i++) {
        while (end > 0 && bare.ptr[end - 1] == ' ')
            end--;
        if (end == 0 || utf8_prev(bare, &end) != cp)
            return false;
    }
    return true;
}

/* [1] 报名截止 */
static bool is_numbered_remark(struct slice s)
{
    size_t at = 1;

    return cp_at(s, 0) == '[' && figure(s, &at) >= 0 && cp_at(s, at) == ']' &&
           cp_at(s, at + 1) != '(';
}

bool is_only_date(struct slice s)
{
    size_t at = 0, digits = 0, others = 0;

    s = slice_trim(s);
    while (at < s.len) {
        uint32_t cp = take(s, &at);
        if (digit_of(cp) >= 0 || cp_among(cp, "〇零一二三四五六七八九十"))
            digits++;
        else if (cp_among(cp, "年月日号-/."))
            others++;
        else if (cp != ' ')
            return false;
    }
    return digits >= 3 && digits <= 11 && others >= 2 && others <= 3;
}

/* 说明________, 参加（ ）: a form to be filled in ends the line. */
static bool ends_blank(struct slice s)
{
    s = slice_trim(s);
    return slice_ends(s, SLICE("__")) || slice_ends(s, SLICE("（ ）")) ||
           slice_ends(s, SLICE("（　）")) || slice_ends(s, SLICE("( )")) ||
           slice_ends(s, SLICE("＿＿"));
}

bool line_ends_clause(struct slice s)
{
    if (ends_blank(s))
        return true;
    for (size_t end = s.len; end > 0;) {
        uint32_t cp = utf8_prev(s, &end);
        if (cp_among(cp, "。！？；：!?;:…～") || (cp == '~' && end + 1 == s.len))
            return true;
        if (!cp_among(cp, " \t\r　”’」』）)》】〉］]*~`＊\""))
            return false;
    }
    return false;
}

bool line_is_closing(struct slice s)
{
    static const char *const heads[] = {WORDLIST_CLOSING_WORDS};

    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (slice_starts(s, slice_of(heads[i])))
            return true;
    return false;
}

/* The visible width in halves of an em, without link targets and emphasis marks:
 * **停**水 and [停水](a.cn) -> 4 */
static size_t width_of(struct slice s)
{
    size_t n = 0;
    bool target = false;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        if (cp == ']' && cp_at(s, at) == '(')
            target = true;
        n += target || cp_among(cp, "[*`~") ? 0 : cp < 0x80 ? 1 : 2;
        target = target && cp != ')';
    }
    return n;
}

size_t line_width(struct slice s)
{
    return width_of(slice_trim(s));
}

/* see the / notice: English, whose lines are wrapped at any word */
static bool is_english(struct slice before, struct slice next)
{
    char last = before.len ? before.ptr[before.len - 1] : 0;
    while (next.len && next.ptr[0] == '*')
        next = slice_from(next, 1);
    char first = next.len ? next.ptr[0] : 0;

    return (((last | 0x20) >= 'a' && (last | 0x20) <= 'z') || last == ',') &&
           first >= 'a' && first <= 'z';
}

static bool ends_with_comma(struct slice s)
{
    s = slice_trim(s);
    return slice_ends(s, SLICE("，")) || slice_ends(s, SLICE("、"));
}

/* 代表：____      代表：____ */
static bool line_has_gap(struct slice s)
{
    s = slice_trim(s);
    return slice_find(s, SLICE("   ")) != SIZE_MAX ||
           slice_find(s, SLICE("　　")) != SIZE_MAX;
}

/* 失物招领, 3块*280元=840元: a program that wraps lines fills them, with 20 characters
 * at least and none much shorter than the next; so the writer ended these. */
bool line_was_ended(struct slice before, struct slice next, bool alone)
{
    enum { SHORT = 40, SHORTER = 12, LONG = 56 };
    size_t width = line_width(before);

    if (is_english(slice_trim(before), next))
        return false;
    return width > 0 && (width < SHORT || line_has_gap(before) ||
                         line_width(next) >= width + SHORTER ||
                         (alone && width >= LONG && !ends_with_comma(before)));
}

/* The number expected on the line before s: 2、… -> 1 */
static int number_before(struct slice s)
{
    struct list_mark mark;

    bool marked =
        list_mark_read(slice_from(s, skip_blanks(s, 0)), LIST_MARK_ANY, &mark) &&
        mark.number > 1;

    return marked ? mark.number - 1 : 0;
}

bool line_begins_anew(struct slice s, struct slice before, struct slice next)
{
    struct list_mark mark;
    bool listed = list_mark_read(slice_from(before, skip_blanks(before, 0)),
                                 LIST_MARK_ANY, &mark);
    int expected = listed ? mark.number + 1 : 0;
    size_t at = 0;
    uint32_t cp = take(s, &at);

    if (cp_among(cp, " \t　\u00A0") || list_mark_read(s, expected, &mark))
        return true;
    while (cp == '*' && at < s.len) { /* **时间**：周一, **1、甲** */
        s = slice_from(s, at);
        at = 0;
        cp = take(s, &at);
    }
    bool dash = cp == 0x2014 && cp_at(s, at) == 0x2014;
    return list_mark_read(s, expected, &mark) ||
           list_mark_read(s, number_before(next), &mark) || ordinal_begins(s) ||
           label_begins(s) || (time_begins(s) && time_begins(before)) ||
           date_begins(s) || is_only_date(s) || line_is_closing(s) || dash ||
           cp_among(cp, "【〖>") || line_is_ornament(s) || line_is_ornament(before) ||
           is_framed(s) || is_framed(before) || is_numbered_remark(s);
}

bool line_joins_by_guess(struct slice before, struct slice next)
{
    bool parted = slice_ends(before, SLICE("  ")) || slice_ends(before, SLICE("\\"));

    return !parted && !is_english(slice_trim(before), next);
}
