/* stage.h - the new output is built aside and swapped in whole.
 *
 * Beside the folder `output` stand, while a build runs, `.output.new` (the tree
 * that is being made) and `.output.lock` (one build at a time). Until the swap
 * the published tree is only read, so a build that fails or is killed leaves it
 * as it was; what a killed build left behind is cleared by the next one.
 *
 * A published tree holds the marker `.banbao`: the fingerprint of what it was
 * made from, how many warnings there were, and every file with its size. It tells a
 * folder that banbao may replace from one that it must not touch, and whether anything
 * has changed.
 *
 * Failures of the machine end in die(), exit 2, with the staging removed.
 */
#ifndef STAGE_H
#define STAGE_H

#include "base/arena.h"
#include "base/slice.h"

struct stage;

/* Lock the output folder (a link is followed to the folder it names). Dies when
 * another build holds it, or when it holds anything that banbao did not make. */
struct stage *stage_open(struct arena *a, const char *output);

/* Is the published tree complete, untouched, and made from what has this print? */
bool stage_is_current(const struct stage *s, uint64_t print);

/* Add the file at path (relative, / between folders, unique). One that is equal
 * in the published tree is linked from there, so it keeps its date and costs no
 * disk. */
void stage_put(struct stage *s, struct slice path, struct slice data);

/* The report goes along but is no part of what is published: it is new also when
 * nothing is, and tells of the build before. */
void stage_put_report(struct stage *s, struct slice data);

/* The same data once more, under another name than it was put before: a link to that,
 * where the file system has links. */
void stage_put_again(struct stage *s, struct slice path, struct slice before,
                     struct slice data);

/* Is this a file of the published tree? What it holds (empty where there is none). */
bool stage_has_former(const struct stage *s, const char *path);
struct slice stage_former(const struct stage *s, const char *path);

/* How many warnings came with the published tree. */
size_t stage_warnings(const struct stage *s);

/* Swap the new tree in; its marker keeps the print and the number of warnings. What is
 * left of the former one and could not be removed; NULL: nothing. */
const char *stage_commit(struct stage *s, uint64_t print, size_t warnings);

/* Give the lock back, and the staging if it was not committed. */
void stage_close(struct stage *s);

#endif
