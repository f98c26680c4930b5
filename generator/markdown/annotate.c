/* annotate.c - finds readings and marks in braces and replaces them by signs.
 *
 *     {王䶮|wáng yǎn} -> 王 with wáng, 䶮 with yǎn: one syllable a character
 *     {切勿|.}        -> two dots below 切勿
 *     {a|b}, {王䶮}   -> braces, printed as they are
 *     {王䶮|wáng      -> a warning: begins like a reading but is not finished
 *
 * A reading needs as many syllables as there are characters; otherwise an error gives
 * both numbers. */
#include "markdown/annotate.h"
#include "base/noted.h"

#include <string.h>

static bool is_letter(uint32_t cp)
{
    return (cp >= '0' && cp <= '9') || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z');
}

/* Excludes every character that Markdown might interpret. */
static bool in_base(uint32_t cp)
{
    return cp >= 0xA0 || is_letter(cp) || cp == ' ' || cp == '-' || cp == '/';
}

/* Latin with tone marks, Bopomofo, kana, Han; no punctuation. */
static bool in_reading(uint32_t cp)
{
    if (cp < 0x80)
        return is_letter(cp) || cp == ' ' || cp == '\'' || cp == '-';
    return cp == 0xB7 || (cp >= 0xC0 && cp < 0x2000) || (cp >= 0x3040 && cp < 0xFE00) ||
           cp >= 0x10000;
}

static size_t run_of(struct slice s, size_t at, bool (*belongs)(uint32_t))
{
    while (at < s.len) {
        size_t next = at;
        if (!belongs(utf8_next(s, &next)))
            break;
        at = next;
    }
    return at;
}

/* {切勿|.} at 0 -> 10, bar 7 */
size_t annotate_match(struct slice text, size_t at, size_t *bar)
{
    if (at >= text.len || text.ptr[at] != '{')
        return 0;
    *bar = run_of(text, at + 1, in_base);
    if (*bar == at + 1 || *bar == text.len || text.ptr[*bar] != '|')
        return 0;
    size_t end = *bar + 1;
    if (end < text.len && strchr("._~", text.ptr[end]))
        end++;
    else
        end = run_of(text, end, in_reading);
    if (end == text.len || text.ptr[end] != '}' ||
        slice_trim(slice_sub(text, *bar + 1, end)).len == 0 ||
        slice_trim(slice_sub(text, at + 1, *bar)).len == 0)
        return 0;
    return end + 1 - at;
}

struct slice annotate_note(struct slice note)
{
    return slice_is(note, ".")   ? SLICE(NOTED_DOT)
           : slice_is(note, "_") ? SLICE(NOTED_LINE)
           : slice_is(note, "~") ? SLICE(NOTED_WAVE)
                                 : note;
}

static struct slice written_note(const struct noted *n)
{
    return n->kind == NOTED_DOTS   ? SLICE(".")
           : n->kind == NOTED_NAME ? SLICE("_")
           : n->kind == NOTED_BOOK ? SLICE("~")
                                   : n->reading;
}

static void put_signs(struct buf *out, struct slice base, struct slice note)
{
    buf_cp(out, NOTED_OPEN);
    buf_slice(out, base);
    buf_cp(out, NOTED_BAR);
    buf_slice(out, note);
    buf_cp(out, NOTED_CLOSE);
}

/* ---- syllables ---- */

static bool next_syllable(struct slice *rest, struct slice *out)
{
    do
        if (!slice_cut(rest, ' ', out))
            return false;
    while (out->len == 0);
    return true;
}

/* Takes a Han character with its variation selector, or everything up to the next Han
 * character: 3号楼 -> 3, 号, 楼 */
static bool next_character(struct slice *rest, struct slice *out)
{
    size_t at = 0, next = 0;

    *rest = slice_trim(*rest);
    if (rest->len == 0)
        return false;
    bool han = cp_is_han(utf8_next(*rest, &next));
    for (at = next; at < rest->len; at = next) {
        uint32_t cp = utf8_next(*rest, &next);
        bool selector =
            (cp >= 0xFE00 && cp <= 0xFE0F) || (cp >= 0xE0100 && cp <= 0xE01EF);
        if (!selector && (han || cp_is_han(cp)))
            break;
    }
    *out = slice_sub(*rest, 0, at);
    *rest = slice_from(*rest, at);
    return true;
}

static size_t count(struct slice s, bool (*next)(struct slice *, struct slice *))
{
    struct slice piece;
    size_t n = 0;

    while (next(&s, &piece))
        n++;
    return n;
}

/* The span of {base|… in the source, at or after `at`. */
static struct span span_of(struct slice base, struct span at)
{
    size_t found;

    if (!at.src)
        return at;
    found = slice_find(slice_from(at.src->text, at.start), base);
    if (found == SIZE_MAX)
        return at;
    return (struct span){at.src, at.start + found, at.start + found + base.len};
}

/* 王䶮 with "wáng yǎn" -> 王 with wáng, 䶮 with yǎn; with "wáng" alone, an error and
 * the bare characters. */
static void put_readings(struct buf *out, const struct noted *n, struct span at,
                         struct diag *d)
{
    struct slice base = n->text, reading = n->reading, character, syllable;
    size_t want = count(base, next_character), have = count(reading, next_syllable);

    if (want != have) {
        diag_error(d, span_of(base, at), "reading-count",
                   "“%.*s”有 %zu 个字，注音却有 %zu 个音节",
                   "'%.*s' has %zu characters, its reading %zu syllables",
                   SLICE_FMT(base), want, have);
        diag_hint(d, "一字一音，中间空一格，例如 {王䶮|wáng yǎn}",
                  "one syllable per character, separated by spaces: {王䶮|wáng yǎn}");
        buf_slice(out, base);
        return;
    }
    while (next_character(&base, &character) && next_syllable(&reading, &syllable))
        put_signs(out, slice_trim(character), syllable);
}

struct slice annotate_split(struct arena *a, struct slice text, struct span at,
                            struct diag *d)
{
    struct buf b = BUF_INIT;
    struct slice rest = text;
    struct noted n;

    if (!noted_any(text))
        return text;
    while (noted_next(&rest, &n)) {
        if (n.kind == NOTED_READING)
            put_readings(&b, &n, at, d);
        else if (n.kind == NOTED_NONE)
            buf_slice(&b, n.text);
        else
            put_signs(&b, n.text, annotate_note(written_note(&n)));
    }
    struct slice split = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return split;
}

struct slice annotate_undo(struct arena *a, struct slice text)
{
    struct buf b = BUF_INIT;
    struct slice rest = text;
    struct noted n;

    if (!noted_any(text))
        return text;
    while (noted_next(&rest, &n)) {
        struct slice note = written_note(&n);
        if (n.kind == NOTED_NONE)
            buf_slice(&b, n.text);
        else
            buf_printf(&b, "{%.*s|%.*s}", SLICE_FMT(n.text), SLICE_FMT(note));
    }
    struct slice undone = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return undone;
}

/* ---- fields ---- */

/* \{a|b}: a literal brace; the bars before its end do not split a title into lines. */
static size_t put_escaped(struct buf *out, struct slice s, size_t at)
{
    size_t close = slice_find(slice_from(s, at), SLICE("}"));
    size_t end = close == SIZE_MAX ? at + 1 : at + close + 1;

    for (; at < end; at++)
        if (s.ptr[at] == '|')
            buf_cp(out, LITERAL_BAR);
        else
            buf_char(out, s.ptr[at]);
    return end;
}

struct slice annotate_field(struct arena *a, struct slice text, struct span at,
                            struct diag *d)
{
    struct buf b = BUF_INIT;

    if (!memchr(text.ptr ? text.ptr : "", '{', text.len))
        return text;
    for (size_t i = 0; i < text.len;) {
        size_t bar, n = annotate_match(text, i, &bar);
        if (n) {
            struct slice note = annotate_note(slice_sub(text, bar + 1, i + n - 1));
            struct noted whole = {NOTED_READING, slice_sub(text, i + 1, bar), note,
                                  false};
            if (strchr("._~", text.ptr[bar + 1]))
                put_signs(&b, whole.text, note);
            else
                put_readings(&b, &whole, at, d);
            i += n;
        } else if (text.ptr[i] == '\\' && i + 1 < text.len && text.ptr[i + 1] == '{') {
            i = put_escaped(&b, text, i + 1);
        } else {
            if (text.ptr[i] == '{')
                annotate_warn(slice_from(text, i), at, d);
            buf_char(&b, text.ptr[i++]);
        }
    }
    struct slice signs = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return signs;
}

void annotate_warn(struct slice text, struct span at, struct diag *d)
{
    size_t open = slice_find(text, SLICE("{"));

    if (open == SIZE_MAX)
        return;
    struct slice base = slice_from(text, open);
    size_t bar = run_of(base, 1, in_base), first = 1;
    if (bar == 1 || bar == base.len || base.ptr[bar] != '|' ||
        !cp_is_han(utf8_next(base, &first)))
        return;
    diag_warn(d, span_of(slice_sub(base, 0, bar + 1), at), "reading-literal",
              "这里的注音没有写完整，会原样印出来",
              "this reading is incomplete and will be printed literally");
    diag_hint(d, "写成 {龘|dá}；要印出花括号就写 \\{",
              "write {龘|dá}; \\{ prints a brace");
}
