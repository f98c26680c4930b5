/* amounts.h - figures as people write them in a sentence: 12,300.50 元, 1.23 万元,
 * １２户, 78%. Lookalikes (3 号楼, 11月, 第 5 项, 9:30, 0000-0001) are marked as
 * labels, approximate figures (约 80 人, 80 余人, 3—5 户) as rough.
 */
#ifndef BANBAO_PROSE_AMOUNTS_H
#define BANBAO_PROSE_AMOUNTS_H

#include "data/decimal.h"

struct amount {
    struct decimal value; /* 1.23 万 is 12300 */
    struct decimal step;  /* weight of the last digit written: 100 */
    size_t start, end;    /* byte range in the text, including the unit */
    size_t digits_end;    /* end of the digits, before 万 and the unit */
    struct slice unit;    /* 元 户 人 (also for 名, 位) ㎡ %; empty: unknown */
    bool label;           /* identifies something, counts nothing: 3 号楼 */
    bool rough;           /* approximate: 约 80 人 */
};

struct amounts {
    const struct amount *list;
    size_t n;
};

/* All figures of the text, in order; the list lives in a. */
struct amounts amounts_of(struct arena *a, struct slice text);
/* Also those in Han characters that certainly count: 三百元, 十二户; not 三个方面. */
struct amounts amounts_with_han(struct arena *a, struct slice text);
/* The unit of the measure word at byte `at`: 名 -> 人; empty: none. *end: after it. */
struct slice amount_unit(struct slice s, size_t at, size_t *end);

/* Can the figure stand for this value? It may be rounded or truncated at its last
 * digit; true if the difference overflows. */
bool amount_is(const struct amount *figure, struct decimal value);
/* Is percent the share part / whole, rounded or truncated at its last digit?
 * 78% of 9 and 11.5 is true: 78.26…; true as well if the division fails. */
bool amount_is_share(const struct amount *percent, struct decimal part,
                     struct decimal whole);
bool amount_same_unit(const struct amount *a, const struct amount *b);

/* 三, 十二, 3, １２ at byte `at` of s, up to 99; *end: the byte after it. 0: no number.
 */
int count_at(struct slice s, size_t at, size_t *end);

/* Past the spaces that begin at `at`; back over the spaces that end at `at`. */
size_t skip_blank(struct slice s, size_t at);
size_t skip_blank_back(struct slice s, size_t at);

#endif
