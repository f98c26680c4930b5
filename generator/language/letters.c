/* letters.c - decodes a text and marks what is not Chinese prose.
 *
 *     "看**3 号**`x,y`"  ->  kinds: HAN MARKUP MARKUP DIGIT SPACE HAN MARKUP MARKUP
 *                            OPAQUE OPAQUE OPAQUE OPAQUE OPAQUE
 *
 * decode() makes a single pass over the bytes and also records which characters may be
 * marks, and which Han occur again soon; rules then visit those indices, not the text.
 * cover_all() overwrites the kinds of Markdown, code and addresses.
 */
#include "language/letters.h"

#include <string.h>

static enum letter kind_of_ascii(uint32_t cp)
{
    if (cp >= '0' && cp <= '9')
        return LETTER_DIGIT;
    if ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z')
        return LETTER_LATIN;
    if (cp == '\n' || cp == '\r')
        return LETTER_NEWLINE;
    return cp == ' ' || cp == '\t' ? LETTER_SPACE : LETTER_ASCII;
}

/* Called for every mark, hence a switch and not a search in a string. */
static enum letter kind_of_mark(uint32_t cp)
{
    switch (cp) {
    case 0xFF0C: /* ，。、；：！？…—～· */
    case 0x3002:
    case 0x3001:
    case 0xFF1B:
    case 0xFF1A:
    case 0xFF01:
    case 0xFF1F:
    case 0x2026:
    case 0x2014:
    case 0xFF5E:
    case 0xB7:
        return LETTER_PAUSE;
    case 0x201C: /* “‘（《〈【〖〔［「『 */
    case 0x2018:
    case 0xFF08:
    case 0x300A:
    case 0x3008:
    case 0x3010:
    case 0x3016:
    case 0x3014:
    case 0xFF3B:
    case 0x300C:
    case 0x300E:
        return LETTER_OPEN;
    case 0x201D: /* ”’）》〉】〗〕］」』 */
    case 0x2019:
    case 0xFF09:
    case 0x300B:
    case 0x3009:
    case 0x3011:
    case 0x3017:
    case 0x3015:
    case 0xFF3D:
    case 0x300D:
    case 0x300F:
        return LETTER_CLOSE;
    case 0xA0:
    case 0x3000:
    case 0x202F:
    case 0x205F:
        return LETTER_SPACE;
    case 0x2028: /* line and paragraph separators of Unicode */
    case 0x2029:
    case 0x2060:
    case 0xFEFF:
    case 0xAD:
        return LETTER_UNSEEN;
    default:
        if (cp >= 0x2000 && cp <= 0x200A)
            return LETTER_SPACE;
        if ((cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069))
            return LETTER_UNSEEN; /* bidirectional controls */
        return cp >= 0x200B && cp <= 0x200F ? LETTER_UNSEEN : LETTER_OTHER;
    }
}

static enum letter kind_of(uint32_t cp)
{
    if (cp < 0x80)
        return kind_of_ascii(cp);
    if (cp < 0x250)
        return cp == 0xA0 || cp == 0xAD || cp == 0xB7 ? kind_of_mark(cp) : LETTER_LATIN;
    if ((cp >= 0x2000 && cp < 0x2070) ||
        (cp >= 0x3000 && cp < 0x3020 && cp != 0x3007) ||
        (cp >= 0xFF00 && cp < 0xFFF0) || cp == 0xFEFF)
        return kind_of_mark(cp);
    return cp_is_han(cp) || (cp >= 0x2E80 && cp <= 0x2FD5) ? LETTER_HAN : LETTER_OTHER;
}

static bool is_strange(uint32_t cp)
{
    return (cp >= 0x2E80 && cp <= 0x2FD5) || (cp >= 0xE000 && cp < 0xFB00) ||
           cp == 0xFFFD || cp >= 0xF0000;
}

enum { BEYOND = 4 }; /* zeros after the text, so that rules may look ahead */

/* `last` is the index of each character's last occurrence, by its lowest bits. A
 * collision sets `again` where nothing is repeated; it is never missing. */
static void decode(struct letters *t)
{
    enum { NEVER = 2 * LETTERS_AGAIN, SLOTS = 256 };
    uint32_t last[SLOTS] = {0}; /* indices plus NEVER; 0: not seen */
    struct letters to = *t;     /* a local copy stays in registers */
    size_t at = 0;
    uint32_t n = 0;

    for (; at < to.text.len; n++) {
        to.at[n] = (uint32_t)at;
        uint32_t cp = utf8_next(to.text, &at);
        bool plain = cp >= 0x4E00 && cp < 0xA000;
        enum letter kind = plain ? LETTER_HAN : kind_of(cp);
        to.cp[n] = cp;
        to.kind[n] = (uint8_t)kind;
        to.again[n] = false;
        if (!plain) {
            to.strange |= is_strange(cp);
            to.pictures |=
                cp >= 0x20E3 && (cp_is_emoji(cp) || cp == 0xFE0F || cp == 0x20E3);
        }
        if (kind != LETTER_HAN) {
            to.marks[to.nmarks++] = n;
            if (kind >= LETTER_ASCII && cp != '|')
                to.points[to.npoints++] = n;
            continue;
        }
        to.rare |= !han_is_common(to.l->forms, cp);
        uint32_t *seen = &last[cp % SLOTS];
        if (n + NEVER - *seen <= LETTERS_AGAIN)
            to.again[*seen - NEVER] = true;
        *seen = n + NEVER;
    }
    to.n = n;
    to.at[n] = (uint32_t)at;
    to.kind[n] = LETTER_NEWLINE;
    memset(to.cp + n, 0, BEYOND * sizeof *to.cp);
    memset(to.kind + n + 1, LETTER_OTHER, BEYOND - 1);
    *t = to;
}

/* ---- Markdown, code, addresses ---- */

/* Sets the kind of [from, to); line ends stay. */
static void cover(struct letters *t, size_t from, size_t to, enum letter kind)
{
    for (size_t i = from; i < to && i < t->n; i++)
        if (t->kind[i] != LETTER_NEWLINE)
            t->kind[i] = (uint8_t)kind;
}

/* The index of the first cp from i on in this line, or n. */
static size_t seek(const struct letters *t, size_t i, uint32_t cp)
{
    while (i < t->n && t->cp[i] != cp && t->kind[i] != LETTER_NEWLINE)
        i++;
    return i < t->n && t->cp[i] == cp ? i : t->n;
}

/* An address ends at the first character that is not printable ASCII: https://…，. */
static size_t cover_address(struct letters *t, size_t i)
{
    size_t end = i;

    while (end < t->n && t->cp[end] > ' ' && t->cp[end] < 0x7F &&
           !ascii_among(t->cp[end], "\"<>|`"))
        end++;
    cover(t, i, end, LETTER_OPAQUE);
    return end;
}

/* `code`, up to the next run of equally many backticks. */
static size_t cover_code(struct letters *t, size_t i)
{
    size_t run = i, end;

    while (run < t->n && t->cp[run] == '`')
        run++;
    for (end = run; end < t->n;) {
        size_t close = end;
        while (close < t->n && t->cp[close] == '`')
            close++;
        if (close - end == run - i) {
            cover(t, i, close, LETTER_OPAQUE);
            return close;
        }
        end = close > end ? close : end + 1;
    }
    return run;
}

/* {王䶮|wáng yǎn}: the braces and the reading become markup. */
static void cover_reading(struct letters *t, size_t i)
{
    size_t bar = seek(t, i, '|'), end = seek(t, i, '}');

    if (bar >= end || end == t->n)
        return;
    cover(t, i, i + 1, LETTER_MARKUP);
    cover(t, bar, end + 1, LETTER_MARKUP);
}

/* [text](address) and [^1]: all but the text becomes markup. */
static void cover_link(struct letters *t, size_t i)
{
    size_t close = i + 1;

    for (int depth = 1; close < t->n; close++) {
        depth += (t->cp[close] == '[') - (t->cp[close] == ']');
        if (depth == 0 || t->cp[close] == '`')
            break;
    }
    bool note = t->cp[i + 1] == '^';
    if (close >= t->n || t->cp[close] != ']' || (!note && t->cp[close + 1] != '('))
        return;
    size_t end = note ? close : seek(t, close + 1, ')');
    if (end == t->n)
        return;
    cover(t, i > 0 && t->cp[i - 1] == '!' ? i - 1 : i, i + 1, LETTER_MARKUP);
    cover(t, note ? i : close, end + 1, LETTER_MARKUP);
    if (note && t->cp[end + 1] == ':')
        cover(t, end + 1, end + 2, LETTER_MARKUP);
}

/* Marks at the start of a line, # > - 1. with its indent; a row of |:--| as a whole.
 * The index after them. */
static size_t cover_head(struct letters *t, size_t i)
{
    size_t end = i, digits;

    while (end < t->n && ascii_among(t->cp[end], "|:- "))
        end++;
    if (end == t->n || t->kind[end] == LETTER_NEWLINE) {
        cover(t, i, end, LETTER_OPAQUE);
        return end;
    }
    for (end = i; end < t->n; end++) {
        uint32_t cp = t->cp[end];
        if (ascii_among(cp, "-*+") && t->cp[end + 1] != ' ')
            break;
        if (!ascii_among(cp, " \t#>-*+"))
            break;
    }
    for (digits = end; t->kind[digits] == LETTER_DIGIT;)
        digits++;
    if (digits > end && ascii_among(t->cp[digits], ".)") && t->cp[digits + 1] == ' ')
        end = digits + 2;
    cover(t, i, end, LETTER_MARKUP);
    return end;
}

/* Covers what begins at i; the index at which to continue. */
static size_t cover_markdown(struct letters *t, size_t i)
{
    uint32_t cp = t->cp[i];

    if (cp == '`')
        return cover_code(t, i);
    if (cp == '*' || cp == '~')
        cover(t, i, i + 1, LETTER_MARKUP);
    else if (cp == '[')
        cover_link(t, i);
    else if (cp == '<') {
        size_t end = seek(t, i, '>');
        cover(t, i, end < t->n ? end + 1 : i + 1, LETTER_OPAQUE);
    } else if (cp == '\\') {
        cover(t, i, i + 2, LETTER_OPAQUE);
        return i + 2;
    } else if (cp == '&' && seek(t, i, ';') < i + 10) {
        cover(t, i, seek(t, i, ';') + 1, LETTER_OPAQUE);
    }
    return i + 1;
}

static bool is_address(const struct letters *t, size_t i)
{
    return letters_match(t, i, "http://") || letters_match(t, i, "https://") ||
           letters_match(t, i, "www.") || letters_match(t, i, "mailto:");
}

/* Code, addresses and Markdown's marks are not prose. */
static void cover_all(struct letters *t)
{
    for (size_t m = 0, next = 0; m < t->nmarks; m++) {
        size_t i = t->marks[m];
        uint32_t cp = t->cp[i];
        if (i < next || cp >= 0x80)
            continue;
        if (t->l->markdown && (i == 0 || t->kind[i - 1] == LETTER_NEWLINE)) {
            next = cover_head(t, i);
            if (next > i)
                continue;
        }
        enum letter kind = (enum letter)t->kind[i];
        if (kind == LETTER_OPAQUE || kind == LETTER_DIGIT || kind == LETTER_SPACE)
            continue;
        if (cp == '{')
            cover_reading(t, i);
        if (kind == LETTER_LATIN && is_address(t, i))
            next = cover_address(t, i);
        else if (t->l->markdown)
            next = cover_markdown(t, i);
        else if (t->l->escapes && cp == '\\') {
            cover(t, i, i + 2, LETTER_OPAQUE);
            next = i + 2;
        }
    }
}

/* Sets t->prose. A stretch ends at |: each cell of a row, each line of a title is
 * judged separately. */
static void find_prose(struct letters *t)
{
    size_t start = 0;
    bool prose = false;

    for (size_t m = 0; m < t->nmarks; m++) {
        size_t i = t->marks[m];
        if (t->cp[i] != '|') {
            prose |= t->kind[i] == LETTER_PAUSE && !prose &&
                     cp_among(t->cp[i], "，。；！？");
            prose |= i > 0 && t->cp[i] == ',' && t->kind[i - 1] == LETTER_HAN;
            continue;
        }
        memset(t->prose + start, prose, i - start);
        start = i + 1;
        prose = false;
    }
    memset(t->prose + start, prose, t->n - start);
}

struct letters letters_of(struct arena *a, const struct language *l, struct slice text,
                          struct findings *out)
{
    size_t room = text.len + BEYOND;
    struct letters t = {.l = l, .text = text, .out = out};

    t.cp = arena_room(a, room, 4 * sizeof *t.cp + 3);
    t.at = t.cp + room;
    t.marks = t.at + room;
    t.points = t.marks + room;
    t.kind = (uint8_t *)(t.points + room);
    t.prose = (bool *)t.kind + room;
    t.again = t.prose + room;
    decode(&t);
    cover_all(&t);
    find_prose(&t);
    return t;
}

size_t letter_before(const struct letters *t, size_t i)
{
    while (i-- > 0)
        if (t->kind[i] != LETTER_MARKUP)
            return i;
    return SIZE_MAX;
}

size_t letter_after(const struct letters *t, size_t i)
{
    while (++i < t->n)
        if (t->kind[i] != LETTER_MARKUP)
            return i;
    return SIZE_MAX;
}

enum letter letter_kind(const struct letters *t, size_t i)
{
    return i < t->n ? (enum letter)t->kind[i] : LETTER_NEWLINE;
}

uint32_t letter_cp(const struct letters *t, size_t i)
{
    return i < t->n ? t->cp[i] : 0;
}

bool letters_match(const struct letters *t, size_t i, const char *word)
{
    struct slice s = i < t->n ? slice_from(t->text, t->at[i]) : SLICE("");
    size_t n = 0;

    while (n < s.len && word[n] && word[n] == s.ptr[n]) /* most differ at once */
        n++;
    return !word[n];
}

bool ascii_among(uint32_t cp, const char *set)
{
    while (*set && (unsigned char)*set != cp)
        set++;
    return *set != 0;
}

void letters_report(const struct letters *t, size_t i, size_t j,
                    enum language_rule rule, const char *cure, enum cure_use use)
{
    struct findings *f = t->out;

    arena_push(f->arena, f->list, f->n, f->cap);
    f->list[f->n++] =
        (struct finding){t->at[i], t->at[j], rule, cure && use == CURE_SAFE,
                         cure ? slice_of(cure) : (struct slice){0}};
}
