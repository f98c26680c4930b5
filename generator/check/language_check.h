/* language_check.h - the rules of language.h over the items of a site. */
#ifndef BANBAO_CHECK_LANGUAGE_CHECK_H
#define BANBAO_CHECK_LANGUAGE_CHECK_H

#include "check/check_run.h"
#include "language/passages.h"

/* What is wrong in a file whose head was read as `record`, places in bytes of the
 * file. l: forms, and the bodies where they are known. */
void language_file(const struct language *l, const struct source *src,
                   const struct field *fields, size_t n, const struct value *record,
                   struct findings *out);

/* Names of bodies from site.yaml's 机构, and how they begin, into l. */
void language_bodies(struct arena *a, const struct value *site, struct language *l);

/* Report what is wrong in an item. Places of one rule that a tool repairs are one
 * message, at the first of them. */
void check_language(struct check_run *run, const struct item *item);

#endif
