/* annotate.h - turns {龘|dá} and {文字|.}, as editors write them, into the signs of
 * base/noted.h.
 *
 * Before the bar: letters, Han characters, full-width marks. After it: a reading with
 * one syllable for each Han character (a run of other characters counts as one), or one
 * of . _ ~ for dots below, a proper noun and a book title. Anything else in braces is
 * literal, and so is a brace after a backslash. An unfinished reading gets a warning.
 */
#ifndef BANBAO_MARKDOWN_ANNOTATE_H
#define BANBAO_MARKDOWN_ANNOTATE_H

#include "base/diag.h"

/* Length in bytes of the annotation at text[at], or 0. *bar: offset of its bar. */
size_t annotate_match(struct slice text, size_t at, size_t *bar);
/* What the model's texts hold after the bar: a sign for . _ ~, else the note itself. */
struct slice annotate_note(struct slice note);

/* Splits the annotations of a text from cmark, whose braces are already signs, into one
 * per character. `at`: where the text was written. */
struct slice annotate_split(struct arena *a, struct slice text, struct span at,
                            struct diag *d);
/* Turns signs back into the braces as written, for code, which has no annotations. */
struct slice annotate_undo(struct arena *a, struct slice text);
/* Replaces the annotations of a whole field. at: where it was written. */
struct slice annotate_field(struct arena *a, struct slice text, struct span at,
                            struct diag *d);
/* Warns about {龘|dá without an end and {龘|}, which are printed literally. */
void annotate_warn(struct slice text, struct span at, struct diag *d);

#endif
