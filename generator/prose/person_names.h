/* person_names.h - names of persons in prose, where they are unmistakable: a surname
 * and one or two characters of given names, set apart from other words or followed by a
 * title (同志, 先生). A name missed is better than a word taken for one: 高峰, 白内障,
 * 常见病 and 周转率 are not names.
 */
#ifndef BANBAO_PROSE_PERSON_NAMES_H
#define BANBAO_PROSE_PERSON_NAMES_H

#include "base/slice.h"

/* The byte after a name that begins at byte `at`; 0: there is none. The name may be
 * part of a longer word. */
size_t name_end(struct slice s, size_t at);
/* The same, but only if the name is set apart from the words around it. */
size_t lone_name_end(struct slice s, size_t at);
/* Does s contain such a name? */
bool holds_name(struct slice s);

#endif
