/* ages.h - ages in prose: 82 岁, ９岁, 七周岁, 3 岁半, 八个月大. */
#ifndef BANBAO_PROSE_AGES_H
#define BANBAO_PROSE_AGES_H

#include "base/slice.h"

/* Years of the age that begins at byte `at`; *end: the byte after it. -1: none. */
int age_at(struct slice s, size_t at, size_t *end);

#endif
