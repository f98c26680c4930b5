/* progress.h - how far a run is, on a terminal and only when it takes more than a
 * second: one line on stderr that writes over itself and is gone at the end.
 */
#ifndef BANBAO_PROGRESS_H
#define BANBAO_PROGRESS_H

#include "run.h"

#include <stdatomic.h>

struct progress {
    bool on, zh;
    long start, shown; /* milliseconds */
    const char *what_zh, *what_en;
    size_t of; /* steps of this stage; 0: not counted */
    atomic_size_t done;
    atomic_flag busy; /* a thread is writing */
};

void progress_open(struct progress *p, const struct run *r);
void progress_stage(struct progress *p, const char *zh, const char *en, size_t of);
/* One more is done; any thread may say so. */
void progress_step(struct progress *p);
/* Clear the line: something else is to be said. */
void progress_close(struct progress *p);

#endif
