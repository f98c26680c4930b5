/* poster.c - fit an item's boxes to its sheet (DESIGN 5).
 *
 * The search: at the least type sizes and least spaces, count the pages. Then
 * find, by bisection, the largest type sizes that need no more pages, and with
 * those the widest spaces. So a short text is set large and airy, a long one
 * small and tight, and only what does not fit at the least sizes goes on to a
 * further page - or, where the layout allows no further page, is an error that
 * says by how much.
 *
 * A layout is {page: [...], foot: [...], next: [...], pages: n}: page starts the
 * first sheet, next the following ones; foot stands at the bottom of each.
 */
#include "poster/bind.h"

#include <string.h>

enum { PAGES_MAX = 30 };

struct sheet {
    struct binder *binder;
    const struct value *layout;
    struct rect live; /* between the margins */
    struct box *body; /* bound once; copied for each trial that splits it */
    struct box *next; /* head of further pages */
    struct box *foot;
    size_t pages_max;
};

static struct box *bind_part(struct sheet *s, const char *key)
{
    struct box *column = bind_box(s->binder, BOX_COLUMN, s->layout->at);
    const struct value *list = value_find(s->layout, key);

    for (size_t i = 0; list && i < list->n; i++)
        bind_node(s->binder, list->items[i], column);
    return column;
}

/* The foot knows the page's number and how many there are. */
static struct box *bind_foot(struct sheet *s, size_t page, size_t pages)
{
    struct binder *b = s->binder;
    struct value *v = value_map(b->arena);

    value_set(b->arena, v, "页", value_printf(b->arena, "%zu", page));
    value_set(b->arena, v, "总页", value_printf(b->arena, "%zu", pages));
    b->stack[b->depth_stack++] = v;
    struct box *foot = bind_part(s, "foot");
    b->depth_stack--;
    return foot;
}

static struct box *copy_tree(struct arena *a, const struct box *b)
{
    struct box *copy = arena_memdup(a, b, sizeof *b);

    copy->child = copy->last = NULL;
    copy->next = NULL;
    copy->nchildren = 0;
    for (const struct box *c = b->child; c; c = c->next) {
        struct box *child = copy_tree(a, c);
        if (copy->last)
            copy->last->next = child;
        else
            copy->child = child;
        copy->last = child;
        copy->nchildren++;
    }
    return copy;
}

struct layout_result {
    struct box *pages[PAGES_MAX];
    size_t n;
    pt64 over;               /* by how much the last page is too long; 0: fits */
    const struct box *where; /* what is larger than its place; NULL: nothing */
};

/* Set the body at one trial and cut it into pages. */
static struct layout_result lay_out(struct sheet *s, struct trial *t, bool may_split)
{
    struct layout_result r = {.n = 0};
    struct box *body = may_split ? copy_tree(t->arena, s->body) : s->body;
    struct box *foot = copy_tree(t->arena, s->foot);

    box_measure(foot, s->live.w, t);
    pt64 room = s->live.h - foot->h;
    while (body) {
        struct box *rest = NULL;
        pt64 head = 0;
        if (r.n > 0) {
            struct box *next = copy_tree(t->arena, s->next);
            box_measure(next, s->live.w, t);
            head = next->h;
        }
        box_measure(body, s->live.w, t);
        struct box *part = body;
        if (body->h + head > room) {
            part = may_split && r.n + 1 < s->pages_max
                       ? box_split(t->arena, body, room - head, t, &rest)
                       : NULL;
            if (!part) {
                r.over = body->h + head - room;
                part = body;
            }
        }
        r.pages[r.n++] = part;
        body = r.over ? NULL : rest;
    }
    r.where = t->overfull ? t->where : NULL;
    return r;
}

static bool fits(struct sheet *s, int size, int space, size_t pages)
{
    struct arena scratch = ARENA_INIT;
    struct trial t = {.arena = &scratch, .size = size, .space = space};
    struct layout_result r = lay_out(s, &t, pages > 1);
    bool good = r.over == 0 && !r.where && r.n <= pages;

    arena_free(&scratch);
    return good;
}

/* The largest of 0-1000 for which the sheet fits; it does at 0. */
static int largest(struct sheet *s, int *knob, int *size, int *space, size_t pages)
{
    int lo = 0, hi = 1000;

    *knob = 1000;
    if (fits(s, *size, *space, pages))
        return 1000;
    while (hi - lo > 4) {
        *knob = (lo + hi) / 2;
        if (fits(s, *size, *space, pages))
            lo = *knob;
        else
            hi = *knob;
    }
    return lo;
}

/* The first text in b, for a message. */
static struct slice first_text(const struct box *b)
{
    if (b->text.len)
        return b->text;
    for (const struct box *c = b->child; c; c = c->next) {
        struct slice s = first_text(c);
        if (s.len)
            return s;
    }
    return (struct slice){0};
}

static void report_overfull(struct sheet *s, const struct box *b, const char *paper)
{
    const struct item *item = s->binder->item;
    struct slice text = first_text(b);
    size_t end = 0, line, column;
    size_t found = slice_find(item->src->text, text);
    struct span at = {item->src, found == SIZE_MAX ? 0 : found, 0};

    for (int i = 0; i < 16 && end < text.len; i++)
        utf8_next(text, &end);
    span_position(b->at, &line, &column);
    diag_error(s->binder->diag, at, "sheet-overfull", "%s 上“%.*s”这一处放不下",
               "%s: no room for \"%.*s\"", paper, SLICE_FMT(slice_sub(text, 0, end)));
    diag_hint(s->binder->diag, "把这段文字缩短；版式在 %s 第 %zu 行",
              "shorten it; the layout is %s, line %zu",
              b->at.src ? b->at.src->path : "", line);
}

/* Pages at the least sizes, 0 after reporting that it cannot be done. */
static size_t least_pages(struct sheet *s)
{
    static const char *const names[PAPER_COUNT] = {"A4", "A3"};
    struct arena scratch = ARENA_INIT;
    struct trial t = {.arena = &scratch};
    struct layout_result r = lay_out(s, &t, false);
    const struct item *item = s->binder->item;
    const char *paper = names[s->binder->paper];
    size_t n = 1;

    if (r.over && s->pages_max > 1) {
        t.overfull = false;
        r = lay_out(s, &t, true);
        n = r.n;
    }
    struct span at = {item->src, 0, 0};
    if (r.where) {
        report_overfull(s, r.where, paper);
        n = 0;
    } else if (r.over) {
        int mm = (int)((int64_t)r.over * 254 / (72 * 64 * 10)) + 1;
        diag_error(s->binder->diag, at, "sheet-overflow",
                   "%s 排到最小字号还多出 %d 毫米",
                   "%s: too long by %d mm at the least sizes", paper, mm);
        diag_hint(s->binder->diag, "大约再删 %d 行，或者分成两篇",
                  "cut about %d lines, or make two of it", mm / 8 + 1);
        n = 0;
    }
    arena_free(&scratch);
    return n;
}

static void place_page(struct sheet *s, struct placer *p, struct box *part, size_t page,
                       size_t pages)
{
    struct rect r = s->live;
    struct box *foot = bind_foot(s, page + 1, pages);

    box_measure(foot, r.w, p->trial);
    r.h -= foot->h;
    if (page > 0) {
        struct box *next = copy_tree(p->trial->arena, s->next);
        box_measure(next, r.w, p->trial);
        box_place(next, (struct rect){r.x, r.y, r.w, next->h}, p);
        r.y += next->h;
        r.h -= next->h;
    }
    box_measure(part, r.w, p->trial);
    box_place(part, r, p);
    box_place(foot, (struct rect){r.x, r.y + r.h, r.w, foot->h}, p);
}

static struct frames *draw(struct sheet *s, struct trial *t, size_t pages)
{
    struct binder *b = s->binder;
    struct frames *f = arena_new(b->arena, struct frames);
    struct layout_result r = lay_out(s, t, pages > 1);
    struct placer p = {.arena = b->arena, .trial = t};
    const struct paper_size *paper = &b->theme->papers[b->paper];

    f->pages = arena_array(b->arena, struct frame *, r.n);
    f->n = r.n;
    for (size_t i = 0; i < r.n; i++) {
        f->pages[i] = arena_new(b->arena, struct frame);
        *f->pages[i] = (struct frame){
            .arena = b->arena, .width = paper->width, .height = paper->height};
        p.frame = f->pages[i];
        p.page = i;
        place_page(s, &p, r.pages[i], i, r.n);
    }
    f->outline = p.outline;
    f->noutline = p.noutline;
    f->lang = SLICE("zh-CN");
    f->title = b->item->title;
    f->author = value_str(b->item->root, "落款");
    f->subject = b->item->kind->name;
    const struct value *date = value_find(b->item->root, "日期");
    f->date = value_str(date, "iso");
    return f;
}

static void layout_margins(struct sheet *s)
{
    const struct paper_size *paper = &s->binder->theme->papers[s->binder->paper];
    const struct value *own = value_find(s->layout, "margin");
    pt64 m[4];

    for (size_t i = 0; i < 4; i++) {
        struct dim d = paper->margin[i];
        if (own && own->n == 4)
            theme_length(own->items[i], s->binder->paper, LENGTH_MM, &d,
                         s->binder->diag);
        m[i] = d.lo;
    }
    s->live = (struct rect){m[SIDE_LEFT], m[SIDE_TOP],
                            paper->width - m[SIDE_LEFT] - m[SIDE_RIGHT],
                            paper->height - m[SIDE_TOP] - m[SIDE_BOTTOM]};
}

struct frames *poster_layout(struct arena *a, const struct theme *theme,
                             const struct site *site, const struct item *item,
                             enum paper paper, struct diag *d)
{
    struct binder b = {.arena = a,
                       .theme = theme,
                       .site = site,
                       .item = item,
                       .paper = paper,
                       .diag = d};
    struct sheet s = {.binder = &b};
    size_t before = d->errors;

    s.layout = map_find(&theme->layouts, item->kind->layout);
    if (!s.layout) {
        diag_error(d, (struct span){item->kind->src, 0, 0}, "layout-missing",
                   "主题里没有海报版式 %.*s.yaml", "the theme has no layout %.*s.yaml",
                   SLICE_FMT(item->kind->layout));
        return NULL;
    }
    struct value *globals = value_map(a);
    value_set(a, globals, "小区", site->root);
    value_set(a, globals, "本类", item->kind->root);
    b.stack[b.depth_stack++] = globals;
    b.stack[b.depth_stack++] = item->root;
    layout_margins(&s);
    long pages = value_long(s.layout, "pages", 1);
    s.pages_max = pages < 1 ? 1 : pages > PAGES_MAX ? PAGES_MAX : (size_t)pages;
    s.body = bind_part(&s, "page");
    s.next = bind_part(&s, "next");
    s.foot = bind_foot(&s, s.pages_max, s.pages_max);
    if (d->errors > before)
        return NULL;
    size_t n = least_pages(&s);
    if (n == 0)
        return NULL;
    int size = 0, space = 0;
    size = largest(&s, &size, &size, &space, n);
    space = largest(&s, &space, &size, &space, n);
    struct trial t = {.arena = a, .size = size, .space = space};
    struct frames *f = draw(&s, &t, n);
    return d->errors > before ? NULL : f;
}
