/* paste.h - an article copied from a web page or a newspaper, as an item.
 *
 * Such a text holds more than the article: the site's name, a path of links, sources,
 * editors, captions, copyright notes, what to read next; and less: lines are broken
 * where a column was, titles look like paragraphs. paste_read finds the article by
 * what its lines look like; every line that it leaves out or joins is reported
 * (diag_note) with its place, so that an editor can look; a second article after the
 * first is left out. It does not correct the language: see language/.
 */
#ifndef BANBAO_DRAFT_PASTE_H
#define BANBAO_DRAFT_PASTE_H

#include "base/diag.h"
#include "model/date.h"

struct paste {
    struct slice title;  /* one line, | where it had a space; empty: it has none */
    struct slice hint;   /* without a title: the first clause, if it could be one */
    struct slice issuer; /* who signs: 甲、乙; empty if that is not certain */
    struct slice to;     /* the addressees, without 尊敬的 */
    struct slice number; /* of an official document: 某发〔2026〕6号 */
    struct slice body;   /* Markdown */
    struct slice source; /* who published it; empty if not stated */
    struct date date;
    bool dated; /* a date of signature or publication was found; else date is today */
};

/* src: UTF-8. False after reporting: there is no text in it. */
bool paste_read(struct arena *a, const struct source *src, struct date today,
                struct paste *out, struct diag *d);

#endif
