/* stage.h - the new output is built in a second folder and swapped in as a whole.
 *
 * While a build runs, there are next to the folder `output`: `.output.new` (the tree
 * being made) and `.output.lock` (one build at a time). Until the swap the published
 * tree is only read, so a build that fails or is killed leaves it as it was; whatever
 * a killed build left is removed by the next one.
 *
 * A published tree contains the marker `.banbao`: the fingerprint of its inputs, the
 * number of warnings, and every file with its size. The marker shows that banbao may
 * replace the folder, and whether anything has changed since.
 *
 * Failures of the machine end in die(), exit 2, with the new tree removed.
 */
#ifndef BANBAO_OUT_STAGE_H
#define BANBAO_OUT_STAGE_H

#include "base/arena.h"
#include "base/slice.h"

struct stage;

/* Lock the output folder (links are followed). Dies if another build has locked it, or
 * if it contains anything that banbao did not make. */
struct stage *stage_open(struct arena *a, const char *output);

/* Is the published tree complete, untouched, and made from inputs with this
 * fingerprint? */
bool stage_is_current(const struct stage *s, uint64_t stamp);

/* Add a file at path (relative, unique, / between folders). If the published tree has
 * the same file, it is hard-linked, so it keeps its date and takes no disk space. */
void stage_put(struct stage *s, struct slice path, struct slice data);

/* Add the report. It is not listed in the marker: it also describes changes since the
 * last build, so it may differ when nothing published does. */
void stage_put_report(struct stage *s, struct slice data);

/* Add the same data under a second name: a hard link to `before`, which was put
 * earlier, or a copy if the file system has no links. */
void stage_put_again(struct stage *s, struct slice path, struct slice before,
                     struct slice data);

/* Does the published tree list this file? Its contents (empty: it does not). */
bool stage_has_former(const struct stage *s, const char *path);
struct slice stage_former(const struct stage *s, const char *path);

/* The number of warnings of the build that published the tree. */
size_t stage_warnings(const struct stage *s);

/* Write the marker with stamp and warnings, and swap the new tree in. Returns the path
 * of what could not be removed of the former tree; NULL: all is gone. */
const char *stage_commit(struct stage *s, uint64_t stamp, size_t warnings);

/* Release the lock, and remove the new tree if it was not committed. */
void stage_close(struct stage *s);

#endif
