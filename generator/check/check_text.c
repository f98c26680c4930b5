/* check_text.c - collects the texts of an item: fields, then the body's blocks.
 *
 * Quotes, escapes and Markdown's marks are not part of a text, so each text keeps a
 * list of pieces that map its bytes to those of the file:
 *
 *     标题: "5 号楼停水" -> text 5 号楼停水, whose byte 8 (停) is byte 17 of the line
 */
#include "check/check_text.h"
#include "base/buf.h"
#include "base/noted.h"

enum { LOOK_AHEAD = 64 }; /* most bytes of marks and escapes between two characters */
enum { USUAL = 128 };     /* room for the texts of an item with a table */

struct gather {
    struct arena *arena;
    struct texts *out;
    const struct item *item;
    /* the text being built */
    struct slice only; /* its first piece; not copied if it remains the only one */
    struct buf text;
    struct text_piece *pieces; /* the array is reused by the next text */
    size_t npieces, pcap;
};

/* ---- one text ---- */

static bool is_within(struct slice part, struct slice whole)
{
    return part.ptr >= whole.ptr && part.ptr + part.len <= whole.ptr + whole.len;
}

/* Appends text, written at src, to the text being built. */
static void add_piece(struct gather *g, struct slice text, struct span src,
                      bool literal)
{
    size_t start = g->npieces ? g->pieces[g->npieces - 1].end : 0;
    bool own = src.src && is_within(text, src.src->text);

    if (own) { /* the text is a slice of the file: exact places */
        src.start = (size_t)(text.ptr - src.src->text.ptr);
        src.end = src.start + text.len;
    }
    if (g->npieces == 0)
        g->only = text;
    if (g->npieces == 1)
        buf_slice(&g->text, g->only);
    if (g->npieces > 0)
        buf_slice(&g->text, text);
    arena_push(g->arena, g->pieces, g->npieces, g->pcap);
    g->pieces[g->npieces++] =
        (struct text_piece){start, start + text.len, src, own, literal};
}

/* Adds a text without its readings, {龘|dá} -> 龘; each base is a piece of its own. */
static void add_noted(struct gather *g, struct slice text, struct span src,
                      bool literal)
{
    struct noted part;

    if (!noted_any(text)) {
        add_piece(g, text, src, literal);
        return;
    }
    while (noted_next(&text, &part))
        add_piece(g, part.literal ? SLICE("|") : part.text, src, literal);
}

/* Closes the text being built and stores it with t's other members; not if blank. */
static void finish_text(struct gather *g, struct check_text t)
{
    t.text = g->npieces > 1 ? buf_view(&g->text) : g->only;
    if (g->npieces && slice_trim(t.text).len) {
        if (g->npieces > 1)
            t.text = slice_dup(g->arena, t.text);
        t.item = g->item;
        t.pieces = arena_memdup(g->arena, g->pieces, g->npieces * sizeof *g->pieces);
        t.npieces = g->npieces;
        arena_push(g->arena, g->out->list, g->out->n, g->out->cap);
        g->out->list[g->out->n++] = t;
    }
    buf_clear(&g->text);
    g->npieces = 0;
}

/* Makes the texts from `first` on a group. Its `texts` is set at the end, as the list
 * may still move. */
static void finish_group(struct gather *g, size_t first, const struct field *table,
                         const struct value *record)
{
    struct texts *t = g->out;

    if (t->n == first)
        return;
    arena_push(g->arena, t->groups, t->ngroups, t->gcap);
    t->groups[t->ngroups++] =
        (struct check_group){NULL, t->n - first, g->item, table, record};
}

/* ---- Markdown ---- */

/* bare: a link whose text is its own address; like code, it is not prose. */
static void add_inlines(struct gather *g, const struct node *parent, bool literal)
{
    for (const struct node *n = parent->child; n; n = n->next) {
        bool bare = n->type == NODE_LINK && n->child && !n->child->next &&
                    slice_ends(n->url, n->child->text);
        if (n->type == NODE_TEXT || n->type == NODE_CODE)
            add_noted(g, n->text, n->at, literal || n->type == NODE_CODE);
        else if (n->type == NODE_BREAK)
            add_piece(g, SLICE("\n"), n->at, literal);
        else if (n->type != NODE_IMAGE)
            add_inlines(g, n, literal || bare);
    }
}

static void add_pictures(struct gather *g, const struct node *parent,
                         struct check_text like)
{
    for (const struct node *n = parent->child; n; n = n->next) {
        if (n->type == NODE_IMAGE) {
            like.block = n;
            add_noted(g, n->text, n->at, false);
            finish_text(g, like);
        }
        if (n->type >= NODE_TEXT)
            add_pictures(g, n, like);
    }
}

static void add_blocks(struct gather *g, const struct node *parent,
                       struct check_text like)
{
    for (const struct node *n = parent->child; n; n = n->next) {
        size_t first = g->out->n;
        like.block = n;
        if (n->type == NODE_PARAGRAPH || n->type == NODE_HEADING ||
            n->type == NODE_CELL) {
            add_inlines(g, n, false);
            finish_text(g, like);
            add_pictures(g, n, like);
        } else if (n->type == NODE_CODE_BLOCK) {
            add_piece(g, n->text, n->at, true);
            finish_text(g, like);
        } else {
            add_blocks(g, n, like);
        }
        if (n->type == NODE_PARAGRAPH || n->type == NODE_HEADING ||
            n->type == NODE_ROW || n->type == NODE_CODE_BLOCK)
            finish_group(g, first, NULL, like.record);
    }
}

/* ---- fields ---- */

static void add_fields(struct gather *g, const struct field *fields, size_t n,
                       const struct value *record, const struct field *table);

static void add_plain(struct gather *g, const struct field *f, const struct value *v,
                      const struct value *record)
{
    struct check_text t = {.field = f, .value = v, .record = record};

    if (v->payload == PAYLOAD_DOC)
        return; /* its blocks become groups of their own */
    for (size_t i = 0; v->type == VALUE_LIST && i < v->n; i++)
        add_plain(g, f, v->items[i], record);
    if (v->type == VALUE_LIST || v->text.len == 0)
        return;
    add_noted(g, v->text, v->at, f->type == FIELD_LINK);
    finish_text(g, t);
}

static bool is_prose(const struct field *f)
{
    enum field_type t = f->type == FIELD_LIST ? f->of : f->type;

    return (t == FIELD_TEXT || t == FIELD_PERSON || t == FIELD_PHONE ||
            t == FIELD_LINK || t == FIELD_MARKDOWN) &&
           !slice_is(f->name, "短址");
}

static bool is_nested(const struct field *f)
{
    return f->type == FIELD_MARKDOWN || f->type == FIELD_RECORD ||
           f->type == FIELD_TABLE;
}

static void add_nested(struct gather *g, const struct field *f, const struct value *v,
                       const struct value *record)
{
    if (f->type == FIELD_MARKDOWN && v->payload == PAYLOAD_DOC)
        add_blocks(g, v->data, (struct check_text){.field = f, .record = record});
    else if (f->type == FIELD_RECORD)
        add_fields(g, f->columns, f->ncolumns, v, NULL);
    for (size_t i = 0; f->type == FIELD_TABLE && i < v->n; i++)
        add_fields(g, f->columns, f->ncolumns, v->items[i], f);
}

static void add_fields(struct gather *g, const struct field *fields, size_t n,
                       const struct value *record, const struct field *table)
{
    size_t first = g->out->n;

    for (size_t i = 0; i < n; i++) {
        const struct value *v =
            is_prose(&fields[i]) ? value_find_slice(record, fields[i].name) : NULL;
        if (v)
            add_plain(g, &fields[i], v, record);
    }
    finish_group(g, first, table, record);
    for (size_t i = 0; i < n; i++) {
        const struct value *v =
            is_nested(&fields[i]) ? value_find_slice(record, fields[i].name) : NULL;
        if (v && !slice_is(fields[i].name, "豁免")) /* waivers are not published */
            add_nested(g, &fields[i], v, record);
    }
}

static void close_gather(struct gather *g)
{
    struct texts *t = g->out;

    for (size_t i = 0, at = 0; i < t->ngroups; i++) {
        t->groups[i].texts = &t->list[at];
        at += t->groups[i].n;
    }
    buf_release(&g->text);
}

void texts_of_item(struct arena *a, const struct item *item, struct texts *out)
{
    struct gather g = {.arena = a, .out = out, .item = item, .text = BUF_INIT};

    *out =
        (struct texts){.list = arena_room(a, USUAL, sizeof *out->list), .cap = USUAL};
    add_fields(&g, item->kind->fields, item->kind->nfields, item->root, NULL);
    add_blocks(&g, item->body, (struct check_text){.record = item->root});
    close_gather(&g);
}

void texts_of_site(struct arena *a, const struct site *site, struct texts *out)
{
    struct gather g = {.arena = a, .out = out, .text = BUF_INIT};

    *out = (struct texts){0};
    add_fields(&g, site->kind->fields, site->kind->nfields, site->root, NULL);
    close_gather(&g);
}

/* ---- places ---- */

/* The byte of raw that byte `offset` of text comes from: each character is searched for
 * after the previous one, skipping quotes, escapes, line ends and marks in between:
 * offset 3 (好) of 你好 in raw 你**好** is 5. */
static size_t aligned(struct slice text, size_t offset, struct slice raw)
{
    size_t in_raw = 0, last = 0;

    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        utf8_next(text, &at);
        struct slice c = slice_sub(text, from, at);
        size_t end = in_raw + LOOK_AHEAD < raw.len ? in_raw + LOOK_AHEAD : raw.len;
        size_t found = slice_find(slice_sub(raw, in_raw, end), c);
        if (found != SIZE_MAX) {
            last = in_raw + found;
            in_raw = last + c.len;
        }
        if (from >= offset)
            return found == SIZE_MAX ? in_raw : last;
    }
    return in_raw;
}

static const struct text_piece *piece_at(const struct check_text *t, size_t at)
{
    size_t i = 0;

    while (i + 1 < t->npieces && at >= t->pieces[i].end)
        i++;
    return t->npieces ? &t->pieces[i] : NULL;
}

/* The byte of the file for byte `at` of the text; end: the byte after the character
 * that ends at `at`. */
static size_t place_of(const struct check_text *t, size_t at, bool end)
{
    const struct text_piece *p = piece_at(t, end && at ? at - 1 : at);
    size_t offset = at > p->start ? at - p->start : 0;

    if (p->exact)
        return p->src.start + offset;
    size_t stop = p->src.end > p->src.start ? p->src.end : p->src.src->text.len;
    struct slice raw = slice_sub(p->src.src->text, p->src.start, stop);
    struct slice text = slice_sub(t->text, p->start, p->end);
    if (!end || offset == 0)
        return p->src.start + aligned(text, offset, raw);
    size_t before = offset;
    utf8_prev(text, &before);
    size_t start = aligned(text, before, raw);
    struct slice c = slice_sub(text, before, offset);
    return p->src.start + start + (slice_starts(slice_from(raw, start), c) ? c.len : 0);
}

struct span text_span(const struct check_text *t, size_t start, size_t end)
{
    const struct text_piece *p = piece_at(t, start);
    struct span at = {p ? p->src.src : NULL, 0, 0};

    if (!at.src)
        return at;
    at.start = place_of(t, start, false);
    at.end = place_of(t, end, true);
    if (at.end < at.start)
        at.end = at.start;
    return at;
}

bool text_is_literal(const struct check_text *t, size_t at)
{
    const struct text_piece *p = piece_at(t, at);

    return p && p->literal;
}

static const struct node *cell_at(const struct node *row, size_t i)
{
    const struct node *c = row->child;

    while (c && i--)
        c = c->next;
    return c;
}

struct slice text_heading(struct arena *a, const struct check_text *t)
{
    const struct node *row = t->block ? t->block->parent : NULL;
    size_t i = 0;

    if (t->field)
        return t->field->name;
    if (!row || t->block->type != NODE_CELL || row->parent->child == row)
        return SLICE("");
    for (const struct node *c = row->child; c != t->block; c = c->next)
        i++;
    const struct node *head = cell_at(row->parent->child, i);
    return head ? node_plain(a, head) : SLICE("");
}
