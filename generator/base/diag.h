/* diag.h - diagnostics: messages about mistakes in the writers' files.
 *
 * A source is a text that was read; a span is a range of bytes in it, converted to
 * line and column only when it is printed. A stage that finds a mistake reports it,
 * carries on and returns false; if d->errors is not 0 at the end, nothing is
 * published (exit 1). Messages name the mistake and the cure, in Chinese and in
 * English, both at the call so that the compiler checks both formats:
 *
 *     content/通知/停水.md:3:5: 错误：… [G3]
 *
 * A struct diag is not shared between threads: each worker has its own, and
 * diag_merge joins them. diag_settle sorts by path and offset, so the output
 * depends neither on the threads nor on the order of the stages.
 */
#ifndef BANBAO_BASE_DIAG_H
#define BANBAO_BASE_DIAG_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdarg.h>

struct source {
    const char *path;  /* as shown to the writer: content/公示/名单.md */
    struct slice text; /* whole, valid UTF-8, without a BOM */
};

struct span {
    const struct source *src; /* NULL: the message belongs to no file */
    size_t start, end;        /* bytes; end <= start: one character */
};

enum severity {
    SEVERITY_ERROR,
    SEVERITY_WARNING,
    SEVERITY_HINT,
    SEVERITY_WAIVED, /* set only by a judge: listed separately and counted */
    SEVERITY_OFF,    /* set only by a judge: dropped */
};
enum lang { LANG_ZH, LANG_EN };

struct message {
    enum severity severity;
    struct span at;
    const char *code; /* [code]: stable, documented, has a test case */
    const char *zh, *en;
    const char *hint_zh, *hint_en; /* NULL: no hint */
    size_t times;                  /* how often it was reported */
};

/* Decides the severity of a message (site.yaml, a waiver in the item). Called when the
 * message is reported, or merged from a diag that had no judge. */
struct diag_judge {
    enum severity (*judge)(const void *ctx, const struct message *m);
    const void *ctx;
};

/* A text that nothing quoting the files may quote in full, and its place. */
struct hidden {
    struct span at;
    struct slice text;
};

struct diag {
    struct arena *arena; /* messages live here */
    struct message *messages;
    size_t n, cap;
    size_t errors, warnings, hints;
    struct message *waivers; /* suppressed by the item (豁免); the hint is its reason */
    size_t waived, wcap;
    bool last_waived; /* the last message was waived or dropped: ignore its hint */
    const struct diag_judge *judge; /* NULL: severities stay as reported */
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
/* A hint: worth knowing, but not a mistake; never counted against the writer. */
bool diag_note(struct diag *d, struct span at, const char *code, const char *zh,
               const char *en, ...)
    __attribute__((format(printf, 4, 6), format(printf, 5, 6)));
/* The same with any severity; ap holds the arguments of both formats. */
void diag_report(struct diag *d, enum severity severity, struct span at,
                 const char *code, const char *zh, const char *en, va_list ap);
/* Add a hint (the cure) to the message reported last, or replace its hint. */
bool diag_hint(struct diag *d, const char *zh, const char *en, ...)
    __attribute__((format(printf, 2, 4), format(printf, 3, 4)));

/* The text at this place is private: whatever quotes it must mask it (base/hide.h). It
 * must live as long as the diag. */
void diag_hide(struct diag *d, struct span at, struct slice text);

/* Move the messages of `from` to `to`; both arenas must outlive `to`. */
void diag_merge(struct diag *to, const struct diag *from);
/* Is path the file `place`, or inside the folder `place`? */
bool diag_is_at(const char *path, const char *place);
/* Drop messages outside these files and folders, except errors in files that are not
 * items (not .md) or in no file. */
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
/* `2 错误，1 警告，0 提示，0 豁免`; prints nothing if there is nothing to count. */
void diag_print_summary(const struct diag *d, enum lang lang, struct buf *out);

/* Settle, then print one JSON object for text editors (banbao(1)). */
void diag_print_json(struct diag *d, enum lang lang, struct buf *out);

/* The line containing the span, cut to about 160 bytes around it; *before: its bytes
 * before the span, *marked: its bytes inside (0: mark one character). */
struct slice span_line(struct span at, size_t *before, size_t *marked);

/* 1-based; column in code points. */
void span_position(struct span at, size_t *line, size_t *column);

/* The candidate nearest to word by edit distance over code points, if at most half
 * of the longer word differs (titel -> title); else an empty slice. */
struct slice nearest_word(struct slice word, const struct slice *candidates, size_t n);

#endif
