/* folded.h - a text as somebody hears it read: letters small and of half width, without
 * the characters that nobody sees, and with every blank, dash and dot as one of its
 * kind. It is for finding codes and accounts; each byte knows where it comes from.
 *
 *     ＱＱ 号：12 -> "qq 号:12";  微 信 -> 微信;  京A•1<U+200B>2 -> 京a.12
 */
#ifndef BANBAO_PROSE_FOLDED_H
#define BANBAO_PROSE_FOLDED_H

#include "base/arena.h"
#include "base/slice.h"

struct folded {
    struct slice text;
    const size_t *starts, *ends; /* of each byte: its character, in the original */
};

struct folded fold_prose(struct arena *a, struct slice text);

#endif
