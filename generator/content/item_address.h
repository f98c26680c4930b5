/* item_address.h - the address of an item's page: 网址, 网址行 and 二维码. */
#ifndef BANBAO_CONTENT_ITEM_ADDRESS_H
#define BANBAO_CONTENT_ITEM_ADDRESS_H

#include "model/item.h"

/* Set 网址 and 二维码, which depend on the site; nothing if the site has no address.
 * address: https://hal.example; suffix: what printed addresses end in. */
void item_set_address(struct arena *a, struct item *item, struct slice address,
                      struct slice suffix);

#endif
