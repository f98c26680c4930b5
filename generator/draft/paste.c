/* paste.c - a pasted page to an article: title, source, date, body.
 *
 * Every line of the page starts as ROLE_TEXT and is reclassified by its looks
 * (paste_lines) and its neighbours (paste_find):
 *   首页 > 社区新闻                      gone (the site's head, with all above it)
 *   槐安里举办邻里节                     the title
 *   来源：社区报  时间：2026-11-20       gone; source 社区报, date
 *   一、活动安排                         a heading
 *   图为活动现场                         gone (a caption)
 *   版权声明…                            gone (the foot, with all below it)
 * The rest is joined into paragraphs and written as Markdown (paste_write).
 */
#include "draft/paste.h"
#include "draft/paste_lines.h"
#include "draft/paste_paper.h"
#include "markdown/list_mark.h"
#include "prose/dates.h"
#include "words/paste.h"

#include <string.h>

enum {
    HEAD_LINES = 12, /* a site's head has at most so many */
    SOURCE_MAX = 24, /* code points of who published it */
    LONG = 40,       /* code points of a paragraph worth a heading */
};

/* ---- lines ---- */

/* The blanks that a line begins with; U+3000 is as wide as two. */
static unsigned inset_of(struct slice line)
{
    unsigned n = 0;

    for (size_t at = 0; at < line.len;) {
        uint32_t cp = utf8_next(line, &at);
        if (cp != ' ' && cp != '\t' && cp != 0xA0 && cp != 0x3000)
            break;
        n += cp == '\t' ? 4 : cp == 0x3000 ? 2 : 1;
    }
    return n;
}

/* The lines of the text without the empty ones. Rows of tables keep their Tabs at both
 * ends: an empty first cell is one. */
static void read_lines(struct paper *p)
{
    struct slice rest = p->src->text, line;
    bool in_table = false, gap = false;

    while (slice_cut(&rest, '\n', &line)) {
        struct slice text = slice_trim(line);
        bool row = memchr(text.ptr, '\t', text.len) != NULL;
        if (row || (in_table && line.ptr[0] == '\t')) /* an empty cell may lead */
            text = line;
        in_table = row;
        size_t start = (size_t)(text.ptr - p->src->text.ptr);

        if (slice_trim(text).len == 0) {
            gap = true;
            continue;
        }
        arena_push(p->arena, p->lines, p->n, p->cap);
        p->lines[p->n++] = (struct pasted_line){.text = text,
                                                .at = {p->src, start, start + text.len},
                                                .indented = text.ptr - line.ptr >= 2,
                                                .gap = gap,
                                                .inset = inset_of(line)};
        gap = false;
    }
}

/* Mark line i as gone; tell_dropped() reports it later with its neighbours. */
static void drop(struct paper *p, size_t i, enum part part)
{
    if (p->lines[i].role == ROLE_GONE)
        return;
    p->lines[i].role = ROLE_GONE;
    p->lines[i].part = part;
}

/* Report what drop() removed, one message for a run of lines of the same sort. Both
 * languages get the same arguments; %.0s skips the other one's. */
static void tell_dropped(const struct paper *p)
{
    static const char *const zh[] = {"",
                                     "来源和时间",
                                     "作者、编辑的署名",
                                     "图片说明（图片没有跟来）",
                                     "网页上的按钮",
                                     "分隔线",
                                     "又写了一遍的标题",
                                     "公文的版头和文号",
                                     "公文末尾的抄送、印发"};
    static const char *const en[] = {"",
                                     "source and time",
                                     "author and editors",
                                     "a caption without its picture",
                                     "a button of the page",
                                     "a line of marks",
                                     "the title, repeated",
                                     "the document's letterhead and number",
                                     "to whom copies went"};

    for (size_t i = 0, n; i < p->n; i += n) {
        enum part part = p->lines[i].part;
        for (n = 1; i + n < p->n && p->lines[i + n].part == part;)
            n++;
        if (part == PART_NONE)
            continue;
        if (n == 1)
            diag_note(p->diag, p->lines[i].at, "paste-dropped", "去掉了%s%.0s",
                      "%.0sleft out: %s", zh[part], en[part]);
        else
            diag_note(p->diag, p->lines[i].at, "paste-dropped",
                      "从这里起去掉了%s，共 %zu 行%.0s",
                      "%.0sleft out from here: %zu lines, %s", zh[part], n, en[part]);
    }
}

/* Drop lines first … end - 1 with one message, at the first of them. */
static void drop_all(struct paper *p, size_t first, size_t end, const char *zh,
                     const char *en)
{
    size_t n = 0;

    for (size_t i = first; i < end; i++) {
        n += p->lines[i].role != ROLE_GONE;
        p->lines[i].role = ROLE_GONE;
        p->lines[i].part = PART_NONE;
    }
    if (n)
        diag_note(p->diag, p->lines[first].at, "paste-dropped",
                  "从这里起去掉了%s，共 %zu 行%.0s",
                  "%.0sleft out from here: %zu lines, %s", zh, n, en);
}

/* 首页 > 党建 and everything above it. */
static void cut_head(struct paper *p)
{
    for (size_t i = 0; i < p->n && i < HEAD_LINES; i++)
        if (line_is_path(p->lines[i].text)) {
            drop_all(p, 0, i + 1, "网站的页头", "the site's head");
            return;
        }
}

/* 版权声明 … and everything below, looked for in the second half only. */
static void cut_foot(struct paper *p)
{
    for (size_t i = p->n / 2; i < p->n; i++)
        if (line_is_foot(p->lines[i].text)) {
            drop_all(p, i, p->n, "网站的页尾", "the site's foot");
            return;
        }
}

/* A newspaper page's next article: a heading and a line ■某某组织部 after at least one
 * long paragraph. It is dropped with all that follows. */
static void cut_articles(struct paper *p)
{
    bool article = false;

    for (size_t i = 0; i + 1 < p->n; i++) {
        const struct pasted_line *l = &p->lines[i];
        if (article && line_is_heading(l->text) &&
            slice_starts(p->lines[i + 1].text, SLICE("■"))) {
            drop_all(p, i, p->n, "另一篇文章（要用就把它单独存成一个文件）",
                     "another article");
            return;
        }
        article |= l->role == ROLE_TEXT && utf8_count(l->text) >= LONG;
    }
}

/* ---- where it comes from ---- */

static bool find_date(struct slice s, struct date *out)
{
    size_t at = 0, start;

    return day_find(s, &at, (struct date){0}, &start, out);
}

/* 来源：《社区报》  时间：… -> 《社区报》: what follows 来源, up to a wide blank. */
static struct slice publisher(struct slice s)
{
    static const char *const ends[] = {WORDLIST_PUBLISHER_ENDS, "  ", "\t", "\u3000"};
    size_t at = slice_find(s, SLICE("来源"));

    if (at == SIZE_MAX)
        return SLICE("");
    s = slice_trim(slice_from(s, at + strlen("来源")));
    if (slice_starts(s, SLICE("：")))
        s = slice_trim(slice_from(s, strlen("：")));
    else if (slice_starts(s, SLICE(":")))
        s = slice_trim(slice_from(s, 1));
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        s = slice_sub(s, 0, slice_find(s, slice_of(ends[i])));
    return utf8_count(s) <= SOURCE_MAX ? slice_trim(s) : SLICE("");
}

/* ■某某组织部 -> 某某组织部: the author. */
static struct slice writers(struct slice byline)
{
    struct slice s = slice_starts(byline, SLICE("■"))
                         ? slice_trim(slice_from(byline, strlen("■")))
                         : SLICE("");

    return utf8_count(s) <= SOURCE_MAX ? s : SLICE("");
}

/* 时间：2026-12-05 between 地点：… and its like is the matter, not the page's data. */
static bool is_matter(const struct paper *p, size_t i, bool late)
{
    static const char *const heads[] = {"时间", "日期", "http"};
    size_t below = paper_next(p, i + 1);
    struct slice s = p->lines[i].text;
    bool own = false;

    for (size_t k = 0; k < sizeof heads / sizeof *heads; k++)
        own |= slice_starts(s, slice_of(heads[k]));
    if (!own || slice_find(s, SLICE("来源")) != SIZE_MAX)
        return false;
    return late || (below < p->n && line_is_label(p->lines[below].text) &&
                    !line_is_source(p->lines[below].text));
}

/* ■甲 with another ■ near by is of a list, or a heading; no author. */
static bool is_bullet_run(const struct paper *p, size_t i)
{
    enum { NEAR = 12 }; /* lines */
    size_t at = 0;
    uint32_t mark = utf8_next(p->lines[i].text, &at);

    if (!line_bullet(p->lines[i].text))
        return false;
    for (size_t k = i > NEAR ? i - NEAR : 0; k < p->n && k <= i + NEAR; k++, at = 0)
        if (k != i && p->lines[k].role != ROLE_GONE &&
            (at = 0, utf8_next(p->lines[k].text, &at)) == mark)
            return true;
    return false;
}

/* What a line around the article is; PART_NONE: it belongs to it. late: a sentence of
 * the article stands above. */
static enum part part_of(const struct paper *p, size_t i, bool late)
{
    static const char *const tails[] = {WORDLIST_PAPER_TAILS, NULL};
    struct slice s = p->lines[i].text;

    if (line_is_source(s))
        return is_matter(p, i, late) ? PART_NONE : PART_SOURCE;
    if (line_is_byline(s))
        return is_bullet_run(p, i) ? PART_NONE : PART_BYLINE;
    if (line_is_caption(s))
        return PART_CAPTION;
    if (line_is_button(s))
        return PART_BUTTON;
    if (line_is_ornament(s) || line_is_sign(s))
        return PART_RULE;
    if (starts_with_any(s, tails) || (late && slice_ends(s, SLICE("印发"))))
        return PART_TAIL;
    return PART_NONE;
}

/* Drop sources, bylines, captions, buttons and rules; a source's publisher and date are
 * kept in `out`. A fragment of the source line repeated on its own goes with it. */
static void drop_lines(struct paper *p, struct paste *out)
{
    struct slice source = SLICE("");
    bool late = false;

    for (size_t i = 0; i < p->n; i++) {
        struct pasted_line *l = &p->lines[i];
        if (l->role != ROLE_TEXT)
            continue;
        enum part part = part_of(p, i, late);
        late |= part == PART_NONE && slice_find(l->text, SLICE("。")) != SIZE_MAX;
        if (part == PART_SOURCE) {
            out->dated = out->dated || find_date(l->text, &out->date);
            if (!out->source.len)
                out->source = publisher(l->text);
            source = l->text;
        } else if (part == PART_BYLINE && !out->source.len) {
            out->source = writers(l->text);
        } else if (source.len && !late && slice_find(source, l->text) != SIZE_MAX) {
            part = PART_SOURCE;
        } else {
            source = SLICE(""); /* repeated at once, or not at all */
        }
        if (part != PART_NONE)
            drop(p, i, part);
    }
}

bool paste_read(struct arena *a, const struct source *src, struct date today,
                struct paste *out, struct diag *d)
{
    struct paper p = {.arena = a, .src = src, .diag = d, .today = today, .out = out};
    struct buf body = BUF_INIT;

    *out = (struct paste){.title = SLICE(""),
                          .hint = SLICE(""),
                          .issuer = SLICE(""),
                          .to = SLICE(""),
                          .number = SLICE(""),
                          .source = SLICE(""),
                          .date = today};
    read_lines(&p);
    cut_head(&p);
    cut_foot(&p);
    paper_find_chat(&p);
    cut_articles(&p);
    paper_find_signer(&p);
    drop_lines(&p, out);
    if (paper_next(&p, 0) == p.n)
        return diag_error(d, (struct span){src, 0, 0}, "paste-empty", "里面没有正文",
                          "there is no article in it");
    paper_find_title(&p);
    paper_find_address(&p);
    paper_find_marked(&p);
    paper_find_tables(&p);
    paper_find_signature(&p);
    paper_find_lists(&p);
    paper_find_headings(&p);
    tell_dropped(&p);
    paper_find_joins(&p);
    paper_find_leads(&p);
    paper_write(&p, &body);
    out->body = slice_dup(a, buf_view(&body));
    buf_release(&body);
    return true;
}
