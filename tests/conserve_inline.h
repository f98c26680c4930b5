/* conserve_inline.h - what may be lost between the characters of a body.
 *
 * Lines first (conserve_lines.h), then one pass over the characters for what lies
 * between them: code, comments, tags, brackets, entities, runs of * and ~. What an
 * outside reader cannot decide (a code span over several lines, whether * takes effect)
 * is a loss that may be; what the house's rules decide is not.
 */
#ifndef BANBAO_TESTS_CONSERVE_INLINE_H
#define BANBAO_TESTS_CONSERVE_INLINE_H

#include "conserve.h"
#include "conserve_lines.h"

struct lost {
    size_t start, end;
    enum loss rule;
    uint32_t cp; /* what stands there instead; 0: nothing */
};

/* [text], with what follows it. */
struct bracket {
    size_t open, close; /* of [ and ] */
    size_t target_end;  /* behind the (…) after ]; 0: none */
    size_t after;       /* the bracket that ends where this one begins, + 1 */
    bool image, note;
    bool defines; /* [x]: at the start of a line */
    struct slice label;
};

/* [^x]: and the lines that are its own. */
struct note {
    size_t start, end;
    const struct bracket *at;
    bool moved;
};

/* Of a byte: a line's text begins here; a number of the program's may stand here. */
enum flag { FLAG_TEXT = 1, FLAG_DIGITS = 2 };

struct body {
    struct arena *a;
    struct slice s;
    struct typed_line *lines;
    size_t n_lines;
    struct lost *lost;
    size_t n_lost, lost_cap;
    struct bracket *brackets;
    size_t n_brackets, bracket_cap;
    struct note *notes;
    size_t n_notes, note_cap;
    size_t *open; /* the [ that wait for their ] */
    size_t n_open, open_cap;
    unsigned char *flags; /* by byte: enum flag */
};

static inline void lose(struct body *b, size_t start, size_t end, enum loss rule,
                        uint32_t cp)
{
    arena_push(b->a, b->lost, b->n_lost, b->lost_cap);
    b->lost[b->n_lost++] = (struct lost){start, end, rule, cp};
}

static inline char byte_at(const struct body *b, size_t at)
{
    return at < b->s.len ? b->s.ptr[at] : '\0';
}

static inline size_t find_from(const struct body *b, size_t at, size_t end,
                               const char *what)
{
    size_t found = slice_find(slice_sub(b->s, at, end), slice_of(what));

    return found == SIZE_MAX ? SIZE_MAX : at + found;
}

static inline bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* --- HTML ------------------------------------------------------------------- */

#define BLOCK_TAGS                                                                     \
    " address article aside blockquote center details div dl fieldset figure footer "  \
    "form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section table tr ul "
#define OTHER_TAGS                                                                     \
    " a abbr acronym area audio b base basefont bdi bdo big body br button canvas "    \
    "caption cite code col colgroup data datalist dd del dfn dialog dir dt em embed "  \
    "figcaption font frame frameset head hgroup html i iframe img input ins kbd "      \
    "label legend link map mark marquee meta meter nobr noframes noscript object "     \
    "optgroup option output param picture progress q rp rt ruby s samp script "        \
    "search select slot small source span strike strong style sub summary sup svg "    \
    "tbody td template textarea tfoot th thead time title track tt u var video wbr "   \
    "strike center "

static inline bool tag_among(struct slice name, const char *tags)
{
    char word[20] = " ";

    if (name.len == 0 || name.len > 16)
        return false;
    for (size_t i = 0; i < name.len; i++)
        word[i + 1] = (char)(name.ptr[i] | (name.ptr[i] >= 'A' ? 0x20 : 0));
    word[name.len + 1] = ' ';
    return strstr(tags, word) != NULL;
}

/* Behind the > of the tag whose name ends at `at`; quotes may hold >. 0: no end. */
static inline size_t tag_end(const struct body *b, size_t at, size_t end)
{
    char quote = 0;

    for (size_t i = at; i < end && i < at + 1000; i++) {
        char c = b->s.ptr[i];
        if (quote && c == quote)
            quote = 0;
        else if (!quote && (c == '"' || c == '\''))
            quote = c;
        else if (!quote && c == '>')
            return i + 1;
        else if (!quote && c == '<')
            return 0;
    }
    return 0;
}

/* What <script> and <style> hold goes with them. */
static inline void lose_program(struct body *b, struct slice name, size_t from)
{
    const char *close = tag_among(name, " script ")  ? "</script>"
                        : tag_among(name, " style ") ? "</style>"
                                                     : NULL;
    size_t end = close ? find_from(b, from, b->s.len, close) : SIZE_MAX;

    if (close)
        lose(b, from, end == SIZE_MAX ? b->s.len : end, LOSS_PROGRAM, 0);
}

/* A tag or comment at <: lost; where it ends, or at itself + 1. */
static inline size_t take_angle(struct body *b, size_t at, size_t end)
{
    size_t i = at + 1, close;

    if (slice_starts(slice_from(b->s, at), SLICE("<!--"))) {
        close = find_from(b, at + 4, b->s.len, "-->");
        if (close != SIZE_MAX)
            lose(b, at, close + 3, LOSS_COMMENT, 0);
        return close == SIZE_MAX ? at + 4 : close + 3;
    }
    if (byte_at(b, i) == '?' || byte_at(b, i) == '!') {
        const char *until = byte_at(b, i) == '?'       ? "?>"
                            : byte_at(b, i + 1) == '[' ? "]]>"
                                                       : ">";
        close = find_from(b, i, b->s.len, until);
        if (close == SIZE_MAX)
            return i;
        lose(b, at, close + strlen(until), LOSS_COMMENT, 0);
        return close + strlen(until);
    }
    i += byte_at(b, i) == '/';
    size_t name = i;
    while (i < end &&
           (is_letter(b->s.ptr[i]) || (i > name && char_is_digit(b->s.ptr[i]))))
        i++;
    struct slice word = slice_sub(b->s, name, i);
    bool block = tag_among(word, BLOCK_TAGS);
    bool office = tag_among(word, " o w v m ") && byte_at(b, i) == ':'; /* of Word */
    if (!block && !office && !tag_among(word, OTHER_TAGS))
        return at + 1;
    if (!office && !at_blank(b->s, i) && byte_at(b, i) != '>' && byte_at(b, i) != '/')
        return at + 1;
    close = tag_end(b, i, end);
    if (!close)
        return at + 1;
    bool line = block || tag_among(word, " br ");
    lose(b, at, close, line ? LOSS_BLOCK_TAG : LOSS_TAG, 0);
    if (byte_at(b, at + 1) != '/')
        lose_program(b, word, close);
    return close;
}

/* --- entities, runs --------------------------------------------------------- */

static inline void take_entity(struct body *b, size_t at)
{
    size_t i = at + 1;
    bool number = byte_at(b, i) == '#';
    bool hex = number && (byte_at(b, i + 1) | 0x20) == 'x';
    uint32_t cp = 0;

    i += (size_t)number + hex;
    size_t from = i;
    for (; i < from + 40; i++) {
        char c = byte_at(b, i), low = (char)(c | 0x20);
        bool digit = char_is_digit(c), letter = low >= 'a' && low <= 'z';
        if (number ? !(digit || (hex && letter && low <= 'f')) : !(digit || letter))
            break;
        if (cp < 0x110000)
            cp = hex ? cp * 16 + (uint32_t)(digit ? c - '0' : low - 'a' + 10)
                     : cp * 10 + (uint32_t)(c - '0');
    }
    if (i == from || byte_at(b, i) != ';' ||
        (!number && char_is_digit(byte_at(b, from))))
        return;
    lose(b, at, i + 1, LOSS_ENTITY, 0);
    if (!number || token_counts(cp))
        lose(b, at, i + 1, LOSS_ENTITY, number ? cp : ANY_CHAR);
}

/* Before at: a figure, or a figure and its unit (5元*30天). */
static inline bool figure_before(const struct body *b, size_t at)
{
    for (int units = 0; units < 3 && at > 0; units++) {
        uint32_t cp = utf8_prev(b->s, &at);
        if (cp < 0x80 && char_is_digit((char)cp))
            return true;
        if (!cp_is_han(cp) && !(cp < 0x80 && (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z'))
            return false;
    }
    return false;
}

enum { RUN_MAX = 16 }; /* of which each may stay */

/* A run of * or ~: what of it may go. Behind it. */
static inline size_t take_run(struct body *b, size_t at)
{
    char c = b->s.ptr[at];
    size_t end = at;

    while (byte_at(b, end) == c)
        end++;
    bool alone = end - at == 1;
    bool times =
        c == '*' && alone && figure_before(b, at) && char_is_digit(byte_at(b, end));
    bool apart = c == '*' && alone && at > 0 && b->s.ptr[at - 1] == ' ' &&
                 byte_at(b, end) == ' ' && at > 1 &&
                 (unsigned char)b->s.ptr[at - 2] > '*' && b->s.ptr[at - 2] != '>';
    if (times || apart || (c == '~' && alone))
        return end;
    for (size_t i = at; i < end && end - at < RUN_MAX; i++)
        lose(b, i, i + 1, c == '~' ? LOSS_STRIKE : LOSS_EMPHASIS, 0);
    if (end - at >= RUN_MAX)
        lose(b, at, end, LOSS_RULE, 0);
    return end;
}

/* --- brackets --------------------------------------------------------------- */

/* Behind the bracket that closes the ( or （ at `at`; 0: none before the end. */
static inline size_t target_end(const struct body *b, size_t at, size_t end)
{
    bool wide = b->s.ptr[at] != '(';
    int deep = 0;
    char quote = 0;

    for (size_t i = at; i < end; i += cp_len(b->s, i)) {
        uint32_t cp = cp_at(b->s, i);
        bool spaced = i > at && (at_blank(b->s, i - 1) || b->s.ptr[i - 1] == '(');
        if (cp == '\\' && i + 1 < end && (unsigned char)b->s.ptr[i + 1] < 0x80)
            i++;
        else if (quote)
            quote = cp == (uint32_t)quote ? 0 : quote;
        else if ((cp == '"' || cp == '\'') && spaced)
            quote = (char)cp;
        else if (cp == '<' && i == at + 1 && memchr(b->s.ptr + i, '>', end - i))
            i = (size_t)((const char *)memchr(b->s.ptr + i, '>', end - i) - b->s.ptr);
        else if (cp == (wide ? 0xFF08u : '('))
            deep++;
        else if (cp == (wide ? 0xFF09u : ')') && --deep == 0)
            return i + cp_len(b->s, i);
    }
    return 0;
}

/* Does the target say where to: has it one of . / # : before its first blank? */
static inline bool is_address(struct slice target)
{
    target = slice_trim(target);
    bool angle = target.len && target.ptr[0] == '<';

    for (size_t i = 0; i < target.len; i++) {
        char c = target.ptr[i];
        if (strchr("./#:", c) && c)
            return true;
        if (angle ? c == '>' : (c == ' ' || c == '\n'))
            return false;
    }
    return false;
}

/* A label as it is compared: letters of any case, blanks as one. */
static inline struct slice label_of(struct body *b, size_t start, size_t end)
{
    char *out = arena_room(b->a, end - start + 1, 1);
    size_t n = 0;

    for (size_t i = start; i < end; i++) {
        char c = b->s.ptr[i];
        bool blank = c == ' ' || c == '\t' || c == '\n';
        if (blank && (n == 0 || out[n - 1] == ' '))
            continue;
        out[n++] = blank ? ' ' : c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    while (n > 0 && out[n - 1] == ' ')
        n--;
    return (struct slice){out, n};
}

static inline void take_close(struct body *b, size_t at, size_t end)
{
    if (b->n_open == 0)
        return;
    size_t open = b->open[--b->n_open];
    uint32_t next = cp_at(b->s, at + 1);
    struct bracket k = {.open = open, .close = at};

    k.image = open > 0 && b->s.ptr[open - 1] == '!' &&
              !(open > 1 && b->s.ptr[open - 2] == '\\');
    k.note = byte_at(b, open + 1) == '^' && at > open + 2 && !k.image;
    k.defines = b->flags[open] & FLAG_TEXT && next == ':' && !k.image;
    if (next == '(' || next == 0xFF08)
        k.target_end = target_end(b, at + 1, end);
    k.label = label_of(b, open + 1, at);
    for (size_t i = b->n_brackets; i > 0 && b->brackets[i - 1].close + 1 >= open; i--)
        if (b->brackets[i - 1].close + 1 == open)
            k.after = i;
    arena_push(b->a, b->brackets, b->n_brackets, b->bracket_cap);
    b->brackets[b->n_brackets++] = k;
}

/* --- scanning --------------------------------------------------------------- */

/* Behind the code span at `at` that ends on its line; 0: none. */
static inline size_t code_end(const struct body *b, size_t at, size_t end)
{
    size_t n = 0, run = 0;

    while (byte_at(b, at + n) == '`')
        n++;
    for (size_t i = at + n; i <= end; i++) {
        if (i < end && b->s.ptr[i] == '`') {
            run++;
            continue;
        }
        if (run == n)
            return i;
        run = 0;
    }
    return 0;
}

static inline void take_reading(struct body *b, size_t at, size_t end)
{
    size_t bar = find_from(b, at, end, "|"), close = find_from(b, at, end, "}");

    if (bar != SIZE_MAX && close != SIZE_MAX && bar < close)
        lose(b, bar, close, LOSS_READING, 0);
}

/* One line of a paragraph, from `at` (a tag may have taken some of it). `open`: a code
 * span of several lines may be. Where it went to. */
static inline size_t scan_line(struct body *b, size_t at, size_t end, size_t range,
                               bool *open)
{
    while (at < end) {
        char c = b->s.ptr[at];
        size_t code = c == '`' ? code_end(b, at, end) : 0;

        if (code && !*open) {
            at = code;
            continue;
        }
        *open |= c == '`';
        if (c == '\\' && at + 1 < end && (unsigned char)b->s.ptr[at + 1] < 0x80)
            at += 2;
        else if (c == '<')
            at = take_angle(b, at, range);
        else if (c == '*' || c == '~')
            at = take_run(b, at);
        else {
            if (c == '&')
                take_entity(b, at);
            else if (cp_at(b->s, at) == L'＊')
                lose(b, at, at + 3, LOSS_EMPHASIS, '*');
            else if (c == '{')
                take_reading(b, at, end);
            else if (c == ']')
                take_close(b, at, range);
            else if (c == '[') {
                arena_push(b->a, b->open, b->n_open, b->open_cap);
                b->open[b->n_open++] = at;
            }
            at++;
        }
    }
    return at;
}

/* A row's cells beyond the first n. */
static inline void lose_cells(struct body *b, const struct typed_line *l, size_t n)
{
    size_t at = l->text, cell = 0, from = l->text;
    uint32_t first = cp_at(b->s, at);

    if (first == '|' || first == 0xFF5C)
        from = at += cp_len(b->s, at);
    while (at <= l->end) {
        uint32_t cp = cp_at(b->s, at);
        if (at == l->end || cp == '|' || cp == 0xFF5C) {
            if (cell++ >= n)
                lose(b, from, at, LOSS_CELL, 0);
            from = at + cp_len(b->s, at);
        }
        at += cp == '\\' ? 2 : at < l->end ? cp_len(b->s, at) : 1;
    }
}

/* What of a line may go because of what kind it is. */
static inline void lose_marks(struct body *b, size_t i, size_t *cells)
{
    const struct typed_line *l = &b->lines[i];
    size_t ticks = 0;

    for (size_t at = l->start; at < l->text; at++)
        if (b->s.ptr[at] == '*')
            lose(b, at, at + 1, LOSS_RULE, 0);
    if (l->kind == LINE_RULE || l->kind == LINE_TABLE_RULE)
        lose(b, l->start, l->end, LOSS_RULE, 0);
    while (l->kind != LINE_CODE && byte_at(b, l->text + ticks) == '`')
        ticks++;
    if (ticks >= 3 && l->kind != LINE_FENCE_END)
        lose(b, l->text + ticks, l->end, LOSS_FENCE, 0);
    size_t box = l->text + (!l->item && byte_at(b, l->text) == '-'); /* -[x] */
    if ((l->item || box > l->text) && byte_at(b, box) == '[' &&
        (byte_at(b, box + 1) | 0x20) == 'x' && byte_at(b, box + 2) == ']')
        lose(b, box + 1, box + 2, LOSS_BOX, 0);
    if (l->number_end > l->number && l->kind == LINE_TEXT) {
        int n = atoi(b->s.ptr + l->number);
        if (n >= 1 && n <= 20)
            lose(b, l->number, l->number_end, LOSS_NUMBER, 0x245F + (uint32_t)n);
    }
    if (i + 1 < b->n_lines && b->lines[i + 1].kind == LINE_TABLE_RULE)
        *cells = cells_of(line_text(b->s, l));
    else if (l->kind == LINE_TABLE)
        lose_cells(b, l, *cells);
}

static inline bool parts_inlines(enum line_kind kind)
{
    return kind == LINE_BLANK || kind == LINE_FENCE || kind == LINE_CODE ||
           kind == LINE_FENCE_END;
}

static inline void scan(struct body *b)
{
    size_t at = 0, cells = 0, range = 0;
    bool open = false;

    for (size_t i = 0; i < b->n_lines; i++) {
        const struct typed_line *l = &b->lines[i];
        lose_marks(b, i, &cells);
        if (parts_inlines(l->kind)) {
            range = 0;
            continue;
        }
        if (range <= l->start) { /* a new paragraph */
            size_t last = i;
            while (last + 1 < b->n_lines && !parts_inlines(b->lines[last + 1].kind))
                last++;
            range = b->lines[last].end;
            open = false;
            b->n_open = 0;
        }
        b->flags[l->text] |= FLAG_TEXT;
        if (at < l->text)
            at = l->text;
        if (l->kind != LINE_RULE)
            at = scan_line(b, at, l->end, range, &open);
    }
}

#endif
