/* paper.c - the table of papers. Sizes: ISO 216 (GB/T 148); 8K (八开) is the trade's
 * cut of a sheet of 787 x 1092 mm, 260 x 370 mm. */
#include "model/paper.h"
#include "base/fold.h"

static const struct paper_row rows[PAPER_ALL] = {
    [PAPER_A4] = {"A4", "A4", 210, 297, PAPER_A4, 1000, PAPER_A3},
    [PAPER_A3] = {"A3", "A3", 297, 420, PAPER_A4, 1000, PAPER_A2},
    [PAPER_A5] = {"A5", "A5", 148, 210, PAPER_A4, 704, PAPER_A4},
    [PAPER_A2] = {"A2", "A2", 420, 594, PAPER_A3, 1414, PAPER_A2},
    [PAPER_8K] = {"8K", "8K", 260, 370, PAPER_A3, 875, PAPER_A3},
    [PAPER_CHAT] = {"chat", "分享图", 0, 0, PAPER_A4, 1000, PAPER_CHAT},
};

const struct paper_row *paper_row(enum paper p)
{
    return &rows[p];
}

/* A5 -> A4 at 704, A2 -> A3 at 1414, 8K -> A3 at 875. */
enum paper paper_drawn_as(enum paper p, int *scale)
{
    int by = 1000;

    for (; p != PAPER_A4 && p != PAPER_A3; p = rows[p].like)
        by = by * rows[p].scale / 1000;
    if (scale)
        *scale = by;
    return p;
}

bool paper_find(struct slice name, enum paper *out)
{
    struct arena scratch = ARENA_INIT;
    struct slice s = fold_word(&scratch, name);
    bool found = false;

    if (slice_ends(s, SLICE("纸")))
        s = slice_trim(slice_sub(s, 0, s.len - strlen("纸")));
    for (int p = 0; p < PAPER_COUNT && !found; p++)
        if (slice_eq(s, fold_word(&scratch, slice_of(rows[p].name)))) {
            *out = (enum paper)p;
            found = true;
        }
    arena_free(&scratch);
    return found;
}

void paper_names(struct buf *out, const char *between)
{
    for (int p = 0; p < PAPER_COUNT; p++)
        buf_printf(out, "%s%s", p ? between : "", rows[p].name);
}
