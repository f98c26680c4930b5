/* id_numbers.h - numbers that identify a person, told from others by their form and
 * checksum.
 *
 * A number is read as people write it, or as they hide it: half or full width, in Han
 * figures, with characters inside that nobody sees (U+200B, U+00AD), in groups with
 * blanks, dashes or dots between them. Checksums: GB 11643 (identity numbers), ISO 7812
 * (bank cards), GB 32100 (credit codes).
 */
#ifndef BANBAO_PROSE_ID_NUMBERS_H
#define BANBAO_PROSE_ID_NUMBERS_H

#include "base/slice.h"

enum { NUMBER_DIGITS_MAX = 24 };

/* The characters that people put into a number. */
enum joint_sign { SIGN_NONE, SIGN_BLANK, SIGN_HYPHEN, SIGN_DASH, SIGN_DOT };
enum joint_sign joint_sign(uint32_t cp);

/* What is between two groups of digits. */
enum joint {
    JOINT_NONE, /* anything else, or too much */
    JOINT_BLANK,
    JOINT_HYPHEN,
    JOINT_DOT,   /* one dot, of any kind */
    JOINT_LOOSE, /* a long dash, a bracket, or several blanks, dashes and dots */
};

struct number {
    char digits[NUMBER_DIGITS_MAX + 1]; /* 0-9, the last may be X */
    size_t n;                           /* digits, X included */
    size_t start, end;                  /* byte range in the text */
    size_t groups[NUMBER_DIGITS_MAX];   /* digits in each group */
    size_t ngroups;
    enum joint joint; /* of its groups; the loosest if they differ */
    bool alone;       /* no group before or after is joined to it */
};

/* All groups of digits of a text in order. Which of them form one number is decided by
 * number_join, for any range the caller tries. */
struct number_scan {
    struct slice text;
    struct digit_group {
        size_t start, end, n;           /* byte range; number of digits */
        enum joint joint;               /* to the previous group */
        bool walled_left, walled_right; /* adjoins a letter or sign: part of a code */
        char digits[NUMBER_DIGITS_MAX + 1];
    } * groups;
    size_t ngroups;
};

struct number_scan numbers_find(struct arena *a, struct slice text);
/* The value of a digit of any width, or of a Han figure; -1: none. */
int digit_value(uint32_t cp);
/* Is it a character that nobody sees: of no width, a soft hyphen, a variant's mark? */
bool is_unseen(uint32_t cp);
/* Groups first to last (inclusive) as one number. False: not joined, walled, or more
 * than NUMBER_DIGITS_MAX digits. */
bool number_join(const struct number_scan *s, size_t first, size_t last,
                 struct number *out);

/* The number from byte `at` on, of exactly n digits in joined groups. */
bool number_read(struct slice text, size_t at, size_t n, struct number *out);

/* Not one; a wrong check character only; 15 digits, issued before 1999; valid. */
enum id_verdict { ID_NONE, ID_DOUBTFUL, ID_OLD, ID_VALID };
enum id_verdict id_number(const char *digits, size_t n); /* 18 or 15 */
bool luhn_valid(const char *digits, size_t n);           /* a bank card's number */
/* 18 characters of GB 32100: 1 valid, 0 wrong check character, -1 not a code. */
int credit_code(struct slice s);

#endif
