/* paste_title.c - what stands above the body: letterhead, number, title.
 *
 *     槐安里社区党委文件          gone (a letterhead; it signs if nobody else does)
 *     槐社发〔2026〕6号           the number
 *     关于做好防火工作            the title, over two lines
 *     的通知
 * Only whole lines, or what a mark parts from the text behind it (停水通知：因…), are
 * titles. A text that begins with a sentence has none: its title is asked for.
 */
#include "base/lexicon.h"
#include "draft/paste_lines.h"
#include "draft/paste_paper.h"
#include "markdown/list_mark.h"
#include "prose/dates.h"
#include "words/paste.h"

#include <string.h>

enum {
    HEAD_LINES = 14, /* a letterhead, a table of the document's data, a title */
    TITLE_MAX = 40,  /* code points, as kinds/_envelope.yaml has it */
    CLAUSE_MIN = 4,  /* code points of a clause shown as an example of a title */
    CLAUSE_MAX = 20,
    MARKED_MAX = 20, /* of a title with its text behind it */
};

static void drop(struct paper *p, size_t i, enum part part)
{
    p->lines[i].role = ROLE_GONE;
    p->lines[i].part = part;
}

static bool has(struct slice s, const char *word)
{
    return slice_find(s, slice_of(word)) != SIZE_MAX;
}

/* ---- the looks of a title ---- */

/* The bytes of the word that a document's title ends with, whatever marks or remark in
 * brackets stand behind it: 公示（第二次）, 通知！ 0: none. */
static size_t paper_word(struct slice s)
{
    static const char *const words[] = {WORDLIST_DOCUMENT_ENDS, NULL};
    s = line_without_signs(s);
    size_t end = s.len;
    uint32_t last = s.len ? utf8_prev(s, &end) : 0;

    if (end > 0 && cp_among(last, "）)"))
        for (size_t open = end; open > 0;)
            if (cp_among(utf8_prev(s, &open), "（("))
                return ends_with_any(slice_sub(s, 0, open), words);
    if (end > 0 && cp_among(last, "！!”》】"))
        s = slice_sub(s, 0, end);
    return ends_with_any(s, words);
}

/* 11月8日上午，…; 2026年11月 : a sentence of news, or a date. */
static bool begins_with_day(struct slice s)
{
    struct day_text t;

    return day_read(s, 0, &t) && !paper_word(s);
}

/* 时间：12月5日 is a label; 槐安里：邻里节开幕 is a title. */
static bool is_data(struct slice s)
{
    static const char *const words[] = {WORDLIST_LABEL_WORDS, NULL};
    size_t colon = slice_find(s, SLICE("：")), half = slice_find(s, SLICE(":"));

    colon = colon < half ? colon : half;
    return colon != SIZE_MAX &&
           ends_with_any(slice_trim(slice_sub(s, 0, colon)), words);
}

static size_t count_of(struct slice s, uint32_t wanted)
{
    size_t n = 0;

    for (size_t at = 0; at < s.len;)
        n += utf8_next(s, &at) == wanted;
    return n;
}

static bool is_greeting(struct slice s)
{
    return starts_with_any(s, lexicon_words(LEXICON_GREETINGS)) && !paper_word(s);
}

/* Short, no sentence, no list, no label, no introduction to what follows. */
static bool is_title(struct slice s)
{
    struct list_mark mark;
    size_t end = s.len, n = utf8_count(s);

    if (n < 2 || n > TITLE_MAX || cp_among(utf8_prev(s, &end), "。；，、：:;,") ||
        has(s, "。") || has(s, "；") || count_of(s, 0xFF0C) > 1 || count_of(s, ',') > 1)
        return false;
    return !begins_with_day(s) && !is_data(s) && !is_greeting(s) &&
           !line_is_ornament(s) && !list_mark_read(s, LIST_MARK_ANY, &mark);
}

/* 槐社发〔2026〕6号, with whatever bracket was typed. */
static bool is_number(struct slice s)
{
    size_t digits = 0;
    bool open = false;

    if (utf8_count(s) > 24 || !slice_ends(s, SLICE("号")))
        return false;
    for (size_t at = 0; at < s.len && digits < 4;) {
        size_t start = at;
        uint32_t cp = utf8_next(s, &at);
        open |= start > 0 && cp_among(cp, "〔［[【（(");
        digits = open && cp >= '0' && cp <= '9' ? digits + 1 : 0;
    }
    return digits == 4 && char_is_digit(s.ptr[s.len - strlen("号") - 1]);
}

/* 第3期, （总第12期）: the issue of a bulletin, below its name. */
static bool is_issue(struct slice s)
{
    size_t at = slice_find(s, SLICE("第"));

    return utf8_count(s) <= 16 && at != SIZE_MAX &&
           slice_find(slice_from(s, at), SLICE("期")) != SIZE_MAX && !paper_word(s);
}

/* 某某社区居委会文件, 青石政务网 */
static bool is_letterhead(struct slice s)
{
    static const char *const sites[] = {WORDLIST_SITE_ENDS, NULL};

    return slice_is(s, "文件") || (slice_ends(s, SLICE("文件")) && !has(s, "关于")) ||
           (utf8_count(s) <= 16 && ends_with_any(s, sites)) || line_is_body(s);
}

/* 某某局　某某大队: who issue a document together. */
static bool are_issuers(struct paper *p, struct slice s)
{
    return utf8_count(s) <= 2 * TITLE_MAX && paper_signers(p->arena, s, false).len > 0;
}

/* 标题(关键词 关键词) -> 标题: keywords for search engines. */
static struct slice without_keywords(struct slice s)
{
    size_t open = slice_find(s, SLICE("("));

    if (open == SIZE_MAX || open == 0 || !slice_ends(s, SLICE(")")) ||
        slice_find(slice_from(s, open), SLICE(" ")) == SIZE_MAX)
        return s;
    return slice_trim(slice_sub(s, 0, open));
}

/* 通　　知: are there blanks between all of its characters? */
static bool is_spaced(struct slice s)
{
    bool blank = true;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        bool space = cp == ' ' || cp == '\t' || cp == 0xA0 || cp == 0x3000;
        if (!space && !blank)
            return false;
        blank = space;
    }
    return true;
}

/* Blanks become places to break a title, as does the colon of a long one:
 * 槐安里 邻里节 -> 槐安里|邻里节. */
static struct slice title_text(struct arena *a, struct slice s)
{
    enum { ONE_LINE = 14 };
    struct buf b = BUF_INIT;
    bool blank = false, is_long = utf8_count(s) > ONE_LINE, spaced = is_spaced(s);
    uint32_t before = 0;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        bool space = cp == ' ' || cp == '\t' || cp == 0xA0 || cp == 0x3000;
        bool colon = cp == 0xFF1A || (cp == ':' && cp_is_han(before));
        if (cp_is_chat_sign(cp))
            continue;
        before = cp;
        if (colon && is_long && at < s.len) {
            buf_str(&b, "：|");
            blank = false;
            continue;
        }
        if (!space && blank && b.len && b.ptr[b.len - 1] != '|')
            buf_char(&b, cp >= 0x80 ? '|' : ' ');
        if (!space && cp != '|')
            buf_cp(&b, cp);
        blank = !spaced && (space || (blank && cp == '|'));
    }
    struct slice made = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return made;
}

/* ---- a title and text on one line ---- */

/* Part line i at byte `end`; what begins at byte `start` becomes a line below it. */
static void part_line(struct paper *p, size_t i, size_t end, size_t start)
{
    struct slice whole = p->lines[i].text;

    paper_double(p, i);
    p->lines[i].text = slice_trim(slice_sub(whole, 0, end));
    p->lines[i + 1].text = slice_trim(slice_from(whole, start));
    p->lines[i + 1].indented = true;
}

/* 停水通知 尊敬的业主：, 停水通知：因…, 【停水】因…: where the title ends, and where
 * the text begins. False: the line is not like that. */
static bool title_end(struct slice s, size_t *end, size_t *start)
{
    size_t close = slice_find(s, SLICE("】")), n = 0;

    if (slice_starts(s, SLICE("【")) && close != SIZE_MAX &&
        utf8_count(slice_sub(s, 0, close)) <= MARKED_MAX) {
        *end = *start = close + strlen("】");
        return *start < s.len && !is_title(slice_from(s, *start));
    }
    for (size_t at = 0; at < s.len && n <= MARKED_MAX; n++) {
        *end = at;
        uint32_t cp = utf8_next(s, &at);
        struct slice before = slice_sub(s, 0, *end), rest = slice_from(s, at);
        bool blank = cp == ' ' || cp == '\t' || cp == 0x3000;
        if (n < 2 || !rest.len || !paper_word(before))
            continue;
        *start = cp_among(cp, ":：！!") || blank ? at : *end;
        if (cp_among(cp, ":：！!"))
            return true;
        if (is_greeting(slice_trim(slice_from(s, *start))))
            return true;
    }
    return false;
}

static void part_title(struct paper *p, size_t i)
{
    size_t end, start;

    if (p->lines[i].role != ROLE_TEXT || is_greeting(p->lines[i].text) ||
        !title_end(p->lines[i].text, &end, &start) ||
        (is_title(p->lines[i].text) &&
         !is_greeting(slice_trim(slice_from(p->lines[i].text, start)))))
        return;
    part_line(p, i, end, start);
}

/* ---- no title ---- */

/* 各位邻居，明天停水 -> 明天停水: a greeting does not tell what the matter is. */
static struct slice without_greeting(struct slice s)
{
    enum { GREETING_MAX = 36 }; /* bytes */

    if (!starts_with_any(s, lexicon_words(LEXICON_GREETINGS)))
        return s;
    for (size_t at = 0; at < s.len && at < GREETING_MAX;)
        if (cp_among(utf8_next(s, &at), ",，：！:"))
            return slice_trim(slice_from(s, at));
    return s;
}

/* 明天停水，请储水。 -> 明天停水. Empty if the first clause is too long, or too short,
 * to be a title. */
static struct slice first_clause(struct slice s)
{
    size_t n = 0;

    for (size_t at = 0, end = 0; at < s.len && n <= CLAUSE_MAX; n++, end = at)
        if (cp_among(utf8_next(s, &at), ",，。；！!"))
            return n >= CLAUSE_MIN ? slice_sub(s, 0, end) : SLICE("");
    return SLICE("");
}

/* The title is asked for; a first clause that could be one is shown as an example. */
static void ask_title(struct paper *p)
{
    size_t i = paper_next(p, 0);

    if (i == p->n)
        return;
    struct slice clause = SLICE("");
    for (size_t k = i; k < p->n && !clause.len; k = paper_next(p, k + 1)) {
        struct slice s = without_greeting(p->lines[k].text);
        clause = begins_with_day(s) ? SLICE("") : first_clause(s);
        if (s.len)
            break;
    }
    p->out->hint = is_title(clause) ? title_text(p->arena, clause) : SLICE("");
    diag_note(p->diag, p->lines[i].at, "paste-title", "没有找到标题，请在“标题”处填上",
              "no title was found: please write one");
}

/* ---- choosing ---- */

/* 活动时间 above a day: it is not that of publication. */
static bool is_asked(struct slice s)
{
    return slice_ends(s, SLICE("时间")) || slice_ends(s, SLICE("日期"));
}

/* The lines that may hold the title, up to the first that is text. */
static size_t head_end(struct paper *p)
{
    enum { DAY_LINES = 3 }; /* below which a day is that of a signature */
    size_t i = paper_next(p, 0);
    struct slice above = SLICE("");

    for (size_t n = 0; i < p->n && n < HEAD_LINES; i = paper_next(p, i + 1), n++) {
        struct slice s = p->lines[i].text;
        if (n <= DAY_LINES && paper_next(p, i + 1) < p->n && !is_asked(above) &&
            paper_take_day(p, i))
            continue;
        above = s;
        if (p->lines[i].role != ROLE_TEXT ||
            (!is_title(s) && !is_number(s) && !is_letterhead(s) && !is_issue(s)))
            break;
    }
    return i;
}

/* 某某小区供暖设施改造工程 / 指挥部公告, 第六届居民代表大会 / 第二次会议决议: a line as
 * wide as a sheet, and a short end of a title at once below it. */
static bool is_wide_title(struct slice s, struct slice next)
{
    enum { WIDE = 14, END_MAX = 16 }; /* code points */
    bool end = slice_starts(next, SLICE("第")) || slice_starts(next, SLICE("的"));
    bool quoted = slice_starts(s, SLICE("“")) && slice_ends(s, SLICE("”"));

    return is_title(s) && !paper_word(s) && !is_letterhead(s) && !line_is_row(s) &&
           line_without_frame(s).len == s.len && utf8_count(next) <= END_MAX &&
           (quoted || utf8_count(s) >= (end ? WIDE / 2 : WIDE));
}

/* Is the line above line i a body, too? Then both issue what stands below. */
static bool below_body(const struct paper *p, size_t i)
{
    while (i-- > 0)
        if (p->lines[i].role != ROLE_GONE)
            return line_is_body(p->lines[i].text);
    return false;
}

/* Is line k the end of a title that line i begins? 关于做好防火工作 / 的通知 */
static bool goes_on(const struct paper *p, size_t i, size_t k)
{
    enum { JOINED_MAX = 60 }; /* code points; longer than it should be, but whole */
    struct slice s = p->lines[i].text, next = p->lines[k].text;
    bool about = has(s, "关于") && !paper_word(s);
    bool body =
        line_is_body(s) && slice_starts(next, SLICE("关于")) && !below_body(p, i);
    bool wide = !p->lines[k].gap && is_wide_title(s, next);

    return (about || body || wide) && paper_word(next) &&
           utf8_count(s) + utf8_count(next) < JOINED_MAX;
}

/* How many lines below line i the title has: 关于做好老旧小区 / 加装电梯工作 / 的通知
 * has two. */
static size_t title_rest(const struct paper *p, size_t i, size_t end)
{
    size_t k = paper_next(p, i + 1), m = k < end ? paper_next(p, k + 1) : end;

    if (k >= end)
        return 0;
    if (goes_on(p, i, k))
        return 1;
    return m < end && has(p->lines[i].text, "关于") && !paper_word(p->lines[i].text) &&
                   !p->lines[k].gap && !p->lines[m].gap && is_title(p->lines[k].text) &&
                   goes_on(p, i, m)
               ? 2
               : 0;
}

/* Where the title may begin: below the issue of a bulletin, if something stands there
 * that may be one. */
static size_t below_issue(const struct paper *p, size_t end)
{
    size_t first = paper_next(p, 0), i = first;

    while (i < end && !is_issue(p->lines[i].text))
        i = paper_next(p, i + 1);
    for (i = i < end ? paper_next(p, i + 1) : end; i < end; i = paper_next(p, i + 1))
        if (is_title(p->lines[i].text) && !is_letterhead(p->lines[i].text))
            return slice_starts(p->lines[i].text, SLICE("【")) ? first : i;
    return first;
}

/* The line of the title: the first that ends like a document's, else the first that is
 * no letterhead. p->n: none. */
static size_t choose(struct paper *p, size_t end)
{
    size_t first = p->n;

    for (size_t i = below_issue(p, end); i < end; i = paper_next(p, i + 1)) {
        struct slice s = p->lines[i].text;
        size_t k = paper_next(p, i + 1);
        if (is_number(s) || slice_ends(s, SLICE("文件")) ||
            (!line_is_body(s) && are_issuers(p, s)))
            continue;
        if (title_rest(p, i, end))
            return i;
        if (is_letterhead(s) && !(paper_next(p, 0) == i && first == p->n &&
                                  !paper_word(s) && !line_is_body(s) && k == end))
            continue;
        if (paper_word(s))
            return i;
        first = first == p->n ? i : first;
    }
    return first;
}

static struct slice add_signers(struct paper *p, struct slice who, struct slice more)
{
    return who.len ? slice_of(arena_printf(p->arena, "%.*s、%.*s", SLICE_FMT(who),
                                           SLICE_FMT(more)))
                   : more;
}

/* What stands above the title: its number is kept, a letterhead is gone, and signs
 * unless a signature is found. */
static void take_letterhead(struct paper *p, size_t title)
{
    struct slice who = SLICE("");

    for (size_t i = paper_next(p, 0); i < title; i = paper_next(p, i + 1)) {
        struct slice s = p->lines[i].text;
        size_t k = paper_next(p, i + 1); /* a bulletin's name stands above its issue */
        bool bulletin = is_issue(s) || (k < title && is_issue(p->lines[k].text));
        if (is_number(s))
            p->out->number = s;
        else if (are_issuers(p, s))
            who = add_signers(p, who, paper_signers(p->arena, s, false));
        else if (!is_letterhead(s) && !bulletin)
            continue;
        drop(p, i, PART_LETTERHEAD);
    }
    if (!p->out->issuer.len && utf8_count(who) <= 2 * TITLE_MAX)
        p->out->issuer = who;
}

/* （第3号）, （征求意见稿） below a title: part of it. */
static bool is_remark(struct slice s)
{
    static const char *const words[] = {WORDLIST_TITLE_REMARKS, NULL};
    size_t at = 0;
    struct day_text t;

    return line_is_bracketed(s) && utf8_count(s) <= 16 && holds_any(s, words) &&
           !(day_next(s, &at, &t) && t.month);
}

/* ——预防一氧化碳中毒 below 温馨提示 */
static bool is_subtitle(struct slice s)
{
    return slice_starts(s, SLICE("—")) && is_title(s) && !line_is_sign(s);
}

/* 第3号, 2026年第3号 */
static bool is_order(struct slice s)
{
    size_t at = slice_find(s, SLICE("第"));

    return at != SIZE_MAX && utf8_count(s) <= 14 && slice_ends(s, SLICE("号")) &&
           (at == 0 || char_is_digit(s.ptr[0])) &&
           char_is_digit(s.ptr[s.len - strlen("号") - 1]);
}

/* （2026年11月18日第二次会议通过）: the day, unless somebody signs; the line stays. */
static void read_adopted(struct paper *p, size_t i)
{
    static const char *const words[] = {WORDLIST_ADOPTED_WORDS, NULL};
    struct slice s = p->lines[i].text;
    size_t at = 0, start;

    if (!p->out->dated && line_is_bracketed(s) && holds_any(s, words))
        p->out->dated = day_find(s, &at, (struct date){0}, &start, &p->out->date);
}

/* The title on line i, with the lines that go on with it or repeat it. */
static void take_title(struct paper *p, size_t i, size_t end)
{
    struct slice title = without_keywords(p->lines[i].text);
    size_t k, rest = title_rest(p, i, end);

    for (; rest > 0; rest--) {
        k = paper_next(p, i + 1);
        title = slice_of(arena_printf(p->arena, "%.*s %.*s", SLICE_FMT(title),
                                      SLICE_FMT(p->lines[k].text)));
        p->lines[k].role = ROLE_GONE;
    }
    p->lines[i].role = ROLE_GONE;
    /* The site's title is often followed by the article's own, which says more. */
    for (; (k = paper_next(p, i + 1)) < p->n; i = k) {
        struct slice next = without_keywords(p->lines[k].text);
        if (!is_title(next) || slice_find(next, title) == SIZE_MAX)
            break;
        title = next;
        drop(p, k, PART_TITLE);
    }
    if (k < p->n && (is_remark(p->lines[k].text) || is_subtitle(p->lines[k].text))) {
        title = slice_of(arena_printf(p->arena, "%.*s%.*s", SLICE_FMT(title),
                                      SLICE_FMT(p->lines[k].text)));
        p->lines[k].role = ROLE_GONE;
        k = paper_next(p, k + 1);
    }
    if (k < p->n && (is_number(p->lines[k].text) || is_order(p->lines[k].text))) {
        p->out->number = p->lines[k].text;
        drop(p, k, PART_LETTERHEAD);
        k = paper_next(p, k + 1);
    }
    if (k < p->n)
        read_adopted(p, k);
    p->out->title = title_text(p->arena, line_without_frame(title));
}

/* 标题：停水通知 and 文号：某发〔2026〕6号 among the data of a document. */
static void read_data(struct paper *p)
{
    static const char *const titles[] = {WORDLIST_DATA_TITLES, NULL};
    static const char *const numbers[] = {WORDLIST_DATA_NUMBERS, NULL};

    for (size_t i = paper_next(p, 0), n = 0; i < p->n && n < HEAD_LINES;
         i = paper_next(p, i + 1), n++) {
        struct slice s = p->lines[i].text;
        size_t title = starts_with_any(s, titles), number = starts_with_any(s, numbers);
        struct slice value = slice_trim(slice_from(s, title + number));
        bool mail = slice_starts(s, SLICE("主题：")); /* its subject */
        value = mail ? slice_trim(slice_from(s, strlen("主题："))) : value;
        if ((title && value.len) || (mail && paper_word(value))) {
            p->lines[i].text = value;
        } else if (number) {
            p->out->number = is_number(value) ? value : SLICE("");
            drop(p, i, PART_LETTERHEAD);
        }
    }
}

/* 【转】各位邻居：… -> 各位邻居：… */
static void drop_forward(struct paper *p, size_t i)
{
    static const char *const marks[] = {WORDLIST_FORWARD_MARKS, NULL};
    struct slice s = p->lines[i].text;
    size_t n = starts_with_any(s, marks);

    if (n && n < s.len)
        p->lines[i].text = slice_trim(slice_from(s, n));
}

void paper_find_title(struct paper *p)
{
    size_t i = paper_next(p, 0), title;

    if (i == p->n)
        return;
    read_data(p);
    drop_forward(p, i);
    i = paper_next(p, 0);
    for (size_t n = 0; i < p->n && n < 3; i = paper_next(p, i + 1), n++) {
        if (is_title(p->lines[i].text) && paper_word(p->lines[i].text))
            break; /* below the title, 标准：420元 is none */
        part_title(p, i);
    }
    size_t end = head_end(p);
    title = p->chat ? p->n : choose(p, end);
    take_letterhead(p, title < p->n ? title : end);
    bool alone = title < p->n && paper_next(p, title + 1) == p->n;
    if (title < p->n && !(alone && !paper_word(p->lines[title].text)))
        take_title(p, title, end);
    if (!p->out->title.len)
        ask_title(p);
}
