/* passages.c - splits a file into the texts that the language rules read, and L9, which
 * looks at two of them at once.
 *
 *     标题: 停水通知      passage 停水通知: a field of text
 *     日期: 2026-11-20    none: not words
 *     ---
 *     各位业主：          passage: a block, up to a blank line or the next list item
 *     - 一楼              passage
 *
 * L9: 着力提 / 升小区 in two paragraphs is one sentence that a paste cut in two.
 */
#include "language/passages.h"
#include "data/yaml_slips.h"
#include "prose/word_match.h"
#include "words/language.h"

#include <string.h>

static void add(struct passages *out, struct passage p)
{
    arena_push(out->arena, out->list, out->n, out->cap);
    out->list[out->n++] = p;
}

/* ---- the head ---- */

/* Types of fields whose values are words. */
static bool is_text(enum field_type type)
{
    return type == FIELD_TEXT || type == FIELD_MARKDOWN || type == FIELD_PERSON;
}

/* One value of a text field, without the quotes of YAML around it. */
static void add_scalar(const struct source *src, enum field_type type,
                       const struct value *v, struct passages *out)
{
    struct passage p = {v->at.start, v->at.end, type == FIELD_MARKDOWN, false,
                        type == FIELD_PERSON};

    if (v->at.src != src || p.end > src->text.len || p.start >= p.end)
        return;
    char first = src->text.ptr[p.start];
    if ((first == '"' || first == '\'') && p.end - p.start >= 2) {
        p.start++;
        p.end--;
        p.escapes = first == '"';
    }
    if (p.start < p.end)
        add(out, p);
}

static bool holds_text(const struct field *f)
{
    return is_text(f->type) || f->type == FIELD_RECORD || f->type == FIELD_TABLE ||
           (f->type == FIELD_LIST && is_text(f->of));
}

/* The field's value in a record, by its name or its alias; NULL: none. */
static const struct value *member(const struct field *f, const struct value *record)
{
    const struct value *v = value_find_slice(record, f->name);

    return v || !f->alias.len ? v : value_find_slice(record, f->alias);
}

static void add_field(const struct source *src, const struct field *f,
                      const struct value *v, struct passages *out)
{
    bool list = v->type == VALUE_LIST;

    if (f->type == FIELD_RECORD && v->type == VALUE_MAP)
        passages_of_record(src, f->columns, f->ncolumns, v, out);
    else if (f->type == FIELD_TABLE)
        for (size_t i = 0; i < (list ? v->n : 1); i++)
            passages_of_record(src, f->columns, f->ncolumns, list ? v->items[i] : v,
                               out);
    else if (f->type == FIELD_LIST && is_text(f->of))
        for (size_t i = 0; i < (list ? v->n : 1); i++)
            add_scalar(src, f->of, list ? v->items[i] : v, out);
    else if (is_text(f->type) && !list)
        add_scalar(src, f->type, v, out);
}

void passages_of_record(const struct source *src, const struct field *fields, size_t n,
                        const struct value *record, struct passages *out)
{
    for (size_t i = 0; i < n; i++) {
        const struct value *v =
            holds_text(&fields[i]) ? member(&fields[i], record) : NULL;
        if (v)
            add_field(src, &fields[i], v, out);
    }
}

/* ---- the body ---- */

static struct slice line_at(struct slice text, size_t at)
{
    struct slice rest = slice_from(text, at);
    const char *eol = rest.len ? memchr(rest.ptr, '\n', rest.len) : NULL;

    return slice_sub(rest, 0, eol ? (size_t)(eol - rest.ptr) : rest.len);
}

static size_t indent_of(struct slice line)
{
    size_t n = 0;

    while (n < line.len && line.ptr[n] == ' ')
        n++;
    return n;
}

static bool is_blank(struct slice line)
{
    for (size_t i = 0; i < line.len; i++)
        if (!strchr(" \t\r", line.ptr[i]))
            return false;
    return true;
}

static bool is_fence(struct slice line)
{
    return slice_starts(slice_from(line, indent_of(line)), SLICE("```"));
}

/* Does a closing fence follow? ``` without one is text (markdown/typed.h). */
static bool is_closed(struct slice text, size_t at)
{
    struct slice line;

    for (; at < text.len; at += line.len + 1) {
        line = line_at(text, at);
        if (is_fence(line))
            return true;
    }
    return false;
}

/* Does this line begin a block of its own, even without a blank line before it? A list
 * item, heading, quotation or table row. */
static bool starts_block(struct slice line)
{
    line = slice_from(line, indent_of(line));
    size_t digits = 0;

    while (digits < line.len && line.ptr[digits] >= '0' && line.ptr[digits] <= '9')
        digits++;
    return (line.len > 1 && strchr("-*+", line.ptr[0]) && line.ptr[1] == ' ') ||
           (line.len && strchr("#>|", line.ptr[0])) ||
           (digits && digits + 1 < line.len && strchr(".)", line.ptr[digits]) &&
            line.ptr[digits + 1] == ' ');
}

struct body {
    bool code; /* inside a fence */
    bool open; /* block is being extended */
    struct passage block;
};

static void end_block(struct body *b, struct passages *out)
{
    if (b->open)
        add(out, b->block);
    b->open = false;
}

static void take_line(struct body *b, struct slice text, struct slice line, size_t at,
                      struct passages *out)
{
    if (is_fence(line) && (b->code || is_closed(text, at + line.len + 1))) {
        end_block(b, out);
        b->code = !b->code;
    } else if (b->code || is_blank(line)) {
        end_block(b, out);
    } else {
        if (!b->open || starts_block(line)) {
            end_block(b, out);
            b->block = (struct passage){.start = at, .markdown = true};
        }
        b->block.end = at + line.len;
        b->open = true;
    }
}

void passages_of_body(struct slice text, size_t body, struct passages *out)
{
    struct body b = {0};

    for (size_t at = body; at < text.len;) {
        struct slice line = line_at(text, at);
        take_line(&b, text, line, at, out);
        at += line.len + 1;
    }
    end_block(&b, out);
}

size_t passages_body(struct slice text)
{
    struct slice line = line_at(text, 0);

    if (!yaml_fence(line))
        return 0;
    for (size_t at = line.len + 1; at < text.len; at += line.len + 1) {
        line = line_at(text, at);
        if (yaml_fence(line))
            return at + line.len < text.len ? at + line.len + 1 : text.len;
    }
    return 0;
}

/* ---- L9 ---- */

static bool is_paragraph(struct slice text, const struct passage *p)
{
    return !starts_block(slice_sub(text, p->start, p->end));
}

static bool holds(struct slice s, const char *mark)
{
    return slice_find(s, slice_of(mark)) != SIZE_MAX;
}

/* 时间：周六上午: a line of its own, whatever precedes it. */
static bool is_labelled(struct slice s)
{
    enum { LABEL_MAX = 6 };
    size_t at = 0;

    for (int n = 0; at < s.len && n <= LABEL_MAX; n++) {
        uint32_t cp = utf8_next(s, &at);
        if (cp == 0xFF1A || !cp_is_han(cp))
            return cp == 0xFF1A;
    }
    return false;
}

/* Does it end with a word after which more must come: 需要, 和, 把? */
static bool is_unended(struct slice s)
{
    static const char *const ends[] = {WORDLIST_UNENDED, NULL};

    return holds(s, "，") && word_before(s, s.len, ends);
}

/* 着力提 / 升小区: does `before` end in the middle of a sentence that `after`
 * continues? Short paragraphs are headings and signatures, which have no full stop. */
static bool is_cut(struct slice before, struct slice after)
{
    enum { SENTENCE = 20, WITH_STOP = 8 };
    size_t end = before.len, start = 0;

    if (!before.len || !after.len || !holds(after, "。") || is_labelled(after))
        return false;
    uint32_t last = utf8_prev(before, &end), first = utf8_next(after, &start);
    bool open = cp_is_han(last) || last == 0xFF0C || last == 0x3001 || last == ',' ||
                (last >= '0' && last <= '9');
    size_t least = holds(before, "。") || is_unended(before)   ? WITH_STOP
                   : holds(before, "，") || holds(before, ",") ? SENTENCE
                                                               : SIZE_MAX;
    return open && cp_is_han(first) && utf8_count(before) >= least &&
           utf8_count(after) >= SENTENCE;
}

static void report_cut(size_t end, struct slice text, struct findings *out)
{
    size_t start = end;

    utf8_prev(text, &start);
    arena_push(out->arena, out->list, out->n, out->cap);
    out->list[out->n++] = (struct finding){start, end, LANGUAGE_BROKEN, false, {0}};
}

/* Two blanks or a backslash at a line's end begin a new line on paper: intended in an
 * address or a verse, a mistake in the middle of a sentence. */
static void find_hard_breaks(struct slice text, const struct passage *p,
                             struct findings *out)
{
    struct slice line;

    for (size_t at = p->start; at < p->end; at += line.len + 1) {
        line = slice_sub(line_at(text, at), 0, p->end - at);
        bool hard = slice_ends(line, SLICE("  ")) || slice_ends(line, SLICE("\\"));
        struct slice kept = line;
        while (kept.len && strchr(" \\", kept.ptr[kept.len - 1]))
            kept.len--;
        if (hard && is_cut(slice_trim(kept),
                           slice_trim(slice_sub(text, at + line.len, p->end))))
            report_cut(at + kept.len, text, out);
    }
}

/* Index of the last, or else the first, finding of an unbalanced mark in p; SIZE_MAX:
 * none. */
static size_t unbalanced_in(const struct findings *f, const struct passage *p,
                            bool last)
{
    size_t found = SIZE_MAX;

    for (size_t i = 0; i < f->n; i++) {
        const struct finding *x = &f->list[i];
        if (x->rule != LANGUAGE_UNBALANCED || x->start < p->start || x->end > p->end)
            continue;
        if (found == SIZE_MAX ||
            (last ? x->start > f->list[found].start : x->start < f->list[found].start))
            found = i;
    }
    return found;
}

static void drop_finding(struct findings *f, size_t i)
{
    memmove(f->list + i, f->list + i + 1, (f->n - i - 1) * sizeof *f->list);
    f->n--;
}

static bool is_pair(struct slice text, const struct finding *open,
                    const struct finding *close)
{
    static const char *const pairs[][2] = {{"“", "”"},   {"（", "）"}, {"《", "》"},
                                           {"「", "」"}, {"(", "）"},  {"（", ")"}};
    struct slice x = slice_sub(text, open->start, open->end);
    struct slice y = slice_sub(text, close->start, close->end);

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (slice_is(x, pairs[i][0]) && slice_is(y, pairs[i][1]))
            return true;
    return false;
}

/* “ in one paragraph and its ” in the next are one mistake, not two. True: the first
 * paragraph does not end a sentence, so it was cut there. */
static bool join_pair(struct slice text, const struct passage *a,
                      const struct passage *b, struct slice before,
                      struct findings *out)
{
    size_t open = unbalanced_in(out, a, true), close = unbalanced_in(out, b, false);
    size_t end = before.len;

    if (open == SIZE_MAX || close == SIZE_MAX ||
        !is_pair(text, &out->list[open], &out->list[close]))
        return false;
    drop_finding(out, close); /* the later one first, so that `open` stays valid */
    uint32_t last = before.len ? utf8_prev(before, &end) : 0;
    if (last == 0x3002 || last == 0xFF01 || last == 0xFF1F || last == 0x2026)
        return false;
    drop_finding(out, unbalanced_in(out, a, true));
    return true;
}

/* “ opens each paragraph of a long quotation and is closed in the last: b begins with
 * one, too. */
static void drop_continued(struct slice text, const struct passage *a,
                           const struct passage *b, struct findings *out)
{
    struct slice mark = SLICE("“");

    if (!slice_starts(slice_sub(text, b->start, b->end), mark))
        return;
    size_t open = unbalanced_in(out, a, true);
    if (open != SIZE_MAX && slice_starts(slice_from(text, out->list[open].start), mark))
        drop_finding(out, open);
}

void passages_find_broken(struct slice text, const struct passages *body,
                          struct findings *out)
{
    for (size_t i = 0; i < body->n; i++) {
        const struct passage *a = &body->list[i], *b = a + 1;
        if (!is_paragraph(text, a))
            continue;
        find_hard_breaks(text, a, out);
        if (i + 1 == body->n || !is_paragraph(text, b))
            continue;
        struct slice before = slice_trim(slice_sub(text, a->start, a->end));
        struct slice after = slice_trim(slice_sub(text, b->start, b->end));
        drop_continued(text, a, b, out);
        bool torn = join_pair(text, a, b, before, out);
        if (torn || is_cut(before, after))
            report_cut((size_t)(before.ptr - text.ptr) + before.len, text, out);
    }
}
