/* pdf_page.h - write a frame as PDF page operators, and collect what they refer to.
 *
 * Text is written line by line: consecutive runs on one baseline form a line
 * (pdf_words.h).
 */
#ifndef BANBAO_DRAW_PDF_PAGE_H
#define BANBAO_DRAW_PDF_PAGE_H

#include "draw/pdf_font.h"

/* A structure element; its kids are elements and marked content, in reading order. */
struct pdf_tag {
    const char *role;
    struct slice alt;
    struct pdf_kid {
        struct pdf_tag *tag; /* NULL: marked content `mcid` of page `page` */
        size_t page, mcid;   /* from 0 */
    } * kids;
    size_t n, cap;
    struct pdf_dict *made; /* its object, once pdf_structure has made it */
};

struct pdf_link {
    size_t page;
    struct rect box;
    struct slice url;
};

/* What all pages of a document share; each page adds to it. */
struct pdf_content {
    struct arena *arena;
    const struct pdf_font_list *fonts;
    const struct picture **pictures; /* drawn as /Im1, /Im2 ... */
    size_t npictures, picture_cap;
    struct pdf_link *links;
    size_t nlinks, link_cap;
    struct pdf_tag root;       /* kids: the document's top elements */
    struct pdf_tag ***parents; /* parents[page][mcid]: the element it belongs to */
    size_t *nparents;          /* mcids used on each page */
};

/* Write page number `page` as operators to out. */
void pdf_page_write(struct pdf_content *c, const struct frame *f, size_t page,
                    struct buf *out);

/* A URI is ASCII: escape other bytes as %XX. */
void put_uri(struct buf *out, struct slice url);

#endif
