/* run.h - the options of a run, from the command line and the environment.
 *
 * main.c fills in the defaults, options.c the rest; after that it is constant, except
 * that session.h replaces today by the day in site.yaml (今天). */
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
    bool dated;     /* today was given: it overrides the day in site.yaml (今天) */
    bool all;       /* of new: include optional fields */
    int jobs;       /* threads for the sheets; at least 1 */
    bool strict;    /* warnings count as errors */
    bool verbose;   /* print the time of each stage */
    bool json;      /* messages for programs, on stdout */
    bool color;     /* stderr is a terminal with colours */
    bool color_out; /* stdout is */
    bool progress;  /* stderr is a terminal: show the progress of long runs */
    bool dry_run;   /* fix shows what it would do and writes nothing */
    enum lang lang;
    enum paper paper;    /* of dump */
    const char *explain; /* of check: the code to explain; empty: all, NULL: check */
    int svg;             /* of dump: this page as SVG; 0: all as text */
};

#endif
