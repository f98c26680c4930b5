/* paste_heads.c - which lines of a pasted text are headings.
 *
 *     一、停水时间      a heading: text stands below each of the series
 *     12月3日全天。
 *     二、停水范围
 *     3号楼。
 *
 *     一、不堆杂物      points: one follows the other, or one is a sentence
 *     二、不乱停车
 *
 *     把楼道腾出来。    a motto, if several stand above long paragraphs
 * A short line without a number is a heading only above text; several short lines are
 * names or cells, never headings.
 */
#include "base/lexicon.h"
#include "draft/paste_lines.h"
#include "draft/paste_paper.h"
#include "markdown/list_mark.h"
#include "words/paste.h"

enum {
    LONG = 40,       /* code points of a paragraph below a motto */
    MOTTOES_MIN = 2, /* short sentences alone on a line are headings if several */
};

/* ---- numbered lines ---- */

/* The family and number of a line that begins with 一、 （一） or 1. ; FAMILY_NONE. */
static enum list_family family_of(const struct pasted_line *l, int *number)
{
    struct list_mark mark;

    if (l->role != ROLE_TEXT || !list_mark_read(l->text, LIST_MARK_ANY, &mark) ||
        mark.family == FAMILY_BULLET || list_mark_is_bare(l->text, &mark))
        return FAMILY_NONE;
    *number = mark.number;
    return mark.family;
}

/* 缴费时间：12月1日 behind the number: it says all on its own line. */
static bool is_stated(struct slice s)
{
    struct list_mark mark;

    return list_mark_read(s, LIST_MARK_ANY, &mark) &&
           line_is_label(slice_from(s, mark.body));
}

/* A series of one family, as far as its numbers count on from line `first`. */
struct series {
    enum list_family family;
    size_t items, headings; /* that have text below them, and look like headings */
    size_t stated;
};

/* Is there text below line i that belongs to it: not the next of the series? */
static bool has_text_below(const struct paper *p, size_t i, enum list_family family)
{
    size_t k = paper_next(p, i + 1);
    int number;

    return k < p->n && family_of(&p->lines[k], &number) != family &&
           !line_goes_on(p->lines[k].text);
}

static bool heads_text(const struct paper *p, size_t i, enum list_family family)
{
    return line_is_heading(p->lines[i].text) && has_text_below(p, i, family);
}

/* Lines of a higher family end a series of a lower one: 二、 ends （一）（二）. */
static void read_series(const struct paper *p, size_t first, struct series *out,
                        size_t *members)
{
    int number, expected = 1;

    out->family = family_of(&p->lines[first], &number);
    for (size_t i = first; i < p->n; i = paper_next(p, i + 1)) {
        enum list_family family = family_of(&p->lines[i], &number);
        if (family != FAMILY_NONE && family < out->family)
            break;
        if (family != out->family)
            continue;
        if (number != expected)
            break;
        members[out->items++] = i;
        out->headings += heads_text(p, i, family);
        out->stated += is_stated(p->lines[i].text);
        expected++;
    }
}

/* All of a series are headings, or none is; an item that states its matter on its own
 * line (三、电话：…) does not count. */
static void judge_series(struct paper *p, size_t first, size_t *members)
{
    struct series s = {0};

    read_series(p, first, &s, members);
    bool are = s.headings > 0 && s.headings + s.stated >= s.items &&
               (s.family <= FAMILY_HAN_BRACKET || s.items > 1);
    for (size_t i = 0; i < s.items; i++) {
        struct pasted_line *l = &p->lines[members[i]];
        l->judged = true;
        if (!are || !heads_text(p, members[i], s.family))
            continue;
        l->role = ROLE_HEADING;
        l->below = s.family != FAMILY_HAN;
        p->headings++;
        p->parts |= s.family == FAMILY_HAN;
    }
}

/* ---- others ---- */

static size_t before(const struct paper *p, size_t i)
{
    while (i-- > 0)
        if (p->lines[i].role != ROLE_GONE)
            return i;
    return SIZE_MAX;
}

/* 近期有人在车库洗车，造成地面: a line that was broken where it was full. */
static bool may_be_broken(struct slice s)
{
    enum { COLUMN = 20 }; /* code points */

    return utf8_count(s) > COLUMN && slice_find(s, SLICE("，")) != SIZE_MAX;
}

/* A short line among others, such as a name in a list. */
static bool is_bare(const struct paper *p, size_t i)
{
    int number;

    return i < p->n && p->lines[i].role == ROLE_TEXT &&
           line_is_heading(p->lines[i].text) &&
           family_of(&p->lines[i], &number) == FAMILY_NONE;
}

/* 顺祝 / 商祺！ */
static bool ends_letter(struct slice s)
{
    static const char *const words[] = {WORDLIST_LETTER_ENDS};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_is(s, words[i]))
            return true;
    return false;
}

/* 周正　吴越, 1122-3399（夜间）, （第3号）, 各位邻居: never above a text of its own. */
static bool is_data(struct slice s)
{
    enum { TELEPHONE = 7 };
    size_t digits = 0;
    bool han = false;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        digits += cp >= '0' && cp <= '9';
        han |= cp_is_han(cp);
    }
    return ends_letter(s) || digits >= TELEPHONE || !han || line_is_row(s) ||
           line_is_bracketed(s) || starts_with_any(s, lexicon_words(LEXICON_GREETINGS));
}

/* 老年卡一张（蓝色） / 雨伞两把: the line above is as short, with no gap between. */
static bool is_listed(const struct paper *p, size_t above, size_t i)
{
    return !p->lines[i].gap && is_bare(p, above);
}

static bool is_heading(const struct paper *p, size_t i, size_t k)
{
    static const char *const ends[] = {WORDLIST_ATTACHMENT_HEADS, NULL};
    struct slice s = p->lines[i].text, next = p->lines[k].text;
    size_t above = before(p, i);

    return is_bare(p, i) && !is_bare(p, k) && p->lines[k].role != ROLE_HEADING &&
           !may_be_broken(s) && !is_data(s) && !line_is_closing(s) &&
           !line_is_body(s) && !starts_with_any(s, ends) && !line_goes_on(next) &&
           (above == SIZE_MAX || p->lines[above].role != ROLE_TEXT ||
            (line_is_ended(p->lines[above].text) && !is_listed(p, above, i)));
}

void paper_find_headings(struct paper *p)
{
    size_t mottoes = 0, *members = arena_array(p->arena, size_t, p->n + 1);
    int number;

    for (size_t i = paper_next(p, 0); i < p->n; i = paper_next(p, i + 1))
        if (!p->lines[i].judged && family_of(&p->lines[i], &number) && number == 1)
            judge_series(p, i, members);
    for (size_t i = paper_next(p, 0), k; i < p->n; i = k) {
        struct pasted_line *l = &p->lines[i];
        k = paper_next(p, i + 1);
        if (k == p->n)
            break;
        if (l->role != ROLE_TEXT)
            continue;
        if (is_heading(p, i, k))
            l->role = ROLE_HEADING;
        else if (line_is_motto(l->text) && utf8_count(p->lines[k].text) >= LONG)
            l->role = ROLE_MOTTO;
        p->headings += l->role == ROLE_HEADING;
        mottoes += l->role == ROLE_MOTTO;
    }
    for (size_t i = 0; i < p->n && mottoes < MOTTOES_MIN; i++)
        if (p->lines[i].role == ROLE_MOTTO)
            p->lines[i].role = ROLE_TEXT;
}
