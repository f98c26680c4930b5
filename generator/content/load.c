#include "content/load.h"
#include "base/file.h"
#include "base/map.h"
#include "content/collect.h"
#include "content/filename.h"
#include "content/matter.h"
#include "content/pictures.h"
#include "content/text.h"
#include "data/yaml.h"

#include <stdlib.h>
#include <string.h>

struct loader {
    struct arena *arena;
    const struct load_options *o;
    struct diag *diag;
    const char *content; /* the folder on disk */
    struct kinds kinds;
    struct decoder dec;
    struct pictures pictures;
    struct picture_finder finder;
    struct secret_list secrets;
    struct site *site;
    struct map urls; /* lower case -> the item that has it */
    size_t cap;      /* of site->items */
};

static struct source *load_text(struct loader *l, const char *name)
{
    return text_load(l->arena, file_join(l->arena, l->content, name),
                     file_join(l->arena, "content", name), l->diag);
}

static struct value *load_yaml(struct loader *l, const char *name, struct source **src)
{
    *src = load_text(l, name);
    return *src ? yaml_parse(l->arena, *src, 0, (*src)->text.len, l->diag) : NULL;
}

bool site_kinds(struct arena *a, const struct load_options *o, struct kinds *k,
                struct diag *d)
{
    const char *own = file_join(a, o->root, "content/kinds");
    bool good = kinds_list(a, k, o->kinds, "generator/kinds", d);

    if (good && file_type(own) == FILE_FOLDER)
        good = kinds_load(a, k, own, "content/kinds", d);
    return good;
}

/* ---- site.yaml and calendar.yaml ---- */

static bool load_calendar(struct loader *l)
{
    struct source *src;

    if (file_type(file_join(l->arena, l->content, "calendar.yaml")) == FILE_NONE)
        return true; /* then a period in working days is an error, and says so */
    struct value *v = load_yaml(l, "calendar.yaml", &src);
    l->dec.calendar = v ? calendar_load(l->arena, v, l->diag) : NULL;
    return l->dec.calendar != NULL;
}

/* How long notices hang in this region. The one that is the default need not be there.
 */
static bool load_rules(struct loader *l)
{
    const struct value *name = value_find(l->site->root, "地区规则");
    struct source *src;

    if (!name || !file_name_check(name->text, name->at, l->diag))
        return !name;
    const char *path = arena_printf(l->arena, "rules/%.*s.yaml", SLICE_FMT(name->text));
    if (file_type(file_join(l->arena, l->content, path)) != FILE_NONE) {
        l->site->rules = load_yaml(l, path, &src);
        return l->site->rules != NULL;
    }
    if (!name->at.src || name->at.src != l->site->src)
        return true;
    diag_error(l->diag, name->at, "rules-missing", "没有 content/%s", "no content/%s",
               path);
    return diag_hint(l->diag, "照 content/rules/通用.yaml 写一份，或删掉这一行",
                     "write one as content/rules/通用.yaml, or remove this line");
}

static bool load_sections(struct loader *l)
{
    const struct value *list = value_find(l->site->root, "栏目");
    bool good = true;

    l->site->sections = arena_array(l->arena, struct section, list ? list->n : 0);
    for (size_t i = 0; list && i < list->n; i++) {
        struct section *s = &l->site->sections[l->site->nsections++];
        const struct value *folder = value_find(list->items[i], "目录");
        s->name = folder ? folder->text : SLICE("");
        good &= file_name_check(s->name, folder ? folder->at : list->at, l->diag);
        s->title = value_str(list->items[i], "名称");
        if (s->title.len == 0) {
            s->title = s->name;
            value_set(l->arena, list->items[i], "名称", value_text(l->arena, s->title));
        }
    }
    return good;
}

/* What `banbao init` writes for a telephone that nobody has said yet. */
static void report_placeholder(struct loader *l)
{
    const struct value *phone = value_find(l->site->root, "报修电话");
    size_t zeros = 0;

    for (size_t i = 0; phone && i < phone->text.len; i++) {
        if (phone->text.ptr[i] >= '1' && phone->text.ptr[i] <= '9')
            return;
        zeros += phone->text.ptr[i] == '0';
    }
    if (!zeros)
        return;
    diag_warn(l->diag, phone->at, "phone-placeholder",
              "报修电话还是占位的 %.*s，会印在每一页上",
              "the telephone is still the placeholder %.*s, which every page prints",
              SLICE_FMT(phone->text));
    diag_hint(l->diag, "改成小区真的报修电话", "write the compound's own");
}

static bool load_site(struct loader *l)
{
    struct source *src;
    struct value *v = load_yaml(l, "site.yaml", &src);

    if (!v)
        return false;
    l->site->src = src;
    l->site->root = record_decode(&l->dec, l->kinds.site->fields,
                                  l->kinds.site->nfields, v, (struct span){src, 0, 0});
    if (!l->site->root ||
        !kind_finish(&l->dec, l->kinds.site, l->site->root, (struct span){src, 0, 0}))
        return false;
    report_placeholder(l);
    l->site->name = value_str(l->site->root, "名称");
    l->site->address = value_str(l->site->root, "网址");
    while (slice_ends(l->site->address, SLICE("/")))
        l->site->address.len--;
    if (slice_is(value_str(l->site->root, "公示计数"), "不含首日"))
        l->dec.counting = COUNT_CIVIL;
    return load_rules(l) && load_sections(l);
}

struct date site_clock(struct arena *a, const char *root, struct date today)
{
    struct diag silent = {.arena = a};
    struct source *src = text_load(a, file_join(a, root, "content/site.yaml"),
                                   "content/site.yaml", &silent);
    struct value *v = src ? yaml_parse(a, src, 0, src->text.len, &silent) : NULL;
    const struct value *said = value_find(v, "今天");
    struct date day;

    if (!said)
        said = value_find(v, "today");
    return said && date_parse(said->text, &day) ? day : today;
}

/* ---- items ---- */

static struct section *find_section(struct loader *l, struct slice name)
{
    for (size_t i = 0; i < l->site->nsections; i++)
        if (slice_eq(l->site->sections[i].name, name))
            return &l->site->sections[i];
    return NULL;
}

/* Two pages with one address: on Windows and on many hosts case does not count. */
static bool claim_url(struct loader *l, const struct item *item, struct slice url)
{
    char *lower = slice_cstr(l->arena, url);

    for (char *c = lower; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c |= 0x20;
    const struct item *first = map_set(&l->urls, slice_of(lower), (void *)item);
    if (!first)
        return true;
    const struct value *v = value_find(item->root, "短址");
    struct span at = v ? v->at : (struct span){item->src, 0, 0};
    diag_error(l->diag, at, "url-duplicate", "网址 %.*s 和 %s 重了",
               "the address %.*s belongs to %s already", SLICE_FMT(url),
               first->src->path);
    return diag_hint(l->diag, "换一个文件名或短址", "choose another file name or 短址");
}

static void add_item(struct loader *l, struct item *item)
{
    bool suffix = value_flag(l->site->root, "网址带后缀", false);

    if (!claim_url(l, item, item->url) ||
        (item->short_url.len && !claim_url(l, item, item->short_url)))
        return;
    item_set_address(l->arena, item, l->site->address,
                     suffix ? SLICE(".html") : SLICE(""));
    arena_push(l->arena, l->site->items, l->site->n, l->cap);
    l->site->items[l->site->n++] = item;
}

static void load_item(struct loader *l, struct slice section, const char *path,
                      struct slice name)
{
    struct source *src = load_text(l, path);
    struct matter *m = src ? matter_parse(l->arena, src, l->diag) : NULL;
    bool draft;

    if (!m)
        return;
    l->pictures.section = section;
    struct item *item = item_decode(&l->dec, &l->kinds, m, section, name, &draft);
    if (item)
        add_item(l, item);
}

/* A span for something that has no text: its path alone. */
static struct span place(struct loader *l, const char *path)
{
    struct source *src = arena_new(l->arena, struct source);

    *src = (struct source){file_join(l->arena, "content", path), SLICE("")};
    return (struct span){src, 0, 0};
}

static bool is_usable(struct loader *l, const char *path, enum file_type type)
{
    const char *disk = file_join(l->arena, l->content, path);

    if (type == FILE_LINK && !file_is_inside(l->content, disk)) {
        diag_error(l->diag, place(l, path), "outside", "这个链接指到 content/ 外面去了",
                   "this link leads out of content/");
        return diag_hint(l->diag, "把文件本身放进来", "put the file itself here");
    }
    if (type == FILE_FOLDER || type == FILE_OTHER) {
        diag_error(l->diag, place(l, path), "not-a-file", "这不是一个文件",
                   "not a regular file");
        return diag_hint(l->diag, "文件夹的名字不要以 .md 结尾",
                         "a folder's name must not end in .md");
    }
    return true;
}

static bool is_item_name(struct slice name)
{
    return slice_ends(name, SLICE(".md")) && !slice_is(name, "README.md");
}

static void load_folder(struct loader *l, const char *folder)
{
    struct slice section = slice_of(folder);
    struct file_entry *files;
    size_t n;

    if (!file_list(l->arena, file_join(l->arena, l->content, folder), &files, &n)) {
        diag_error(l->diag, place(l, folder), "file-unreadable", "打不开这个文件夹",
                   "cannot read this folder");
        return;
    }
    for (size_t i = 0; i < n; i++) {
        struct slice name = slice_of(files[i].name);
        const char *path = file_join(l->arena, folder, files[i].name);
        if (!is_item_name(name) || !is_usable(l, path, files[i].type))
            continue;
        if (!find_section(l, section)) {
            diag_error(l->diag, place(l, path), "section-unknown",
                       "site.yaml 的栏目里没有“%s”", "site.yaml lists no section '%s'",
                       folder);
            diag_hint(l->diag, "在 content/site.yaml 的“栏目”里加上  - {目录: %s}",
                      "add  - {目录: %s}  to content/site.yaml", folder);
            return;
        }
        name = slice_sub(name, 0, name.len - 3);
        if (file_name_check(name, place(l, path), l->diag))
            load_item(l, section, path, name);
    }
}

static void load_items(struct loader *l)
{
    struct file_entry *files;
    size_t n = 0;

    if (!file_list(l->arena, l->content, &files, &n))
        return;
    for (size_t i = 0; i < n; i++) {
        struct slice name = slice_of(files[i].name);
        const char *disk = file_join(l->arena, l->content, files[i].name);
        if (slice_is(name, "kinds") || slice_is(name, "rules"))
            continue;
        if (is_item_name(name) && files[i].type != FILE_FOLDER) {
            diag_error(l->diag, place(l, files[i].name), "item-misplaced",
                       "文件要放进栏目文件夹",
                       "an item belongs into a section's folder");
            diag_hint(l->diag, "例如 content/通知/%s", "as content/通知/%s",
                      files[i].name);
        }
        if (files[i].type == FILE_FOLDER && !slice_ends(name, SLICE(".md")))
            load_folder(l, files[i].name);
        else if (files[i].type == FILE_LINK && !file_is_inside(l->content, disk))
            is_usable(l, files[i].name, FILE_LINK);
        else if (files[i].type == FILE_FOLDER)
            is_usable(l, files[i].name, FILE_FOLDER);
    }
}

static void file_items(struct loader *l)
{
    struct site *s = l->site;

    if (s->n)
        qsort(s->items, s->n, sizeof *s->items, item_cmp);
    for (size_t i = 0; i < s->nsections; i++) {
        struct section *sec = &s->sections[i];
        sec->items = arena_array(l->arena, struct item *, s->n);
        for (size_t j = 0; j < s->n; j++)
            if (slice_eq(s->items[j]->section, sec->name))
                sec->items[sec->n++] = s->items[j];
    }
}

/* Who weighs or waives checks may name those of any kind (check/settings.h). */
static bool names_checks(const struct site *s)
{
    bool named = value_find(s->root, "检查") != NULL;

    for (size_t i = 0; i < s->n && !named; i++)
        named = value_find(s->items[i]->root, "豁免") != NULL;
    return named;
}

struct site *site_load(struct arena *a, const struct load_options *o, struct diag *d)
{
    struct loader l = {.arena = a, .o = o, .diag = d};

    struct diag *named = arena_new(a, struct diag);
    named->arena = a;
    l.content = file_join(a, o->root, "content");
    l.site = arena_new(a, struct site);
    l.site->today = o->today;
    l.urls = (struct map)MAP_INIT(a);
    l.pictures = (struct pictures){a, l.content, SLICE(""), MAP_INIT(a)};
    l.finder = (struct picture_finder){pictures_find, &l.pictures};
    l.dec = (struct decoder){.arena = a,
                             .diag = d,
                             .today = o->today,
                             .pictures = &l.finder,
                             .secrets = &l.secrets,
                             .named = named};
    l.site->named = named;
    if (file_type(l.content) == FILE_NONE) {
        diag_error(d, (struct span){0}, "content-missing", "找不到内容文件夹 %s",
                   "no content folder %s", l.content);
        return NULL;
    }
    if (!site_kinds(a, o, &l.kinds, d) || !load_site(&l) || !load_calendar(&l))
        return NULL;
    l.site->kind = l.kinds.site;
    l.site->calendar = l.dec.calendar;
    load_items(&l);
    file_items(&l);
    collect_items(&l.dec, l.site);
    if (names_checks(l.site) && !kinds_open_all(a, &l.kinds, d))
        return NULL;
    l.site->kinds = l.kinds.list;
    l.site->nkinds = l.kinds.n;
    l.site->secrets = l.secrets.list;
    l.site->nsecrets = l.secrets.n;
    return l.site;
}
