/* encoding.h - a text of unknown encoding as UTF-8.
 *
 * What people paste was saved by Notepad, WPS or a browser: UTF-8 with or without a
 * BOM, UTF-16 with one, else GB 18030, which holds GBK and GB 2312, or Big5.
 */
#ifndef ENCODING_H
#define ENCODING_H

#include "base/slice.h"

/* Valid UTF-8 without a BOM, NULs and carriage returns taken out; *name says what it
 * was: "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "BIG5". Empty, with *name NULL: it
 * is none of them. */
struct slice encoding_to_utf8(struct arena *a, struct slice bytes, const char **name);

#endif
