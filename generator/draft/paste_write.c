/* paste_write.c - lines with their roles as Markdown.
 *
 *   ROLE_HEADING  一、活动安排        ## 一、活动安排
 *   ROLE_MOTTO    把楼道腾出来。      ## 把楼道腾出来    (### below other headings)
 *   ROLE_POINT    关好窗              - 关好窗
 *   ROLE_ROW      楼号<Tab>时间       | 楼号 | 时间 |, after the first row |---|---|
 *   a joined line continues the paragraph; any other starts a new one.
 */
#include "draft/paste_lines.h"
#include "draft/paste_paper.h"
#include "words/paste.h"

#include <string.h>

/* A blank in a heading: a comma between two parts of it; none behind a number's mark
 * or in 2026 年. */
static const char *heading_blank(size_t run, uint32_t before, uint32_t next)
{
    enum { PART_MIN = 2 }; /* Han since the last mark */

    if (cp_among(before, "、．.）)：，"))
        return "";
    if ((!cp_is_han(next) && next < 0x80) || cp_among(before, "章节")) /* 第一章 总则 */
        return " ";
    return run >= PART_MIN && cp_is_han(before) ? "，" : "";
}

/* Escape what Markdown or banbao would read as a mark: `*`, `[`, a leading `#`. Runs of
 * blanks become one; in a heading a blank before Han becomes a comma. */
static void put_text(struct buf *out, struct slice s, bool heading)
{
    bool first = true, blank = false;
    uint32_t before = 0;
    size_t run = 0;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        bool space = cp == ' ' || cp == '\t' || cp == 0xA0 || cp == 0x3000;
        bool unseen = cp == 0x200B || cp == 0x200C || cp == 0x200D || cp < 0x20 ||
                      cp_is_chat_sign(cp);
        if (space || unseen) {
            blank |= space && !first;
            continue;
        }
        if (blank)
            buf_str(out, heading ? heading_blank(run, before, cp) : " ");
        if (cp < 0x80 &&
            (strchr("\\`*<[{", (int)cp) || (first && strchr("#>-+=~|", (int)cp))))
            buf_char(out, '\\');
        buf_cp(out, cp);
        run = cp_is_han(cp) ? run + 1 : 0;
        before = cp;
        first = blank = false;
    }
}

/* One level lower: mottoes among real headings, （一） if there is 一、. */
static void put_heading(const struct paper *p, struct buf *out,
                        const struct pasted_line *l)
{
    struct slice text = l->text;
    bool below = (l->role == ROLE_MOTTO && p->headings > 0) || (p->parts && l->below);

    if (l->role == ROLE_MOTTO)
        text = slice_sub(text, 0, text.len - strlen("。"));
    buf_str(out, below ? "### " : "## ");
    put_text(out, text, true);
}

/* ---- tables ---- */

static size_t cells_of(struct slice row)
{
    size_t n = 1;

    for (size_t i = 0; i < row.len; i++)
        n += row.ptr[i] == '\t';
    return n;
}

static void put_cells(struct buf *out, struct slice row, size_t columns)
{
    struct slice cell;
    size_t n = 0;

    for (; slice_cut(&row, '\t', &cell); n++) {
        cell = slice_trim(cell);
        buf_str(out, "| ");
        for (size_t i = 0; i < cell.len; i++) {
            if (strchr("\\`*<[{|", cell.ptr[i]))
                buf_char(out, '\\');
            buf_char(out, cell.ptr[i]);
        }
        buf_char(out, ' ');
    }
    for (; n < columns; n++)
        buf_str(out, "|  ");
    buf_str(out, "|");
}

/* Write all rows from i on, padded to the widest. Returns the index of the last. */
static size_t put_table(const struct paper *p, struct buf *out, size_t i)
{
    size_t columns = 0, last = i;

    for (size_t k = i; k < p->n && p->lines[k].role == ROLE_ROW;
         k = paper_next(p, k + 1)) {
        size_t n = cells_of(p->lines[k].text);
        columns = n > columns ? n : columns;
        last = k;
    }
    for (size_t k = i; k <= last; k = paper_next(p, k + 1)) {
        put_cells(out, p->lines[k].text, columns);
        if (k != last)
            buf_char(out, '\n');
        for (size_t c = 0; k == i && c < columns; c++)
            buf_str(out, c + 1 < columns ? "|---" : "|---|\n");
    }
    return last;
}

/* 某某网10月19日讯 -> 某某网; 新华社某地10月19日电 -> 新华社. 本报 names nobody: empty.
 */
static struct slice newspaper(struct slice dateline)
{
    static const char *const ends[] = {WORDLIST_PRESS_ENDS};
    enum { NAME_MIN = 9, NAME_MAX = 36 }; /* bytes */
    size_t len = 0, best = 0;

    while (len < dateline.len && (unsigned char)dateline.ptr[len] >= 0x80)
        len++;
    if (len > NAME_MAX || slice_starts(dateline, SLICE("本")))
        return SLICE("");
    for (size_t end = NAME_MIN; end <= len; end += strlen("网"))
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
            if (slice_ends(slice_sub(dateline, 0, end), slice_of(ends[i])) &&
                (!best || end == len))
                best = end;
    return slice_sub(dateline, 0, best);
}

/* Cut the dateline, （作者系…） and （记者 …） off a line, keeping the newspaper's
 * name. */
static struct slice without_ends(struct paper *p, const struct pasted_line *l)
{
    size_t start = line_dateline(l->text), end = line_author(l->text);
    size_t credit = start + line_credit_end(slice_from(l->text, start));
    struct span at = l->at;

    if (start) {
        if (!p->out->source.len)
            p->out->source = newspaper(l->text);
        diag_note(p->diag, (struct span){at.src, at.start, at.start + start},
                  "paste-dropped", "去掉了电头", "left out: the dateline");
    }
    if (end == l->text.len && l->role == ROLE_TEXT)
        end = line_credit_start(l->text);
    start = credit;
    if (end < l->text.len)
        diag_note(p->diag, (struct span){at.src, at.start + end, at.end},
                  "paste-dropped", "去掉了作者介绍", "left out: who the author is");
    return slice_trim(slice_sub(l->text, start, end));
}

static void put_paragraph(struct paper *p, struct buf *out, const struct pasted_line *l)
{
    struct slice text = without_ends(p, l);
    size_t lead = p->leads && l->role == ROLE_TEXT && !l->joined ? line_lead(text) : 0;

    if (lead) {
        buf_str(out, "**");
        put_text(out, slice_sub(text, 0, lead), false);
        buf_str(out, "**");
    }
    put_text(out, slice_from(text, lead), false);
}

/* An empty line between blocks; none between points of the same list. */
static void part(struct buf *out, const struct pasted_line *before,
                 const struct pasted_line *l)
{
    bool point = l->role == ROLE_POINT || l->role == ROLE_NUMBERED;

    if (!l->joined)
        buf_str(out,
                point && before->role == l->role && l->number != 1 ? "\n" : "\n\n");
}

void paper_write(struct paper *p, struct buf *out)
{
    const struct pasted_line *before = NULL;

    for (size_t i = paper_next(p, 0); i < p->n; i = paper_next(p, i + 1)) {
        const struct pasted_line *l = &p->lines[i];

        if (before)
            part(out, before, l);
        before = l;
        if (l->role == ROLE_ROW)
            i = put_table(p, out, i);
        else if (l->role == ROLE_HEADING || l->role == ROLE_MOTTO)
            put_heading(p, out, l);
        else {
            if (l->role == ROLE_POINT)
                buf_str(out, "- ");
            if (l->role == ROLE_NUMBERED)
                buf_printf(out, "%u. ", l->number);
            put_paragraph(p, out, l);
        }
    }
    if (out->len)
        buf_char(out, '\n');
}
