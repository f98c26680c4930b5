/* stray.c - where editors save things by mistake.
 *
 *   content/停水.md             belongs in a section: content/通知/停水.md
 *   content/通知/2026/停水.md   too deep: not published
 *   停水.md beside content/     not published
 *   content/calendar.yaml.txt   misnamed
 */
#include "content/stray.h"
#include "base/file.h"
#include "content/files.h"

#include <string.h>

struct span stray_place(const struct strays *s, const char *path)
{
    struct source *src = arena_new(s->arena, struct source);

    *src = (struct source){file_join(s->arena, "content", path), SLICE("")};
    return (struct span){src, 0, 0};
}

/* Links must lead to a file inside content/: what is published must not depend on files
 * elsewhere. */
bool stray_usable(const struct strays *s, const char *path, enum file_type type)
{
    const char *disk = file_join(s->arena, s->content, path);

    if (type == FILE_LINK && !file_real(s->arena, disk)) {
        diag_error(s->diag, stray_place(s, path), "file-missing",
                   "这个链接指到的文件没有了", "this link leads to no file");
        return diag_hint(s->diag, "删掉它，或把文件本身放进来",
                         "remove it, or put the file itself here");
    }
    if (type == FILE_LINK && !file_is_inside(s->content, disk)) {
        diag_error(s->diag, stray_place(s, path), "outside",
                   "这个链接指到 content/ 外面去了", "this link leads out of content/");
        return diag_hint(s->diag, "把文件本身放进来", "put the file itself here");
    }
    if (type == FILE_FOLDER || type == FILE_OTHER) {
        diag_error(s->diag, stray_place(s, path), "not-a-file", "这不是一个文件",
                   "not a regular file");
        return diag_hint(s->diag, "文件夹的名字不要以 .md 结尾",
                         "a folder's name must not end in .md");
    }
    return true;
}

/* How many items are in a folder, at any depth up to DEEPEST. */
static size_t count_deeper(const struct strays *s, const char *folder, int depth)
{
    enum { DEEPEST = 16 };
    struct file_entry *files;
    size_t n = 0, found = 0;

    if (depth > DEEPEST ||
        !file_list(s->arena, file_join(s->arena, s->content, folder), &files, &n))
        return 0;
    for (size_t i = 0; i < n; i++) {
        const char *path = file_join(s->arena, folder, files[i].name);
        if (files[i].type == FILE_FOLDER)
            found += count_deeper(s, path, depth + 1);
        else
            found += file_role(slice_of(files[i].name)) == ROLE_ITEM;
    }
    return found;
}

/* Folders without items, such as one for pictures, are not reported. */
void stray_deeper(const struct strays *s, const char *section, const char *folder)
{
    size_t n = count_deeper(s, folder, 0);

    if (n == 0)
        return;
    if (strcmp(section, "content") == 0) {
        diag_error(s->diag, stray_place(s, folder), "item-deeper",
                   "多了一层 content，其中 %zu 篇不会发布",
                   "content/ within content/: its %zu items are not published", n);
        diag_hint(s->diag, "把 %s 移到外面这一层 content/ 里", "move %s up to content/",
                  strrchr(folder, '/') + 1);
        return;
    }
    diag_warn(s->diag, stray_place(s, folder), "item-deeper",
              "这个文件夹在栏目里面，其中 %zu 篇不会发布",
              "a folder within a section: its %zu items are not published", n);
    diag_hint(s->diag, "把它们移到 content/%s/ 里；旧的会自己进归档，不用另建文件夹",
              "move them to content/%s/", section);
}

/* Only files with a head: a README.md there is normal. */
void stray_beside(const struct strays *s, const char *root)
{
    struct file_entry *files;
    size_t n = 0;

    if (!file_list(s->arena, root, &files, &n))
        return;
    for (size_t i = 0; i < n; i++) {
        if (files[i].type != FILE_REGULAR ||
            file_role(slice_of(files[i].name)) != ROLE_ITEM ||
            !file_has_head(s->arena, file_join(s->arena, root, files[i].name)))
            continue;
        struct source *src = arena_new(s->arena, struct source);
        *src = (struct source){files[i].name, SLICE("")};
        diag_warn(s->diag, (struct span){src, 0, 0}, "item-misplaced",
                  "这一篇在 content/ 外面，不会发布",
                  "this item lies outside of content/ and is not published");
        diag_hint(s->diag, "移进栏目文件夹，例如 content/通知/%s；不要发布的，移到别处",
                  "move it to a section, as content/通知/%s, or elsewhere",
                  files[i].name);
    }
}

/* Pictures and documents directly in content/ are judged by their names (files.h). */
void stray_loose(const struct strays *s, const char *file)
{
    struct slice name = slice_of(file);
    enum file_role role = file_role(name);

    if (role == ROLE_ITEM) {
        diag_error(s->diag, stray_place(s, file), "item-misplaced",
                   "文件要放进栏目文件夹", "an item belongs into a section's folder");
        diag_hint(s->diag, "例如 content/通知/%s", "as content/通知/%s", file);
    } else if (role == ROLE_PLAIN || role == ROLE_UNKNOWN) {
        diag_warn(s->diag, stray_place(s, file), "file-unused",
                  "content/ 里这个文件没有用上", "this file in content/ is not used");
        diag_hint(s->diag,
                  "这里只认 site.yaml、calendar.yaml（后面没有 .txt）和各栏目的文件夹",
                  "only site.yaml, calendar.yaml and the sections' folders count here");
    } else {
        file_tell_unused(name, stray_place(s, file), s->diag);
    }
}

/* The folders kinds, rules and words are never sections. */
void stray_items(const struct strays *s, const char *folder)
{
    struct file_entry *files;
    size_t n = 0;

    if (!file_list(s->arena, file_join(s->arena, s->content, folder), &files, &n))
        return;
    for (size_t i = 0; i < n; i++)
        if (file_role(slice_of(files[i].name)) == ROLE_ITEM) {
            const char *path = file_join(s->arena, folder, files[i].name);
            diag_error(s->diag, stray_place(s, path), "item-misplaced",
                       "文件要放进栏目文件夹",
                       "an item belongs into a section's folder");
            diag_hint(s->diag, "例如 content/通知/%s", "as content/通知/%s",
                      files[i].name);
        }
}

/* calendar.yml, calendar.yaml.txt, Calendar.txt */
static bool is_calendar_misnamed(struct slice name)
{
    static const char *const endings[] = {".txt", ".yml", ".yaml"};

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (slice_ends(name, slice_of(endings[i])))
            name.len -= strlen(endings[i]);
    return slice_is(name, "calendar") || slice_is(name, "Calendar");
}

/* Without a calendar of any name, a period in working days reports that it needs one.
 */
bool stray_calendar(const struct strays *s)
{
    struct file_entry *files;
    size_t n = 0;

    if (!file_list(s->arena, s->content, &files, &n))
        return true;
    for (size_t i = 0; i < n; i++)
        if (files[i].type == FILE_REGULAR &&
            is_calendar_misnamed(slice_of(files[i].name))) {
            diag_error(s->diag, stray_place(s, files[i].name), "calendar-name",
                       "放假表的文件名要写成 calendar.yaml",
                       "it must be called calendar.yaml");
            return diag_hint(
                s->diag,
                "把它改名为 calendar.yaml（看不见后缀的，先在“查看”里勾上“文件扩展名”）",
                "rename it to calendar.yaml");
        }
    return true;
}
