/* conserve_body.h - from a body as it was typed to its shape (conserve.h).
 *
 * Lines first (conserve_lines.h), then one pass over their characters
 * (conserve_inline.h), then what needs all of them: which definitions are used, which
 * notes are referred to.
 */
#ifndef BANBAO_TESTS_CONSERVE_BODY_H
#define BANBAO_TESTS_CONSERVE_BODY_H

#include "conserve.h"
#include "conserve_inline.h"

/* --- definitions ------------------------------------------------------------ */

/* Blanks and at most one line end; SIZE_MAX: an empty line. */
static inline size_t skip_space(const struct body *b, size_t at)
{
    int lines = 0;

    for (; at < b->s.len && at_blank(b->s, at); at++)
        lines += b->s.ptr[at] == '\n';
    return lines > 1 || at >= b->s.len ? SIZE_MAX : at;
}

static inline size_t line_end(const struct body *b, size_t at)
{
    while (at < b->s.len && b->s.ptr[at] != '\n')
        at++;
    return at;
}

/* Behind a title "…", '…' or (…) that ends its line; 0: none. */
static inline size_t title_end(const struct body *b, size_t at)
{
    char quote = byte_at(b, at), close = quote == '(' ? ')' : quote;

    if (!quote || !strchr("\"'(", quote))
        return 0;
    for (size_t i = at + 1; i < b->s.len; i++) {
        char c = b->s.ptr[i];
        if (c == '\\')
            i++;
        else if (c == close)
            return slice_trim(slice_sub(b->s, i + 1, line_end(b, i))).len ? 0 : i + 1;
        else if (c == '\n' && byte_at(b, i + 1) == '\n')
            return 0;
    }
    return 0;
}

/* Where the definition whose label is k ends; 0: it is none. */
static inline size_t definition_end(const struct body *b, const struct bracket *k)
{
    size_t at = skip_space(b, k->close + 2), end;

    if (at == SIZE_MAX || k->label.len == 0)
        return 0;
    if (byte_at(b, at) == '<') {
        end = at;
        while (end < b->s.len && b->s.ptr[end] != '>' && b->s.ptr[end] != '\n')
            end++;
        end++;
    } else {
        end = at;
        while (!at_blank(b->s, end))
            end++;
    }
    if (end > b->s.len || !is_address(slice_sub(b->s, at, end)))
        return 0;
    size_t next = skip_space(b, end);
    size_t title = next == SIZE_MAX || next == end ? 0 : title_end(b, next);
    if (title)
        return title;
    return slice_trim(slice_sub(b->s, end, line_end(b, end))).len ? 0 : end;
}

static inline const struct bracket *defined(const struct body *b, struct slice label)
{
    for (size_t i = 0; i < b->n_brackets; i++)
        if (b->brackets[i].defines && slice_eq(b->brackets[i].label, label))
            return &b->brackets[i];
    return NULL;
}

/* Definitions that are none are text: not used, no address, or there is one already. */
static inline void settle_definitions(struct body *b)
{
    for (size_t i = 0; i < b->n_brackets; i++) {
        struct bracket *k = &b->brackets[i];
        bool used = false;
        if (!k->defines)
            continue;
        for (size_t j = 0; j < b->n_brackets && !used; j++)
            used = j != i && !b->brackets[j].defines &&
                   b->brackets[j].note == k->note &&
                   slice_eq(b->brackets[j].label, k->label);
        k->defines =
            used && (k->note || definition_end(b, k)) && defined(b, k->label) == k;
    }
}

static inline void lose_brackets(struct body *b)
{
    for (size_t i = 0; i < b->n_brackets; i++) {
        const struct bracket *k = &b->brackets[i];
        const struct bracket *at = k->after ? &b->brackets[k->after - 1] : NULL;
        struct slice target = slice_sub(b->s, k->close + 2, k->target_end);
        bool known = defined(b, k->label) && !k->note;

        if (k->defines && !k->note)
            lose(b, k->open, definition_end(b, k), LOSS_DEFINITION, 0);
        if (k->target_end && (k->image || is_address(target)))
            lose(b, k->close + 1, k->target_end, LOSS_TARGET, 0);
        if (k->image && (k->target_end || known))
            lose(b, k->open + 1, k->close, LOSS_ALT, 0);
        if (at && known) {
            lose(b, k->open, k->close + 1, LOSS_LABEL, 0);
            if (at->image)
                lose(b, at->open + 1, at->close, LOSS_ALT, 0);
        }
    }
}

/* --- notes ------------------------------------------------------------------ */

static inline bool defines_at(const struct body *b, size_t at)
{
    for (size_t i = 0; i < b->n_brackets && byte_at(b, at) == '['; i++)
        if (b->brackets[i].open == at)
            return b->brackets[i].defines;
    return false;
}

/* Where the note of line i ends: before a line that is kept as one, or what is not
 * indented behind an empty line. */
static inline size_t note_end(const struct body *b, size_t i)
{
    size_t last = i;

    for (size_t j = i + 1; j < b->n_lines; j++) {
        const struct typed_line *l = &b->lines[j];
        bool apart = b->lines[j - 1].kind == LINE_BLANK;
        if (l->kind == LINE_BLANK)
            continue;
        if (l->indent < 4 &&
            (apart || l->begins == START_KEPT || l->quotes || defines_at(b, l->text)))
            break;
        last = j;
    }
    return b->lines[last].end + 1;
}

static inline void find_notes(struct body *b)
{
    size_t line = 0;

    for (size_t i = 0; i < b->n_brackets; i++) {
        const struct bracket *k = &b->brackets[i];
        if (!k->note || !k->defines)
            continue;
        while (b->lines[line].end < k->open)
            line++;
        arena_push(b->a, b->notes, b->n_notes, b->note_cap);
        b->lines[line].begins = START_KEPT;
        b->notes[b->n_notes++] =
            (struct note){b->lines[line].start, note_end(b, line), k, false};
    }
}

static inline const struct note *note_around(const struct body *b, size_t at)
{
    for (size_t i = 0; i < b->n_notes; i++)
        if (b->notes[i].start <= at && at < b->notes[i].end)
            return &b->notes[i];
    return NULL;
}

/* The notes that are referred to from `within` (NULL: from outside all notes) are
 * moved, in that order: added to order[n]. */
static inline size_t move_notes(struct body *b, const struct note *within,
                                struct note **order, size_t n)
{
    for (size_t i = 0; i < b->n_brackets; i++) {
        const struct bracket *k = &b->brackets[i];
        if (!k->note || k->defines || note_around(b, k->open) != within)
            continue;
        for (size_t j = 0; j < b->n_notes; j++) {
            struct note *note = &b->notes[j];
            if (!slice_eq(note->at->label, k->label))
                continue;
            lose(b, k->open, k->close + 1, LOSS_NOTE, 0);
            b->flags[k->close + 1] |= FLAG_DIGITS;
            if (!note->moved) {
                note->moved = true;
                order[n++] = note;
                lose(b, note->at->open, note->at->close + 1, LOSS_NOTE, 0);
                b->flags[note->at->close + 1] |= FLAG_DIGITS;
            }
        }
    }
    return n;
}

/* --- the shape -------------------------------------------------------------- */

/* Where the tokens of each byte begin: before and behind what is said of its line. */
struct token_map {
    size_t *before, *after;
};

static inline void emit(struct body *b, struct shape *s, struct token_map m,
                        size_t from, size_t to, const struct note *note)
{
    size_t line = 0;

    while (b->lines[line].end < from)
        line++;
    while (from < to) {
        const struct note *here = note ? NULL : note_around(b, from);
        if (here && here->moved) {
            from = here->end;
            continue;
        }
        while (line + 1 < b->n_lines && b->lines[line].end < from)
            line++;
        const struct typed_line *l = &b->lines[line];
        m.before[from] = s->n;
        if (b->flags[from] & FLAG_DIGITS)
            token_add(s, TOKEN_DIGITS, 0, from);
        if (from == l->start && l->begins != START_UNSAID) {
            token_add(s, l->begins == START_KEPT ? TOKEN_LINE : TOKEN_JOIN, 0, from);
            s->lines += l->begins == START_KEPT && l->kind != LINE_BLANK;
            if (s->numbered)
                token_add(s, TOKEN_DIGITS, 0, from);
        }
        m.after[from] = s->n;
        size_t at = from;
        uint32_t cp = utf8_next(b->s, &from);
        if (token_counts(cp))
            token_add(s, TOKEN_CHAR, cp, at);
    }
}

/* Han, letters and digits are counted, marks are not. */
static inline bool counted(const struct token *t)
{
    return t->kind == TOKEN_CHAR && t->cp != '*' && t->cp != '~' && t->cp != '_';
}

static inline void link_edges(struct body *b, struct shape *s, struct token_map m)
{
    for (size_t i = 0; i < b->n_lost; i++) {
        const struct lost *l = &b->lost[i];
        size_t from = m.after[l->start], to = m.before[l->end];
        if (from > to || (from == to && l->rule != LOSS_BLOCK_TAG && !l->cp))
            continue;
        edge_add(s, from, (struct edge){to, 0, l->cp, l->rule == LOSS_BLOCK_TAG});
        for (size_t t = from; t < to; t++) {
            if (s->tokens[t].kind != TOKEN_CHAR || s->tokens[t].may)
                continue;
            s->tokens[t].may = true;
            s->lost[l->rule] += counted(&s->tokens[t]);
        }
    }
    for (size_t t = 0; t < s->n; t++)
        s->must += counted(&s->tokens[t]);
    for (int r = 0; r < LOSS_COUNT; r++)
        s->may += r == LOSS_NUMBER ? 0 : s->lost[r];
    s->must -= s->may;
}

/* numbered: the program numbers headings and lists (编号: 是). */
static inline struct shape *body_shape(struct arena *a, struct slice text,
                                       bool numbered)
{
    struct shape *s = arena_new(a, struct shape);
    char *copy = arena_room(a, text.len + 2, 1);
    struct body b = {.a = a, .s = {copy, text.len + 1}};

    memcpy(copy, text.ptr, text.len);
    copy[text.len] = '\n';
    copy[text.len + 1] = '\0';
    *s = (struct shape){.a = a, .body = b.s, .numbered = numbered};
    b.flags = arena_array(a, unsigned char, b.s.len + 2);
    b.n_lines = read_lines(a, b.s, &b.lines);
    scan(&b);
    settle_definitions(&b);
    lose_brackets(&b);
    find_notes(&b);
    struct note **order = arena_array(a, struct note *, b.n_notes + 1);
    size_t n = move_notes(&b, NULL, order, 0);
    for (size_t i = 0; i < n; i++)
        n = move_notes(&b, order[i], order, n);

    struct token_map m = {arena_array(a, size_t, b.s.len + 1),
                          arena_array(a, size_t, b.s.len + 1)};
    emit(&b, s, m, 0, b.s.len, NULL);
    for (size_t i = 0; i < n; i++)
        emit(&b, s, m, order[i]->start, order[i]->end, order[i]);
    m.before[b.s.len] = m.after[b.s.len] = s->n;
    token_add(s, TOKEN_CHAR, 0, b.s.len); /* one more, so that the end has a place */
    s->n--;
    link_edges(&b, s, m);
    return s;
}

#endif
