/* passages.h - where an item's words are in its file: the texts of its head and the
 * blocks of its Markdown, each as it was typed, so that a finding has a place in the
 * file and can be repaired there.
 *
 * Only words are passages; dates, numbers, telephones, links, files, choices and code
 * are not.
 */
#ifndef BANBAO_LANGUAGE_PASSAGES_H
#define BANBAO_LANGUAGE_PASSAGES_H

#include "language/language.h"
#include "model/kind.h"

struct passage {
    size_t start, end; /* byte range in the file */
    bool markdown;     /* else plain text */
    bool escapes;      /* between double quotes of YAML */
    bool name;         /* of a person */
};

struct passages {
    struct arena *arena;
    struct passage *list;
    size_t n, cap;
};

/* Append the texts of a record that come from src; each value knows where it was
 * written. */
void passages_of_record(const struct source *src, const struct field *fields, size_t n,
                        const struct value *record, struct passages *out);

/* Append the blocks of the Markdown from byte `body` to the end of the file. */
void passages_of_body(struct slice text, size_t body, struct passages *out);

/* Where the Markdown begins: after the second line of ---. 0: there is no head. */
size_t passages_body(struct slice text);

/* L9: sentences cut in two by a blank line or a hard line break, appended to out. out
 * has the findings of the passages, in bytes of the file; unbalanced quotation marks
 * that such a cut explains are removed from it. */
void passages_find_broken(struct slice text, const struct passages *body,
                          struct findings *out);

#endif
