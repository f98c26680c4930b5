/* person_names.h - names of persons in prose, found by a score.
 *
 * No list of names is complete, so a name is weighed: a surname and one or two
 * characters of given names, each with the logarithm of how much more often it occurs
 * in names than in prose (words/surnames.txt, words/given_names.txt), and the words
 * before and after it.
 *
 *     残疾人王建国每月   王 8 + 建 1 + 国 0, after a state 6,
 *                        before a word that follows names 0       -> 15: a name
 *     盖章，             盖 2 + 章 2 - 1, set apart 2 + 2, an ordinary word -8
 *                                                                 -> -1: none
 *
 * What counts how much is in person_names.c; NAME_SURE is the threshold. Recall and
 * false alarms at five thresholds: DECISIONS.md.
 */
#ifndef BANBAO_PROSE_PERSON_NAMES_H
#define BANBAO_PROSE_PERSON_NAMES_H

#include "base/slice.h"

struct map;

enum { NAME_SURE = 6 }; /* score from which on a name is taken for one */

struct person_name {
    size_t start, end; /* bytes */
    int score;
};

/* The first name at byte `from` or later. known: names that the compound declares
 * elsewhere (in fields for persons), which need no weighing; NULL: none. */
bool person_name_next(struct slice s, size_t from, const struct map *known,
                      struct person_name *out);
/* The name that begins exactly at byte `at`, whatever is before it. */
bool person_name_at(struct slice s, size_t at, struct person_name *out);
/* Does s contain a name? */
bool holds_name(struct slice s, const struct map *known);

#endif
