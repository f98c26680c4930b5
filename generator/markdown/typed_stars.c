/* typed_stars.c - * and ~ by office habit: only those meant as emphasis are left to
 * cmark; the others become signs and are printed.
 *
 *     600*400  5元*30天  长*宽*高       times signs       11:00~12:00    a range
 *     王**  李**先生  138****0000       masked            *号键  带*的   the sign
 * itself
 *     **重要**  *注意*                  emphasis          ~~已改期~~     struck out
 *
 * No grammar decides this, so is_text asks a list of questions about the characters
 * around a run, each named after the habit that it recognises. A single star that
 * passes must also find a partner in its line (is_closed). */
#include "base/lexicon.h"
#include "markdown/emphasis.h"
#include "markdown/typed_state.h"
#include "words/names.h"

#include <string.h>

/* Does a figure with its unit end at `at`? 600, 5元, 3 米, 2㎡, 3米） */
static bool ends_figure(const struct typing *t, size_t at)
{
    enum { UNIT_MAX = 3 };

    for (int i = 0; i <= UNIT_MAX && at > 0; i++) {
        uint32_t cp = utf8_prev(t->text, &at);
        if (is_figure(cp))
            return true;
        bool unit = cp_is_han(cp) || cp == ' ' || cp == '%' || cp == 0xFF05 ||
                    (cp >= 0x3300 && cp <= 0x33FF) || cp == 0x33A1 ||
                    ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') ||
                    (i == 0 && cp_among(cp, ")）"));
        if (!unit)
            return false;
    }
    return false;
}

/* 西门*1，黑*2）: a quantity follows. 共*3*人: a star does, so it is emphasis. */
static bool is_quantity(const struct typing *t, size_t end)
{
    enum { UNIT_MAX = 2 };
    size_t at = end;

    while (is_figure(typing_after(t, at)) || typing_byte(t, at) == '.')
        utf8_next(t->text, &at);
    for (int i = 0; i < UNIT_MAX && cp_is_han(typing_after(t, at)); i++)
        utf8_next(t->text, &at);
    return typing_byte(t, at) != '*';
}

/* 600*400, 5元*30天, 3*人数: a times sign. */
static bool is_times(const struct typing *t, size_t at, size_t end)
{
    uint32_t before = typing_before(t, at), after = typing_after(t, end);
    bool letter = (after | 0x20) >= 'a' && (after | 0x20) <= 'z';

    if (end - at != 1 || !before || !after || before == ' ' || after == ' ')
        return false;
    if (is_figure(before))
        return is_figure(after) || cp_is_han(after) || letter ||
               cp_among(after, "￥¥$（(");
    return is_figure(after) &&
           (ends_figure(t, at) || (cp_is_han(before) && is_quantity(t, end)));
}

/* 长*宽*高 */
static bool is_product_of_words(const struct typing *t, size_t at)
{
    static const char sides[] = "长宽高深厚径底边量价数次";

    return cp_among(typing_before(t, at), sides) &&
           cp_among(typing_after(t, at + 1), sides);
}

/* 欧阳**: the offset of the surname whose last character is at `name`. */
static size_t double_surname(struct slice text, size_t name, size_t end)
{
    struct surname found;
    size_t first = name;

    if (name == 0 || !cp_is_han(utf8_prev(text, &first)))
        return name;
    struct slice two = slice_sub(text, first, end);
    return surname_find(two, 0, false, &found) && found.name.len == two.len ? first
                                                                            : name;
}

/* 王**，李**先生, 张*明: a masked name. */
static bool is_masked_name(const struct typing *t, size_t at, size_t end)
{
    static const char *const titles[] = {WORDLIST_STAR_TITLES};
    static const char around[] = "楼号栋室户组长员是为和与主由请找及";
    struct slice rest = slice_from(t->text, end);
    size_t name = at, next = end;

    if (!at || !cp_is_han(utf8_prev(t->text, &name)))
        return false;
    name = double_surname(t->text, name, at);
    uint32_t before = typing_before(t, name);
    if (cp_is_han(before) && !cp_among(before, around))
        return false;
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (slice_starts(rest, slice_of(titles[i])))
            return true;
    if (slice_starts(rest, SLICE("（"))) { /* 王**（O 型）、李**, not 请**（务必）** */
        size_t close = slice_find(line_near(t, end), slice_sub(t->text, at, end));
        return close == SIZE_MAX || typing_before(t, end + close) != 0xFF09;
    }
    if (end - at > 1 || end >= t->text.len || !cp_is_han(utf8_next(t->text, &next)))
        return false;
    uint32_t after = typing_after(t, next);
    return after != '*' && (!cp_is_han(after) || cp_among(after, around));
}

static bool is_word(uint32_t cp)
{
    return cp_is_han(cp) || is_figure(cp) || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z');
}

/* 水量*单耗*电价=分摊额: only words and stars up to an equals sign. */
static bool comes_to(struct slice rest)
{
    for (size_t i = 0; i < rest.len;) {
        uint32_t cp = utf8_next(rest, &i);
        if (cp_among(cp, "=＝≈"))
            return true;
        if (!is_word(cp) && cp != '*')
            return false;
    }
    return false;
}

/* 楼号*房号，例 3*501: a star between words, if the emphasis would span punctuation, if
 * the line has no other star, or if an equals sign makes it a formula. */
static bool is_formula(const struct typing *t, size_t at, size_t end)
{
    struct slice rest = line_near(t, end);
    size_t close = slice_find(rest, SLICE("*"));
    bool words = is_word(typing_before(t, at)) && is_word(typing_after(t, end));

    if (end - at != 1 || !words || t->stars[1])
        return false;
    if (close == SIZE_MAX || comes_to(rest))
        return true;
    for (size_t i = 0; i < close;)
        if (cp_among(utf8_next(rest, &i), "，、；：。=＝"))
            return is_word(typing_after(t, end + close + 1));
    uint32_t before = 0;
    for (size_t from = at; from > 0 && !cp_among(before, "，；。：\n");) {
        before = utf8_prev(t->text, &from);
        if (cp_among(before, "=＝×"))
            return true;
        if (at - from > 90)
            break;
    }
    return false;
}

/* 138****0000, 6200 **** 0018, ***1234***: stars that hide something. */
static bool is_veil(const struct typing *t, size_t at, size_t end)
{
    bool figures = is_figure(typing_before(t, at)) || is_figure(typing_after(t, end));

    return end - at >= 4 || (end - at == 3 && figures);
}

/* 尾号**07、**19: figures of which only the last are shown. */
static bool is_masked_figure(const struct typing *t, size_t at, size_t end)
{
    struct slice rest = line_near(t, end), run = slice_sub(t->text, at, end);
    size_t next = end - at > 1 && is_figure(typing_after(t, end))
                      ? slice_find(rest, run)
                      : SIZE_MAX;

    return next != SIZE_MAX && cp_among(typing_before(t, end + next), "、，") &&
           is_figure(typing_after(t, end + next + run.len));
}

/* *.xls, temp*.xls, *_v2.docx: any name of a file. */
static bool is_wildcard(const struct typing *t, size_t at, size_t end)
{
    uint32_t next = typing_after(t, end + 1);

    return end - at == 1 && cp_among(typing_after(t, end), "._-") && next < 0x80 &&
           is_word(next);
}

/* Judging by their neighbours: may the stars themselves be meant? */
static bool looks_mentioned(const struct typing *t, size_t at, size_t end)
{
    uint32_t before = typing_before(t, at), after = typing_after(t, end);
    bool begins = before == 0 || before == '\n' || cp_among(before, "。；（(");
    bool note =
        end - at == 1 && begins && (is_figure(after) || cp_among(after, "注为表示带"));

    return note || (end - at == 1 && cp_among(after, "号键")) ||
           (cp_among(before, "标带打加注画有印无用是按") &&
            cp_among(after, "号的者处项"));
}

/* “*” */
static bool is_quoted(const struct typing *t, size_t at, size_t end)
{
    return cp_among(typing_before(t, at), "“‘「『（(【") &&
           cp_among(typing_after(t, end), "”’」』）)】");
}

/* 带*号的必填, 带**的选填, *号键: the sign itself is meant. It is not in **号召** and
 * 有**项目经理**: an odd number of such runs follows, so one of them closes. */
static bool is_mentioned(const struct typing *t, size_t at, size_t end)
{
    size_t others = 0, line = end + line_near(t, end).len;

    if (!looks_mentioned(t, at, end))
        return false;
    for (size_t i = end, next; i < line; i = next) {
        const char *star = memchr(t->text.ptr + i, '*', line - i);
        if (!star)
            break;
        i = (size_t)(star - t->text.ptr);
        next = typing_run(t, i);
        others += next - i == end - at && !looks_mentioned(t, i, next);
    }
    return others % 2 == 0;
}

static bool any_stars(const struct typing *t)
{
    return t->stars[0] || t->stars[1] || t->stars[2] || t->stars[3];
}

/* https://a.cn/x*y*z: inside an address. */
static bool is_in_address(const struct typing *t, size_t at, size_t end)
{
    enum { ADDRESS_MAX = 300 };
    size_t start = at, first = at > ADDRESS_MAX ? at - ADDRESS_MAX : 0;
    uint32_t next = typing_after(t, end);

    if (!(next < 0x80 && next && (is_word(next) || strchr("/?&=.-_%#", (int)next))))
        return false;
    while (start > first && (unsigned char)t->text.ptr[start - 1] < 0x80 &&
           !strchr(" \t\n\"|<>()[]", t->text.ptr[start - 1]))
        start--;
    struct slice word = slice_sub(t->text, start, at);
    return slice_find(word, SLICE("://")) != SIZE_MAX ||
           slice_find(word, SLICE("www.")) != SIZE_MAX;
}

/* Does closing punctuation or a line end follow? Emphasis does not begin with one. */
static bool ends_something(const struct typing *t, size_t end)
{
    uint32_t cp = typing_after(t, end);

    return cp == 0 || cp_among(cp, "，。；：、！？）」』》】”’…\n\r ");
}

/* 单价*数量*天数: emphasis, or two times signs? */
static bool is_close_by(const struct typing *t, size_t open, size_t close)
{
    enum { WORD_BYTES = 9 };

    return close - open <= WORD_BYTES + 1 && cp_is_han(typing_before(t, open)) &&
           cp_is_han(typing_after(t, open + 1)) &&
           cp_is_han(typing_after(t, close + 1));
}

static bool is_ascii_word(uint32_t cp)
{
    return cp < 0x80 && is_word(cp);
}

/* *#06#, M*A*S*H, 4* or 5*, *123*: a code to dial, a name, stars, a password; none is a
 * word to be emphasised. */
static bool is_no_opening(const struct typing *t, size_t at, size_t end)
{
    struct slice rest = line_near(t, end);
    uint32_t before = typing_before(t, at);
    size_t figures = 0; /* 共*3*人 is a word */

    if (end - at != 1 || t->stars[1])
        return false;
    if (is_ascii_word(before) || typing_byte(t, end) == '#')
        return true;
    for (size_t i = 0; i < rest.len && rest.ptr[i] != '*'; i++) {
        if (!is_ascii_word((unsigned char)rest.ptr[i]) && !strchr("#.-", rest.ptr[i]))
            return false;
        figures += char_is_digit(rest.ptr[i]) ? 1 : rest.ptr[i] == '#' ? 3 : 0;
    }
    return figures >= 3;
}

/* Is the run at `at` text, judging only by what surrounds it? */
static bool is_text(const struct typing *t, size_t at, size_t end)
{
    bool open = t->stars[end - at < 4 ? end - at : 0];
    bool closes = open && end - at == 1 && cp_is_han(typing_before(t, t->star)) &&
                  is_figure(typing_after(t, t->star + 1)) &&
                  !is_quantity(t, t->star + 1);

    return (is_times(t, at, end) && !closes) || is_masked_name(t, at, end) ||
           is_masked_figure(t, at, end) ||
           (path_holds(t, at) && !(open && end - at > 1)) || is_veil(t, at, end) ||
           is_formula(t, at, end) || is_wildcard(t, at, end) || is_quoted(t, at, end) ||
           (!open && is_mentioned(t, at, end)) || is_in_address(t, at, end) ||
           is_no_opening(t, at, end) || (end - at == 1 && is_product_of_words(t, at)) ||
           (cp_is_han(typing_before(t, at)) && !open && !any_stars(t) &&
            ends_something(t, end));
}

/* Does the emphasis that a single star opens end in its line, within RUNS_MAX runs? */
static bool is_closed(const struct typing *t, size_t at, size_t end)
{
    enum { RUNS_MAX = 8 };
    struct typing ahead = *t;
    size_t line = end + line_near(t, end).len;

    ahead.stars[1] = true;
    ahead.star = at;
    for (int n = 0; n < RUNS_MAX && end < line; n++) {
        const char *star = memchr(t->text.ptr + end, '*', line - end);
        if (!star)
            return false;
        size_t next = (size_t)(star - t->text.ptr);
        end = typing_run(t, next);
        if ((end - next == 1 && !is_text(&ahead, next, end)) || end - next == 3)
            return true;
    }
    return false;
}

/* 注意** 安全 **第一: the first ** cannot open, so the second, the last of its line,
 * has nothing to close and must not open emphasis that goes on in the next line. */
static bool is_lost_pair(const struct typing *t, size_t at, size_t end)
{
    size_t start = at;

    if (end - at != 2 || t->stars[2])
        return false;
    if (cp_among(typing_after(t, end), " \t　"))
        return true;
    if (slice_find(line_near(t, end), SLICE("**")) != SIZE_MAX)
        return false;
    for (int n = 0; n < 300 && start > 0 && t->text.ptr[start - 1] != '\n'; n++)
        start--;
    struct slice before = slice_sub(t->text, start, at);
    size_t first = slice_find(before, SLICE("**"));
    return first != SIZE_MAX && typing_byte(t, start + first + 2) == ' ';
}

size_t stars_write(struct typing *t, size_t at)
{
    size_t end = typing_run(t, at);
    bool *open = &t->stars[end - at < 4 ? end - at : 0];

    if (is_text(t, at, end) || is_lost_pair(t, at, end) ||
        (end - at == 1 && !any_stars(t) && !is_closed(t, at, end))) {
        typing_literals(t, at, end);
        return end;
    }
    if (!*open)
        t->star = at;
    else if (end - at == 1 && is_close_by(t, t->star, at))
        typing_note(t, TYPED_EMPHASIS, t->star, end);
    *open = !*open;
    emphasis_run(&t->out, at, end);
    return end;
}

/* 快来~~先到先得~~ at the end of a line: a voice that trails off. */
static bool trails_off(const struct typing *t, size_t at, size_t end)
{
    struct slice rest = line_near(t, end);
    size_t close = slice_find(rest, SLICE("~~"));

    return cp_is_han(typing_before(t, at)) && close != SIZE_MAX &&
           line_is_blank(slice_from(rest, close + 2));
}

/* The number of ~~ in the rest of the line. */
static size_t strikes_in(struct slice rest)
{
    size_t n = 0;

    for (size_t at; (at = slice_find(rest, SLICE("~~"))) != SIZE_MAX; n++)
        rest = slice_from(rest, at + 2);
    return n;
}

/* 11月22日~~…: does a day, an hour or a price end here? Then ~~ may mean up to. */
static bool ends_amount(const struct typing *t, size_t at)
{
    size_t unit = at;

    return at > 0 && cp_among(utf8_prev(t->text, &unit), "年月日号点时分元块") &&
           is_figure(typing_before(t, unit));
}

/* Only two tildes strike out, if others follow in their line, and not between figures
 * unless they close. If the number of runs is odd, the one after an amount is a range.
 */
size_t tildes_write(struct typing *t, size_t at)
{
    size_t end = typing_run(t, at);
    bool range = is_figure(typing_before(t, at)) && is_figure(typing_after(t, end));

    size_t more = t->strike ? 1 : strikes_in(line_near(t, end));
    bool odd = more % 2 == 0 && ends_amount(t, at);
    if (end - at != 2 || is_in_address(t, at, end) || more == 0 || odd ||
        (!t->strike && (range || trails_off(t, at, end)))) {
        typing_literals(t, at, end);
    } else {
        t->strike = !t->strike;
        emphasis_run(&t->out, at, end);
    }
    return end;
}

/* ＊＊重要＊＊ -> **重要**, if closed in its line. */
size_t wide_stars_write(struct typing *t, size_t at)
{
    size_t n = sizeof "＊＊" - 1;
    struct slice line = line_near(t, at);

    if (!slice_starts(line, SLICE("＊＊")))
        return 0;
    if (at > 0 && at == t->stars_close) {
        signs_put(&t->out, at, SLICE(SIGN_NOTHING "**" SIGN_NOTHING));
        return at + n;
    }
    size_t close = slice_find(slice_from(line, n), SLICE("＊＊"));
    if (close == SIZE_MAX || close == 0)
        return 0;
    signs_put(&t->out, at, SLICE(SIGN_NOTHING "**" SIGN_NOTHING));
    t->stars_close = at + n + close;
    return at + n;
}
