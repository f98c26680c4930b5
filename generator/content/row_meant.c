#include "content/row_meant.h"
#include "base/buf.h"
#include "base/lexicon.h"
#include "content/row_pieces.h"
#include "content/unknown_key.h"
#include "data/yaml_pairs.h"
#include "data/yaml_write.h"

#include <limits.h>
#include <string.h>

enum { SURE = 3 };

static bool takes_words(const struct field *f)
{
    return f->type == FIELD_TEXT || f->type == FIELD_MARKDOWN ||
           f->type == FIELD_PERSON;
}

static bool is_needed(const struct field *f)
{
    return f->required && !f->otherwise;
}

bool row_needs_one(const struct field *f)
{
    bool one = f->ncolumns > 0;

    for (size_t i = 1; i < f->ncolumns; i++)
        one &= !is_needed(&f->columns[i]);
    return one;
}

/* ---- pieces in columns ---- */

/* 高秀兰: a surname and one or two characters more. */
static bool is_name(struct slice s)
{
    struct surname found;
    size_t n = utf8_count(s);

    return n >= 2 && n <= 4 && s.len == 3 * n && surname_find(s, 0, false, &found);
}

/* 3 号楼 where the example is 12 号楼: the same but for its figures. */
static bool is_alike(struct slice a, struct slice b)
{
    size_t i = 0, k = 0;

    if (row_digits_at(a, 0) == a.len || row_digits_at(b, 0) == b.len)
        return false;
    while (i < a.len && k < b.len) {
        size_t in_a = row_digits_at(a, i), in_b = row_digits_at(b, k);
        if (!in_a != !in_b || (!in_a && a.ptr[i] != b.ptr[k]))
            return false;
        i += in_a ? in_a : 1;
        k += in_b ? in_b : 1;
    }
    return i == a.len && k == b.len && i > 0;
}

static bool is_choice(const struct field *f, struct slice piece)
{
    if (f->type == FIELD_PICTURE)
        return slice_ends(piece, SLICE(".png")) || slice_ends(piece, SLICE(".jpg")) ||
               slice_ends(piece, SLICE(".jpeg"));
    if (f->type == FIELD_FLAG)
        return slice_is(piece, "是") || slice_is(piece, "否");
    for (size_t i = 0; f->type == FIELD_ENUM && i < f->nchoices; i++)
        if (slice_eq(f->choices[i], piece))
            return true;
    return false;
}

/* How well a piece suits a column; 0: not at all. */
static int suits(struct decoder *dec, const struct field *column, struct slice piece)
{
    enum likeness like = likeness_of(dec, column, value_text(dec->arena, piece));
    bool needed = is_needed(column);

    if (like == IS_ONE || is_choice(column, piece) ||
        is_alike(piece, column->example) ||
        (column->type == FIELD_PERSON && is_name(piece)))
        return SURE + needed;
    if (!needed || (!takes_words(column) && column->type != FIELD_LIST))
        return 0;
    return 1 + (like == MAY_BE);
}

/* The free column that a piece suits best: of its very type, or one of texts that must
 * be there; SIZE_MAX: none. */
static size_t column_for(struct decoder *dec, const struct field *f, struct slice piece,
                         const struct slice *cells)
{
    size_t best = SIZE_MAX;
    int most = 0;

    for (size_t i = 0; i < f->ncolumns; i++) {
        int rank = cells[i].len ? 0 : suits(dec, &f->columns[i], piece);

        if (rank > most) {
            most = rank;
            best = i;
        }
    }
    return best;
}

static long width_of(const struct field *column)
{
    return column->max < 0 ? LONG_MAX : column->max;
}

/* For what is said of a name where nothing else must be there: the free column of texts
 * that holds most. */
static size_t widest_column(const struct field *f, const struct slice *cells)
{
    size_t best = SIZE_MAX;

    for (size_t i = 1; i < f->ncolumns; i++)
        if (!cells[i].len && takes_words(&f->columns[i]) &&
            (best == SIZE_MAX ||
             width_of(&f->columns[i]) > width_of(&f->columns[best])))
            best = i;
    return best;
}

/* The columns of amounts that so many figures fill: those that must be there first. */
static void mark_amounts(const struct field *f, size_t figures, bool *wanted)
{
    for (int needed = 1; needed >= 0; needed--)
        for (size_t i = 0; i < f->ncolumns && figures; i++)
            if (row_is_amount(&f->columns[i]) && is_needed(&f->columns[i]) == needed) {
                wanted[i] = true;
                figures--;
            }
}

/* Figures fill the amounts, in order; those of a text from its end: in 居民 012 500元
 * the last one is the sum. */
static void fill_amounts(struct decoder *dec, const struct field *f,
                         const struct pieces *p, struct slice *cells, bool *taken)
{
    bool *wanted = arena_array(dec->arena, bool, f->ncolumns);
    size_t figures = 0, room = 0;

    for (size_t i = 0; i < f->ncolumns; i++)
        room += row_is_amount(&f->columns[i]);
    for (size_t k = 0; k < p->n; k++) {
        size_t i = p->apart ? k : p->n - 1 - k;
        size_t best = column_for(dec, f, p->list[i], cells);
        taken[i] =
            figures < room && best != SIZE_MAX && row_is_amount(&f->columns[best]);
        figures += taken[i];
    }
    mark_amounts(f, figures, wanted);
    for (size_t i = 0, column = 0; i < p->n; i++) {
        while (taken[i] && !wanted[column])
            column++;
        if (taken[i])
            cells[column++] = p->list[i];
    }
}

/* Where a piece goes that no column must have: SIZE_MAX: to the one before it. */
static size_t spare_column(const struct field *f, const struct pieces *p,
                           const struct slice *cells, size_t last)
{
    if (p->named && row_needs_one(f))
        return widest_column(f, cells);
    for (size_t i = last == SIZE_MAX ? 0 : last + 1; p->apart && i < f->ncolumns; i++)
        if (!cells[i].len && takes_words(&f->columns[i]))
            return i;
    return SIZE_MAX;
}

static void fill_cells(struct decoder *dec, const struct field *f,
                       const struct pieces *p, struct slice *cells)
{
    size_t last = SIZE_MAX; /* the column that takes what has none of its own */
    bool taken[PIECES] = {false};

    fill_amounts(dec, f, p, cells, taken);
    for (size_t i = 0; i < p->n; i++) {
        size_t column = taken[i] ? SIZE_MAX : column_for(dec, f, p->list[i], cells);
        if (column == SIZE_MAX && !taken[i] && i)
            column = spare_column(f, p, cells, last);
        if (column != SIZE_MAX)
            cells[last = column] = p->list[i];
        else if (!taken[i] && last != SIZE_MAX && i && !taken[i - 1] &&
                 cells[last].ptr < p->list[i].ptr)
            cells[last].len =
                (size_t)(p->list[i].ptr + p->list[i].len - cells[last].ptr);
        else if (!taken[i] && last != SIZE_MAX)
            cells[last] =
                slice_of(arena_printf(dec->arena, "%.*s、%.*s", SLICE_FMT(cells[last]),
                                      SLICE_FMT(p->list[i])));
    }
}

/* 时间：9:30，内容：拔河比赛: false if it does not begin with a column's name. */
static bool fill_labelled(const struct field *f, struct slice s, struct slice *cells)
{
    size_t after = 0, start = 0;
    const struct field *column = row_label_at(f, s, 0, &after);
    bool apart = false;

    if (!column)
        return false;
    start = after;
    for (size_t at = start; at <= s.len;) {
        size_t here = at;
        const struct field *next = apart ? row_label_at(f, s, here, &after) : NULL;
        bool end = here == s.len;
        if (next || end) {
            struct slice cell = slice_trim(slice_sub(s, start, here));
            while (cell.len &&
                   (slice_ends(cell, SLICE("，")) || slice_ends(cell, SLICE("、")) ||
                    slice_ends(cell, SLICE("；"))))
                cell = slice_trim(slice_sub(cell, 0, cell.len - strlen("，")));
            if (slice_ends(cell, SLICE(",")) || slice_ends(cell, SLICE(";")))
                cell.len--;
            cells[column - f->columns] = cell;
        }
        if (end)
            break;
        if (next) {
            column = next;
            start = at = after;
        }
        apart = at < s.len && cp_among(utf8_next(s, &at), " 　，,、；;\n");
    }
    return true;
}

/* 周远、韩磊 in a column of several: [周远, 韩磊]. */
static void put_cell(struct buf *row, const struct field *column, struct slice cell)
{
    size_t start = 0;

    if (cell.len > 1 && slice_starts(cell, SLICE("\"")) &&
        slice_ends(cell, SLICE("\"")))
        cell = slice_sub(cell, 1, cell.len - 1);
    if (column->type != FIELD_LIST) {
        yaml_put_flow(row, cell);
        return;
    }
    buf_char(row, '[');
    for (size_t at = 0; at <= cell.len;) {
        size_t end = at;
        uint32_t cp = at < cell.len ? utf8_next(cell, &at) : ',';
        if (!cp_among(cp, "、，,；; "))
            continue;
        struct slice word = slice_trim(slice_sub(cell, start, end));
        if (word.len) {
            buf_str(row, row->ptr[row->len - 1] == '[' ? "" : ", ");
            yaml_put_flow(row, word);
        }
        start = at;
        at += end == cell.len;
    }
    buf_char(row, ']');
}

/* ---- rows ---- */

/* A word, or 周远、韩磊 of several. */
static struct slice text_of(struct arena *a, const struct value *v)
{
    struct buf all = BUF_INIT;

    if (v->type != VALUE_LIST)
        return slice_trim(v->text);
    for (size_t i = 0; i < v->n; i++)
        buf_printf(&all, "%s%.*s", i ? "、" : "", SLICE_FMT(v->items[i]->text));
    struct slice text = slice_of(slice_cstr(a, buf_view(&all)));
    buf_release(&all);
    return text;
}

/* {电梯广告, 1200}: keys alone. */
static struct pieces pieces_of_keys(struct arena *a, const struct value *row)
{
    struct slice *parts = arena_array(a, struct slice, row->nmembers + 1);

    for (size_t i = 0; i < row->nmembers; i++)
        parts[i] = row->members[i].key;
    struct pieces p = row_pieces_joined(a, parts, row->nmembers);
    p.apart = true;
    return p;
}

/* What is said of a name is more than one column's, if more must be there, or a part of
 * it is surely one's. */
static void split_said(struct decoder *dec, const struct field *f, struct pieces *p)
{
    struct pieces words = {0};
    size_t needed = 0, sure = 0;

    row_add_words(&words, p->list[1]);
    for (size_t i = 0; i < f->ncolumns; i++) {
        needed += is_needed(&f->columns[i]);
        sure += suits(dec, &f->columns[i], p->list[1]) >= SURE;
        for (size_t k = 0; k < words.n && words.n > 1; k++)
            needed += 2 * (suits(dec, &f->columns[i], words.list[k]) >= SURE);
    }
    if (sure || needed < 3 || f->type == FIELD_RECORD)
        return;
    p->n = 1;
    row_add_words(p, p->list[1]);
}

/* 停水时间: 上午 and 12月2日: [周远, 韩磊]. */
static struct pieces pieces_of_map(struct arena *a, const struct value *row)
{
    const struct member *m = row->members;

    if (row->nmembers == 0 || m->value->type == VALUE_NULL)
        return pieces_of_keys(a, row);
    struct slice parts[] = {m->key, text_of(a, m->value)};
    struct pieces p = row_pieces_joined(a, parts, parts[1].len ? 2 : 1);
    p.named = p.n == 2;
    return p;
}

static struct pieces pieces_of_row(struct decoder *dec, const struct field *f,
                                   const struct value *row, bool all)
{
    struct pieces p;

    if (row->type == VALUE_LIST) {
        struct slice *parts = arena_array(dec->arena, struct slice, row->n + 1);
        for (size_t i = 0; i < row->n; i++)
            parts[i] = text_of(dec->arena, row->items[i]);
        p = row_pieces_joined(dec->arena, parts, row->n);
        p.apart = true;
        return p;
    }
    p = row->type == VALUE_MAP ? pieces_of_map(dec->arena, row)
                               : row_pieces_of(f, row_text(f, row, all));
    if (p.named && p.n == 2)
        split_said(dec, f, &p);
    return p;
}

/* The text whose parts may have names of their own: a row's, or
 * {时间：9:00，内容：签到} whose colons are none for YAML; a comma of ASCII parts it,
 * too. */
static struct slice labelled_text(const struct field *f, const struct value *row,
                                  bool all)
{
    if (row->type == VALUE_LIST)
        return SLICE("");
    if (row->type != VALUE_MAP)
        return row_text(f, row, all);
    if (row->nmembers == 0 || row->members[0].value->type != VALUE_NULL)
        return SLICE("");
    struct span first = row->members[0].key_at;
    struct span last = row->members[row->nmembers - 1].key_at;
    return first.src ? slice_sub(first.src->text, first.start, last.end) : SLICE("");
}

bool row_holds_more(struct decoder *dec, const struct field *f, const struct value *row)
{
    struct pieces p = pieces_of_row(dec, f, row, false);

    for (size_t i = 1; i < p.n; i++)
        for (size_t c = 1; c < f->ncolumns; c++)
            if (suits(dec, &f->columns[c], p.list[i]) >= SURE)
                return true;
    return false;
}

const char *row_meant(struct decoder *dec, const struct field *f,
                      const struct value *row, bool all)
{
    struct slice *cells = arena_array(dec->arena, struct slice, f->ncolumns);
    struct buf out = BUF_INIT;
    struct slice whole = slice_trim(row->text), bare = yaml_pairs_bare(whole);

    if (row->type == VALUE_TEXT && bare.len < whole.len && yaml_pairs_put(&out, bare)) {
        const char *pairs = slice_cstr(dec->arena, buf_view(&out));
        buf_release(&out);
        return pairs;
    }
    buf_clear(&out);
    if (!fill_labelled(f, labelled_text(f, row, all), cells)) {
        struct pieces p = pieces_of_row(dec, f, row, all);
        fill_cells(dec, f, &p, cells);
    }
    for (size_t i = 0; i < f->ncolumns; i++) {
        if (!cells[i].len && !is_needed(&f->columns[i]))
            continue;
        buf_printf(&out, "%s%.*s: ", out.len ? ", " : "{",
                   SLICE_FMT(f->columns[i].name));
        put_cell(&out, &f->columns[i], cells[i].len ? cells[i] : SLICE("…"));
    }
    buf_str(&out, "}");
    const char *meant = slice_cstr(dec->arena, buf_view(&out));
    buf_release(&out);
    return meant;
}
