/* amounts.h - figures as people write them in a sentence: 12,300.50 元, 1.23 万元,
 * １２户, 78%. What only looks like one (3 号楼, 11月, 第 5 项, 9:30, 0000-0001) is
 * told apart, and so is what claims no exactness (约 80 人, 80 余人, 3—5 户).
 */
#ifndef BANBAO_PROSE_AMOUNTS_H
#define BANBAO_PROSE_AMOUNTS_H

#include "data/decimal.h"

struct amount {
    struct decimal value; /* 1.23 万 is 12300 */
    struct decimal step;  /* what its last digit stands for: 100 */
    size_t start, end;    /* bytes of the text, with the unit */
    size_t digits_end;
    struct slice unit; /* 元 户 人 (also for 名, 位) ㎡ %; empty: none is known */
    bool label;        /* names something, counts nothing */
    bool rough;
};

struct amounts {
    const struct amount *list;
    size_t n;
};

/* All figures of the text, in order; the list lives in a. */
struct amounts amounts_of(struct arena *a, struct slice text);

/* Was `said` written for this value? Its last digit may be rounded or cut off. */
bool amount_is(const struct amount *said, struct decimal value);
/* Is percent what part of whole is, rounded or cut off where it ends? */
bool amount_is_share(const struct amount *percent, struct decimal part,
                     struct decimal whole);
bool amount_same_unit(const struct amount *a, const struct amount *b);

/* 三, 十二, 3, １２ at byte `at` of s, up to 99; *end: behind it. 0: no number. */
int count_at(struct slice s, size_t at, size_t *end);

/* The byte behind blanks from `at` on; the byte where blanks before `at` begin. */
size_t skip_blank(struct slice s, size_t at);
size_t skip_blank_back(struct slice s, size_t at);

#endif
