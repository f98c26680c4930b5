/* pdf.c - the document: its pages, what they use, and what readers ask of it.
 *
 * Page contents and maps are made elsewhere and arrive as bytes, fonts and pictures
 * (pdf_embed.c) as objects (pdf_object.h).
 *
 * Objects are made in this order: pages, fonts and pictures, links, outline, structure
 * tree, info and ID. Nothing depends on the time: CreationDate is the document's date
 * at 00:00 in China (D:20261120000000+08'00'), the ID a hash of the content.
 */
#include "draw/pdf.h"
#include "draw/pdf_embed.h"
#include "draw/pdf_object.h"
#include "draw/pdf_page.h"
#include "draw/pdf_structure.h"
#include "text/font.h"

#include <stdio.h>
#include <string.h>

struct document {
    struct pdf_writer *w;
    const struct frames *doc;
    struct pdf_font_list fonts;
    struct pdf_content content;
    struct pdf_dict **font_dicts, **column_dicts, **images;
};

static void add_page(struct document *p, size_t i)
{
    const struct frame *f = p->doc->pages[i];
    struct buf ops = BUF_INIT;

    pdf_page_write(&p->content, f, i, &ops);
    pdf_page(p->w, f->width, f->height, buf_view(&ops));
    buf_release(&ops);
}

/* Every page may use every font and picture of the document: /F1 … for lines, /V1 … for
 * columns of the same face, /Im1 … for pictures. All are references, so entries that a
 * page does not use cost a few bytes. */
static void add_resources(struct document *p, struct diag *d)
{
    struct pdf_writer *w = p->w;
    char name[24];

    for (size_t i = 0; i < p->content.npictures; i++)
        p->images[i] = pdf_embed_picture(w, p->content.pictures[i], d);
    for (size_t i = 0; i < p->doc->n; i++) {
        struct pdf_dict *resources = pdf_resources(w, i);
        struct pdf_dict *fonts = pdf_dict_in(w, resources, "Font");
        struct pdf_dict *images = pdf_dict_in(w, resources, "XObject");

        for (size_t k = 0; k < p->fonts.n; k++) {
            snprintf(name, sizeof name, "F%zu", k + 1);
            pdf_set(fonts, name, p->font_dicts[k]);
            snprintf(name, sizeof name, "V%zu", k + 1);
            if (p->column_dicts[k])
                pdf_set(fonts, name, p->column_dicts[k]);
        }
        for (size_t k = 0; k < p->content.npictures; k++) {
            snprintf(name, sizeof name, "Im%zu", k + 1);
            if (p->images[k])
                pdf_set(images, name, p->images[k]);
        }
    }
}

static void add_links(struct document *p)
{
    for (size_t i = 0; i < p->content.nlinks; i++) {
        const struct pdf_link *l = &p->content.links[i];
        pt64 height = p->doc->pages[l->page]->height;
        struct rect box = {l->box.x, height - l->box.y - l->box.h, l->box.w, l->box.h};
        struct buf uri = BUF_INIT;

        put_uri(&uri, l->url);
        pdf_link(p->w, l->page, box, uri.ptr, l->url);
        buf_release(&uri);
    }
}

enum { OUTLINE_DEPTH = 8 };

/* The bookmarks. open[l] is the latest entry of level l; an entry whose parent is
 * missing moves up: levels 0, 2 become 0, 1. */
static void add_outline(struct document *p)
{
    struct pdf_dict *open[OUTLINE_DEPTH] = {0};

    for (size_t i = 0; i < p->doc->noutline; i++) {
        const struct outline_entry *e = &p->doc->outline[i];
        int level = e->level < 0 ? 0 : e->level;

        level = level >= OUTLINE_DEPTH ? OUTLINE_DEPTH - 1 : level;
        while (level > 0 && !open[level - 1])
            level--;
        if (e->page >= p->doc->n)
            continue;
        struct pdf_dict *o = pdf_outline(p->w, level ? open[level - 1] : NULL);
        if (!o)
            return;
        pdf_set_text(p->w, o, "Title", e->title);
        /* By hand: HPDF_Destination_SetXYZ refuses zoom 0 (keep the viewer's zoom). */
        struct pdf_array *to = pdf_array_in(p->w, o, "Dest");
        pdf_push(to, pdf_pages(p->w)[e->page]);
        pdf_push_name(to, "XYZ");
        pdf_push_number(to, 0);
        pdf_push_length(to, p->doc->pages[e->page]->height - e->y);
        pdf_push_number(to, 0);
        open[level] = o;
        for (int k = level + 1; k < OUTLINE_DEPTH; k++)
            open[k] = NULL;
    }
}

static void add_structure(struct document *p)
{
    struct pdf_dict *catalog = pdf_catalog(p->w);
    struct pdf_dict *tree =
        pdf_structure(p->w, &p->content, pdf_pages(p->w), p->doc->n);

    pdf_set(catalog, "StructTreeRoot", tree);
    pdf_set_true(pdf_dict_in(p->w, catalog, "MarkInfo"), "Marked");
}

static void add_info(struct document *p)
{
    const struct frames *doc = p->doc;
    struct pdf_dict *info = pdf_info(p->w), *catalog = pdf_catalog(p->w);
    char date[32] = "D:";
    size_t n = 2;

    if (doc->title.len)
        pdf_set_text(p->w, info, "Title", doc->title);
    if (doc->author.len)
        pdf_set_text(p->w, info, "Author", doc->author);
    if (doc->subject.len)
        pdf_set_text(p->w, info, "Subject", doc->subject);
    for (size_t i = 0; i < doc->date.len && n < 10; i++)
        if (doc->date.ptr[i] >= '0' && doc->date.ptr[i] <= '9')
            date[n++] = doc->date.ptr[i];
    if (n == 10) {
        memcpy(date + n, "000000+08'00'", sizeof "000000+08'00'");
        pdf_set_ascii(p->w, info, "CreationDate", date);
    }
    pdf_set_ascii(p->w, catalog, "Lang",
                  doc->lang.len ? slice_cstr(p->content.arena, doc->lang) : "zh-CN");
    struct pdf_dict *viewer = pdf_dict_in(p->w, catalog, "ViewerPreferences");
    pdf_set_true(viewer, "DisplayDocTitle");
    /* Or Acrobat shrinks a sheet to the printer's printable area. */
    pdf_set_name(viewer, "PrintScaling", "None");
}

/* Pages come first: writing them collects the pictures, links and tags that are made
 * into objects afterwards. */
static void write_all(struct document *p, struct diag *d)
{
    const struct frames *doc = p->doc;
    struct arena *a = p->content.arena;

    p->content.parents = arena_array(a, struct pdf_tag **, doc->n);
    p->content.nparents = arena_array(a, size_t, doc->n);
    for (size_t i = 0; i < doc->n; i++)
        add_page(p, i);
    p->font_dicts = arena_array(a, struct pdf_dict *, p->fonts.n);
    p->column_dicts = arena_array(a, struct pdf_dict *, p->fonts.n);
    p->images = arena_array(a, struct pdf_dict *, p->content.npictures + 1);
    for (size_t i = 0; i < p->fonts.n && pdf_is_sound(p->w); i++)
        p->font_dicts[i] =
            pdf_embed_font(p->w, &p->fonts.fonts[i], &p->column_dicts[i]);
    if (pdf_is_sound(p->w))
        add_resources(p, d);
    if (!pdf_is_sound(p->w))
        return;
    add_links(p);
    add_outline(p);
    add_structure(p);
    add_info(p);
    pdf_identify(p->w, doc->title, doc->date);
}

static bool write_with(const struct frames *doc, const struct pdf_fonts *fonts,
                       struct buf *out, struct diag *d)
{
    struct arena arena = ARENA_INIT;
    struct document p = {.doc = doc};
    size_t before = d->errors;

    p.fonts.arena = p.content.arena = &arena;
    p.content.fonts = &p.fonts;
    if (pdf_font_list_make(&p.fonts, doc, fonts, d)) {
        p.w = pdf_open(&arena, doc->n, doc->noutline > 0);
        write_all(&p, d);
        pdf_close(p.w, out, d);
    }
    pdf_font_list_free(&p.fonts);
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
