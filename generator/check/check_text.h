/* check_text.h - every text that an item publishes, with the place of each byte.
 *
 * A text is one plain string: a field, a paragraph, a heading, a cell, the words for a
 * picture. Readings and marks are taken off (base/noted.h), soft line ends resolved as
 * they are printed. text_span turns offsets of it back into bytes of the file, through
 * quotes, escapes, folded YAML and Markdown's marks.
 *
 * A group is what a reader takes in as one: a row of a table (a field's or Markdown's),
 * a paragraph, a record, the plain fields of an item.
 *
 * Everything lives in the arena that texts_gather was given.
 */
#ifndef BANBAO_CHECK_CHECK_TEXT_H
#define BANBAO_CHECK_CHECK_TEXT_H

#include "check/word_index.h"
#include "model/site.h"

struct text_piece {
    size_t start, end; /* of text */
    struct span src;   /* where it was written; end <= start: from start on */
    bool exact;        /* the bytes of src are the bytes of the text */
    bool literal;      /* code, or the address of a link: no prose */
};

struct check_text {
    struct slice text;
    const struct item *item;   /* NULL: of site.yaml */
    const struct field *field; /* whose value it is; NULL: of the body */
    const struct value *value; /* of a plain field, else NULL */
    const struct value
        *record;              /* the row or record that the field is in, or the root */
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
};

/* Of an item. What never gets out (机密) is not there, what is masked is masked. */
void texts_of_item(struct arena *a, const struct item *item, struct texts *out);
/* Of content/site.yaml. */
void texts_of_site(struct arena *a, const struct site *site, struct texts *out);

/* Bytes start..end of the text, in the file. */
struct span text_span(const struct check_text *t, size_t start, size_t end);
/* Does the text hold a word of the list? */
static inline bool text_holds(const struct check_text *t, enum word_list list)
{
    return t->holds >> list & 1;
}
/* What its field, or the column of its cell, is called; empty: neither, or the head. */
struct slice text_heading(struct arena *a, const struct check_text *t);
/* Is the byte part of code or of an address? */
bool text_is_literal(const struct check_text *t, size_t at);

#endif
