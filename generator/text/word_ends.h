/* word_ends.h - the words of a text, made of ICU's and the glossary's (for breaks.c).
 */
#ifndef BANBAO_TEXT_WORD_ENDS_H
#define BANBAO_TEXT_WORD_ENDS_H

#include "base/map.h"
#include "text/breaks.h"

/* Put the glossary into the map. */
void words_learn(struct map *known);

/* end[i]: as in text_word_ends; icu[i]: a word of ICU ends before byte i. */
void words_end(const struct map *known, struct slice text, const bool *icu,
               uint8_t *end);

#endif
