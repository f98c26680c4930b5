/* language_check.h - L1 to L14: the rules of language/ over the items of a site. */
#ifndef BANBAO_CHECK_LANGUAGE_CHECK_H
#define BANBAO_CHECK_LANGUAGE_CHECK_H

#include "check/check_run.h"
#include "language/passages.h"

/* All findings in a file whose head was decoded as `record`, in bytes of the file and
 * sorted. l: forms, and bodies if known. */
void language_file(const struct language *l, const struct source *src,
                   const struct field *fields, size_t n, const struct value *record,
                   struct findings *out);

/* Fills l with the names of 机构 in site.yaml, and 简称, with which they begin. */
void language_bodies(struct arena *a, const struct value *site, struct language *l);

/* Reports the findings in an item. For rules that `banbao fix` repairs, all places of a
 * file are one message, at the first. */
void check_language(struct check_run *run, const struct item *item);

#endif
