/* web_remains.c - C11: what was pasted from a web page along with the text; L4: what a
 * wrong encoding left of it.
 *
 *     责任编辑：小李　浏览次数：123        the foot of a page
 *     （记者 甲 乙）, 本报讯               a newspaper's own
 *     点击查看更多, &nbsp;, \u200b         buttons, code
 *     小ヴ区, 时间∶上午                    kana and signs among Han
 *
 * 公众号阅读量达到 2 万次 tells of a reading count, 数据来源：物业台账 gives a source:
 * a head counts only at the beginning of a line or after a wide gap. */
#include "check/web_remains.h"
#include "base/lexicon.h"
#include "prose/around.h"
#include "words/web_remains.h"

const char *const web_words[] = {WORDLIST_WEB_HEADS,
                                 WORDLIST_WEB_BUTTONS,
                                 WORDLIST_BYLINES,
                                 WORDLIST_DATELINES,
                                 WORDLIST_WEB_INVITES,
                                 WORDLIST_WEB_COUNTS,
                                 WORDLIST_WEB_REVIEWERS,
                                 WORDLIST_WEB_PATHS,
                                 WORDLIST_WEB_ALONE,
                                 WORDLIST_WEB_KEYS,
                                 WORDLIST_WEB_NOBODY,
                                 "|",
                                 "/",
                                 ":",
                                 "丨",
                                 "｜",
                                 WORDLIST_WEB_TIMES,
                                 WORDLIST_WRONG_SIGNS,
                                 "来源",
                                 NULL};

static const char *const heads[] = {WORDLIST_WEB_HEADS, NULL};
static const char *const counts[] = {WORDLIST_WEB_COUNTS, NULL};
static const char *const buttons[] = {WORDLIST_WEB_BUTTONS, NULL};
static const char *const bylines[] = {WORDLIST_BYLINES, NULL};
static const char *const weak[] = {WORDLIST_WEB_WEAK, NULL};
static const char *const alone[] = {WORDLIST_WEB_ALONE, NULL};
static const char *const datelines[] = {WORDLIST_DATELINES, NULL};

static bool is_gap(uint32_t cp)
{
    return cp_among(cp, " \t　|丨｜/\xC2\xA0");
}

static size_t past_gap(struct slice s, size_t at)
{
    for (size_t next = at; next < s.len && is_gap(utf8_next(s, &next));)
        at = next;
    return at;
}

/* Does a line, or a piece of one, begin behind this character; 0: the text? */
static bool begins_behind(uint32_t cp)
{
    bool han = cp >= 0x4E00 && cp <= 0x9FFF; /* most of them: asked first */

    return cp == 0 ||
           (!han && (cp == '\n' || is_gap(cp) || cp_among(cp, "（([【。；;■●◆▲")));
}

static bool begins(struct slice s, size_t at)
{
    return begins_behind(char_before(s, at));
}

/* 浏览次数：123, 阅读量 1.2万: a head and its count. 阅读 30 分钟 is of what is read.
 */
static size_t count_at(struct slice s, size_t at)
{
    static const char *const sums[] = {WORDLIST_WEB_SUMS, NULL};
    size_t n = word_at(s, at, counts), end = past_gap(s, at + n);
    bool colon = n && cp_among(char_at(s, end), ":：");

    if (colon) {
        utf8_next(s, &end);
        end = past_gap(s, end);
    }
    if (!n || end >= s.len || !char_is_digit(s.ptr[end]))
        return 0;
    while (end < s.len && (char_is_digit(s.ptr[end]) || strchr("., ", s.ptr[end])))
        end++;
    bool sum = word_before(s, at + n, sums) != 0;
    uint32_t after = char_at(s, end);
    bool ends = after == 0 || is_gap(after);
    return ends || (colon && sum) || ((colon || sum) && cp_among(after, "次万w+人"))
               ? at + n
               : 0;
}

/* A name behind 记者, as （记者王明）: not （记者节活动）. */
static bool is_named(struct slice s, size_t at)
{
    struct surname surname;
    size_t from = past_gap(s, at), n = 0;
    uint32_t cp = char_at(s, from);

    if (from > at || cp_among(cp, ":："))
        return true;
    if (!surname_find(s, at, false, &surname))
        return false;
    while (from < s.len && cp_is_han(char_at(s, from))) {
        utf8_next(s, &from);
        n++;
    }
    return n >= 2 && n <= 4 && cp_among(char_at(s, from), "）) 　、\n/");
}

/* Is there a clock time behind a 发布时间：? */
static bool has_clock(struct slice s, size_t at)
{
    enum { NEAR = 90 };

    for (size_t end = at + NEAR; at + 2 < s.len && at < end && s.ptr[at] != '\n'; at++)
        if (char_is_digit(s.ptr[at]) && s.ptr[at + 1] == ':' &&
            char_is_digit(s.ptr[at + 2]))
            return true;
    return false;
}

/* How many weak heads the text has: 发布时间, 作者, 字号 mean little alone. */
static size_t count_weak(struct slice s)
{
    size_t n = 0;

    for (size_t i = 0; weak[i]; i++) {
        size_t at = slice_find(s, slice_of(weak[i]));
        if (at == SIZE_MAX || !begins(s, at))
            continue;
        at += strlen(weak[i]);
        n += cp_among(char_at(s, past_gap(s, at)), ":：") ? 1 : 0;
    }
    return n;
}

/* 文/小李 图/小王: the second of them settles it. */
static bool is_credited(struct slice s)
{
    static const char *const barred[] = {WORDLIST_WEB_BARRED, NULL};
    size_t n = 0;

    for (size_t i = 0; barred[i]; i++) {
        size_t at = slice_find(s, slice_of(barred[i])), end = at + strlen(barred[i]);
        n += at != SIZE_MAX && begins(s, at) && cp_among(char_at(s, end), "/／");
    }
    return n > 1;
}

/* 文 | 小王: a head and a bar, as accounts of WeChat have them. */
static bool is_barred(struct slice s, size_t at, size_t *end)
{
    static const char *const barred[] = {WORDLIST_WEB_BARRED, NULL};
    size_t n = word_at(s, at, barred), bar = at + n;

    while (n && bar < s.len && cp_among(char_at(s, bar), " 　"))
        utf8_next(s, &bar);
    *end = at + n;
    return n &&
           (cp_among(char_at(s, bar), "|丨｜") ||
            (cp_among(char_at(s, bar), "/／") && is_credited(sentence_around(s, at))));
}

/* 责任编辑：小李; 发布时间：… 作者：…; 一审：王明. */
static size_t head_at(struct slice s, size_t at)
{
    static const char *const reviewers[] = {WORDLIST_WEB_REVIEWERS, NULL};
    static const char *const paths[] = {WORDLIST_WEB_PATHS, NULL};
    static const char *const times[] = {WORDLIST_WEB_TIMES, NULL};
    static const char *const nobody[] = {WORDLIST_WEB_NOBODY, NULL};
    size_t n = word_at(s, at, heads), end;

    if (n && cp_among(char_at(s, past_gap(s, at + n)), ":："))
        return at + n;
    if ((n = word_at(s, at, paths)) != 0)
        return slice_find(sentence_around(s, at), SLICE("首页")) != SIZE_MAX ? at + n
                                                                             : 0;
    if ((n = word_at(s, at, times)) != 0 &&
        (has_clock(s, at) || count_weak(sentence_around(s, at)) > 1))
        return at + n;
    if (is_barred(s, at, &end))
        return end;
    n = word_at(s, at, weak);
    end = past_gap(s, at + n + 1);
    if (n && cp_among(char_at(s, past_gap(s, at + n)), ":：") &&
        has_word(slice_sub(s, end, end + 16), nobody))
        return at + n;
    n = word_at(s, at, reviewers);
    end = past_gap(s, at + n);
    if (!n || !cp_among(char_at(s, end), ":："))
        return 0;
    utf8_next(s, &end);
    return is_named(s, past_gap(s, end)) ? at + n : 0;
}

/* 来源：新华社, 来源:某某网. 来源：物业台账 is a source of figures. */
static size_t source_at(struct slice s, size_t at)
{
    static const char *const media[] = {WORDLIST_MEDIA, NULL};
    size_t n = word_match(s, at, "来源"), end = past_gap(s, at + n), stop;

    if (!n || !cp_among(char_at(s, end), ":：") ||
        (at > 3 && cp_among(char_before(s, at), "（([")))
        return 0;
    for (stop = end;
         stop < s.len && stop < end + 36 && !cp_among(char_at(s, stop), "。，；\n");)
        utf8_next(s, &stop);
    return has_word(slice_sub(s, end, stop), media) ? at + n : 0;
}

/* （记者 甲 乙）, 记者 甲 at the head or foot of the text. */
static size_t byline_at(struct slice s, size_t at)
{
    size_t n = word_at(s, at, bylines);
    uint32_t before = char_before(s, at);

    if (!n || !is_named(s, at + n))
        return 0;
    if (cp_among(before, "（(［["))
        return at + n;
    /* A line of nothing else; 作者：王明 may stand below a neighbour's poem. */
    static const char *const writers[] = {WORDLIST_WRITERS, NULL};
    return word_before(s, at + n, writers) && (at == 0 || before == '\n') &&
                   s.len < 96 && utf8_count(s) <= 24 &&
                   slice_find(s, SLICE("。")) == SIZE_MAX
               ? at + n
               : 0;
}

/* 点击查看更多: at the beginning or the end of a line, or before an arrow. What tells
 * how to use a telephone, or not to click, is meant for people. */
static size_t invite_at(struct slice s, size_t at)
{
    static const char *const invites[] = {WORDLIST_WEB_INVITES, NULL};
    static const char *const tails[] = {WORDLIST_INVITE_TAILS, NULL};
    static const char *const talk[] = {WORDLIST_PHONE_TALK, NULL};
    size_t n = word_at(s, at, invites), end = past_gap(s, at + n);

    if (!n || has_word(sentence_around(s, at), talk))
        return 0;
    bool tail =
        word_at(s, end, tails) || end >= s.len || cp_among(char_at(s, end), "）)】]\n");
    return tail || (at == 0 && s.len < 96 && utf8_count(s) < 16) ? n : 0;
}

/* Is nothing of the sentence left at byte `at`? */
static bool is_over(struct slice s, size_t at)
{
    uint32_t cp = char_at(s, at);

    return cp == 0 || is_gap(cp) || cp_among(cp, "\n】］]）)”>》→↓。");
}

/* 【打印本页】: a button. 阅读全文的孩子 is no button. */
static size_t key_at(struct slice s, size_t at)
{
    static const char *const keys[] = {WORDLIST_WEB_KEYS, NULL};
    size_t n = word_at(s, at, keys);

    return n && (begins(s, at) || char_before(s, at) == 0x201C) && is_over(s, at + n)
               ? n
               : 0;
}

/* 上一页 | 下一页 >>: buttons, and nothing else on the line. */
static bool is_alone(struct slice s, size_t end)
{
    enum { MOST = 16 };
    uint32_t after = char_at(s, end);

    return (after == 0 || is_gap(after) || cp_among(after, "\n>》»0123456789")) &&
           s.len < 96 && utf8_count(s) <= MOST;
}

/* 2026-11-20 08:00:12: nobody writes the second by hand. */
static size_t stamp_at(struct slice s, size_t at)
{
    static const char form[] = "dddd-dd-dd dd:dd:dd";
    size_t n = 0;

    while (form[n] && at + n < s.len &&
           (form[n] == 'd' ? char_is_digit(s.ptr[at + n]) : form[n] == s.ptr[at + n]))
        n++;
    return form[n] ? 0 : at + n;
}

/* What of web_words begins at byte `at`, anywhere in a line: its end; 0: nothing. */
static size_t word_remains(struct slice s, size_t at, bool field)
{
    size_t n = word_at(s, at, buttons);

    if (n || (n = invite_at(s, at)) != 0 || (n = key_at(s, at)) != 0)
        return at + n;
    if (word_match(s, at, "||")) /* rows of a table that came as text */
        return at + 2;
    return field ? 0 : byline_at(s, at); /* 作者 of the head is meant */
}

/* The same of what only the beginning of a line or piece has. */
static size_t line_remains(struct slice s, size_t at)
{
    size_t n = word_at(s, at, alone), end;

    if (n && is_alone(s, at + n))
        return at + n;
    if ((end = stamp_at(s, at)) != 0)
        return end;
    if ((n = word_at(s, at, datelines)) != 0)
        return at + n;
    if ((end = count_at(s, at)) != 0 || (end = head_at(s, at)) != 0)
        return end;
    return source_at(s, at);
}

/* ---- L4 ---- */

static bool is_kana(uint32_t cp)
{
    return cp >= 0x3041 && cp <= 0x30FA && cp != 0x306E; /* の is a fashion */
}

/* Lines that are drawn, ∶ and ┅; not upright ones, which part columns. */
static bool is_drawn(uint32_t cp)
{
    return cp == 0x2236 ||
           (cp >= 0x2504 && cp <= 0x257F && cp != 0x2551 && cp != 0x2550) ||
           (cp >= 0x0410 && cp <= 0x044F) || (cp >= 0x3105 && cp <= 0x3129);
}

/* Alone between two Han characters, where no writing puts it. ∶ needs one. */
static bool is_stray(struct slice s, size_t at, size_t end)
{
    uint32_t cp = char_at(s, at), before = char_before(s, at), after = char_at(s, end);

    while (is_drawn(after) && cp != 0x2236) { /* a run of them */
        utf8_next(s, &end);
        after = char_at(s, end);
    }
    if (cp == 0x2236)
        return cp_is_han(before) || cp_is_han(after);
    return cp_is_han(before) && cp_is_han(after);
}

static void check_wrong_signs(struct check_run *run, const struct check_text *t)
{
    static const char *const wrong[] = {WORDLIST_MOJIBAKE, NULL};
    struct slice s = t->text;

    for (size_t at = 0, next = 0; at < s.len; at = next) {
        uint32_t cp = utf8_next(s, &next);
        if (cp < 0x80 || !longest_word_at(run->words, WORDS_WEB, s, at))
            continue;
        size_t n = word_at(s, at, wrong);
        bool sign = (is_kana(cp) || is_drawn(cp)) && is_stray(s, at, next);
        if ((!n && !sign) || text_is_literal(t, at))
            continue;
        size_t end = n ? at + n : next;
        check_hit(run, "L4", text_span(t, at, end), "“%.*s”像是乱码",
                  "'%.*s' seems to be a wrong encoding",
                  SLICE_FMT(slice_sub(s, at, end)));
        if (cp == 0x2236)
            diag_hint(run->diag, "写成“：”", "write '：'");
        else
            diag_hint(run->diag, "对着原文重新打这几个字",
                      "look at the original and type it again");
        return;
    }
}

/* One message a text for each. */
void check_web_remains(struct check_run *run, const struct check_text *t)
{
    struct slice s = t->text;

    if (!run->item || !text_holds(t, WORDS_WEB))
        return;
    check_wrong_signs(run, t);
    bool field = t->field && !t->block;
    uint32_t before = 0;
    for (size_t at = 0, next = 0; at < s.len; at = next) {
        bool first = !field && begins_behind(before);
        before = utf8_next(s, &next);
        size_t end = longest_word_at(run->words, WORDS_WEB, s, at)
                         ? word_remains(s, at, field)
                         : 0;
        if (!end && first)
            end = line_remains(s, at);
        if (!end || text_is_literal(t, at))
            continue;
        check_hit(run, "C11", text_span(t, at, end), "“%.*s”像是网页上粘贴来的",
                  "'%.*s' seems to be pasted from a web page",
                  SLICE_FMT(slice_sub(s, at, end)));
        return;
    }
}

/* Code of a web page in the source: Markdown turns &nbsp; into a blank that nobody sees
 * in the text. */
void check_entities(struct check_run *run, const struct item *item)
{
    static const char *const entities[] = {WORDLIST_ENTITIES, NULL};
    struct slice s = item->src->text;
    size_t at = item->body->at.start, n;

    for (; at < s.len; at++) {
        const char *next = memchr(s.ptr + at, '&', s.len - at);
        if (!next)
            return;
        at = (size_t)(next - s.ptr);
        if ((n = word_at(s, at, entities)) == 0)
            continue;
        n += at + n < s.len && s.ptr[at + n] == ';';
        check_hit(run, "C11", (struct span){item->src, at, at + n},
                  "“%.*s”是网页的代码", "'%.*s' is code of a web page",
                  SLICE_FMT(slice_sub(s, at, at + n)));
        return;
    }
}
