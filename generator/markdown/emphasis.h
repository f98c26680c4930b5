/* emphasis.h - emphasis and line ends between Chinese characters.
 *
 * CommonMark opens and closes ** by the punctuation around it and knows no text
 * without spaces: 真正**重要，**她说 prints its asterisks. The "CJK friendly"
 * amendment (tats-u/markdown-cjk-friendly) counts Chinese punctuation as letters
 * there. cmark has no such switch, but it takes U+FDD0, a noncharacter, for a
 * letter: inserted on the obstructing side of a run of * or ~, it gives the amended
 * result.
 */
#ifndef BANBAO_MARKDOWN_EMPHASIS_H
#define BANBAO_MARKDOWN_EMPHASIS_H

#include "markdown/signs.h"

/* Writes the run of * or ~ at [at, end) of the typed text. */
void emphasis_run(struct signs *s, size_t at, size_t end);

/* Does a line end between the two characters vanish? In Latin text it becomes a space;
 * between Han characters or Chinese punctuation it becomes nothing. */
bool line_end_is_nothing(uint32_t before, uint32_t after);

#endif
