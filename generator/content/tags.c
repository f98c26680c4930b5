/* tags.c - merges spellings of tags, newest item first.
 *   Wi-Fi (newest), ＷＩ-ＦＩ, wi-fi  ->  Wi-Fi in all three items
 */
#include "content/tags.h"
#include "base/fold.h"
#include "base/map.h"

#include <string.h>

/* Wi-Fi/5G -> wi-fi-5g: equal for tags that would share a page, which is a file. */
static struct slice key_of(struct arena *a, struct slice tag)
{
    struct slice folded = fold_word(a, slice_trim(tag));
    char *key = arena_strndup(a, folded.ptr, folded.len);

    for (size_t i = 0; i < folded.len; i++)
        if ((unsigned char)key[i] <= ' ' || strchr("/\\:*?\"<>|#%&'", key[i]))
            key[i] = '-';
    return (struct slice){key, folded.len};
}

/* The list of the item shrinks in place when spellings become equal. */
void tags_unify(struct arena *a, struct site *site)
{
    struct map known = MAP_INIT(a); /* key -> the tag as it is printed */

    for (size_t i = 0; i < site->n; i++) {
        struct item *item = site->items[i];
        size_t n = 0;
        for (size_t k = 0; k < item->ntags; k++) {
            struct value *tag = item->tags[k];
            struct slice key = key_of(a, tag->text);
            const struct value *first = map_find(&known, key); /* of the newest item */
            if (!first)
                map_set(&known, key, tag);
            else
                tag->text = first->text;
            bool had = false;
            for (size_t j = 0; j < n; j++)
                had |= slice_eq(item->tags[j]->text, tag->text);
            if (!had)
                item->tags[n++] = tag;
        }
        item->ntags = n;
        struct value *list = value_find(item->root, "标签");
        if (list)
            list->n = n;
    }
}

struct slice tags_spelling(struct arena *a, const struct site *site, struct slice tag)
{
    struct slice key = key_of(a, tag);

    for (size_t i = 0; i < site->n; i++)
        for (size_t k = 0; k < site->items[i]->ntags; k++) {
            struct slice known = site->items[i]->tags[k]->text;
            if (slice_eq(known, tag) || slice_eq(key_of(a, known), key))
                return known;
        }
    return tag;
}
