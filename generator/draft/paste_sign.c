/* paste_sign.c - who signs a pasted text, and when.
 *
 *     …请互相转告。                     …请互相转告！槐安里物业 11月20日
 *     槐安里物业服务中心（盖章）
 *     联系电话：0000-0000001            发布单位：社区居委会
 *     2026年11月20日 9:30               发布日期：2026年11月20日
 *     附件：登记表
 * The date is looked for first: alone on its line or behind the signer, at the end of
 * the text or above what may follow a signature. Above it stand one to four signers.
 * The last name of a list looks like a signer: where the lines above may be a list,
 * only what is set apart from it, or is a body among things that are none, is taken.
 */
#include "draft/paste_lines.h"
#include "draft/paste_paper.h"
#include "markdown/list_mark.h"
#include "prose/dates.h"
#include "words/paste.h"

enum {
    SIGNER_MAX = 30, /* code points */
    LINE_MAX = 60,   /* of a line with signers and a date */
    SET_APART = 4,   /* blanks more than the lines above */
};

/* ---- the line of the date ---- */

/* （星期一） 上午 9:30: what may stand behind a date of signature. */
static bool is_clock(struct slice s)
{
    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        if (!(cp >= '0' && cp <= '9') &&
            !cp_among(cp, " \t　:：时分上下午早晚中()（）星期周一二三四五六日天发布印"))
            return false;
    }
    return true;
}

/* 发布日期： -> nothing; what else stands before the date stays. */
static struct slice without_day_label(struct slice s)
{
    static const char *const labels[] = {WORDLIST_DAY_LABELS};

    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        struct slice label = slice_of(labels[i]);
        size_t at = s.len;
        if (!s.len || !cp_among(utf8_prev(s, &at), ":："))
            return s;
        if (slice_ends(slice_sub(s, 0, at), label))
            return slice_trim(slice_sub(s, 0, at - label.len));
    }
    return s;
}

/* A day that ends the line, with what stands before it: 槐安里物业 2026年11月20日. */
static bool read_day(const struct paper *p, struct slice s, struct slice *who,
                     struct date *day)
{
    struct day_text t, last = {0};
    bool found = false;

    for (size_t at = 0; day_next(s, &at, &t); found = true)
        last = t;
    if (!found || !last.month || !is_clock(slice_from(s, last.end)))
        return false;
    struct date nearest = day_nearest(&last, p->today);
    if (nearest.year == 0)
        return false;
    *day = nearest;
    *who = without_day_label(slice_trim(slice_sub(s, 0, last.start)));
    return true;
}

bool paper_take_day(struct paper *p, size_t i)
{
    struct pasted_line *l = &p->lines[i];
    struct slice s = l->text, who;
    size_t open = 0, close = s.len;
    struct date day;

    if (l->role != ROLE_TEXT || utf8_count(s) > LINE_MAX)
        return false;
    if (cp_among(utf8_next(s, &open), "（(") && cp_among(utf8_prev(s, &close), "）)"))
        s = slice_sub(s, open, close);
    if (!read_day(p, s, &who, &day))
        return false;
    struct slice signers = paper_signers(p->arena, who, false);
    if (who.len && !signers.len)
        return false;
    if (who.len)
        p->out->issuer = signers;
    if (!p->out->dated)
        p->out->date = day;
    p->out->dated = true;
    l->role = ROLE_GONE;
    l->part = PART_SOURCE;
    return true;
}

/* ---- what stands around it ---- */

static size_t live_before(const struct paper *p, size_t i)
{
    while (i-- > 0)
        if (p->lines[i].role != ROLE_GONE)
            return i;
    return SIZE_MAX;
}

/* 24小时热线：…; a colon at the very beginning has no label before it. */
static bool begins_label(struct slice s)
{
    return s.len && !slice_starts(s, SLICE(":")) && !slice_starts(s, SLICE("：")) &&
           label_begins(s);
}

/* A line that is no sentence, no list and no label, so may be a name like others. */
static bool may_be_name(const struct pasted_line *l)
{
    struct list_mark mark;

    return l->role == ROLE_TEXT && utf8_count(l->text) <= SIGNER_MAX &&
           !begins_label(l->text) && !line_is_ended(line_without_seal(l->text)) &&
           !list_mark_read(l->text, LIST_MARK_ANY, &mark);
}

/* 联系电话：…, between a signer and the date or below both. */
static bool is_contact(struct slice s)
{
    size_t at = 0;

    if (line_is_bracketed(s)) /* （联系人：…） */
        s = slice_from(s, (utf8_next(s, &at), at));
    return line_is_label(s);
}

/* May the text go on below a signature like this? 附件：…, 抄送：…, 电话：… */
static bool may_follow(const struct paper *p, size_t i)
{
    static const char *const heads[] = {WORDLIST_ATTACHMENT_HEADS, NULL};

    enum { CONTACTS_MAX = 12 };
    size_t n = 0;

    for (i = paper_next(p, i + 1); i < p->n; i = paper_next(p, i + 1)) {
        if (n++ == CONTACTS_MAX)
            return false;
        if (starts_with_any(p->lines[i].text, heads) || p->lines[i].role == ROLE_ROW)
            return true;
        if (!is_contact(p->lines[i].text))
            return false;
    }
    return true;
}

/* …名单如下： or …如下。, but not 名单见附件。 */
static bool promises_list(struct slice s)
{
    static const char *const words[] = {WORDLIST_PROMISING_WORDS, NULL};
    static const char *const sentences[] = {WORDLIST_LIST_SENTENCES, NULL};
    size_t end = s.len;
    uint32_t last = s.len ? utf8_prev(s, &end) : 0;

    return cp_among(last, "：:") ||
           holds_any(s, cp_among(last, "。") ? sentences : words);
}

/* Do both end with the same two characters? 甲楼支部 / 乙楼支部 */
static bool end_alike(struct slice x, struct slice y)
{
    size_t at = x.len;

    for (int i = 0; i < 2 && at > 0; i++)
        utf8_prev(x, &at);
    return slice_ends(y, slice_from(x, at));
}

/* ---- which lines sign ---- */

/* The lines above the date, or at the end: short ones, of which the last may sign. */
struct block {
    size_t first, last; /* their indexes */
    size_t above;       /* the line before them; SIZE_MAX: none */
    bool dated;
};

static struct block block_of(const struct paper *p, size_t last, bool dated)
{
    struct block b = {last, last, live_before(p, last), dated};

    while (b.above != SIZE_MAX && may_be_name(&p->lines[b.above])) {
        b.first = b.above;
        b.above = live_before(p, b.above);
    }
    return b;
}

/* Is the last line set apart from those above it, by an empty line that they do not
 * have between them, or by an inset? */
static bool is_apart(const struct paper *p, const struct block *b, size_t i)
{
    const struct pasted_line *l = &p->lines[i];
    size_t before = live_before(p, i), lines = 0;
    bool gaps = false;

    if (before == SIZE_MAX || before < b->first)
        return false;
    if (l->inset >= p->lines[before].inset + SET_APART)
        return true;
    for (size_t k = paper_next(p, b->first + 1); k < i; k = paper_next(p, k + 1)) {
        gaps |= p->lines[k].gap;
        lines++;
    }
    return l->gap && !gaps && lines > 0;
}

/* Is there another body in the block, or one of the same sort? Then it is a list. */
static bool has_others(const struct paper *p, const struct block *b)
{
    struct slice last = p->lines[b->last].text;

    for (size_t i = b->first; i < b->last; i = paper_next(p, i + 1))
        if (line_is_body(p->lines[i].text) || end_alike(p->lines[i].text, last))
            return true;
    return false;
}

/* Do all lines above the last end alike, and it does not? 甲楼支部 / 乙楼支部 / 居委会:
 * a list, with the signer below it. */
static bool is_below_list(const struct paper *p, const struct block *b)
{
    struct slice first = p->lines[b->first].text;
    size_t n = 0;

    for (size_t i = b->first; i < b->last; i = paper_next(p, i + 1), n++)
        if (!end_alike(p->lines[i].text, first))
            return false;
    return n > 1 && !end_alike(p->lines[b->last].text, first);
}

/* Do two of at least three lines end alike, or do they stand below the title? Then a
 * block of bodies is rather a list than who signs together. */
static bool may_be_list(const struct paper *p, const struct block *b)
{
    struct slice before = SLICE("");
    bool alike = false;
    size_t n = 0;

    for (size_t i = b->first; i <= b->last; i = paper_next(p, i + 1), n++) {
        alike |= n > 0 && end_alike(p->lines[i].text, before);
        before = p->lines[i].text;
    }
    return (n > 2 && alike) || (n > 1 && b->above == SIZE_MAX);
}

/* Does a sentence or a label that announces no list stand above? */
static bool ends_above(const struct paper *p, const struct block *b)
{
    struct slice s = b->above == SIZE_MAX ? SLICE("") : p->lines[b->above].text;

    return (line_is_ended(s) || begins_label(s)) && !promises_list(s);
}

/* …请转告。 / 某人 / 2026年11月20日: nothing but a signer stands there. */
static bool stands_alone(const struct paper *p, const struct block *b)
{
    return b->dated && b->first == b->last && line_may_sign(p->lines[b->last].text) &&
           ends_above(p, b);
}

/* How many of the last lines sign; 0: none, or it is not certain. */
static size_t count_signers(const struct paper *p, const struct block *b)
{
    bool whole = true, person = false;
    size_t n = 0;
    bool ended = ends_above(p, b);
    bool listed = b->above != SIZE_MAX && promises_list(p->lines[b->above].text);

    if (listed && b->dated && b->first == b->last) /* what is listed follows below */
        listed = !slice_ends(p->lines[b->above].text, SLICE("。"));
    for (size_t i = b->last; i != SIZE_MAX && i >= b->first; i = live_before(p, i)) {
        whole = paper_signers(p->arena, p->lines[i].text, b->dated && (n == 0 || ended))
                    .len > 0;
        if (!whole)
            break;
        n++;
        person |= line_signs_with_person(p->lines[i].text);
        if (is_apart(p, b, i))
            return n <= SIGNERS_MAX ? n : 0;
    }
    if (n == 0 && stands_alone(p, b))
        return 1;
    if (n == 0 || (listed && (whole || !b->dated)) || (person && n > 1))
        return 0;
    if (whole && n > 1 && b->dated && !ended && is_below_list(p, b))
        return 1;
    if (whole && n > 1 && may_be_list(p, b))
        return 0;
    if (whole && (b->dated || b->above != SIZE_MAX))
        return n <= SIGNERS_MAX ? n : 0;
    if (!whole && line_is_body(p->lines[b->last].text) && !has_others(p, b))
        return 1;
    return 0;
}

static void gone(struct paper *p, size_t i)
{
    p->lines[i].role = ROLE_GONE;
    p->lines[i].part = PART_NONE;
}

/* Take the signers that end with line `last` out of the text. */
static bool take_signers(struct paper *p, size_t last, bool dated)
{
    struct block b = block_of(p, last, dated);
    struct slice who = SLICE("");
    size_t n = may_be_name(&p->lines[last]) ? count_signers(p, &b) : 0, i = last;

    for (size_t k = 0; k < n; k++, i = live_before(p, i)) {
        struct slice s = paper_signers(p->arena, p->lines[i].text, dated);
        if (!s.len)
            s = line_without_seal(p->lines[i].text);
        if (line_signs_with_person(p->lines[i].text))
            diag_note(p->diag, p->lines[i].at, "paste-dropped",
                      "落款只写单位、职务，去掉了人名",
                      "left out: a person's name behind who signs");
        who = k ? slice_of(arena_printf(p->arena, "%.*s、%.*s", SLICE_FMT(s),
                                        SLICE_FMT(who)))
                : s;
        gone(p, i);
    }
    if (who.len)
        p->out->issuer = who;
    return who.len > 0;
}

/* …敬请谅解！槐安里物业: the body behind the last sentence; empty if there is none. */
static struct slice behind_sentence(struct slice s)
{
    size_t end = 0;

    for (size_t at = 0; at < s.len;)
        if (cp_among(utf8_next(s, &at), "。！!？?"))
            end = at;
    struct slice body = slice_trim(slice_from(s, end));
    return end && line_is_body(body) ? body : SLICE("");
}

/* Take the date off line i, and who stands before it on the line. False: it is not
 * that of a signature. */
static bool take_dated_line(struct paper *p, size_t i, struct slice who)
{
    struct pasted_line *l = &p->lines[i];

    if (!who.len) {
        gone(p, i);
        return true;
    }
    if (paper_signers(p->arena, who, true).len || line_may_sign(who)) {
        struct slice whole = l->text;
        l->text = who;
        if (take_signers(p, i, true))
            return true;
        l->text = whole;
    }
    struct slice body = behind_sentence(who);
    if (!body.len)
        return false;
    l->text = slice_trim(slice_sub(l->text, 0, (size_t)(body.ptr - l->text.ptr)));
    p->out->issuer = line_without_seal(body);
    return true;
}

/* The line above a date that may hold the signer: contacts may stand between. */
static size_t signer_above(const struct paper *p, size_t i)
{
    size_t above = live_before(p, i), k = above;

    for (int n = 0; n < 3 && k != SIZE_MAX && is_contact(p->lines[k].text); n++)
        k = live_before(p, k);
    return k != SIZE_MAX && k != above && line_is_body(p->lines[k].text) ? k : above;
}

/* Is the date of line i that of the signature? It ends the text, or something follows
 * that may, or a body stands above it below the end of a sentence. */
static bool signs_here(const struct paper *p, size_t i, struct slice who)
{
    size_t above = signer_above(p, i);

    if (may_follow(p, i)) /* the day below 三、活动时间 is none */
        return who.len || above == SIZE_MAX || !line_part(p->lines[above].text);
    if (above == SIZE_MAX || who.len || !line_is_body(p->lines[above].text))
        return false;
    size_t before = live_before(p, above);
    for (int n = 1;
         n < SIGNERS_MAX && before != SIZE_MAX && line_is_body(p->lines[before].text);
         n++)
        before = live_before(p, before);
    struct slice text = before == SIZE_MAX ? SLICE("") : p->lines[before].text;
    return (line_is_ended(text) || begins_label(text)) && !promises_list(text);
}

/* 发布单位：社区居委会 */
void paper_find_signer(struct paper *p)
{
    static const char *const labels[] = {WORDLIST_SIGNER_LABELS, NULL};

    for (size_t i = paper_next(p, 0); i < p->n; i = paper_next(p, i + 1)) {
        struct slice s = p->lines[i].text;
        size_t at = starts_with_any(s, labels);
        if (p->lines[i].role != ROLE_TEXT || !at || at >= s.len ||
            !cp_among(utf8_next(s, &at), ":："))
            continue;
        s = slice_from(s, at);
        s = slice_sub(s, 0, slice_find(s, SLICE("|")));
        struct slice who = paper_signers(p->arena, slice_trim(s), true);
        if (!who.len)
            continue;
        p->out->issuer = who;
        gone(p, i);
    }
}

/* 2026年11月20日 / 某某公司 / 某某服务中心: how many bodies stand below the day of line
 * i, up to the end or to what may follow a signature; 0: something else does. */
static size_t signers_below(struct paper *p, size_t i)
{
    size_t n = 0, last = i;

    for (i = paper_next(p, i + 1); i < p->n && n < SIGNERS_MAX;
         i = paper_next(p, i + 1), n++) {
        if (p->lines[i].role != ROLE_TEXT ||
            !paper_signers(p->arena, p->lines[i].text, false).len)
            break;
        last = i;
    }
    return n && may_follow(p, last) ? n : 0;
}

static void take_signers_below(struct paper *p, size_t i, size_t n)
{
    struct slice who = SLICE("");

    for (gone(p, i); n > 0; n--) {
        i = paper_next(p, i + 1);
        struct slice s = paper_signers(p->arena, p->lines[i].text, false);
        who = who.len ? slice_of(arena_printf(p->arena, "%.*s、%.*s", SLICE_FMT(who),
                                              SLICE_FMT(s)))
                      : s;
        gone(p, i);
    }
    p->out->issuer = who;
}

/* 11/20, 11.20 alone on the last line of a chat: the day nearest to today. */
static bool read_short_day(const struct paper *p, struct slice s, struct date *day)
{
    size_t at = 0, digits;
    struct day_text t = {0};

    t.month = number_at(s, &at, &digits);
    if (t.month < 1 || digits > 2 || at >= s.len || !cp_among(utf8_next(s, &at), "/.-"))
        return false;
    t.day = number_at(s, &at, &digits);
    if (t.day < 1 || digits > 2 || at != s.len || !char_is_digit(s.ptr[s.len - 1]))
        return false;
    *day = day_nearest(&t, p->today);
    return day->year != 0;
}

/* 2026年11月, 2026年  月  日: a day that is not told whole. */
static bool is_open_day(struct slice s)
{
    bool year = false;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        if (!(cp >= '0' && cp <= '9') &&
            !cp_among(cp, " \t\u3000_Xx×〇零一二三四五六七八九十廿卅初年月日"))
            return false;
        year |= cp_among(cp, "年");
    }
    return year && (slice_ends(s, SLICE("月")) || slice_ends(s, SLICE("日")));
}

void paper_find_signature(struct paper *p)
{
    struct slice who;
    struct date day;
    size_t last = SIZE_MAX;

    for (size_t i = paper_next(p, 0); i < p->n; i = paper_next(p, i + 1)) {
        last = i;
        if (p->lines[i].role != ROLE_TEXT || utf8_count(p->lines[i].text) > LINE_MAX)
            continue;
        if (!read_day(p, p->lines[i].text, &who, &day))
            continue;
        size_t below = who.len ? 0 : signers_below(p, i);
        if (below) {
            take_signers_below(p, i, below);
            p->out->date = day;
            p->out->dated = true;
            return;
        }
        if (!signs_here(p, i, who))
            continue;
        size_t above = signer_above(p, i);
        if (!take_dated_line(p, i, who))
            continue;
        p->out->date = day;
        p->out->dated = true;
        if (!who.len && above != SIZE_MAX)
            take_signers(p, above, true);
        return;
    }
    if (last == SIZE_MAX)
        return;
    bool text = p->lines[last].role == ROLE_TEXT;
    bool open = text && is_open_day(p->lines[last].text);
    if (text && read_short_day(p, p->lines[last].text, &day)) {
        size_t signer = live_before(p, last);
        gone(p, last);
        p->out->date = day;
        p->out->dated = true;
        if (signer != SIZE_MAX)
            take_signers(p, signer, true);
        return;
    }
    size_t above = open ? live_before(p, last) : last;
    if (above != SIZE_MAX && (open || !p->out->issuer.len) &&
        take_signers(p, above, open) && open)
        gone(p, last);
}
