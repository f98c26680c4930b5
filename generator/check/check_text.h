/* check_text.h - the texts that an item publishes, with the place of each byte.
 *
 * A text is one plain string: a field, a paragraph, a heading, a cell, the caption of a
 * picture. Readings and marks are removed (base/noted.h), soft line ends resolved as in
 * print. text_span maps its bytes back to bytes of the file, through quotes, escapes,
 * folded YAML and Markdown's marks.
 *
 * A group is what a reader sees as one unit: a row of a table (a field's or
 * Markdown's), a paragraph, a record, the plain fields of an item.
 *
 * Everything lives in the arena that texts_of_item or texts_of_site was given.
 */
#ifndef BANBAO_CHECK_CHECK_TEXT_H
#define BANBAO_CHECK_CHECK_TEXT_H

#include "check/word_index.h"
#include "model/site.h"

struct text_piece {
    size_t start, end; /* of text */
    struct span src;   /* where it was written; end <= start: to the end of the file */
    bool exact;        /* src has the same bytes as the text: offsets are equal */
    bool literal;      /* code, or the address of a link: not prose */
};

struct check_text {
    struct slice text;
    const struct item *item;    /* NULL: from site.yaml */
    const struct field *field;  /* the field of this value; NULL: from the body */
    const struct value *value;  /* the field's value; NULL: Markdown */
    const struct value *record; /* the row or record with the field, or the root */
    const struct node *block; /* paragraph, heading, cell, picture; NULL: plain field */
    const struct text_piece *pieces;
    size_t npieces;
    uint32_t holds; /* which words (word_index.h); set before a check sees it */
};

struct check_group {
    const struct check_text *texts;
    size_t n;
    const struct item *item;
    const struct field *table;  /* a row of this field; NULL: none */
    const struct value *record; /* that row, or the record, or the root */
};

struct texts {
    struct check_text *list;
    size_t n, cap;
    struct check_group *groups;
    size_t ngroups, gcap;
    const struct check_text
        *form; /* the first that speaks of what people fill in by
                  hand, 回执; NULL: none. Set before a check sees it */
};

/* The texts of an item, as published: without 机密 fields, masked where masked. */
void texts_of_item(struct arena *a, const struct item *item, struct texts *out);
/* The texts of content/site.yaml. */
void texts_of_site(struct arena *a, const struct site *site, struct texts *out);

/* The place in the file of bytes start..end of the text. */
struct span text_span(const struct check_text *t, size_t start, size_t end);
/* Does the text hold a word of the list? */
static inline bool text_holds(const struct check_text *t, enum word_list list)
{
    return t->holds >> list & 1;
}
/* The name of its field or the head of its column; empty: neither, or it is a head. */
struct slice text_heading(struct arena *a, const struct check_text *t);
/* Is the byte part of code or of an address? */
bool text_is_literal(const struct check_text *t, size_t at);

#endif
