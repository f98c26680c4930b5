/* poster.c - lays out an item: binds it (bind.c), fits it (fit.c), draws it
 * (place_boxes.c).
 *
 *     page:  [{use: masthead}, {text: "{{标题}}", style: title}, {flow: 正文}]
 *     next:  [{use: next-head}]
 *     foot:  [{text: "{{页}}/{{总页}}", style: colophon}]
 *     pages: 3
 *
 * `page` is the body, which is cut into pages (split.c); `next` is put on top of the
 * second and later pages, `foot` at the bottom of each. `pages` is the most it may
 * take, 1 unless given. A `fixed` layout (公文) is neither squeezed nor spread evenly.
 */
#include "base/noted.h"
#include "poster/audit.h"
#include "poster/fit.h"

/* The nodes of page, next or foot, in a column. */
static struct box *bind_part(struct fitting *s, const char *key)
{
    struct box *column = bind_box(s->binder, BOX_COLUMN, s->layout->at);
    const struct value *list = value_find(s->layout, key);

    for (size_t i = 0; list && i < list->n; i++)
        bind_node(s->binder, list->items[i], column);
    return column;
}

/* The foot may show the page's number (页), how many there are (总页), and whether it
 * is an odd page (单页), so it is bound once for each page. */
static struct box *bind_foot(struct fitting *s, size_t page, size_t pages)
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

/* Draw a page: `next` on the later ones, the part of the body, the foot at the bottom.
 * A picture for chats is cut to the height of its content. */
static void place_page(struct fitting *s, struct placer *p, struct box *part,
                       size_t page, size_t pages)
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
        if (used > r.h) /* the last margin may reach beyond the edge (split.c) */
            used = r.h;
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

/* Lay the body out once more, in the trial that was found, and draw the pages. Frames
 * are in arena a; everything else dies with the binder's. */
static struct frames *draw(struct fitting *s, struct trial *t, size_t pages,
                           struct audit *audit, struct arena *a)
{
    struct binder *b = s->binder;
    struct frames *f = arena_new(a, struct frames);
    struct layout_result r = lay_out(s, t, pages);
    struct placer p = {.arena = b->arena, .trial = t, .audit = audit};

    theme_color(b->theme, SLICE("paper"), s->layout->at, &p.ground, b->diag);
    p.ground.none = 0; /* not printed, but the background of all text */

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

static bool shows_anything(const struct frames *f)
{
    for (size_t i = 0; i < f->n; i++)
        for (size_t k = 0; k < f->pages[i]->n; k++) {
            enum op_type type = f->pages[i]->ops[k].type;
            if (type == OP_GLYPHS || type == OP_IMAGE)
                return true;
        }
    return false;
}

/* A layout whose conditions are never true, or whose names do not exist, prints
 * nothing. */
static void report_blank(const struct fitting *s)
{
    const struct binder *b = s->binder;

    diag_error(b->diag, s->layout->at, "theme-blank",
               "%.*s：这个版式排出来是白纸，一个字也没有",
               "%.*s: this layout leaves the paper blank", SLICE_FMT(b->item->title));
    diag_hint(b->diag, "看看 {{…}}、if、with、each 里的名字这一类有没有",
              "check that the kind has the names in {{…}}, if, with and each");
}

/* Does the list name the paper, or the one that it is derived from (A5: A4)? */
static bool names_paper(const struct value *list, enum paper paper)
{
    for (size_t i = 0; i < list->n; i++)
        if (slice_is(list->items[i]->text, paper_row(paper)->name) ||
            slice_is(list->items[i]->text,
                     paper_row(paper_drawn_as(paper, NULL))->name))
            return true;
    return false;
}

/* Set the page's size and margins. `turned: 是` is landscape, `turned: [A3]` only on
 * that paper, `turned: "{{横排}}"` if that field is not empty. */
static void layout_page(struct fitting *s)
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
    /* An item printed in another form (版式: 公文) is shared in that of its kind. */
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

/* Bind, fit, draw and audit; NULL after reporting. The frames are in arena a,
 * everything else is in the binder's. */
static struct frames *set_sheet(struct fitting *s, struct arena *a)
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
    size_t n = sheet_fit(s, &fit);
    if (n == 0)
        return NULL;
    struct trial t = {.arena = b->arena, .size = fit.size, .space = fit.space};
    struct audit audit = {.diag = b->diag,
                          .site = b->site,
                          .item = b->item,
                          .theme = b->theme,
                          .paper = paper_row(b->paper)};
    struct frames *f = draw(s, &t, n, chat ? NULL : &audit, a);
    if (!chat)
        audit_sheet(&audit, f);
    if (!shows_anything(f))
        report_blank(s);
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
    struct fitting s = {.binder = &b};

    s.layout = layout_of(theme, item, paper);
    if (!s.layout && item->layout.len == 0) {
        diag_error(d, (struct span){item->kind->src, 0, 0}, "layout-missing",
                   "没有写“海报”", "海报 is missing");
        diag_hint(d, "写一行 海报: %.*s，版式放在 content/kinds/posters/%.*s.yaml",
                  "add 海报: %.*s, a layout content/kinds/posters/%.*s.yaml",
                  SLICE_FMT(item->kind->name), SLICE_FMT(item->kind->name));
        return NULL;
    }
    if (!s.layout) {
        const struct value *named = value_find(item->kind->root, "海报");
        bool own = named && slice_eq(named->text, item->layout);
        diag_error(d, own ? named->at : (struct span){item->kind->src, 0, 0},
                   "layout-missing", "主题里没有海报版式 %.*s.yaml",
                   "the theme has no layout %.*s.yaml", SLICE_FMT(item->layout));
        diag_hint(d,
                  "照 themes/README.md 写一个：放在主题的 posters/ 里，或 "
                  "content/kinds/posters/（哪个主题都能用）",
                  "write one (themes/README.md) in the theme's posters/, or in "
                  "content/kinds/posters/ for any theme");
        return NULL;
    }
    struct value *globals = value_map(&work);
    value_set(&work, globals, "小区", site->root);
    value_set(&work, globals, "本类", item->kind->root);
    b.stack[b.depth_stack++] = globals;
    b.stack[b.depth_stack++] = item->root;
    struct frames *f = set_sheet(&s, a);
    arena_free(&work);
    return f;
}
