/* text_file.h - text files of the project: loaded, checked, normalised. */
#ifndef BANBAO_CONTENT_TEXT_FILE_H
#define BANBAO_CONTENT_TEXT_FILE_H

#include "base/diag.h"
#include "data/value.h"

enum { TEXT_BYTES_MAX = 8 * 1024 * 1024 };

/* Load path; shown is its name in messages. A BOM is dropped and CRLF becomes LF. NULL
 * after reporting: missing, not a file, too large, or not UTF-8. */
struct source *text_load(struct arena *a, const char *path, const char *shown,
                         struct diag *d);
/* The same for bytes that are in memory already (tests, fuzzing). */
struct source *text_source(struct arena *a, struct slice bytes, const char *shown,
                           struct diag *d);

/* The encoding of one of our files, as Windows editors call it, and *text, its content:
 * GBK, Big5 or UTF-16. NULL: UTF-8, or not text. */
const char *text_encoding(struct arena *a, struct slice bytes, struct slice *text);

/* The known key that a word probably means: 撤下 for 撤下日期, 公示期 for 公示, 标题
 * for
 * 1. 标题. The longest key that begins the word or is begun by it; else one spelt
 * similarly or contained in it. Empty: none. */
struct slice key_near(struct slice word, const struct slice *known, size_t n);
/* Report unknown-key with the nearest known key as the hint. Always false. */
bool report_unknown_key(const struct member *m, const struct slice *known, size_t n,
                        struct diag *d);

#endif
