/* page_text.h - the text of a page as a reader sees it: tags taken out, \n where a
 * block, a row or <br> begins a line. Numbers of <ol> stand before their items as a
 * browser shows them; readings (<rt>, and between
 * U+FFFA and U+FFFB, as base/noted.h has them) are left out.
 */
#ifndef BANBAO_TESTS_PAGE_TEXT_H
#define BANBAO_TESTS_PAGE_TEXT_H

#include "base/buf.h"

#include <stdlib.h>

enum { LISTS_MAX = 200 };

struct page_state {
    struct buf *out;
    int lists[LISTS_MAX]; /* the number of the next item; -1: no numbers */
    size_t depth;
    bool pre, reading;
    size_t numbered; /* where the text behind an item's number begins */
};

static inline bool word_among(struct slice word, const char *words)
{
    char key[20] = " ";

    if (word.len == 0 || word.len > 16)
        return false;
    memcpy(key + 1, word.ptr, word.len);
    key[word.len + 1] = ' ';
    return strstr(words, key) != NULL;
}

/* The number in name="…" of a tag, or otherwise. */
static inline int tag_number(struct slice tag, struct slice name, int otherwise)
{
    size_t at = slice_find(tag, name);

    return at == SIZE_MAX ? otherwise : atoi(tag.ptr + at + name.len);
}

static inline void page_item(struct page_state *p, struct slice tag)
{
    if (p->depth == 0 || p->lists[p->depth - 1] < 0 ||
        slice_find(tag, SLICE(" class=\"own\"")) != SIZE_MAX)
        return;
    int *next = &p->lists[p->depth - 1];
    *next = tag_number(tag, SLICE(" value=\""), *next);
    buf_printf(p->out, "%d. ", (*next)++);
    p->numbered = p->out->len;
}

static inline void page_tag(struct page_state *p, struct slice tag)
{
    bool close = tag.len && tag.ptr[0] == '/';
    size_t n = close;

    while (n < tag.len && tag.ptr[n] != ' ' && tag.ptr[n] != '/' && tag.ptr[n] != '\n')
        n++;
    struct slice name = slice_sub(tag, close, n);
    bool beside = slice_is(name, "p") && p->out->len == p->numbered;
    if (!beside && word_among(name, " p h1 h2 h3 h4 h5 h6 ol ul li tr table blockquote "
                                    "pre hr section div figure figcaption dl dt dd br "
                                    "caption header footer main article aside nav "))
        buf_char(p->out, '\n');
    if (word_among(name, " td th "))
        buf_char(p->out, ' ');
    if (slice_is(name, "pre"))
        p->pre = !close;
    if (word_among(name, " rt rp style script "))
        p->reading = !close;
    if (word_among(name, " ol ul ")) {
        if (close && p->depth > 0)
            p->depth--;
        else if (!close && p->depth < LISTS_MAX)
            p->lists[p->depth++] =
                slice_is(name, "ol") && slice_find(tag, SLICE("\"typed")) == SIZE_MAX
                    ? tag_number(tag, SLICE(" start=\""), 1)
                    : -1;
    }
    if (slice_is(name, "li") && !close)
        page_item(p, tag);
}

/* A character that was escaped; behind its ; */
static inline size_t page_entity(struct page_state *p, struct slice html, size_t at)
{
    static const char *const names[] = {"&amp;&", "&lt;<", "&gt;>", "&quot;\"",
                                        "&apos;'"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t n = strlen(names[i]) - 1;
        if (!slice_starts(slice_from(html, at), (struct slice){names[i], n}))
            continue;
        if (!p->reading)
            buf_char(p->out, names[i][n]);
        return at + n;
    }
    if (html.len - at > 3 && html.ptr[at + 1] == '#') {
        bool hex = html.ptr[at + 2] == 'x';
        char *end;
        unsigned long cp = strtoul(html.ptr + at + 2 + hex, &end, hex ? 16 : 10);
        if (!p->reading)
            buf_cp(p->out, (uint32_t)cp);
        return (size_t)(end - html.ptr) + 1;
    }
    buf_char(p->out, '&');
    return at + 1;
}

static inline void page_text(struct buf *out, struct slice html)
{
    struct page_state p = {.out = out};
    size_t at = 0;

    while (at < html.len) {
        char c = html.ptr[at];
        const char *end = c == '<' ? memchr(html.ptr + at, '>', html.len - at) : NULL;
        if (end) {
            size_t close = (size_t)(end - html.ptr);
            page_tag(&p, slice_sub(html, at + 1, close));
            at = close + 1;
        } else if (c == '&') {
            at = page_entity(&p, html, at);
        } else if (slice_starts(slice_from(html, at), SLICE("\xEF\xBF\xB9")) ||
                   slice_starts(slice_from(html, at), SLICE("\xEF\xBF\xBA")) ||
                   slice_starts(slice_from(html, at), SLICE("\xEF\xBF\xBB"))) {
            p.reading = html.ptr[at + 2] == '\xBA';
            at += 3;
        } else {
            if (!p.reading)
                buf_char(out, c == '\n' && !p.pre ? ' ' : c);
            at++;
        }
    }
}

#endif
