/* theme_names.c - finds names in a theme of one's own that print nothing.
 *
 *     {{公示期}} in web/notice.html -> known: a field of a kind
 *     {{公式期}}                    -> [theme-name], did you mean 公示期?
 *     flow: 简介                    -> [theme-flow]: not a Markdown field
 *     <img src="logo.png">          -> [theme-link]: write {{页.根}}{{小区.资源.logo}}
 *
 * Known are the names of kinds' fields, names that the shipped layouts and templates
 * print, and a few more (made). Files are scanned for {{…}} and for keys like `if:`
 * without parsing. In general a name may be used anywhere: parts that many kinds use
 * may ask for a field of one. Only in a kind's own page or sheet must its fields be
 * that kind's (is_foreign). */
#include "theme_names.h"

#include "theme_unused.h"

#include "base/file.h"
#include "content/kinds.h"
#include "content/load.h"

#include <string.h>

enum { THEME_FILE_MAX = 2 * 1024 * 1024 };

/* Members that the program makes and no shipped theme prints (themes/README.md; the
 * test theme-names.t searches the sources for more). */
static const char *const made[] = {
    "上一页", "上墙", "下一页", "大写", "小数",     "工作日", "年月", "月", "标题行",
    "班",     "端",   "负",     "分段", "词",       "行文",   "首句", "双", "有",
    "并列",   "万元", "万",     "概数", "概数单位", "确数",   "宽",   "高", "iso",
    "html",   "src",  "短",     "名",   "内容",     "色",     "夜",
};

struct theme_names {
    struct session *s;
    struct map known;   /* all names that may print something */
    struct map parts;   /* those among them that parts shared by all kinds ask for */
    struct slice *list; /* known as a list, for hints */
    size_t n, cap;
    struct kinds kinds;
    const char *path;           /* the file for which fields_of was called last, */
    const struct value *fields; /* and its result */
    bool sound;                 /* nothing has been reported */
};

static void know(struct theme_names *names, struct slice name)
{
    if (name.len == 0 || map_find(&names->known, name))
        return;
    name = slice_dup(&names->s->arena, name);
    map_set(&names->known, name, names);
    arena_push(&names->s->arena, names->list, names->n, names->cap);
    names->list[names->n++] = name;
}

/* ---- names in a file ---- */

typedef void take_name(struct theme_names *names, struct slice path, struct span at);

struct scan {
    const struct source *src;
    struct theme_names *names;
    take_name *take;
};

/* Hands the bytes [from, to), without blanks and quotes, to c->take. */
static void take(const struct scan *c, size_t from, size_t to)
{
    struct slice text = c->src->text;

    while (from < to && strchr(" \t\"'", text.ptr[from]))
        from++;
    while (to > from && strchr(" \t\r\"'", text.ptr[to - 1]))
        to--;
    if (to > from)
        c->take(c->names, slice_sub(text, from, to), (struct span){c->src, from, to});
}

/* Finds {{x}} {{{x}}} {{#x}} {{^x}} {{&x}}, but not partials, comments and end tags. */
static void scan_tags(const struct scan *c)
{
    struct slice text = c->src->text;

    for (size_t at = 0, found; at < text.len; at += found + 2) {
        found = slice_find(slice_from(text, at), SLICE("{{"));
        if (found == SIZE_MAX)
            return;
        size_t from = at + found + 2;
        size_t to = slice_find(slice_from(text, from), SLICE("}}"));
        if (to == SIZE_MAX)
            return;
        if (from < text.len && strchr("#^&{ ", text.ptr[from]))
            from++;
        else if (from < text.len && strchr(">!/=<$", text.ptr[from]))
            continue;
        to += at + found + 2;
        if (to > from)
            take(c, from, to);
    }
}

/* Finds the names after `if: ` and the like in a layout; a value ends in its line. */
static void scan_keys(const struct scan *c)
{
    static const char *const keys[] = {"if: ", "unless: ", "with: ", "each: "};
    struct slice rest = c->src->text, line;

    while (slice_cut(&rest, '\n', &line)) {
        size_t start = (size_t)(line.ptr - c->src->text.ptr);
        if (slice_starts(slice_trim(line), SLICE("#")))
            continue;
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
            size_t from = slice_find(line, slice_of(keys[i])), to;
            if (from == SIZE_MAX || (from > 0 && !strchr(" {,", line.ptr[from - 1])))
                continue;
            to = from += strlen(keys[i]);
            while (to < line.len && !strchr(",}]#{[", line.ptr[to]))
                to++;
            take(c, start + from, start + to);
        }
    }
}

/* Hands each name in the file to `to`; NULL: the file cannot be read. */
static const struct source *scan_file(struct theme_names *names, const char *path,
                                      take_name *to)
{
    struct source *src = arena_new(&names->s->arena, struct source);
    struct scan c = {src, names, to};

    src->path = path;
    if (file_read(&names->s->arena, path, THEME_FILE_MAX, &src->text) != FILE_OK ||
        utf8_invalid(src->text) != SIZE_MAX)
        return NULL;                                     /* reported when it is used */
    if (slice_find(src->text, SLICE("{{=")) == SIZE_MAX) /* other marks than these */
        scan_tags(&c);
    if (slice_ends(slice_of(path), SLICE(".yaml")))
        scan_keys(&c);
    return src;
}

/* ---- what a kind has ---- */

/* Is stem the name of the page or the sheet of that kind? */
static bool is_of_kind(const struct kind *k, struct slice stem)
{
    const struct value *forms = value_find(k->root, "版式");

    for (size_t i = 0; forms && i < forms->nmembers; i++)
        if (slice_eq(value_str(forms->members[i].value, "海报"), stem))
            return true;
    return slice_eq(k->page, stem) || slice_eq(k->layout, stem);
}

static void add_fields(struct arena *a, struct value *out, const struct field *fields,
                       size_t n)
{
    for (size_t i = 0; i < n; i++) {
        value_push(a, out, value_text(a, fields[i].name));
        for (size_t k = 0; k < fields[i].ncomputed; k++)
            value_push(a, out, value_text(a, fields[i].computed[k].name));
        add_fields(a, out, fields[i].columns, fields[i].ncolumns);
    }
}

/* The fields of the kinds whose page or sheet the file is, each kind's own before those
 * that every item has. Empty: a part that any kind may use. */
static const struct value *fields_of(struct theme_names *names, const char *path)
{
    struct arena *a = &names->s->arena;
    const char *base = strrchr(path, '/');
    struct slice stem = slice_of(base ? base + 1 : path);
    struct value *out = value_list(a);

    if (names->fields && names->path == path)
        return names->fields;
    names->fields = out;
    names->path = path;
    if (strstr(path, "/parts/"))
        return out;
    stem.len -= slice_ends(stem, SLICE(".yaml")) || slice_ends(stem, SLICE(".html"))
                    ? strlen(".yaml")
                    : 0;
    if (slice_ends(stem, SLICE("-chat"))) /* a sheet's picture for chats */
        stem.len -= strlen("-chat");
    for (size_t i = 0; i < names->kinds.n; i++) {
        const struct kind *k = names->kinds.list[i];
        size_t every = names->kinds.envelope.n;
        if (!is_of_kind(k, stem))
            continue;
        add_fields(a, out, k->fields + every, k->nfields - every);
        for (size_t c = 0; c < k->ncomputed; c++)
            value_push(a, out, value_text(a, k->computed[c].name));
        add_fields(a, out, k->fields, every);
    }
    return out;
}

/* ---- what is known ---- */

static void know_part(struct theme_names *names, struct slice path, struct span at)
{
    struct slice segment;

    (void)at;
    while (slice_cut(&path, '.', &segment))
        map_set(&names->parts, slice_dup(&names->s->arena, segment), names);
}

static void know_path(struct theme_names *names, struct slice path, struct span at)
{
    struct slice segment;

    (void)at;
    while (slice_cut(&path, '.', &segment))
        know(names, segment);
}

/* Knows what the folder's files ask for; parts: those that are no kind's own. */
static void know_folder(struct theme_names *names, const char *dir, bool parts)
{
    struct file_entry *entries;
    size_t n = 0;

    if (!file_list(&names->s->arena, dir, &entries, &n))
        return;
    for (size_t i = 0; i < n; i++) {
        const char *path = file_join(&names->s->arena, dir, entries[i].name);
        struct slice name = slice_of(entries[i].name);
        if (parts && fields_of(names, path)->n)
            continue;
        if (slice_ends(name, SLICE(".yaml")) || slice_ends(name, SLICE(".html")) ||
            slice_ends(name, SLICE(".css")))
            scan_file(names, path, parts ? know_part : know_path);
    }
}

static void know_shipped(struct theme_names *names, const char *shipped, bool parts)
{
    static const char *const subs[] = {"posters", "posters/parts", "web"};
    struct arena *a = &names->s->arena;
    struct file_entry *entries;
    size_t n = 0;

    if (!file_list(a, shipped, &entries, &n))
        return;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < sizeof subs / sizeof *subs; k++)
            know_folder(names,
                        file_join(a, file_join(a, shipped, entries[i].name), subs[k]),
                        parts);
}

static void know_fields(struct theme_names *names, const struct field *fields, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        know(names, fields[i].name);
        for (size_t k = 0; k < fields[i].nchoices; k++)
            know(names, fields[i].choices[k]);
        for (size_t k = 0; k < fields[i].ncomputed; k++)
            know(names, fields[i].computed[k].name);
        know_fields(names, fields[i].columns, fields[i].ncolumns);
    }
}

/* Knows all keys of a kind's file, since layouts may ask for any: {{本类.名称}} */
static void know_keys(struct theme_names *names, const struct value *v)
{
    for (size_t i = 0; i < v->nmembers; i++) {
        know(names, v->members[i].key);
        know_keys(names, v->members[i].value);
    }
    for (size_t i = 0; i < v->n; i++)
        know_keys(names, v->items[i]);
}

static bool know_kinds(struct theme_names *names)
{
    struct session *s = names->s;
    struct load_options o = {".", s->kinds, s->run->today};
    struct kinds *kinds = &names->kinds;

    if (!site_kinds(&s->arena, &o, kinds, &s->diag) ||
        !kinds_open_all(&s->arena, kinds, &s->diag))
        return false;
    know_fields(names, kinds->site->fields, kinds->site->nfields);
    for (size_t i = 0; i < kinds->n; i++) {
        const struct kind *k = kinds->list[i];
        know_fields(names, k->fields, k->nfields);
        for (size_t c = 0; c < k->ncomputed; c++)
            know(names, k->computed[c].name);
        if (k->root)
            know_keys(names, k->root);
    }
    return true;
}

/* ---- what is asked for ---- */

static bool is_number(struct slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    return s.len > 0;
}

static void hint_fields(struct theme_names *names, const struct value *fields)
{
    struct buf all = BUF_INIT;

    for (size_t i = 0; i < fields->n; i++)
        buf_printf(&all, "%s%.*s", i ? "、" : "", SLICE_FMT(fields->items[i]->text));
    diag_hint(&names->s->diag, "这一类有的字段：%s；别的见 themes/README.md",
              "the fields of this kind: %s; all else in themes/README.md", all.ptr);
    buf_release(&all);
}

static void report(struct theme_names *names, struct slice name, struct span at)
{
    const struct value *fields = fields_of(names, at.src->path);
    struct slice *own = arena_array(&names->s->arena, struct slice, fields->n + 1);

    for (size_t i = 0; i < fields->n; i++)
        own[i] = fields->items[i]->text;
    struct slice near = fields->n ? nearest_word(name, own, fields->n)
                                  : nearest_word(name, names->list, names->n);

    names->sound = false;
    if (map_find(&names->known, name))
        diag_error(&names->s->diag, at, "theme-name",
                   "这一类没有“%.*s”这一项，这里什么也印不出来",
                   "this kind has no '%.*s': nothing is printed here", SLICE_FMT(name));
    else
        diag_error(&names->s->diag, at, "theme-name",
                   "哪里都没有“%.*s”这一项，这里什么也印不出来",
                   "nothing has '%.*s': nothing is printed here", SLICE_FMT(name));
    if (near.len)
        diag_hint(&names->s->diag, "你是不是想写 %.*s？", "did you mean %.*s?",
                  SLICE_FMT(near));
    else if (fields->n)
        hint_fields(names, fields);
    else
        diag_hint(&names->s->diag,
                  "各类有哪些字段见 generator/kinds/，别的见 themes/README.md",
                  "fields are in generator/kinds/, all else in themes/README.md");
}

/* ---- names of another kind ---- */

/* Is there a field of that name, at any depth? markdown: of that type. */
static bool has_field(const struct field *fields, size_t n, struct slice name,
                      bool markdown)
{
    for (size_t i = 0; i < n; i++)
        if ((slice_eq(fields[i].name, name) &&
             (!markdown || fields[i].type == FIELD_MARKDOWN)) ||
            has_field(fields[i].columns, fields[i].ncolumns, name, markdown))
            return true;
    return false;
}

static bool is_among(const struct value *list, struct slice name)
{
    for (size_t i = 0; i < list->n; i++)
        if (slice_eq(list->items[i]->text, name))
            return true;
    return false;
}

/* Is it a field of other kinds, but not of this file's, and printed by no part of the
 * shipped themes? Then it is known, and yet prints nothing here. */
static bool is_foreign(const struct theme_names *names, const struct value *fields,
                       struct slice name)
{
    if (fields->n == 0 || is_among(fields, name) || map_find(&names->parts, name))
        return false;
    for (size_t i = 0; i < names->kinds.n; i++)
        if (has_field(names->kinds.list[i]->fields, names->kinds.list[i]->nfields, name,
                      false))
            return true;
    return false;
}

/* Checks the path of a name: its first segment, and the others below 小区 and 页.
 * Members of lists and rows belong to the content. */
static void ask_path(struct theme_names *names, struct slice path, struct span at)
{
    struct slice rest = path, first, segment;

    if (slice_is(path, ".") || !slice_cut(&rest, '.', &first))
        return;
    bool deep = slice_is(first, "小区") || slice_is(first, "页");
    if ((!map_find(&names->known, first) && !is_number(first)) ||
        is_foreign(names, fields_of(names, at.src->path), first)) {
        report(names, first, at);
        return;
    }
    while (deep && slice_cut(&rest, '.', &segment)) {
        if (!map_find(&names->known, segment) && !is_number(segment)) {
            report(names, segment, at);
            return;
        }
        deep = !slice_is(segment, "资源"); /* followed by names of files */
    }
}

/* Checks `flow: x` in a kind's own sheet: only Markdown flows over pages. */
static void ask_flow(struct theme_names *names, const struct source *src)
{
    struct slice rest = src->text, line;
    bool annexes = slice_find(src->text, SLICE("附件")) != SIZE_MAX;

    if (fields_of(names, src->path)->n == 0)
        return;
    while (slice_cut(&rest, '\n', &line)) {
        size_t from = slice_find(line, SLICE("flow: ")), to;
        if (from == SIZE_MAX || (from > 0 && !strchr(" {", line.ptr[from - 1])))
            continue;
        to = from += strlen("flow: ");
        while (to < line.len && !strchr(",} #", line.ptr[to]))
            to++;
        struct slice name = slice_sub(line, from, to);
        bool known = slice_is(name, "正文") || slice_is(name, "主文") ||
                     (annexes && slice_is(name, "内容"));
        for (size_t i = 0; i < names->kinds.n && !known; i++)
            known = has_field(names->kinds.list[i]->fields,
                              names->kinds.list[i]->nfields, name, true);
        if (known)
            continue;
        size_t at = (size_t)(name.ptr - src->text.ptr);
        names->sound = false;
        diag_error(&names->s->diag, (struct span){src, at, at + name.len}, "theme-flow",
                   "没有叫“%.*s”的正文，这里什么也印不出来",
                   "no Markdown is called '%.*s': nothing is printed here",
                   SLICE_FMT(name));
        diag_hint(&names->s->diag, "写 flow: 正文，就是各篇 --- 下面的字",
                  "write flow: 正文, the text below ---");
    }
}

static bool is_shipped(const char *shipped, const char *dir)
{
    return file_is_inside(shipped, dir);
}

/* ---- files that pages name ---- */

/* Is url a path in this site that nothing makes? Pages are .html, feeds .xml, sheets
 * .pdf; other files of web/ are published under a name that only 小区.资源 knows:
 * logo.png -> true, index.html, https://a.cn/b.png, {{页.根}}{{小区.资源.logo}} ->
 * false */
static bool leads_nowhere(struct slice url)
{
    static const char *const made_here[] = {".html", ".xml", ".pdf"};
    struct slice root = SLICE("{{页.根}}");
    size_t dot = SIZE_MAX;

    if (slice_starts(url, root))
        url = slice_from(url, root.len);
    for (size_t i = 0; i < url.len; i++) {
        if (strchr(":{#?", url.ptr[i]))
            return false; /* another site, a place in the page, or a name */
        if (url.ptr[i] == '.')
            dot = i;
        else if (url.ptr[i] == '/')
            dot = SIZE_MAX;
    }
    if (dot == SIZE_MAX || slice_starts(url, SLICE("//")) || dot + 1 == url.len)
        return false;
    for (size_t i = 0; i < sizeof made_here / sizeof *made_here; i++)
        if (slice_is(slice_from(url, dot), made_here[i]))
            return false;
    return true;
}

/* Reports url if it leads nowhere, naming the resource to write instead of it. */
static void ask_link(struct theme_names *names, struct slice url, struct span at)
{
    struct slice file = url;

    if (!leads_nowhere(url))
        return;
    for (size_t i = 0; i < url.len; i++)
        if (url.ptr[i] == '/' || url.ptr[i] == '}')
            file = slice_from(url, i + 1);
    size_t stem = file.len;
    while (stem > 0 && file.ptr[stem - 1] != '.')
        stem--;
    names->sound = false;
    diag_error(&names->s->diag, at, "theme-link", "网站里没有 %.*s 这个文件",
               "the site has no file %.*s", SLICE_FMT(url));
    diag_hint(&names->s->diag,
              "把 %.*s 放进主题的 web/，这里写 {{页.根}}{{小区.资源.%.*s}}",
              "put %.*s into the theme's web/ and write {{页.根}}{{小区.资源.%.*s}}",
              SLICE_FMT(file), stem ? (int)stem - 1 : 0, file.ptr);
}

/* Finds the quoted values of src=, href= and poster= in a page. */
static void scan_links(struct theme_names *names, const struct source *src)
{
    static const char *const keys[] = {" src=", " href=", " poster="};
    struct slice text = src->text;

    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        for (size_t at = 0, found; at < text.len; at += found + 1) {
            found = slice_find(slice_from(text, at), slice_of(keys[k]));
            if (found == SIZE_MAX)
                break;
            size_t from = at + found + strlen(keys[k]), to;
            if (from >= text.len || !strchr("\"'", text.ptr[from]))
                continue;
            char quote = text.ptr[from++];
            for (to = from; to < text.len && text.ptr[to] != quote;)
                to++;
            ask_link(names, slice_sub(text, from, to), (struct span){src, from, to});
        }
}

/* ---- all of it ---- */

static void ask_folder(struct theme_names *names, const char *sub, const char *ending,
                       const char *shipped)
{
    const struct layers *layers = &names->s->layouts->layers;
    struct layer_file *files;
    size_t n = 0;

    if (!layers_list(&names->s->arena, layers, sub, &files, &n))
        return;
    for (size_t i = 0; i < n; i++) {
        if (!slice_ends(slice_of(files[i].name), slice_of(ending)) ||
            is_shipped(shipped, layers->dirs[files[i].layer]))
            continue;
        const struct source *src = scan_file(names, files[i].path, ask_path);
        if (src && slice_is(slice_of(ending), ".html"))
            scan_links(names, src);
        else if (src)
            ask_flow(names, src);
    }
}

bool theme_names_check(struct session *s)
{
    const struct layers *layers = &s->layouts->layers;
    const char *shipped =
        s->run->home ? file_join(&s->arena, s->run->home, "themes") : NULL;
    struct theme_names names = {.s = s,
                                .known = MAP_INIT(&s->arena),
                                .parts = MAP_INIT(&s->arena),
                                .sound = true};
    bool own = false;

    for (size_t i = 0; shipped && i < layers->n; i++)
        own |= !is_shipped(shipped, layers->dirs[i]);
    if (!own)
        return true;
    names.sound = theme_unused_check(s, shipped);
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        know(&names, slice_of(made[i]));
    know_shipped(&names, shipped, false);
    if (!know_kinds(&names))
        return names.sound; /* reported, or of a kind that is not used */
    know_shipped(&names, shipped, true);
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        know_part(&names, slice_of(made[i]), (struct span){0});
    ask_folder(&names, "posters", ".yaml", shipped);
    ask_folder(&names, "posters/parts", ".yaml", shipped);
    ask_folder(&names, "web", ".html", shipped);
    return names.sound;
}
