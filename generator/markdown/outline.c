/* outline.c - the numbers before headings and list items, by GB/T 9704 7.3.3.
 *
 *     # 目的      -> 一、目的          1. 甲 in a list in a list -> （1）甲, then ①
 *     ## 一、目的 -> 一、目的 (typed: nothing is added, and it counts)
 *
 * The rank of a heading is its depth below the highest heading of the text, so that a
 * text that begins with ## starts with 一、 as well. A heading 附件1：… begins an
 * annex, whose numbers start again. */
#include "markdown/outline.h"
#include "base/buf.h"

/* Ranks: 1 一、 2 （一） 3 1. 4 （1） 5 ①. Unicode has ① to ⑳ in a row. */
enum { RANK_LIST = 3, RANK_LAST = 5, RANK_HEADING_LAST = 4, CIRCLED_MAX = 20 };

static const char *const han[] = {"",   "一", "二", "三", "四", "五",
                                  "六", "七", "八", "九", "十"};

/* rank 1, 12 -> 十二、  rank 2, 3 -> （三）  rank 5, 3 -> ③  rank 5, 21 -> （21） */
struct slice outline_mark(struct arena *a, int rank, int n)
{
    const char *tens = n < 20 ? "" : han[n / 10 % 10];
    const char *ten = n < 10 ? "" : "十";
    struct buf b = BUF_INIT;

    if (rank == 1 && n < 100)
        buf_printf(&b, "%s%s%s、", tens, ten, han[n % 10]);
    else if (rank == 2 && n < 100)
        buf_printf(&b, "（%s%s%s）", tens, ten, han[n % 10]);
    else if (rank == 3)
        buf_printf(&b, "%d.", n);
    else if (rank == RANK_LAST && n >= 1 && n <= CIRCLED_MAX)
        buf_cp(&b, 0x2460 + (uint32_t)n - 1);
    else
        buf_printf(&b, "（%d）", n);
    struct slice s = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return s;
}

/* ---- what the writer typed ---- */

static bool is_numeral(uint32_t cp)
{
    return slice_holds(
        SLICE("0123456789０１２３４５６７８９〇零一二三四五六七八九十百"), cp);
}

/* Does s begin with a number? 一、 （一） (1) 1. 1、 第三条 ①; not 3.5 万元, 5、6 号楼,
 * 一个. */
static bool has_number(struct slice s)
{
    size_t at = 0;
    uint32_t cp = s.len ? utf8_next(s, &at) : 0;
    bool bracket = cp == 0xFF08 || cp == '(', order = cp == 0x7B2C; /* 第 */
    size_t digits = 0;

    if (cp >= 0x2460 && cp < 0x2460 + CIRCLED_MAX)
        return true;
    if (bracket || order)
        cp = at < s.len ? utf8_next(s, &at) : 0;
    for (; is_numeral(cp); digits++)
        cp = at < s.len ? utf8_next(s, &at) : 0;
    if (digits == 0)
        return false;
    if (bracket)
        return cp == 0xFF09 || cp == ')';
    if (order)
        return slice_holds(SLICE("章节条款部项"), cp);
    if (!slice_holds(SLICE(".、．"), cp))
        return false;
    return at >= s.len || !is_numeral(utf8_next(s, &at)); /* 3.5, 5、6 号楼 */
}

static bool is_numbered(const struct node *n)
{
    struct arena scratch = ARENA_INIT;
    bool typed = has_number(node_plain(&scratch, n));

    arena_free(&scratch);
    return typed;
}

/* ---- lists ---- */

/* Recursive; markdown/markdown.c limits the nesting. */
static void number_blocks(struct arena *a, struct node *parent, int rank);

/* Numbers the items that the writer has not numbered by hand, continuing from the last
 * number; lists in them are a rank lower. */
static void number_list(struct arena *a, struct node *list, int rank)
{
    int n = list->number;

    list->rank = rank < RANK_LAST ? rank : RANK_LAST;
    for (struct node *i = list->child; i; i = i->next, n++) {
        i->rank = list->rank;
        if (i->typed)
            continue;
        list->uneven |= i->number && i->number != n;
        n = i->number = i->number ? i->number : n;
        i->mark = outline_mark(a, list->rank, n);
    }
    for (struct node *i = list->child; i; i = i->next)
        number_blocks(a, i, rank + 1);
}

static void number_blocks(struct arena *a, struct node *parent, int rank)
{
    for (struct node *c = parent->child; c; c = c->next)
        if (c->type == NODE_LIST && c->ordered)
            number_list(a, c, rank);
        else if (c->type == NODE_LIST || c->type == NODE_ITEM || c->type == NODE_QUOTE)
            number_blocks(a, c, rank);
}

void outline_number_lists(struct arena *a, struct node *doc)
{
    number_blocks(a, doc, RANK_LIST);
}

/* ---- headings ---- */

/* 附件1：名单 -> 名单, true; 附件说明 -> false */
static struct slice annex_title(struct slice text, bool *is_annex)
{
    size_t at = sizeof "附件" - 1, next;

    *is_annex = slice_starts(text, SLICE("附件"));
    if (!*is_annex)
        return text;
    for (next = at; next < text.len; at = next) {
        uint32_t cp = utf8_next(text, &next);
        if (!is_numeral(cp))
            break;
    }
    if (at < text.len) {
        next = at;
        *is_annex = slice_holds(SLICE("：:　 "), utf8_next(text, &next));
        if (*is_annex)
            at = next;
    }
    return slice_trim(slice_from(text, at));
}

static bool is_annex(const struct node *n)
{
    struct arena scratch = ARENA_INIT;
    bool yes = false;

    if (n->type == NODE_HEADING)
        annex_title(node_plain(&scratch, n), &yes);
    arena_free(&scratch);
    return yes;
}

static int highest_heading(const struct node *doc)
{
    int level = 7;

    for (const struct node *n = doc->child; n; n = n->next)
        if (n->type == NODE_HEADING && n->level < level && !is_annex(n))
            level = n->level;
    return level;
}

int outline_number_all(struct arena *a, struct node *doc)
{
    int highest = highest_heading(doc), count[RANK_HEADING_LAST + 1] = {0}, top = 0;
    int under = 0; /* rank of the heading above the current block */
    bool annex = false;

    for (struct node *n = doc->child; n; n = n->next) {
        if (n->type == NODE_LIST) {
            struct node one = {.child = n}, *next = n->next;
            n->next = NULL;
            number_blocks(a, &one, under >= RANK_LIST ? under + 1 : RANK_LIST);
            n->next = next;
        }
        if (n->type != NODE_HEADING)
            continue;
        if (is_annex(n)) { /* its own count begins */
            for (int r = 0; r <= RANK_HEADING_LAST; r++)
                count[r] = 0;
            under = 0;
            annex = true;
            continue;
        }
        under = n->level - highest + 1;
        under = under < RANK_HEADING_LAST ? under : RANK_HEADING_LAST;
        n->rank = under;
        count[under]++;
        for (int r = under + 1; r <= RANK_HEADING_LAST; r++)
            count[r] = 0;
        if (!is_numbered(n))
            n->mark = outline_mark(a, under, count[under]);
        top = annex ? top : count[1];
    }
    return top;
}

/* ---- annexes ---- */

static struct node *copy_tree(struct arena *a, const struct node *n,
                              struct node *parent)
{
    struct node *copy = arena_memdup(a, n, sizeof *n);

    copy->parent = parent;
    copy->next = copy->child = copy->last = NULL;
    for (const struct node *c = n->child; c; c = c->next) {
        struct node *child = copy_tree(a, c, copy);
        if (copy->last)
            copy->last->next = child;
        else
            copy->child = child;
        copy->last = child;
    }
    return copy;
}

static struct node *empty_document(struct arena *a, const struct node *like)
{
    struct node *doc = arena_memdup(a, like, sizeof *like);

    doc->child = doc->last = NULL;
    return doc;
}

static void append_copy(struct arena *a, struct node *doc, const struct node *n)
{
    struct node *copy = copy_tree(a, n, doc);

    if (doc->last)
        doc->last->next = copy;
    else
        doc->child = copy;
    doc->last = copy;
}

struct outline_parts outline_parts(struct arena *a, const struct node *doc)
{
    struct outline_parts out = {.main = empty_document(a, doc)};
    struct node *into = out.main;
    size_t cap = 0;

    for (const struct node *n = doc->child; n; n = n->next) {
        if (is_annex(n)) {
            bool yes;
            struct annex annex = {annex_title(node_plain(a, n), &yes),
                                  empty_document(a, doc)};
            arena_push(a, out.annexes, out.n, cap);
            out.annexes[out.n++] = annex;
            into = annex.doc;
        } else { /* footnotes belong to the whole text */
            append_copy(a, n->type == NODE_FOOTNOTE ? out.main : into, n);
        }
    }
    return out;
}
