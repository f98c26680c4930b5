/* clean.h - is a sheet clean: every text in its own place, on the paper, large enough.
 */
#ifndef BANBAO_TESTS_CLEAN_H
#define BANBAO_TESTS_CLEAN_H

#include "base/arena.h"
#include "draw/frame.h"
#include "poster/poster.h"
#include <stdio.h>

struct ink {
    pt64 left, right, top, bottom;
    struct slice text;
};

/* Where a run's characters are black: of Han, 0.8 em above the baseline at most. */
static struct ink ink_of(const struct glyph_run *r)
{
    struct ink k = {.left = r->x, .right = r->x, .text = r->text};

    if (r->n)
        k.right += r->glyphs[r->n - 1].x + r->glyphs[r->n - 1].advance;
    k.top = r->y - (pt64)((int64_t)r->size * 780 / 1000);
    k.bottom = r->y + (pt64)((int64_t)r->size * 80 / 1000);
    return k;
}

static bool blank(struct slice s)
{
    for (size_t i = 0; i < s.len;) {
        uint32_t c = utf8_next(s, &i);
        if (c != ' ' && c != 0x3000 && c != 0x200B)
            return false;
    }
    return true;
}

static bool apart(const struct ink *a, const struct ink *b)
{
    /* side bearings, and negative tracking of large numerals */
    const pt64 large = a->bottom - a->top > b->bottom - b->top ? a->bottom - a->top
                                                               : b->bottom - b->top;
    const pt64 slack = PT(3) / 2 + large / 40;

    return a->right - slack <= b->left || b->right - slack <= a->left ||
           a->bottom - slack <= b->top || b->bottom - slack <= a->top;
}

/* Every text has its own place on the page, and is as large as it must be. */
__attribute__((unused)) static bool clean(struct arena *a, const struct frame *f,
                                          pt64 floor)
{
    struct ink *inks = arena_array(a, struct ink, f->n);
    const pt64 edge = f->width < PT(400) ? PT(10) : PT(18); /* of a narrow picture */
    size_t n = 0;
    bool good = true;

    for (size_t i = 0; i < f->n; i++) {
        const struct glyph_run *r = &f->ops[i].glyphs;
        if (f->ops[i].type != OP_GLYPHS || blank(r->text))
            continue;
        struct ink k = ink_of(r);
        if (r->size < floor || k.left < edge || k.right > f->width - edge ||
            k.top < edge || k.bottom > f->height - edge) {
            printf("# \"%.*s\" is too small (%.2f pt) or beyond the edge\n",
                   SLICE_FMT(k.text), r->size / 64.0);
            good = false;
        }
        for (size_t j = 0; j < n; j++)
            if (!apart(&k, &inks[j])) {
                printf("# \"%.*s\" is upon \"%.*s\"\n", SLICE_FMT(k.text),
                       SLICE_FMT(inks[j].text));
                good = false;
            }
        inks[n++] = k;
    }
    return good;
}

/* 1080 by 3600 pixels at most, all of one width and nearly one height. */
__attribute__((unused)) static bool fits_chats(const struct frames *f)
{
    bool good = true;

    for (size_t i = 0; i < f->n; i++) {
        const struct frame *p = f->pages[i];
        if (p->width != f->pages[0]->width ||
            (int64_t)p->height * 1080 > (int64_t)p->width * 3600) {
            printf("# picture %zu is too long\n", i + 1);
            good = false;
        }
    }
    return good;
}

#endif
