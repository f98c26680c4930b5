/* turns.h - what takes turns on the home page as days go by.
 */
#ifndef TURNS_H
#define TURNS_H

#include "site/web.h"

/* 数字组 and 光荣榜组 of the page: [{自, 止, 今, ...}], each with what stands there
 * from one day to another. later: those in which something is not public yet, and no
 * others. */
void set_turns(struct page *p, bool later);

#endif
