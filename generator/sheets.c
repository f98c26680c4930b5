/* sheets.c - lays out, writes and draws sheets with several threads.
 *
 *     item 停水 with papers A4, A3 -> sheets 0 and 1; 4 threads take 0, 1, 2, 3, then
 *     whichever is ready takes 4
 *
 * Each stage is a list of independent jobs; a thread takes the next number (an atomic)
 * until none is left. Results are stored by number, so the output does not depend on
 * which thread was faster; messages are gathered in that order at the end. PDFs share
 * font subsets: all sheets register their glyphs first (pdf_fonts_add), then each face
 * is cut by one job, then each PDF is written by one. */
#include "sheets.h"

#include "draw/frame_stamp.h"
#include "draw/pdf.h"
#include "draw/png.h"

#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

/* ---- threads ------------------------------------------------------------- */

/* A stage. Members below `sheets` are for some of the stages only. */
struct work {
    size_t n;           /* jobs; `one` is called once for each, in any order */
    atomic_size_t next; /* job that no thread has taken */
    void (*one)(const struct work *w, size_t i, struct phrases *phrases);
    struct sheets *sheets;
    const struct site *site;
    const struct theme *theme;
    struct pdf_fonts *fonts;
    struct color ground; /* of pictures */
    struct progress *progress;
};

/* A thread. phrases: its own cache of shaped texts, so that no lock is needed. */
static void *worker(void *arg)
{
    struct work *w = arg;
    struct phrases *phrases = phrases_open();
    size_t i;

    while ((i = atomic_fetch_add(&w->next, 1)) < w->n) {
        w->one(w, i, phrases);
        if (w->progress)
            progress_step(w->progress);
    }
    phrases_close(phrases);
    return NULL;
}

/* Runs a stage. The calling thread works too, so one job starts no thread; if a thread
 * cannot be started, the stage only gets slower. */
static void share(struct work *w, struct workers by, const char *zh, const char *en)
{
    enum { THREADS_MAX = 256 };
    pthread_t threads[THREADS_MAX];
    int n = 0, jobs = by.jobs;

    w->progress = by.progress;
    if (by.progress)
        progress_stage(by.progress, zh, en, w->n);

    if ((size_t)jobs > w->n)
        jobs = (int)w->n;
    while (n < jobs - 1 && n < THREADS_MAX &&
           pthread_create(&threads[n], NULL, worker, w) == 0)
        n++;
    worker(w);
    while (n > 0)
        pthread_join(threads[--n], NULL);
}

/* Moves each sheet's messages to d, in the order of the sheets. */
static void gather(const struct sheets *s, struct diag *d)
{
    for (size_t i = 0; i < s->n; i++) {
        diag_merge(d, &s->list[i].diag);
        s->list[i].diag = (struct diag){.arena = &s->list[i].arena};
    }
}

/* ---- the stages ------------------------------------------------------ */

static void lay_out(const struct work *w, size_t i, struct phrases *phrases)
{
    struct sheet *s = &w->sheets->list[i];

    s->frames = poster_layout(&s->arena, w->theme, w->site, s->item, s->paper, phrases,
                              &s->diag);
}

static void cut_face(const struct work *w, size_t i, struct phrases *phrases)
{
    (void)phrases;
    pdf_fonts_cut_face(w->fonts, i);
}

static void write_pdf(const struct work *w, size_t i, struct phrases *phrases)
{
    (void)phrases;
    struct sheet *s = &w->sheets->list[i];

    pdf_write(s->frames, w->fonts, &s->pdf, &s->diag);
    s->stamp = frames_stamp(s->frames);
}

/* Draws an item once, as its first sheet's job. */
static void draw(const struct work *w, size_t i, struct phrases *phrases)
{
    struct sheet *s = &w->sheets->list[i];

    const struct frames *f = s->frames;
    if (s->item->expired || (i > 0 && s[-1].item == s->item))
        return;
    if (poster_has_chat(w->theme, s->item))
        f = poster_layout(&s->arena, w->theme, w->site, s->item, PAPER_CHAT, phrases,
                          &s->diag);
    if (!f)
        f = s->frames;
    assert(f); /* the build has ended if a sheet could not be laid out */
    s->pictures = arena_array(&s->arena, struct buf, f->n);
    s->npictures = f->n;
    for (size_t k = 0; k < f->n; k++) {
        s->pictures[k] = (struct buf)BUF_INIT;
        png_write(f->pages[k], SHARE_WIDTH, w->ground, &s->pictures[k], &s->diag);
    }
}

struct sheets sheets_layout(struct arena *a, const struct site *site,
                            const struct theme *theme, struct workers by,
                            struct diag *d)
{
    struct sheets s = {arena_array(a, struct sheet, site->n * PAPER_COUNT), 0};
    struct work w = {.sheets = &s, .one = lay_out, .site = site, .theme = theme};

    for (size_t i = 0; i < site->n; i++)
        for (int p = 0; p < PAPER_COUNT; p++) {
            if (!site->items[i]->papers[p])
                continue;
            struct sheet *sheet = &s.list[s.n++];
            sheet->item = site->items[i];
            sheet->paper = (enum paper)p;
            sheet->diag.arena = &sheet->arena;
            sheet->pdf = (struct buf)BUF_INIT;
        }
    w.n = s.n;
    share(&w, by, "排海报", "laying out sheets");
    gather(&s, d);
    return s;
}

bool sheets_write(struct sheets *s, struct workers by, struct diag *d)
{
    struct pdf_fonts *fonts = pdf_fonts_open();
    struct work cut = {.one = cut_face, .fonts = fonts};
    struct work write = {.n = s->n, .one = write_pdf, .sheets = s, .fonts = fonts};
    size_t errors = d->errors;

    for (size_t i = 0; i < s->n; i++)
        pdf_fonts_add(fonts, s->list[i].frames);
    cut.n = pdf_fonts_count(fonts);
    share(&cut, by, "取字形", "cutting fonts");
    share(&write, by, "写 PDF", "writing PDFs");
    pdf_fonts_close(fonts);
    gather(s, d);
    return d->errors == errors;
}

bool sheets_draw(struct sheets *s, const struct site *site, const struct theme *theme,
                 struct color ground, struct workers by, struct diag *d)
{
    struct work w = {.n = s->n,
                     .one = draw,
                     .sheets = s,
                     .site = site,
                     .theme = theme,
                     .ground = ground};
    size_t errors = d->errors;

    share(&w, by, "画分享图", "drawing pictures");
    gather(s, d);
    return d->errors == errors;
}

void sheets_close(struct sheets *s)
{
    for (size_t i = 0; i < s->n; i++) {
        for (size_t k = 0; k < s->list[i].npictures; k++)
            buf_release(&s->list[i].pictures[k]);
        buf_release(&s->list[i].pdf);
        arena_free(&s->list[i].arena);
    }
    s->n = 0;
}
