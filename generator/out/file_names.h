/* file_names.h - names of output files: Chinese, sorted by date, valid on every system.
 */
#ifndef BANBAO_OUT_FILE_NAMES_H
#define BANBAO_OUT_FILE_NAMES_H

#include "base/arena.h"
#include "base/map.h"
#include "base/slice.h"

/* A path component that Windows, macOS and ZIP all accept: forbidden characters become
 * full-width ones or a space, the end is trimmed, the length is limited:
 * "停水/停电: 通知." -> "停水／停电： 通知"; "" -> "-" */
struct slice name_safe(struct arena *a, struct slice text);

/* `2026-11-23 先进居民拟表彰名单 A4.pdf`, or `2026-11-23 先进居民拟表彰名单（2）
 * A4.pdf` if `taken` already contains that name (ignoring case, as Windows does). The
 * result is added to taken. */
struct slice name_sheet(struct arena *a, struct map *taken, struct slice folder,
                        struct slice date, struct slice title, const char *paper);

/* The pictures of an item, one per page: `2026-11-23 先进居民拟表彰名单.png`, or with
 * ` 1`, ` 2` before the dot if there are several. All are new, and added to taken. */
struct slice *name_pictures(struct arena *a, struct map *taken, struct slice folder,
                            struct slice date, struct slice title, size_t pages);

#endif
