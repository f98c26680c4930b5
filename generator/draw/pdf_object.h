/* pdf_object.h - the objects of a PDF that is being written, for those who make some.
 *
 * pdf.c gives them, and alone knows that libharu is behind. All belong to the writer.
 * An error of libharu is kept by the writer and reported at the end, so nothing here
 * says whether it went well; a stream alone may be NULL.
 */
#ifndef PDF_OBJECT_H
#define PDF_OBJECT_H

#include "draw/deflate.h"

struct pdf_writer;
struct pdf_dict;
struct pdf_array;

/* A dictionary of its own, to be referred to; the same with data that is deflated here,
 * that was before, with a JPEG file. The last two must stay until all is written. */
struct pdf_dict *pdf_object(struct pdf_writer *w);
struct pdf_dict *pdf_stream(struct pdf_writer *w, struct slice data, enum effort at);
struct pdf_dict *pdf_deflated(struct pdf_writer *w, struct slice zlib);
struct pdf_dict *pdf_jpeg(struct pdf_writer *w, struct slice bytes);

/* New ones inside another. */
struct pdf_dict *pdf_dict_in(struct pdf_writer *w, struct pdf_dict *in,
                             const char *key);
struct pdf_array *pdf_array_in(struct pdf_writer *w, struct pdf_dict *in,
                               const char *key);
struct pdf_array *pdf_push_array(struct pdf_writer *w, struct pdf_array *a);
struct pdf_dict *pdf_push_dict(struct pdf_writer *w, struct pdf_array *a);

void pdf_set(struct pdf_dict *d, const char *key, struct pdf_dict *to);
void pdf_set_name(struct pdf_dict *d, const char *key, const char *name);
void pdf_set_number(struct pdf_dict *d, const char *key, int n);
void pdf_set_ascii(struct pdf_writer *w, struct pdf_dict *d, const char *key,
                   const char *text);
/* Any text; cut off where it is longer than libharu takes. */
void pdf_set_text(struct pdf_writer *w, struct pdf_dict *d, const char *key,
                  struct slice text);
void pdf_push(struct pdf_array *a, struct pdf_dict *to);
void pdf_push_number(struct pdf_array *a, int n);
void pdf_push_name(struct pdf_array *a, const char *name);
void pdf_push_bytes(struct pdf_writer *w, struct pdf_array *a, struct slice bytes);
/* Memory until all is written. */
struct arena *pdf_arena(struct pdf_writer *w);

#endif
