/* yaml_flow.c - a small reader of flow style, for texts that libyaml has refused.
 *
 * libyaml reports where it could not go on; this reader finds where the line first goes
 * wrong, and what was meant:
 *   {名: 停水，内容: 全部}    a full-width comma: write 停水, 内容: …
 *   {内容: "紧急"停水}        text after the closing quote
 *   {内容: 停水[紧急]}        brackets in a value: quote it
 *   [停水, 维修】             write ]
 * It walks over brackets, keys, values and commas, over several lines where they are
 * indented, and stops at the first fault. Whatever it does not know (anchors, tags)
 * ends it with YAML_FLOW_UNKNOWN.
 */
#include "data/yaml_flow.h"
#include "base/buf.h"

#include <string.h>

enum { DEEPEST = 8 }; /* brackets in brackets */

/* The state of the walk; all places are bytes of the source. */
struct flow_walk {
    const struct yaml_stop *s;
    struct diag *d;
    struct slice src;   /* the text up to the end of the YAML */
    size_t i, eol;      /* position; end of this line's content */
    size_t column;      /* continuation lines are indented more than this */
    size_t began;       /* the outermost bracket */
    char open[DEEPEST]; /* the brackets that are open */
    size_t depth;
    bool value;  /* after a key's colon, or in a list */
    bool parted; /* after a comma or an opening bracket */
};

/* Bytes from … to of the source, for a message. */
static struct span span_of(const struct flow_walk *f, size_t from, size_t to)
{
    return (struct span){f->s->src, from, to};
}

/* { -> }, [ -> ] */
static char closer(char open)
{
    return open == '{' ? '}' : ']';
}

/* The rest of the line from byte `from` on. */
static struct slice rest_of(const struct flow_walk *f, size_t from)
{
    return slice_sub(f->src, from, f->eol);
}

/* ---- where a text was meant to end ---- */

/* The bytes of a key with its colon at the start of text: "内容: 全部" -> 7. 0: none.
 */
static size_t key_at(struct slice text)
{
    enum { KEY = 16 }; /* code points: a longer one is a sentence */
    struct slice near = slice_sub(text, 0, KEY * 4 + 2); /* a key cannot end later */
    size_t colon = slice_find(near, SLICE(": "));

    if (colon == SIZE_MAX && near.len == text.len && slice_ends(text, SLICE(":")))
        colon = text.len - 1;
    if (colon == SIZE_MAX || colon == 0 || strchr("\"'{[", text.ptr[0]))
        return 0;
    struct slice key = slice_sub(text, 0, colon);
    for (size_t at = 0; at < key.len;)
        if (cp_among(utf8_next(key, &at), " ,，、；“”\"'{}[]。"))
            return 0;
    return utf8_count(key) <= KEY ? colon + 1 : 0;
}

/* How many blanks the text begins with. */
static size_t blanks(struct slice text)
{
    return (size_t)(slice_trim(text).ptr - text.ptr);
}

/* The brackets that a line should end with, innermost first, e.g. }]; *at: where those
 * that were typed begin, full-width ones included. */
static struct slice closers(const struct flow_walk *f, size_t from, size_t *at,
                            char *out)
{
    size_t end = f->eol, n = 0;

    while (n < f->depth && end > from) {
        size_t before = end;
        uint32_t cp = utf8_prev(f->src, &before);
        bool fits = f->open[n] == '{' ? cp_among(cp, "}｝") : cp_among(cp, "]］】");
        if (!fits)
            break;
        end = before;
        n++;
    }
    *at = end;
    for (size_t i = 0; i < f->depth; i++)
        out[i] = closer(f->open[f->depth - 1 - i]);
    return (struct slice){out, f->depth};
}

/* The end of the value that begins at `from`, as it was meant: before the next key, or
 * before the brackets at the end of the line. *next: that key, or empty. */
static size_t meant_end(const struct flow_walk *f, size_t from, struct slice *next)
{
    char out[DEEPEST];
    size_t end;

    for (size_t i = from; i < f->eol; i++) {
        if (f->src.ptr[i] != ',')
            continue;
        size_t to = i + 1 + blanks(rest_of(f, i + 1));
        size_t key = key_at(rest_of(f, to));
        if (key) {
            *next = slice_sub(f->src, to, to + key);
            return i;
        }
    }
    *next = SLICE("");
    closers(f, from, &end, out);
    return end;
}

/* Cut one of these quotes off the end: an editor often closes "…” with the quote of a
 * Chinese keyboard. */
static struct slice without_quote(struct slice text, const char *quotes)
{
    text = slice_trim(text);
    size_t at = text.len;
    if (at && cp_among(utf8_prev(text, &at), quotes))
        text.len = at;
    return slice_trim(text);
}

/* The quote that can enclose a text without escapes; NULL: it holds both. */
static const char *quote_for(struct slice text)
{
    return slice_find(text, SLICE("\"")) == SIZE_MAX &&
                   slice_find(text, SLICE("\\")) == SIZE_MAX
               ? "\""
           : slice_find(text, SLICE("'")) == SIZE_MAX ? "'"
                                                      : NULL;
}

/* ---- messages ---- */

/* The corrected value, with what follows it on its line, the next key or the closing
 * brackets. A long value is shown only at its end. */
static void hint_value(const struct flow_walk *f, const char *quote, struct slice value,
                       size_t end, struct slice next)
{
    enum { LONG = 240, TAIL = 10 }; /* bytes that a message can show; code points */
    char out[DEEPEST];
    size_t at, tail = value.len;
    struct slice close = closers(f, end, &at, out);

    for (int i = 0; i < TAIL && tail > 0; i++)
        utf8_prev(value, &tail);
    if (quote && value.len > LONG)
        diag_hint(f->d, "整个内容放在引号里：开头是 %s，末尾写成 %.*s%s%.*s",
                  "the whole value in quotes: %s first, and at its end %.*s%s%.*s",
                  quote, SLICE_FMT(slice_from(value, tail)), quote,
                  SLICE_FMT(next.len ? SLICE("") : close));
    else if (!quote)
        diag_hint(f->d, "把整个内容放进引号里，内容里的引号改成“”",
                  "quote the value; use “” for the quotes in it");
    else if (next.len)
        diag_hint(f->d, "写成 %s%.*s%s, %.*s …", "write %s%.*s%s, %.*s ...", quote,
                  SLICE_FMT(value), quote, SLICE_FMT(next));
    else
        diag_hint(f->d, "写成 %s%.*s%s%.*s", "write %s%.*s%s%.*s", quote,
                  SLICE_FMT(value), quote, SLICE_FMT(close));
}

/* {内容: “上午: 9:00”}: curly quotes quote nothing. False: it is no such value. */
static bool hint_curly(const struct flow_walk *f, struct slice value, size_t end,
                       struct slice next)
{
    static const char mark[] = "：";
    struct slice text = without_quote(value, "“”‘’");
    char out[240];
    size_t first = 0, n = 0;

    if (value.len == 0 || !cp_among(utf8_next(value, &first), "“”‘’"))
        return false;
    text = slice_from(text, first);
    for (size_t i = 0; i < text.len; i++) {
        bool colon = slice_starts(slice_from(text, i), SLICE(": "));
        if (strchr("{}[],#\"'\\", text.ptr[i]) || n + sizeof mark >= sizeof out)
            return false;
        memcpy(out + n, colon ? mark : text.ptr + i, colon ? sizeof mark - 1 : 1);
        n += colon ? sizeof mark - 1 : 1;
        while (colon && i + 1 < text.len && text.ptr[i + 1] == ' ')
            i++;
    }
    hint_value(f, "", (struct slice){out, n}, end, next);
    return true;
}

/* {内容: "停水} and {内容: "停水”}: the quote at f->i is not closed. */
static enum yaml_flow report_open_quote(const struct flow_walk *f)
{
    struct slice next;
    size_t end = meant_end(f, f->i + 1, &next);
    const char quote[] = {f->src.ptr[f->i], '\0'};
    struct slice value = without_quote(slice_sub(f->src, f->i + 1, end), "”“’‘＂\"'");

    diag_error(f->d, span_of(f, f->i, end), "yaml-quote", "引号没有闭合",
               "the quote is not closed");
    hint_value(f, quote, value, end, next);
    return YAML_FLOW_TOLD;
}

/* {内容: 5号楼: 全部} or {名: 停水 内容: 全部}: a second colon, at `colon`, in the
 * value that begins at `from`: one value to be quoted, or two whose comma is missing.
 */
static enum yaml_flow report_colon(const struct flow_walk *f, size_t from, size_t colon)
{
    struct slice before = slice_sub(f->src, from, colon), next;
    size_t end = meant_end(f, from, &next), at = before.len, cut = 0, after = 0;

    while (at > 0 && !cut) {
        size_t end_of = at;
        if (cp_among(utf8_prev(before, &at), "，、；, "))
            cut = at, after = end_of;
    }
    for (size_t sign = cut; cut && before.ptr[cut] == ' ' && sign > 0;) {
        uint32_t cp =
            utf8_prev(before, &sign); /* 停水，  内容: the comma, not the blank */
        cut = cp_among(cp, "，、；,") ? sign : cut;
        if (cp != ' ')
            break;
    }
    struct slice first = slice_trim(slice_sub(before, 0, cut));
    struct slice key = slice_trim(slice_from(before, after));
    if (cut && key.len && before.ptr[cut] != ' ') {
        diag_error(f->d, span_of(f, from + cut, from + after), "yaml-comma",
                   "花括号里要用半角的逗号", "a half-width ',' in braces");
        diag_hint(f->d, "写成 %.*s, %.*s: …，逗号后面空一格", "write %.*s, %.*s: ...",
                  SLICE_FMT(first), SLICE_FMT(key));
        return YAML_FLOW_TOLD;
    }
    struct slice value = slice_trim(slice_sub(f->src, from, end));
    const char *quote = quote_for(value);
    diag_error(f->d, span_of(f, colon, colon + 1), "yaml-syntax",
               "花括号里的内容有“: ”，读不下去了", "a second ': ' within braces");
    if (hint_curly(f, value, end, next))
        return YAML_FLOW_TOLD;
    if (cut && first.len && key.len)
        diag_hint(
            f->d,
            "是两项的，中间加半角逗号：%.*s, %.*s: …；是一项的，给整个内容加上引号：%s%.*s%s",
            "two keys: %.*s, %.*s: ...; one: quote it: %s%.*s%s", SLICE_FMT(first),
            SLICE_FMT(key), quote ? quote : "", SLICE_FMT(value), quote ? quote : "");
    else
        hint_value(f, quote, value, end, next);
    return YAML_FLOW_TOLD;
}

/* {内容: 停水[紧急]}: a bracket in the value that begins at `from`. */
static enum yaml_flow report_bracket(const struct flow_walk *f, size_t from)
{
    struct slice next;
    size_t end = meant_end(f, from, &next);
    struct slice value = slice_trim(slice_sub(f->src, from, end));

    diag_error(f->d, span_of(f, f->i, f->i + 1), "yaml-syntax",
               "内容里有括号 %c，要加引号", "quote a value that holds %c",
               f->src.ptr[f->i]);
    hint_value(f, quote_for(value), value, end, next);
    return YAML_FLOW_TOLD;
}

/* [停水} or [停水】: from … to was typed for the closing bracket. */
static enum yaml_flow report_closer(const struct flow_walk *f, size_t from, size_t to)
{
    char want = closer(f->open[f->depth - 1]);
    struct slice typed = slice_sub(f->src, from, to);

    diag_error(f->d, span_of(f, from, to), "yaml-syntax", "这里应是半角的 %c",
               "a %c is expected here", want);
    diag_hint(f->d, "把“%.*s”换成 %c", "'%.*s' becomes %c", SLICE_FMT(typed), want);
    return YAML_FLOW_TOLD;
}

/* [停水 #3, 维修]: a # hides the closing bracket, because YAML reads the rest of the
 * line as a comment. False: no bracket is hidden. */
static bool report_remark(const struct flow_walk *f)
{
    size_t eol = yaml_line_next(f->s, f->eol), at = f->eol;

    while (at < eol && f->src.ptr[at] != '#')
        at++;
    struct slice remark = slice_sub(f->src, at, eol);
    const char close[] = {closer(f->open[f->depth - 1]), '\0'};
    if (slice_find(remark, slice_of(close)) == SIZE_MAX)
        return false;
    diag_error(f->d, span_of(f, at, at + 1), "yaml-syntax",
               "写法错误：“ #”和它后面的字当成了说明，这里就断了",
               "bad YAML: text after ' #' is a comment, so it ends here");
    diag_hint(f->d, "给有 # 的内容加上英文双引号", "quote what holds the #");
    return true;
}

/* The text ends before the brackets do: a comment hides the closing one, it is a
 * full-width one, or it is missing. */
static enum yaml_flow report_unclosed(const struct flow_walk *f)
{
    char out[DEEPEST];
    size_t at, last = f->eol;
    struct slice close = closers(f, f->began, &at, out);
    uint32_t cp = utf8_prev(f->src, &last);

    if (report_remark(f))
        return YAML_FLOW_TOLD;
    if (cp_among(cp, f->open[f->depth - 1] == '{' ? "｝" : "］】"))
        return report_closer(f, last, f->eol);
    diag_error(f->d, span_of(f, f->eol, f->eol), "yaml-syntax",
               "括号没有闭合：这一行末尾缺少 %.*s", "the line lacks its %.*s",
               SLICE_FMT(close));
    diag_hint(f->d, "在这一行末尾补上 %.*s", "add %.*s at the end of the line",
              SLICE_FMT(close));
    return YAML_FLOW_TOLD;
}

/* {内容: "5 号楼"、"6 号楼"}: one value whose parts are quoted. */
static enum yaml_flow report_parts(const struct flow_walk *f, size_t from)
{
    struct slice next, text;
    size_t end = meant_end(f, from, &next);
    struct buf whole = BUF_INIT;

    text = slice_trim(slice_sub(f->src, from, end));
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != '"' && text.ptr[i] != '\'')
            buf_char(&whole, text.ptr[i]);
    diag_error(f->d, span_of(f, f->i, end), "yaml-quote", "右引号后面还有字",
               "text after the closing quote");
    diag_hint(f->d, "是一个内容，引号只加在两头：写成 \"%s\"",
              "quote the value as a whole: write \"%s\"", whole.ptr);
    buf_release(&whole);
    return YAML_FLOW_TOLD;
}

/* "紧急"停水, "停水" 内容: …: there is text at f->i after a complete value, which began
 * at `from`: a wrong comma, a missing one, or text that belongs into the quotes. */
static enum yaml_flow report_after(const struct flow_walk *f, size_t from)
{
    struct slice rest = rest_of(f, f->i), next;
    size_t one = 0;
    uint32_t cp = utf8_next(rest, &one);
    size_t gap = one + blanks(slice_from(rest, one));

    if (one == rest.len && cp_among(cp, "}]｝］】)）>＞"))
        return report_closer(f, f->i, f->eol);
    if (cp_among(cp, "，、；;") && f->open[f->depth - 1] == '{' && gap < rest.len &&
        strchr("\"'", rest.ptr[gap]))
        return report_parts(f, from);
    if (cp_among(cp, "，、；;。.")) {
        diag_error(f->d, span_of(f, f->i, f->i + one), "yaml-comma",
                   "花括号里要用半角的逗号", "a half-width ',' in braces");
        diag_hint(f->d,
                  gap < rest.len && !strchr("}]", rest.ptr[gap])
                      ? "把“%.*s”换成半角逗号，后面空一格"
                      : "删掉“%.*s”",
                  "'%.*s' becomes ',', or goes", SLICE_FMT(slice_sub(rest, 0, one)));
        return YAML_FLOW_TOLD;
    }
    if (key_at(rest) || strchr("\"'[{", rest.ptr[0])) {
        diag_error(f->d, span_of(f, f->i, f->i), "yaml-syntax", "这里缺少半角逗号",
                   "a ',' is missing here");
        diag_hint(f->d, "在“%.*s”前面加上半角逗号", "add ',' before '%.*s'",
                  SLICE_FMT(key_at(rest) ? slice_sub(rest, 0, key_at(rest) - 1)
                                         : slice_sub(rest, 0, one)));
        return YAML_FLOW_TOLD;
    }
    size_t end = meant_end(f, f->i, &next);
    struct slice value = without_quote(slice_sub(f->src, from, end), "");
    diag_error(f->d, span_of(f, f->i, end), "yaml-quote", "右引号后面还有字",
               "text after the closing quote");
    hint_value(f, quote_for(value), value, end, next);
    return YAML_FLOW_TOLD;
}

/* [停水, , 维修] */
static enum yaml_flow report_comma(const struct flow_walk *f)
{
    diag_error(f->d, span_of(f, f->i, f->i + 1), "yaml-comma", "多了一个逗号",
               "a ',' too many");
    diag_hint(f->d, "删掉它", "remove it");
    return YAML_FLOW_TOLD;
}

/* {起: 2026-11-23} 天 or {…},: text after the outermost bracket has been closed. */
static enum yaml_flow check_rest(const struct flow_walk *f)
{
    size_t at = f->i + blanks(rest_of(f, f->i));
    struct slice rest = rest_of(f, at);
    struct slice inner = slice_sub(f->src, f->began, f->i);
    bool words = false;

    if (rest.len == 0)
        return YAML_FLOW_SOUND;
    if (rest.ptr[0] == ':')
        return YAML_FLOW_UNKNOWN;
    size_t brace = slice_find(rest, SLICE("{"));
    for (size_t i = 0; i < rest.len;)
        words |= !cp_among(utf8_next(rest, &i), " ,.;}])，。、；）】｝］\"'”’");
    bool whole = inner.ptr[0] == '{' ? slice_find(inner, SLICE(": ")) != SIZE_MAX
                                     : slice_find(inner, SLICE(",")) != SIZE_MAX;
    if (words && !whole) {
        struct slice value = slice_sub(f->src, f->began, f->eol);
        const char *quote = quote_for(value);
        diag_error(f->d, span_of(f, f->began, f->eol), "yaml-syntax",
                   "写法错误：以 %c 开头的内容要加引号",
                   "bad YAML: quote a value that starts with %c", inner.ptr[0]);
        hint_value(f, quote, value, f->eol, SLICE(""));
        return YAML_FLOW_TOLD;
    }
    diag_error(f->d, span_of(f, at, f->eol), "yaml-syntax",
               "括号已经闭合，后面多了“%.*s”", "text after the closing bracket: %.*s",
               SLICE_FMT(rest));
    if (words && brace != SIZE_MAX)
        diag_hint(f->d, "一行只写一条：另起一行，写成 - {…}",
                  "an entry a line: - {...}");
    else if (words)
        diag_hint(f->d, "删掉它；要印出来的，移到括号里的内容里",
                  "remove it, or move it into a value");
    else
        diag_hint(f->d, "删掉“%.*s”", "remove '%.*s'", SLICE_FMT(rest));
    return YAML_FLOW_TOLD;
}

/* ---- reading ---- */

/* Go to the next line if it continues this one: it is indented more, or it closes the
 * brackets. */
static bool next_line(struct flow_walk *f)
{
    for (size_t at = yaml_line_next(f->s, f->eol); at < f->s->end;
         at = yaml_line_next(f->s, at)) {
        struct yaml_line l = yaml_line_at(f->s, at);
        if (l.text.len == 0)
            continue;
        bool on = l.column > f->column || strchr("}]", l.text.ptr[0]);
        if (!on || yaml_is_entry(l.text) || l.text.ptr[0] == '\t')
            return false;
        f->i = l.at;
        f->eol = l.at + l.text.len;
        return true;
    }
    return false;
}

/* Skip blanks and line ends, as long as the lines continue this one. False: the text
 * ends. */
static bool skip_blanks(struct flow_walk *f)
{
    do {
        while (f->i < f->eol && strchr(" \t", f->src.ptr[f->i]))
            f->i++;
        if (f->i < f->eol)
            return true;
    } while (next_line(f));
    return false;
}

/* After a value, which began at `from`, there must be a comma or a bracket. */
static enum yaml_flow after_value(struct flow_walk *f, size_t from)
{
    f->parted = false;
    if (!skip_blanks(f))
        return report_unclosed(f);
    if (strchr(",}]", f->src.ptr[f->i]))
        return YAML_FLOW_SOUND;
    return f->src.ptr[f->i] == ':' ? YAML_FLOW_UNKNOWN : report_after(f, from);
}

/* A value or a key in quotes. */
static enum yaml_flow read_quoted(struct flow_walk *f)
{
    size_t close = yaml_quote_end(rest_of(f, f->i)), from = f->i;

    if (close == SIZE_MAX)
        return report_open_quote(f);
    f->i += close + 1;
    if (!f->value && f->i < f->eol && f->src.ptr[f->i] == ':') {
        f->i++;
        f->value = true;
        return YAML_FLOW_SOUND;
    }
    return after_value(f, from);
}

/* A value or a key without quotes, up to a comma, a bracket or a colon with a blank. */
static enum yaml_flow read_plain(struct flow_walk *f)
{
    size_t from = f->i;

    if (strchr("*&!%@`|>?#", f->src.ptr[from]))
        return YAML_FLOW_UNKNOWN;
    for (; f->i < f->eol; f->i++) {
        char c = f->src.ptr[f->i];
        char next = f->i + 1 < f->eol ? f->src.ptr[f->i + 1] : ' ';
        if (strchr(",]}", c))
            break;
        if (strchr("[{", c))
            return f->value ? report_bracket(f, from) : YAML_FLOW_UNKNOWN;
        if (c != ':' || !strchr(" ,[]{}", next))
            continue;
        if (f->value)
            return f->open[f->depth - 1] == '{' ? report_colon(f, from, f->i)
                                                : YAML_FLOW_UNKNOWN;
        f->i++;
        f->value = true;
        return YAML_FLOW_SOUND;
    }
    f->parted = false;
    return skip_blanks(f) ? YAML_FLOW_SOUND : report_unclosed(f);
}

/* A closing bracket; what it closes is a value of the bracket around it. */
static enum yaml_flow read_closer(struct flow_walk *f)
{
    if (f->src.ptr[f->i] != closer(f->open[f->depth - 1]))
        return report_closer(f, f->i, f->i + 1);
    f->depth--;
    f->i++;
    if (f->depth == 0)
        return YAML_FLOW_SOUND;
    f->value = true; /* the closed bracket */
    return after_value(f, f->began);
}

/* One bracket, comma, key or value. */
static enum yaml_flow read_one(struct flow_walk *f)
{
    char c = f->src.ptr[f->i];

    if (c == '{' || c == '[') {
        if (f->depth == DEEPEST)
            return YAML_FLOW_UNKNOWN;
        f->open[f->depth++] = c;
        f->value = c == '[';
        f->parted = true;
        f->i++;
        return YAML_FLOW_SOUND;
    }
    if (c == '}' || c == ']')
        return read_closer(f);
    if (c == ',') {
        if (f->parted)
            return report_comma(f);
        f->value = f->open[f->depth - 1] == '[';
        f->parted = true;
        f->i++;
        return YAML_FLOW_SOUND;
    }
    return c == '"' || c == '\'' ? read_quoted(f) : read_plain(f);
}

/* A walk that begins at byte `at`; for an open quote outside of brackets, depth stays 0
 * and no closing brackets are expected. */
static struct flow_walk flow_at(const struct yaml_stop *s, size_t at, struct diag *d)
{
    struct yaml_line l = yaml_line_at(s, at);

    return (struct flow_walk){.s = s,
                              .d = d,
                              .src = slice_sub(s->src->text, 0, s->end),
                              .i = at,
                              .eol = l.at + l.text.len,
                              .began = at};
}

/* Read on until the outermost bracket is closed. */
enum yaml_flow yaml_flow_check(const struct yaml_stop *s, size_t at, size_t column,
                               size_t *end, struct diag *d)
{
    struct flow_walk f = flow_at(s, at, d);

    f.column = column;
    do {
        if (!skip_blanks(&f))
            return report_unclosed(&f);
        enum yaml_flow is = read_one(&f);
        if (is != YAML_FLOW_SOUND)
            return is;
    } while (f.depth);
    *end = f.i;
    return check_rest(&f);
}

/* The hint ends the quote at the end of the line, as in brackets. */
bool yaml_quote_report(const struct yaml_stop *s, size_t at, struct diag *d)
{
    struct flow_walk f = flow_at(s, at, d);

    report_open_quote(&f);
    return false;
}
