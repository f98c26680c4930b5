/* id_numbers.h - numbers that name a person: what is one, and what only looks like it.
 *
 * A number is read as people write it: half or full width, with a space or a hyphen
 * between groups. Checksums: GB 11643 (identity numbers), ISO 7812 (bank cards),
 * GB 32100 (credit codes).
 */
#ifndef BANBAO_PROSE_ID_NUMBERS_H
#define BANBAO_PROSE_ID_NUMBERS_H

#include "base/slice.h"

enum { NUMBER_DIGITS_MAX = 20 };

struct number {
    char digits[NUMBER_DIGITS_MAX + 1]; /* 0-9, the last may be X */
    size_t n;
    size_t start, end;                /* bytes of the text */
    size_t groups[NUMBER_DIGITS_MAX]; /* digits in each group */
    size_t ngroups;
};

/* Of the groups from *at on, the next number of up to NUMBER_DIGITS_MAX digits; each
 * start with each length, the longest first. False: no more. *at: where to go on, 0 at
 * first; state is private. */
struct number_scan {
    struct slice text;
    struct digit_group {
        size_t start, end, n; /* bytes, digits */
        bool joined; /* to the one before by a single space or hyphen, or 3.4.4 */
        bool walled_left, walled_right; /* a letter or sign makes it part of more */
        char digits[NUMBER_DIGITS_MAX + 1];
    } * groups;
    size_t ngroups;
};

struct number_scan numbers_find(struct arena *a, struct slice text);
/* Groups first … last as one number; false: not joined, walled, or too long. */
bool number_join(const struct number_scan *s, size_t first, size_t last,
                 struct number *out);

enum id_verdict { ID_NONE, ID_DOUBTFUL, ID_OLD, ID_VALID };
enum id_verdict id_number(const char *digits, size_t n); /* 18 or 15 */
bool luhn_valid(const char *digits, size_t n);
/* 18 characters of GB 32100: 1 valid, 0 wrong check character, -1 none. */
int credit_code(struct slice s);

#endif
