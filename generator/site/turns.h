/* turns.h - parts of the home page that change from day to day without a build.
 */
#ifndef BANBAO_SITE_TURNS_H
#define BANBAO_SITE_TURNS_H

#include "site/web.h"

/* Sets 数字组 and 光荣榜组 of the page: [{自, 止, 今, ...}], each with what is shown
 * from one day (自) to another (止). later: only entries with an item that is not
 * public yet; else only the others. */
void set_turns(struct page *p, bool later);

#endif
