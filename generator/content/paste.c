/* paste.c - lines are sorted out, the title is found, what was broken is joined. */
#include "content/paste.h"
#include "base/buf.h"
#include "content/paste_lines.h"

#include <stdio.h>
#include <string.h>

enum {
    HEAD_LINES = 12, /* a site's head is no longer */
    TITLE_MAX = 40,  /* code points, as kinds/_envelope.yaml has it */
    CLAUSE_MIN = 4,  /* of a sentence that stands in for a title */
    CLAUSE_MAX = 24,
    LONG = 40,       /* a paragraph that can stand under a heading */
    MOTTOES_MIN = 2, /* short sentences alone are headings where there are several */
};

enum role { ROLE_TEXT, ROLE_GONE, ROLE_HEADING, ROLE_MOTTO, ROLE_ARTICLE };

struct line {
    struct slice text;
    struct span at;
    bool indented;
    enum role role;
};

struct paper {
    struct arena *arena;
    const struct source *src;
    struct diag *diag;
    struct line *lines;
    size_t n, cap;
    size_t headings, articles;
};

/* ---- lines ---- */

static void read_lines(struct paper *p)
{
    struct slice rest = p->src->text, line;

    while (slice_cut(&rest, '\n', &line)) {
        struct slice text = slice_trim(line);
        size_t start = (size_t)(text.ptr - p->src->text.ptr);

        if (text.len == 0)
            continue;
        arena_push(p->arena, p->lines, p->n, p->cap);
        p->lines[p->n++] = (struct line){.text = text,
                                         .at = {p->src, start, start + text.len},
                                         .indented = text.ptr - line.ptr >= 2};
    }
}

enum part {
    PART_HEAD,
    PART_FOOT,
    PART_SOURCE,
    PART_BYLINE,
    PART_CAPTION,
    PART_BUTTON,
    PART_TITLE,
};

/* Both languages are given the same arguments; %.0s passes over the other one's. */
static void drop(struct paper *p, size_t i, enum part part)
{
    static const char *const zh[] = {"网站的页头",
                                     "网站的页尾",
                                     "来源和时间",
                                     "作者、编辑的署名",
                                     "图片说明（图片没有跟来）",
                                     "网页上的按钮",
                                     "又写了一遍的标题"};
    static const char *const en[] = {"the site's head",
                                     "the site's foot",
                                     "source and time",
                                     "who wrote and edited it",
                                     "a caption: its picture did not come",
                                     "a button of the page",
                                     "the title, once more"};
    struct line *l = &p->lines[i];

    if (l->role == ROLE_GONE)
        return;
    l->role = ROLE_GONE;
    diag_note(p->diag, l->at, "paste-dropped", "去掉了%s%.0s", "%.0sleft out: %s",
              zh[part], en[part]);
}

static void cut_head(struct paper *p)
{
    for (size_t i = 0; i < p->n && i < HEAD_LINES; i++)
        if (line_is_path(p->lines[i].text)) {
            for (size_t k = 0; k <= i; k++)
                drop(p, k, PART_HEAD);
            return;
        }
}

static void cut_foot(struct paper *p)
{
    for (size_t i = p->n / 2; i < p->n; i++)
        if (line_is_foot(p->lines[i].text)) {
            for (; i < p->n; i++)
                drop(p, i, PART_FOOT);
            return;
        }
}

/* ---- the date ---- */

static size_t digits(struct slice s, size_t *at, int *out)
{
    size_t from = *at;

    for (*out = 0; *at < s.len && *at - from < 4; ++*at) {
        char c = s.ptr[*at];
        if (c < '0' || c > '9')
            break;
        *out = *out * 10 + c - '0';
    }
    return *at - from;
}

static bool skip_one(struct slice s, size_t *at, const char *const *marks, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (slice_starts(slice_from(s, *at), slice_of(marks[i]))) {
            *at += strlen(marks[i]);
            return true;
        }
    return false;
}

/* 2024-01-16, 2024年1月16日, 2024.1.16 */
static bool find_date(struct slice s, struct date *out)
{
    static const char *const marks[] = {"-", "/", ".", "年", "月"};
    enum { MARKS = sizeof marks / sizeof *marks };

    for (size_t i = 0; i + 8 <= s.len; i++) {
        size_t at = i;
        int y, m, d;
        char iso[40];

        if (digits(s, &at, &y) != 4 || !skip_one(s, &at, marks, MARKS) ||
            !digits(s, &at, &m) || !skip_one(s, &at, marks, MARKS) ||
            !digits(s, &at, &d))
            continue;
        snprintf(iso, sizeof iso, "%04d-%02d-%02d", y, m, d);
        if (date_parse(slice_of(iso), out))
            return true;
    }
    return false;
}

static void drop_lines(struct paper *p, struct paste *out)
{
    struct slice source = SLICE("");

    for (size_t i = 0; i < p->n; i++) {
        struct line *l = &p->lines[i];
        if (l->role == ROLE_GONE)
            continue;
        if (line_is_source(l->text)) {
            out->dated = out->dated || find_date(l->text, &out->date);
            source = l->text;
            drop(p, i, PART_SOURCE);
        } else if (source.len && slice_find(source, l->text) != SIZE_MAX) {
            drop(p, i, PART_SOURCE);
        } else if (line_is_byline(l->text)) {
            drop(p, i, PART_BYLINE);
        } else if (line_is_caption(l->text)) {
            drop(p, i, PART_CAPTION);
        } else if (line_is_button(l->text)) {
            drop(p, i, PART_BUTTON);
        }
    }
}

/* ---- the title ---- */

static size_t next_kept(const struct paper *p, size_t i)
{
    while (i < p->n && p->lines[i].role == ROLE_GONE)
        i++;
    return i;
}

/* 标题(关键词 关键词): words for search engines. */
static struct slice without_keywords(struct slice s)
{
    size_t open = slice_find(s, SLICE("("));

    if (open == SIZE_MAX || open == 0 || !slice_ends(s, SLICE(")")) ||
        slice_find(slice_from(s, open), SLICE(" ")) == SIZE_MAX)
        return s;
    return slice_trim(slice_sub(s, 0, open));
}

static bool is_title(struct slice s)
{
    return utf8_count(s) <= TITLE_MAX && slice_find(s, SLICE("。")) == SIZE_MAX &&
           !slice_ends(s, SLICE("：")) && !slice_ends(s, SLICE(":"));
}

static struct slice first_clause(struct slice s)
{
    size_t at = 0, n = 0, end = s.len;

    while (at < s.len && n < CLAUSE_MAX) {
        size_t start = at;
        uint32_t cp = utf8_next(s, &at);
        bool mark = cp == ',' || cp == 0xFF0C || cp == 0x3002 || cp == 0xFF1B;
        if (mark && n >= CLAUSE_MIN)
            return slice_sub(s, 0, start);
        n++;
        end = at;
    }
    return slice_sub(s, 0, end);
}

/* A blank within becomes a place to break. */
static struct slice title_text(struct arena *a, struct slice s)
{
    struct buf b = BUF_INIT;
    bool blank = false;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        bool space = cp == ' ' || cp == '\t' || cp == 0xA0 || cp == 0x3000;
        if (!space && blank && cp >= 0x80)
            buf_char(&b, '|');
        else if (!space && blank)
            buf_char(&b, ' ');
        if (!space && cp != '|')
            buf_cp(&b, cp);
        blank = space;
    }
    struct slice made = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return made;
}

static void find_title(struct paper *p, struct paste *out)
{
    size_t i = next_kept(p, 0);
    struct slice title = without_keywords(p->lines[i].text);

    if (!is_title(p->lines[i].text)) {
        title = first_clause(p->lines[i].text);
        diag_note(p->diag, p->lines[i].at, "paste-title", "没有找到标题，先用了第一句",
                  "no title was found: the first clause stands in");
        out->title = title_text(p->arena, title);
        return;
    }
    p->lines[i].role = ROLE_GONE;
    /* The site's title is often followed by the article's own, which says more. */
    for (size_t k; (k = next_kept(p, i + 1)) < p->n; i = k) {
        struct slice next = without_keywords(p->lines[k].text);
        if (!is_title(next) || slice_find(next, title) == SIZE_MAX)
            break;
        title = next;
        drop(p, k, PART_TITLE);
    }
    out->title = title_text(p->arena, title);
}

/* ---- the body ---- */

/* 「…小区。去」「年以来，…」: a column ended, the sentence did not. */
static bool is_broken(const struct line *l, const struct line *next)
{
    if (l->role != ROLE_TEXT || line_is_ended(l->text) || next->indented)
        return false;
    if (line_goes_on(next->text))
        return true;
    return !line_is_heading(l->text) && !line_is_heading(next->text);
}

static void find_headings(struct paper *p)
{
    size_t mottoes = 0;

    for (size_t i = next_kept(p, 0), k; i < p->n; i = k) {
        struct line *l = &p->lines[i];
        k = next_kept(p, i + 1);
        if (k == p->n)
            break;
        struct slice next = p->lines[k].text;
        bool signs = next_kept(p, k + 1) == p->n && !line_is_ended(next);
        bool byline = i + 1 < k && slice_starts(p->lines[i + 1].text, SLICE("■"));
        if (line_is_heading(l->text) && byline)
            l->role = ROLE_ARTICLE;
        else if (line_is_heading(l->text) && !line_goes_on(next) && !signs)
            l->role = ROLE_HEADING;
        else if (line_is_motto(l->text) && utf8_count(next) >= LONG)
            l->role = ROLE_MOTTO;
        p->articles += l->role == ROLE_ARTICLE;
        p->headings += l->role == ROLE_HEADING;
        mottoes += l->role == ROLE_MOTTO;
        if (l->role == ROLE_ARTICLE)
            diag_note(p->diag, l->at, "paste-second", "这里像是又一篇文章",
                      "another article seems to begin here");
    }
    for (size_t i = 0; i < p->n && mottoes < MOTTOES_MIN; i++)
        if (p->lines[i].role == ROLE_MOTTO)
            p->lines[i].role = ROLE_TEXT;
}

/* What Markdown or banbao would read as a mark is escaped. */
static void put_text(struct buf *out, struct slice s, bool heading)
{
    bool first = true, blank = false;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        bool space = cp == ' ' || cp == '\t' || cp == 0xA0 || cp == 0x3000;
        bool unseen =
            cp == 0x200B || cp == 0x200C || cp == 0x200D || cp == 0xFEFF || cp < 0x20;
        if (space || unseen) {
            blank |= space;
            continue;
        }
        if (blank)
            buf_str(out, heading && cp >= 0x80 ? "，" : " ");
        if (cp < 0x80 &&
            (strchr("\\`*_<[{", (int)cp) || (first && strchr("#>-+=~|", (int)cp))))
            buf_char(out, '\\');
        buf_cp(out, cp);
        first = blank = false;
    }
}

static void put_heading(const struct paper *p, struct buf *out, const struct line *l)
{
    struct slice text = l->text;
    int level = 2 + (p->articles > 0 && l->role != ROLE_ARTICLE) +
                (l->role == ROLE_MOTTO && p->headings > 0);

    if (l->role == ROLE_MOTTO)
        text = slice_sub(text, 0, text.len - strlen("。"));
    buf_printf(out, "%.*s ", level, "####");
    put_text(out, text, true);
}

static struct slice without_ends(struct paper *p, const struct line *l)
{
    size_t start = line_dateline(l->text), end = line_author(l->text);
    struct span at = l->at;

    if (start)
        diag_note(p->diag, (struct span){at.src, at.start, at.start + start},
                  "paste-dropped", "去掉了电头", "left out: the dateline");
    if (end < l->text.len)
        diag_note(p->diag, (struct span){at.src, at.start + end, at.end},
                  "paste-dropped", "去掉了作者介绍", "left out: who the author is");
    return slice_trim(slice_sub(l->text, start, end));
}

static void put_body(struct paper *p, struct buf *out)
{
    const struct line *before = NULL;

    for (size_t i = next_kept(p, 0); i < p->n; i = next_kept(p, i + 1)) {
        const struct line *l = &p->lines[i];
        bool joins = before && is_broken(before, l);

        if (joins)
            diag_note(p->diag, l->at, "paste-joined", "和上一行接成一句",
                      "joined with the line before");
        else if (before)
            buf_str(out, "\n\n");
        if (l->role == ROLE_TEXT)
            put_text(out, without_ends(p, l), false);
        else
            put_heading(p, out, l);
        before = l;
    }
    if (out->len)
        buf_char(out, '\n');
}

bool paste_read(struct arena *a, const struct source *src, struct date today,
                struct paste *out, struct diag *d)
{
    struct paper p = {.arena = a, .src = src, .diag = d};
    struct buf body = BUF_INIT;

    *out = (struct paste){.date = today};
    read_lines(&p);
    cut_head(&p);
    cut_foot(&p);
    drop_lines(&p, out);
    if (next_kept(&p, 0) == p.n)
        return diag_error(d, (struct span){src, 0, 0}, "paste-empty", "里面没有正文",
                          "there is no article in it");
    find_title(&p, out);
    find_headings(&p);
    put_body(&p, &body);
    out->body = slice_dup(a, buf_view(&body));
    buf_release(&body);
    return true;
}
