/* sections.c - reads 栏目, and explains folders that it does not list.
 *
 *   栏目: [{目录: 通知}, {目录: 公示, 名称: 公示公告}]
 *   content/通知 - 副本/   a copy: move what is new, then remove it
 *   content/content/       one folder too many
 *   content/通之/          did you mean 通知?
 */
#include "content/sections.h"
#include "base/fold.h"
#include "base/map.h"
#include "content/filename.h"
#include "content/files.h"

struct section *section_find(struct site *site, struct slice name)
{
    for (size_t i = 0; i < site->nsections; i++)
        if (slice_eq(site->sections[i].name, name))
            return &site->sections[i];
    return NULL;
}

/* 通知 for 通知 - 副本 and 通知（2）; empty: the folder is not a copy. */
static struct slice copied_section(const struct sections *l, struct slice name)
{
    struct slice bare = file_copied(name);

    return bare.len && section_find(l->site, bare) ? bare : SLICE("");
}

/* A listed section that is a copy of another would publish everything twice. */
static void tell_copied_section(const struct sections *l, struct slice name,
                                struct span at)
{
    struct slice of = copied_section(l, name);

    if (of.len == 0)
        return;
    diag_warn(l->diag, at, "section-copied",
              "栏目“%.*s”像是“%.*s”的副本，里面的会再发布一遍",
              "the section '%.*s' seems a copy of '%.*s': it is published twice",
              SLICE_FMT(name), SLICE_FMT(of));
    diag_hint(l->diag,
              "是副本，删掉这一行，再把文件夹移出 content/；不是副本，文件夹换一个名字",
              "if it is one, remove this line and move the folder out of content/; if "
              "not, give the folder another name");
}

/* Names are compared as Windows does; a section without 名称 is called by its folder.
 */
bool sections_read(const struct sections *l)
{
    const struct value *list = value_find(l->site->root, "栏目");
    struct map folders = MAP_INIT(l->arena);
    bool good = true;

    l->site->sections = arena_array(l->arena, struct section, list ? list->n : 0);
    for (size_t i = 0; list && i < list->n; i++) {
        struct section *s = &l->site->sections[l->site->nsections++];
        const struct value *folder = value_find(list->items[i], "目录");
        s->name = folder ? folder->text : SLICE("");
        good &= file_name_check(s->name, folder ? folder->at : list->at, l->diag);
        if (map_set(&folders, fold_file(l->arena, s->name), s)) {
            diag_error(l->diag, folder ? folder->at : list->at, "section-duplicate",
                       "栏目“%.*s”写了两次", "the section '%.*s' is listed twice",
                       SLICE_FMT(s->name));
            good =
                diag_hint(l->diag, "删掉一个；大小写不同的文件夹在 Windows 上是同一个",
                          "remove one; Windows does not distinguish folders by case");
        }
        s->title = value_str(list->items[i], "名称");
        if (s->title.len == 0) {
            s->title = s->name;
            value_set(l->arena, list->items[i], "名称", value_text(l->arena, s->title));
        }
    }
    for (size_t i = 0; list && i < list->n; i++) {
        const struct value *folder = value_find(list->items[i], "目录");
        if (folder)
            tell_copied_section(l, folder->text, folder->at);
    }
    return good;
}

static struct slice near_section(const struct sections *l, struct slice name)
{
    struct slice *names = arena_array(l->arena, struct slice, l->site->nsections);

    for (size_t i = 0; i < l->site->nsections; i++)
        names[i] = l->site->sections[i].name;
    return nearest_word(slice_trim(name), names, l->site->nsections);
}

void section_report(const struct sections *l, const char *folder, struct span at)
{
    struct slice section = slice_of(folder);
    struct slice near = near_section(l, section), copied = copied_section(l, section);

    diag_error(l->diag, at, "section-unknown", "site.yaml 的栏目里没有“%s”",
               "site.yaml lists no section '%s'", folder);
    if (slice_is(section, "content") || slice_is(section, "Content"))
        diag_hint(l->diag, "多了一层文件夹：把里面的移到外面这一层 content/ 里",
                  "one folder too many: move what is in it up to content/");
    else if (copied.len)
        diag_hint(l->diag,
                  "像是“%.*s”的副本：里面改过的移进“%.*s”，再把这个文件夹移出 content/",
                  "it looks like a copy of '%.*s': move what is new in it to '%.*s', "
                  "and this folder out of content/",
                  SLICE_FMT(copied), SLICE_FMT(copied));
    else if (near.len)
        diag_hint(l->diag,
                  "是不是“%.*s”？把文件移过去；真是新栏目，在 content/site.yaml "
                  "的“栏目”里加上  - {目录: %s}",
                  "did you mean '%.*s'? For a new one add  - {目录: %s}  to "
                  "content/site.yaml",
                  SLICE_FMT(near), folder);
    else
        diag_hint(l->diag, "在 content/site.yaml 的“栏目”里加上  - {目录: %s}",
                  "add  - {目录: %s}  to content/site.yaml", folder);
}
