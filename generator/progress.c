/* progress.c - one line on a terminal that overwrites itself: 排海报 37/147 …
 *
 * It appears after a second and changes at most ten times a second. Threads count with
 * an atomic, and one of them writes: "\r", erase to the end of the line (ECMA-48 EL,
 * ESC [ K), text, "\r". */
#include "progress.h"

#include <stdio.h>
#include <time.h>

enum { PATIENCE_MS = 1000, PAUSE_MS = 100 };

static long now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void progress_open(struct progress *p, const struct run *r)
{
    *p = (struct progress){.on = r->progress && !r->json && !r->verbose,
                           .zh = r->lang == LANG_ZH,
                           .start = now_ms(),
                           .busy = ATOMIC_FLAG_INIT};
}

/* A thread that finds another one writing does not wait: the next step writes again. */
static void show(struct progress *p, bool new_stage)
{
    long now = p->on ? now_ms() : 0;

    if (!p->on || now - p->start < PATIENCE_MS || atomic_flag_test_and_set(&p->busy))
        return;
    if (new_stage || now - p->shown >= PAUSE_MS) {
        const char *what = p->zh ? p->what_zh : p->what_en;
        p->shown = now;
        if (p->of)
            fprintf(stderr, "\r\033[K%s %zu/%zu …\r", what, atomic_load(&p->done),
                    p->of);
        else
            fprintf(stderr, "\r\033[K%s …\r", what);
    }
    atomic_flag_clear(&p->busy);
}

void progress_stage(struct progress *p, const char *zh, const char *en, size_t of)
{
    p->what_zh = zh;
    p->what_en = en;
    p->of = of;
    atomic_store(&p->done, 0);
    show(p, true);
}

void progress_step(struct progress *p)
{
    atomic_fetch_add(&p->done, 1);
    show(p, false);
}

void progress_close(struct progress *p)
{
    if (p->shown)
        fputs("\r\033[K", stderr);
    p->on = false;
}
