/* fit.c - the sizes and spaces at which an item fits its sheet.
 *
 * The search: at the least type sizes and least spaces, count the pages; where
 * squeezing saves the second, squeeze. Then find the largest type sizes
 * that need no more pages, and with those the widest spaces. So a short text is set
 * large and airy, a long one small and tight, and only what does not fit at the least
 * sizes goes on to a further page - or, where the layout allows no further page, is an
 * error that says by how much. Type grows again to fill several pages; what is still
 * too short for them is shared out evenly: the least height at which it needs no more.
 *
 * A picture for chats is as high as what it holds, so nothing has to be fitted: it has
 * one size of type, is cut between blocks where it is longer than papers.chat, and the
 * pieces are of one height.
 */
#include "poster/fit.h"

enum {
    SQUEEZED = -1000,
    PARTED_LITTLE = 1, /* so much of a table's giving (trial.parted) is not worth it */
};

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

/* By how much a trial is too long for its pages; <= 0: what they leave free. Type that
 * squeezes a table more than smaller type does is too large. */
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

/* The largest of one number (knob, of f) up to 1000 with which the sheet fits, or one
 * that fills it; it fits with what f has. The next one to try is where a straight line
 * would reach the end of the page, and every third is the middle, for pages end with a
 * jump. */
static void grow(struct fitting *s, struct fitted *f, int *knob, size_t pages)
{
    const int near = 8;
    const int64_t full = s->live.h / 128; /* of a page that may stay free */
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

/* Height of pages on average. */
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

/* The least height of pages that hold all of it, where they are more than one and the
 * last would be less than three quarters full. None but the last is left with more
 * than a tenth of it blank: that looks as if something had been forgotten. */
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

/* Pages at such sizes and spaces, `most` of them; 0: it does not fit. */
static size_t pages_at(struct fitting *s, int knob, size_t most, struct arena *a,
                       struct layout_result *r)
{
    struct trial t = {.arena = a, .size = knob, .space = knob};

    *r = lay_out(s, &t, most);
    return r->where || r->over ? 0 : r->n;
}

/* Pages at the least sizes, 0 after reporting that it cannot be done. Squeezed where
 * that saves the second page (for a third it is not done), or squeezes the columns of
 * a table less: f is then below 0. */
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

/* The same for a picture, in type that is easy to read on a telephone; a paragraph is
 * cut only where it alone is longer than a picture may be. */
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
