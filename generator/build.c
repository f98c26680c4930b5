/* build.c - `banbao build` and `banbao check` from the first step to the last.
 *
 *     load content/ -> checks -> layout of all sheets -> PDFs, pictures, pages
 *       -> everything is read once more (final_scan.c) -> the new tree takes the old
 * one's place (out/stage.h)
 *
 * An error ends the run before anything is published; messages are collected and
 * printed at the end. If none of the files it reads has changed since the last build,
 * the output is current and stays:
 *
 *     stamp_of_inputs = hash(program, options, today, content/, kinds, fonts, themes)
 *     equal to the stamp stored with the output -> "没有变化，output/ 已是最新。" */
#include "build.h"

#include "base/file.h"
#include "check/check.h"
#include "content/files.h"
#include "data/picture.h"
#include "final_scan.h"
#include "out/changes.h"
#include "out/file_names.h"
#include "out/inputs.h"
#include "out/report.h"
#include "out/stage.h"
#include "place.h"
#include "say.h"
#include "session.h"
#include "site/write.h"

#include <string.h>

/* ---- names ---- */

static struct slice file_date(struct session *s, const struct item *item)
{
    return value_str(date_value(&s->arena, item->date), "iso");
}

/* The place of a sheet below print/ and below the website's pdf/. */
static struct slice sheet_path(struct session *s, struct map *taken,
                               const struct sheet *sheet)
{
    const struct item *item = sheet->item;

    return name_sheet(&s->arena, taken, item->section, file_date(s, item), item->title,
                      paper_row(sheet->paper)->name);
}

static struct slice below(struct arena *a, const char *dir, struct slice path)
{
    return slice_of(arena_printf(a, "%s/%.*s", dir, SLICE_FMT(path)));
}

/* Proofreads the texts of all sheets before PDFs and pictures are made. */
static void scan_sheets(struct session *s)
{
    struct map taken = MAP_INIT(&s->arena);

    for (size_t i = 0; i < s->sheets.n; i++) {
        const struct sheet *sheet = &s->sheets.list[i];
        if (sheet->frames)
            scan_sheet(s->leaks,
                       below(&s->arena, "print", sheet_path(s, &taken, sheet)),
                       sheet->item, sheet->frames);
    }
}

/* ---- checking some files alone ---- */

struct chosen {
    const char **paths; /* as in messages: content/通知/停水.md, content/通知 */
    size_t n;
};

_Noreturn static void refuse_named(struct session *s, const char *named, const char *zh,
                                   const char *en)
{
    const char *meant = place_meant(&s->arena, named);

    if (meant)
        die("%s %s（%s）：是不是 %s", named, zh, en, meant);
    die("%s %s（%s）", named, zh, en);
}

/* The files and folders named on the command line, in one spelling: ./content/通知/ ->
 * content/通知. NULL: all of content/ is among them. */
static struct chosen *choose(struct session *s, char **files, int n)
{
    struct chosen *c = arena_new(&s->arena, struct chosen);

    c->paths = arena_array(&s->arena, const char *, (size_t)n);
    for (int i = 0; i < n; i++) {
        struct slice named = slice_of(files[i]);
        while (named.len > 1 && slice_ends(named, SLICE("/")))
            named.len--;
        const char *path = file_below(&s->arena, ".", slice_cstr(&s->arena, named));
        if (file_type(files[i]) == FILE_NONE)
            refuse_named(s, files[i], "这个文件没有", "no such file");
        if (slice_is(named, ".") || (path && strcmp(path, "content") == 0))
            return NULL;
        if (!path || !slice_starts(slice_of(path), SLICE("content/")))
            refuse_named(s, files[i], "不在 content/ 里", "is not in content/");
        c->paths[c->n++] = path;
    }
    return c;
}

static bool is_chosen(const struct chosen *c, const char *path)
{
    for (size_t i = 0; i < c->n; i++)
        if (diag_is_at(path, c->paths[i]))
            return true;
    return false;
}

/* *shown: the items of the site that are among `only`. */
static void keep_chosen(struct session *s, const struct chosen *only,
                        struct site *shown)
{
    shown->items = arena_array(&s->arena, struct item *, s->site->n);
    shown->n = 0;
    for (size_t i = 0; i < s->site->n; i++)
        if (is_chosen(only, s->site->items[i]->src->path))
            shown->items[shown->n++] = s->site->items[i];
}

static struct workers workers(struct session *s)
{
    return (struct workers){s->run->jobs, &s->progress};
}

/* Loads everything, lays out all sheets or those of `only`, and reports to the diag. */
static void prepare(struct session *s, const struct chosen *only)
{
    if (!session_load(s))
        return;
    s->settings = settings_open(&s->arena, s->site, &s->diag);
    s->diag.judge = settings_judge(s->settings);
    site_check(s->site, &s->diag);
    session_stage(s, "查完内容", "checks");
    if (!session_open_theme(s))
        return;
    struct site shown = *s->site;
    if (only)
        keep_chosen(s, only, &shown);
    s->sheets = sheets_layout(&s->arena, &shown, s->layouts, workers(s), &s->diag);
    session_stage(s, "排好海报", "sheets laid out");
    scan_sheets(s);
    session_stage(s, "查完版面", "sheets checked once more");
}

/* ---- build ---------------------------------------------------------------- */

/* The downloads of the website: the files it offers besides its pages. */
struct published {
    struct site_download *sheets, *pictures;
    size_t nsheets, npictures, cap;
};

/* Puts every sheet into print/ for the boards, and into site/pdf/, so that the website
 * is complete when copied alone. Expired sheets are no longer printed, but their pages
 * keep them as a record of what was posted:
 * 停水 -> print/通知/2026-11-20 停水 A4.pdf and site/pdf/…; if expired, site/ alone */
static void put_sheets(struct session *s, struct stage *stage, struct published *out,
                       struct changes *changes)
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
        struct slice site = below(&s->arena, "site/pdf", path);
        if (sheet->item->expired) {
            stage_put(stage, site, pdf);
            continue;
        }
        stage_put(stage, print, pdf);
        stage_put_again(stage, site, print, pdf);
        changes_add(changes, path, sheet->stamp);
    }
}

/* Lists the sheets to be printed again since the last build: in the output, on the
 * terminal and in the report. */
static void put_changes(struct session *s, struct stage *stage, struct changes *changes)
{
    struct buf text = BUF_INIT;

    if (stage_has_former(stage, CHANGES_NAME))
        changes_compare(changes, stage_former(stage, CHANGES_NAME));
    changes_text(changes, &text);
    stage_put(stage, SLICE(CHANGES_NAME), buf_view(&text));
    buf_clear(&text);
    changes_say(changes, true, s->run->lang, &text);
    s->changes = slice_dup(&s->arena, buf_view(&text));
    buf_clear(&text);
    changes_say(changes, false, s->run->lang, &text);
    s->changes_brief = slice_dup(&s->arena, buf_view(&text));
    buf_release(&text);
}

/* Puts the pictures of one sheet into share/ for chats, and into site/share/. */
static void put_pictures_of(struct session *s, struct stage *stage, struct map *taken,
                            const struct sheet *sheet, struct published *out)
{
    const struct item *item = sheet->item;
    size_t pages = sheet->npictures;
    struct slice *paths = name_pictures(&s->arena, taken, item->section,
                                        file_date(s, item), item->title, pages);

    for (size_t i = 0; i < pages; i++) {
        struct slice png = buf_view(&sheet->pictures[i]);

        scan_name(s->leaks, below(&s->arena, "share", paths[i]), item);
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

static bool draw_pictures(struct session *s)
{
    struct color paper;

    return session_paper_color(s, &paper) &&
           sheets_draw(&s->sheets, s->site, s->layouts, paper, workers(s), &s->diag);
}

/* The context of the sink that site_write writes pages to. */
struct pages {
    struct stage *stage; /* NULL: count only */
    struct leaks *leaks;
    const struct site *site;
    struct progress *progress;
    const char *output; /* the published folder */
    size_t n;           /* .html files written so far */
};

static void put_page(void *ctx, const char *path, struct slice data)
{
    struct pages *pages = ctx;
    struct arena scratch = ARENA_INIT;

    if (slice_ends(slice_of(path), SLICE(".html")))
        pages->n++;
    progress_step(pages->progress);
    scan_page(pages->leaks, pages->site, path, data);
    if (pages->stage)
        stage_put(pages->stage, below(&scratch, "site", slice_of(path)), data);
    arena_free(&scratch);
}

/* Was the page published before? A check has no stage and looks into the folder. */
static bool had_page(void *ctx, const char *path)
{
    const struct pages *pages = ctx;
    struct arena scratch = ARENA_INIT;
    const char *own = slice_cstr(&scratch, below(&scratch, "site", slice_of(path)));
    bool had = pages->stage
                   ? stage_has_former(pages->stage, own)
                   : file_type(file_join(&scratch, pages->output, own)) == FILE_REGULAR;

    arena_free(&scratch);
    return had;
}

/* Makes all pages and hands them to put_page; for a check, which has no stage, only to
 * proofread them. */
static bool write_site(struct session *s, const struct published *p,
                       struct pages *pages)
{
    pages->leaks = s->leaks;
    pages->site = s->site;
    pages->progress = &s->progress;
    pages->output = s->run->output;
    progress_stage(&s->progress, "写网页", "writing pages", 0);
    return site_write(&s->arena,
                      &(struct site_input){.site = s->site,
                                           .theme = &s->layouts->layers,
                                           .downloads = p->sheets,
                                           .ndownloads = p->nsheets,
                                           .pictures = p->pictures,
                                           .npictures = p->npictures,
                                           .sink = {put_page, pages, had_page}},
                      &s->diag);
}

/* Does the content of a file matter? It does not for films, archives, Word documents
 * and files too large for every reader: at most their names are reported. */
static bool is_read(const char *name, uintmax_t bytes)
{
    return bytes <= PICTURE_BYTES_MAX && !file_foreign(slice_of(name));
}

/* A hash of everything that can affect the output. */
static uint64_t stamp_of_inputs(struct session *s)
{
    const struct run *r = s->run;
    uint64_t stamp = inputs_file(0, "/proc/self/exe");

    const struct value *folders = value_find(session_fonts(s), "folders");
    for (size_t i = 0; folders && i < folders->n; i++)
        stamp = inputs_sizes(stamp, slice_cstr(&s->arena, folders->items[i]->text));
    stamp = inputs_text(stamp, r->theme ? r->theme : "");
    stamp = inputs_text(stamp, r->strict ? "strict" : "");
    stamp = inputs_text(stamp,
                        arena_printf(&s->arena, "%ld",
                                     date_serial(r->today))); /* as site.yaml has it */
    stamp = inputs_tree(stamp, "content", is_read);
    stamp = inputs_tree(stamp, s->kinds, is_read);
    stamp = inputs_tree(stamp, s->fonts, NULL);
    stamp = inputs_tree(stamp, "themes", is_read);
    if (!r->home)
        return stamp;
    /* Themes that the compound does not have come from here. */
    const char *shipped = file_join(&s->arena, r->home, "themes");
    return file_is_inside(shipped, "themes") ? stamp
                                             : inputs_tree(stamp, shipped, is_read);
}

/* The lines printed at the end of a build; where to look comes last:
 *
 *     110 篇内容，生成 282 个网页、147 张海报 → output/（0.97 秒）
 *     网站：用浏览器打开 output/site/index.html */
static void summary(struct session *s, size_t pages, size_t printed)
{
    const char *out = s->run->output;
    bool zh = s->run->lang == LANG_ZH;
    struct buf *to = &s->result;
    long ms = session_ms(s);

    buf_printf(to,
               zh ? "%zu 篇内容，生成 %zu 个网页、%zu 张海报 → %s/（%ld.%02ld 秒）\n"
                  : "%zu items: %zu pages, %zu posters -> %s/ (%ld.%02ld s)\n",
               s->site->n, pages, s->sheets.n, out, ms / 1000, ms % 1000 / 10);
    buf_slice(to, s->changes_brief);
    if (!s->site->address.len)
        buf_str(to, zh ? "site.yaml 没有写网址：没有二维码，也没有订阅（feed.xml）\n"
                       : "site.yaml names no address (网址): no QR codes, no feed\n");
    if (s->standing)
        buf_printf(
            to,
            zh ? "今天按 content/site.yaml 写的 %.*s 算；自己的小区请删掉“今天”"
                 "那一行\n"
               : "today is %.*s, as content/site.yaml says (今天): remove that line "
                 "from your own\n",
            SLICE_FMT(value_str(date_value(&s->arena, s->run->today), "iso")));
    buf_printf(to,
               zh ? "网站：用浏览器打开 %s/site/index.html\n"
                  : "website: open %s/site/index.html\n",
               out);
    if (printed)
        buf_printf(
            to,
            zh ? "海报：%s/print/ 里的 %zu 个 PDF，按实际大小打印\n"
               : "posters: in %s/print/, %zu PDFs, printed at their actual size\n",
            out, printed);
}

/* The new output is published, but part of the former one, under another name, could
 * not be removed. */
static void say_left(struct session *s, const char *left)
{
    buf_printf(
        &s->result,
        s->run->lang == LANG_ZH
            ? "新的已经发布。旧的输出里有删不掉的东西，下次生成前请删掉： sudo rm "
              "-rf \"%s\"\n"
            : "The new output is published. Something in the former one cannot be "
              "removed; do so before the next build: sudo rm -rf \"%s\"\n",
        left);
}

static void stage_report(struct session *s, struct stage *stage)
{
    struct buf page = BUF_INIT;

    say_page(&s->arena, s->run, &s->diag, s->changes, &page);
    stage_put_report(stage, buf_view(&page));
    buf_release(&page);
}

/* The whole way from content to a new output; each step ends it if it finds errors, and
 * before stage_commit nothing that is published has changed. */
static void publish(struct session *s, struct stage *stage, uint64_t stamp)
{
    struct pages pages = {.stage = stage};
    struct changes changes = {.arena = &s->arena};

    prepare(s, NULL);
    if (!session_sound(s) || !sheets_write(&s->sheets, workers(s), &s->diag))
        return;
    session_stage(s, "写好 PDF", "PDF");
    if (value_flag(s->site->root, "分享图", false)) {
        if (!draw_pictures(s))
            return;
        session_stage(s, "画好图片", "pictures");
    }
    struct published published = {0};
    put_sheets(s, stage, &published, &changes);
    put_changes(s, stage, &changes);
    put_pictures(s, stage, &published);
    session_stage(s, "存好海报和图片", "posters and pictures stored");
    if (!write_site(s, &published, &pages) || !session_sound(s))
        return;
    session_stage(s, "写好网站", "website");
    session_end_checks(s);
    if (!session_sound(s))
        return;
    stage_report(s, stage);
    const char *left = stage_commit(stage, stamp, s->diag.warnings);
    session_stage(s, "换上新的输出", "published");
    summary(s, pages.n, changes.n);
    if (left)
        say_left(s, left);
}

static void say_current(struct session *s, size_t warnings)
{
    bool zh = s->run->lang == LANG_ZH;

    buf_printf(&s->result,
               zh ? "没有变化，%s/ 已是最新。\n"
                  : "Nothing has changed, %s/ is up to date.\n",
               s->run->output);
    if (warnings)
        buf_printf(&s->result,
                   zh ? "上次的 %zu 条警告还在，make check 可以再看。\n"
                      : "%zu warnings from last time remain: make check shows them.\n",
                   warnings);
}

int run_build(const struct run *r)
{
    struct session s;

    place_require();
    session_open(&s, r);
    struct stage *stage = stage_open(&s.arena, r->output);
    uint64_t stamp = stamp_of_inputs(&s);
    bool current =
        stage_is_current(stage, stamp) &&
        file_type(file_join(&s.arena, r->output, REPORT_NAME)) == FILE_REGULAR;
    session_stage(&s, "看看有没有变化", "inputs");
    if (current)
        say_current(&s, stage_warnings(stage));
    else
        publish(&s, stage, stamp);
    stage_close(stage);
    s.reports = !current;
    return session_close(&s);
}

/* ---- check ---------------------------------------------------------------- */

/* Is there a message about the file, or about one in the folder? */
static bool is_reported(const struct diag *d, const char *path)
{
    for (size_t i = 0; i < d->n; i++)
        if (d->messages[i].at.src && diag_is_at(path, d->messages[i].at.src->path))
            return true;
    return false;
}

/* Warns about files that became no item without a message: drafts, hidden files and
 * lock files. 没有发现问题 would be true, but misleading. */
static void warn_unread(struct session *s, const struct chosen *only)
{
    for (size_t i = 0; i < only->n && s->site; i++) {
        const char *path = only->paths[i];
        struct slice name = slice_of(strrchr(path, '/') + 1);
        struct source *src = arena_new(&s->arena, struct source);
        bool read = file_stem(name).len == name.len ||
                    file_type(path) != FILE_REGULAR || is_reported(&s->diag, path);

        for (size_t k = 0; k < s->site->n && !read; k++)
            read = strcmp(s->site->items[k]->src->path, path) == 0;
        if (read)
            continue;
        *src = (struct source){path, SLICE("")};
        diag_warn(&s->diag, (struct span){src, 0, 0}, "check-unread",
                  "这个文件不会发布，所以没有查",
                  "this file is not published, and was not checked");
        if (file_role(name) == ROLE_ITEM && name.ptr[0] != '.')
            diag_hint(&s->diag, "写了“草稿: 是”；要发布，删掉那一行",
                      "it says  草稿: 是 ; remove that line to publish it");
        else
            diag_hint(&s->diag, "要发布的，改名：不以 . 或 ~$ 开头，也不叫 README",
                      "to publish it, give it a name that begins with neither . nor "
                      "~$ and is not README");
    }
}

int run_check(const struct run *r, char **files, int n)
{
    struct session s;
    struct pages pages = {0};

    place_require();
    session_open(&s, r);
    struct chosen *only = n ? choose(&s, files, n) : NULL;
    s.reports = !only;
    prepare(&s, only);
    if (session_sound(&s))
        write_site(&s, &(struct published){0}, &pages);
    session_end_checks(&s);
    if (only) {
        diag_keep(&s.diag, only->paths, only->n);
        warn_unread(&s, only);
    }
    if (s.diag.n == 0)
        buf_str(&s.result,
                r->lang == LANG_ZH ? "没有发现问题。\n" : "No problems found.\n");
    return session_close(&s);
}
