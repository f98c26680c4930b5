/* session.h - what a run holds from its first to its last line.
 *
 * Everything lives in its arena and goes with session_close, which says what there is
 * to say. The stages between are the command's: load, theme, then whatever it makes.
 */
#ifndef BANBAO_SESSION_H
#define BANBAO_SESSION_H

#include "check/leak.h"
#include "check/settings.h"
#include "model/site.h"
#include "poster/theme.h"
#include "progress.h"
#include "run.h"
#include "sheets.h"

struct session {
    const struct run *run; /* &own */
    struct run own;        /* today is the one that site.yaml may say (今天) */
    struct arena arena;
    struct diag diag;
    long start, wall, cpu;     /* of session_stage and session_ms, microseconds */
    const char *kinds, *fonts; /* folders */
    struct value *font_config;
    struct fontset *fontset;
    struct site *site;
    struct settings *settings; /* build.c opens them; NULL: not yet */
    struct theme *layouts;
    struct sheets sheets; /* laid out by build.c */
    struct leaks *leaks;
    struct progress progress;
    struct slice changes_brief; /* for a terminal */
    struct slice changes;       /* of the sheets since the last build, a line each */
    bool standing;              /* the clock is that of site.yaml and not of today */
    struct buf result;          /* told last, when all messages are out */
    bool ended;                 /* the last checks are done */
    bool reports;               /* what is said goes to output/report.html, too */
};

void session_open(struct session *s, const struct run *r);
/* Print the diagnostics and give everything back; the exit status. */
int session_close(struct session *s);

/* fonts.yaml; NULL after reporting. */
const struct value *session_fonts(struct session *s);
/* Read content/. False after reporting; items may be wrong all the same. */
bool session_load(struct session *s);
/* The fonts and the theme that the command line or site.yaml names, after session_load.
 * False after reporting. */
bool session_open_theme(struct session *s);
bool session_paper_color(struct session *s, struct color *out);

/* The last messages: only who has met all items can tell which waivers were never
 * needed. Once; session_close does it at the latest. */
void session_end_checks(struct session *s);
/* Nothing so far forbids to publish. */
bool session_sound(const struct session *s);

/* With -v, say how long this took since the last one. */
void session_stage(struct session *s, const char *zh, const char *en);
long session_ms(const struct session *s); /* since session_open */

#endif
