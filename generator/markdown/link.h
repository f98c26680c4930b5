/* link.h - where links may lead, and where a bare address in a text ends. */
#ifndef BANBAO_MARKDOWN_LINK_H
#define BANBAO_MARKDOWN_LINK_H

#include "model/doc.h"

/* Bytes of an address that every browser accepts. A PDF accepts 65535, but each byte of
 * Chinese takes three there (%E6). */
enum { LINK_BYTES_MAX = 2000 };

/* Reports schemes other than http, https, mailto, tel and none, and addresses that are
 * too long. */
void link_check(struct slice url, struct span at, struct diag *d);

/* Turns bare addresses in the text into links: http:// and https://, www.…, a@b.cn. GFM
 * ends one only at a blank; here it ends where Chinese begins (见 https://a.cn，谢谢),
 * and without the punctuation of the sentence. */
void links_find(struct arena *a, struct node *doc, struct diag *d);

#endif
