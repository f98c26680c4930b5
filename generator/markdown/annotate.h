/* annotate.h - {龘|dá} and {文字|.} as an editor writes them, to base/noted.h's signs.
 *
 * Before the bar: letters, Han characters, full-width marks. After it: a reading,
 * one syllable a Han character (a run of other characters counts as one), or one
 * of . _ ~. Anything else in braces is only braces; so is what follows a
 * backslash. What is begun like a reading and not finished is warned about.
 */
#ifndef BANBAO_MARKDOWN_ANNOTATE_H
#define BANBAO_MARKDOWN_ANNOTATE_H

#include "base/diag.h"

/* Bytes of the annotation at text[at], 0: there is none. *bar: where its bar is. */
size_t annotate_match(struct slice text, size_t at, size_t *bar);
/* The sign that stands in the model's texts for the byte of an annotation at i. */
struct slice annotate_note(struct slice note);

/* A text of cmark's whose braces were made signs: one annotation a character. */
struct slice annotate_split(struct arena *a, struct slice text, struct span at,
                            struct diag *d);
/* Signs back to the braces that were written: in code nothing is an annotation. */
struct slice annotate_undo(struct arena *a, struct slice text);
/* A whole field. at: where it was written. */
struct slice annotate_field(struct arena *a, struct slice text, struct span at,
                            struct diag *d);
/* {龘|dá without an end, {龘|}: it is printed as it stands, and said so. */
void annotate_warn(struct slice text, struct span at, struct diag *d);

#endif
