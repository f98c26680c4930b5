/* repair.c - applies safe cures to a text, to the bytes of its file, and shows a diff.
 *
 *     text:  大家好,请看     findings: [9, 10) -> "，"      repair_text: 大家好，请看
 *
 * The text has no BOM and its lines end in \n; the file may have both a BOM and \r\n.
 * repair_bytes transfers changed lines and keeps everything else byte for byte. Cures
 * never join or split lines, so a diff compares line i with line i.
 */
#include "language/repair.h"
#include "base/buf.h"
#include "data/value.h"

#include <assert.h>
#include <string.h>

/* Findings are sorted; of two that overlap the first wins. */
struct slice repair_text(struct arena *a, struct slice text, const struct findings *f,
                         size_t from)
{
    struct buf out = BUF_INIT;
    size_t done = 0;

    for (size_t i = 0; i < f->n; i++) {
        const struct finding *x = &f->list[i];
        if (!x->safe || x->start < done || x->start < from)
            continue;
        buf_slice(&out, slice_sub(text, done, x->start));
        buf_slice(&out, x->cure);
        done = x->end;
    }
    buf_slice(&out, slice_from(text, done));
    struct slice made = slice_dup(a, buf_view(&out));
    buf_release(&out);
    return made;
}

/* ---- lines ---- */

struct body_lines {
    struct slice *v;
    size_t n;
};

static struct body_lines lines_of(struct arena *a, struct slice text)
{
    struct slice piece, rest = text;
    size_t n = 0;

    for (size_t i = 0; i < text.len; i++)
        n += text.ptr[i] == '\n';
    struct body_lines l = {arena_array(a, struct slice, n + 1), 0};
    while (slice_cut(&rest, '\n', &piece))
        l.v[l.n++] = piece;
    return l;
}

/* The end of the line that begins at `at`; *next: the byte after its \r\n, \n or \r. */
static size_t line_end(struct slice bytes, size_t at, size_t *next)
{
    while (at < bytes.len && bytes.ptr[at] != '\n' && bytes.ptr[at] != '\r')
        at++;
    bool both =
        at + 1 < bytes.len && bytes.ptr[at] == '\r' && bytes.ptr[at + 1] == '\n';
    *next = at + (at < bytes.len) + both;
    return at;
}

struct slice repair_bytes(struct arena *a, struct slice bytes, struct slice before,
                          struct slice after)
{
    struct arena scratch = ARENA_INIT;
    struct body_lines x = lines_of(&scratch, before), y = lines_of(&scratch, after);
    struct buf out = BUF_INIT;
    size_t at = 0, next;

    assert(x.n == y.n);
    if (slice_starts(bytes, SLICE("\xEF\xBB\xBF"))) {
        buf_slice(&out, slice_sub(bytes, 0, 3));
        at = 3;
    }
    for (size_t i = 0; i < x.n && at < bytes.len; i++, at = next) {
        size_t end = line_end(bytes, at, &next);
        /* The LF of a line that became empty must not join the CR before it. */
        if (x.v[i].len && !y.v[i].len && slice_ends(buf_view(&out), SLICE("\r")) &&
            slice_starts(slice_from(bytes, end), SLICE("\n")))
            buf_char(&out, '\r');
        buf_slice(&out, y.v[i]);
        buf_slice(&out, slice_sub(bytes, end, next));
    }
    struct slice made = slice_dup(a, buf_view(&out));
    buf_release(&out);
    arena_free(&scratch);
    return made;
}

/* ---- the diff ---- */

enum { AROUND = 3 }; /* lines of context */

static void put_line(struct buf *out, char sign, struct slice line, bool color)
{
    const char *paint = sign == '-' ? "\033[31m" : sign == '+' ? "\033[32m" : "";

    if (color)
        buf_str(out, paint);
    buf_char(out, sign);
    buf_slice(out, line);
    if (color && *paint)
        buf_str(out, "\033[m");
    buf_char(out, '\n');
}

static size_t next_change(const struct body_lines *x, const struct body_lines *y,
                          size_t i)
{
    while (i < x->n && slice_eq(x->v[i], y->v[i]))
        i++;
    return i;
}

/* The line after the hunk that begins at i. Changes whose context would touch are one
 * hunk. */
static size_t hunk_end(const struct body_lines *x, const struct body_lines *y, size_t i)
{
    size_t last = i;

    for (;;) {
        i = next_change(x, y, last + 1);
        if (i >= x->n || i - last > 2 * AROUND)
            return last + 1;
        last = i;
    }
}

/* Changed lines [first, end) with their context: @@ -3,7 +3,7 @@ and so on. */
static void put_hunk(struct buf *out, const struct body_lines *x,
                     const struct body_lines *y, size_t first, size_t end, bool color)
{
    size_t from = first > AROUND ? first - AROUND : 0;
    size_t to = end + AROUND < x->n ? end + AROUND : x->n;

    buf_printf(out, "%s@@ -%zu,%zu +%zu,%zu @@%s\n", color ? "\033[36m" : "", from + 1,
               to - from, from + 1, to - from, color ? "\033[m" : "");
    for (size_t i = from; i < to;) {
        size_t run = i;
        while (run < to && !slice_eq(x->v[run], y->v[run]))
            run++;
        for (size_t k = i; k < run; k++)
            put_line(out, '-', x->v[k], color);
        for (size_t k = i; k < run; k++)
            put_line(out, '+', y->v[k], color);
        if (run == i)
            put_line(out, ' ', x->v[run++], color);
        i = run;
    }
}

void repair_diff(const char *path, struct slice before, struct slice after, bool color,
                 struct buf *out)
{
    struct arena scratch = ARENA_INIT;
    struct body_lines x = lines_of(&scratch, before), y = lines_of(&scratch, after);

    assert(x.n == y.n);
    if (x.n && x.v[x.n - 1].len == 0 && slice_ends(before, SLICE("\n")))
        x.n--; /* no line follows the last line end */
    struct slice shown = slice_shown(&scratch, slice_of(path));
    buf_printf(out, "--- %.*s\n+++ %.*s\n", SLICE_FMT(shown), SLICE_FMT(shown));
    for (size_t i = next_change(&x, &y, 0); i < x.n;) {
        size_t end = hunk_end(&x, &y, i);
        put_hunk(out, &x, &y, i, end, color);
        i = next_change(&x, &y, end);
    }
    arena_free(&scratch);
}

/* ---- the head ---- */

/* The offset of byte `at` after the cures before it have been applied. */
static size_t moved(const struct findings *f, size_t at)
{
    size_t done = 0, to = at;

    for (size_t i = 0; i < f->n && f->list[i].end <= at; i++) {
        const struct finding *x = &f->list[i];
        if (!x->safe || x->start < done)
            continue;
        to = to - (x->end - x->start) + x->cure.len;
        done = x->end;
    }
    return to;
}

bool repair_same_head(const struct value *x, const struct value *y,
                      const struct findings *f)
{
    if (x->type != y->type || x->quoted != y->quoted || x->n != y->n ||
        x->nmembers != y->nmembers || moved(f, x->at.start) != y->at.start ||
        moved(f, x->at.end) != y->at.end)
        return false;
    for (size_t i = 0; i < x->n; i++)
        if (!repair_same_head(x->items[i], y->items[i], f))
            return false;
    for (size_t i = 0; i < x->nmembers; i++)
        if (!slice_eq(x->members[i].key, y->members[i].key) ||
            !repair_same_head(x->members[i].value, y->members[i].value, f))
            return false;
    return true;
}
