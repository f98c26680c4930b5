/* conserve.h - what stands in a body stands on the page: the oracle.
 *
 * It knows Markdown as an outside reader does and shares nothing with the parser. A
 * body becomes a *shape*: a row of tokens, one for each character that counts, in the
 * order in which a page must show them (notes that are referred to come last).
 *
 *   TOKEN_CHAR    this character
 *   TOKEN_LINE    what comes next is the first of its line
 *   TOKEN_JOIN    what comes next is not: typed lines that are one sentence
 *   TOKEN_DIGITS  any number, or none: notes are numbered by the program, and what
 * begins a line where the item asks for that (`numbered`: 一、 too)
 *
 * Edges leave out what may be lost, all of it or nothing, or put another character in
 * its place; every edge belongs to a rule of the table below, which is all that a page
 * may lose. Everything else must be there, and nothing else: a page is matched from
 * end to end, in linear time, by the set of places where it may have come to. Blanks
 * and the marks of Markdown that are no letters are not counted (token_counts).
 *
 * conserve_body.h makes the shape, page_text.h takes the text out of a page.
 */
#ifndef BANBAO_TESTS_CONSERVE_H
#define BANBAO_TESTS_CONSERVE_H

#include "base/buf.h"

#include <stdlib.h>

enum loss {
    LOSS_TARGET,
    LOSS_ALT,
    LOSS_LABEL,
    LOSS_DEFINITION,
    LOSS_NOTE,
    LOSS_TAG,
    LOSS_BLOCK_TAG,
    LOSS_COMMENT,
    LOSS_PROGRAM,
    LOSS_ENTITY,
    LOSS_FENCE,
    LOSS_CELL,
    LOSS_BOX,
    LOSS_READING,
    LOSS_EMPHASIS,
    LOSS_STRIKE,
    LOSS_RULE,
    LOSS_NUMBER,
    LOSS_COUNT,
};

/* The allowed losses, and why. */
static const struct {
    const char *name, *why;
} losses[LOSS_COUNT] = {
    [LOSS_TARGET] = {"target", "where a link or a picture leads, and its title"},
    [LOSS_ALT] = {"alt", "what a picture shows is said by its alt, no text"},
    [LOSS_LABEL] = {"label", "[text][label] of a label that is defined"},
    [LOSS_DEFINITION] = {"definition", "[label]: address, of a label that is used"},
    [LOSS_NOTE] = {"note", "a note's label: notes are numbered anew"},
    [LOSS_TAG] = {"tag", "a tag of HTML; what it holds stays"},
    [LOSS_BLOCK_TAG] = {"block tag", "the same, and what follows begins a line"},
    [LOSS_COMMENT] = {"comment", "<!-- -->, <!X>, <? ?>: not meant for readers"},
    [LOSS_PROGRAM] = {"program", "what <script> and <style> hold is no text"},
    [LOSS_ENTITY] = {"entity", "&name; becomes its character"},
    [LOSS_FENCE] = {"fence", "the language beside ``` (the editor is told)"},
    [LOSS_CELL] = {"cell", "a row's cells beyond its table (the editor is told)"},
    [LOSS_BOX] = {"box", "the x of - [x], which becomes a box"},
    [LOSS_READING] = {"reading", "{王䶮|wáng yǎn}: set above its character"},
    [LOSS_EMPHASIS] = {"emphasis",
                       "* that may be emphasis; between figures it is kept"},
    [LOSS_STRIKE] = {"strike", "~~ that may strike; a single ~ is kept"},
    [LOSS_RULE] = {"rule", "a line of nothing but - = _ * or ~"},
    [LOSS_NUMBER] = {"number", "1. of an inner list may become ①"},
};

enum token_kind { TOKEN_CHAR, TOKEN_LINE, TOKEN_JOIN, TOKEN_DIGITS };

enum { ANY_CHAR = 0x110000, NO_EDGE = 0 };

struct token {
    enum token_kind kind;
    uint32_t cp;
    size_t at;   /* where it stands in the body */
    size_t edge; /* the first of its edges; NO_EDGE: none */
    bool may;    /* some edge passes over it */
};

struct edge {
    size_t to, next;
    uint32_t cp; /* what is there instead; 0: nothing */
    bool line;   /* what follows begins a line */
};

struct shape {
    struct arena *a;
    struct slice body;
    bool numbered;
    struct token *tokens; /* one more than n, for what may stand at the end */
    size_t n, cap;
    struct edge *edges; /* [0] is none */
    size_t n_edges, edge_cap;
    size_t must, may, lines, lost[LOSS_COUNT]; /* characters; kept line starts */
};

/* Does a page have to account for this character? Not for blanks, what is not seen, and
 * the marks that are Markdown's or that the program may print before an item. */
static inline bool token_counts(uint32_t cp)
{
    if (cp < 0x80)
        return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') ||
               (cp >= 'a' && cp <= 'z') || (cp && strchr("~*_,?/@%$", (int)cp));
    if (cp <= 0xA0 || cp == 0xAD || (cp >= 0x2000 && cp <= 0x200F) ||
        (cp >= 0x2028 && cp <= 0x202F) || (cp >= 0x205F && cp <= 0x206F) ||
        cp == 0x3000 || cp == 0xFEFF || cp == 0xFFFD || cp == 0x338 || cp == 0x1680)
        return false;
    return !cp_among(cp, "＊＃｜（）、．•·●■◆○□★※☑☐↩▪▲△◇☆▶►–∙");
}

static inline void token_add(struct shape *s, enum token_kind kind, uint32_t cp,
                             size_t at)
{
    arena_push(s->a, s->tokens, s->n, s->cap);
    s->tokens[s->n++] = (struct token){.kind = kind, .cp = cp, .at = at};
}

static inline void edge_add(struct shape *s, size_t from, struct edge e)
{
    arena_push(s->a, s->edges, s->n_edges, s->edge_cap);
    if (s->n_edges == NO_EDGE)
        s->edges[s->n_edges++] = (struct edge){0};
    arena_push(s->a, s->edges, s->n_edges, s->edge_cap);
    e.next = s->tokens[from].edge;
    s->edges[s->n_edges] = e;
    s->tokens[from].edge = s->n_edges++;
}

/* Where a page may have come to: sorted in as they are found, each once. */
struct places {
    size_t *v, n;
    size_t *seen; /* by place: the step that found it last */
    size_t step;
};

static inline void place_add(struct places *p, size_t at)
{
    if (p->seen[at] == p->step)
        return;
    p->seen[at] = p->step;
    p->v[p->n++] = at;
}

/* All places that are reached without a character; `first`: the next one is the first
 * of its line; `lenient`: whatever is said of lines. */
static inline void places_close(const struct shape *s, struct places *p, bool first,
                                bool lenient)
{
    for (size_t i = 0; i < p->n; i++) {
        size_t at = p->v[i];
        const struct token *t = &s->tokens[at];

        for (size_t e = t->edge; e; e = s->edges[e].next)
            if (!s->edges[e].cp && (!s->edges[e].line || first || lenient))
                place_add(p, s->edges[e].to);
        if (at < s->n &&
            ((t->kind == TOKEN_LINE && (first || lenient)) ||
             (t->kind == TOKEN_JOIN && (!first || lenient)) || t->kind == TOKEN_DIGITS))
            place_add(p, at + 1);
    }
}

#define NUMERALS "一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩"

/* The places behind the character cp. */
static inline void places_step(const struct shape *s, const struct places *from,
                               struct places *to, uint32_t cp)
{
    to->n = 0;
    to->step++;
    for (size_t i = 0; i < from->n; i++) {
        size_t at = from->v[i];
        const struct token *t = &s->tokens[at];

        if (at < s->n && t->kind == TOKEN_CHAR && t->cp == cp)
            place_add(to, at + 1);
        if (t->kind == TOKEN_DIGITS &&
            ((cp >= '0' && cp <= '9') || (s->numbered && cp_among(cp, NUMERALS))))
            place_add(to, at);
        for (size_t e = t->edge; e; e = s->edges[e].next)
            if (s->edges[e].cp == cp || s->edges[e].cp == ANY_CHAR)
                place_add(to, s->edges[e].to);
    }
}

/* Some of text around at, on one line. */
static inline void excerpt(struct buf *out, struct slice text, size_t at)
{
    size_t from = at, to = at;

    for (int i = 0; i < 16 && from > 0; i++)
        utf8_prev(text, &from);
    for (int i = 0; i < 16 && to < text.len; i++)
        utf8_next(text, &to);
    for (size_t i = from; i < to; i++) {
        if (i == at)
            buf_str(out, "▸");
        if (text.ptr[i] == '\n')
            buf_str(out, "⏎");
        else
            buf_char(out, text.ptr[i]);
    }
    if (at == to)
        buf_str(out, "▸");
}

static inline void say_places(const struct shape *s, size_t place, struct slice page,
                              size_t at, const char *what, struct buf *why)
{
    buf_printf(why, "%s: body «", what);
    excerpt(why, s->body, s->tokens[place].at);
    buf_str(why, "» page «");
    excerpt(why, page, at);
    buf_str(why, "»");
}

/* Say why: nothing in `p` (closed, as it stood before page[at]) goes on with cp. */
static inline void say_difference(const struct shape *s, struct places *p,
                                  struct places *spare, uint32_t cp, struct slice page,
                                  size_t at, struct buf *why)
{
    size_t place = 0;
    bool line_only = false;

    for (size_t i = 0; i < p->n; i++)
        place = p->v[i] > place ? p->v[i] : place;
    places_close(s, p, false, true);
    if (cp) {
        places_step(s, p, spare, cp);
        line_only = spare->n > 0;
    } else {
        for (size_t i = 0; i < p->n; i++)
            line_only |= p->v[i] == s->n;
    }
    bool join = place < s->n && s->tokens[place].kind == TOKEN_JOIN;
    say_places(s, place, page, at,
               line_only && join ? "a line is parted"
               : line_only       ? "a line start is lost"
               : !cp             ? "the end is lost"
                                 : "lost, added or moved",
               why);
}

/* Is the page's text (lines end in \n) this body, but for the allowed losses; or
 * (inside), is it somewhere in there, in one piece? Else the first difference is said.
 */
static inline bool shape_matches(const struct shape *s, struct slice page, bool inside,
                                 struct buf *why)
{
    size_t room = s->n + 1, at = 0, far = 0, far_at = 0;
    size_t *memory = heap_alloc(room * 4, sizeof *memory);
    struct places now = {.v = memory, .seen = memory + room, .step = 1};
    struct places then = {.v = memory + 2 * room, .seen = memory + 3 * room, .step = 1};
    bool first = true, found = false, lost = false;

    place_add(&now, 0);
    while (at < page.len && !found && !lost) {
        size_t before = at;
        uint32_t cp = utf8_next(page, &at);

        first |= cp == '\n';
        if (!token_counts(cp))
            continue;
        places_close(s, &now, first, false);
        found = inside && now.seen[s->n] == now.step;
        for (size_t i = 0; i < now.n && inside; i++) {
            far_at = now.v[i] > far ? before : far_at;
            far = now.v[i] > far ? now.v[i] : far;
        }
        places_step(s, &now, &then, cp);
        if (inside)
            place_add(&then, 0);
        first = false;
        lost = then.n == 0;
        if (lost)
            say_difference(s, &now, &then, cp, page, before, why);
        struct places swap = now;
        now = then;
        then = swap;
    }
    if (!lost && !found) {
        places_close(s, &now, true, true);
        found = now.seen[s->n] == now.step;
        if (!found && inside)
            say_places(s, far, page, far_at, "lost, added or moved", why);
        else if (!found)
            say_difference(s, &now, &then, 0, page, page.len, why);
    }
    free(memory);
    return found;
}

/* Do all characters that must be there stand in text, in order? For sheets, where lines
 * are broken anew and pages have heads and feet: what else stands there does not
 * matter.
 */
static inline bool shape_within(const struct shape *s, struct slice text,
                                struct buf *why)
{
    size_t at = 0;

    for (size_t i = 0; i < s->n; i++) {
        size_t start = at;
        bool found = s->tokens[i].kind != TOKEN_CHAR || s->tokens[i].may;

        while (!found && at < text.len)
            found = utf8_next(text, &at) == s->tokens[i].cp;
        if (found)
            continue;
        buf_str(why, "not on the sheet: body «");
        excerpt(why, s->body, s->tokens[i].at);
        buf_str(why, "» sheet behind «");
        excerpt(why, text, start);
        buf_str(why, "»");
        return false;
    }
    return true;
}

#endif
