/* pdf_object.h - objects of the PDF being written: for pdf.c, pdf_embed.c,
 * pdf_structure.c.
 *
 * No other file sees libharu. All objects belong to
 * the writer. It keeps the first error of libharu and reports it at the end, so these
 * functions return no status; only a stream may be NULL.
 */
#ifndef BANBAO_DRAW_PDF_OBJECT_H
#define BANBAO_DRAW_PDF_OBJECT_H

#include "base/diag.h"
#include "base/units.h"
#include "draw/deflate.h"

struct pdf_writer;
struct pdf_dict;
struct pdf_array;

/* An indirect dictionary; a stream of data to be compressed at level `at`; of data that
 * is a zlib stream; of a JPEG file. The bytes of the last two are not copied and must
 * live until the file is written. */
struct pdf_dict *pdf_object(struct pdf_writer *w);
struct pdf_dict *pdf_stream(struct pdf_writer *w, struct slice data, enum effort at);
struct pdf_dict *pdf_deflated(struct pdf_writer *w, struct slice zlib);
struct pdf_dict *pdf_jpeg(struct pdf_writer *w, struct slice bytes);

/* A new direct object inside another. */
struct pdf_dict *pdf_dict_in(struct pdf_writer *w, struct pdf_dict *in,
                             const char *key);
struct pdf_array *pdf_array_in(struct pdf_writer *w, struct pdf_dict *in,
                               const char *key);
struct pdf_array *pdf_push_array(struct pdf_writer *w, struct pdf_array *a);
struct pdf_dict *pdf_push_dict(struct pdf_writer *w, struct pdf_array *a);

/* Dictionary entries; `to` becomes a reference if it is indirect. */
void pdf_set(struct pdf_dict *d, const char *key, struct pdf_dict *to);
void pdf_set_name(struct pdf_dict *d, const char *key, const char *name);
void pdf_set_number(struct pdf_dict *d, const char *key, int n);
void pdf_set_true(struct pdf_dict *d, const char *key);
void pdf_set_ascii(struct pdf_writer *w, struct pdf_dict *d, const char *key,
                   const char *text);
/* Any text, as UTF-16; cut to the length that libharu accepts. */
void pdf_set_text(struct pdf_writer *w, struct pdf_dict *d, const char *key,
                  struct slice text);
void pdf_push(struct pdf_array *a, struct pdf_dict *to);
void pdf_push_number(struct pdf_array *a, int n);
void pdf_push_length(struct pdf_array *a, pt64 v); /* in points */
void pdf_push_name(struct pdf_array *a, const char *name);
void pdf_push_bytes(struct pdf_writer *w, struct pdf_array *a, struct slice bytes);

/* ---- the document, for pdf.c ---- */

/* A document of so many pages; what is made for it lives in a. outlined: readers show
 * the outline beside it. */
struct pdf_writer *pdf_open(struct arena *a, size_t pages, bool outlined);
/* Did libharu have all that it wanted so far? */
bool pdf_is_sound(const struct pdf_writer *w);
/* Append the file to out, or report why there is none; give libharu's memory back. */
void pdf_close(struct pdf_writer *w, struct buf *out, struct diag *d);

/* The next page, and what is drawn on it. */
void pdf_page(struct pdf_writer *w, pt64 width, pt64 height, struct slice content);
struct pdf_dict *const *pdf_pages(const struct pdf_writer *w);
struct pdf_dict *pdf_resources(struct pdf_writer *w, size_t page);
/* box: as PDF counts, y upwards from the page's foot. */
void pdf_link(struct pdf_writer *w, size_t page, struct rect box, const char *uri,
              struct slice says);
/* An entry of the outline, below `above` (NULL: at the top), without its title; NULL:
 * there is no memory. */
struct pdf_dict *pdf_outline(struct pdf_writer *w, struct pdf_dict *above);

struct pdf_dict *pdf_catalog(struct pdf_writer *w);
struct pdf_dict *pdf_info(struct pdf_writer *w);
/* An ID of all that was written so far, and of these: the same content has the same. */
void pdf_identify(struct pdf_writer *w, struct slice title, struct slice date);

/* An arena that lives until the file is written. */
struct arena *pdf_arena(struct pdf_writer *w);

#endif
