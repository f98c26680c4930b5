/* build.h - what the commands do: load, check, lay out, write, publish.
 *
 * Each function is a whole run: it prints its diagnostics to stderr and returns
 * the exit status: 0 all is well, 1 the content has errors and nothing was
 * published. When the machine fails it does not return (die, exit 2) and the
 * former output stays as it was. Paths are relative to the project's folder,
 * which is the current one.
 */
#ifndef BANBAO_BUILD_H
#define BANBAO_BUILD_H

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

int run_build(const struct run *r);
/* Of these files alone, as far as n is not 0. */
int run_check(const struct run *r, char **files, int n);
/* What a code means, or all of them, to stdout. */
int run_explain(const struct run *r);
/* title NULL: the article's own. */
int run_new(const struct run *r, const char *kind, const char *title);
/* One template on one YAML file, to stdout. */
int run_render(const struct run *r, const char *template, const char *data);
/* The laid-out sheets of an item as text, or one of them as SVG, to stdout. */
int run_dump(const struct run *r, const char *item);

#endif
