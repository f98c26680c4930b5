/* Trees built by hand: what the writer makes of each node, and that it escapes. */
#include "data/picture.h"
#include "site/html.h"
#include "site/leftward.h"
#include "site/url.h"
#include "tap.h"

static struct arena arena;

static struct node *node(struct node *parent, enum node_type type, const char *text)
{
    struct node *n = arena_new(&arena, struct node);

    n->type = type;
    n->text = slice_of(text);
    n->parent = parent;
    if (parent && parent->last)
        parent->last->next = n;
    else if (parent)
        parent->child = n;
    if (parent)
        parent->last = n;
    return n;
}

static struct slice link_of(void *ctx, const struct node *n)
{
    (void)ctx;
    return slice_is(n->url, "bad") ? (struct slice){0} : n->url;
}

static const char *html(const struct node *doc)
{
    struct html_host host = {
        .link = link_of, .picture = link_of, .id_prefix = SLICE(""), .heading = 2};
    struct buf b = BUF_INIT;

    html_write(&b, doc, &host);
    const char *s = arena_strndup(&arena, b.ptr, b.len);
    buf_release(&b);
    return s;
}

static struct node *doc(void)
{
    return node(NULL, NODE_DOCUMENT, "");
}

static void leftward(void)
{
    struct node *d = doc(), *p = node(d, NODE_PARAGRAPH, "");

    node(p, NODE_TEXT, "مرحبا ");
    node(node(p, NODE_STRONG, ""), NODE_TEXT, "0000-0000001 بكم");
    p = node(d, NODE_PARAGRAPH, "");
    node(p, NODE_TEXT, "他说 مرحبا 8-10 بكم 12，再见");
    p = node(d, NODE_PARAGRAPH, "");
    node(p, NODE_TEXT, "8-10 再见");
    is(html(d),
       "<p dir=\"rtl\">مرحبا <strong><bdi dir=\"ltr\"><a class=\"nw\" href=\"tel:00000000001\">0000-0000001</a></bdi> بكم</strong></p>\n"
       "<p>他说 مرحبا <bdi dir=\"ltr\">8-10</bdi> بكم 12，再见</p>\n"
       "<p>8-10 再见</p>\n",
       "text from right to left: its paragraph says so, its figures keep their order");
    d = doc();
    struct node *list = node(d, NODE_LIST, "");
    node(node(node(list, NODE_ITEM, ""), NODE_PARAGRAPH, ""), NODE_TEXT, "مرحبا بكم");
    ok(strstr(html(d), "<ul dir=\"rtl\">\n<li dir=\"rtl\">"),
       "so does a list of such items: its marks stand at the right");
    node(node(node(list, NODE_ITEM, ""), NODE_PARAGRAPH, ""), NODE_TEXT, "再见");
    ok(strstr(html(d), "<ul>\n<li dir=\"rtl\">"), "unless others stand among them");
}

static void texts(void)
{
    struct node *d = doc(), *p = node(d, NODE_PARAGRAPH, "");

    node(p, NODE_TEXT, "a<b>&\"c\"");
    node(node(p, NODE_STRONG, ""), NODE_TEXT, "重要");
    node(node(p, NODE_STRIKE, ""), NODE_TEXT, "旧");
    node(p, NODE_BREAK, "");
    node(p, NODE_CODE, "<x>");
    is(html(d),
       "<p class=\"lines\">a&lt;b&gt;&amp;&quot;c&quot;<strong>重要</strong><del>旧</del><br/>\n"
       "<code>&lt;x&gt;</code></p>\n",
       "inlines, escaped");
    d = doc();
    node(d, NODE_CODE_BLOCK, "1 < 2\n");
    node(d, NODE_RULE, "");
    is(html(d), "<pre><code>1 &lt; 2\n</code></pre>\n<hr/>\n", "code and rule");
    is(html(doc()), "", "nothing of nothing");
}

static void headings(void)
{
    struct node *d = doc(), *h;

    for (int level = 3; level <= 6; level++) {
        h = node(d, NODE_HEADING, "");
        h->level = level;
        h->id = level == 3 ? SLICE("一\"二") : SLICE("");
        node(h, NODE_TEXT, "题");
    }
    is(html(d),
       "<h2 id=\"一&quot;二\">题</h2>\n<h3>题</h3>\n<h4>题</h4>\n<h5>题</h5>\n",
       "headings move below the page's h1");
    d = doc();
    for (int level = 1; level <= 6; level += 5)
        node(d, NODE_HEADING, "")->level = level;
    is(html(d), "<h2></h2>\n<h6></h6>\n", "and end at h6");
}

static void lists(void)
{
    struct node *d = doc(), *l = node(d, NODE_LIST, "");

    l->ordered = l->tight = true;
    l->number = 3;
    node(node(node(l, NODE_ITEM, ""), NODE_PARAGRAPH, ""), NODE_TEXT, "甲");
    struct node *inner = node(node(l, NODE_ITEM, ""), NODE_LIST, "");
    node(node(node(inner, NODE_ITEM, ""), NODE_PARAGRAPH, ""), NODE_TEXT, "乙");
    is(html(d),
       "<ol start=\"3\">\n<li>甲</li>\n<li><ul>\n<li><p>乙</p>\n</li>\n</ul>\n</li>\n"
       "</ol>\n",
       "tight and loose lists, nested");
}

static struct node *row(struct node *table, const char *a, const char *b, bool bold)
{
    struct node *r = node(table, NODE_ROW, ""), *c = node(r, NODE_CELL, "");

    if (*a)
        node(bold ? node(c, NODE_STRONG, "") : c, NODE_TEXT, a);
    c = node(r, NODE_CELL, "");
    c->align = ALIGN_RIGHT;
    if (*b)
        node(c, NODE_TEXT, b);
    return r;
}

static void tables(void)
{
    struct node *d = doc(), *t = node(d, NODE_TABLE, "");

    row(t, "项", "元", false);
    row(t, "甲", "1", true);
    row(t, "乙", "2", false);
    const char *s = html(d);
    ok(strstr(
           s,
           "<thead>\n<tr><th scope=\"col\" class=\"keep\">项</th><th scope=\"col\" class=\"r "
           "keep\">元"
           "</th></tr>\n</thead>\n<tbody>\n"),
       "the head has column headers");
    ok(strstr(
           s,
           "<tr><th scope=\"row\" class=\"nw\"><strong>甲</strong></th><td class=\"r "
           "nw\">1</td>"),
       "a bold first cell heads its row");
    ok(strstr(s, "<tr><td class=\"nw\">乙</td>"), "a plain one does not");
    ok(strstr(s, "class=\"scroll\"") && strstr(s, "</tbody>\n</table>\n</div>\n"),
       "the table can scroll");
    d = doc();
    t = node(d, NODE_TABLE, "");
    row(t, "项", "单价（元）", false);
    row(t, "甲", "22.5", false);
    row(t, "1", "3,500.00", false);
    row(t, "", "", false);
    s = html(d);
    ok(strstr(s, "单价<wbr/>（元）"), "a head may part before its bracket");
    ok(strstr(s, "data-tail=\"0\">22.5<") && strstr(s, "nw\">3,500.00<"),
       "figures stand on their points");
    ok(strstr(s, "<td class=\"nw\">1</td>"), "not in a column with words");
    d = doc();
    t = node(d, NODE_TABLE, "");
    row(t, "项", "单价", false);
    row(t, "甲", "22", false);
    row(t, "乙", "暂缺", false);
    row(t, "丙", "18", false);
    ok(strstr(html(d), "<td class=\"r nw\">暂缺<"), "a word in a figure's place");
    d = doc();
    t = node(d, NODE_TABLE, "");
    row(t, "", "", false);
    row(t, "甲", "1", true);
    ok(!strstr(html(d), "<thead>"), "a blank head is left out");
}

static void links(void)
{
    struct node *d = doc(), *p = node(d, NODE_PARAGRAPH, ""), *a;

    a = node(p, NODE_LINK, "");
    a->url = SLICE("https://x.example/?a=1&b=2");
    node(a, NODE_TEXT, "外");
    a = node(p, NODE_LINK, "");
    a->url = SLICE("bad");
    node(a, NODE_TEXT, "坏");
    is(html(d),
       "<p><a href=\"https://x.example/?a=1&amp;b=2\" rel=\"external noopener\">外</a>坏"
       "</p>\n",
       "links: external ones say so, refused ones leave their text");
    struct picture pic = {.width = 640, .height = 480};
    d = doc();
    a = node(node(d, NODE_PARAGRAPH, ""), NODE_IMAGE, "凉亭 \"新\"");
    a->url = SLICE("a.jpg");
    a->picture = &pic;
    is(html(d),
       "<figure><img src=\"a.jpg\" alt=\"凉亭 &quot;新&quot;\" width=\"640\" "
       "height=\"480\" loading=\"lazy\"/><figcaption>凉亭 &quot;新&quot;</figcaption>"
       "</figure>\n",
       "pictures keep their room, and have captions");
    d = doc();
    p = node(d, NODE_PARAGRAPH, "");
    node(p, NODE_TEXT, "前");
    node(p, NODE_BREAK, "");
    node(p, NODE_IMAGE, "IMG_2034.jpg")->url = SLICE("a.jpg");
    node(p, NODE_BREAK, "");
    node(node(p, NODE_STRONG, ""), NODE_TEXT, "后");
    is(html(d),
       "<p>前</p>\n<figure><img src=\"a.jpg\" alt=\"IMG_2034.jpg\" loading=\"lazy\"/>"
       "</figure>\n<p><strong>后</strong></p>\n",
       "they part the paragraph; a file's name is no caption");
    d = doc();
    a = node(node(d, NODE_HEADING, ""), NODE_IMAGE, "凉亭");
    a->parent->level = 2;
    a->url = SLICE("a.jpg");
    is(html(d),
       "<h2><img src=\"a.jpg\" alt=\"凉亭\" loading=\"lazy\"/> <span class=\"cap\">凉亭"
       "</span></h2>\n",
       "where no figure may stand the caption is a text");
}

static void notes(void)
{
    struct node *d = doc(), *p = node(d, NODE_PARAGRAPH, ""), *f;

    node(p, NODE_NOTE_REF, "")->number = 1;
    node(p, NODE_NOTE_REF, "")->number = 1;
    f = node(d, NODE_FOOTNOTE, "");
    f->number = 1;
    node(node(f, NODE_PARAGRAPH, ""), NODE_TEXT, "注");
    const char *s = html(d);
    ok(strstr(s, "<sup><a id=\"noteref-1\" href=\"#note-1\">1</a></sup>"
                 "<sup><a href=\"#note-1\">1</a></sup>"),
       "the first mention carries the id, once");
    ok(strstr(s, "<li id=\"note-1\"><p>注</p>\n<a href=\"#noteref-1\""), "and back");
    ok(strstr(s, "</ol>\n</section>\n"), "the notes are closed");
}

static void deep(void)
{
    enum { DEPTH = 20000 };
    struct node *d = doc(), *n = d;
    size_t closed = 0;

    for (int i = 0; i < DEPTH; i++)
        n = node(n, NODE_QUOTE, "");
    for (const char *s = html(d); (s = strstr(s, "</blockquote>")); s++)
        closed++;
    ok(closed == DEPTH, "nesting of any depth does not use the stack");
}

static void urls(void)
{
    struct slice out;

    is(percent_encoded(&arena, SLICE("公示/a b.html")).ptr,
       "%E5%85%AC%E7%A4%BA/a%20b.html", "Chinese and spaces are encoded");
    is(url_to_root(&arena, SLICE("公示/2.html")).ptr, "../", "one folder up");
    is(url_file_name(&arena, SLICE("con")).ptr, "-con", "no device");
    is(url_file_name(&arena, SLICE("a..")).ptr, "a.-", "no dot at the end");
    is(url_file_name(&arena, SLICE("../a/b:c?")).ptr, "---a-b-c-",
       "file names are safe");
    ok(url_resolve(&arena, SLICE("公示/"), SLICE("../通知/./x.md"), &out) &&
           slice_is(out, "通知/x.md"),
       "relative links are joined");
    ok(!url_resolve(&arena, SLICE("公示/"), SLICE("../../x.md"), &out),
       "not out of the site");
    ok(url_scheme_ok(SLICE("HTTPS://x")) && url_scheme_ok(SLICE("tel:1")) &&
           url_scheme_ok(SLICE("a/b:c")),
       "links that may be");
    ok(!url_scheme_ok(SLICE("javascript:alert(1)")) &&
           !url_scheme_ok(SLICE("JavaScript:x")) &&
           !url_scheme_ok(SLICE("data:text/html,x")),
       "and that may not");
    is(url_path_of(&arena, SLICE("https://x.example/hal")).ptr, "/hal/",
       "path of an address");
    is(url_path_of(&arena, SLICE("https://x.example")).ptr, "/", "of a bare host");
}

/* What a template writes of a field, behind `before`. */
static const char *field(const char *before, const char *text)
{
    struct buf out = BUF_INIT;

    buf_str(&out, before);
    size_t n = out.len;
    leftward_field(&out, slice_of(text));
    const char *s = arena_strndup(&arena, out.ptr + n, out.len - n);
    buf_release(&out);
    return s;
}

static void leftward_fields(void)
{
    const char *call = "تېلېفون 0000-0000001 نومۇر";

    is(field("<dd>", call), "تېلېفون <bdi dir=\"ltr\">0000-0000001</bdi> نومۇر",
       "a number in a field keeps its order");
    is(field("<a title=\"", call), call, "not in an attribute");
    is(field("<title>", call), call, "nor in a page's title");
    is(field("<dd>", "电话 0000-0000001 <乙>"), "电话 0000-0000001 &lt;乙&gt;",
       "nothing is done to others");
}

int main(void)
{
    texts();
    leftward();
    leftward_fields();
    headings();
    lists();
    tables();
    links();
    notes();
    deep();
    urls();
    arena_free(&arena);
    return done();
}
