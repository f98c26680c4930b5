/* poster.c - fit an item's boxes to its sheet (DESIGN 5).
 *
 * The search: at the least type sizes and least spaces, count the pages; where
 * squeezing saves the second, squeeze. Then find, by bisection, the largest type sizes
 * that need no more pages, and with those the widest spaces. So a short text is set
 * large and airy, a long one small and tight, and only what does not fit at the least
 * sizes goes on to a further page - or, where the layout allows no further page, is an
 * error that says by how much. Type grows again to fill several pages; what is still
 * too short for them is shared out evenly: the least height at which it needs no more.
 *
 * A layout is {page: [...], foot: [...], next: [...], pages: n}: page starts the
 * first sheet, next the following ones; foot stands at the bottom of each. A `fixed`
 * one (公文) is neither squeezed nor evened out.
 *
 * A picture for chats is as high as what it holds, so nothing has to be fitted: it has
 * one size of type, is cut between blocks where it is longer than papers.chat, and the
 * pieces are of one height.
 */
#include "base/noted.h"
#include "poster/audit.h"
#include "poster/bind.h"

#include <string.h>

/* As messages call them. */
static const char *const paper_names[PAPER_ALL] = {"A4", "A3", "分享图"};

enum { PAGES_MAX = 30, SQUEEZED = -1000 };

struct sheet {
    struct binder *binder;
    const struct value *layout;
    pt64 page_width, page_height;
    struct rect live; /* between the margins */
    struct box *body;
    struct box *next; /* head of further pages */
    struct box *foot;
    size_t pages_max;
    bool fixed;  /* sizes are as the theme gives them, and a page is filled first */
    bool whole;  /* no paragraph is cut */
    pt64 height; /* of what may stand on a page, with its head; 0: as much as fits */
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
    value_set(b->arena, v, "单页", value_bool(b->arena, page % 2 == 1));
    b->stack[b->depth_stack++] = v;
    struct box *foot = bind_part(s, "foot");
    b->depth_stack--;
    return foot;
}

struct layout_result {
    struct box *pages[PAGES_MAX];
    size_t n;
    pt64 over;  /* by how much the last page is too long; 0: fits */
    pt64 spare; /* what the last page leaves free, of `room` */
    pt64 room;
    const struct box *where; /* what is larger than its place; NULL: nothing */
};

/* Set the body at one trial and cut it into `most` pages or fewer. */
static struct layout_result lay_out(struct sheet *s, struct trial *t, size_t most)
{
    struct layout_result r = {.n = 0};
    struct box *body = s->body;

    t->whole = s->whole;
    t->chat = s->binder->paper == PAPER_CHAT;
    box_measure(s->foot, s->live.w, t);
    pt64 room = s->live.h - s->foot->h;
    if (s->height && s->height < room)
        room = s->height;
    while (body) {
        struct box *part = body, *rest = NULL;
        pt64 head = 0;
        if (r.n > 0) {
            box_measure(s->next, s->live.w, t);
            head = s->next->h;
        }
        box_measure(body, s->live.w, t);
        pt64 over = body->h + head - room;
        bool cut = over > 0 || (most > 1 && box_has_new_page(body));
        if (cut && r.n + 1 < most)
            part = box_split(t->arena, body, room - head, t, &rest);
        if (!part || (cut && !rest)) {
            r.over = over > 0 ? over : 1;
            part = body;
            rest = NULL;
        }
        r.pages[r.n++] = part;
        r.spare = room - head - part->h;
        body = rest;
    }
    r.room = room;
    r.where = t->overfull ? t->where : NULL;
    return r;
}

/* By how much a trial is too long for its pages; <= 0: what they leave free. */
static int64_t excess_of(const struct layout_result *r, size_t pages)
{
    if (r->over)
        return r->over;
    return r->where ? r->room : -(int64_t)r->spare - (int64_t)(pages - r->n) * r->room;
}

/* The two numbers that are sought, and how much the sheet exceeds its pages there. */
struct fitted {
    int size, space;
    int64_t excess;
};

static void try_fit(struct sheet *s, struct fitted *f, size_t pages)
{
    struct arena scratch = ARENA_INIT;
    struct trial t = {.arena = &scratch, .size = f->size, .space = f->space};
    struct layout_result r = lay_out(s, &t, pages);

    f->excess = excess_of(&r, pages);
    arena_free(&scratch);
}

/* The largest of one number (knob, of f) up to 1000 with which the sheet fits, or one
 * that fills it; it fits with what f has. The next one to try is where a straight line
 * would reach the end of the page, and every third is the middle, for pages end with a
 * jump. */
static void grow(struct sheet *s, struct fitted *f, int *knob, size_t pages)
{
    const int near = 8;
    const int64_t full = s->live.h / 128; /* of a page that may stay free */
    struct fitted good = *f, bad;
    int lo = *knob, hi = 1000;

    if (good.excess >= -full)
        return;
    *knob = hi;
    try_fit(s, f, pages);
    bad = *f;
    for (int step = 1; bad.excess > 0 && hi - lo > near && good.excess < -full;
         step++) {
        int64_t way = (hi - lo) * -good.excess / (bad.excess - good.excess);
        int edge = near / 2;

        if (step % 3 == 0)
            way = (hi - lo) / 2;
        way = way < edge ? edge : way > hi - lo - edge ? hi - lo - edge : way;
        *knob = lo + (int)way;
        try_fit(s, f, pages);
        *(f->excess > 0 ? &hi : &lo) = *knob;
        *(f->excess > 0 ? &bad : &good) = *f;
    }
    *f = bad.excess > 0 ? good : bad;
}

/* Height of pages on average. */
static pt64 mean_height(struct sheet *s, const struct fitted *f, size_t pages)
{
    struct arena scratch = ARENA_INIT;
    struct trial t = {.arena = &scratch, .size = f->size, .space = f->space};
    struct layout_result r = lay_out(s, &t, pages);
    pt64 all = 0;

    for (size_t i = 0; i < r.n; i++)
        all += r.pages[i]->h / (pt64)r.n;
    arena_free(&scratch);
    return all;
}

/* The least height of pages that hold all of it, where they are more than one and the
 * last would be less than three quarters full. */
static pt64 even_height(struct sheet *s, struct fitted f, size_t pages)
{
    pt64 hi = s->live.h;

    if (pages < 2 || s->fixed || -f.excess <= hi / 4)
        return hi;
    pt64 lo = mean_height(s, &f, pages);
    while (hi - lo > PT(8)) {
        s->height = (lo + hi) / 2;
        try_fit(s, &f, pages);
        *(f.excess > 0 ? &lo : &hi) = s->height;
    }
    return hi;
}

/* The first text in b, for a message. */
static struct slice first_text(const struct box *b)
{
    struct slice s = b->text;

    for (const struct box *c = b->child; c && !s.len; c = c->next)
        s = first_text(c);
    return s;
}

/* Where an editor wrote it: not in the comments of the head. */
static size_t written_at(struct slice source, struct slice text)
{
    for (size_t at = 0, found; text.len; at += found + text.len) {
        found = slice_find(slice_from(source, at), text);
        if (found == SIZE_MAX)
            break;
        size_t line = at + found;
        while (line > 0 && source.ptr[line - 1] != '\n')
            line--;
        if (source.ptr[line] != '#')
            return at + found;
    }
    return 0;
}

/* An address that is printed in one line is as long as the name of the file. */
static bool hint_address(struct sheet *s)
{
    struct slice address = value_str(s->binder->item->root, "网址");

    if (utf8_count(address) <= 24)
        return false;
    return diag_hint(s->binder->diag,
                     "网址 %.*s 太长：文件名改短到 14 个字以内，或者加一行  短址: g12",
                     "the address %.*s is long: a shorter name of the file, or 短址",
                     SLICE_FMT(address)),
           true;
}

static void report_overfull(struct sheet *s, const struct box *b, const char *paper)
{
    const struct item *item = s->binder->item;
    struct slice text = first_text(b);
    size_t end = 0, line, column;
    struct span at = {item->src, written_at(item->src->text, text), 0};

    for (int i = 0; i < 16 && end < text.len; i++)
        utf8_next(text, &end);
    if (b->type == BOX_TABLE) {
        diag_error(s->binder->diag, at, "table-too-wide",
                   "这张表有 %zu 栏，%s 上用最小的字也排不下",
                   "a table of %zu columns is too wide for %s even in the least type",
                   b->ncols, paper);
        if (s->binder->paper == PAPER_A4)
            diag_hint(s->binder->diag,
                      "拆成几张栏数少的表，把行和栏对调，或换大一号的纸：纸张: [A3]",
                      "split it, turn rows into columns, or take larger paper: 纸张: "
                      "[A3]");
        else
            diag_hint(s->binder->diag, "拆成几张栏数少的表，或把行和栏对调",
                      "split it, or turn rows into columns");
        return;
    }
    span_position(b->at, &line, &column);
    diag_error(s->binder->diag, at, "G1", "%s 上“%.*s”这一处放不下",
               "%s: no room for \"%.*s\"", paper, SLICE_FMT(slice_sub(text, 0, end)));
    if (hint_address(s))
        return;
    diag_hint(s->binder->diag, "把这段文字缩短；版式在 %s 第 %zu 行",
              "shorten it; the layout is %s, line %zu",
              b->at.src ? b->at.src->path : "", line);
}

/* The texts below b in the style that holds most of it: how many characters, and how
 * high they stand. */
struct bulk {
    const struct style *style;
    size_t characters;
    int64_t height;
};

static void gather_bulk(const struct box *b, struct bulk *list, size_t *n)
{
    enum { STYLES_MAX = 32 };
    size_t i = 0;

    for (const struct box *c = b->child; c; c = c->next)
        gather_bulk(c, list, n);
    if (!b->para || !b->style)
        return;
    while (i < *n && list[i].style != b->style)
        i++;
    if (i == STYLES_MAX)
        return;
    if (i == *n)
        list[(*n)++] = (struct bulk){.style = b->style};
    list[i].characters += utf8_count(b->text);
    list[i].height += b->h;
}

/* How many characters of the main text stand in that height. */
static size_t characters_in(struct arena *a, const struct box *b, pt64 height)
{
    struct bulk *list = arena_array(a, struct bulk, 32);
    size_t n = 0, best = 0;

    gather_bulk(b, list, &n);
    for (size_t i = 1; i < n; i++)
        if (list[i].characters > list[best].characters)
            best = i;
    if (n == 0 || list[best].height <= 0)
        return 0;
    return (size_t)((int64_t)height * (int64_t)list[best].characters /
                    list[best].height);
}

static void report_too_long(struct sheet *s, struct arena *a,
                            const struct layout_result *r, const char *paper)
{
    struct span at = {s->binder->item->src, 0, 0};
    int mm = (int)((int64_t)r->over * 254 / (72 * 64 * 10)) + 1;
    size_t cut = characters_in(a, r->pages[r->n - 1], r->over);

    diag_error(s->binder->diag, at, "G1", "%s 排到最小字号还多出 %d 毫米",
               "%s: too long by %d mm at the least sizes", paper, mm);
    diag_hint(s->binder->diag, "正文大约再删 %zu 字，或者分成两篇",
              "cut about %zu characters, or make two of it", (cut / 10 + 1) * 10);
}

/* Pages at such sizes and spaces, `most` of them; 0: it does not fit. */
static size_t pages_at(struct sheet *s, int knob, size_t most, struct arena *a,
                       struct layout_result *r)
{
    struct trial t = {.arena = a, .size = knob, .space = knob};

    *r = lay_out(s, &t, most);
    return r->where || r->over ? 0 : r->n;
}

/* Pages at the least sizes, 0 after reporting that it cannot be done. Squeezed where
 * that saves the second page (for a third it is not done): f is then below 0. */
static size_t least_pages(struct sheet *s, struct fitted *f)
{
    struct arena scratch = ARENA_INIT;
    struct layout_result r;
    size_t n = pages_at(s, 0, s->pages_max, &scratch, &r);

    *f = (struct fitted){0, 0, excess_of(&r, n)};
    if (n != 1 && !s->fixed) {
        size_t squeezed = pages_at(s, SQUEEZED, n ? 1 : s->pages_max, &scratch, &r);
        if (squeezed) {
            n = squeezed;
            *f = (struct fitted){SQUEEZED, SQUEEZED, excess_of(&r, n)};
        }
    }
    if (!n && r.where)
        report_overfull(s, r.where, paper_names[s->binder->paper]);
    else if (!n)
        report_too_long(s, &scratch, &r, paper_names[s->binder->paper]);
    arena_free(&scratch);
    return n;
}

/* The same for a picture, in type that is easy to read on a telephone; a paragraph is
 * cut only where it alone is longer than a picture may be. */
static size_t chat_pages(struct sheet *s, struct fitted *f)
{
    static const int sizes[] = {500, 250, 0};
    struct arena scratch = ARENA_INIT;
    size_t n = 0;

    for (int cut = 0; cut < 2 && !n; cut++) {
        s->whole = cut == 0;
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes && !n; i++) {
            struct layout_result r;
            n = pages_at(s, sizes[i], s->pages_max, &scratch, &r);
            *f = (struct fitted){sizes[i], sizes[i], excess_of(&r, n)};
        }
    }
    arena_free(&scratch);
    if (!n) {
        diag_warn(s->binder->diag, (struct span){s->binder->item->src, 0, 0},
                  "chat-overfull", "有一处比手机屏幕宽，分享图用海报的页面",
                  "something is wider than a telephone: its pictures are the sheet's "
                  "pages");
        diag_hint(s->binder->diag, "多半是表格：少一列，或者把格子里的字缩短",
                  "most likely a table: fewer columns, or shorter cells");
    }
    return n;
}

static void place_page(struct sheet *s, struct placer *p, struct box *part, size_t page,
                       size_t pages)
{
    struct rect r = s->live;
    struct box *foot = bind_foot(s, page + 1, pages);
    struct box *next = page > 0 ? s->next : NULL;

    box_measure(foot, r.w, p->trial);
    box_measure(part, r.w, p->trial);
    if (next)
        box_measure(next, r.w, p->trial);
    if (s->binder->paper == PAPER_CHAT) {
        pt64 used = foot->h + part->h + (next ? next->h : 0);
        p->frame->height -= r.h - used;
        r.h = used;
    }
    r.h -= foot->h;
    if (next) {
        box_place(next, (struct rect){r.x, r.y, r.w, next->h}, p);
        r.y += next->h;
        r.h -= next->h;
    }
    box_place(part, r, p);
    box_place(foot, (struct rect){r.x, r.y + r.h, r.w, foot->h}, p);
}

static struct frames *draw(struct sheet *s, struct trial *t, size_t pages,
                           struct audit *audit, struct arena *a)
{
    struct binder *b = s->binder;
    struct frames *f = arena_new(a, struct frames);
    struct layout_result r = lay_out(s, t, pages);
    struct placer p = {.arena = b->arena, .trial = t, .audit = audit};

    theme_color(b->theme, SLICE("paper"), s->layout->at, &p.ground, b->diag);
    p.ground.none = 0; /* it is not printed, and yet it is what type stands on */

    f->pages = arena_array(a, struct frame *, r.n);
    f->n = r.n;
    for (size_t i = 0; i < r.n; i++) {
        f->pages[i] = arena_new(a, struct frame);
        *f->pages[i] = (struct frame){
            .arena = a,
            .growing = b->arena,
            .width = s->page_width,
            .height = s->page_height,
        };
        p.frame = f->pages[i];
        p.page = i;
        place_page(s, &p, r.pages[i], i, r.n);
        frame_close(f->pages[i]);
    }
    f->outline = p.outline;
    f->noutline = p.noutline;
    f->lang = SLICE("zh-CN");
    f->title = b->item->title;
    f->author = noted_plain(a, value_str(b->item->root, "落款"));
    f->subject = b->item->kind->name;
    const struct value *date = value_find(b->item->root, "日期");
    f->date = value_str(date, "iso");
    return f;
}

static bool names_paper(const struct value *list, enum paper paper)
{
    static const char *const names[PAPER_COUNT] = {"A4", "A3"};

    for (size_t i = 0; i < list->n; i++)
        if (slice_is(list->items[i]->text, names[paper]))
            return true;
    return false;
}

/* A layout with `turned` lies on its long side; `turned: [A3]` on that paper only. */
static void layout_page(struct sheet *s)
{
    const struct paper_size *paper = &s->binder->theme->papers[s->binder->paper];
    const struct value *own = value_find(s->layout, "margin");
    const struct value *turned = value_find(s->layout, "turned");
    bool wide = turned &&
                (turned->type == VALUE_BOOL   ? turned->truth
                 : turned->type == VALUE_TEXT ? bind_render(s->binder, turned).len > 0
                                              : names_paper(turned, s->binder->paper));
    pt64 m[4];

    s->page_width = wide ? paper->height : paper->width;
    s->page_height = wide ? paper->width : paper->height;
    for (size_t i = 0; i < 4; i++) {
        struct dim d = paper->margin[i];
        if (own && own->n == 4)
            theme_length(own->items[i], s->binder->paper, LENGTH_MM, &d,
                         s->binder->diag);
        m[i] = d.lo;
    }
    s->live = (struct rect){m[SIDE_LEFT], m[SIDE_TOP],
                            s->page_width - m[SIDE_LEFT] - m[SIDE_RIGHT],
                            s->page_height - m[SIDE_TOP] - m[SIDE_BOTTOM]};
}

static const struct value *layout_of(const struct theme *theme, const struct item *item,
                                     enum paper paper)
{
    struct buf name = BUF_INIT;

    if (paper != PAPER_CHAT)
        return map_find(&theme->layouts, item->layout);
    /* An item that stands on paper in another form (公文) is shared as its kind is. */
    buf_slice(&name, item->kind->layout);
    buf_str(&name, "-chat");
    const struct value *layout = map_find(&theme->layouts, buf_view(&name));
    buf_release(&name);
    return layout;
}

bool poster_has_chat(const struct theme *theme, const struct item *item)
{
    return layout_of(theme, item, PAPER_CHAT) != NULL;
}

/* Bind, fit and draw; all but the frames is the binder's. */
static struct frames *fit_sheet(struct sheet *s, struct arena *a)
{
    struct binder *b = s->binder;
    bool chat = b->paper == PAPER_CHAT;
    long pages = value_long(s->layout, "pages", chat ? PAGES_MAX : 1);
    size_t before = b->diag->errors;

    layout_page(s);
    s->fixed = value_flag(s->layout, "fixed", false);
    s->pages_max = pages < 1 ? 1 : pages > PAGES_MAX ? PAGES_MAX : (size_t)pages;
    s->body = bind_part(s, "page");
    s->next = bind_part(s, "next");
    s->foot = bind_foot(s, s->pages_max, s->pages_max);
    if (b->diag->errors > before)
        return NULL;
    struct fitted fit;
    size_t n = chat ? chat_pages(s, &fit) : least_pages(s, &fit);
    if (n == 0)
        return NULL;
    if (!chat) {
        grow(s, &fit, &fit.size, n);
        grow(s, &fit, &fit.space, n);
    }
    s->height = even_height(s, fit, n);
    struct trial t = {.arena = b->arena, .size = fit.size, .space = fit.space};
    struct audit audit = {.diag = b->diag,
                          .site = b->site,
                          .item = b->item,
                          .paper = paper_names[b->paper]};
    struct frames *f = draw(s, &t, n, chat ? NULL : &audit, a);
    if (!chat)
        audit_sheet(&audit, f);
    return b->diag->errors > before ? NULL : f;
}

struct frames *poster_layout(struct arena *a, const struct theme *theme,
                             const struct site *site, const struct item *item,
                             enum paper paper, struct phrases *phrases, struct diag *d)
{
    struct arena work = ARENA_INIT;
    struct binder b = {.arena = &work,
                       .theme = theme,
                       .site = site,
                       .item = item,
                       .paper = paper,
                       .phrases = phrases,
                       .diag = d};
    struct sheet s = {.binder = &b};

    s.layout = layout_of(theme, item, paper);
    if (!s.layout) {
        diag_error(d, (struct span){item->kind->src, 0, 0}, "layout-missing",
                   "主题里没有海报版式 %.*s.yaml", "the theme has no layout %.*s.yaml",
                   SLICE_FMT(item->layout));
        return NULL;
    }
    struct value *globals = value_map(&work);
    value_set(&work, globals, "小区", site->root);
    value_set(&work, globals, "本类", item->kind->root);
    b.stack[b.depth_stack++] = globals;
    b.stack[b.depth_stack++] = item->root;
    struct frames *f = fit_sheet(&s, a);
    arena_free(&work);
    return f;
}
