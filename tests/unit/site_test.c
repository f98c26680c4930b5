/* A small compound built by hand, through the real theme: what is written, that all of
 * it is well-formed, and that every link inside lands. */
#include "base/file.h"
#include "base/map.h"
#include "data/yaml.h"
#include "model/lunar.h"
#include "site/render.h"
#include "site/url.h"
#include "site/write.h"
#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

static struct arena arena;
static struct diag diag;

/* --- what a run wrote ------------------------------------------------------ */

struct output {
    struct map files; /* path -> struct slice */
    struct slice *paths;
    size_t n, cap;
};

static void keep(void *ctx, const char *path, struct slice data)
{
    struct output *o = ctx;
    struct slice *copy = arena_new(&arena, struct slice);

    *copy = slice_dup(&arena, data);
    arena_push(&arena, o->paths, o->n, o->cap);
    o->paths[o->n] = slice_of(arena_strdup(&arena, path));
    map_set(&o->files, o->paths[o->n++], copy);
}

static struct slice file_of(const struct output *o, const char *path)
{
    const struct slice *s = map_find(&o->files, slice_of(path));

    return s ? *s : SLICE("");
}

static bool has(struct slice text, const char *what)
{
    return slice_find(text, slice_of(what)) != SIZE_MAX;
}

/* --- a compound ------------------------------------------------------------ */

static struct kind notice_kind, announcement_kind;

static struct value *parse(const char *text)
{
    struct source *src = arena_new(&arena, struct source);

    *src = (struct source){"test.yaml", slice_of(text)};
    return yaml_parse(&arena, src, 0, src->text.len, &diag);
}

static struct node *paragraph(struct node *doc, const char *text, const char *url)
{
    struct node *p = arena_new(&arena, struct node),
                *t = arena_new(&arena, struct node);
    struct source *src = arena_new(&arena, struct source);

    *src = (struct source){"content/通知/一.md", slice_of(text)};
    p->type = NODE_PARAGRAPH;
    p->parent = doc;
    p->next = doc->child;
    doc->child = p;
    doc->last = doc->last ? doc->last : p;
    t->type = url ? NODE_LINK : NODE_TEXT;
    t->text = slice_of(text);
    t->url = url ? slice_of(url) : SLICE("");
    t->at = (struct span){src, 0, src->text.len};
    t->parent = p;
    p->child = p->last = t;
    return doc;
}

static struct value *phone(void)
{
    struct value *v = value_text(&arena, SLICE("0000-0000001"));

    value_set(&arena, v, "链接", value_text(&arena, SLICE("tel:00000000001")));
    return v;
}

static struct item *item_new(const struct kind *kind, const char *section,
                             const char *name, struct date date)
{
    struct item *item = arena_new(&arena, struct item);
    struct source *src = arena_new(&arena, struct source);

    *src = (struct source){arena_printf(&arena, "content/%s/%s.md", section, name),
                           SLICE("---\n")};
    *item = (struct item){
        .src = src,
        .kind = kind,
        .section = slice_of(section),
        .name = slice_of(name),
        .url = slice_of(arena_printf(&arena, "%s/%s.html", section, name)),
        .title = slice_of(arena_printf(&arena, "关于“%s”|的<事>", name)),
        .date = date,
        .post_from = date,
        .post_to = date_add(date, 60),
        .papers = {true, false},
    };
    item->root =
        parse("落款: 示例小区业主委员会\n受理部门: 办公室\n标签: [停水, a/b]\n");
    value_set(&arena, item->root, "受理电话", phone());
    value_set(&arena, item->root, "监督电话", phone());
    value_set(&arena, item->root, "咨询电话", phone());
    item->tags = value_find(item->root, "标签")->items;
    item->ntags = 2;
    value_set(&arena, item->root, "标题", value_text(&arena, item->title));
    value_set(&arena, item->root, "日期", date_value(&arena, date));
    item->body = arena_new(&arena, struct node);
    struct value *body = value_text(&arena, SLICE(""));
    body->payload = PAYLOAD_DOC;
    body->data = paragraph(item->body, "正文 <b>", NULL);
    value_set(&arena, item->root, "正文", body);
    value_set(&arena, item->root, "主文", body);
    return item;
}

static struct item *notice_new(const char *name, struct date from, int days,
                               struct date today)
{
    struct item *item = item_new(&notice_kind, "公示", name, from);
    struct period p = {from, date_add(from, days - 1), -1, days, false};

    item->post_to = p.to;
    struct value *v = period_value(&arena, p, today);
    period_list_days(&arena, v, NULL, today);
    value_set(&arena, item->root, "公示期", v);
    return item;
}

static struct item *announcement_new(int day)
{
    struct item *item =
        item_new(&announcement_kind, "通知", arena_printf(&arena, "第%d号", day),
                 (struct date){2026, 10, (int8_t)day});

    value_set(&arena, item->root, "数字",
              parse("{标签: 一共, 值: '3', 单位: 件, 附注: 业主委员会}\n"));
    return item;
}

enum { ANNOUNCEMENTS = 23 };

static struct site *site_new(const char *address)
{
    struct site *site = arena_new(&arena, struct site);
    struct date today = {2026, 11, 25};

    notice_kind = (struct kind){.name = SLICE("公示"),
                                .page = SLICE("notice"),
                                .root = parse("标记: 公　示\n")};
    announcement_kind = (struct kind){.name = SLICE("通知"),
                                      .page = SLICE("announcement"),
                                      .root = parse("标记: 通　知\n")};
    *site = (struct site){
        .root = parse("电话: [{名称: 物业}]\n"),
        .name = SLICE("示例小区"),
        .address = slice_of(address),
        .today = today,
        .items = arena_array(&arena, struct item *, ANNOUNCEMENTS + 3),
        .sections = arena_array(&arena, struct section, 3),
        .nsections = 3,
    };
    site->items[site->n++] = notice_new("五天", (struct date){2026, 11, 23}, 5, today);
    site->items[site->n++] = notice_new("长", (struct date){2026, 11, 1}, 60, today);
    site->items[0]->short_url = SLICE("g12.html");
    value_set(&arena, site->items[0]->root, "短址", value_text(&arena, SLICE("g12")));
    value_set(&arena, site->items[0]->root, "网址",
              value_text(&arena, SLICE("x.example/hal/g12")));
    value_set(&arena, site->items[0]->root, "二维码",
              value_text(&arena, SLICE("https://x.example/hal/g12")));
    value_set(&arena, value_find(site->root, "电话")->items[0], "号码", phone());
    for (int i = ANNOUNCEMENTS; i > 0; i--)
        site->items[site->n++] = announcement_new(i);
    site->items[site->n++] = notice_new("满了", (struct date){2025, 12, 1}, 20, today);
    site->items[site->n - 1]->expired = true;
    site->sections[0] = (struct section){SLICE("公示"), SLICE("公示"), site->items, 2};
    site->sections[1] =
        (struct section){SLICE("通知"), SLICE("通知"), site->items + 2, ANNOUNCEMENTS};
    site->sections[2] = (struct section){SLICE("空"), SLICE("空栏目"), NULL, 0};
    return site;
}

static bool run(const struct site *site, const char *theme, struct output *o)
{
    struct site_download sheet = {site->items[0], PAPER_A4,
                                  SLICE("../print/五天 A4.pdf"), 2048};
    struct layers layers;
    struct site_input in = {
        .site = site,
        .theme = &layers,
        .downloads = &sheet,
        .ndownloads = 1,
        .sink = {keep, o},
    };

    *o = (struct output){.files = MAP_INIT(&arena)};
    diag = (struct diag){.arena = &arena};
    return layers_open(&arena, theme, &layers, &diag) && site_write(&arena, &in, &diag);
}

/* --- well-formed ----------------------------------------------------------- */

static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};

static bool entity_at(struct slice rest)
{
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (slice_starts(rest, slice_of(entities[i])))
            return true;
    return false;
}

/* Behind the tag that starts at `at`; *name and *kind ('<' open, '/' close, '.' both).
 * 0: attributes are not quoted or the tag does not end. */
static size_t tag_end(struct slice s, size_t at, struct slice *name, char *kind)
{
    size_t start = at + 1 + (s.ptr[at + 1] == '/'), end = start;
    char quote = 0;

    while (end < s.len && !strchr(" \n/>", s.ptr[end]))
        end++;
    *name = slice_sub(s, start, end);
    *kind = s.ptr[at + 1] == '/' ? '/' : '<';
    for (; end < s.len; end++) {
        char c = s.ptr[end];

        if (quote ? c == '<' : c == '=' && s.ptr[end + 1] != '"')
            return 0;
        if (c == '"')
            quote = quote ? 0 : '"';
        else if (c == '>' && !quote)
            break;
    }
    if (end < s.len && s.ptr[end - 1] == '/')
        *kind = '.';
    return end < s.len ? end + 1 : 0;
}

/* NULL, or what is wrong. */
static const char *ill_formed(struct slice s)
{
    struct slice stack[100], name;
    size_t depth = 0, i = 0;
    char kind;

    while (i < s.len) {
        if (s.ptr[i] == '&' && !entity_at(slice_from(s, i)))
            return "an entity";
        if (s.ptr[i] != '<') {
            i++;
            continue;
        }
        if (s.ptr[i + 1] == '!' || s.ptr[i + 1] == '?') {
            i += slice_find(slice_from(s, i), SLICE(">")) + 1;
            continue;
        }
        i = tag_end(s, i, &name, &kind);
        if (i == 0)
            return "a tag";
        if (kind == '<' && depth < 100)
            stack[depth++] = name;
        else if (kind == '/' && (depth == 0 || !slice_eq(stack[--depth], name)))
            return arena_printf(&arena, "</%.*s>", SLICE_FMT(name));
    }
    return depth ? arena_printf(&arena, "<%.*s> is open", SLICE_FMT(stack[depth - 1]))
                 : NULL;
}

/* --- links ----------------------------------------------------------------- */

static struct slice percent_decoded(struct slice s)
{
    char *out = arena_strndup(&arena, s.ptr, s.len);
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] == '%') {
            char hex[3] = {s.ptr[i + 1], s.ptr[i + 2], 0};
            out[n++] = (char)strtol(hex, NULL, 16);
            i += 2;
        } else
            out[n++] = s.ptr[i];
    return (struct slice){out, n};
}

static bool lands(const struct output *o, struct slice page, struct slice href)
{
    size_t hash = slice_find(href, SLICE("#"));
    struct slice file = slice_sub(href, 0, hash == SIZE_MAX ? href.len : hash), path;

    if (has(href, "://") || url_scheme(href).len ||
        slice_starts(href, SLICE("../print")) || has(href, "../print/"))
        return true;
    if (slice_starts(href, SLICE("/"))) /* 404.html: from the site's path */
        return slice_starts(href, SLICE("/hal/")) &&
               map_find(&o->files, percent_decoded(slice_from(file, 5)));
    if (file.len == 0)
        return has(file_of(o, slice_cstr(&arena, page)),
                   arena_printf(&arena, "id=\"%.*s\"", SLICE_FMT(slice_from(href, 1))));
    return url_resolve(&arena, page, percent_decoded(file), &path) &&
           map_find(&o->files, path);
}

static void check_links(const struct output *o, size_t i, size_t *n)
{
    struct slice rest = file_of(o, slice_cstr(&arena, o->paths[i])), href;
    size_t at, src;

    while ((at = slice_find(rest, SLICE(" href=\""))) != SIZE_MAX ||
           slice_find(rest, SLICE(" src=\"")) != SIZE_MAX) {
        src = slice_find(rest, SLICE(" src=\""));
        at = at < src ? at + 7 : src + 6;
        rest = slice_from(rest, at);
        slice_cut(&rest, '"', &href);
        ++*n;
        if (!lands(o, o->paths[i], href))
            ok(false, "%.*s links to %.*s, which is not there", SLICE_FMT(o->paths[i]),
               SLICE_FMT(href));
    }
}

static void whole_site(void)
{
    struct output o, again;
    const struct site *site = site_new("https://x.example/hal");
    size_t links = 0, same = 0;

    ok(run(site, "themes/zhusha", &o), "a site is written");
    for (size_t i = 0; i < diag.n; i++)
        printf("# %s\n", diag.messages[i].en);
    for (size_t i = 0; i < o.n; i++) {
        const char *wrong = NULL;

        if (slice_ends(o.paths[i], SLICE(".html")) ||
            slice_ends(o.paths[i], SLICE(".xml")))
            wrong = ill_formed(file_of(&o, slice_cstr(&arena, o.paths[i])));
        if (wrong)
            ok(false, "%.*s is well-formed: %s", SLICE_FMT(o.paths[i]), wrong);
        if (slice_ends(o.paths[i], SLICE(".html")))
            check_links(&o, i, &links);
    }
    ok(o.n > ANNOUNCEMENTS + 10, "%zu files, all well-formed", o.n);
    ok(links > 1000, "%zu links, all land", links);
    run(site, "themes/zhusha", &again);
    for (size_t i = 0; i < o.n && i < again.n; i++)
        same += slice_eq(o.paths[i], again.paths[i]) &&
                slice_eq(file_of(&o, slice_cstr(&arena, o.paths[i])),
                         file_of(&again, slice_cstr(&arena, o.paths[i])));
    ok(same == o.n && again.n == o.n, "a second run is the same, byte for byte");
}

static void pages(void)
{
    struct output o;
    struct slice page;

    run(site_new("https://x.example/hal"), "themes/zhusha", &o);
    page = file_of(&o, "公示/五天.html");
    ok(has(page, "还剩<b class=\"num\">3</b>天"),
       "three days are left, today included");
    ok(has(page, "href=\"../../print/%E4%BA%94%E5%A4%A9%20A4.pdf\""),
       "the sheet is linked");
    ok(has(page, "正文 &lt;b&gt;"), "the text is escaped");
    ok(has(page, "关于<wbr/>“五天”</span><wbr/><span class=\"seg\">的&lt;事&gt;"),
       "and the title's |");
    ok(has(page, ">x.example/hal/g12<"), "the short address is printed");
    ok(has(page, "<svg class=\"qr\""), "with its code");
    ok(has(file_of(&o, "g12.html"), "content=\"0; url=%E5%85%AC%E7%A4%BA/"),
       "it redirects");
    page = file_of(&o, "公示/长.html");
    ok(has(page, "--n:60;--l:36"), "a long period is one bar");
    page = file_of(&o, "index.html");
    ok(has(page, "2026年11月25日　星期三") && has(page, "农历十月十七"),
       "home: the date");
    ok(has(page, "关于“五天”") && has(page, "关于“长”"), "home: what is open");
    ok(!has(page, "满了"), "home: not what is over");
    ok(slice_find(page, SLICE("五天")) < slice_find(page, SLICE("关于“长”")),
       "home: what ends first stands first");
    ok(has(page, "tel:") || has(page, "0000-0000001"), "home: the hotline");
    ok(has(page, "<i>件</i>"), "home: a kind's figure");
    ok(has(file_of(&o, "通知/index.html"), "第 23") ||
           has(file_of(&o, "通知/index.html"), "href=\"../%E9%80%9A%E7%9F%A5/2.html\""),
       "twenty on a page");
    ok(file_of(&o, "通知/2.html").len && !file_of(&o, "通知/3.html").len,
       "two pages of 23");
    ok(!file_of(&o, "空/index.html").len, "no page of nothing");
    ok(file_of(&o, "归档/2025.html").len && file_of(&o, "归档/2026.html").len, "years");
    ok(file_of(&o, "标签/a-b.html").len, "a tag's file name is safe");
    ok(has(file_of(&o, "404.html"), "href=\"/hal/index.html\""),
       "404: links hold at any depth");
    ok(has(file_of(&o, "feed.xml"), "<id>https://x.example/hal/%E5%85%AC%E7%A4%BA/"),
       "the feed has whole addresses");
    ok(has(file_of(&o, "sitemap.xml"), "/hal/%E9%80%9A%E7%9F%A5/2.html</loc>") &&
           !has(file_of(&o, "sitemap.xml"), "g12"),
       "the sitemap lists pages, no redirects");
}

/* --- mistakes -------------------------------------------------------------- */

static const char *first_code(void)
{
    return diag.n ? diag.messages[0].code : "none";
}

static void bad_link(const char *url, const char *code)
{
    struct site *site = site_new("https://x.example");
    struct output o;

    paragraph(site->items[2]->body, "看这里", url);
    bool sound = run(site, "themes/zhusha", &o);
    if (code)
        ok(!sound && strcmp(first_code(), code) == 0, "%s: %s", url, code);
    else
        ok(sound, "%s is fine", url);
}

static void mistakes(void)
{
    struct site *site = site_new("https://x.example");
    char dir[] = "/tmp/site_test.XXXXXX";
    struct output o;
    const char *web;

    bad_link("../公示/五天.md", NULL);
    bad_link("%E7%AC%AC2%E5%8F%B7.md#一", NULL);
    bad_link("tel:00000000001", NULL);
    bad_link("../公示/五.md", "link-broken");
    bad_link("../../secret.md", "link-broken");
    bad_link("javascript:alert(1)", "link-scheme");
    site->items[1]->short_url = SLICE("g12.html");
    ok(!run(site, "themes/zhusha", &o), "two short addresses alike are refused");
    is(first_code(), "page-taken", "as taken");
    site->items[1]->short_url = SLICE("");
    notice_kind.page = SLICE("nothing");
    ok(!run(site, "themes/zhusha", &o), "a kind without a template is refused");
    is(first_code(), "template-missing", "by name");
    run(site, "themes/none", &o);
    is(first_code(), "theme-missing", "no theme");
    if (!ok(mkdtemp(dir) != NULL, "a folder to try themes in"))
        return;
    web = file_join(&arena, dir, "web");
    file_make_dirs(web);
    file_write(file_join(&arena, web, "style.css"), SLICE("a{}"));
    run(site, dir, &o);
    is(first_code(), "theme-missing", "no theme.yaml");
    file_write(file_join(&arena, dir, "theme.yaml"), SLICE("tokens: {}\n"));
    file_write(file_join(&arena, web, "home.html"), SLICE("\xff"));
    run(site, dir, &o);
    is(first_code(), "theme-encoding", "a template that is no UTF-8");
    file_remove_tree(dir);
}

static void rendering(void)
{
    char dir[] = "/tmp/site_test.XXXXXX";
    struct buf out = BUF_INIT;

    if (!ok(mkdtemp(dir) != NULL, "a folder to render in"))
        return;
    const char *t = file_join(&arena, dir, "t.html"),
               *y = file_join(&arena, dir, "d.yaml");
    file_write(t, SLICE("<p>{{>name}}</p>"));
    file_write(file_join(&arena, dir, "name.html"), SLICE("{{名}}"));
    file_write(y, SLICE("名: 张 & 李\n"));
    diag = (struct diag){.arena = &arena};
    ok(render_file(&arena, t, y, &out, &diag), "a template on a data file");
    is(out.ptr, "<p>张 &amp; 李</p>", "with its partials");
    ok(!render_file(&arena, t, file_join(&arena, dir, "none.yaml"), &out, &diag),
       "no data, no page");
    is(first_code(), "file-unreadable", "and it says so");
    buf_release(&out);
    file_remove_tree(dir);
}

static void lunar(void)
{
    is(lunar_text(&arena, (struct date){2026, 11, 25}).ptr, "农历十月十七",
       "a plain day");
    is(lunar_text(&arena, (struct date){2026, 2, 17}).ptr, "农历正月初一", "new year");
    is(lunar_text(&arena, (struct date){2025, 7, 25}).ptr, "农历闰六月初一",
       "a leap month");
    is(lunar_text(&arena, (struct date){2026, 1, 18}).ptr, "农历冬月三十",
       "the thirtieth");
    is(lunar_text(&arena, (struct date){2026, 2, 10}).ptr, "农历腊月廿三", "小年");
}

int main(void)
{
    diag = (struct diag){.arena = &arena};
    whole_site();
    pages();
    mistakes();
    rendering();
    lunar();
    arena_free(&arena);
    return done();
}
