/* pdf_page.h - a frame as PDF page operators, and what they refer to.
 *
 * Text is written line by line: runs that follow each other on a baseline and in
 * the text are one line (pdf_words.h).
 */
#ifndef PDF_PAGE_H
#define PDF_PAGE_H

#include "draw/pdf_font.h"

/* A structure element; its kids are elements and marked contents in order. */
struct pdf_tag {
    const char *role;
    struct slice alt;
    struct pdf_kid {
        struct pdf_tag *tag; /* NULL: marked content `mcid` of page `page` */
        size_t page, mcid;
    } * kids;
    size_t n, cap;
    struct pdf_dict *made; /* of it (pdf_structure) */
};

struct pdf_link {
    size_t page;
    struct rect box;
    struct slice url;
};

/* Everything that pages share; made by the first, added to by the next. */
struct pdf_content {
    struct arena *arena;
    const struct pdf_font_list *fonts;
    const struct picture **pictures; /* drawn as /Im1, /Im2 ... */
    size_t npictures, picture_cap;
    struct pdf_link *links;
    size_t nlinks, link_cap;
    struct pdf_tag root;       /* kids: the document's top elements */
    struct pdf_tag ***parents; /* of each page, of each mcid: its element */
    size_t *nparents;          /* of each page */
};

/* Write page number `page` as operators to out. */
void pdf_page_write(struct pdf_content *c, const struct frame *f, size_t page,
                    struct buf *out);

/* A URI is ASCII: other bytes are escaped. */
void put_uri(struct buf *out, struct slice url);

#endif
