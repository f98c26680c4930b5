/* direction.h - texts that run from right to left (Uyghur, Arabic, Hebrew), and the
 * figures in them.
 *
 * Unicode's rules (UAX 9) take a hyphen after an Arabic letter for a mark of the Arabic
 * text, and would set 0000-0000001 as 0000001-0000: a wrong number on a wall. So the
 * parts of such a figure are kept together, on sheets and on pages alike.
 */
#ifndef DIRECTION_H
#define DIRECTION_H

#include "base/slice.h"

/* Is there a letter of a script that is written from right to left? */
bool text_has_leftward(struct slice text);
/* Is the whole of it a paragraph from right to left? It begins with such a letter (UAX
 * 9, P2) and has more of them than of others: a Chinese sentence may begin so, too. */
bool text_is_leftward(struct slice text);

/* The next figure from byte `at` on whose parts Unicode's rules would set in another
 * order: a telephone number, a date or a range with hyphens, with spaces, a sign before
 * it. False: there is none. */
bool next_figure(struct slice text, size_t at, size_t *start, size_t *end);

#endif
