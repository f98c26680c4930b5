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
#include "base/lexicon.h"
#include "draft/paste_lines.h"
#include "draft/paste_paper.h"
#include "markdown/list_mark.h"
#include "prose/dates.h"
#include "words/paste.h"

#include <string.h>

enum {
    HEAD_LINES = 12, /* a site's head has at most so many */
    TITLE_MAX = 40,  /* code points, as kinds/_envelope.yaml has it */
    CLAUSE_MIN = 4,  /* code points of a clause used as the title */
    CLAUSE_MAX = 24,
    LONG = 40,       /* code points of a paragraph worth a heading */
    MOTTOES_MIN = 2, /* short sentences alone on a line are headings if several */
};

/* ---- lines ---- */

/* The lines of the text without the empty ones. Rows of tables keep their Tabs at both
 * ends: an empty first cell is one. */
static void read_lines(struct paper *p)
{
    struct slice rest = p->src->text, line;
    bool in_table = false;

    while (slice_cut(&rest, '\n', &line)) {
        struct slice text = slice_trim(line);
        bool row = memchr(text.ptr, '\t', text.len) != NULL;
        if (row || (in_table && line.ptr[0] == '\t')) /* an empty cell may lead */
            text = line;
        in_table = row;
        size_t start = (size_t)(text.ptr - p->src->text.ptr);

        if (text.len == 0)
            continue;
        arena_push(p->arena, p->lines, p->n, p->cap);
        p->lines[p->n++] = (struct pasted_line){.text = text,
                                                .at = {p->src, start, start + text.len},
                                                .indented = text.ptr - line.ptr >= 2};
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
                                     "又写了一遍的标题"};
    static const char *const en[] = {"",
                                     "source and time",
                                     "author and editors",
                                     "a caption without its picture",
                                     "a button of the page",
                                     "a line of marks",
                                     "the title, repeated"};

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
    return utf8_count(s) <= CLAUSE_MAX ? slice_trim(s) : SLICE("");
}

/* ■某某组织部 -> 某某组织部: the author. */
static struct slice writers(struct slice byline)
{
    struct slice s = slice_starts(byline, SLICE("■"))
                         ? slice_trim(slice_from(byline, strlen("■")))
                         : SLICE("");

    return utf8_count(s) <= CLAUSE_MAX ? s : SLICE("");
}

/* Drop sources, bylines, captions, buttons and rules; a source's publisher and date are
 * kept in `out`. A fragment of the source line repeated on its own goes with it. */
static void drop_lines(struct paper *p, struct paste *out)
{
    struct slice source = SLICE("");

    for (size_t i = 0; i < p->n; i++) {
        struct pasted_line *l = &p->lines[i];
        if (l->role != ROLE_TEXT)
            continue;
        if (line_is_source(l->text)) {
            out->dated = out->dated || find_date(l->text, &out->date);
            if (!out->source.len)
                out->source = publisher(l->text);
            source = l->text;
            drop(p, i, PART_SOURCE);
        } else if (source.len && slice_find(source, l->text) != SIZE_MAX) {
            drop(p, i, PART_SOURCE);
        } else if (line_is_byline(l->text)) {
            if (!out->source.len)
                out->source = writers(l->text);
            drop(p, i, PART_BYLINE);
        } else if (line_is_caption(l->text)) {
            drop(p, i, PART_CAPTION);
        } else if (line_is_button(l->text)) {
            drop(p, i, PART_BUTTON);
        } else if (line_is_ornament(l->text)) {
            drop(p, i, PART_RULE);
        }
    }
}

/* ---- the title ---- */

/* 标题(关键词 关键词) -> 标题: keywords for search engines. */
static struct slice without_keywords(struct slice s)
{
    size_t open = slice_find(s, SLICE("("));

    if (open == SIZE_MAX || open == 0 || !slice_ends(s, SLICE(")")) ||
        slice_find(slice_from(s, open), SLICE(" ")) == SIZE_MAX)
        return s;
    return slice_trim(slice_sub(s, 0, open));
}

/* Short, not a sentence, not an introduction to what follows. */
static bool is_title(struct slice s)
{
    return utf8_count(s) <= TITLE_MAX && slice_find(s, SLICE("。")) == SIZE_MAX &&
           !slice_ends(s, SLICE("：")) && !slice_ends(s, SLICE(":"));
}

/* 各位邻居，明天停水 -> 明天停水: a greeting does not tell what the matter is. */
static struct slice without_greeting(struct slice s)
{
    const char *const *words = lexicon_words(LEXICON_GREETINGS);
    enum { GREETING_MAX = 36 }; /* bytes */

    for (; *words; words++) {
        if (!slice_starts(s, slice_of(*words)))
            continue;
        for (size_t at = 0; at < s.len && at < GREETING_MAX;) {
            uint32_t cp = utf8_next(s, &at);
            if (cp == ',' || cp == 0xFF0C || cp == 0xFF1A || cp == 0xFF01 || cp == ':')
                return slice_trim(slice_from(s, at));
        }
    }
    return s;
}

/* 明天停水，请储水。 -> 明天停水; a comma among the first characters is skipped. */
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

/* Blanks become places to break a title, as does the colon of a long one:
 * 槐安里 邻里节 -> 槐安里|邻里节. */
static struct slice title_text(struct arena *a, struct slice s)
{
    enum { ONE_LINE = 14 };
    struct buf b = BUF_INIT;
    bool blank = false, is_long = utf8_count(s) > ONE_LINE;
    uint32_t before = 0;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        bool space = cp == ' ' || cp == '\t' || cp == 0xA0 || cp == 0x3000;
        bool colon = cp == 0xFF1A || (cp == ':' && cp_is_han(before));
        before = cp;
        if (colon && is_long && at < s.len) {
            buf_str(&b, "：|");
            blank = false;
            continue;
        }
        if (!space && blank && (b.len == 0 || b.ptr[b.len - 1] != '|'))
            buf_char(&b, cp >= 0x80 ? '|' : ' ');
        if (!space && cp != '|')
            buf_cp(&b, cp);
        blank = space;
    }
    struct slice made = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return made;
}

/* No line is a title: use the first clause of the first line that says something;
 * 各位邻居： may be a line of its own. */
static struct slice clause_for_title(struct paper *p, size_t first)
{
    struct slice made = SLICE("");

    for (size_t i = first; i < p->n && made.len == 0; i = paper_next(p, i + 1)) {
        struct slice clause = first_clause(without_greeting(p->lines[i].text));
        made = title_text(p->arena, clause);
        if (made.len == 0)
            continue;
        struct span at = p->lines[i].at;
        at.start += (size_t)(clause.ptr - p->lines[i].text.ptr);
        at.end = at.start + clause.len;
        diag_note(p->diag, at, "paste-title", "没有找到标题，先用了第一句",
                  "no title was found: the first clause is used");
    }
    return made.len ? made : p->lines[first].text;
}

/* The first line, if it looks like a title. It leaves the body. */
static void find_title(struct paper *p, struct paste *out)
{
    size_t i = paper_next(p, 0);
    struct slice title = without_keywords(p->lines[i].text);

    if (p->chat || p->lines[i].role != ROLE_TEXT || !is_title(p->lines[i].text) ||
        title_text(p->arena, title).len == 0) {
        out->title = clause_for_title(p, i);
        return;
    }
    p->lines[i].role = ROLE_GONE;
    /* The site's title is often followed by the article's own, which says more. */
    for (size_t k; (k = paper_next(p, i + 1)) < p->n; i = k) {
        struct slice next = without_keywords(p->lines[k].text);
        if (!is_title(next) || slice_find(next, title) == SIZE_MAX)
            break;
        title = next;
        drop(p, k, PART_TITLE);
    }
    out->title = title_text(p->arena, title);
}

/* ---- the body ---- */

/* The index of the first line of the signature at the end: at most LINES_MAX short
 * lines, the last of them with a date; p->n if there is none. */
static size_t signature(const struct paper *p)
{
    enum { LINES_MAX = 4, SHORT = 30 };
    size_t end = p->n, lines = 0;
    struct date day;

    for (size_t i = p->n; i-- > 0 && lines < LINES_MAX;) {
        const struct pasted_line *l = &p->lines[i];
        if (l->role == ROLE_GONE)
            continue;
        if (l->role != ROLE_TEXT || utf8_count(l->text) > SHORT ||
            line_is_ended(l->text) || (lines == 0 && !find_date(l->text, &day)))
            break;
        end = i;
        lines++;
    }
    return end;
}

/* Lines that look like headings and have text below them; the signature has none.
 * A single motto becomes text again: only a series of them was meant as headings. */
static void find_headings(struct paper *p)
{
    size_t mottoes = 0, end = signature(p);

    for (size_t i = paper_next(p, 0), k; i < end; i = k) {
        struct pasted_line *l = &p->lines[i];
        k = paper_next(p, i + 1);
        if (k == p->n)
            break;
        struct slice next = p->lines[k].text;
        bool signs = paper_next(p, k + 1) == p->n && !line_is_ended(next);
        if (l->role != ROLE_TEXT)
            continue;
        if (line_is_heading(l->text) && !line_goes_on(next) &&
            (!signs || line_part(l->text)))
            l->role = ROLE_HEADING;
        else if (line_is_motto(l->text) && utf8_count(next) >= LONG)
            l->role = ROLE_MOTTO;
        p->headings += l->role == ROLE_HEADING;
        p->parts |= l->role == ROLE_HEADING && line_part(l->text) == 1;
        mottoes += l->role == ROLE_MOTTO;
    }
    for (size_t i = 0; i < p->n && mottoes < MOTTOES_MIN; i++)
        if (p->lines[i].role == ROLE_MOTTO)
            p->lines[i].role = ROLE_TEXT;
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
    paper_find_chat(&p);
    paper_find_lists(&p);
    cut_articles(&p);
    drop_lines(&p, out);
    if (paper_next(&p, 0) == p.n)
        return diag_error(d, (struct span){src, 0, 0}, "paste-empty", "里面没有正文",
                          "there is no article in it");
    find_title(&p, out);
    find_headings(&p);
    tell_dropped(&p);
    paper_find_joins(&p);
    paper_find_leads(&p);
    paper_write(&p, &body);
    if (!out->source.len)
        out->source = p.source;
    out->body = slice_dup(a, buf_view(&body));
    buf_release(&body);
    return true;
}
