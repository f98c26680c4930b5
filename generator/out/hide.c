/* hide.c - masks are marked byte by byte, so that several may overlap.
 *
 * A number is a run of digits, half or full width, with single blanks or hyphens
 * between them; from 11 digits on it is private unless an office's. A date such as
 * 2026-11-28 ends a number, or it would join with the next one:
 *     13800138000          -> 138******00
 *     2026-11-28 13800138000 -> the date stays, then 138******00
 */
#include "out/hide.h"

#include <string.h>

enum {
    LONG_NUMBER = 11, /* digits: a Chinese mobile number */
    SECRET_LEAST = 6, /* bytes, two Han characters: shorter texts recur by chance */
    SHOWN_BEFORE = 3,
    SHOWN_AFTER = 2,
};

/* Mark [start, end) except its first character. */
static void hide_text(bool *marks, struct slice text, size_t start, size_t end)
{
    size_t second = start;

    if (start < end && end <= text.len)
        utf8_next(text, &second);
    for (size_t i = second; i < end; i++)
        marks[i] = true;
}

/* Mark the secret wherever it occurs in the text. */
static void hide_quoted(bool *marks, struct slice text, struct slice secret)
{
    size_t at = 0, found;

    if (secret.len < SECRET_LEAST)
        return;
    while ((found = slice_find(slice_from(text, at), secret)) != SIZE_MAX) {
        at += found;
        hide_text(marks, text, at, at + secret.len);
        at += secret.len;
    }
}

/* Mark the part of a secret's place that is inside the text. */
static void hide_place(bool *marks, struct slice text, struct span at)
{
    const char *from = at.src->text.ptr + at.start, *to = at.src->text.ptr + at.end;
    const char *end = text.ptr + text.len;

    if (to <= text.ptr || from >= end)
        return;
    hide_text(marks, text, from < text.ptr ? 0 : (size_t)(from - text.ptr),
              (size_t)((to < end ? to : end) - text.ptr));
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

const bool *hide_marks(struct arena *a, const struct diag *d, struct slice text,
                       const struct source *src)
{
    bool *marks = arena_array(a, bool, text.len + 1);

    for (size_t i = 0; i < d->nhidden; i++) {
        const struct hidden *h = &d->hidden[i];
        if (h->at.src && h->at.src == src)
            hide_place(marks, text, h->at);
        hide_quoted(marks, text, h->text);
    }
    hide_numbers(marks, text);
    return marks;
}
