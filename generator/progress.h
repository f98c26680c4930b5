/* progress.h - shows how far a run has got, on a terminal and only if it takes more
 * than a second: one line on stderr that overwrites itself and is gone at the end.
 */
#ifndef BANBAO_PROGRESS_H
#define BANBAO_PROGRESS_H

#include "run.h"

#include <stdatomic.h>

struct progress {
    bool on, zh;
    long start, shown;             /* milliseconds: of opening, of the last line */
    const char *what_zh, *what_en; /* this stage */
    size_t of;                     /* its steps; 0: not counted */
    atomic_size_t done;            /* steps done */
    atomic_flag busy;              /* a thread is writing */
};

void progress_open(struct progress *p, const struct run *r);
void progress_stage(struct progress *p, const char *zh, const char *en, size_t of);
/* Counts one more step; from any thread. */
void progress_step(struct progress *p);
/* Clears the line, so that messages can be printed. */
void progress_close(struct progress *p);

#endif
