/* diag.c - collect messages, then sort them and drop repetitions.
 *
 * Every message passes through add(), where the judge may change its severity or waive
 * it. diag_settle sorts by path, offset, severity, code and text, then walks the list
 * once and keeps one message per cause:
 *     a.md:5 L4, a.md:2 G3, a.md:5 G2, a.md:2 G3 -> a.md:2 G3 (times: 2), a.md:5 G2
 * (L4 goes because G2 outranks it at the same place.) nearest_word serves hints such
 * as "did you mean 标题?".
 */
#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    WORD_MAX = 24,           /* code points compared by nearest_word */
    MESSAGES_MAX = 100 * 100 /* enough even for runaway input; more are only counted */
};

/* The formatted text in the arena, without control characters or broken UTF-8. */
static const char *format_one(struct arena *a, const char *fmt, va_list ap)
{
    va_list again;
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    char *s = arena_alloc(a, (size_t)(n < 0 ? 0 : n) + 1, 1);
    vsnprintf(s, (size_t)(n < 0 ? 0 : n) + 1, fmt, again);
    va_end(again);
    struct slice raw = slice_of(s), shown = slice_shown(a, raw);
    return shown.ptr == raw.ptr ? s : slice_cstr(a, shown);
}

static size_t *count_of(struct diag *d, enum severity severity)
{
    return severity == SEVERITY_ERROR     ? &d->errors
           : severity == SEVERITY_WARNING ? &d->warnings
                                          : &d->hints;
}

static void add(struct diag *d, struct message m)
{
    if (d->judge)
        m.severity = d->judge->judge(d->judge->ctx, &m);
    d->last_waived = m.severity >= SEVERITY_WAIVED;
    if (m.severity == SEVERITY_WAIVED) {
        arena_push(d->arena, d->waivers, d->waived, d->wcap);
        d->waivers[d->waived++] = m;
    }
    if (d->last_waived)
        return;
    ++*count_of(d, m.severity);
    if (d->n >= MESSAGES_MAX)
        return;
    arena_push(d->arena, d->messages, d->n, d->cap);
    d->messages[d->n++] = m;
}

void diag_report(struct diag *d, enum severity severity, struct span at,
                 const char *code, const char *zh, const char *en, va_list ap)
{
    va_list again;

    va_copy(again, ap);
    const char *zh_text = format_one(d->arena, zh, ap);
    const char *en_text = format_one(d->arena, en, again);
    va_end(again);
    add(d, (struct message){severity, at, code, zh_text, en_text, NULL, NULL, 1});
}

bool diag_error(struct diag *d, struct span at, const char *code, const char *zh,
                const char *en, ...)
{
    va_list ap;

    va_start(ap, en);
    diag_report(d, SEVERITY_ERROR, at, code, zh, en, ap);
    va_end(ap);
    return false;
}

bool diag_warn(struct diag *d, struct span at, const char *code, const char *zh,
               const char *en, ...)
{
    va_list ap;

    va_start(ap, en);
    diag_report(d, SEVERITY_WARNING, at, code, zh, en, ap);
    va_end(ap);
    return false;
}

bool diag_note(struct diag *d, struct span at, const char *code, const char *zh,
               const char *en, ...)
{
    va_list ap;

    va_start(ap, en);
    diag_report(d, SEVERITY_HINT, at, code, zh, en, ap);
    va_end(ap);
    return false;
}

bool diag_hint(struct diag *d, const char *zh, const char *en, ...)
{
    va_list ap;

    if (d->n == 0 || d->last_waived)
        return false;
    va_start(ap, en);
    d->messages[d->n - 1].hint_zh = format_one(d->arena, zh, ap);
    va_end(ap);
    va_start(ap, en);
    d->messages[d->n - 1].hint_en = format_one(d->arena, en, ap);
    va_end(ap);
    return false;
}

void diag_hide(struct diag *d, struct span at, struct slice text)
{
    arena_push(d->arena, d->hidden, d->nhidden, d->hcap);
    d->hidden[d->nhidden++] = (struct hidden){at, text};
}

void diag_merge(struct diag *to, const struct diag *from)
{
    const struct diag_judge *judge = to->judge;

    if (from->judge) /* no message is judged twice */
        to->judge = NULL;
    for (size_t i = 0; i < from->n; i++)
        add(to, from->messages[i]);
    for (size_t i = 0; i < from->waived; i++)
        add(to, from->waivers[i]);
    for (size_t i = 0; i < from->nhidden; i++)
        diag_hide(to, from->hidden[i].at, from->hidden[i].text);
    to->judge = judge;
}

bool diag_is_at(const char *path, const char *place)
{
    size_t n = strlen(place);

    return strncmp(path, place, n) == 0 && (path[n] == '\0' || path[n] == '/');
}

static bool concerns(const struct message *m, const char *const *paths, size_t n)
{
    for (size_t i = 0; i < n && m->at.src; i++)
        if (diag_is_at(m->at.src->path, paths[i]) ||
            diag_is_at(paths[i], m->at.src->path)) /* the message is about a folder */
            return true;
    return m->severity == SEVERITY_ERROR &&
           !(m->at.src && slice_ends(slice_of(m->at.src->path), SLICE(".md")));
}

void diag_keep(struct diag *d, const char *const *paths, size_t n)
{
    size_t kept = 0;

    d->errors = d->warnings = d->hints = 0;
    for (size_t i = 0; i < d->n; i++) {
        if (!concerns(&d->messages[i], paths, n))
            continue;
        d->messages[kept++] = d->messages[i];
        ++*count_of(d, d->messages[i].severity);
    }
    d->n = kept;
    kept = 0;
    for (size_t i = 0; i < d->waived; i++)
        if (concerns(&d->waivers[i], paths, n))
            d->waivers[kept++] = d->waivers[i];
    d->waived = kept;
}

void diag_promote(struct diag *d)
{
    for (size_t i = 0; i < d->n; i++)
        if (d->messages[i].severity == SEVERITY_WARNING)
            d->messages[i].severity = SEVERITY_ERROR;
    d->errors += d->warnings;
    d->warnings = 0;
}

void span_position(struct span at, size_t *line, size_t *column)
{
    size_t start = 0;

    *line = 1;
    *column = 1;
    if (!at.src)
        return;
    size_t end = at.start < at.src->text.len ? at.start : at.src->text.len;
    for (size_t i = 0; i < end; i++)
        if (at.src->text.ptr[i] == '\n') {
            ++*line;
            start = i + 1;
        }
    *column = 1 + utf8_count(slice_sub(at.src->text, start, end));
}

static int by_place(const void *x, const void *y)
{
    const struct message *a = x, *b = y;
    const char *pa = a->at.src ? a->at.src->path : "";
    const char *pb = b->at.src ? b->at.src->path : "";
    int c = strcmp(pa, pb);

    if (c == 0)
        c = (a->at.start > b->at.start) - (a->at.start < b->at.start);
    if (c == 0)
        c = (int)a->severity - (int)b->severity;
    if (c == 0)
        c = strcmp(a->code, b->code);
    return c ? c : strcmp(a->zh, b->zh);
}

/* One cause, one message: a text that is set on two papers is shaped twice, and a rule
 * may be broken each time. For messages without a place, `times` is printed. */
static bool same_cause(const struct message *a, const struct message *b)
{
    return by_place(a, b) == 0 && a->at.end == b->at.end;
}

/* {kept, dropped}: where both are reported at one place, the first is more precise. */
static const char *const outdone[][2] = {
    {"L4", "G2"},  /* an odd character, with its cure: no font has it */
    {"P1", "P13"}, /* an identity number: masked text appears in the output */
};

static bool same_start(const struct message *a, const struct message *b)
{
    return a->at.src == b->at.src && a->at.start == b->at.start;
}

/* The one that is kept is as severe as the one that goes, or more. */
static bool is_outdone(const struct diag *d, size_t i)
{
    const struct message *m = &d->messages[i];

    for (size_t r = 0; r < sizeof outdone / sizeof *outdone; r++) {
        if (strcmp(m->code, outdone[r][1]) != 0 || !m->at.src)
            continue;
        size_t k = i;
        while (k > 0 && same_start(&d->messages[k - 1], m))
            k--;
        for (; k < d->n && same_start(&d->messages[k], m); k++)
            if (strcmp(d->messages[k].code, outdone[r][0]) == 0 &&
                d->messages[k].severity <= m->severity)
                return true;
    }
    return false;
}

/* A place that occurs on two papers counts as one waiver. */
static void settle_waivers(struct diag *d)
{
    size_t kept = 0;

    if (d->waived)
        qsort(d->waivers, d->waived, sizeof *d->waivers, by_place);
    for (size_t i = 0; i < d->waived; i++) {
        const struct message *last = kept ? &d->waivers[kept - 1] : NULL;
        const struct message m = d->waivers[i];

        if (!last || last->at.src != m.at.src || last->at.start != m.at.start ||
            strcmp(last->code, m.code) != 0)
            d->waivers[kept++] = m;
    }
    d->waived = kept;
}

void diag_settle(struct diag *d)
{
    size_t kept = 0;

    settle_waivers(d);
    if (d->n)
        qsort(d->messages, d->n, sizeof *d->messages, by_place);
    for (size_t i = 0; i < d->n; i++) {
        struct message *last = kept ? &d->messages[kept - 1] : NULL;
        const struct message m = d->messages[i];

        if (last && same_cause(last, &m)) {
            last->times += m.times;
            --*count_of(d, m.severity);
        } else if (is_outdone(d, i)) {
            --*count_of(d, m.severity);
        } else {
            d->messages[kept++] = m;
        }
    }
    d->n = kept;
}

static size_t decode(struct slice s, uint32_t out[WORD_MAX])
{
    size_t n = 0;

    for (size_t at = 0; at < s.len && n < WORD_MAX;)
        out[n++] = utf8_next(s, &at);
    return n;
}

/* Optimal string alignment distance: insert, delete, replace or swap two neighbours,
 * one each; d[i][j] is the distance of the first i and the first j code points.
 *     titel, title -> 1 (one swap) */
static size_t distance(const uint32_t *a, size_t na, const uint32_t *b, size_t nb)
{
    size_t d[WORD_MAX + 1][WORD_MAX + 1];

    for (size_t i = 0; i <= na; i++)
        d[i][0] = i;
    for (size_t j = 0; j <= nb; j++)
        d[0][j] = j;
    for (size_t i = 1; i <= na; i++)
        for (size_t j = 1; j <= nb; j++) {
            size_t best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            if (d[i - 1][j] + 1 < best)
                best = d[i - 1][j] + 1;
            if (d[i][j - 1] + 1 < best)
                best = d[i][j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                d[i - 2][j - 2] + 1 < best)
                best = d[i - 2][j - 2] + 1;
            d[i][j] = best;
        }
    return d[na][nb];
}

struct slice nearest_word(struct slice word, const struct slice *candidates, size_t n)
{
    uint32_t a[WORD_MAX], b[WORD_MAX];
    size_t na = decode(word, a), best = SIZE_MAX;
    struct slice found = {0};

    for (size_t i = 0; i < n; i++) {
        size_t nb = decode(candidates[i], b);
        size_t longer = na > nb ? na : nb;
        size_t dist = distance(a, na, b, nb);
        if (dist < best && dist * 2 <= longer) {
            best = dist;
            found = candidates[i];
        }
    }
    return found;
}
