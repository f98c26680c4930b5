/* typed_inline.c - what stands inside a line: marks that office people do not mean as
 * Markdown become signs, tags are taken out, addresses of pictures with blanks work. */
#include "base/noted.h"
#include "content/annotate.h"
#include "content/emphasis.h"
#include "content/html_tag.h"
#include "content/typed_state.h"

#include <string.h>

void typing_note(struct typing *t, enum typed_told what, size_t at, size_t end)
{
    arena_push(t->out.arena, t->notes, t->n, t->cap);
    t->notes[t->n++] = (struct typed_note){what, at, end};
}

void typing_begin(struct typing *t)
{
    t->strike = false;
    t->paragraph_end = t->code_end = 0;
    memset(t->stars, 0, sizeof t->stars);
    memset(t->no_ticks, 0, sizeof t->no_ticks);
}

static char byte_at(const struct typing *t, size_t at)
{
    return at < t->text.len ? t->text.ptr[at] : 0;
}

static uint32_t cp_before(const struct typing *t, size_t at)
{
    return at ? utf8_prev(t->text, &at) : 0;
}

static uint32_t cp_behind(const struct typing *t, size_t at)
{
    return at < t->text.len ? utf8_next(t->text, &at) : 0;
}

static bool is_digit(uint32_t cp)
{
    return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

static size_t run_end(struct slice text, size_t at)
{
    size_t end = at;

    while (end < text.len && text.ptr[end] == text.ptr[at])
        end++;
    return end;
}

static void put_literals(struct typing *t, size_t at, size_t end)
{
    for (; at < end; at++)
        signs_literal(&t->out, at, t->text.ptr[at]);
}

/* ---- code ---- */

static size_t paragraph_end(struct typing *t, size_t at)
{
    if (t->paragraph_end > at)
        return t->paragraph_end;
    for (struct slice line = line_at(t->text, at); at < t->text.len;
         line = line_at(t->text, at)) {
        if (line_is_blank(line))
            break;
        at += line.len + 1;
    }
    t->paragraph_end = at;
    return at;
}

/* Where the code span that `n` backticks before `at` open ends; 0: it does not. */
static size_t code_span_end(struct typing *t, size_t at, size_t n)
{
    size_t end = paragraph_end(t, at);

    if (n < TICKS_MAX && t->no_ticks[n])
        return 0;
    while (at < end) {
        const char *tick = memchr(t->text.ptr + at, '`', end - at);
        if (!tick)
            break;
        at = (size_t)(tick - t->text.ptr);
        size_t behind = run_end(t->text, at);
        if (behind - at == n)
            return behind;
        at = behind;
    }
    if (n < TICKS_MAX)
        t->no_ticks[n] = true;
    return 0;
}

static size_t write_ticks(struct typing *t, size_t at)
{
    size_t end = run_end(t->text, at);
    size_t close = end - at < TICKS_MAX ? code_span_end(t, end, end - at) : 0;

    signs_copy(&t->out, at, end);
    t->code_end = close;
    return end;
}

/* D:\\通知\\_模板, \\\\server\\a: in a path of Windows nothing is escaped. */
static bool in_path(const struct typing *t, size_t at)
{
    enum { PATH_MAX_BYTES = 300 };
    size_t first = at > PATH_MAX_BYTES ? at - PATH_MAX_BYTES : 0, start = at;

    while (start > first && !strchr(" \t\n\"|<>", t->text.ptr[start - 1]))
        start--;
    struct slice word = slice_sub(t->text, start, at + 3);
    size_t drive = slice_find(word, SLICE(":\\"));
    if (drive != SIZE_MAX && drive > 0 && ((word.ptr[drive - 1] | 0x20) >= 'a') &&
        ((word.ptr[drive - 1] | 0x20) <= 'z'))
        return true;
    size_t server = slice_find(word, SLICE("\\\\"));
    if (server == SIZE_MAX || server + 2 >= word.len)
        return false;
    char name = word.ptr[server + 2];
    return char_is_digit(name) || ((name | 0x20) >= 'a' && (name | 0x20) <= 'z');
}

/* ---- stars, tildes ---- */

/* A figure with its unit ends before `at`: 600, 5元, 3 米, 2㎡, 宽） */
static bool ends_figure(const struct typing *t, size_t at)
{
    enum { UNIT_MAX = 3 };
    uint32_t cp = cp_before(t, at);

    for (int i = 0; i <= UNIT_MAX && at > 0; i++) {
        cp = utf8_prev(t->text, &at);
        if (is_digit(cp))
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

/* 西门*1，黑*2）: a quantity. 共*3*人 is not. */
static bool is_quantity(const struct typing *t, size_t end)
{
    enum { UNIT_MAX = 2 };
    size_t at = end;

    while (is_digit(cp_behind(t, at)) || byte_at(t, at) == '.')
        utf8_next(t->text, &at);
    for (int i = 0; i < UNIT_MAX && cp_is_han(cp_behind(t, at)); i++)
        utf8_next(t->text, &at);
    return byte_at(t, at) != '*';
}

/* 600*400, 5元*30天, 3*人数: a times sign. */
static bool is_times(const struct typing *t, size_t at, size_t end)
{
    uint32_t before = cp_before(t, at), behind = cp_behind(t, end);
    bool letter = (behind | 0x20) >= 'a' && (behind | 0x20) <= 'z';

    if (end - at != 1 || !before || !behind || before == ' ' || behind == ' ')
        return false;
    if (is_digit(before))
        return is_digit(behind) || cp_is_han(behind) || letter ||
               cp_among(behind, "￥¥$（(");
    return is_digit(behind) &&
           (ends_figure(t, at) || (cp_is_han(before) && is_quantity(t, end)));
}

/* 长*宽*高 */
static bool is_product_of_words(const struct typing *t, size_t at)
{
    static const char sides[] = "长宽高深厚径底边量价数次";

    return cp_among(cp_before(t, at), sides) && cp_among(cp_behind(t, at + 1), sides);
}

/* 王**，李**先生: a name of which only the first character is told. */
static bool is_masked_name(const struct typing *t, size_t at, size_t end)
{
    static const char *const titles[] = {"先生", "女士", "同志", "老师", "师傅", "阿姨",
                                         "大爷", "奶奶", "叔叔", "等",   "一家", "家"};
    struct slice rest = slice_from(t->text, end);
    size_t name = at;

    if (!at || !cp_is_han(utf8_prev(t->text, &name)))
        return false;
    uint32_t before = cp_before(t, name);
    if (cp_is_han(before) && !cp_among(before, "楼号栋室户组长员是为和主由请找"))
        return false;
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (slice_starts(rest, slice_of(titles[i])))
            return true;
    return false;
}

/* 尾号**07、**19: figures of which only the last are told. */
static bool is_masked_figure(const struct typing *t, size_t at, size_t end)
{
    struct slice rest = line_at(t->text, end), run = slice_sub(t->text, at, end);
    size_t next =
        end - at > 1 && is_digit(cp_behind(t, end)) ? slice_find(rest, run) : SIZE_MAX;

    return next != SIZE_MAX && cp_among(cp_before(t, end + next), "、，") &&
           is_digit(cp_behind(t, end + next + run.len));
}

/* Nothing that is emphasised begins with a mark that ends what stands before it. */
static bool ends_something(const struct typing *t, size_t end)
{
    uint32_t cp = cp_behind(t, end);

    return cp == 0 || cp_among(cp, "，。；：、！？）」』》】”’…\n\r ");
}

static bool any_stars(const struct typing *t)
{
    return t->stars[0] || t->stars[1] || t->stars[2] || t->stars[3];
}

/* 单价*数量*天数: a word in 楷, or two times signs? */
static bool is_close_by(const struct typing *t, size_t open, size_t close)
{
    enum { WORD_BYTES = 9 };

    return close - open <= WORD_BYTES + 1 && cp_is_han(cp_before(t, open)) &&
           cp_is_han(cp_behind(t, open + 1)) && cp_is_han(cp_behind(t, close + 1));
}

static size_t write_stars(struct typing *t, size_t at)
{
    size_t end = run_end(t->text, at);
    bool *open = &t->stars[end - at < 4 ? end - at : 0];
    bool closes = *open && end - at == 1 && is_digit(cp_behind(t, t->star + 1)) &&
                  !is_quantity(t, t->star + 1);
    bool text = (is_times(t, at, end) && !closes) || is_masked_name(t, at, end) ||
                is_masked_figure(t, at, end) || in_path(t, at) ||
                (end - at == 1 && is_product_of_words(t, at)) ||
                (cp_is_han(cp_before(t, at)) && !*open && !any_stars(t) &&
                 ends_something(t, end));

    if (text) {
        put_literals(t, at, end);
        return end;
    }
    if (!*open)
        t->star = at;
    else if (end - at == 1 && is_close_by(t, t->star, at))
        typing_note(t, TOLD_EMPHASIS, t->star, end);
    *open = !*open;
    emphasis_run(&t->out, at, end);
    return end;
}

/* 快来~~先到先得~~ at a line's end: a voice that trails off. */
static bool trails_off(const struct typing *t, size_t at, size_t end)
{
    struct slice rest = line_at(t->text, end);
    size_t close = slice_find(rest, SLICE("~~"));

    return cp_is_han(cp_before(t, at)) && close != SIZE_MAX &&
           line_is_blank(slice_from(rest, close + 2));
}

/* Only two tildes strike, and not between figures unless something is struck there. */
static size_t write_tildes(struct typing *t, size_t at)
{
    size_t end = run_end(t->text, at);
    bool range = is_digit(cp_before(t, at)) && is_digit(cp_behind(t, end));

    if (end - at != 2 || (!t->strike && (range || trails_off(t, at, end)))) {
        put_literals(t, at, end);
    } else {
        t->strike = !t->strike;
        emphasis_run(&t->out, at, end);
    }
    return end;
}

/* ＊＊重要＊＊, closed in its line */
static size_t write_wide_stars(struct typing *t, size_t at)
{
    size_t n = sizeof "＊＊" - 1;
    struct slice line = line_at(t->text, at);

    if (!slice_starts(line, SLICE("＊＊")))
        return 0;
    if (at > 0 && at == t->stars_close) {
        signs_put(&t->out, at, SLICE("**" SIGN_NOTHING));
        return at + n;
    }
    size_t close = slice_find(slice_from(line, n), SLICE("＊＊"));
    if (close == SIZE_MAX || close == 0)
        return 0;
    signs_put(&t->out, at, SLICE(SIGN_NOTHING "**"));
    t->stars_close = at + n + close;
    return at + n;
}

/* ---- tags ---- */

static bool at_line_end(const struct typing *t, size_t at)
{
    return line_is_blank(line_at(t->text, at));
}

/* <https://…> and <a@b.cn> are cmark's. */
static size_t address_end(const struct typing *t, size_t at)
{
    struct slice line = line_at(t->text, at);
    size_t close = slice_find(line, SLICE(">"));
    struct slice in = slice_sub(line, 1, close);

    if (close == SIZE_MAX || close < 2)
        return 0;
    for (size_t i = 0; i < in.len; i++)
        if (strchr(" <", in.ptr[i]))
            return 0;
    bool address =
        slice_starts(in, SLICE("http://")) || slice_starts(in, SLICE("https://")) ||
        slice_starts(in, SLICE("mailto:")) || slice_starts(in, SLICE("tel:")) ||
        (slice_find(in, SLICE("@")) != SIZE_MAX && utf8_count(in) == in.len);
    return address ? at + close + 1 : 0;
}

static size_t write_angle(struct typing *t, size_t at)
{
    size_t end = 0, address = address_end(t, at);
    bool target = at >= 2 && t->text.ptr[at - 1] == '(' && t->text.ptr[at - 2] == ']';
    bool comment = slice_starts(slice_from(t->text, at), SLICE("<!--"));

    if (address || target) {
        signs_copy(&t->out, at, address ? address : at + 1);
        return address ? address : at + 1;
    }
    enum html_kind kind =
        comment && t->comment_open ? HTML_NONE : html_tag_at(t->text, at, &end);
    switch (kind) {
    case HTML_NONE:
        put_literals(t, at, at + 1);
        return at + 1;
    case HTML_OPEN:
        t->comment_open = true;
        typing_note(t, TOLD_COMMENT, at, end);
        put_literals(t, at, at + 1);
        return at + 1;
    case HTML_COMMENT:
        typing_note(t, TOLD_REMARK, at, end);
        return end;
    case HTML_BREAK:
    case HTML_BLOCK:
        if (kind == HTML_BLOCK && byte_at(t, at + 1) != '/')
            typing_note(t, TOLD_TAG, at, end);
        if (!at_line_end(t, end))
            signs_put(&t->out, at, SLICE(SIGN_BREAK));
        else
            signs_put(&t->out, at, SLICE("  "));
        return end;
    default:
        if (byte_at(t, at + 1) != '/')
            typing_note(t, kind == HTML_HIDDEN ? TOLD_HIDDEN : TOLD_TAG, at, end);
        return end;
    }
}

/* ---- links and pictures ---- */

static bool holds(struct slice s, const char *what)
{
    return slice_find(s, slice_of(what)) != SIZE_MAX;
}

static bool names_picture(struct slice s)
{
    static const char *const ends[] = {".png",  ".jpg",  ".jpeg", ".PNG",
                                       ".JPG",  ".JPEG", ".gif",  ".bmp",
                                       ".webp", ".heic", ".HEIC"};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (slice_ends(s, slice_of(ends[i])))
            return true;
    return false;
}

static bool names_site(struct slice s)
{
    return slice_starts(s, SLICE("http://")) || slice_starts(s, SLICE("https://")) ||
           slice_starts(s, SLICE("www.")) || slice_starts(s, SLICE("mailto:")) ||
           slice_starts(s, SLICE("tel:"));
}

/* Something that can be an address: it has a dot, a slash, a scheme or a #. */
static bool can_be_address(struct slice s)
{
    if (s.len == 0 || s.ptr[0] == '<')
        return true;
    for (size_t at = 0; at < s.len;)
        if (cp_among(utf8_next(s, &at), "，。；：、！？（）“”"))
            return names_site(s) || names_picture(s);
    return holds(s, "/") || holds(s, ".") || holds(s, "#") || holds(s, ":");
}

/* The target of a link: between a bracket at `open` and the one that closes it in the
 * same line. */
static bool read_target(const struct typing *t, size_t open, bool wide, size_t *end)
{
    struct slice line = line_at(t->text, open);
    int depth = 0;

    for (size_t at = 0; at < line.len;) {
        uint32_t cp = utf8_next(line, &at);
        if (cp == '(' || cp == 0xFF08)
            depth++;
        if ((cp == ')' || cp == 0xFF09) && --depth == 0) {
            *end = open + at - (cp == ')' ? 1 : 3);
            return wide || cp == ')';
        }
    }
    return false;
}

/* url "title" as CommonMark has it */
static bool has_title(struct slice s)
{
    size_t blank = slice_find(s, SLICE(" "));
    struct slice rest = slice_trim(slice_from(s, blank == SIZE_MAX ? s.len : blank));

    return rest.len >= 2 && strchr("\"'(", rest.ptr[0]) &&
           strchr("\"')", rest.ptr[rest.len - 1]);
}

/* Does the bracket at `at` close ![…? */
static bool closes_picture(const struct typing *t, size_t at)
{
    enum { ALT_MAX = 600 }; /* bytes */
    size_t first = at > ALT_MAX ? at - ALT_MAX : 0;

    while (at > first && t->text.ptr[at - 1] != '[')
        at--;
    return at > first + 1 && t->text.ptr[at - 2] == '!';
}

/* `]` at `at` with ( or （ behind it; 0: nothing was written. */
static size_t write_bracket(struct typing *t, size_t at)
{
    struct slice rest = slice_from(t->text, at + 1);
    bool wide = slice_starts(rest, SLICE("（"));
    size_t open = at + 1, end, in = open + (wide ? 3 : 1);

    if ((!wide && !slice_starts(rest, SLICE("("))) || !read_target(t, open, wide, &end))
        return 0;
    struct slice target = slice_sub(t->text, in, end), trimmed = slice_trim(target);
    if (wide && !names_site(trimmed) && !names_picture(trimmed))
        return 0;
    if (!can_be_address(trimmed) && !closes_picture(t, at)) {
        signs_copy(&t->out, at, at + 1); /* what stands apart is no target */
        signs_put(&t->out, at + 1, SLICE(SIGN_NOTHING));
        return at + 1;
    }
    bool blanks = holds(trimmed, " ") || holds(trimmed, "　") || holds(trimmed, "\t");
    bool bare = !holds(target, "<") && !has_title(trimmed);
    if (!wide && !(blanks && bare))
        return 0;
    size_t first = (size_t)(trimmed.ptr - t->text.ptr);
    signs_put(&t->out, at, bare ? SLICE("](<") : SLICE("]("));
    signs_copy(&t->out, first, first + trimmed.len);
    signs_put(&t->out, end, bare ? SLICE(">)") : SLICE(")"));
    return end + (t->text.ptr[end] == ')' ? 1 : 3);
}

/* ！[图](图片/a.png) */
static bool opens_picture(const struct typing *t, size_t at)
{
    struct slice line = line_at(t->text, at);
    size_t close = slice_find(line, SLICE("]")), end;

    if (!slice_starts(line, SLICE("！[")) || close == SIZE_MAX)
        return false;
    size_t open = at + close + 1;
    bool wide = slice_starts(slice_from(t->text, open), SLICE("（"));
    return (wide || byte_at(t, open) == '(') && read_target(t, open, wide, &end) &&
           names_picture(slice_trim(slice_sub(t->text, open + (wide ? 3 : 1), end)));
}

/* ---- readings ---- */

/* {base|note} at text[at] behind its end; 0: it is none. */
static size_t write_reading(struct typing *t, size_t at)
{
    size_t bar, n = annotate_match(t->text, at, &bar);
    char sign[4];

    if (n == 0)
        return 0;
    size_t end = at + n;
    struct slice note = slice_sub(t->text, bar + 1, end - 1);
    signs_put(&t->out, at, (struct slice){sign, utf8_encode(NOTED_OPEN, sign)});
    signs_copy(&t->out, at + 1, bar);
    signs_put(&t->out, bar, (struct slice){sign, utf8_encode(NOTED_BAR, sign)});
    if (strchr("._~", note.ptr[0]))
        signs_put(&t->out, bar + 1, annotate_note(note));
    else
        signs_copy(&t->out, bar + 1, end - 1);
    signs_put(&t->out, end - 1, (struct slice){sign, utf8_encode(NOTED_CLOSE, sign)});
    return end;
}

/* ---- a line ---- */

/* A full-width mark at `at` that stands for an ASCII one; 0: it does not. */
static size_t write_wide(struct typing *t, size_t at)
{
    struct slice rest = slice_from(t->text, at);

    if (t->bars && slice_starts(rest, SLICE("｜"))) {
        signs_put(&t->out, at, SLICE("|"));
        return at + 3;
    }
    if (slice_starts(rest, SLICE("！")) && opens_picture(t, at)) {
        signs_put(&t->out, at, SLICE("!"));
        return at + 3;
    }
    return slice_starts(rest, SLICE("＊")) ? write_wide_stars(t, at) : 0;
}

/* The character at `at` means something; behind what was written, 0: nothing was. */
static size_t write_special(struct typing *t, size_t at)
{
    switch (t->text.ptr[at]) {
    case '\\':
        if (in_path(t, at)) {
            signs_put(&t->out, at, SLICE("\\\\"));
            return at + 1;
        }
        if (at + 1 >= t->text.len || (t->text.ptr[at + 1] & 0x80) ||
            t->text.ptr[at + 1] == '\n')
            return 0;
        signs_copy(&t->out, at, at + 2);
        return at + 2;
    case '{':
        return write_reading(t, at);
    case '`':
        return write_ticks(t, at);
    case '*':
        return write_stars(t, at);
    case '~':
        return write_tildes(t, at);
    case '_':
        put_literals(t, at, at + 1);
        return at + 1;
    case '<':
        return write_angle(t, at);
    case ']':
        return write_bracket(t, at);
    case '\t':
        signs_put(&t->out, at, SLICE(" "));
        return at + 1;
    case '\xEF':
        return write_wide(t, at);
    default:
        return 0;
    }
}

size_t inline_write(struct typing *t, size_t at)
{
    size_t plain = at; /* not written yet from here on */

    while (at < t->text.len && t->text.ptr[at] != '\n') {
        if (at < t->code_end) {
            at++;
            continue;
        }
        if (at == t->blank_at && at > plain) {
            signs_copy(&t->out, plain, at);
            signs_put(&t->out, at, SLICE(" "));
            plain = at;
        }
        if (!strchr("\\{`*~_<]\t\xEF", t->text.ptr[at])) {
            at++;
            continue;
        }
        signs_copy(&t->out, plain, at);
        size_t end = write_special(t, at);
        plain = end ? end : at;
        at = end ? end : at + 1;
    }
    signs_copy(&t->out, plain, at);
    return at;
}
