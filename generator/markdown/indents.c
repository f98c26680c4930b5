/* indents.c - blanks before the lines of a paragraph (see indents.h for examples).
 *
 * The indent of each line is measured in the file, in halves of an em, and compared
 * with that of the paragraph's first line: the excess is kept as full-width blanks, up
 * to six ems. A line indented by two characters, as the first lines of a letter's
 * paragraphs are, begins a paragraph of its own if a clause ends above it and it reads
 * as prose. */
#include "markdown/indents.h"
#include "markdown/list_mark.h"

#include <string.h>

enum {
    DEEPER = 2, /* columns (half ems): less is an accident */
    NEW = 4,    /* columns: the indent of a paragraph's first line */
    FAR = 12,   /* columns: more means set right, or centred */
    PROSE = 40, /* columns: a line this wide is not an item of a list */
};

/* A line of a paragraph: where it begins in the tree, and in the file. */
struct typed_line {
    struct node *first, *before; /* before: the break that it follows, or NULL */
    struct slice text;           /* as written in the file */
    size_t indent;               /* columns: halves of an em */
};

struct typed_lines {
    struct typed_line *v;
    size_t n, cap;
};

static const struct node *text_of(const struct node *n)
{
    while (n && n->type != NODE_TEXT && n->child)
        n = n->child;
    return n && n->type == NODE_TEXT ? n : NULL;
}

static struct typed_line line_of(struct node *first, struct node *before)
{
    struct typed_line line = {first, before, SLICE(""), 0};
    const struct node *text = text_of(first);

    if (!text || !text->at.src)
        return line;
    struct slice file = text->at.src->text;
    size_t start = text->at.start;
    const char *eol = memchr(file.ptr + start, '\n', file.len - start);
    line.text = slice_sub(file, start, eol ? (size_t)(eol - file.ptr) : file.len);
    while (start > 0 && strchr("*`~", file.ptr[start - 1]))
        start--; /* the marks of emphasis in **会费** 1200 */
    while (start > 0) {
        uint32_t cp = utf8_prev(file, &start);
        if (!cp_among(cp, " \t　\u00A0")) {
            line.indent = cp == '\n' ? line.indent : 0;
            break;
        }
        line.indent += cp == '\t' ? NEW : cp < 0x80 ? 1 : 2;
    }
    return line;
}

static struct typed_lines lines_of(struct arena *a, const struct node *paragraph)
{
    struct typed_lines lines = {0};
    struct node *before = NULL;

    for (struct node *n = paragraph->child, *first = n; n; n = n->next) {
        if (n == first) {
            arena_push(a, lines.v, lines.n, lines.cap);
            lines.v[lines.n++] = line_of(n, before);
        }
        if (n->type == NODE_BREAK) {
            before = n;
            first = n->next;
        }
    }
    return lines;
}

/* The line of the file above the one in which `line` begins. */
static struct slice text_above(const struct typed_line *line)
{
    const struct node *text = text_of(line->first);
    struct slice file = text ? text->at.src->text : SLICE("");
    size_t end = text ? text->at.start : 0, start;

    while (end > 0 && file.ptr[end - 1] != '\n')
        end--;
    end -= end > 0;
    for (start = end; start > 0 && file.ptr[start - 1] != '\n';)
        start--;
    return slice_sub(file, start, end);
}

static bool ends_sentence(struct slice s)
{
    return line_ends_clause(s) && !slice_ends(slice_trim(s), SLICE("：")) &&
           !slice_ends(slice_trim(s), SLICE("；"));
}

/* Is line i the first of a paragraph, as in a letter? 　　明天停水，请储水。 is, but
 * not 　　时间：周六, which has a label. */
static bool begins_paragraph(const struct typed_lines *lines, size_t i)
{
    const struct typed_line *line = &lines->v[i];
    size_t last = i;

    if (line->indent < NEW || line->indent > NEW + 1 || label_begins(line->text) ||
        !line_ends_clause(text_above(line)))
        return false;
    while (last + 1 < lines->n && lines->v[last + 1].indent < NEW)
        last++;
    return ends_sentence(lines->v[last].text) || line_width(line->text) >= PROSE;
}

/* Splits off `line` and those after it into a new paragraph, which it returns. */
static struct node *part(struct arena *a, struct node *paragraph,
                         const struct typed_line *line)
{
    struct node *tail = arena_memdup(a, paragraph, sizeof *tail), *last = NULL;

    for (struct node *n = paragraph->child; n != line->before; n = n->next)
        last = n;
    last->next = NULL; /* the break goes */
    paragraph->last = last;
    tail->child = line->first;
    tail->at = line->first->at;
    for (struct node *n = line->first; n; n = n->next)
        n->parent = tail;
    paragraph->next = tail;
    if (paragraph->parent->last == paragraph)
        paragraph->parent->last = tail;
    return tail;
}

static void indent(struct arena *a, struct node *paragraph,
                   const struct typed_line *line, size_t columns)
{
    static const char blanks[] = "　　　　　　";
    struct node *n = arena_memdup(a, line->before, sizeof *n);

    n->type = NODE_TEXT;
    n->parent = paragraph;
    n->text = (struct slice){blanks, columns / 2 * 3};
    n->next = line->first;
    line->before->next = n;
}

static void keep_in(struct arena *a, struct arena *scratch, struct node *paragraph)
{
    struct typed_lines lines = lines_of(scratch, paragraph);
    size_t base = lines.n ? lines.v[0].indent : 0;
    bool parted = false;

    for (size_t i = 1; i < lines.n; i++) {
        const struct typed_line *line = &lines.v[i];
        bool kept = slice_starts(line->text, SLICE("　")); /* columns */
        bool next = parted && line->indent < NEW && line_ends_clause(text_above(line));
        if (next || begins_paragraph(&lines, i)) {
            parted = true;
            paragraph = part(a, paragraph, line);
            base = line->indent;
        } else if (line->first->type != NODE_BREAK && !kept &&
                   line->indent >= base + DEEPER && line->indent <= base + FAR) {
            indent(a, paragraph, line, line->indent - base);
        }
    }
}

void indents_keep(struct arena *a, struct node *doc)
{
    struct arena scratch = ARENA_INIT;

    for (struct node *n = doc->child, *next; n; n = next) {
        next = n->next;
        if (n->type == NODE_PARAGRAPH && n->align != ALIGN_RIGHT && n->child)
            keep_in(a, &scratch, n);
    }
    arena_free(&scratch);
}
