/* hide.c - masks are marked byte by byte, so that several may overlap.
 *
 * A number is a run of digits, half or full width, with single blanks or hyphens
 * between them; from 11 digits on it is private unless an office's. A date such as
 * 2026-11-28 ends a number, or it would join with the next one:
 *     13800138000          -> 138******00
 *     2026-11-28 13800138000 -> the date stays, then 138******00
 */
#include "base/hide.h"

#include "base/map.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    LONG_NUMBER = 11, /* digits: a Chinese mobile number */
    SECRET_LEAST = 6, /* bytes, two Han characters: shorter texts recur by chance */
    SHOWN_BEFORE = 3,
    SHOWN_AFTER = 2,
};

/* Mark [start, end) except its first character. */
static void hide_range(bool *marks, struct slice text, size_t start, size_t end)
{
    size_t second = start;

    if (start < end && end <= text.len)
        utf8_next(text, &second);
    for (size_t i = second; i < end; i++)
        marks[i] = true;
}

/* ---- what is hidden ---- */

/* A secret; those that begin with the same bytes are chained. */
struct secret_text {
    struct slice text;
    const struct secret_text *next;
};

struct hidden_place {
    const struct source *src;
    size_t start, end;
    size_t reach; /* the greatest end so far in this file */
};

struct hider {
    struct map texts;             /* struct secret_text by the first SECRET_LEAST */
    unsigned char first[1 << 13]; /* a bit for each value of key_hash */
    const struct hidden_place *places; /* sorted */
    size_t nplaces;
};

static size_t key_hash(const char *p)
{
    uint32_t h = 2166136261u; /* FNV-1a */

    for (size_t i = 0; i < SECRET_LEAST; i++)
        h = (h ^ (unsigned char)p[i]) * 16777619u;
    return (h ^ h >> 16) & 0xFFFF;
}

static int by_place(const void *a, const void *b)
{
    const struct hidden_place *x = a, *y = b;

    if (x->src != y->src)
        return (uintptr_t)x->src < (uintptr_t)y->src ? -1 : 1;
    return x->start < y->start ? -1 : x->start > y->start;
}

static void add_text(struct arena *a, struct hider *h, struct map *known,
                     struct slice text)
{
    if (text.len < SECRET_LEAST || map_set(known, text, h))
        return;
    struct slice key = slice_sub(text, 0, SECRET_LEAST);
    struct secret_text *s = arena_new(a, struct secret_text);
    size_t hash = key_hash(key.ptr);

    *s = (struct secret_text){text, map_find(&h->texts, key)};
    map_set(&h->texts, key, s);
    h->first[hash / 8] |= (unsigned char)(1u << hash % 8);
}

const struct hider *hider_open(struct arena *a, const struct diag *d)
{
    struct hider *h = arena_new(a, struct hider);
    struct map known = MAP_INIT(a);
    struct hidden_place *places = arena_array(a, struct hidden_place, d->nhidden + 1);

    h->texts = (struct map)MAP_INIT(a);
    for (size_t i = 0; i < d->nhidden; i++) {
        const struct hidden *s = &d->hidden[i];
        add_text(a, h, &known, s->text);
        if (s->at.src)
            places[h->nplaces++] =
                (struct hidden_place){s->at.src, s->at.start, s->at.end, 0};
    }
    qsort(places, h->nplaces, sizeof *places, by_place);
    for (size_t i = 0; i < h->nplaces; i++) {
        bool same = i > 0 && places[i - 1].src == places[i].src;
        places[i].reach = same && places[i - 1].reach > places[i].end
                              ? places[i - 1].reach
                              : places[i].end;
    }
    h->places = places;
    return h;
}

/* Mark the part of a place that is inside the text, a part of its file. */
static void hide_place(bool *marks, struct slice text, const struct hidden_place *p)
{
    const char *from = p->src->text.ptr + p->start, *to = p->src->text.ptr + p->end;
    const char *end = text.ptr + text.len;

    if (to <= text.ptr || from >= end)
        return;
    hide_range(marks, text, from < text.ptr ? 0 : (size_t)(from - text.ptr),
               (size_t)((to < end ? to : end) - text.ptr));
}

/* The places of the file that overlap the text. */
static void hide_places(bool *marks, const struct hider *h, struct slice text,
                        const struct source *src)
{
    size_t start = (size_t)(text.ptr - src->text.ptr), low = 0, high = h->nplaces;
    struct hidden_place past = {.src = src, .start = start + text.len};

    while (low < high) { /* the first place that begins behind the text */
        size_t mid = low + (high - low) / 2;
        if (by_place(&h->places[mid], &past) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    while (low > 0 && h->places[low - 1].src == src && h->places[low - 1].reach > start)
        hide_place(marks, text, &h->places[--low]);
}

/* Mark the secrets wherever they occur in the text. */
static void hide_quoted(bool *marks, const struct hider *h, struct slice text)
{
    for (size_t at = 0; at + SECRET_LEAST <= text.len; at++) {
        size_t hash = key_hash(text.ptr + at);
        if (!(h->first[hash / 8] >> hash % 8 & 1))
            continue;
        struct slice rest = slice_from(text, at);
        const struct secret_text *s =
            map_find(&h->texts, slice_sub(rest, 0, SECRET_LEAST));
        for (; s; s = s->next)
            if (slice_starts(rest, s->text))
                hide_range(marks, text, at, at + s->text.len);
    }
}

/* ---- numbers ---- */

/* The value of a digit, half or full width; 10: the X that may end an identity number;
 * -1: no digit. */
static int digit_of(uint32_t cp)
{
    if (cp >= 0xFF10 && cp <= 0xFF19)
        cp -= 0xFF10 - '0';
    return cp >= '0' && cp <= '9' ? (int)cp - '0' : cp == 'X' || cp == 'x' ? 10 : -1;
}

static bool parts_number(uint32_t cp)
{
    return cp == ' ' || cp == '-' || cp == 0x3000 || cp == 0x2010 || cp == 0x2011;
}

struct shown_number {
    size_t digits;             /* how many in all */
    int head[3];               /* the first digits */
    size_t groups[3], ngroups; /* digits in each of the first groups; all groups */
    size_t start, end;         /* bytes of the text */
};

/* 2026-11-28: a group of four digits and two groups of one or two. */
static bool is_date(const struct shown_number *n)
{
    return n->ngroups == 3 && n->groups[0] == 4 && n->groups[1] <= 2 &&
           n->groups[2] <= 2;
}

/* The number at `at`; single blanks and hyphens may separate its digits. */
static struct shown_number number_at(struct slice text, size_t at)
{
    struct shown_number n = {.start = at, .end = at};
    bool parted = true;

    while (at < text.len) {
        uint32_t cp = utf8_next(text, &at);
        int digit = digit_of(cp);
        if (digit < 0 && (parted || !parts_number(cp)))
            break;
        if (digit < 0 && is_date(&n))
            break;
        if (parted && n.ngroups++ < 3)
            n.groups[n.ngroups - 1] = 0;
        parted = digit < 0;
        if (parted)
            continue;
        if (n.ngroups <= 3)
            n.groups[n.ngroups - 1]++;
        if (n.digits < 3)
            n.head[n.digits] = digit;
        n.digits++;
        n.end = at;
    }
    return n;
}

/* Office telephones begin with 0, 400 or 800; nothing private begins with X. */
static bool is_private(const struct shown_number *n)
{
    bool hotline = (n->head[0] == 4 || n->head[0] == 8) && !n->head[1] && !n->head[2];

    return n->digits >= LONG_NUMBER && n->head[0] != 0 && n->head[0] != 10 && !hotline;
}

static void hide_number(bool *marks, struct slice text, const struct shown_number *n)
{
    size_t k = 0;

    for (size_t at = n->start, from = at; at < n->end; from = at) {
        if (digit_of(utf8_next(text, &at)) < 0)
            continue;
        k++;
        if (k > SHOWN_BEFORE && k + SHOWN_AFTER <= n->digits)
            memset(marks + from, true, at - from);
    }
}

static void hide_numbers(bool *marks, struct slice text)
{
    for (size_t at = 0; at < text.len;) {
        struct shown_number n = number_at(text, at);
        if (n.digits == 0) {
            utf8_next(text, &at);
            continue;
        }
        if (is_private(&n))
            hide_number(marks, text, &n);
        at = n.end;
    }
}

const bool *hide_marks(struct arena *a, const struct hider *h, struct slice text,
                       const struct source *src)
{
    bool *marks = arena_array(a, bool, text.len + 1);

    if (src)
        hide_places(marks, h, text, src);
    hide_quoted(marks, h, text);
    hide_numbers(marks, text);
    return marks;
}

struct slice hide_put(struct arena *a, struct slice text, const bool *marks,
                      size_t start, size_t end)
{
    char *out = arena_alloc(a, end - start + 1, 1);
    size_t n = 0;

    for (size_t i = start; i < end; i++)
        if (!marks[i])
            out[n++] = text.ptr[i];
        else if (((unsigned char)text.ptr[i] & 0xC0) != 0x80)
            out[n++] = '*';
    out[n] = '\0';
    return (struct slice){out, n};
}

const char *hide_text(struct arena *a, const struct hider *h, const char *text)
{
    struct slice s = slice_of(text);

    return hide_put(a, s, hide_marks(a, h, s, NULL), 0, s.len).ptr;
}
