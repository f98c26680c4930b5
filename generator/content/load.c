/* load.c - reads content/ into a struct site.
 *
 *   content/site.yaml        the compound: a record, decoded like an item
 *   content/calendar.yaml    holidays
 *   content/通知/停水.md     an item of the section 通知
 * Order: own words, kinds, site.yaml, calendar, items; then what needs all of them:
 * sorting, tags (tags.c) and collections (collect.c). Every file in content/ is either
 * used or reported, so nothing that an editor saved is silently ignored (stray.c).
 */
#include "content/load.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/fold.h"
#include "base/map.h"
#include "content/bodies.h"
#include "content/collect.h"
#include "content/filename.h"
#include "content/files.h"
#include "content/item_address.h"
#include "content/matter.h"
#include "content/own_words.h"
#include "content/pictures.h"
#include "content/remark.h"
#include "content/sections.h"
#include "content/stray.h"
#include "content/tags.h"
#include "content/text_file.h"
#include "data/yaml.h"

#include <stdlib.h>
#include <string.h>

/* The state of one site_load(). */
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
    struct strays strays;
    struct site *site;
    struct map urls;  /* case-folded address -> the item that has it */
    struct map texts; /* in the current folder: a file's text -> its path */
    struct withheld withheld;
    size_t cap, faulty_cap; /* of site->items, site->faulty */
};

/* name: below content/. */
static struct source *load_text(struct loader *l, const char *name)
{
    return text_load(l->arena, file_join(l->arena, l->content, name),
                     file_join(l->arena, "content", name), l->diag);
}

/* Doubtful comments are reported on the way (remark.h). */
static struct value *load_yaml(struct loader *l, const char *name, struct source **src)
{
    *src = load_text(l, name);
    if (!*src)
        return NULL;
    struct value *v = yaml_parse(l->arena, *src, 0, (*src)->text.len, l->diag);
    if (v)
        remarks_check(v, l->diag);
    return v;
}

/* The program's kinds, then the compound's own, which may not redefine them. */
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

/* Without calendar.yaml there are no working days, which is allowed. */
static bool load_calendar(struct loader *l)
{
    struct source *src;

    if (file_type(file_join(l->arena, l->content, "calendar.yaml")) == FILE_NONE)
        return stray_calendar(&l->strays);
    struct value *v = load_yaml(l, "calendar.yaml", &src);
    l->dec.calendar = v ? calendar_load(l->arena, v, l->diag) : NULL;
    return l->dec.calendar != NULL;
}

/* How long notices hang in this region: content/rules/<地区规则>.yaml. The default one
 * need not exist. */
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

/* ---- placeholders written by `banbao init` ---- */

/* A number of zeros only, as init writes it: 0000-0000000. Any other digit makes it a
 * number that somebody chose. */
static bool all_zeros(struct slice number)
{
    size_t zeros = 0;

    for (size_t i = 0; i < number.len; i++) {
        if (number.ptr[i] >= '1' && number.ptr[i] <= '9')
            return false;
        zeros += number.ptr[i] == '0';
    }
    return zeros > 0;
}

/* name: the field, for the message. */
static void check_phone(struct loader *l, const struct value *phone, const char *name)
{
    if (!phone || !all_zeros(phone->text))
        return;
    diag_warn(
        l->diag, phone->at, "phone-placeholder", "%s还是占位的 %.*s，会印在每一页上",
        "%s: the telephone is still the placeholder %.*s, which every page prints",
        name, SLICE_FMT(phone->text));
    diag_hint(l->diag, "改成小区真的%s", "write the compound's own (%s)", name);
}

/* A host name is labels of letters in any script, joined by dots; no … and no blank. */
static bool is_host(struct slice host)
{
    bool dot = true;

    for (size_t at = 0; at < host.len;) {
        uint32_t cp = utf8_next(host, &at);
        bool mark = cp < 0x80 ? !strchr("-_:[]@.0123456789", (int)cp) &&
                                    !((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z')
                              : (cp >= 0x2000 && cp < 0x2070) ||
                                    (cp >= 0x22EF && cp < 0x22F0) ||
                                    (cp >= 0x3000 && cp < 0x3040) || cp >= 0xFF00;
        if (mark || (cp == '.' && dot))
            return false;
        dot = cp == '.';
    }
    return host.len > 0 && !dot;
}

/* https://…/ as init writes it would be printed as a QR code that leads nowhere. */
static void check_address(struct loader *l)
{
    const struct value *address = value_find(l->site->root, "网址");
    struct slice host = address ? address->text : SLICE("");
    size_t scheme = slice_find(host, SLICE("//"));

    if (!address || scheme == SIZE_MAX)
        return;
    host = slice_from(host, scheme + 2);
    host = slice_sub(host, 0, slice_find(host, SLICE("/")));
    if (is_host(host))
        return;
    diag_error(l->diag, address->at, "address-host",
               "网址还没有填好：“%.*s”打不开，二维码会扫到这里",
               "'%.*s' leads nowhere, and QR codes would lead there",
               SLICE_FMT(address->text));
    diag_hint(
        l->diag, "写网站真的网址，例如 https://hal.example；还没有网站，就删掉这一行",
        "write the website's address, like https://hal.example; where there is none, "
        "remove this line");
}

/* Warnings only, except for the address: QR codes on paper cannot be corrected. */
static void report_placeholders(struct loader *l)
{
    const struct value *list = value_find(l->site->root, "电话");

    check_phone(l, value_find(l->site->root, "报修电话"), "报修电话");
    for (size_t i = 0; list && i < list->n; i++)
        check_phone(l, value_find(list->items[i], "号码"), "电话");
    check_address(l);
}

/* site.yaml, with what later steps need of it: bodies, address, sections, counting. */
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
    struct value *bodies = value_find(l->site->root, "机构");
    l->dec.renamed = bodies_read(l->arena, bodies, l->diag);
    l->dec.bodies = bodies_listed(l->arena, bodies);
    report_placeholders(l);
    l->site->name = value_str(l->site->root, "名称");
    l->site->address = value_str(l->site->root, "网址");
    while (slice_ends(l->site->address, SLICE("/")))
        l->site->address.len--;
    if (slice_is(value_str(l->site->root, "公示计数"), "不含首日"))
        l->dec.counting = COUNT_CIVIL;
    return load_rules(l) &&
           sections_read(&(struct sections){l->arena, l->site, l->diag});
}

/* site.yaml parsed but not decoded; NULL if it cannot be read, which site_load reports.
 */
static const struct value *site_as_written(struct arena *a, const char *root)
{
    struct diag silent = {.arena = a};
    struct source *src = text_load(a, file_join(a, root, "content/site.yaml"),
                                   "content/site.yaml", &silent);

    return src ? yaml_parse(a, src, 0, src->text.len, &silent) : NULL;
}

/* For `banbao new`, which must work even if site.yaml has errors. */
struct slice site_bodies(struct arena *a, const char *root)
{
    const struct value *v = site_as_written(a, root);
    const struct value *list = value_find(v, "机构");
    struct value *names = value_list(a);

    if (!list)
        list = value_find(v, "bodies");
    for (size_t i = 0; list && i < list->n; i++) {
        struct slice name = value_str(list->items[i], "名称");
        if (!name.len)
            name = list->items[i]->text;
        if (name.len)
            value_push(a, names, value_text(a, name));
    }
    return bodies_listed(a, names);
}

/* Under either name of the key: 今天 or today. */
struct date site_clock(struct arena *a, const char *root, struct date today)
{
    const struct value *v = site_as_written(a, root);
    const struct value *written = value_find(v, "今天");
    struct date day;

    if (!written)
        written = value_find(v, "today");
    return written && date_parse(written->text, &day) ? day : today;
}

/* ---- items ---- */

/* Report two pages with the same address. On Windows, macOS and many hosts, case and
 * the encoding of accents do not distinguish files. */
static bool claim_url(struct loader *l, const struct item *item, struct slice url)
{
    const struct item *first =
        map_set(&l->urls, fold_file(l->arena, url), (void *)item);
    if (!first)
        return true;
    const struct value *v = value_find(item->root, "短址");
    struct span at = v ? v->at : (struct span){item->src, 0, 0};
    diag_error(l->diag, at, "url-duplicate", "网址 %.*s 和 %s 重了",
               "the address %.*s belongs to %s already", SLICE_FMT(url),
               first->src->path);
    return diag_hint(l->diag, "只要一份的，删掉另一份；是两篇的，换一个文件名或短址",
                     "remove one of them, or choose another file name or 短址");
}

/* Add an item to the site, unless its addresses are taken. */
static bool add_item(struct loader *l, struct item *item)
{
    bool suffix = value_flag(l->site->root, "网址带后缀", false);

    if (!claim_url(l, item, item->url) ||
        (item->short_url.len && !claim_url(l, item, item->short_url)))
        return false;
    item_set_address(l->arena, item, l->site->address,
                     suffix ? SLICE(".html") : SLICE(""));
    arena_push(l->arena, l->site->items, l->site->n, l->cap);
    l->site->items[l->site->n++] = item;
    return true;
}

/* An item whose name does not end in .md is used all the same, with a note. */
static void tell_ending(struct loader *l, const char *path, struct slice name,
                        struct slice stem, const struct map *stems)
{
    const struct file_entry *other = map_find(stems, stem);
    if (slice_eq(slice_sub(name, 0, name.len - 3), stem) &&
        slice_ends(name, SLICE(".md")))
        return;
    if (other && !slice_eq(slice_of(other->name), name))
        return; /* two items with one stem: an error elsewhere */
    diag_note(l->diag, stray_place(&l->strays, path), "file-ending",
              "文件名不是以 .md 结尾，当作 .md 用了",
              "the name does not end in .md: taken as if it did");
    diag_hint(l->diag,
              "改名为 %.*s.md 更好（看不见后缀的，先在“查看”里勾上“文件扩展名”）",
              "better call it %.*s.md", SLICE_FMT(stem));
}

/* A copy beside the original is published, too: found by its name (停水 - 副本), or by
 * having the same text to the byte. */
static void tell_copy(struct loader *l, const char *path, struct slice stem,
                      const struct map *stems, struct slice text)
{
    const char *same = map_find(&l->texts, text);
    struct slice of = file_copied(stem);

    if (!same)
        map_set(&l->texts, text, (void *)path);
    if ((of.len == 0 || !map_find(stems, of)) && !same)
        return;
    if (of.len == 0 || !map_find(stems, of)) {
        of = file_stem(slice_of(strrchr(same, '/') + 1));
        if (slice_eq(file_copied(of), stem)) /* reported for that one */
            return;
    }
    diag_warn(l->diag, stray_place(&l->strays, path), "file-copy",
              "像是“%.*s”的副本，两份都会发布",
              "seems to be a copy of '%.*s': both are published", SLICE_FMT(of));
    diag_hint(l->diag, "多余的删掉；真是两篇的，给它换个名字",
              "remove the one that is not needed, or give it a name of its own");
}

/* Parse and decode one item. */
static void load_item(struct loader *l, struct slice section, const char *path,
                      struct slice name, const struct map *stems)
{
    struct source *src = load_text(l, path);
    struct matter *m = src ? matter_parse(l->arena, src, l->diag) : NULL;
    bool draft = false, sound = false;

    l->pictures.section = section;
    struct item *item =
        m ? item_decode(&l->dec, &l->kinds, m, section, name, &draft, &sound) : NULL;
    if (item && sound && add_item(l, item)) {
        tell_copy(l, path, name, stems, src->text);
        return;
    }
    withheld_add(&l->withheld, section, name, draft);
    if (!item)
        return;
    arena_push(l->arena, l->site->faulty, l->site->nfaulty, l->faulty_cap);
    l->site->faulty[l->site->nfaulty++] = item;
}

/* One entry of a section's folder. False: the folder is not a section. */
static bool load_entry(struct loader *l, const char *folder,
                       const struct file_entry *entry, const struct map *stems)
{
    struct slice name = slice_of(entry->name), section = slice_of(folder);
    const char *path = file_join(l->arena, folder, entry->name);
    enum file_role role = file_role(name);
    bool known = section_find(l->site, section) != NULL;

    if (entry->type == FILE_FOLDER && role != ROLE_ITEM)
        return stray_deeper(&l->strays, folder, path), true;
    if (role == ROLE_PLAIN && entry->type == FILE_REGULAR &&
        file_has_head(l->arena, file_join(l->arena, l->content, path)))
        role = ROLE_ITEM;
    if (slice_starts(name, SLICE("~$")) && known) {
        diag_note(l->diag, stray_place(&l->strays, path), "file-open",
                  "有文件正在 Word 或 WPS 里开着，还没存盘的改动不会发布",
                  "a file is open: what is not saved is not published");
        diag_hint(l->diag, "存盘、关掉；没有开着的，删掉这个锁文件",
                  "save and close it; if none is open, delete this lock");
        return true;
    }
    if (role != ROLE_ITEM) {
        bool readme = slice_is(fold_word(l->arena, file_stem(name)), "readme");
        const char *disk = file_join(l->arena, l->content, path);
        if (readme && known && entry->type == FILE_REGULAR &&
            file_has_head(l->arena, disk)) {
            diag_warn(l->diag, stray_place(&l->strays, path), "file-unused",
                      "README 是给编辑看的说明，不会发布",
                      "a README is for editors: it is not published");
            diag_hint(l->diag, "要发布就换个文件名",
                      "give it another name to publish it");
        }
        if (known || role != ROLE_UNKNOWN)
            file_tell_unused(name, stray_place(&l->strays, path), l->diag);
        return true;
    }
    if (!stray_usable(&l->strays, path, entry->type))
        return true;
    if (!known) {
        section_report(&(struct sections){l->arena, l->site, l->diag}, folder,
                       stray_place(&l->strays, path));
        return false;
    }
    struct slice stem = file_stem(name);
    tell_ending(l, path, name, stem, stems);
    if (file_name_check(stem, stray_place(&l->strays, path), l->diag))
        load_item(l, section, path, stem, stems);
    return true;
}

/* All files of a section. stems: the item of each stem, or `several` if more than one
 * file has it. */
static void load_folder(struct loader *l, const char *folder)
{
    struct file_entry several = {.name = ""}; /* marks a stem that several files have */
    struct map stems = MAP_INIT(l->arena);
    struct file_entry *files;
    size_t n;

    l->texts = (struct map)MAP_INIT(l->arena);
    if (!file_list(l->arena, file_join(l->arena, l->content, folder), &files, &n)) {
        diag_error(l->diag, stray_place(&l->strays, folder), "file-unreadable",
                   "打不开这个文件夹", "cannot read this folder");
        return;
    }
    for (size_t i = 0; i < n; i++) {
        struct slice name = slice_of(files[i].name);
        if (file_role(name) == ROLE_ITEM && map_set(&stems, file_stem(name), &files[i]))
            map_set(&stems, file_stem(name), &several);
    }
    for (size_t i = 0; i < n && load_entry(l, folder, &files[i], &stems); i++)
        ;
}

/* Every entry of content/ itself. */
static void load_items(struct loader *l)
{
    struct file_entry *files;
    size_t n = 0;

    if (!file_list(l->arena, l->content, &files, &n)) {
        diag_error(l->diag, stray_place(&l->strays, ""), "file-unreadable",
                   "打不开这个文件夹", "cannot read this folder");
        return;
    }
    for (size_t i = 0; i < n; i++) {
        struct slice name = slice_of(files[i].name);
        const char *disk = file_join(l->arena, l->content, files[i].name);
        if (slice_is(name, "site.yaml") || slice_is(name, "calendar.yaml"))
            continue;
        if (slice_is(name, "kinds") || slice_is(name, "rules") ||
            slice_is(name, "words")) {
            stray_items(&l->strays, files[i].name);
            continue;
        }
        if (files[i].type == FILE_FOLDER && !slice_ends(name, SLICE(".md")))
            load_folder(l, files[i].name);
        else if (files[i].type == FILE_FOLDER ||
                 (files[i].type == FILE_LINK && !file_is_inside(l->content, disk)))
            stray_usable(&l->strays, files[i].name, files[i].type);
        else
            stray_loose(&l->strays, files[i].name);
    }
    stray_beside(&l->strays, l->o->root);
}

/* Sort the items and distribute them to their sections. */
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

/* Settings that weight or waive checks may name checks of any kind (check/settings.h),
 * so then all kinds must be open. */
static bool names_checks(const struct site *s)
{
    bool named = value_find(s->root, "检查") != NULL;

    for (size_t i = 0; i < s->n && !named; i++)
        named = value_find(s->items[i]->root, "豁免") != NULL;
    for (size_t i = 0; i < s->nfaulty && !named; i++)
        named = value_find(s->faulty[i]->root, "豁免") != NULL;
    return named;
}

/* Findings of checks that have a 规则 are collected in `named`, for the checks of the
 * whole site to weigh or waive (check/). */
struct site *site_load(struct arena *a, const struct load_options *o, struct diag *d)
{
    struct loader l = {.arena = a, .o = o, .diag = d};

    struct diag *named = arena_new(a, struct diag);
    named->arena = a;
    l.content = file_join(a, o->root, "content");
    l.strays = (struct strays){a, l.content, d};
    l.site = arena_new(a, struct site);
    l.site->today = o->today;
    l.urls = (struct map)MAP_INIT(a);
    l.withheld.items = (struct map)MAP_INIT(a);
    l.pictures =
        (struct pictures){.arena = a, .content = l.content, .found = MAP_INIT(a)};
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
    own_words_load(a, o->root, d);
    if (!site_kinds(a, o, &l.kinds, d) || !load_site(&l) || !load_calendar(&l))
        return NULL;
    l.site->kind = l.kinds.site;
    l.site->calendar = l.dec.calendar;
    load_items(&l);
    file_items(&l);
    tags_unify(a, l.site);
    collect_items(&l.dec, l.site, &l.withheld);
    if (names_checks(l.site) && !kinds_open_all(a, &l.kinds, d))
        return NULL;
    l.site->kinds = l.kinds.list;
    l.site->nkinds = l.kinds.n;
    l.site->secrets = l.secrets.list;
    l.site->nsecrets = l.secrets.n;
    l.site->pictures = l.pictures.list;
    l.site->npictures = l.pictures.n;
    return l.site;
}
