/* names.h - file names for people: Chinese, sorted by date, safe everywhere.
 */
#ifndef NAMES_H
#define NAMES_H

#include "base/arena.h"
#include "base/map.h"
#include "base/slice.h"

/* A part of a path that Windows, macOS and a ZIP all take: what they forbid
 * becomes a full-width sign or a space, the end is trimmed, the length is bounded. */
struct slice name_safe(struct arena *a, struct slice text);

/* `2026-11-23 先进居民拟表彰名单 A4.pdf`, with （2） before the dot when `taken`
 * holds that name already (case is ignored, as on Windows). Recorded in taken. */
struct slice name_sheet(struct arena *a, struct map *taken, struct slice folder,
                        struct slice date, struct slice title, const char *paper);

/* The pictures of an item, one a page: `2026-11-23 先进居民拟表彰名单.png`, or with
 * ` 1`, ` 2` before the dot. None is taken; all are recorded. */
struct slice *name_pictures(struct arena *a, struct map *taken, struct slice folder,
                            struct slice date, struct slice title, size_t pages);

#endif
