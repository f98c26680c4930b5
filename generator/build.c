#include "build.h"

#include "base/file.h"
#include "check/check.h"
#include "check/settings.h"
#include "content/filename.h"
#include "content/load.h"
#include "content/new.h"
#include "data/yaml.h"
#include "draft_from.h"
#include "draw/svg.h"
#include "draw/trace.h"
#include "out/inputs.h"
#include "out/names.h"
#include "out/report.h"
#include "out/stage.h"
#include "poster/theme.h"
#include "proof.h"
#include "say.h"
#include "sheets.h"
#include "site/render.h"
#include "site/write.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { CONFIG_MAX = 1 << 20 };

/* What a run holds from its first to its last line. */
struct session {
    const struct run *run;
    struct arena arena;
    struct diag diag;
    long start, wall, cpu;     /* microseconds: the run's start, the stage's */
    const char *kinds, *fonts; /* folders */
    struct value *font_config;
    struct fontset *fontset;
    struct site *site;
    struct settings *settings; /* NULL: content is not sound enough */
    struct theme *layouts;
    struct sheets sheets;
    struct leaks *leaks;
    bool ended;   /* the last checks are done */
    bool reports; /* what is said goes to output/report.html, too */
};

/* ---- time, for people only ------------------------------------------------ */

/* Microseconds of a clock: of the wall's, or of what all threads have worked. */
static long us(clockid_t clock)
{
    struct timespec t;

    clock_gettime(clock, &t);
    return (long)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void stage_done(struct session *s, const char *zh, const char *en)
{
    long wall = us(CLOCK_MONOTONIC), cpu = us(CLOCK_PROCESS_CPUTIME_ID);

    if (s->run->verbose)
        fprintf(stderr, "%5ld.%ld ms  CPU %5ld.%ld ms  %s\n", (wall - s->wall) / 1000,
                (wall - s->wall) % 1000 / 100, (cpu - s->cpu) / 1000,
                (cpu - s->cpu) % 1000 / 100, s->run->lang == LANG_ZH ? zh : en);
    s->wall = wall;
    s->cpu = cpu;
}

/* ---- opening and closing -------------------------------------------------- */

/* The compound's own folder, or the one that came with the program. */
static const char *resource(struct session *s, const char *path)
{
    if (file_type(path) != FILE_NONE)
        return path;
    return file_join(&s->arena, s->run->home, path);
}

static void session_open(struct session *s, const struct run *r)
{
    *s = (struct session){.run = r, .start = us(CLOCK_MONOTONIC)};
    s->wall = s->start;
    s->diag.arena = &s->arena;
    s->kinds = resource(s, "generator/kinds");
    s->fonts = resource(s, "fonts");
}

static bool sound(const struct session *s)
{
    return s->diag.errors == 0 && (!s->run->strict || s->diag.warnings == 0);
}

/* Only who has met all items can tell what was never needed. */
static void end_checks(struct session *s)
{
    if (s->settings && !s->ended)
        settings_end(s->settings, sound(s), &s->diag);
    s->ended = true;
}

/* Say what there is to say and give everything back; the exit status. */
static int session_close(struct session *s)
{
    end_checks(s);
    if (s->run->strict)
        diag_promote(&s->diag);
    say(&s->arena, s->run, &s->diag, s->reports);
    int status = s->diag.errors ? 1 : 0;
    sheets_close(&s->sheets);
    if (s->fontset)
        fontset_close(s->fontset);
    arena_free(&s->arena);
    return status;
}

static struct value *read_config(struct session *s, const char *path)
{
    struct source *src = arena_new(&s->arena, struct source);

    src->path = path;
    if (file_read(&s->arena, path, CONFIG_MAX, &src->text) != FILE_OK)
        die("%s：读不了（cannot read）", path);
    return yaml_parse(&s->arena, src, 0, src->text.len, &s->diag);
}

static bool load(struct session *s)
{
    if (!s->font_config)
        s->font_config = read_config(s, file_join(&s->arena, s->fonts, "fonts.yaml"));
    s->site = site_load(&s->arena, &(struct load_options){".", s->kinds, s->run->today},
                        &s->diag);
    if (s->site)
        s->leaks = leaks_open(&s->arena, s->site, &s->diag);
    stage_done(s, "读入内容", "content");
    return s->site && s->font_config;
}

/* A theme is chosen on the command line or in site.yaml; NULL after reporting. */
static const char *theme_folder(struct session *s)
{
    const struct value *said = value_find(s->site->root, "主题");
    const char *name = s->run->theme;

    if (!name && said && !file_name_check(said->text, said->at, &s->diag))
        return NULL;
    if (!name)
        name = said ? slice_cstr(&s->arena, said->text) : "zhusha";
    const char *dir = resource(s, arena_printf(&s->arena, "themes/%s", name));
    if (file_type(dir) == FILE_FOLDER)
        return dir;
    if (s->run->theme || !said)
        die("没有 %s 这个主题（no such theme）：themes/%s", name, name);
    diag_error(&s->diag, said->at, "theme-unknown", "没有 %s 这个主题",
               "no such theme: %s", name);
    diag_hint(&s->diag, "写 themes/ 里一个文件夹的名字；不写用默认的",
              "the name of a folder in themes/");
    return NULL;
}

static bool open_theme(struct session *s)
{
    s->fontset = fontset_open(&s->arena, s->font_config, s->fonts, &s->diag);
    if (!s->fontset)
        return false;
    const char *theme = theme_folder(s);
    if (!theme)
        return false;
    s->layouts = theme_load(&s->arena, theme, s->fontset, s->site, &s->diag);
    stage_done(s, "打开字体和主题", "fonts and theme");
    return s->layouts != NULL;
}

/* ---- names ---- */

static struct slice file_title(struct session *s, const struct item *item)
{
    struct buf title = BUF_INIT;

    for (size_t i = 0; i < item->title.len; i++)
        if (item->title.ptr[i] != '|') /* a good place to break, no character */
            buf_char(&title, item->title.ptr[i]);
    struct slice made = slice_dup(&s->arena, buf_view(&title));
    buf_release(&title);
    return made;
}

static struct slice file_date(struct session *s, const struct item *item)
{
    return value_str(date_value(&s->arena, item->date), "iso");
}

/* The place of a sheet below print/ and below the website's pdf/. */
static struct slice sheet_path(struct session *s, struct map *taken,
                               const struct sheet *sheet)
{
    const struct item *item = sheet->item;

    return name_sheet(&s->arena, taken, item->section, file_date(s, item),
                      file_title(s, item), paper_name(sheet->paper));
}

static struct slice below(struct arena *a, const char *dir, struct slice path)
{
    return slice_of(arena_printf(a, "%s/%.*s", dir, SLICE_FMT(path)));
}

/* Their texts, before anything is made of them. */
static void proof_sheets(struct session *s)
{
    struct map taken = MAP_INIT(&s->arena);

    for (size_t i = 0; i < s->sheets.n; i++) {
        const struct sheet *sheet = &s->sheets.list[i];
        if (sheet->frames)
            proof_sheet(s->leaks,
                        below(&s->arena, "print", sheet_path(s, &taken, sheet)),
                        sheet->item, sheet->frames);
    }
}

/* Load and lay out everything; what is wrong is in the diag. */
static void prepare(struct session *s)
{
    if (!load(s))
        return;
    s->settings = settings_open(&s->arena, s->site, &s->diag);
    s->diag.judge = settings_judge(s->settings);
    site_check(s->site, &s->diag);
    stage_done(s, "查完内容", "checks");
    if (!open_theme(s))
        return;
    s->sheets = sheets_layout(&s->arena, s->site, s->layouts, s->run->jobs, &s->diag);
    stage_done(s, "排好海报", "sheets laid out");
    proof_sheets(s);
    stage_done(s, "查完版面", "sheets proofread");
}

/* ---- build ---------------------------------------------------------------- */

/* What the website offers beside its pages. */
struct published {
    struct site_download *sheets, *pictures;
    size_t nsheets, npictures, cap;
};

/* Put every sheet to print for the boards, and to site so that the website is
 * complete when it is copied alone. */
static void put_sheets(struct session *s, struct stage *stage, struct published *out)
{
    struct map taken = MAP_INIT(&s->arena);

    out->sheets = arena_array(&s->arena, struct site_download, s->sheets.n);
    out->nsheets = s->sheets.n;

    for (size_t i = 0; i < s->sheets.n; i++) {
        const struct sheet *sheet = &s->sheets.list[i];
        struct slice path = sheet_path(s, &taken, sheet);
        out->sheets[i] = (struct site_download){
            sheet->item, sheet->paper, below(&s->arena, "pdf", path), sheet->pdf.len};
        struct slice print = below(&s->arena, "print", path),
                     pdf = buf_view(&sheet->pdf);
        stage_put(stage, print, pdf);
        stage_put_again(stage, below(&s->arena, "site/pdf", path), print, pdf);
    }
}

/* The same for the pictures of one sheet: to share for chats, and to site. */
static void put_pictures_of(struct session *s, struct stage *stage, struct map *taken,
                            const struct sheet *sheet, struct published *out)
{
    const struct item *item = sheet->item;
    size_t pages = sheet->npictures;
    struct slice *paths = name_pictures(&s->arena, taken, item->section,
                                        file_date(s, item), file_title(s, item), pages);

    for (size_t i = 0; i < pages; i++) {
        struct slice png = buf_view(&sheet->pictures[i]);

        proof_name(s->leaks, below(&s->arena, "share", paths[i]), item);
        struct slice share = below(&s->arena, "share", paths[i]);
        stage_put(stage, share, png);
        stage_put_again(stage, below(&s->arena, "site/share", paths[i]), share, png);
        arena_push(&s->arena, out->pictures, out->npictures, out->cap);
        out->pictures[out->npictures++] = (struct site_download){
            item, sheet->paper, below(&s->arena, "share", paths[i]), png.len};
    }
}

static void put_pictures(struct session *s, struct stage *stage, struct published *out)
{
    struct map taken = MAP_INIT(&s->arena);

    for (size_t i = 0; i < s->sheets.n; i++)
        if (s->sheets.list[i].pictures)
            put_pictures_of(s, stage, &taken, &s->sheets.list[i], out);
}

static bool paper_color(struct session *s, struct color *out)
{
    return theme_color(s->layouts, SLICE("paper"), (struct span){0}, out, &s->diag);
}

static bool draw_pictures(struct session *s)
{
    struct color paper;

    return paper_color(s, &paper) &&
           sheets_draw(&s->sheets, s->site, s->layouts, paper, s->run->jobs, &s->diag);
}

struct pages {
    struct stage *stage; /* NULL: count only */
    struct leaks *leaks;
    const struct site *site;
    size_t n;
};

static void put_page(void *ctx, const char *path, struct slice data)
{
    struct pages *pages = ctx;
    struct arena scratch = ARENA_INIT;

    if (slice_ends(slice_of(path), SLICE(".html")))
        pages->n++;
    proof_page(pages->leaks, pages->site, path, data);
    if (pages->stage)
        stage_put(pages->stage, below(&scratch, "site", slice_of(path)), data);
    arena_free(&scratch);
}

static bool write_site(struct session *s, const struct published *p,
                       struct pages *pages)
{
    pages->leaks = s->leaks;
    pages->site = s->site;
    return site_write(&s->arena,
                      &(struct site_input){.site = s->site,
                                           .theme = &s->layouts->layers,
                                           .downloads = p->sheets,
                                           .ndownloads = p->nsheets,
                                           .pictures = p->pictures,
                                           .npictures = p->npictures,
                                           .sink = {put_page, pages}},
                      &s->diag);
}

/* Everything that can be seen in the output, in one number. */
static uint64_t print_of_inputs(struct session *s)
{
    const struct run *r = s->run;
    uint64_t print = inputs_file(0, "/proc/self/exe");

    s->font_config = read_config(s, file_join(&s->arena, s->fonts, "fonts.yaml"));
    const struct value *folders = value_find(s->font_config, "folders");
    for (size_t i = 0; folders && i < folders->n; i++)
        print = inputs_sizes(print, slice_cstr(&s->arena, folders->items[i]->text));
    print = inputs_text(print, r->theme ? r->theme : "");
    print = inputs_text(print, r->strict ? "strict" : "");
    print = inputs_text(print, arena_printf(&s->arena, "%ld", date_serial(r->today)));
    print = inputs_tree(print, "content");
    print = inputs_tree(print, s->kinds);
    print = inputs_tree(print, s->fonts);
    print = inputs_tree(print, "themes");
    /* A theme that the compound does not bring comes from here. */
    const char *shipped = file_join(&s->arena, r->home, "themes");
    return file_is_inside(shipped, "themes") ? print : inputs_tree(print, shipped);
}

/* stdout belongs to the messages when programs read them. */
static FILE *talk(const struct run *r)
{
    return r->json ? stderr : stdout;
}

static void summary(const struct session *s, size_t pages)
{
    const char *out = s->run->output;
    FILE *to = talk(s->run);
    long ms = (us(CLOCK_MONOTONIC) - s->start) / 1000;

    if (s->run->lang == LANG_ZH)
        fprintf(to,
                "%zu 篇内容，生成 %zu 个网页、%zu 张海报 → %s/（%ld.%02ld 秒）\n"
                "网站：用浏览器打开 %s/site/index.html\n"
                "海报：%s/print/ 里的 PDF，按实际大小打印\n",
                s->site->n, pages, s->sheets.n, out, ms / 1000, ms % 1000 / 10, out,
                out);
    else
        fprintf(to,
                "%zu items: %zu pages, %zu posters -> %s/ (%ld.%02ld s)\n"
                "website: open %s/site/index.html\n"
                "posters: the PDFs in %s/print/, printed at their actual size\n",
                s->site->n, pages, s->sheets.n, out, ms / 1000, ms % 1000 / 10, out,
                out);
}

static void stage_report(struct session *s, struct stage *stage)
{
    struct buf page = BUF_INIT;

    say_page(&s->arena, s->run, &s->diag, &page);
    stage_put(stage, SLICE(REPORT_NAME), buf_view(&page));
    buf_release(&page);
}

static void publish(struct session *s, struct stage *stage, uint64_t print)
{
    struct pages pages = {.stage = stage};

    prepare(s);
    if (!sound(s) || !sheets_write(&s->sheets, s->run->jobs, &s->diag))
        return;
    stage_done(s, "写好 PDF", "PDF");
    if (value_flag(s->site->root, "分享图", false)) {
        if (!draw_pictures(s))
            return;
        stage_done(s, "画好图片", "pictures");
    }
    struct published published = {0};
    put_sheets(s, stage, &published);
    put_pictures(s, stage, &published);
    stage_done(s, "存好海报和图片", "posters and pictures stored");
    if (!write_site(s, &published, &pages) || !sound(s))
        return;
    stage_done(s, "写好网站", "website");
    end_checks(s);
    if (!sound(s))
        return;
    stage_report(s, stage);
    stage_commit(stage, print, s->diag.warnings);
    stage_done(s, "换上新的输出", "published");
    summary(s, pages.n);
}

static void say_current(const struct run *r, size_t warnings)
{
    bool zh = r->lang == LANG_ZH;

    fprintf(talk(r),
            zh ? "没有变化，%s/ 已是最新。\n"
               : "Nothing has changed, %s/ is up to date.\n",
            r->output);
    if (warnings)
        fprintf(talk(r),
                zh ? "上次的 %zu 条警告还在，make check 可以再看。\n"
                   : "%zu warnings still stand: make check shows them.\n",
                warnings);
}

int run_build(const struct run *r)
{
    struct session s;

    session_open(&s, r);
    struct stage *stage = stage_open(&s.arena, r->output);
    uint64_t print = print_of_inputs(&s);
    bool current = stage_is_current(stage, print);
    stage_done(&s, "看看有没有变化", "inputs");
    if (current)
        say_current(r, stage_warnings(stage));
    else
        publish(&s, stage, print);
    stage_close(stage);
    s.reports = !current;
    return session_close(&s);
}

/* ---- the other commands --------------------------------------------------- */

/* Codes of kinds' own checks are aliases of the rules that they name. */
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

static int explain(const struct run *r)
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

int run_check(const struct run *r)
{
    struct session s;
    struct pages pages = {0};

    if (r->explain)
        return explain(r);
    session_open(&s, r);
    s.reports = true;
    prepare(&s);
    if (sound(&s) && write_site(&s, &(struct published){0}, &pages) && s.diag.n == 0)
        fprintf(talk(r), "%s\n",
                r->lang == LANG_ZH ? "没有发现问题。" : "No problems found.");
    return session_close(&s);
}

/* content/公示/名单.md, however the shell spelled it. */
static const struct item *find_item(const struct site *site, const char *path)
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

    session_open(&s, r);
    if (load(&s) && open_theme(&s)) {
        const struct item *item = find_item(s.site, path);
        if (!item && sound(&s))
            die("内容里没有 %s（no such item）", path);
        struct frames *f = item ? poster_layout(&s.arena, s.layouts, s.site, item,
                                                r->paper, NULL, &s.diag)
                                : NULL;
        if (f && r->svg > 0 && (size_t)r->svg > f->n)
            die("只有 %zu 页（there are %zu pages）", f->n, f->n);
        if (f && r->svg > 0 && paper_color(&s, &paper))
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
    struct draft draft = {
        .title = slice_of(title ? title : ""), .body = SLICE(""), .date = r->today};
    const char *path = NULL;

    session_open(&s, r);
    if (!r->from || draft_from(&s.arena, r->from, &draft, &s.diag))
        path = new_item(&s.arena, &(struct load_options){".", s.kinds, r->today},
                        slice_of(kind), &draft, &s.diag);
    if (path)
        puts(path);
    return session_close(&s);
}
