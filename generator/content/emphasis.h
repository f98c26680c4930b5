/* emphasis.h - emphasis and line ends between Chinese characters.
 *
 * CommonMark opens and closes ** by the punctuation around it and knows no text
 * without spaces: 真正**重要，**她说 prints its asterisks. The "CJK friendly"
 * amendment (tats-u/markdown-cjk-friendly) counts Chinese punctuation as letters
 * there. cmark has no such switch, but it takes U+FDD0, a noncharacter, for a
 * letter: put on the side of a run of * or ~ that stands in the way, it gives the
 * amended result. The marks are taken out again of everything that cmark returns.
 *
 * Braces of annotations are made signs here as well (content/annotate.h), before
 * cmark takes their bar for the border of a table's cell.
 */
#ifndef EMPHASIS_H
#define EMPHASIS_H

#include "base/slice.h"

struct mark {
    size_t at;     /* where it stands in the marked text */
    size_t longer; /* by so many bytes is the text longer from there on */
};

struct marked {
    struct slice text; /* with marks */
    const struct mark *marks;
    size_t n;
};

struct marked emphasis_mark(struct arena *a, struct slice text);
/* An offset in marked text as an offset in the text it was made from. */
size_t emphasis_original(const struct marked *m, size_t offset);
/* A copy without marks. */
struct slice emphasis_unmark(struct arena *a, struct slice s);

/* Does a line end between the two characters mean nothing? In Latin text it is a
 * space; between Han characters or Chinese punctuation there is none. */
bool line_end_is_nothing(uint32_t before, uint32_t after);

#endif
