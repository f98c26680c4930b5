/* plot_mark.h - what a chart is drawn from: areas, lines, dots and texts, at their
 * places.
 */
#ifndef BANBAO_CHART_PLOT_MARK_H
#define BANBAO_CHART_PLOT_MARK_H

#include "draw/frame.h"
#include "text/para.h"

enum plot_text { PLOT_LABEL, PLOT_VALUE, PLOT_TICK };

enum plot_look {
    PLOT_GRID,  /* thin line */
    PLOT_BASE,  /* the line at 0 */
    PLOT_AREA,  /* of its series: 0 solid, 1 outlined, 2 tinted */
    PLOT_TRACE, /* line of its series: 0 strong, 1 thin, 2 thin */
    PLOT_DOT,   /* filled as areas are */
    PLOT_WORDS,
};

struct plot_mark {
    enum plot_look look;
    size_t series;
    size_t entry;
    struct path_step *steps;
    size_t nsteps;
    enum plot_text what;    /* of words: what they say, where their lines stand */
    size_t text;            /* index, as the setter has it */
    pt64 x, y, measure;     /* left edge, top and width of the lines */
    enum text_align anchor; /* in the measure */
};

struct plot_marks {
    struct arena *arena;
    struct plot_mark *marks; /* in painting order */
    size_t n, cap;
    bool tight; /* some text found no place of its own */
};

/* Add one; steps are copied. */
void plot_path(struct plot_marks *m, enum plot_look look, size_t entry, size_t series,
               const struct path_step *steps, size_t n);
void plot_words(struct plot_marks *m, enum plot_text what, size_t i, struct rect line,
                enum text_align anchor);
void plot_dot(struct plot_marks *m, size_t entry, size_t series, pt64 x, pt64 y,
              pt64 r);

#endif
