/* indents.h - the meaning of the blanks before the lines of a paragraph.
 *
 *     各位居民：                  p[各位居民：]
 *     　　明天停水，请储水。  →   p[明天停水，请储水。]
 *     　　后天恢复。              p[后天恢复。]
 *
 *     收入                   →   p[收入 br 　会费 1200 br 　利息 3]
 *       会费 1200
 *       利息 3
 *
 * The theme decides how far the first line of a paragraph is indented. */
#ifndef BANBAO_MARKDOWN_INDENTS_H
#define BANBAO_MARKDOWN_INDENTS_H

#include "model/doc.h"

void indents_keep(struct arena *a, struct node *doc);

#endif
