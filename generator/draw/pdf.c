/* pdf.c - the PDF document; the one file that uses libharu, mostly its object layer.
 *
 * libharu's text functions know neither CFF outlines nor glyph ids nor characters
 * beyond the BMP; its objects, cross-reference table and pages are all we need. Page
 * contents and maps are made elsewhere and arrive as bytes, fonts and pictures
 * (pdf_embed.c) as objects. Streams are compressed by us: libharu drops a filter that
 * it did not apply itself, so /Filter is written by a callback (name_filter).
 *
 * Objects are made in this order: pages, fonts and pictures, links, outline, structure
 * tree, info and ID. Nothing depends on the time: CreationDate is the document's date
 * at 00:00 in China (D:20261120000000+08'00'), the ID a hash of the content.
 */
#include "draw/pdf.h"
#include "base/fingerprint.h"
#include "draw/pdf_embed.h"
#include "draw/pdf_object.h"
#include "draw/pdf_page.h"
#include "draw/pdf_structure.h"
#include "text/font.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct pdf_writer {
    HPDF_Doc pdf;
    HPDF_STATUS error, detail; /* the first error of libharu; 0: none */
    const struct frames *doc;
    struct pdf_font_list fonts;
    struct pdf_content content;
    HPDF_Dict *font_dicts, *column_dicts, *images, *tags;
    HPDF_Page *pages;
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
    struct bytes *b = arena_new(w->content.arena, struct bytes);

    b->all = data;
    w->size += data.len;
    hash_in(w, data);
    HPDF_Stream_Free(dict->stream);
    dict->stream = HPDF_CallbackReader_New(w->pdf->mmgr, read_bytes, seek_bytes,
                                           tell_bytes, count_bytes, b);
}

static struct slice deflated(struct pdf_writer *w, struct slice data, enum effort at)
{
    return slice_dup(w->content.arena, deflate(w->deflater, at, data));
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

/* ------------------------------------------------------------ pdf_object.h */

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
    return w->content.arena;
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

/* ------------------------------------------------------------ pages */

static HPDF_REAL to_pt(pt64 v)
{
    return (HPDF_REAL)v / 64;
}

/* StructParents is the page's key in the parent tree (pdf_structure.c); Tabs S lets the
 * tab key follow the structure, as PDF/UA requires. */
static void add_page(struct pdf_writer *w, size_t i)
{
    const struct frame *f = w->doc->pages[i];
    struct buf ops = BUF_INIT;
    HPDF_Page page = HPDF_AddPage(w->pdf);

    w->pages[i] = page;
    if (!page)
        return;
    HPDF_PageAttr attr = page->attr;
    HPDF_Page_SetWidth(page, to_pt(f->width));
    HPDF_Page_SetHeight(page, to_pt(f->height));
    pdf_page_write(&w->content, f, i, &ops);
    set_content(w, attr->contents, deflated(w, buf_view(&ops), QUICK));
    attr->contents->write_fn = name_filter;
    attr->stream = attr->contents->stream;
    buf_release(&ops);
    HPDF_Dict_AddNumber(page, "StructParents", (HPDF_INT32)i);
    HPDF_Dict_AddName(page, "Tabs", "S");
}

static void add_font(struct pdf_writer *w, size_t i)
{
    struct pdf_dict *columns;

    w->font_dicts[i] = (HPDF_Dict)pdf_embed_font(w, &w->fonts.fonts[i], &columns);
    w->column_dicts[i] = (HPDF_Dict)columns;
}

/* Every page may use every font and picture of the document: /F1 … for lines, /V1 … for
 * columns of the same face, /Im1 … for pictures. All are references, so entries that a
 * page does not use cost a few bytes. */
static void add_resources(struct pdf_writer *w, struct diag *d)
{
    char name[24];

    w->images = arena_array(w->content.arena, HPDF_Dict, w->content.npictures + 1);
    for (size_t i = 0; i < w->content.npictures; i++) {
        w->images[i] = (HPDF_Dict)pdf_embed_picture(w, w->content.pictures[i], d);
    }
    for (size_t i = 0; i < w->doc->n; i++) {
        HPDF_Dict resources =
            HPDF_Page_GetInheritableItem(w->pages[i], "Resources", HPDF_OCLASS_DICT);
        HPDF_Dict fonts = new_dict(w, resources, "Font");
        HPDF_Dict images = new_dict(w, resources, "XObject");

        for (size_t k = 0; k < w->fonts.n; k++) {
            snprintf(name, sizeof name, "F%zu", k + 1);
            HPDF_Dict_Add(fonts, name, w->font_dicts[k]);
            snprintf(name, sizeof name, "V%zu", k + 1);
            if (w->column_dicts[k])
                HPDF_Dict_Add(fonts, name, w->column_dicts[k]);
        }
        for (size_t k = 0; k < w->content.npictures; k++) {
            snprintf(name, sizeof name, "Im%zu", k + 1);
            if (w->images[k])
                HPDF_Dict_Add(images, name, w->images[k]);
        }
    }
}

static void add_links(struct pdf_writer *w)
{
    for (size_t i = 0; i < w->content.nlinks; i++) {
        const struct pdf_link *l = &w->content.links[i];
        pt64 height = w->doc->pages[l->page]->height;
        HPDF_Rect r = {to_pt(l->box.x), to_pt(height - l->box.y - l->box.h),
                       to_pt(l->box.x + l->box.w), to_pt(height - l->box.y)};
        struct buf uri = BUF_INIT;

        put_uri(&uri, l->url);
        HPDF_Annotation a = HPDF_Page_CreateURILinkAnnot(w->pages[l->page], r, uri.ptr);
        if (a) {
            HPDF_LinkAnnot_SetBorderStyle(a, 0, 0, 0);
            HPDF_Dict_AddNumber(a, "F", 4); /* Print flag, required by PDF/A */
            add_text(w, a, "Contents", l->url);
        }
        buf_release(&uri);
    }
}

enum { OUTLINE_DEPTH = 8 };

/* The bookmarks. open[l] is the latest entry of level l; an entry whose parent is
 * missing moves up: levels 0, 2 become 0, 1. */
static void add_outline(struct pdf_writer *w)
{
    HPDF_Outline open[OUTLINE_DEPTH] = {0};

    for (size_t i = 0; i < w->doc->noutline; i++) {
        const struct outline_entry *e = &w->doc->outline[i];
        int level = e->level < 0 ? 0 : e->level;

        level = level >= OUTLINE_DEPTH ? OUTLINE_DEPTH - 1 : level;
        while (level > 0 && !open[level - 1])
            level--;
        if (e->page >= w->doc->n)
            continue;
        HPDF_Outline o =
            HPDF_CreateOutline(w->pdf, level ? open[level - 1] : NULL, "-", NULL);
        if (!o)
            return;
        add_text(w, o, "Title", e->title);
        /* By hand: HPDF_Destination_SetXYZ refuses zoom 0 (keep the viewer's zoom). */
        HPDF_Array to = new_array(w, o, "Dest");
        HPDF_Array_Add(to, w->pages[e->page]);
        HPDF_Array_AddName(to, "XYZ");
        HPDF_Array_AddNumber(to, 0);
        HPDF_Array_AddReal(to, to_pt(w->doc->pages[e->page]->height - e->y));
        HPDF_Array_AddNumber(to, 0);
        open[level] = o;
        for (int k = level + 1; k < OUTLINE_DEPTH; k++)
            open[k] = NULL;
    }
}

static void add_structure(struct pdf_writer *w)
{
    HPDF_Dict catalog = w->pdf->catalog;
    struct pdf_dict *tree =
        pdf_structure(w, &w->content, (struct pdf_dict **)w->pages, w->doc->n);

    HPDF_Dict_Add(catalog, "StructTreeRoot", tree);
    HPDF_Dict_AddBoolean(new_dict(w, catalog, "MarkInfo"), "Marked", HPDF_TRUE);
}

/* ------------------------------------------------------------ document */

static void add_info(struct pdf_writer *w)
{
    const struct frames *doc = w->doc;
    HPDF_Dict info = w->pdf->info, catalog = w->pdf->catalog;
    char date[32] = "D:";
    size_t n = 2;

    if (doc->title.len)
        add_text(w, info, "Title", doc->title);
    if (doc->author.len)
        add_text(w, info, "Author", doc->author);
    if (doc->subject.len)
        add_text(w, info, "Subject", doc->subject);
    for (size_t i = 0; i < doc->date.len && n < 10; i++)
        if (doc->date.ptr[i] >= '0' && doc->date.ptr[i] <= '9')
            date[n++] = doc->date.ptr[i];
    if (n == 10) {
        memcpy(date + n, "000000+08'00'", sizeof "000000+08'00'");
        add_ascii(w, info, "CreationDate", date);
    }
    add_ascii(w, catalog, "Lang",
              doc->lang.len ? slice_cstr(w->content.arena, doc->lang) : "zh-CN");
    HPDF_Dict viewer = new_dict(w, catalog, "ViewerPreferences");
    HPDF_Dict_AddBoolean(viewer, "DisplayDocTitle", HPDF_TRUE);
    /* Or Acrobat shrinks a sheet to the printer's printable area. */
    HPDF_Dict_AddName(viewer, "PrintScaling", "None");
}

/* The file's ID (PDF/A and PDF 2.0 require one): the same content, the same ID. */
static void add_id(struct pdf_writer *w)
{
    HPDF_Array id = new_array(w, w->pdf->trailer, "ID");
    HPDF_BYTE bytes[16];

    hash_in(w, w->doc->title);
    for (int i = 0; i < 16; i++) {
        if (i == 8)
            hash_in(w, w->doc->date);
        bytes[i] = (HPDF_BYTE)(w->hash >> (i % 8 * 8));
    }
    for (int i = 0; i < 2; i++)
        HPDF_Array_Add(id, HPDF_Binary_New(w->pdf->mmgr, bytes, sizeof bytes));
}

/* libharu's output stream writes here; user_data is the writer, as for on_error. */
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

/* Pages come first: writing them collects the pictures, links and tags that are made
 * into objects afterwards. */
static void write_all(struct pdf_writer *w, struct buf *out, struct diag *d)
{
    const struct frames *doc = w->doc;
    struct arena *a = w->content.arena;

    w->pdf->pdf_version = HPDF_VER_17;
    HPDF_SetCompressionMode(w->pdf, HPDF_COMP_NONE);
    if (doc->noutline)
        HPDF_SetPageMode(w->pdf, HPDF_PAGE_MODE_USE_OUTLINE);
    w->pages = arena_array(a, HPDF_Page, doc->n);
    w->content.parents = arena_array(a, struct pdf_tag **, doc->n);
    w->content.nparents = arena_array(a, size_t, doc->n);
    for (size_t i = 0; i < doc->n; i++)
        add_page(w, i);
    w->font_dicts = arena_array(a, HPDF_Dict, w->fonts.n);
    w->column_dicts = arena_array(a, HPDF_Dict, w->fonts.n);
    for (size_t i = 0; i < w->fonts.n && !w->error; i++)
        add_font(w, i);
    if (!w->error)
        add_resources(w, d);
    if (!w->error) {
        add_links(w);
        add_outline(w);
        add_structure(w);
        add_info(w);
        add_id(w);
    }
    save(w, out);
}

static bool write_with(const struct frames *doc, const struct pdf_fonts *fonts,
                       struct buf *out, struct diag *d)
{
    struct arena arena = ARENA_INIT;
    struct pdf_writer w = {.doc = doc, .deflater = deflater_open()};
    size_t before = d->errors;

    w.fonts.arena = w.content.arena = &arena;
    w.content.fonts = &w.fonts;
    if (pdf_font_list_make(&w.fonts, doc, fonts, d)) {
        w.pdf = HPDF_NewEx(on_error, take, free, 0, &w);
        if (!w.pdf)
            die_oom();
        write_all(&w, out, d);
        if (w.error)
            diag_error(d, (struct span){0}, "pdf-failed",
                       "PDF 无法生成：libharu 错误 0x%04lX（%lu）",
                       "PDF cannot be written: libharu error 0x%04lX (%lu)",
                       (unsigned long)w.error, (unsigned long)w.detail);
        HPDF_Free(w.pdf);
    }
    deflater_close(w.deflater);
    pdf_font_list_free(&w.fonts);
    arena_free(&arena);
    return d->errors == before;
}

bool pdf_write(const struct frames *doc, const struct pdf_fonts *fonts, struct buf *out,
               struct diag *d)
{
    struct pdf_fonts *own = fonts ? NULL : pdf_fonts_open();

    if (own) {
        pdf_fonts_add(own, doc);
        pdf_fonts_cut(own);
    }
    bool good = write_with(doc, own ? own : fonts, out, d);
    pdf_fonts_close(own);
    return good;
}
