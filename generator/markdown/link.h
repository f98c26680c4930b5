/* link.h - where the links of a text may lead, and where a bare address ends. */
#ifndef BANBAO_MARKDOWN_LINK_H
#define BANBAO_MARKDOWN_LINK_H

#include "model/doc.h"

/* Of an address: what every browser takes. A PDF takes 65535, each byte of Chinese
 * being three there. */
enum { LINK_BYTES_MAX = 2000 };

/* Reports schemes that are not on the list of what is allowed (http, https, mailto,
 * tel, none), and addresses that are too long. */
void link_check(struct slice url, struct span at, struct diag *d);

/* Bare addresses in the text become links: http:// and https://, www.…, a@b.cn. GFM
 * ends one at a blank only; in Chinese it ends where Chinese begins (见
 * https://a.cn，谢谢), and the marks that end a sentence are no part of it. */
void links_find(struct arena *a, struct node *doc, struct diag *d);

#endif
