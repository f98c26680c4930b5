/* diag.h - what a writer is told about a mistake, and where it stands.
 *
 * A source is a text that was read; a span is a byte in it, and is turned into
 * line and column only when it is printed. A stage that meets a mistake reports
 * it, carries on and returns false; at the end, when d->errors is not 0, nothing
 * is published (exit 1). Messages name the thing and the cure, in Chinese and
 * in English, both at the call so that the compiler checks both formats.
 *
 * A struct diag is not shared between threads: each worker has its own, and
 * diag_merge joins them. diag_settle sorts by path and offset, so neither the
 * threads nor the order of the stages can be seen in the output.
 */
#ifndef DIAG_H
#define DIAG_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdarg.h>

struct source {
    const char *path;  /* as the writer knows it: content/公示/名单.md */
    struct slice text; /* whole, valid UTF-8, without a BOM */
};

struct span {
    const struct source *src; /* NULL: no file is to blame */
    size_t start, end;        /* bytes; end <= start: one character */
};

enum severity {
    SEVERITY_ERROR,
    SEVERITY_WARNING,
    SEVERITY_HINT,
    SEVERITY_WAIVED, /* a judge's: kept apart and counted */
    SEVERITY_OFF,    /* a judge's: dropped */
};
enum lang { LANG_ZH, LANG_EN };

struct message {
    enum severity severity;
    struct span at;
    const char *code; /* [code]: stable, documented, has a test case */
    const char *zh, *en;
    const char *hint_zh, *hint_en; /* NULL: no hint */
    size_t times;                  /* how often it was said */
};

/* Who may change how much a message counts (site.yaml, a waiver). It is asked when
 * the message is reported, or merged from a diag that had no judge. */
struct diag_judge {
    enum severity (*judge)(const void *ctx, const struct message *m);
    const void *ctx;
};

/* What pages that quote the files do not quote in full: where it stands, and what it
 * says. */
struct hidden {
    struct span at;
    struct slice text;
};

struct diag {
    struct arena *arena; /* messages live here */
    struct message *messages;
    size_t n, cap;
    size_t errors, warnings, hints;
    struct message *waivers; /* what an item asked not to be told; hint: why (豁免) */
    size_t waived, wcap;
    bool last_waived;               /* a hint to come belongs to it */
    const struct diag_judge *judge; /* NULL: everything counts as it was reported */
    struct hidden *hidden;
    size_t nhidden, hcap;
};

/* All three return false, so that a stage can `return diag_error(...)`. */
bool diag_error(struct diag *d, struct span at, const char *code, const char *zh,
                const char *en, ...)
    __attribute__((format(printf, 4, 6), format(printf, 5, 6)));
bool diag_warn(struct diag *d, struct span at, const char *code, const char *zh,
               const char *en, ...)
    __attribute__((format(printf, 4, 6), format(printf, 5, 6)));
/* What is worth knowing and no fault: it is never counted against the writer. */
bool diag_note(struct diag *d, struct span at, const char *code, const char *zh,
               const char *en, ...)
    __attribute__((format(printf, 4, 6), format(printf, 5, 6)));
/* The same of any severity, with the arguments of both formats in ap. */
void diag_report(struct diag *d, enum severity severity, struct span at,
                 const char *code, const char *zh, const char *en, va_list ap);
/* Add a hint (the cure) to the message reported last, or replace its hint. */
bool diag_hint(struct diag *d, const char *zh, const char *en, ...)
    __attribute__((format(printf, 2, 4), format(printf, 3, 4)));

/* What stands there is nobody's business but the writer's. */
void diag_hide(struct diag *d, struct span at, struct slice text);

/* Move the messages of `from` to `to`; both arenas must outlive `to`. */
void diag_merge(struct diag *to, const struct diag *from);
/* Is it that file, or one in that folder? */
bool diag_is_at(const char *path, const char *place);
/* Of the items (.md) only what stands in one of these files or folders remains, and
 * errors of all else. */
void diag_keep(struct diag *d, const char *const *paths, size_t n);
/* Warnings become errors (--strict). */
void diag_promote(struct diag *d);

/* Sort by file, place and severity, and leave one message for one cause. */
void diag_settle(struct diag *d);

/* Settle, then print to a buffer: `path:line:col: 错误：… [code]`, the source line,
 * a caret and the cure; an empty line between two files. */
struct buf;
void diag_print(struct diag *d, enum lang lang, struct buf *out);
/* The same for a terminal that shows colours. */
void diag_print_colored(struct diag *d, enum lang lang, struct buf *out);
/* `2 错误，1 警告，0 提示，0 豁免`; nothing when there is nothing to count. */
void diag_print_summary(const struct diag *d, enum lang lang, struct buf *out);

/* Settle, then print one JSON object for editors' programs (banbao(1)). */
void diag_print_json(struct diag *d, enum lang lang, struct buf *out);

/* The line that holds the span, at most some 160 bytes around it, and how many of
 * its bytes stand before the span and in it (0: one character). */
struct slice span_line(struct span at, size_t *before, size_t *marked);

/* 1-based; column in code points. */
void span_position(struct span at, size_t *line, size_t *column);

/* The candidate nearest to word by edit distance over code points, when it is
 * near enough to be a hint; else an empty slice. */
struct slice nearest_word(struct slice word, const struct slice *candidates, size_t n);

#endif
