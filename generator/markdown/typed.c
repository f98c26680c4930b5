/* typed.c - reads lines as cmark does (containers: quotes, items, notes; then leaves),
 * so that each is known to begin a block, to continue a paragraph or to be code, and
 * writes it so that cmark takes it as meant, with no indents but those of containers.
 *
 *     　　时间：周六 / 地点：东门 -> 时间：周六, two blanks (a break), 地点：东门 */
#include "markdown/typed.h"
#include "markdown/html_tag.h"
#include "markdown/list_mark.h"
#include "markdown/rows.h"
#include "markdown/typed_reader.h"

#include <string.h>

static char byte_at(const struct reader *r, size_t at)
{
    return at < r->end ? r->t.text.ptr[at] : 0;
}

static struct slice rest_of(const struct reader *r)
{
    return slice_sub(r->t.text, r->at, r->end);
}

static void put(struct reader *r, struct slice text)
{
    signs_put(&r->t.out, r->at, text);
}

/* ---- line ends ---- */

/* Writes the end of the last line; kept: the line break shows on the sheet, too. */
static void end_line(struct reader *r, bool kept)
{
    if (r->pending && kept && !signs_end_in_escape(&r->t.out))
        signs_put(&r->t.out, r->last_end, SLICE("  "));
    if (r->pending)
        signs_copy(&r->t.out, r->last_end, r->last_end + 1);
    r->pending = false;
}

/* Writes an empty line, so that cmark begins a new block. */
static void part(struct reader *r)
{
    r->explained = false;
    end_line(r, false);
    put(r, SLICE("\n"));
}

static void write_prefix(struct reader *r)
{
    for (int i = 0; i < r->depth && i < r->matched; i++) {
        if (r->stack[i].type == HOLDER_QUOTE)
            put(r, SLICE("> "));
        for (int n = 0; n < r->stack[i].written; n++)
            put(r, SLICE(" "));
    }
}

/* ---- containers ---- */

static bool is_marked(const struct reader *r)
{
    struct reader copy = *r;
    struct list_mark mark;

    take_blanks(&copy);
    return list_mark_read(rest_of(&copy), 0, &mark) ||
           (byte_at(&copy, copy.at) && strchr("-+*", byte_at(&copy, copy.at)) &&
            byte_at(&copy, copy.at + 1) == ' ');
}

static bool take_quote(struct reader *r)
{
    struct reader ahead = *r;

    take_blanks(&ahead);
    struct slice indent = slice_sub(r->t.text, r->at, ahead.at);
    if (byte_at(&ahead, ahead.at) != '>' || byte_at(&ahead, ahead.at + 1) == '=')
        return false; /* >=30 人; but >3 号楼住户 continues a quote */
    r->blanks = r->blanks || slice_find(indent, SLICE("　")) != SIZE_MAX;
    r->at = ahead.at + 1;
    r->column = ahead.column + 1;
    take_columns(r, 1);
    return true;
}

/* Takes an indent of U+3000, two columns each, that reaches the item's text and
 * precedes a mark. */
static bool take_wide(struct reader *r, const struct container *c)
{
    size_t at = r->at, next = at;
    int column = r->column;

    if (c->type != HOLDER_ITEM || byte_at(r, at) != '\xE3' || !is_marked(r))
        return false;
    while (column < c->content && utf8_next(r->t.text, &next) == 0x3000) {
        column += 2;
        at = next;
    }
    if (column < c->content)
        return false;
    r->at = at;
    r->column = column;
    return true;
}

/* How many of the open containers does the line continue? Content of an item may be
 * indented by less than CommonMark requires, as long as it is indented. */
static void match_containers(struct reader *r, bool blank)
{
    for (r->matched = 0; r->matched < r->depth; r->matched++) {
        const struct container *c = &r->stack[r->matched];
        int indent = indent_of(r);
        int want = c->type == HOLDER_NOTE ? TAB : c->content - r->column;

        if (c->type == HOLDER_QUOTE) {
            if (!take_quote(r))
                return;
            continue;
        }
        if (blank || take_wide(r, c))
            continue;
        bool less = c->type == HOLDER_ITEM && indent > 0 && indent < want;
        bool nested = less && r->column + indent >= c->marker + 2 && is_marked(r);
        bool same = less && r->leaf == LEAF_PARAGRAPH && !is_marked(r);
        if (indent < want && !nested && !same)
            return;
        take_columns(r, indent < want ? indent : want);
    }
}

/* Closes the containers that the line does not continue and begins a block. */
static void begin_block(struct reader *r)
{
    if (!r->begun) {
        end_line(r, false);
        write_prefix(r);
        r->depth = r->matched;
    }
    r->begun = true;
    r->leaf = LEAF_NONE;
    typing_begin(&r->t);
}

static void push(struct reader *r, enum holder type, int marker, int written)
{
    r->stack[r->depth++] = (struct container){type, marker, r->column, written, false};
    r->matched = r->depth;
    r->blanks = false;
}

/* - [ ] and - [x]: a box before the text. */
static void write_box(struct reader *r)
{
    static const char done[] = "xX√✓✔vV";
    struct slice rest = rest_of(r);
    size_t close = slice_find(slice_sub(rest, 0, 6), SLICE("]"));

    if (byte_at(r, r->at) != '[' || close == SIZE_MAX || close > 4)
        return;
    struct slice in = slice_sub(rest, 1, close);
    struct slice mark = slice_trim(in);
    size_t at = 0;
    bool tick = mark.len && cp_among(utf8_next(mark, &at), done) && at == mark.len;
    char next = byte_at(r, r->at + close + 1);
    if ((mark.len && !tick) || (!in.len) || next == '(' || next == ':' || next == '[')
        return;
    put(r, tick ? SLICE("☑ ") : SLICE("□ "));
    r->at += close + 1;
    take_blanks(r);
}

/* Likewise for an item written as text: the box becomes its mark. */
static void write_task(struct reader *r)
{
    size_t at = r->at, written = r->t.out.made.len;

    r->at += 2;
    write_box(r);
    if (r->t.out.made.len == written)
        r->at = at;
}

static void begin_item(struct reader *r, const struct begun *b)
{
    int marker = r->column, width = (int)(b->at - b->mark);

    signs_copy(&r->t.out, b->mark, b->at);
    r->at = b->at;
    r->column += width;
    int blanks = indent_of(r);
    if (blanks >= 1 && blanks <= TAB && b->text < r->end)
        take_columns(r, blanks);
    else if (blanks > TAB)
        r->column++;
    r->at = b->text;
    put(r, SLICE(" "));
    push(r, HOLDER_ITEM, marker, width + 1);
    r->stack[r->depth - 1].bullet = b->type == START_BULLET;
    if (b->type == START_BULLET)
        write_box(r);
}

static void begin_container(struct reader *r, const struct begun *b)
{
    begin_block(r);
    if (b->type == START_QUOTE) {
        r->at = b->at;
        r->column++;
        take_columns(r, 1);
        put(r, SLICE("> "));
        push(r, HOLDER_QUOTE, 0, 0);
    } else if (b->type == START_NOTE) {
        signs_copy(&r->t.out, b->mark, b->at);
        r->at = b->text;
        put(r, SLICE(" "));
        push(r, HOLDER_NOTE, r->column, TAB);
    } else {
        begin_item(r, b);
    }
}

/* ---- leaves ---- */

static void write_rest(struct reader *r)
{
    r->stop = inline_write(&r->t, r->at);
    for (size_t i = r->end; i < r->stop; i++)
        r->line += r->t.text.ptr[i] == '\n'; /* a comment spanned lines */
}

/* ##标题## -> ## 标题 ##: the closing hashes need a blank before them, too. */
static void write_heading(struct reader *r, const struct begun *b)
{
    size_t end = r->end;

    for (int i = 0; i < b->level; i++)
        put(r, SLICE("#"));
    put(r, SLICE(" "));
    r->at = b->text;
    while (end > r->at && strchr(" \t\r", r->t.text.ptr[end - 1]))
        end--;
    while (end > r->at && r->t.text.ptr[end - 1] == '#')
        end--;
    r->t.blank_at = end > r->at && byte_at(r, end) == '#' ? end : 0;
    write_rest(r);
    r->t.blank_at = 0;
}

static void write_fence(struct reader *r, const struct begun *b)
{
    struct slice info = slice_trim(slice_sub(r->t.text, b->at, r->end));

    signs_copy(&r->t.out, b->mark, b->at);
    if (info.len) {
        size_t at = (size_t)(info.ptr - r->t.text.ptr);
        typing_note(&r->t, TYPED_INFO, at, at + info.len);
    }
    r->fence = b->at - b->mark;
    r->leaf = LEAF_CODE;
}

static void write_row(struct reader *r, bool rule)
{
    struct slice rest = rest_of(r);

    r->t.bars = r->wide_bars || slice_starts(slice_trim(rest), SLICE("｜"));
    if (!rule) {
        write_rest(r);
        r->t.bars = false;
        return;
    }
    for (size_t at = 0; at < rest.len;) { /* ｜：－－｜ is |:--| */
        size_t here = at;
        uint32_t cp = utf8_next(rest, &at);
        char c = cp == 0xFF5C ? '|' : cp == 0xFF1A ? ':' : cp >= 0x80 ? '-' : (char)cp;
        signs_put(&r->t.out, r->at + here, (struct slice){&c, 1});
    }
    r->t.bars = false;
}

/* Writes a line of a paragraph. */
static void write_text(struct reader *r)
{
    r->text_start = r->at;
    column_indent_write(r);
    if (strchr("-+*", byte_at(r, r->at)) && byte_at(r, r->at + 1) == ' ' &&
        byte_at(r, r->at + 2) == '[' && line_is_of_mixed(r))
        write_task(r);
    r->at = start_write_text(r);
    write_rest(r);
}

static void begin_paragraph(struct reader *r)
{
    size_t cells = rows_without_rule(r->t.text, r->at);

    begin_block(r);
    r->wide_bars = rows_are_wide(r->t.text, r->at);
    r->barred = byte_at(r, r->at) == '|';
    r->bare = cells && row_open_cells(rest_of(r));
    r->t.bars = r->wide_bars;
    write_text(r);
    r->t.bars = false;
    r->leaf = cells ? LEAF_TABLE : LEAF_PARAGRAPH;
    if (!cells)
        return;
    r->cells = cells;
    put(r, SLICE("\n"));
    write_prefix(r);
    for (size_t i = 0; i < cells; i++)
        put(r, i + 1 < cells ? SLICE("|---") : SLICE("|---|"));
}

/* Is the line before a table's head, and this one the rule below it? */
static bool ends_head(const struct reader *r)
{
    struct slice head = slice_sub(r->t.text, r->last_start, r->last_end);

    return r->matched == r->depth && row_is_rule(rest_of(r)) && row_bars(head) > 0 &&
           row_cells(head) == row_cells(rest_of(r));
}

/* （1）甲 may belong to the item above without an indent, but not 一、 or 2、, and no
 * number belongs to a bullet. */
static bool belongs_below(const struct reader *r)
{
    const struct container *top = &r->stack[r->depth - 1];
    struct list_mark mark;

    if (!list_mark_read(rest_of(r), LIST_MARK_ANY, &mark))
        return is_marked(r);
    return top->type != HOLDER_ITEM ||
           (top->bullet ? mark.family == FAMILY_BULLET
                        : mark.family != FAMILY_HAN && mark.family != FAMILY_FIGURE &&
                              mark.family != FAMILY_HAN_BRACKET);
}

/* A table's head below a list or a quote is not part of it. */
static bool begins_table(const struct reader *r)
{
    struct slice head = rest_of(r);
    struct slice rule = line_at(r->t.text, r->end + 1);

    return row_bars(head) > 0 &&
           ((row_is_rule(rule) && row_cells(rule) == row_cells(head)) ||
            rows_without_rule(r->t.text, r->at) > 0);
}

/* The line continues the paragraph, unless it ends a list: after an item, a line of its
 * own without an indent is not part of it. */
static void continue_paragraph(struct reader *r)
{
    struct slice before = slice_sub(r->t.text, r->last_start, r->last_end);
    struct slice next = rest_of(r);
    struct slice below = line_at(r->t.text, r->end + 1);
    bool apart =
        r->blanks || line_ends_clause(before) || line_begins_anew(next, before, below);
    bool wrapped = line_was_wrapped(r->wraps, r->line - 1);
    bool alone = !wrapped && !line_is_of_prose(r->wraps, r->line);
    bool kept = apart || line_was_ended(before, next, alone);

    if (ends_head(r)) {
        end_line(r, false);
        write_prefix(r);
        r->cells = row_cells(before);
        r->barred = slice_starts(before, SLICE("|"));
        r->bare = false;
        write_row(r, true);
        r->leaf = LEAF_TABLE;
        return;
    }
    bool table = (row_has_wide_bars(r->t.text, r->at) && !row_is_rule(next)) ||
                 rows_without_rule(r->t.text, r->at) > 0;
    if (table || line_is_remark(r) ||
        (r->matched < r->depth &&
         (begins_table(r) ||
          ((apart || (kept && !line_explains(r, below))) && !belongs_below(r))))) {
        part(r);
        begin_paragraph(r);
        return;
    }
    if (!kept && !wrapped && r->t.code_end <= r->last_end &&
        line_joins_by_guess(before, next))
        typing_note(&r->t, TYPED_JOINED, r->at, r->end);
    end_line(r, kept);
    write_prefix(r);
    write_text(r);
}

/* 注：A|B类纸 below rows that all begin with a bar is not a row, as it has fewer cells.
 * Nor is a wider head with a rule of its own. */
static bool leaves_table(const struct reader *r)
{
    size_t cells = row_cells(rest_of(r));

    return row_bars(rest_of(r)) == 0 ||
           (r->barred && byte_at(r, r->at) != '|' && cells < r->cells &&
            !slice_ends(slice_trim(rest_of(r)), SLICE("|"))) ||
           (r->bare && row_leaves_open(rest_of(r), r->cells)) ||
           (cells > r->cells && row_is_rule(line_at(r->t.text, r->end + 1)));
}

static void continue_table(struct reader *r)
{
    if (r->matched < r->depth || leaves_table(r)) {
        part(r);
        begin_paragraph(r);
        return;
    }
    end_line(r, false);
    write_prefix(r);
    write_row(r, false);
}

static void write_leaf(struct reader *r, const struct begun *b)
{
    if (b->type == START_TEXT && r->leaf == LEAF_PARAGRAPH) {
        continue_paragraph(r);
    } else if (b->type == START_TEXT && r->leaf == LEAF_TABLE) {
        continue_table(r);
    } else if (b->type == START_TEXT) {
        begin_paragraph(r);
    } else {
        begin_block(r);
        if (b->type == START_HEADING)
            write_heading(r, b);
        else if (b->type == START_FENCE)
            write_fence(r, b);
        else if (b->type == START_RULE)
            put(r, SLICE("***"));
        else { /* a definition; nothing of the next line is its title */
            signs_copy(&r->t.out, b->mark, r->end);
            put(r, SLICE("\n"));
        }
    }
}

/* ---- lines ---- */

/* Tags and comments at the beginning of a line do not decide what it is. */
static void take_tags(struct reader *r)
{
    size_t end = 0;
    while (byte_at(r, r->at) == '<') {
        enum html_kind kind = r->t.comment_open && byte_at(r, r->at + 1) == '!'
                                  ? HTML_NONE
                                  : html_tag_at(r->t.text, r->at, &end);
        if (kind == HTML_NONE || kind == HTML_OPEN)
            return;
        if (kind == HTML_COMMENT ||
            (byte_at(r, r->at + 1) != '/' && kind != HTML_BREAK))
            typing_note(&r->t,
                        kind == HTML_COMMENT  ? TYPED_REMARK
                        : kind == HTML_HIDDEN ? TYPED_HIDDEN
                                              : TYPED_TAG,
                        r->at, end);
        r->blanks |= kind == HTML_BLOCK || kind == HTML_BREAK;
        for (size_t i = r->at; i < end; i++)
            r->line += r->t.text.ptr[i] == '\n';
        r->at = end;
        r->end = end + line_at(r->t.text, end).len;
        bool blanks = r->blanks;
        take_blanks(r);
        r->blanks = blanks;
    }
}

static void blank_line(struct reader *r)
{
    r->explained = false;
    end_line(r, false);
    for (int i = 0; i < r->depth; i++)
        if (r->stack[i].type == HOLDER_QUOTE)
            r->depth = i;
    r->leaf = LEAF_NONE;
}

/* False: the code has ended, and the line is an ordinary one. */
static bool code_line(struct reader *r)
{
    struct reader copy = *r;

    match_containers(&copy, line_is_blank(rest_of(r)));
    if (copy.matched < copy.depth) {
        r->leaf = LEAF_NONE;
        return false;
    }
    match_containers(r, line_is_blank(rest_of(r)));
    end_line(r, false);
    write_prefix(r);
    struct slice line = rest_of(r), bare = slice_trim(line);
    size_t n = 0;
    while (n < bare.len && bare.ptr[n] == '`')
        n++;
    if (n == bare.len && n >= r->fence)
        r->leaf = LEAF_NONE;
    signs_copy(&r->t.out, r->at, r->end);
    return true;
}

/* Writes a table of Tabs or in a frame of signs; false: there is none. */
static bool pasted_rows(struct reader *r)
{
    size_t end = r->leaf == LEAF_CODE ? 0 : rows_end(r->t.text, r->at);
    size_t frame = r->leaf == LEAF_CODE ? 0 : frame_rows_end(r->t.text, r->at);

    end = frame ? frame : end;
    if (!end)
        return false;
    part(r);
    r->depth = r->matched = 0;
    r->leaf = LEAF_NONE;
    if (frame)
        frame_rows_write(&r->t, r->at, end);
    else
        rows_write(&r->t, r->at, end);
    for (size_t i = r->at; i < end; i++)
        r->line += r->t.text.ptr[i] == '\n';
    r->stop = end;
    return true;
}

static void note_broken_rows(struct reader *r)
{
    size_t end = row_apart_end(r->t.text, r->at);

    if (end && r->at >= r->rows_reported)
        typing_note(&r->t, TYPED_ROWS, r->at, r->end);
    r->rows_reported = end ? end : r->rows_reported;
}

static void text_line(struct reader *r)
{
    struct begun b;

    note_broken_rows(r);
    match_containers(r, false);
    take_blanks(r);
    take_tags(r);
    r->stop = r->end;
    if (r->at >= r->end) {
        blank_line(r);
        return;
    }
    for (b = start_read(r); r->depth < CONTAINERS_MAX; b = start_read(r)) {
        bool holds = b.type == START_QUOTE || b.type == START_BULLET ||
                     b.type == START_NUMBER || b.type == START_NOTE;
        if (!holds)
            break;
        begin_container(r, &b);
        take_blanks(r);
        if (r->at >= r->end)
            return;
    }
    if (r->depth == CONTAINERS_MAX)
        b.type = START_TEXT;
    write_leaf(r, &b);
}

/* Returns where the next line begins. */
static size_t read_line(struct reader *r, size_t at)
{
    r->at = at;
    r->end = r->stop = at + line_at(r->t.text, at).len;
    r->column = 0;
    r->blanks = r->begun = false;
    r->text_start = r->end;
    bool code = r->leaf == LEAF_CODE && code_line(r);
    if (!code && line_is_blank(rest_of(r)))
        blank_line(r);
    else if (!code && !pasted_rows(r))
        text_line(r);
    remark_stars_see(r, slice_sub(r->t.text, at, r->stop));
    r->last_start = r->text_start;
    r->last_end = r->stop;
    r->pending = r->stop < r->t.text.len;
    r->line++;
    return r->stop + 1;
}

struct typed typed_mark(struct arena *a, struct slice text)
{
    struct arena scratch = ARENA_INIT;
    struct reader *r = arena_new(&scratch, struct reader);

    r->t.text = text;
    r->t.out = (struct signs){.arena = a, .from = text, .made = BUF_INIT};
    r->closing_ticks = fences_find(&scratch, text);
    r->wraps = wraps_find(&scratch, text);
    labels_find(&r->t, &scratch, r->closing_ticks);
    for (size_t at = 0; at < text.len;)
        at = read_line(r, at);
    end_line(r, false);
    struct typed typed = {signs_finish(&r->t.out), r->t.notes, r->t.n};
    arena_free(&scratch);
    return typed;
}
