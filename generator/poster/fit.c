/* fit.c - finds the sizes and spaces at which an item fits its sheet.
 *
 * The search: count the pages at the least type sizes and least spaces; if squeezing
 * saves the second page, squeeze. Then find the largest type sizes that need no more
 * pages, and with those the widest spaces. So a short text is set large and airy, a
 * long one small and tight, and only what does not fit at the least sizes goes on to
 * another page or, if the layout allows no other page, is an error that says by how
 * much. Type grows again to fill several pages; if their last page is still short, the
 * text is spread evenly, at the least height that needs no more pages.
 *
 *     three lines on A4         -> size 1000, space 1000, one page
 *     a page and a half         -> size 0: 2 pages; squeezed: 2, so not squeezed; then
 *                                  size grows until the second page is full
 *     a page and two lines      -> one page, squeezed: size or space is below 0
 *
 * A picture for chats is as high as its content, so there is nothing to fit: it has one
 * size of type, is cut between blocks if it is longer than papers.chat, and the pieces
 * are of equal height.
 */
#include "poster/fit.h"

enum {
    SQUEEZED = -1000,
    PARTED_LITTLE = 1, /* trial.parted up to this is not worth squeezing a sheet for */
};

/* Pages are cut off the body one by one. If the last one allowed is still too long, or
 * nothing can be cut off, the rest goes on it, and `over` is what it has too much. */
struct layout_result lay_out(struct fitting *s, struct trial *t, size_t most)
{
    struct layout_result r = {.n = 0};
    struct box *body = s->body;

    t->whole = s->whole;
    t->chat = s->binder->paper == PAPER_CHAT;
    box_measure(s->foot, s->live.w, t);
    pt64 room = s->live.h - s->foot->h;
    if (s->height && s->height < room)
        room = s->height;
    while (body) {
        struct box *part = body, *rest = NULL;
        pt64 head = 0;
        if (r.n > 0) {
            box_measure(s->next, s->live.w, t);
            head = s->next->h;
        }
        box_measure(body, s->live.w, t);
        pt64 over = body->h + head - room;
        bool cut = over > 0 || (most > 1 && box_has_new_page(body));
        if (cut && r.n + 1 < most)
            part = box_split(t->arena, body, room - head, t, &rest);
        if (!part || (cut && !rest)) {
            r.over = over > 0 ? over : 1;
            part = body;
            rest = NULL;
        }
        r.pages[r.n++] = part;
        r.spare = room - head - part->h;
        body = rest;
    }
    r.room = room;
    r.where = t->overfull ? t->where : NULL;
    r.parted = t->parted;
    return r;
}

/* By how much a trial is too long for its pages; <= 0: the height they leave free. Type
 * at which tables break texts that they need not break at the least size is too large:
 * it counts as a whole page too long. */
static int64_t excess_of(const struct fitting *s, const struct layout_result *r,
                         size_t pages)
{
    if (r->over)
        return r->over;
    return r->where || r->parted > s->parted
               ? r->room
               : -(int64_t)r->spare - (int64_t)(pages - r->n) * r->room;
}

static void try_fit(struct fitting *s, struct fitted *f, size_t pages)
{
    struct arena scratch = ARENA_INIT;
    struct trial t = {.arena = &scratch, .size = f->size, .space = f->space};
    struct layout_result r = lay_out(s, &t, pages);

    f->excess = excess_of(s, &r, pages);
    arena_free(&scratch);
}

/* Raise one number of f (knob: its size or space) as far as the sheet still fits, up to
 * 1000; it fits at the start. The search is regula falsi: the next number to try is
 * where a straight line between the greatest that fits and the least that does not
 * reaches the end of the page. Every third try is the middle instead, because heights
 * jump when a line is added. It ends when the page is full but for 1/128, or within 8
 * of the limit.
 *
 *     fits at 0 with 300 pt free, 600 pt too long at 1000 -> try 333 */
static void grow(struct fitting *s, struct fitted *f, int *knob, size_t pages)
{
    const int near = 8;
    const int64_t full = s->live.h / 128; /* height of a full page that may stay free */
    struct fitted good = *f, bad;
    int lo = *knob, hi = 1000;

    if (good.excess >= -full)
        return;
    *knob = hi;
    try_fit(s, f, pages);
    bad = *f;
    for (int step = 1; bad.excess > 0 && hi - lo > near && good.excess < -full;
         step++) {
        int64_t way = (hi - lo) * -good.excess / (bad.excess - good.excess);
        int edge = near / 2;

        if (step % 3 == 0)
            way = (hi - lo) / 2;
        way = way < edge ? edge : way > hi - lo - edge ? hi - lo - edge : way;
        *knob = lo + (int)way;
        try_fit(s, f, pages);
        *(f->excess > 0 ? &hi : &lo) = *knob;
        *(f->excess > 0 ? &bad : &good) = *f;
    }
    *f = bad.excess > 0 ? good : bad;
}

/* The average height of the pages' contents. */
static pt64 mean_height(struct fitting *s, const struct fitted *f, size_t pages)
{
    struct arena scratch = ARENA_INIT;
    struct trial t = {.arena = &scratch, .size = f->size, .space = f->space};
    struct layout_result r = lay_out(s, &t, pages);
    pt64 all = 0;

    for (size_t i = 0; i < r.n; i++)
        all += r.pages[i]->h / (pt64)r.n;
    arena_free(&scratch);
    return all;
}

/* The least height of pages that hold everything, if there are several and the last
 * would be less than three quarters full; else the full height. Pages before the last
 * are left blank for a tenth at most: more would look as if something had been
 * forgotten. */
static pt64 even_height(struct fitting *s, struct fitted f, size_t pages)
{
    pt64 hi = s->live.h;

    if (pages < 2 || s->fixed || -f.excess <= hi / 4)
        return hi;
    pt64 lo = mean_height(s, &f, pages), full = hi - hi / 10;
    lo = lo > full ? lo : full;
    while (hi - lo > PT(8)) {
        s->height = (lo + hi) / 2;
        try_fit(s, &f, pages);
        *(f.excess > 0 ? &lo : &hi) = s->height;
    }
    return hi;
}

/* The number of pages with size and space at `knob`, at most `most`; 0: no fit. */
static size_t pages_at(struct fitting *s, int knob, size_t most, struct arena *a,
                       struct layout_result *r)
{
    struct trial t = {.arena = a, .size = knob, .space = knob};

    *r = lay_out(s, &t, most);
    return r->where || r->over ? 0 : r->n;
}

/* The number of pages at the least sizes; 0 after reporting that it does not fit. The
 * sheet is squeezed (f is then below 0) if that saves the second page, but not for a
 * third, or if it spares a table some of its breaks. */
static size_t least_pages(struct fitting *s, struct fitted *f)
{
    struct arena scratch = ARENA_INIT;
    struct layout_result r;
    size_t n = pages_at(s, 0, s->pages_max, &scratch, &r);

    s->parted = r.parted;
    *f = (struct fitted){0, 0, excess_of(s, &r, n)};
    if ((n != 1 || r.parted > PARTED_LITTLE) && !s->fixed) {
        bool saves = n != 1;
        size_t squeezed = pages_at(s, SQUEEZED, n ? 1 : s->pages_max, &scratch, &r);
        if (squeezed && (saves || r.parted < s->parted)) {
            n = squeezed;
            s->parted = r.parted;
            *f = (struct fitted){SQUEEZED, SQUEEZED, excess_of(s, &r, n)};
        }
    }
    if (!n)
        report_too_long(s, &scratch, &r);
    arena_free(&scratch);
    return n;
}

/* The same for a picture for chats, in type that is easy to read on a telephone. A
 * paragraph is cut only if it is longer than a picture may be. */
static size_t chat_pages(struct fitting *s, struct fitted *f)
{
    static const int sizes[] = {500, 250, 0};
    struct arena scratch = ARENA_INIT;
    size_t n = 0;

    for (int cut = 0; cut < 2 && !n; cut++) {
        s->whole = cut == 0;
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes && !n; i++) {
            struct layout_result r;
            n = pages_at(s, sizes[i], s->pages_max, &scratch, &r);
            *f = (struct fitted){sizes[i], sizes[i], excess_of(s, &r, n)};
        }
    }
    arena_free(&scratch);
    if (!n)
        report_too_wide(s);
    return n;
}

size_t sheet_fit(struct fitting *s, struct fitted *f)
{
    bool chat = s->binder->paper == PAPER_CHAT;
    size_t n = chat ? chat_pages(s, f) : least_pages(s, f);

    if (n == 0)
        return 0;
    if (!chat) {
        grow(s, f, &f->size, n);
        grow(s, f, &f->space, n);
    }
    s->height = even_height(s, *f, n);
    return n;
}
