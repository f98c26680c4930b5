/* yaml_slips.c - from libyaml's message to one an editor can use.
 *
 * Search order: indents (yaml_indent.c), open quotes, slips that a line shows by itself
 * (标题：公示, ＃说明, -停水), and last a table of libyaml's messages. These are
 * matched by how they begin, since libyaml has no error codes:
 *
 *   "could not find expected ':'"  ->  这一行缺少半角冒号
 *
 * The certain causes come first: libyaml often stops lines below the slip, and names
 * one of its consequences.
 */
#include "data/yaml_slips.h"
#include "base/buf.h"
#include "data/yaml_flow.h"
#include "data/yaml_indent.h"

#include <string.h>

/* libyaml's messages, in Chinese and English, each with a cure. */
static const struct problem {
    const char *yaml; /* how libyaml's message begins; NULL: a slip below */
    bool began;       /* reported where the construct began */
    const char *zh, *en, *hint_zh, *hint_en;
} problems[] = {
    {"could not find expected ':'", true, "这一行缺少半角冒号", "expected ':' here",
     "写成“键: "
     "内容”，冒号用半角的，后面空一格；上一行没写完、接着写的，前面空两格",
     "write 'key: value'; indent a line that continues the one above"},
    {"mapping values are not allowed", false, "这里不能再有“: ”",
     "a second ': ' is not allowed here",
     "一行只写一项；内容里有冒号加空格时，给整个内容加上引号；也看看上一行的引"
     "号和缩进",
     "a line each; quote a value that contains ': '; check quotes and indent "
     "above"},
    {"block sequence entries are not allowed", false, "这里不能写“- ”列表",
     "'- ' is not allowed here", "把“- ”另起一行，缩进到键的下面",
     "start '- ' on its own line below the key"},
    {"found unknown escape character", false, "双引号里的反斜线后面不能跟这个字符",
     "unknown escape in double quotes", "把“\\”写成“\\\\”，或改用单引号",
     "write '\\\\' or use single quotes"},
    {"found a tab character", false, "缩进不能用制表符（Tab）", "a tab in the indent",
     "把制表符换成空格", "use spaces"},
    {"found character that cannot start any token", false, "内容不能以这个字符开头",
     "a value cannot start with this character", "给整个内容加上引号",
     "quote the value"},
    {"did not find expected comment or line break", true,
     "以 | 或 > 开头的内容要加引号", "quote a value that starts with | or >",
     "给整个内容加上引号，如 \"|停水\"", "write \"|like this\""},
    {"did not find expected whitespace or line break", true,
     "以感叹号开头的内容要加引号", "quote a value that starts with '!'",
     "给整个内容加上引号，如 \"!紧急\"", "write \"!like this\""},
    {"did not find expected alphabetic", true, "以 * 或 & 开头的内容要加引号",
     "quote a value that starts with * or &",
     "星号、& 不用印出来的，删掉它（这里没有粗体）；要印出来，给整个内容加上引号，如 "
     "'*号楼'",
     "remove the sign, or print it: '*like this'"},
    {"did not find expected key", false, "这一行和上面的缩进对不齐，或引号后面还有字",
     "indent does not match, or text after a closing quote",
     "同一层的键左边要对齐；内容里有引号时，用另一种引号把整个内容括起来",
     "align keys of one level; wrap a value that holds quotes in the other "
     "kind"},
    {"did not find expected '-' indicator", false, "列表的“- ”没有对齐",
     "'- ' entries do not line up", "同一个列表的“- ”左边要对齐", "align the '- '"},
    {"did not find expected ',' or ']'", false, "方括号里缺少半角逗号或“]”",
     "expected ',' or ']'", "方括号里用半角逗号分开，最后有“]”",
     "separate with ',' and close with ']'"},
    {"did not find expected ',' or '}'", false, "花括号里缺少半角逗号或“}”",
     "expected ',' or '}'", "写成 {起: 2026-11-23, 工作日: 5}，逗号和冒号用半角的",
     "write {key: value, key: value}"},
    {"found unexpected document indicator", true, "引号没有闭合",
     "the quote is not closed", "补上右引号", "add the closing quote"},
    {"control characters are not allowed", false, "有看不见的控制字符",
     "control characters are not allowed", "删掉这个字符", "remove it"},
    {"did not find expected node content", false, "方括号或花括号里读不下去了",
     "the text in brackets cannot be read", "给括号里的每样内容加上英文双引号",
     "quote each value in the brackets"},
    {"did not find expected <document start>", false, "这里多了一段内容",
     "expected the end of the document", NULL, NULL},
};

/* A single place: its end is left open. */
static struct span span_at(const struct yaml_stop *s, size_t at)
{
    return (struct span){s->src, at, 0};
}

/* Always true. %.0s prints nothing: each language skips the other's argument. */
static bool report(const struct yaml_stop *s, size_t at, const struct problem *p,
                   struct diag *d)
{
    diag_error(d, span_at(s, at), "yaml-syntax", "写法错误：%s%.0s", "bad YAML: %.0s%s",
               p->zh, p->en);
    if (p->hint_zh)
        diag_hint(d, "%s%.0s", "%.0s%s", p->hint_zh, p->hint_en);
    return true;
}

/* The line of byte `at`, without its end; *start: where it begins in the source. */
static struct slice line_around(const struct yaml_stop *s, size_t at, size_t *start)
{
    for (*start = at; *start > s->start && s->src->text.ptr[*start - 1] != '\n';)
        --*start;
    struct slice line = slice_sub(s->src->text, *start, s->end);
    return slice_sub(line, 0, slice_find(line, SLICE("\n")));
}

/* The byte after the end of the line. */
static size_t next_line(const struct yaml_stop *s, size_t at)
{
    size_t start;
    struct slice line = line_around(s, at, &start);

    return start + line.len + 1;
}

/* The quote of a value that opens on this line and does not close on it: its place in
 * the line, or SIZE_MAX. */
static size_t open_quote(struct slice line)
{
    char quote = 0;
    size_t at = SIZE_MAX;

    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];
        char before = i ? line.ptr[i - 1] : ' ';
        if (quote == '"' && c == '\\')
            i++;
        else if (quote && c == quote)
            quote = 0;
        else if (!quote && (c == '"' || c == '\'') && strchr(" [{,", before)) {
            quote = c;
            at = i;
        } else if (!quote && c == '#' && before == ' ')
            break;
    }
    return quote ? at : SIZE_MAX;
}

/* libyaml notices an unclosed quote only where a later line stops making sense, as the
 * next quote closes it: report the first line that leaves one open. False: none. */
static bool report_open_quote(const struct yaml_stop *s, struct diag *d)
{
    for (size_t at = s->start; at <= s->at && at < s->end;) {
        struct slice line = line_around(s, at, &at);
        size_t quote = open_quote(line);
        if (quote != SIZE_MAX) {
            yaml_quote_report(s, at + quote, d);
            return true;
        }
        at += line.len + 1;
    }
    return false;
}

/* ---- ends a head as well: nobody counts the dashes. */
bool yaml_fence(struct slice line)
{
    size_t n = 0;

    while (line.len && strchr(" \t\r", line.ptr[line.len - 1]))
        line.len--;
    while (n < line.len && line.ptr[n] == '-')
        n++;
    return n >= 3 && n == line.len;
}

/* Any mixture of dashes and rules, two or more; or one Chinese dash. */
bool yaml_fence_like(struct slice line)
{
    size_t n = 0;

    line = slice_trim(line);
    for (size_t at = 0; at < line.len; n++)
        if (!cp_among(utf8_next(line, &at), "-—－–─━_＿―"))
            return false;
    return n >= 2 || slice_is(line, "—");
}

/* Frequent slips for which libyaml's message is misleading, in the order of the enum.
 */
static const struct problem slips[] = {
    {NULL, false, "行首的缩进用了制表符（Tab）", "a tab in the indent", "换成空格",
     "use spaces"},
    {NULL, false, "“-”后面要空一格", "'-' and a space", "写成“- 内容”",
     "write '- entry'"},
    {NULL, false, "花括号要用半角的 { }", "braces are { }",
     "写成 {名: …, 内容: …}，冒号、逗号也用半角的", "write {key: value, key: value}"},
    {NULL, false, "一行里写几项，要放在 { } 里", "several keys on one line need { }",
     "写成 - {名: …, 内容: …}，或者每项另起一行、左边对齐",
     "write - {key: value, key: value}, or a line each"},
    {NULL, false, "“ #”和它后面的字当成了说明，这里就断了",
     "text after ' #' is a comment, so it ends here", "给有 # 的内容加上英文双引号",
     "quote what holds the #"},
    {NULL, false, "列表的每一条要用半角的“-”开头", "an entry begins with '-'",
     "换成半角减号，后面空一格：写成“- 内容”", "write '- entry'"},
    {NULL, false, "说明要用半角的“#”开头", "a comment begins with '#'",
     "换成半角的 #，后面空一格", "write '# comment'"},
    {NULL, false, "冒号后面不是普通的空格（是网页里粘来的）",
     "the blank after the colon is not a plain space",
     "删掉冒号后面的空格，用空格键重打一个", "type it again with the space bar"},
    {NULL, false, "这一行不能只写三个点", "no line of three dots here", "删掉这一行",
     "remove this line"},
};
enum {
    SLIP_TAB,
    SLIP_DASH,   /* -停水 */
    SLIP_BRACE,  /* ｛名: 停水｝ */
    SLIP_ROW,    /* - 名: 时间 内容: 9:00 */
    SLIP_REMARK, /* [停水 #3, 维修] */
    /* typed with a Chinese keyboard: */
    SLIP_WIDE_DASH,   /* －名: 停水 */
    SLIP_WIDE_REMARK, /* ＃ 说明 */
    SLIP_BLANK,       /* a no-break space after the colon */
    SLIP_DOTS         /* ... ends a document */
};

/* The first # after some text that YAML reads as a comment, from the line before `from`
 * to `to`. SIZE_MAX: none. */
static size_t find_remark(const struct yaml_stop *s, size_t from, size_t to)
{
    size_t start;
    char quote = 0;

    line_around(s, from, &start);
    if (start > s->start)
        line_around(s, start - 1, &start);
    struct slice text = slice_sub(s->src->text, 0, s->end);
    for (size_t i = start, word = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '\n' && i >= to)
            break;
        if (c == '\n')
            word = 0, quote = 0;
        else if (quote || ((c == '"' || c == '\'') &&
                           (i == start || strchr(" [{,\n", text.ptr[i - 1]))))
            quote = !quote ? c : c == quote ? 0 : quote;
        else if (c == '#' && word && strchr(" \t[{,", text.ptr[i - 1]))
            return i;
        else
            word += c != ' ' && c != '\t';
    }
    return SIZE_MAX;
}

/* ---- slips that one line shows ---- */

/* A line without its comment, dashes and indent. */
struct content {
    struct slice text;
    size_t start;  /* of the text, in the source */
    size_t indent; /* bytes before it on the line: blanks and dashes */
};

/* The content of the line of byte `at`, e.g. 名: 停水 of "  - 名: 停水 # 说明"; its
 * text may be empty. */
static struct content content_at(const struct yaml_stop *s, size_t at)
{
    struct content c = {0};
    struct slice line = line_around(s, at, &c.start);

    for (size_t i = 0; i < line.len; i++)
        if (line.ptr[i] == '#' && (i == 0 || strchr(" \t", line.ptr[i - 1])))
            line.len = i;
    while (line.len && strchr(" \t\r", line.ptr[line.len - 1]))
        line.len--;
    while (c.indent < line.len && strchr(" -", line.ptr[c.indent]))
        c.indent++;
    c.text = slice_from(line, c.indent);
    c.start += c.indent;
    return c;
}

/* The content of that line or of the nearest one above that has any. */
static struct content content_up(const struct yaml_stop *s, size_t at)
{
    struct content c = content_at(s, at);

    while (c.text.len == 0 && c.start - c.indent > s->start)
        c = content_at(s, c.start - c.indent - 1);
    return c;
}

/* The colon of 键: with its blank, or at the end of the line. SIZE_MAX: no key. */
static size_t key_end(struct slice text)
{
    size_t colon = slice_find(text, SLICE(": "));

    return colon == SIZE_MAX && slice_ends(text, SLICE(":")) ? text.len - 1 : colon;
}

/* 开始 9:00, 开始=9:00: the colon is the clock's, and the key ends before the sign;
 * where, or SIZE_MAX. rest: from the colon on. */
static size_t clock_key_end(struct slice key, struct slice rest)
{
    size_t at = key.len;

    while (at > 0 && char_is_digit(key.ptr[at - 1]))
        at--;
    if (at == key.len || at == 0 || rest.len < 2 || !char_is_digit(rest.ptr[1]))
        return SIZE_MAX;
    return cp_among(utf8_prev(key, &at), " 　=＝；;。.，,") && at > 0 ? at : SIZE_MAX;
}

/* 标题：公示 or 标题:公示, the most frequent slip with a Chinese keyboard. False: it is
 * none. */
static bool report_colon(const struct yaml_stop *s, struct content c, struct diag *d)
{
    enum { KEY = 16 }; /* code points: a longer one is a sentence */
    static const char *const blanks[] = {"\u00A0", "\u3000", "\u2002", "\u2003",
                                         "\u2009", "\u200B", "\uFEFF"};
    size_t wide = slice_find(c.text, SLICE("：")),
           colon = slice_find(c.text, SLICE(":"));

    colon = wide < colon ? wide : colon;
    if (colon == SIZE_MAX || colon == 0 || key_end(c.text) != SIZE_MAX ||
        strchr("[{\"'", c.text.ptr[0]))
        return false;
    struct slice key = slice_sub(c.text, 0, colon), rest = slice_from(c.text, colon);
    if (utf8_count(key) > KEY || char_is_digit(key.ptr[0]) ||
        slice_starts(rest, SLICE("://")))
        return false;
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        if (colon != wide && slice_starts(slice_from(rest, 1), slice_of(blanks[i])))
            return report(s, c.start + colon + 1, &slips[SLIP_BLANK], d);
    size_t clock = clock_key_end(key, rest);
    if (clock != SIZE_MAX) {
        key = slice_trim(slice_sub(key, 0, clock));
        colon = clock;
    }
    diag_error(d, span_at(s, c.start + colon), "yaml-colon",
               "键后面要用半角冒号“:”，再空一格", "a key ends in ':' and a space");
    diag_hint(d, "写成：%.*s: …", "write: %.*s: ...", SLICE_FMT(key));
    return true;
}

/* ＃说明, －内容: 停水, 标题：公示. False: none of them. */
static bool report_line(const struct yaml_stop *s, struct content c, struct diag *d)
{
    size_t at = 0;

    if (c.text.len == 0)
        return false;
    uint32_t first = utf8_next(c.text, &at);
    if (first == 0xFF03) /* ＃ */
        return report(s, c.start, &slips[SLIP_WIDE_REMARK], d);
    if (cp_among(first, "－—–·•●") && key_end(c.text) != SIZE_MAX)
        return report(s, c.start, &slips[SLIP_WIDE_DASH], d);
    return report_colon(s, c, d);
}

/* Report the first line, of those libyaml was reading when it stopped, that is wrong by
 * itself. Lines indented more than the key above continue its text, which may hold
 * anything. False: none. */
static bool report_lines(const struct yaml_stop *s, struct diag *d)
{
    struct content from = content_up(s, s->began);
    size_t keys = SIZE_MAX; /* the indent of the key above */

    if (from.start - from.indent > s->start) /* a slip on the line above */
        from = content_up(s, from.start - from.indent - 1); /* shows only here */
    for (size_t at = s->start; at <= s->at && at < s->end;) {
        struct content c = content_at(s, at);
        size_t end = key_end(c.text);
        if (c.start >= from.start && c.indent <= keys && report_line(s, c, d))
            return true;
        if (end != SIZE_MAX)
            keys = end + 1 == c.text.len ? SIZE_MAX : c.indent;
        at = next_line(s, at);
    }
    return false;
}

/* libyaml found a second root: what precedes it is no map, or ended too early. */
static bool report_second_root(const struct yaml_stop *s, struct diag *d)
{
    struct content c = {0}, own = content_up(s, s->at);

    if (!slice_starts(slice_of(s->problem), SLICE("did not find expected <document")))
        return false;
    for (size_t at = s->start; at < s->at && c.text.len == 0; at = next_line(s, at))
        c = content_at(s, at);
    struct content last = own.start > s->start + own.indent
                              ? content_up(s, own.start - own.indent - 1)
                              : c;
    if (slice_is(last.text, "..."))
        return report(s, last.start, &slips[SLIP_DOTS], d);
    return report_line(s, c, d);
}

/* Does the # at `remark` break the text it is in? It does if it hides a closing
 * bracket, or if the value continues on the next line. After a complete value it is an
 * ordinary comment. */
static bool remark_breaks(const struct yaml_stop *s, size_t remark)
{
    size_t start;
    struct slice line = line_around(s, remark, &start);
    int open = 0;

    for (size_t i = start; i < remark; i++) {
        open += strchr("[{", s->src->text.ptr[i]) != NULL;
        open -= strchr("]}", s->src->text.ptr[i]) != NULL;
    }
    if (open > 0)
        return true;
    size_t below = start + line.len + 1;
    if (below >= s->end)
        return false;
    struct content next = content_at(s, below), own = content_at(s, remark);
    bool entry =
        next.indent && s->src->text.ptr[next.start - 1] == ' ' &&
        slice_find(slice_sub(s->src->text, below, next.start), SLICE("-")) != SIZE_MAX;
    return next.text.len && key_end(next.text) == SIZE_MAX && !entry && own.text.len &&
           !slice_ends(own.text, SLICE(":"));
}

/* 标签: "停水", "维修": quoted words in a row are not a list. The hint offers both, the
 * list [停水, 维修] and one text "停水、维修". False: something else. */
static bool report_quoted_words(const struct yaml_stop *s, struct slice line,
                                size_t start, struct diag *d)
{
    size_t colon = slice_find(line, SLICE(": ")), at = colon, words = 0;
    struct buf list = BUF_INIT, text = BUF_INIT;

    if (colon == SIZE_MAX)
        return false;
    struct slice rest = slice_trim(slice_from(line, colon + 2));
    while (rest.len > 1 && strchr("\"'", rest.ptr[0])) {
        size_t end = slice_find(slice_from(rest, 1), slice_sub(rest, 0, 1));
        if (end == SIZE_MAX)
            break;
        struct slice word = slice_sub(rest, 1, end + 1);
        buf_printf(&list, "%s%.*s", words ? ", " : "", SLICE_FMT(word));
        buf_printf(&text, "%s%.*s", words ? "、" : "", SLICE_FMT(word));
        words++;
        rest = slice_trim(slice_from(rest, end + 2));
        at = 0;
        if (rest.len == 0 || !cp_among(utf8_next(rest, &at), ",，、；;"))
            break;
        rest = slice_trim(slice_from(rest, at));
    }
    if (words < 2 || rest.len) {
        buf_release(&list);
        buf_release(&text);
        return false;
    }
    struct slice key = slice_trim(slice_sub(line, 0, colon));
    diag_error(d, span_at(s, start + colon + 2), "yaml-quote",
               "写法错误：右引号后面还有字", "bad YAML: text after the closing quote");
    diag_hint(d, "几样东西写成  %.*s: [%s]；一句话写成  %.*s: \"%s\"",
              "several words: %.*s: [%s]; one text: %.*s: \"%s\"", SLICE_FMT(key),
              list.ptr, SLICE_FMT(key), text.ptr);
    buf_release(&list);
    buf_release(&text);
    return true;
}

/* The causes that are certain first: a tab in the indent, a second root, a line that is
 * wrong by itself; then guesses by libyaml's message and by the line above.
 * `at` may be where the construct began. False: nothing found. */
static bool report_slip(const struct yaml_stop *s, size_t at, struct diag *d)
{
    size_t start, before = s->start, indent = 0;
    struct slice line = line_around(s, at, &start), above = SLICE("");

    while (indent < line.len && line.ptr[indent] == ' ')
        indent++;
    if (indent < line.len && line.ptr[indent] == '\t')
        return report(s, start + indent, &slips[SLIP_TAB], d);
    if (report_second_root(s, d) || report_lines(s, d) ||
        report_quoted_words(s, line, start, d))
        return true;
    size_t colon = slice_find(line, SLICE(": "));
    size_t remark = find_remark(s, s->began, s->at);
    if (remark != SIZE_MAX && !slice_starts(slice_of(s->problem), SLICE("found")) &&
        remark_breaks(s, remark))
        return report(s, remark, &slips[SLIP_REMARK], d);
    size_t brace = slice_find(line, SLICE("｛"));
    if (brace != SIZE_MAX)
        return report(s, start + brace, &slips[SLIP_BRACE], d);
    if (slice_starts(slice_from(line, indent), SLICE("- ")) && at > start + colon &&
        slice_starts(slice_of(s->problem), SLICE("mapping values")))
        return report(s, at, &slips[SLIP_ROW], d);
    if (start > s->start)
        above = line_around(s, start - 1, &before);
    struct slice own = slice_trim(line), entry = slice_trim(above);
    if (own.len > 1 && own.ptr[0] == '-' && own.ptr[1] != ' ' && own.ptr[1] != '-')
        return report(s, start + (size_t)(own.ptr - line.ptr), &slips[SLIP_DASH], d);
    if (entry.len > 1 && entry.ptr[0] == '-' && entry.ptr[1] != ' ' &&
        entry.ptr[1] != '-')
        return report(s, before + (size_t)(entry.ptr - above.ptr), &slips[SLIP_DASH],
                      d);
    return false;
}

/* A problem at the end of the text is reported where its construct began. */
bool yaml_report(const struct yaml_stop *s, struct diag *d)
{
    if (!s->encoding && (yaml_indent_report(s, d) || report_open_quote(s, d)))
        return false;
    for (size_t i = 0; i < sizeof problems / sizeof *problems; i++) {
        const struct problem *p = &problems[i];
        size_t at = p->began || s->at >= s->end ? s->began : s->at;
        if (!slice_starts(slice_of(s->problem), slice_of(p->yaml)))
            continue;
        if (!report_slip(s, at, d))
            report(s, at, p, d);
        return false;
    }
    return diag_error(d, span_at(s, s->at), "yaml-syntax", "写法错误：这里读不懂%.0s",
                      "bad YAML: %s", s->problem);
}
