/* direction.h - texts that run from right to left (Uyghur, Arabic, Hebrew), and the
 * figures in them.
 *
 * After Arabic letters Unicode's rules (UAX 9) treat a hyphen as part of the Arabic
 * text and set 0000-0000001 as 0000001-0000: a wrong number on a notice. So the parts
 * of such a figure are kept in order, on sheets and pages alike.
 */
#ifndef BANBAO_DATA_DIRECTION_H
#define BANBAO_DATA_DIRECTION_H

#include "base/slice.h"

/* Does it contain a letter of a script that is written from right to left? */
bool text_has_leftward(struct slice text);
/* Is it a right-to-left paragraph? Its first letter is one of those (UAX 9, P2), and so
 * are most of its letters, for a Chinese sentence may begin with an Uyghur name. */
bool text_is_leftward(struct slice text);

/* The next figure from byte `at` on whose parts UAX 9 would reorder: a telephone
 * number, date or range with hyphens or spaces, or a number with a sign. False: there
 * is none. */
bool next_figure(struct slice text, size_t at, size_t *start, size_t *end);

#endif
