/* inputs.h - one number for everything that a build is made from, so that a build
 * with nothing new can stop at once.
 */
#ifndef INPUTS_H
#define INPUTS_H

#include "base/fingerprint.h"
#include <stdbool.h>

/* May a build look into a file of this name and size? */
typedef bool inputs_reads(const char *name, uintmax_t bytes);

/* Add every file below dir, by its path from there and its contents, in an order
 * that does not depend on the file system. A folder that is not there counts too. What
 * is not read (NULL: all is) counts by its size and date: a film of 10 GB between the
 * items costs no time. */
uint64_t inputs_tree(uint64_t print, const char *dir, inputs_reads *reads);

/* Add every file below dir by path and size only: for the system's fonts, which
 * are large and change with their package. */
uint64_t inputs_sizes(uint64_t print, const char *dir);

/* Add one file by its contents: the program itself. */
uint64_t inputs_file(uint64_t print, const char *path);

uint64_t inputs_text(uint64_t print, const char *text);

#endif
