/* session.h - the state of a run from its first to its last line.
 *
 *     session_open -> session_load -> session_open_theme -> … -> session_close
 *
 * Everything lives in its arena and is freed by session_close, which prints the
 * messages. The stages in between are the command's.
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
    struct run own;        /* with the day that site.yaml may set (今天) */
    struct arena arena;
    struct diag diag;
    long start, wall, cpu;      /* microseconds: of the run; wall, CPU of last stage */
    const char *kinds, *fonts;  /* folders of the program's own */
    struct value *font_config;  /* fonts.yaml; NULL: not read yet */
    struct fontset *fontset;    /* with the theme */
    struct site *site;          /* content/; NULL: not loaded */
    struct settings *settings;  /* build.c opens them; NULL: not yet */
    struct theme *layouts;      /* NULL: not loaded */
    struct sheets sheets;       /* laid out by build.c */
    struct leaks *leaks;        /* words that must not be published; with site */
    struct progress progress;   /* on a terminal */
    struct slice changes_brief; /* for a terminal */
    struct slice changes;       /* of the sheets since the last build, one per line */
    bool standing;              /* today is set by site.yaml, not by the clock */
    struct buf result;          /* printed last, after all messages */
    bool ended;                 /* the last checks are done */
    bool reports;               /* messages go to output/report.html, too */
};

void session_open(struct session *s, const struct run *r);
/* Prints the diagnostics and frees everything. Returns the exit status. */
int session_close(struct session *s);

/* fonts.yaml; NULL after reporting. */
const struct value *session_fonts(struct session *s);
/* Reads content/. False after reporting; even if true, items may have errors. */
bool session_load(struct session *s);
/* Opens the fonts and the theme named by the command line or site.yaml; after
 * session_load. False after reporting. */
bool session_open_theme(struct session *s);
bool session_paper_color(struct session *s, struct color *out);

/* The last checks, which need to have seen all items: which waivers were never needed?
 * Runs once; session_close calls it at the latest. */
void session_end_checks(struct session *s);
/* Is there nothing so far that forbids publishing? No errors, with --strict no
 * warnings. */
bool session_sound(const struct session *s);

/* Ends a stage; with -v, prints the time since the last one ended. */
void session_stage(struct session *s, const char *zh, const char *en);
long session_ms(const struct session *s); /* since session_open */

#endif
