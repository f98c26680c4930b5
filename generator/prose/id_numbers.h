/* id_numbers.h - numbers that identify a person, told from others by their form and
 * checksum.
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
    size_t n;                           /* digits, X included */
    size_t start, end;                  /* byte range in the text */
    size_t groups[NUMBER_DIGITS_MAX];   /* digits in each group */
    size_t ngroups;
};

/* All groups of digits of a text in order. Which of them form one number is decided by
 * number_join, for any range the caller tries. */
struct number_scan {
    struct slice text;
    struct digit_group {
        size_t start, end, n; /* byte range; number of digits */
        bool joined; /* to the previous group by one space or hyphen, or as 3.4.4 */
        bool walled_left, walled_right; /* adjoins a letter or sign: part of a code */
        char digits[NUMBER_DIGITS_MAX + 1];
    } * groups;
    size_t ngroups;
};

struct number_scan numbers_find(struct arena *a, struct slice text);
/* Groups first to last (inclusive) as one number. False: not joined, walled, or more
 * than NUMBER_DIGITS_MAX digits. */
bool number_join(const struct number_scan *s, size_t first, size_t last,
                 struct number *out);

/* Not one; a wrong check character only; 15 digits, issued before 1999; valid. */
enum id_verdict { ID_NONE, ID_DOUBTFUL, ID_OLD, ID_VALID };
enum id_verdict id_number(const char *digits, size_t n); /* 18 or 15 */
bool luhn_valid(const char *digits, size_t n);           /* a bank card's number */
/* 18 characters of GB 32100: 1 valid, 0 wrong check character, -1 not a code. */
int credit_code(struct slice s);

#endif
