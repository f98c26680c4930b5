/* passages.h - where the words of an item stand in its file: the texts of its head and
 * the blocks of its Markdown, each as it was typed, so that what is found in one has
 * its place in the file and can be repaired there.
 *
 * Only what an editor wrote as words is a passage: dates, numbers, telephones, links,
 * files and choices are not, nor is code.
 */
#ifndef BANBAO_LANGUAGE_PASSAGES_H
#define BANBAO_LANGUAGE_PASSAGES_H

#include "language/language.h"
#include "model/kind.h"

struct passage {
    size_t start, end; /* bytes of the file */
    bool markdown;
    bool escapes; /* between double quotes of YAML */
    bool name;    /* of a person */
};

struct passages {
    struct arena *arena;
    struct passage *list;
    size_t n, cap;
};

/* The texts of a record that stand in src: as written, or decoded (its values know
 * where they were written). */
void passages_of_record(const struct source *src, const struct field *fields, size_t n,
                        const struct value *record, struct passages *out);

/* The blocks of the Markdown from `body` to the end of the file. */
void passages_of_body(struct slice text, size_t body, struct passages *out);

/* Where the Markdown begins: behind the second line of ---. 0: there is no head. */
size_t passages_body(struct slice text);

/* L9: sentences that a blank line or a hard line break cuts in two. out: what was found
 * in the passages; quotation marks that a blank line parts are taken out of it. Places
 * are bytes of the file. */
void passages_find_broken(struct slice text, const struct passages *body,
                          struct findings *out);

#endif
