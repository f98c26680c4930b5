/* inputs.h - one fingerprint of everything a build is made from, so that a build stops
 * at once if nothing has changed.
 */
#ifndef BANBAO_OUT_INPUTS_H
#define BANBAO_OUT_INPUTS_H

#include "base/fingerprint.h"
#include <stdbool.h>

/* Does a build read files with this name and size? */
typedef bool inputs_reads(const char *name, uintmax_t bytes);

/* Add every file below dir, by relative path and contents, in an order that does not
 * depend on the file system. A missing folder counts too. Files for which reads()
 * returns false count by size and date only (reads NULL: none), so that a 10 GB video
 * among the items costs no time. */
uint64_t inputs_tree(uint64_t stamp, const char *dir, inputs_reads *reads);

/* Add every file below dir by path and size only: for the system's fonts, which are
 * large and change only when their package is updated. */
uint64_t inputs_sizes(uint64_t stamp, const char *dir);

/* Add one file by its contents: the program itself. */
uint64_t inputs_file(uint64_t stamp, const char *path);

/* Add a text with its NUL, so that "ab", "c" differs from "a", "bc". */
uint64_t inputs_text(uint64_t stamp, const char *text);

#endif
