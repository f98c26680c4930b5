/* own_words.h - the words that a compound adds to the program's lists: the .txt files
 * of content/words, in the format of generator/words (README.md there).
 */
#ifndef BANBAO_CONTENT_OWN_WORDS_H
#define BANBAO_CONTENT_OWN_WORDS_H

#include "base/diag.h"

/* Read content/words below root into the lexicon, in place of what it was given before;
 * no such folder: the program's own words. The words last as long as the arena. False
 * after reporting a line that cannot be read. */
bool own_words_load(struct arena *a, const char *root, struct diag *d);

#endif
