/* fold.h - when two spellings are one, by Unicode's own tables (ICU), and what no file
 * can be called.
 */
#ifndef FOLD_H
#define FOLD_H

#include "base/arena.h"
#include "base/slice.h"

/* Two file names with one fold are one file on Windows, on a Mac or on a stick: letters
 * of either case, accents within a letter or behind it. */
struct slice fold_file(struct arena *a, struct slice name);
/* Two words with one fold are one word: full-width and half-width forms, too. */
struct slice fold_word(struct arena *a, struct slice word);
/* Full-width letters, digits and marks as ASCII, all blanks as ' '; s itself where
 * there is nothing to change. */
struct slice half_width(struct arena *a, struct slice s);
/* The one character that cp is a variant of, as ⽔ is of 水; 0: none. */
uint32_t cp_compatible(uint32_t cp);
/* The devices of Windows name no file there: CON, com1, with or without an ending. */
bool name_is_device(struct slice name);

#endif
