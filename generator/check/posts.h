/* posts.h - L14: who holds a post. Warns of an item that names 业主委员会主任 王建国
 * while the compound's own roster (a table of 岗位 and 姓名 in an item named after the
 * body, or of 职务 and 负责人) names somebody else: one of them is out of date.
 *
 * Only posts that one person holds, in items that are up and not older than the roster.
 */
#ifndef BANBAO_CHECK_POSTS_H
#define BANBAO_CHECK_POSTS_H

#include "check/check_run.h"

struct posts;

/* The posts in all rosters of the site; lives in a. */
const struct posts *posts_of(struct arena *a, const struct site *site);
/* Reports names that differ from the roster's. */
void check_posts(struct check_run *run, const struct check_text *t);

#endif
