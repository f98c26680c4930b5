/* text_file.h - text files of the project: read, checked, made plain. */
#ifndef BANBAO_CONTENT_TEXT_FILE_H
#define BANBAO_CONTENT_TEXT_FILE_H

#include "base/diag.h"
#include "data/value.h"

enum { TEXT_BYTES_MAX = 8 * 1024 * 1024 };

/* Read path; shown is how messages call it. A BOM is dropped and CRLF becomes LF
 * before anything looks at the text. NULL after reporting: not there, not a file,
 * too large, not UTF-8. */
struct source *text_load(struct arena *a, const char *path, const char *shown,
                         struct diag *d);
/* The same from bytes that were read already (tests, fuzzing). */
struct source *text_source(struct arena *a, struct slice bytes, const char *shown,
                           struct diag *d);

/* What a file of ours is saved in, as Windows' editors call it, and *text, what it
 * says: GBK or UTF-16. NULL: it is UTF-8, or no text as a whole. */
const char *text_encoding(struct arena *a, struct slice bytes, struct slice *text);

/* 撤下日期 of 撤下, 公示 of 公示期, 1. 标题 of 标题: the longest known key that begins
 * the word or is begun by it; else one that is spelt alike, or stands in it. Empty:
 * none. */
struct slice key_near(struct slice word, const struct slice *known, size_t n);
/* unknown-key, with the nearest of the known ones as the hint. Returns false. */
bool report_unknown_key(const struct member *m, const struct slice *known, size_t n,
                        struct diag *d);

#endif
