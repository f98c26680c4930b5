/* commands.c - the commands that publish nothing; build.c has the others.
 *
 *     banbao check --explain P7                        run_explain: a rule, to stdout
 *     banbao dump content/通知/停水.md --paper A3      run_dump: its sheets as text
 *     banbao render card.html data.yaml                run_render: one template
 *     banbao new 通知 停水                             run_new: a file to fill in
 *
 * Results go to stdout, diagnostics to stderr by session_close. */
#include "commands.h"

#include "base/file.h"
#include "check/check.h"
#include "content/kinds.h"
#include "content/load.h"
#include "content/own_words.h"
#include "draft/draft_from.h"
#include "draft/new.h"
#include "draw/svg.h"
#include "draw/trace.h"
#include "place.h"
#include "session.h"
#include "site/render.h"

#include <stdio.h>
#include <string.h>

/* The rule of a code. A kind's own check has a code of its own, an alias of the rule
 * that it names; the kinds are read only if no rule has the code. */
static const struct check_rule *find_rule(struct session *s, struct slice code)
{
    struct load_options o = {".", s->kinds, s->run->today};
    struct kinds kinds = {0};
    const struct check_rule *rule = rule_find(code);

    if (!rule && site_kinds(&s->arena, &o, &kinds, &s->diag) &&
        kinds_open_all(&s->arena, &kinds, &s->diag))
        rule = rule_of(code, kinds.list, kinds.n);
    return rule;
}

int run_explain(const struct run *r)
{
    struct session s;
    struct slice code = slice_of(r->explain), near = rule_near(code);
    struct buf out = BUF_INIT;

    session_open(&s, r);
    const struct check_rule *rule = code.len ? find_rule(&s, code) : NULL;
    if (code.len && !rule)
        die("没有 %s 这项检查（no such check）%s%.*s", r->explain,
            near.len ? "：是不是 " : "", SLICE_FMT(near));
    if (rule)
        rule_explain(rule, r->lang, &out);
    else
        rules_list(r->lang, &out);
    fwrite(out.ptr, 1, out.len, stdout);
    buf_release(&out);
    return session_close(&s);
}

/* The item of content/公示/名单.md, however the path is spelled (./content/…). */
static struct item *find_item(const struct site *site, const char *path)
{
    for (size_t i = 0; i < site->n; i++) {
        const char *own = site->items[i]->src->path;
        if (strcmp(own, path) == 0 ||
            (file_is_inside(own, path) && file_type(path) == FILE_REGULAR))
            return site->items[i];
    }
    return NULL;
}

int run_dump(const struct run *r, const char *path)
{
    struct session s;
    struct buf out = BUF_INIT;
    struct color paper;

    place_require();
    session_open(&s, r);
    struct item *item = session_load(&s) ? find_item(s.site, path) : NULL;
    if (item)
        item->papers[r->paper] = true; /* so that the theme is read for it, too */
    if (s.site && session_open_theme(&s)) {
        if (!item && session_sound(&s))
            die("内容里没有 %s（no such item）", path);
        struct frames *f = item ? poster_layout(&s.arena, s.layouts, s.site, item,
                                                r->paper, NULL, &s.diag)
                                : NULL;
        if (f && r->svg > 0 && (size_t)r->svg > f->n)
            die("只有 %zu 页（there are %zu pages）", f->n, f->n);
        if (f && r->svg > 0 && session_paper_color(&s, &paper))
            svg_write(f->pages[r->svg - 1], f->title, &paper, &out);
        else if (f)
            trace_write(f, &out);
    }
    fwrite(out.ptr, 1, out.len, stdout);
    buf_release(&out);
    return session_close(&s);
}

int run_render(const struct run *r, const char *template, const char *data)
{
    struct session s;
    struct buf out = BUF_INIT;

    session_open(&s, r);
    if (render_file(&s.arena, template, data, &out, &s.diag))
        fwrite(out.ptr, 1, out.len, stdout);
    buf_release(&out);
    return session_close(&s);
}

int run_new(const struct run *r, const char *kind, const char *title)
{
    struct session s;
    const char *path = NULL;

    place_require();
    session_open(&s, r);
    struct date today = s.run->today;
    struct draft draft = {.title = slice_of(title ? title : ""),
                          .body = SLICE(""),
                          .date = today,
                          .all = r->all};
    if (own_words_load(&s.arena, ".", &s.diag) &&
        (!r->from || draft_from(&s.arena, r->from, &draft, &s.diag)))
        path = new_item(&s.arena, &(struct load_options){".", s.kinds, today},
                        slice_of(kind), &draft, &s.diag);
    if (path)
        puts(path);
    return session_close(&s);
}
