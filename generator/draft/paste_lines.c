/* paste_lines.c - the looks of single lines.
 *
 * Each test combines a list of words (words/paste.txt) with a limit of length, and
 * with the marks that sentences have:
 *   来源：社区报 时间：2026-11-20     line_is_source: first words, no full stop
 *   （苗 臻）                          line_is_byline: brackets around 2 to 6 Han
 *   (0)                                line_is_button: the page's counter
 *   某某网10月19日讯 今天…             line_dateline = the bytes up to 今天
 * Most have a limit of length: a long line is the article's text.
 */
#include "draft/paste_lines.h"
#include "base/lexicon.h"
#include "markdown/list_mark.h"
#include "words/paste.h"

#include <string.h>

enum {
    HEADING_MAX = 34, /* all in code points */
    MOTTO_MAX = 24,   /* a sentence alone on its line */
    LEAD_MAX = 28,    /* a sentence that opens a paragraph */
    BYLINE_MAX = 40,
    CAPTION_MAX = 80, /* of sources and paths, too */
};

size_t starts_with_any(struct slice s, const char *const *words)
{
    while (*words && !slice_starts(s, slice_of(*words)))
        words++;
    return *words ? strlen(*words) : 0;
}

size_t ends_with_any(struct slice s, const char *const *words)
{
    while (*words && !slice_ends(s, slice_of(*words)))
        words++;
    return *words ? strlen(*words) : 0;
}

bool holds_any(struct slice s, const char *const *words)
{
    while (*words && slice_find(s, slice_of(*words)) == SIZE_MAX)
        words++;
    return *words != NULL;
}

static bool starts_with(struct slice s, enum lexicon list)
{
    return starts_with_any(s, lexicon_words(list)) > 0;
}

static bool ends_with(struct slice s, enum lexicon list)
{
    return ends_with_any(s, lexicon_words(list)) > 0;
}

static bool has(struct slice s, const char *word)
{
    return slice_find(s, slice_of(word)) != SIZE_MAX;
}

static uint32_t last_of(struct slice s)
{
    size_t at = s.len;

    return s.len ? utf8_prev(s, &at) : 0;
}

/* ---- lines around the article ---- */

bool line_is_path(struct slice s)
{
    static const char *const steps[] = {">", "»", "→", "＞", "》", "/", "\\"};

    if (utf8_count(s) >= CAPTION_MAX || line_is_ended(s))
        return false;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (has(s, "首页") && has(s, steps[i]))
            return true;
    return starts_with(s, LEXICON_PATH_HEADS);
}

/* By its first word, or a year first and a word such as 阅读 anywhere. */
bool line_is_source(struct slice s)
{
    static const char *const counts[] = {WORDLIST_SOURCE_WORDS};
    bool dated = s.len > 8 && (s.ptr[0] == '1' || s.ptr[0] == '2') && s.ptr[1] >= '0' &&
                 s.ptr[1] <= '9';

    if (utf8_count(s) >= CAPTION_MAX || cp_among(last_of(s), "。！？!?；"))
        return false;
    if (has(s, "20") && (has(s, "发表于") || has(s, "发布于")) && !has(s, "，"))
        return true; /* 某某社区 2026-11-20 17:30 发表于某地 */
    for (size_t i = 0; dated && i < sizeof counts / sizeof *counts; i++)
        if (has(s, counts[i]))
            return true;
    return starts_with(s, LEXICON_SOURCE_HEADS);
}

/* 甲 乙 or 甲、乙: persons, each with a surname; 苗 臻 is one of two characters. */
bool line_are_names(struct slice s)
{
    size_t names = 0, han = 0, single = 0;
    struct surname surname;

    for (size_t at = 0; at < s.len; names++) {
        size_t start = at, end = at, n = 0;
        while (at < s.len) {
            uint32_t cp = utf8_next(s, &at);
            if (cp_among(cp, " 　\u00A0、\t"))
                break;
            if (!cp_is_han(cp))
                return false;
            end = at;
            n++;
        }
        if (n == 0) {
            names--;
            continue;
        }
        struct slice one = slice_sub(s, start, end);
        single += n == 1;
        han += n;
        if (n > 4 || ((n > 1 || names == 0) && !surname_find(one, 0, false, &surname)))
            return false;
    }
    return han >= 2 && (single == 0 || han <= 4) && !has(s, "章");
}

/* 记者 甲, 通讯员：乙, or persons alone: what brackets around a byline hold. */
static bool is_credit(struct slice s)
{
    static const char *const heads[] = {WORDLIST_CREDIT_HEADS, NULL};

    return utf8_count(s) <= BYLINE_MAX &&
           (starts_with_any(s, heads) || line_are_names(s));
}

size_t line_credit_end(struct slice s)
{
    size_t close = 0, depth = 0;

    for (size_t at = 0; at < s.len && depth <= BYLINE_MAX; depth++) {
        uint32_t cp = utf8_next(s, &at);
        if (depth == 0 && !cp_among(cp, "(（"))
            return 0;
        close = at;
        if (cp_among(cp, ")）")) {
            size_t end = at, open = 0;
            utf8_prev(s, &end);
            utf8_next(s, &open);
            return is_credit(slice_trim(slice_sub(s, open, end))) ? close : 0;
        }
    }
    return 0;
}

size_t line_credit_start(struct slice s)
{
    size_t end = s.len, open;

    if (!s.len || !cp_among(utf8_prev(s, &end), ")）"))
        return s.len;
    for (open = end; open > 0;) {
        size_t inside = open;
        if (!cp_among(utf8_prev(s, &open), "(（"))
            continue;
        struct slice who = slice_trim(slice_sub(s, inside, end));
        /* 水壶一个（蓝色）: a name alone must stand behind a sentence */
        bool behind =
            !line_are_names(who) || line_is_ended(slice_trim(slice_sub(s, 0, open)));
        return behind && is_credit(who) ? open : s.len;
    }
    return s.len;
}

/* 甲/文 乙/摄, 文 | 甲 */
static bool is_slashed(struct slice s)
{
    static const char *const marks[] = {WORDLIST_SLASHED};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (has(s, marks[i]))
            return !line_is_ended(s) && utf8_count(s) <= BYLINE_MAX;
    return false;
}

/* 记者 甲, 某某日报社记者 乙; 记者在现场看到… is text. */
static bool is_reporter(struct slice s)
{
    static const char *const heads[] = {WORDLIST_REPORTERS, NULL};

    return holds_any(s, heads) && !line_is_ended(s) && !has(s, "，") && !has(s, ",") &&
           !has(s, "。") && utf8_count(s) <= BYLINE_MAX;
}

/* 责任编辑：甲, [编审：乙]. A line with a sentence, or with text behind the bracket, is
 * the article's. */
static bool begins_byline(struct slice s)
{
    size_t at = 0, stop = slice_find(s, SLICE("。"));
    bool bracket = s.len && cp_among(utf8_next(s, &at), "[【(（");
    struct slice text = bracket ? slice_from(s, at) : s;

    if (utf8_count(s) > BYLINE_MAX || !starts_with(text, LEXICON_BYLINE_HEADS) ||
        (stop != SIZE_MAX && stop + strlen("。") < s.len))
        return false;
    for (at = 0; bracket && at < s.len;)
        if (cp_among(utf8_next(s, &at), "]】)）"))
            return utf8_count(slice_from(s, at)) <= 2; /* a bar may follow */
    return true;
}

bool line_is_byline(struct slice s)
{
    return begins_byline(s) || line_credit_end(s) == s.len || is_slashed(s) ||
           is_reporter(s);
}

bool line_is_caption(struct slice s)
{
    static const char *const heads[] = {WORDLIST_CAPTION_HEADS, NULL};
    size_t at = 0;

    static const char *const labels[] = {WORDLIST_PICTURE_LABELS, NULL};

    if (line_is_label(s) && !starts_with_any(s, labels))
        return false; /* 志愿者：引导、摄影 */
    if (s.len && cp_among(utf8_next(s, &at), "△▲▼▽↑↓◎")) /* △图为… */
        s = slice_trim(slice_from(s, at));
    return utf8_count(s) <= CAPTION_MAX &&
           (ends_with(s, LEXICON_CAPTION_TAILS) || starts_with_any(s, heads));
}

bool line_is_foot(struct slice s)
{
    return starts_with(s, LEXICON_FOOT_HEADS);
}

/* 打印本页 | 关闭窗口, 点赞 12: words of buttons and figures, nothing else. */
static bool are_buttons(struct slice s)
{
    static const char *const words[] = {WORDLIST_BUTTON_WORDS};
    bool found = false;

    while (s.len) {
        size_t best = 0, at = 0;
        uint32_t cp = utf8_next(s, &at);
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (strlen(words[i]) > best && slice_starts(s, slice_of(words[i])))
                best = strlen(words[i]);
        found |= best > 1;
        if (!best && !cp_among(cp, "0123456789 　\t[]【】()（）:：+") &&
            !cp_is_chat_sign(cp))
            return false;
        s = slice_from(s, best ? best : at);
    }
    return found;
}

/* 觉得好看，请点“在看”: a call to press something that the paper has not. */
static bool is_call(struct slice s)
{
    static const char *const presses[] = {WORDLIST_BUTTON_PRESSES, NULL};
    static const char *const targets[] = {WORDLIST_BUTTON_TARGETS, NULL};
    enum { CALL_MAX = 30 }; /* code points */
    size_t n = 0;

    for (size_t at = 0; at < s.len && n++ < CALL_MAX; utf8_next(s, &at))
        if (starts_with_any(slice_from(s, at), presses))
            return utf8_count(s) <= CALL_MAX && holds_any(slice_from(s, at), targets);
    return false;
}

/* #社区治理# #网格员 */
static bool are_hashtags(struct slice s)
{
    bool blank = true, hash = false;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        bool space = cp_among(cp, " \t\u3000\u00A0");
        if (blank && !space && cp != '#')
            return false;
        hash |= blank && cp == '#' && at < s.len && cp_is_han(utf8_next(s, &at));
        blank = space;
    }
    return hash;
}

/* (12) counts comments; 分享到, 【打印】 are the page's buttons. */
bool line_is_button(struct slice s)
{
    bool count = s.len >= 2 && s.len <= 6 && s.ptr[0] == '(' && last_of(s) == ')';

    for (size_t i = 1; count && i + 1 < s.len; i++)
        count = s.ptr[i] >= '0' && s.ptr[i] <= '9';
    return count || are_buttons(s) || is_call(s) || are_hashtags(s) ||
           (starts_with(s, LEXICON_BUTTON_HEADS) && utf8_count(s) < BYLINE_MAX);
}

/* ★, ■, ————: no letter, no figure. */
bool line_is_sign(struct slice s)
{
    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        if (cp_is_han(cp) || char_is_digit((char)(cp < 0x80 ? cp : 0)) ||
            (cp < 0x80 && (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') ||
            (cp >= 0xC0 && cp < 0x2000))
            return false;
    }
    return true;
}

/* ---- chats ---- */

/* Skip one or two digits at *at and then `after` (0: nothing more). */
static bool two_digits(struct slice s, size_t *at, char after)
{
    size_t n = 0;

    while (n < 2 && *at < s.len && s.ptr[*at] >= '0' && s.ptr[*at] <= '9') {
        ++*at;
        n++;
    }
    if (n == 0 || (after && (*at >= s.len || s.ptr[*at] != after)))
        return false;
    *at += after != 0;
    return true;
}

/* 9:12:33, or 9:12 on a line that also names a day. */
static bool has_time(struct slice s)
{
    bool day = has(s, "-") || has(s, "/") || has(s, "月") || has(s, "昨天") ||
               has(s, "今天") || has(s, "星期");

    for (size_t i = 0; i < s.len; i++) {
        size_t at = i, second;
        if ((i > 0 && s.ptr[i - 1] >= '0' && s.ptr[i - 1] <= '9') ||
            !two_digits(s, &at, ':') || !two_digits(s, &at, 0))
            continue;
        second = at;
        if (second < s.len && s.ptr[second] == ':')
            return ++second, two_digits(s, &second, 0);
        return day;
    }
    return false;
}

/* A time and at most a name besides: 2026-11-20 9:12:33 张三(12345). Periods (至, —)
 * and 时间：… belong to the text. */
bool line_is_chat_head(struct slice s)
{
    enum { HEAD_MAX = 40, NAME_HAN_MAX = 12 };
    size_t han = 0;

    if (utf8_count(s) > HEAD_MAX || !has_time(s) || has(s, "时间") || has(s, "至") ||
        has(s, "—"))
        return false;
    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        if (cp_among(cp, "，。！？；、,!?;"))
            return false;
        han += cp_is_han(cp) && !cp_among(cp, "年月日上下午早晚昨今天星期");
    }
    return han <= NAME_HAN_MAX;
}

bool line_is_chatter(struct slice s)
{
    s = line_without_signs(s);
    for (const char *const *line = lexicon_words(LEXICON_CHAT_NOISE); *line; line++)
        if (slice_is(s, *line))
            return true;
    return has(s, "撤回了一条消息") || has(s, "加入了群聊") || has(s, "加入群聊");
}

/* ---- lists ---- */

/* ASCII marks need a blank after them (- 关好窗); the private-use ones are Word's
 * Wingdings bullets. */
size_t line_bullet(struct slice s)
{
    size_t at = 0;
    uint32_t cp = s.len ? utf8_next(s, &at) : 0;
    bool ascii = cp_among(cp, "-*+o");

    if (!ascii && !cp_is_chat_sign(cp) &&
        !cp_among(cp, "▲△▼▽▷‣⦁∙◉❖✦✧➤→⇒√●•·◆◇■□▪▶►★☆✓✔➢○◎※\uF06C\uF0B7\uF0D8\uF075"))
        return 0;
    size_t mark = at;
    while (at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == '\t'))
        at++;
    if (slice_starts(slice_from(s, at), SLICE("\uFE0F")))
        at += strlen("\uFE0F");
    return at == s.len || (ascii && at == mark) ? 0 : at;
}

/* 3、登记 and （3）登记 -> 3; 3.5元 -> 0, as a digit follows the point. */
size_t line_number(struct slice s, size_t *body)
{
    struct list_mark mark;

    *body = 0;
    if (!list_mark_read(s, LIST_MARK_ANY, &mark) || mark.number <= 0 ||
        (mark.family != FAMILY_FIGURE && mark.family != FAMILY_BRACKET &&
         mark.family != FAMILY_HALF_BRACKET && mark.family != FAMILY_CIRCLE) ||
        list_mark_is_bare(s, &mark))
        return 0;
    *body = mark.body;
    return (size_t)mark.number;
}

int line_part(struct slice s)
{
    size_t at = 0, n = 0;
    bool bracket = slice_starts(s, SLICE("（")) || slice_starts(s, SLICE("("));
    uint32_t cp = 0;

    if (bracket)
        utf8_next(s, &at);
    for (; at < s.len && n < 4; n++)
        if (!cp_among(cp = utf8_next(s, &at), "一二三四五六七八九十"))
            break;
    if (n == 0 || !cp_among(cp, bracket ? "）)" : "、"))
        return 0;
    return bracket ? 2 : 1;
}

/* ---- where lines end ---- */

bool line_is_ended(struct slice s)
{
    uint32_t last = last_of(s);

    return cp_among(last, "。！？!?…～~：:；;”\"』」）)】》.") || cp_is_chat_sign(last);
}

/* A colon after two to seven Han characters. */
bool line_is_label(struct slice s)
{
    enum { LABEL_MAX = 7 };
    size_t n = 0;

    for (size_t at = 0; at < s.len && n <= LABEL_MAX;) {
        uint32_t cp = utf8_next(s, &at);
        if (cp == 0xFF1A || cp == ':')
            return n > 1;
        if (!cp_is_han(cp) && cp != ' ' && cp != 0x3000)
            return false;
        n += cp_is_han(cp);
    }
    return false;
}

/* 11月20日… is a date, 联系电话：… a label, 甲、乙 are persons: none is a heading. */
bool line_is_heading(struct slice s)
{
    size_t n = utf8_count(s);
    bool colon = cp_among(last_of(s), "：:；;，,、");
    bool day =
        s.len && s.ptr[0] >= '0' && s.ptr[0] <= '9' && has(s, "月") && has(s, "日");

    struct list_mark mark;
    struct slice text =
        list_mark_read(s, LIST_MARK_ANY, &mark) ? slice_from(s, mark.body) : s;

    if (n < 2 || n > HEADING_MAX || colon || day || has_time(s) ||
        line_is_label(text) || (has(s, "、") && line_are_names(s)))
        return false;
    for (size_t at = 0; at < s.len;)
        if (cp_among(utf8_next(s, &at), "。！？!?；;"))
            return false;
    return true;
}

/* From 6 to `most` code points, with its only 。 at the end. */
static bool is_short_sentence(struct slice s, size_t most)
{
    size_t n = utf8_count(s);

    return n >= 6 && n <= most && slice_ends(s, SLICE("。")) &&
           slice_find(s, SLICE("。")) == s.len - strlen("。");
}

bool line_is_motto(struct slice s)
{
    return is_short_sentence(s, MOTTO_MAX);
}

/* 抓好卫生，…。抓好安全，…: parallel sentences, so the first does not sum up the rest.
 */
static bool begin_alike(struct slice s, struct slice next)
{
    size_t two = 0;

    utf8_next(s, &two);
    two = two < s.len ? (utf8_next(s, &two), two) : two;
    return slice_starts(next, slice_sub(s, 0, two));
}

/* The short first sentence of a longer paragraph; 一是… counts points instead. */
size_t line_lead(struct slice s)
{
    size_t stop = slice_find(s, SLICE("。")), end = stop + strlen("。");

    if (stop == SIZE_MAX || end >= s.len)
        return 0;
    struct slice lead = slice_sub(s, 0, end);
    bool leads = is_short_sentence(lead, LEAD_MAX) && !has(lead, "一是") &&
                 !has(lead, "\"") && !begin_alike(lead, slice_from(s, end));
    return leads ? end : 0;
}

/* 训,每年: the last character of a broken word, then a mark. 一、 is a number, and
 * 近日， has two characters: neither goes on. */
bool line_goes_on(struct slice s)
{
    size_t at = 0;
    uint32_t first = s.len ? utf8_next(s, &at) : 0;

    if (cp_among(first, ",，、。；;！？”）)》】"))
        return true;
    return at < s.len && cp_is_han(first) &&
           cp_among(utf8_next(s, &at), ",，。；;”）)》】");
}

/* ---- parts of lines ---- */

/* 日讯 or 日电 after a digit, with no mark before it: 新华社某地10月19日电 . */
size_t line_dateline(struct slice s)
{
    enum { FAR = 90 }; /* bytes */
    static const char *const words[] = {"日讯", "日电"};
    static const char *const heads[] = {WORDLIST_PRESS_HEADS, NULL};

    if (starts_with_any(s, heads)) {
        size_t at = starts_with_any(s, heads);
        return at + (slice_from(s, at).len - slice_trim(slice_from(s, at)).len);
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = slice_find(slice_sub(s, 0, FAR), slice_of(words[i]));
        if (at == SIZE_MAX || at == 0 || s.ptr[at - 1] < '0' || s.ptr[at - 1] > '9')
            continue;
        struct slice head = slice_sub(s, 0, at);
        if (has(head, "，") || has(head, ",") || has(head, "。"))
            continue;
        at += strlen(words[i]);
        return at + (slice_from(s, at).len - slice_trim(slice_from(s, at)).len);
    }
    return 0;
}

size_t line_author(struct slice s)
{
    static const char *const heads[] = {WORDLIST_AUTHOR_NOTES};

    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        size_t at = slice_find(s, slice_of(heads[i]));
        if (at != SIZE_MAX && cp_among(last_of(s), ")）"))
            return at;
    }
    return s.len;
}
