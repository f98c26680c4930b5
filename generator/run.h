/* run.h - what a run is asked for: options of the command line, and where it stands. */
#ifndef BANBAO_RUN_H
#define BANBAO_RUN_H

#include "base/diag.h"
#include "model/date.h"
#include "model/item.h"

struct run {
    const char *output; /* folder to publish to */
    const char *theme;  /* NULL: the one that site.yaml names */
    const char *home;   /* the program's own kinds, themes and fonts; NULL: unknown */
    const char *from;   /* of new: the pasted article; NULL: none */
    struct date today;
    bool dated; /* today was said: it outranks the clock of site.yaml (今天) */
    bool all;   /* of new: also the fields that may be left out */
    int jobs;   /* threads for the sheets; at least 1 */
    bool strict, verbose;
    bool json;      /* messages for programs, on stdout */
    bool color;     /* stderr is a terminal that shows colours */
    bool color_out; /* and stdout */
    bool progress;  /* stderr is a terminal: say how far a long run is */
    bool dry_run;   /* fix shows what it would do, and writes nothing */
    enum lang lang;
    enum paper paper;    /* of dump */
    const char *explain; /* of check: the code to explain; empty: all, NULL: check */
    int svg;             /* of dump: this page as SVG; 0: all as text */
};

#endif
