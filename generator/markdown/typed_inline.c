/* typed_inline.c - rewrites the inside of a line for cmark.
 *
 *     单价5*3，见_附件_        -> *, _ become signs: printed, not emphasis
 *     ![图](图 1.jpg)          -> ![图](<图 1.jpg>), as CommonMark has no blanks there
 *     ！【图】（图片/a.png）   -> ![图](<图片/a.png>)
 *     停水<br>通知             -> 停水, a sign for a break, 通知
 *
 * inline_write runs over the line once; a switch (write_special) hands each character
 * that means something to its writer, which returns the offset after what it wrote, or
 * 0 if the character is ordinary after all. */
#include "base/noted.h"
#include "markdown/annotate.h"
#include "markdown/emphasis.h"
#include "markdown/html_tag.h"
#include "markdown/typed_state.h"

#include <string.h>

/* ---- code ---- */

/* The end of the code span opened by the `n` backticks before `at`, or 0 if it does not
 * end in its line. t->no_ticks remembers failures, which keeps this linear. */
static size_t code_span_end(struct typing *t, size_t at, size_t n)
{
    size_t end = at + line_near(t, at).len;

    if (at < t->no_ticks[n])
        return 0;
    while (at < end) {
        const char *tick = memchr(t->text.ptr + at, '`', end - at);
        if (!tick)
            break;
        at = (size_t)(tick - t->text.ptr);
        size_t after = typing_run(t, at);
        if (after - at == n)
            return after;
        at = after;
    }
    t->no_ticks[n] = end;
    return 0;
}

/* Backticks stay if they open a code span, whose content inline_write then copies; else
 * they become signs: 等5` -> literal */
static size_t write_ticks(struct typing *t, size_t at)
{
    size_t end = typing_run(t, at);
    size_t close = end - at < TICKS_MAX ? code_span_end(t, end, end - at) : 0;

    if (close)
        signs_copy(&t->out, at, end);
    else
        typing_literals(t, at, end);
    t->code_end = close;
    return end;
}

/* ---- tags ---- */

static bool at_line_end(const struct typing *t, size_t at)
{
    return line_is_blank(line_near(t, at));
}

/* <https://…> and <a@b.cn> are left to cmark. */
static size_t address_end(const struct typing *t, size_t at)
{
    struct slice line = line_near(t, at);
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

/* </td>: a blank keeps the words of two cells apart. */
static bool ends_cell(struct slice tag)
{
    return slice_starts(tag, SLICE("</td")) || slice_starts(tag, SLICE("</th")) ||
           slice_starts(tag, SLICE("</TD")) || slice_starts(tag, SLICE("</TH"));
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
        typing_literals(t, at, at + 1);
        return at + 1;
    case HTML_OPEN:
        t->comment_open = true;
        typing_note(t, TYPED_COMMENT, at, end);
        typing_literals(t, at, at + 1);
        return at + 1;
    case HTML_COMMENT:
        typing_note(t, TYPED_REMARK, at, end);
        return end;
    case HTML_BREAK:
    case HTML_BLOCK:
        if (kind == HTML_BLOCK && typing_byte(t, at + 1) != '/')
            typing_note(t, TYPED_TAG, at, end);
        if (!at_line_end(t, end))
            signs_put(&t->out, at, SLICE(SIGN_BREAK));
        else
            signs_put(&t->out, at, SLICE("  "));
        return end;
    default:
        if (typing_byte(t, at + 1) != '/')
            typing_note(t, kind == HTML_HIDDEN ? TYPED_HIDDEN : TYPED_TAG, at, end);
        if (ends_cell(slice_sub(t->text, at, end)))
            signs_put(&t->out, at, SLICE(" "));
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

/* Can s be an address? It needs a dot, a slash, a scheme or a #. 图 1.jpg can, 三楼
 * cannot. */
static bool can_be_address(struct slice s)
{
    if (s.len == 0 || s.ptr[0] == '<')
        return true;
    for (size_t at = 0; at < s.len;)
        if (cp_among(utf8_next(s, &at), "，。；：、！？（）“”"))
            return names_site(s) || names_picture(s);
    return holds(s, "/") || holds(s, ".") || holds(s, "#") || holds(s, ":");
}

/* Finds the bracket that closes the one at `open` in the same line; *end: its offset.
 * wide: either may be full-width. */
static bool read_target(const struct typing *t, size_t open, bool wide, size_t *end)
{
    struct slice line = line_near(t, open);
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

/* url "title", as in CommonMark */
static bool has_title(struct slice s)
{
    size_t blank = slice_find(s, SLICE(" "));
    struct slice rest = slice_trim(slice_from(s, blank == SIZE_MAX ? s.len : blank));

    return rest.len >= 2 && strchr("\"'(", rest.ptr[0]) &&
           strchr("\"')", rest.ptr[rest.len - 1]);
}

/* Does the bracket at `at` close a ![…? */
static bool closes_picture(const struct typing *t, size_t at)
{
    enum { ALT_MAX = 600 }; /* bytes */
    size_t first = at > ALT_MAX ? at - ALT_MAX : 0;

    while (at > first && t->text.ptr[at - 1] != '[')
        at--;
    return at > first + 1 && t->text.ptr[at - 2] == '!';
}

/* ![工具](图片/a.png and ![工具] (图片/a.png): a picture with its end forgotten, or
 * with a blank too many. 0: it is neither. */
static size_t write_slipped_picture(struct typing *t, size_t at)
{
    size_t open = at + 1, end;

    if (!closes_picture(t, at))
        return 0;
    while (typing_byte(t, open) == ' ')
        open++;
    bool wide = slice_starts(slice_from(t->text, open), SLICE("（"));
    if (!wide && typing_byte(t, open) != '(')
        return 0;
    bool closed = read_target(t, open, wide, &end);
    if (closed && open == at + 1)
        return 0;
    size_t in = open + (wide ? 3 : 1);
    if (!closed)
        end = in + line_near(t, in).len;
    struct slice target = slice_trim(slice_sub(t->text, in, end));
    if (!names_picture(target))
        return 0;
    size_t first = (size_t)(target.ptr - t->text.ptr);
    signs_put(&t->out, at, SLICE("](<"));
    signs_copy(&t->out, first, first + target.len);
    signs_put(&t->out, end, SLICE(">)"));
    return !closed ? end : end + (t->text.ptr[end] == ')' ? 1 : 3);
}

/* Writes the ] at `at` and the target in ( ) or （ ） after it; 0: nothing was written.
 */
static size_t write_bracket(struct typing *t, size_t at)
{
    size_t slipped = write_slipped_picture(t, at);
    if (slipped)
        return slipped;
    struct slice rest = slice_from(t->text, at + 1);
    bool wide = slice_starts(rest, SLICE("（"));
    size_t open = at + 1, end, in = open + (wide ? 3 : 1);

    if ((!wide && !slice_starts(rest, SLICE("("))) || !read_target(t, open, wide, &end))
        return 0;
    struct slice target = slice_sub(t->text, in, end), trimmed = slice_trim(target);
    if (wide && !names_site(trimmed) && !names_picture(trimmed))
        return 0;
    if (!can_be_address(trimmed) && !closes_picture(t, at)) {
        signs_copy(&t->out, at, at + 1); /* [注](三楼): the brackets are text */
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

/* !【图】（图片/a.png） or ！【图】…: a picture in full-width signs. 0: it is not. */
static size_t write_wide_picture(struct typing *t, size_t at)
{
    struct slice line = line_near(t, at);
    size_t mark = slice_starts(line, SLICE("！")) ? 3 : 1, end;
    size_t close = slice_find(line, SLICE("】"));

    if (!slice_starts(slice_from(line, mark), SLICE("【")) || close == SIZE_MAX)
        return 0;
    size_t open = at + close + 3;
    bool wide = slice_starts(slice_from(t->text, open), SLICE("（"));
    if ((!wide && typing_byte(t, open) != '(') || !read_target(t, open, wide, &end))
        return 0;
    struct slice target = slice_trim(slice_sub(t->text, open + (wide ? 3 : 1), end));
    if (!names_picture(target))
        return 0;
    size_t first = (size_t)(target.ptr - t->text.ptr);
    signs_put(&t->out, at, SLICE("!["));
    signs_copy(&t->out, at + mark + 3, at + close);
    signs_put(&t->out, at + close, SLICE("](<"));
    signs_copy(&t->out, first, first + target.len);
    signs_put(&t->out, end, SLICE(">)"));
    return end + (t->text.ptr[end] == ')' ? 1 : 3);
}

/* ！[图](图片/a.png): only the mark is full-width. */
static bool opens_picture(const struct typing *t, size_t at)
{
    struct slice line = line_near(t, at);
    size_t close = slice_find(line, SLICE("]")), end;

    if (!slice_starts(line, SLICE("！[")) || close == SIZE_MAX)
        return false;
    size_t open = at + close + 1;
    bool wide = slice_starts(slice_from(t->text, open), SLICE("（"));
    return (wide || typing_byte(t, open) == '(') && read_target(t, open, wide, &end) &&
           names_picture(slice_trim(slice_sub(t->text, open + (wide ? 3 : 1), end)));
}

/* ---- readings ---- */

/* Writes {base|note} at `at` as signs; the offset after it, 0: it is not a reading. */
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

/* Writes a full-width mark at `at` that was typed for an ASCII one; 0: it was not. */
static size_t write_wide(struct typing *t, size_t at)
{
    struct slice rest = slice_from(t->text, at);

    if (t->bars && slice_starts(rest, SLICE("｜"))) {
        signs_put(&t->out, at, SLICE("|"));
        return at + 3;
    }
    size_t picture = slice_starts(rest, SLICE("！")) ? write_wide_picture(t, at) : 0;
    if (picture)
        return picture;
    if (slice_starts(rest, SLICE("！")) && opens_picture(t, at)) {
        signs_put(&t->out, at, SLICE("!"));
        return at + 3;
    }
    return slice_starts(rest, SLICE("＊")) ? wide_stars_write(t, at) : 0;
}

/* Writes the character at `at`, which may mean something. Returns the offset after what
 * was written; 0: nothing was, the character is ordinary. */
static size_t write_special(struct typing *t, size_t at)
{
    switch (t->text.ptr[at]) {
    case '\\':
        if (path_holds(t, at)) {
            signs_put(&t->out, at, SLICE("\\\\"));
            return at + 1;
        }
        if (at + 1 >= t->text.len || (t->text.ptr[at + 1] & 0x80) ||
            t->text.ptr[at + 1] == '\n')
            return 0;
        if (strchr("(),;:'\"/^=?@$%", t->text.ptr[at + 1])) { /* \(^o^)/ */
            signs_put(&t->out, at, SLICE("\\\\"));
            return at + 1;
        }
        signs_copy(&t->out, at, at + 2);
        return at + 2;
    case '!':
        return write_wide_picture(t, at);
    case '{':
        return write_reading(t, at);
    case '`':
        return write_ticks(t, at);
    case '*':
        return stars_write(t, at);
    case '~':
        return tildes_write(t, at);
    case '_':
        typing_literals(t, at, at + 1);
        return at + 1;
    case '<':
        return write_angle(t, at);
    case ']':
        return write_bracket(t, at);
    case ' ':
        return blanks_write(t, at);
    case '\t':
        signs_put(&t->out, at, SLICE(" "));
        return at + 1;
    case '\xEF':
        return write_wide(t, at);
    default:
        return 0;
    }
}

/* A single blank, as most are; it needs no rewriting. */
static bool is_one_blank(const struct typing *t, size_t at)
{
    if (t->text.ptr[at] != ' ')
        return false;
    char next = typing_byte(t, at + 1);
    return next != ' ' && next != ')' && next != ']' && (unsigned char)next < 0xE3;
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
        if (!strchr(" !\\{`*~_<]\t\xEF", t->text.ptr[at]) || is_one_blank(t, at)) {
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
