/* person_names.h - names of persons in prose, where they are unmistakable: a surname
 * and one or two characters that people are called by, standing by themselves or beside
 * 同志, 先生. Better none than a word: 高峰, 白内障, 常见病, 周转率 are none.
 */
#ifndef BANBAO_PROSE_PERSON_NAMES_H
#define BANBAO_PROSE_PERSON_NAMES_H

#include "base/slice.h"

/* The end of a name that begins at byte `at`; 0: there is none. It may be part of a
 * longer word. */
size_t name_end(struct slice s, size_t at);
/* The same of a name that stands by itself. */
size_t lone_name_end(struct slice s, size_t at);
/* Does a name stand by itself anywhere in s? */
bool holds_name(struct slice s);

#endif
