/* fold.h - when two spellings count as the same (Unicode tables, by ICU), and which
 * names no file can have.
 *
 *     fold_file("Café.PDF") = fold_file("cafe" U+0301 ".pdf")
 *     fold_word("ＷｉＦｉ") = "wifi"
 *     half_width("１２：３０") = "12:30"
 */
#ifndef BANBAO_BASE_FOLD_H
#define BANBAO_BASE_FOLD_H

#include "base/arena.h"
#include "base/slice.h"

/* Two names with the same fold are one file on Windows, macOS or a USB stick: letter
 * case is ignored, and an accent may be part of the letter or follow it. */
struct slice fold_file(struct arena *a, struct slice name);
/* The same for words, where full-width and half-width forms are equal too (NFKC). */
struct slice fold_word(struct arena *a, struct slice word);
/* Full-width letters, digits and punctuation as ASCII, every kind of blank as ' '; s
 * itself if there is nothing to change. */
struct slice half_width(struct arena *a, struct slice s);
/* The single character that cp is a compatibility variant of: ⽔ -> 水; 0: none. */
uint32_t cp_compatible(uint32_t cp);
/* Is it a device on Windows, where no file can have this name: CON, com1, nul.txt? */
bool name_is_device(struct slice name);

#endif
