/* link.h - where the links of a text may lead, and where a bare address ends. */
#ifndef LINK_H
#define LINK_H

#include "model/doc.h"

/* Of an address: what every browser takes. A PDF takes 65535, each byte of Chinese
 * being three there. */
enum { LINK_BYTES_MAX = 2000 };

/* Reports schemes that are not on the list of what is allowed (http, https, mailto,
 * tel, none), and addresses that are too long. */
void link_check(struct slice url, struct span at, struct diag *d);

/* GFM ends a bare address at a space only; in Chinese it ends where Chinese begins:
 * 见 https://a.cn，谢谢. The bytes of the link's text, written in src, that are the
 * address; 0: all of them. */
size_t link_bare_end(const struct node *link, const struct source *src);

#endif
