/* words.h - how breaks.c asks words.c. */
#ifndef WORDS_H
#define WORDS_H

#include "base/map.h"
#include "text/breaks.h"

/* Put the glossary into the map. */
void words_learn(struct map *known);

/* end[i] as text_word_ends has it; icu[i]: ICU's words end before byte i. */
void words_end(const struct map *known, struct slice text, const bool *icu,
               uint8_t *end);

#endif
