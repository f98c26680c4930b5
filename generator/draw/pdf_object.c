/* pdf_object.c - libharu's object layer, whole.
 *
 * libharu's text functions know neither CFF outlines nor glyph ids nor characters
 * beyond the BMP; its objects, cross-reference table and pages are all we need. Streams
 * are compressed by us: libharu drops a filter that it did not apply itself, so /Filter
 * is written by a callback (name_filter).
 */
#include "draw/pdf_object.h"
#include "base/fingerprint.h"
#include "draw/pdf_font.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>
#include <stdlib.h>
#include <string.h>

struct pdf_writer {
    HPDF_Doc pdf;
    HPDF_STATUS error, detail; /* the first error of libharu; 0: none */
    struct arena *arena;
    HPDF_Page *pages;
    size_t npages;
    struct deflater *deflater;
    uint64_t hash;   /* of everything written, for the file's ID */
    struct buf *out; /* the file */
    size_t size;     /* bytes of all streams, to reserve room */
};

static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
    struct pdf_writer *w = user;

    if (!w->error) {
        w->error = error;
        w->detail = detail;
    }
}

/* Memory for libharu, which reports its lack only by codes and carries on: die instead.
 */
static void *take(HPDF_UINT n)
{
    return heap_alloc(n, 1);
}

static HPDF_STATUS name_filter(HPDF_Dict dict, HPDF_Stream stream)
{
    (void)dict;
    return HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\n");
}

static HPDF_STATUS name_jpeg(HPDF_Dict dict, HPDF_Stream stream)
{
    (void)dict;
    return HPDF_Stream_WriteStr(stream, "/Filter /DCTDecode\n");
}

static void hash_in(struct pdf_writer *w, struct slice s)
{
    w->hash = fingerprint_add(w->hash, s);
}

/* libharu's memory streams copy byte by byte. So it reads stream data from here, and
 * writes straight to `out` (save). */
struct bytes {
    struct slice all;
    size_t at;
};

static HPDF_STATUS read_bytes(HPDF_Stream stream, HPDF_BYTE *to, HPDF_UINT *n)
{
    struct bytes *b = stream->attr;
    size_t left = b->all.len - b->at, want = *n;

    *n = (HPDF_UINT)(want < left ? want : left);
    memcpy(to, b->all.ptr + b->at, *n);
    b->at += *n;
    return want > left ? HPDF_STREAM_EOF : HPDF_OK;
}

static HPDF_STATUS seek_bytes(HPDF_Stream stream, HPDF_INT pos, HPDF_WhenceMode from)
{
    struct bytes *b = stream->attr;

    if (from != HPDF_SEEK_SET || pos < 0 || (size_t)pos > b->all.len)
        return HPDF_STREAM_EOF;
    b->at = (size_t)pos;
    return HPDF_OK;
}

static HPDF_INT32 tell_bytes(HPDF_Stream stream)
{
    const struct bytes *b = stream->attr;

    return (HPDF_INT32)b->at;
}

static HPDF_UINT32 count_bytes(HPDF_Stream stream)
{
    const struct bytes *b = stream->attr;

    return (HPDF_UINT32)b->all.len;
}

/* Make data the stream of the dictionary; it must live until the file is written. */
static void set_content(struct pdf_writer *w, HPDF_Dict dict, struct slice data)
{
    struct bytes *b = arena_new(w->arena, struct bytes);

    b->all = data;
    w->size += data.len;
    hash_in(w, data);
    HPDF_Stream_Free(dict->stream);
    dict->stream = HPDF_CallbackReader_New(w->pdf->mmgr, read_bytes, seek_bytes,
                                           tell_bytes, count_bytes, b);
}

static struct slice deflated(struct pdf_writer *w, struct slice data, enum effort at)
{
    return slice_dup(w->arena, deflate(w->deflater, at, data));
}

/* A stream whose data is already encoded; name writes its /Filter. */
static HPDF_Dict filtered(struct pdf_writer *w, struct slice data,
                          HPDF_STATUS (*name)(HPDF_Dict, HPDF_Stream))
{
    HPDF_Dict dict = HPDF_DictStream_New(w->pdf->mmgr, w->pdf->xref);

    if (!dict)
        return NULL;
    set_content(w, dict, data);
    dict->write_fn = name;
    return dict;
}

/* An indirect dictionary. */
static HPDF_Dict new_object(struct pdf_writer *w)
{
    HPDF_Dict dict = HPDF_Dict_New(w->pdf->mmgr);

    HPDF_Xref_Add(w->pdf->xref, dict);
    return dict;
}

static HPDF_Dict new_dict(struct pdf_writer *w, HPDF_Dict in, const char *key)
{
    HPDF_Dict dict = HPDF_Dict_New(w->pdf->mmgr);

    HPDF_Dict_Add(in, key, dict);
    return dict;
}

static HPDF_Array new_array(struct pdf_writer *w, HPDF_Dict in, const char *key)
{
    HPDF_Array array = HPDF_Array_New(w->pdf->mmgr);

    HPDF_Dict_Add(in, key, array);
    return array;
}

/* A text string as UTF-16 with BOM, so that every character is possible; cut to the
 * length that libharu accepts. */
static void add_text(struct pdf_writer *w, HPDF_Dict in, const char *key,
                     struct slice text)
{
    struct buf wide = BUF_INIT;

    put_utf16(&wide, text, HPDF_LIMIT_MAX_STRING_LEN);
    HPDF_Dict_Add(
        in, key,
        HPDF_Binary_New(w->pdf->mmgr, (HPDF_BYTE *)wide.ptr, (HPDF_UINT)wide.len));
    buf_release(&wide);
}

static void add_ascii(struct pdf_writer *w, HPDF_Dict in, const char *key,
                      const char *text)
{
    HPDF_Dict_Add(in, key, HPDF_String_New(w->pdf->mmgr, text, NULL));
}

/* ------------------------------------------------------------ objects */

static HPDF_Dict theirs(struct pdf_dict *d)
{
    return (HPDF_Dict)d;
}

struct pdf_dict *pdf_object(struct pdf_writer *w)
{
    return (struct pdf_dict *)new_object(w);
}

struct pdf_dict *pdf_stream(struct pdf_writer *w, struct slice data, enum effort at)
{
    return (struct pdf_dict *)filtered(w, deflated(w, data, at), name_filter);
}

struct pdf_dict *pdf_deflated(struct pdf_writer *w, struct slice zlib)
{
    return (struct pdf_dict *)filtered(w, zlib, name_filter);
}

struct pdf_dict *pdf_jpeg(struct pdf_writer *w, struct slice bytes)
{
    return (struct pdf_dict *)filtered(w, bytes, name_jpeg);
}

struct pdf_dict *pdf_dict_in(struct pdf_writer *w, struct pdf_dict *in, const char *key)
{
    return (struct pdf_dict *)new_dict(w, theirs(in), key);
}

struct pdf_array *pdf_array_in(struct pdf_writer *w, struct pdf_dict *in,
                               const char *key)
{
    return (struct pdf_array *)new_array(w, theirs(in), key);
}

void pdf_set(struct pdf_dict *d, const char *key, struct pdf_dict *to)
{
    HPDF_Dict_Add(theirs(d), key, to);
}

void pdf_set_name(struct pdf_dict *d, const char *key, const char *name)
{
    HPDF_Dict_AddName(theirs(d), key, name);
}

void pdf_set_number(struct pdf_dict *d, const char *key, int n)
{
    HPDF_Dict_AddNumber(theirs(d), key, n);
}

void pdf_set_ascii(struct pdf_writer *w, struct pdf_dict *d, const char *key,
                   const char *text)
{
    add_ascii(w, theirs(d), key, text);
}

void pdf_push(struct pdf_array *a, struct pdf_dict *to)
{
    HPDF_Array_Add((HPDF_Array)a, to);
}

void pdf_push_number(struct pdf_array *a, int n)
{
    HPDF_Array_AddNumber((HPDF_Array)a, n);
}

void pdf_push_name(struct pdf_array *a, const char *name)
{
    HPDF_Array_AddName((HPDF_Array)a, name);
}

void pdf_push_bytes(struct pdf_writer *w, struct pdf_array *a, struct slice bytes)
{
    HPDF_Array_Add((HPDF_Array)a, HPDF_Binary_New(w->pdf->mmgr, (HPDF_BYTE *)bytes.ptr,
                                                  (HPDF_UINT)bytes.len));
}

struct arena *pdf_arena(struct pdf_writer *w)
{
    return w->arena;
}

void pdf_set_text(struct pdf_writer *w, struct pdf_dict *d, const char *key,
                  struct slice text)
{
    add_text(w, theirs(d), key, text);
}

struct pdf_dict *pdf_push_dict(struct pdf_writer *w, struct pdf_array *a)
{
    HPDF_Dict inner = HPDF_Dict_New(w->pdf->mmgr);

    HPDF_Array_Add((HPDF_Array)a, inner);
    return (struct pdf_dict *)inner;
}

struct pdf_array *pdf_push_array(struct pdf_writer *w, struct pdf_array *a)
{
    HPDF_Array inner = HPDF_Array_New(w->pdf->mmgr);

    HPDF_Array_Add((HPDF_Array)a, inner);
    return (struct pdf_array *)inner;
}

static HPDF_REAL to_pt(pt64 v)
{
    return (HPDF_REAL)v / 64;
}

void pdf_push_length(struct pdf_array *a, pt64 v)
{
    HPDF_Array_AddReal((HPDF_Array)a, to_pt(v));
}

void pdf_set_true(struct pdf_dict *d, const char *key)
{
    HPDF_Dict_AddBoolean(theirs(d), key, HPDF_TRUE);
}

/* ------------------------------------------------------------ pages */

/* StructParents is the page's key in the parent tree (pdf_structure.c); Tabs S lets the
 * tab key follow the structure, as PDF/UA requires. */
void pdf_page(struct pdf_writer *w, pt64 width, pt64 height, struct slice content)
{
    HPDF_Page page = HPDF_AddPage(w->pdf);
    size_t i = w->npages++;

    w->pages[i] = page;
    if (!page)
        return;
    HPDF_PageAttr attr = page->attr;
    HPDF_Page_SetWidth(page, to_pt(width));
    HPDF_Page_SetHeight(page, to_pt(height));
    set_content(w, attr->contents, deflated(w, content, QUICK));
    attr->contents->write_fn = name_filter;
    attr->stream = attr->contents->stream;
    HPDF_Dict_AddNumber(page, "StructParents", (HPDF_INT32)i);
    HPDF_Dict_AddName(page, "Tabs", "S");
}

struct pdf_dict *const *pdf_pages(const struct pdf_writer *w)
{
    return (struct pdf_dict *const *)w->pages;
}

struct pdf_dict *pdf_resources(struct pdf_writer *w, size_t page)
{
    return HPDF_Page_GetInheritableItem(w->pages[page], "Resources", HPDF_OCLASS_DICT);
}

void pdf_link(struct pdf_writer *w, size_t page, struct rect box, const char *uri,
              struct slice says)
{
    HPDF_Rect r = {to_pt(box.x), to_pt(box.y), to_pt(box.x + box.w),
                   to_pt(box.y + box.h)};
    HPDF_Annotation a = HPDF_Page_CreateURILinkAnnot(w->pages[page], r, uri);

    if (!a)
        return;
    HPDF_LinkAnnot_SetBorderStyle(a, 0, 0, 0);
    HPDF_Dict_AddNumber(a, "F", 4); /* Print flag, required by PDF/A */
    add_text(w, a, "Contents", says);
}

struct pdf_dict *pdf_outline(struct pdf_writer *w, struct pdf_dict *above)
{
    return (struct pdf_dict *)HPDF_CreateOutline(w->pdf, theirs(above), "-", NULL);
}

/* ------------------------------------------------------------ document */

struct pdf_dict *pdf_catalog(struct pdf_writer *w)
{
    return (struct pdf_dict *)w->pdf->catalog;
}

struct pdf_dict *pdf_info(struct pdf_writer *w)
{
    return (struct pdf_dict *)w->pdf->info;
}

void pdf_identify(struct pdf_writer *w, struct slice title, struct slice date)
{
    HPDF_Array id = new_array(w, w->pdf->trailer, "ID");
    HPDF_BYTE bytes[16];

    hash_in(w, title);
    for (int i = 0; i < 16; i++) {
        if (i == 8)
            hash_in(w, date);
        bytes[i] = (HPDF_BYTE)(w->hash >> (i % 8 * 8));
    }
    for (int i = 0; i < 2; i++)
        HPDF_Array_Add(id, HPDF_Binary_New(w->pdf->mmgr, bytes, sizeof bytes));
}

struct pdf_writer *pdf_open(struct arena *a, size_t pages, bool outlined)
{
    struct pdf_writer *w = arena_new(a, struct pdf_writer);

    w->arena = a;
    w->deflater = deflater_open();
    w->pages = arena_array(a, HPDF_Page, pages);
    w->pdf = HPDF_NewEx(on_error, take, free, 0, w);
    if (!w->pdf)
        die_oom();
    w->pdf->pdf_version = HPDF_VER_17;
    HPDF_SetCompressionMode(w->pdf, HPDF_COMP_NONE);
    if (outlined)
        HPDF_SetPageMode(w->pdf, HPDF_PAGE_MODE_USE_OUTLINE);
    return w;
}

bool pdf_is_sound(const struct pdf_writer *w)
{
    return !w->error;
}

static HPDF_STATUS write_bytes(HPDF_Stream stream, const HPDF_BYTE *from, HPDF_UINT n)
{
    struct pdf_writer *w = stream->error->user_data;

    buf_put(w->out, from, n);
    return HPDF_OK;
}

static void save(struct pdf_writer *w, struct buf *out)
{
    enum { REST = 16 * 1024 }; /* usually enough for everything but the streams */

    w->out = out;
    buf_reserve(out, w->size + REST);
    w->pdf->stream = HPDF_MemStream_New(w->pdf->mmgr, HPDF_SHORT_BUF_SIZ);
    if (!w->error && w->pdf->stream) {
        w->pdf->stream->write_fn = write_bytes;
        HPDF_SaveToStream(w->pdf);
    }
}

void pdf_close(struct pdf_writer *w, struct buf *out, struct diag *d)
{
    save(w, out);
    if (w->error)
        diag_error(d, (struct span){0}, "pdf-failed",
                   "PDF 无法生成：libharu 错误 0x%04lX（%lu）",
                   "PDF cannot be written: libharu error 0x%04lX (%lu)",
                   (unsigned long)w->error, (unsigned long)w->detail);
    HPDF_Free(w->pdf);
    deflater_close(w->deflater);
}
