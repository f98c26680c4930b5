/* hide.h - what a page that quotes the writers' files does not quote in full.
 *
 * The page is for editors, who see the place in the file; but it lies in output/, where
 * it may be uploaded by mistake. Two things are hidden: what an item masks or takes out
 * (diag_hide), where it stands and wherever else it is said, but for its first
 * character; and long numbers (telephones, identity cards, bank cards), but for three
 * digits before and two behind. Numbers that offices have (0…, 400, 800) stay.
 */
#ifndef HIDE_H
#define HIDE_H

#include "base/buf.h"
#include "base/diag.h"

/* A mark a byte of text, from a: true where a character is hidden. text: of no file, or
 * a part of at.src's. */
const bool *hide_marks(struct arena *a, const struct diag *d, struct slice text,
                       const struct source *src);

#endif
