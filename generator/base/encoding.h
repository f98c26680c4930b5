/* encoding.h - convert text of unknown encoding to UTF-8.
 *
 * People's texts were saved by Notepad, WPS or a browser: UTF-8 with or without a BOM,
 * UTF-16 with one, else GB 18030, which includes GBK and GB 2312, or Big5.
 */
#ifndef BANBAO_BASE_ENCODING_H
#define BANBAO_BASE_ENCODING_H

#include "base/slice.h"

/* Valid UTF-8 without BOM, NULs or carriage returns; *name: the encoding found,
 * "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030" or "BIG5". If it is none of these, the
 * result is empty and *name is NULL. */
struct slice encoding_to_utf8(struct arena *a, struct slice bytes, const char **name);

#endif
