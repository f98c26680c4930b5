/* paste_html.c - the code of a web page to lines of text, in one pass over its tags.
 *
 *   <h1>停水通知</h1><p>明天<b>停水</b>。</p>       停水通知 / 明天停水。
 *   <tr><td>楼号</td><td>时间</td></tr>             楼号<Tab>时间
 *   <ul><li>储水</li></ul>                          ● 储水
 * It is forgiving, as pages are: an unknown tag is nothing, one that is not closed ends
 * with the page.
 */
#include "draft/paste_html.h"
#include "base/buf.h"

#include <string.h>

enum {
    DEPTH = 16,     /* lists and tables inside one another */
    COLUMNS = 64,   /* of a table, for cells over several rows */
    NAME_MAX = 12,  /* bytes of a tag's name that is known */
    CELLS_MIN = 4,  /* of a table that is no layout */
    CELL_MAX = 300, /* bytes of its cells, on average */
    SPAN_MAX = 40,
    TITLE_MIN = 12, /* bytes of a line that a page's title begins with */
    LEFT_OUT = 16,
};

/* Elements that show nothing of the article. */
static const char *const left_out[LEFT_OUT] = {
    "script",   "style",  "head",  "noscript", "svg",    "select",
    "textarea", "iframe", "nav",   "template", "button", "footer",
    "object",   "video",  "audio", "map"};

struct tag {
    char name[NAME_MAX + 1]; /* lower case; cut if longer */
    bool closes;
    struct slice attributes;
    size_t end; /* the byte after > */
};

struct table {
    bool layout;                  /* arranges the page: its cells are paragraphs */
    size_t column;                /* of the next cell */
    unsigned char taken[COLUMNS]; /* rows that a cell from above still fills */
};

struct page {
    struct slice html;
    struct buf out;
    struct table tables[DEPTH];
    size_t ntables;
    unsigned counts[DEPTH]; /* the next number of an <ol>; 0: <ul> */
    size_t nlists;
    bool blank;              /* white space is waiting to be written */
    size_t heads, head;      /* how many <h1> there are; where the first is in out */
    bool unclosed[LEFT_OUT]; /* elements that never end: not looked for again */
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool is_letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

/* Does s begin with the word, in capitals or not? */
static bool begins(struct slice s, const char *word)
{
    size_t n = strlen(word);

    if (s.len < n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (lower(s.ptr[i]) != word[i])
            return false;
    return true;
}

bool is_web_page(struct slice text)
{
    static const char *const starts[] = {"<!doctype", "<html", "<head",
                                         "<body",     "<meta", "<?xml",
                                         "<div",      "<p>",   "<table"};
    static const char *const inside[] = {"</html>", "</body>", "</div>",
                                         "</p>",    "</td>",   "</span>"};

    text = slice_trim(text);
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (begins(text, starts[i]))
            return true;
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
        if (slice_find(text, slice_of(inside[i])) != SIZE_MAX)
            return true;
    return false;
}

/* ---- tags ---- */

/* The tag at byte `at`, which is a <. False: the < is text. */
static bool read_tag(struct slice html, size_t at, struct tag *out)
{
    size_t n = 0, start;
    char quote = 0;

    *out = (struct tag){0};
    out->closes = ++at < html.len && html.ptr[at] == '/';
    at += out->closes;
    if (at >= html.len || !is_letter(html.ptr[at]))
        return false;
    for (; at < html.len && (is_letter(html.ptr[at]) || char_is_digit(html.ptr[at]) ||
                             html.ptr[at] == ':');
         at++)
        if (n < NAME_MAX)
            out->name[n++] = lower(html.ptr[at]);
    for (start = at; at < html.len && (quote || html.ptr[at] != '>'); at++) {
        char c = html.ptr[at];
        if (quote ? c == quote : (c == '"' || c == '\''))
            quote = quote ? 0 : c;
    }
    out->attributes = slice_sub(html, start, at);
    out->end = at < html.len ? at + 1 : at;
    return true;
}

/* Where the comment, or <!doctype …>, at byte `at` ends; `at` if it is neither. */
static size_t skip_declaration(struct slice html, size_t at)
{
    struct slice s = slice_from(html, at);
    bool comment = begins(s, "<!--");
    size_t close = comment ? slice_find(s, SLICE("-->")) : slice_find(s, SLICE(">"));

    if (!comment && !begins(s, "<!") && !begins(s, "<?"))
        return at;
    return close == SIZE_MAX ? html.len : at + close + (comment ? 3 : 1);
}

/* The byte after </name>, looked for from `at`; `at` if there is none. */
static size_t skip_element(struct slice html, size_t at, const char *name)
{
    for (size_t i = at; i + 1 < html.len; i++) {
        struct tag tag;
        const char *next = memchr(html.ptr + i, '<', html.len - i);
        if (!next)
            break;
        i = (size_t)(next - html.ptr);
        if (i + 1 < html.len && html.ptr[i + 1] == '/' && read_tag(html, i, &tag) &&
            strcmp(tag.name, name) == 0)
            return tag.end;
    }
    return at;
}

static bool is_among(const char *name, const char *names)
{
    size_t n = strlen(name);

    for (const char *at = names; n && (at = strstr(at, name)); at += n)
        if (at[-1] == ' ' && at[n] == ' ')
            return true;
    return false;
}

/* colspan="2" -> 2; 1 if it is not there. */
static size_t span_of(struct slice attributes, struct slice name)
{
    size_t at = slice_find(attributes, name), n = 0;

    if (at == SIZE_MAX)
        return 1;
    for (at += name.len; at < attributes.len && strchr("=\"' ", attributes.ptr[at]);)
        at++;
    for (; at < attributes.len && char_is_digit(attributes.ptr[at]) && n < SPAN_MAX;
         at++)
        n = n * 10 + (size_t)(attributes.ptr[at] - '0');
    return n < 1 ? 1 : n > SPAN_MAX ? SPAN_MAX : n;
}

/* ---- writing ---- */

static bool in_cell(const struct page *p)
{
    return p->ntables && !p->tables[p->ntables - 1].layout;
}

/* End the line; in a cell the row goes on. */
static void put_break(struct page *p)
{
    if (in_cell(p))
        p->blank = true;
    else if (p->out.len && p->out.ptr[p->out.len - 1] != '\n')
        buf_char(&p->out, '\n');
}

static void put_text(struct page *p, struct slice s)
{
    for (size_t i = 0; i < s.len; i++) {
        bool space = strchr(" \t\r\n\f", s.ptr[i]) != NULL;
        bool begins_line =
            p->out.len == 0 || strchr("\n\t", p->out.ptr[p->out.len - 1]);
        if (space) {
            p->blank = true;
            continue;
        }
        if (p->blank && !begins_line)
            buf_char(&p->out, ' ');
        p->blank = false;
        buf_char(&p->out, s.ptr[i]);
    }
}

/* ---- tables ---- */

/* Does the table whose text begins at `at` only arrange the page? It holds another, few
 * cells, or long ones. */
static bool is_layout(struct slice html, size_t at)
{
    size_t cells = 0, bytes = 0;
    struct tag tag;

    while (at < html.len) {
        if (html.ptr[at] != '<' || !read_tag(html, at, &tag)) {
            bytes += html.ptr[at] > ' ' || html.ptr[at] < 0;
            at++;
            continue;
        }
        if (strcmp(tag.name, "table") == 0)
            return !tag.closes || cells < CELLS_MIN || bytes > cells * CELL_MAX;
        cells += !tag.closes && is_among(tag.name, " td th ");
        at = tag.end;
    }
    return true;
}

static void open_table(struct page *p, size_t at)
{
    put_break(p);
    if (p->ntables < DEPTH)
        p->tables[p->ntables++] = (struct table){.layout = is_layout(p->html, at)};
}

/* Empty cells where one from a row above still stands. */
static void skip_taken(struct page *p, struct table *t)
{
    for (; t->column < COLUMNS && t->taken[t->column]; t->column++) {
        t->taken[t->column]--;
        if (t->column)
            buf_char(&p->out, '\t');
    }
}

static void open_cell(struct page *p, const struct tag *tag)
{
    struct table *t = p->ntables ? &p->tables[p->ntables - 1] : NULL;

    if (!t || t->layout) {
        put_break(p);
        return;
    }
    skip_taken(p, t);
    if (t->column)
        buf_char(&p->out, '\t');
    p->blank = false;
    size_t columns = span_of(tag->attributes, SLICE("colspan"));
    size_t rows = span_of(tag->attributes, SLICE("rowspan"));
    for (size_t i = 0; i < columns && t->column < COLUMNS; i++)
        t->taken[t->column++] = (unsigned char)(rows - 1 + (i > 0));
    t->column -= columns - 1 < t->column ? columns - 1 : 0;
}

static void end_row(struct page *p)
{
    struct table *t = p->ntables ? &p->tables[p->ntables - 1] : NULL;

    if (t && !t->layout) {
        if (t->column == 0) /* between </tr> and <tr> */
            return;
        skip_taken(p, t);
        t->column = 0;
        p->blank = false;
        if (p->out.len && p->out.ptr[p->out.len - 1] != '\n')
            buf_char(&p->out, '\n');
    } else {
        put_break(p);
    }
}

/* ---- lists ---- */

static void open_point(struct page *p)
{
    unsigned *count = p->nlists ? &p->counts[p->nlists - 1] : NULL;

    put_break(p);
    if (in_cell(p))
        return;
    if (count && *count)
        buf_printf(&p->out, "%u. ", (*count)++);
    else
        buf_str(&p->out, "● ");
    p->blank = false;
}

static void list_tag(struct page *p, const struct tag *tag)
{
    put_break(p);
    if (!tag->closes && p->nlists < DEPTH)
        p->counts[p->nlists++] = strcmp(tag->name, "ol") == 0;
    else if (tag->closes && p->nlists)
        p->nlists--;
}

/* ---- the page ---- */

/* What a tag does to the text; at: the byte after it. */
static void apply(struct page *p, const struct tag *tag)
{
    if (strcmp(tag->name, "table") == 0) {
        if (!tag->closes) {
            open_table(p, tag->end);
        } else if (p->ntables) {
            end_row(p);
            p->ntables--;
            put_break(p);
        }
    } else if (strcmp(tag->name, "tr") == 0) {
        end_row(p);
    } else if (is_among(tag->name, " td th ")) {
        if (!tag->closes)
            open_cell(p, tag);
    } else if (is_among(tag->name, " ul ol ")) {
        list_tag(p, tag);
    } else if (strcmp(tag->name, "li") == 0 && !tag->closes) {
        open_point(p);
    } else if (is_among(
                   tag->name,
                   " p div br hr h1 h2 h3 h4 h5 h6 li dl dt dd section article "
                   "header main aside form figure figcaption blockquote pre center "
                   "address fieldset caption tbody thead body ")) {
        put_break(p);
        if (strcmp(tag->name, "h1") == 0 && !tag->closes && p->heads++ == 0)
            p->head = p->out.len;
    }
}

/* The byte after the tag, or after the whole element if it shows nothing. */
static size_t tag_end(struct page *p, const struct tag *tag)
{
    for (size_t i = 0; i < LEFT_OUT && !tag->closes; i++) {
        if (strcmp(tag->name, left_out[i]) != 0 || p->unclosed[i])
            continue;
        size_t end = skip_element(p->html, tag->end, tag->name);
        p->unclosed[i] = end == tag->end;
        return end;
    }
    return tag->end;
}

/* <title>停水通知_某某网</title>: its text. */
static struct slice title_of(struct slice html)
{
    size_t open = slice_find(html, SLICE("<title"));

    if (open == SIZE_MAX)
        return SLICE("");
    struct slice s = slice_from(html, open);
    size_t start = slice_find(s, SLICE(">"));
    s = start == SIZE_MAX ? SLICE("") : slice_from(s, start + 1);
    return slice_trim(slice_sub(s, 0, slice_find(s, SLICE("<"))));
}

/* What stands above the line that the page's title begins with, or above its only <h1>,
 * is the site's. */
static struct slice without_head(const struct page *p)
{
    struct slice text = buf_view(&p->out), title = title_of(p->html), rest = text, line;

    while (title.len && slice_cut(&rest, '\n', &line))
        if (line.len >= TITLE_MIN && slice_starts(title, line))
            return slice_from(text, (size_t)(line.ptr - text.ptr));
    return p->heads == 1 && p->head < text.len / 2 ? slice_from(text, p->head) : text;
}

struct slice web_page_text(struct arena *a, struct slice html)
{
    struct page p = {.html = html, .out = BUF_INIT};

    for (size_t at = 0; at < html.len;) {
        const char *next = memchr(html.ptr + at, '<', html.len - at);
        size_t open = next ? (size_t)(next - html.ptr) : html.len;
        struct tag tag;

        put_text(&p, slice_sub(html, at, open));
        if ((at = skip_declaration(html, open)) > open || open == html.len)
            continue;
        if (!read_tag(html, open, &tag)) {
            put_text(&p, SLICE("<"));
            at = open + 1;
            continue;
        }
        apply(&p, &tag);
        at = tag_end(&p, &tag);
    }
    buf_char(&p.out, '\n');
    struct slice text = slice_dup(a, without_head(&p));
    buf_release(&p.out);
    return text;
}
