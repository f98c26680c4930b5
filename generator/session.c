/* session.c - opens and closes what every command needs: arena, messages, content,
 * fonts, theme.
 *
 *     主题: qingzhu -> themes/qingzhu of the compound, else of the program
 *     主题: 青竹    -> themes/qingzhu, by the 名称 in its theme.yaml
 *     主题: 青祝    -> [theme-unknown], with the names of all themes
 *     (nothing)     -> themes/zhusha
 *
 * -t NAME is looked up in the same way, but dies if there is no such theme. The day
 * comes from -d or SOURCE_DATE_EPOCH, else site.yaml (今天), else the clock. */
#include "session.h"

#include "base/file.h"
#include "content/filename.h"
#include "content/load.h"
#include "data/yaml.h"
#include "place.h"
#include "say.h"
#include "theme_names.h"

#include <stdio.h>
#include <time.h>

enum { CONFIG_MAX = 1 << 20 }; /* bytes of fonts.yaml or theme.yaml */

#define DEFAULT_THEME "zhusha"

/* ---- time, for people only ------------------------------------------------ */

/* Microseconds of a clock: wall time, or the CPU time of all threads. */
static long us(clockid_t clock)
{
    struct timespec t;

    clock_gettime(clock, &t);
    return (long)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

void session_stage(struct session *s, const char *zh, const char *en)
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

void session_open(struct session *s, const struct run *r)
{
    *s = (struct session){.own = *r, .start = us(CLOCK_MONOTONIC)};
    s->run = &s->own;
    s->result = (struct buf)BUF_INIT;
    if (!r->dated)
        s->own.today = site_clock(&s->arena, ".", r->today);
    s->standing = date_cmp(s->own.today, r->today) != 0;
    progress_open(&s->progress, r);
    s->wall = s->start;
    s->diag.arena = &s->arena;
    s->kinds = place_resource(&s->arena, s->run, "generator/kinds");
    s->fonts = place_resource(&s->arena, s->run, "fonts");
}

long session_ms(const struct session *s)
{
    return (us(CLOCK_MONOTONIC) - s->start) / 1000;
}

bool session_sound(const struct session *s)
{
    return s->diag.errors == 0 && (!s->run->strict || s->diag.warnings == 0);
}

void session_end_checks(struct session *s)
{
    if (s->settings && !s->ended)
        settings_end(s->settings, session_sound(s), &s->diag);
    s->ended = true;
}

int session_close(struct session *s)
{
    session_end_checks(s);
    if (s->run->strict)
        diag_promote(&s->diag);
    progress_close(&s->progress);
    /* Print the messages before writing to the disk, which may fail. */
    say(s->run, &s->diag);
    if (s->reports)
        say_report(&s->arena, s->run, &s->diag, s->changes);
    say_summary(s->run, &s->diag);
    /* With --format json, stdout holds the messages alone. */
    fwrite(s->result.ptr, 1, s->result.len, s->run->json ? stderr : stdout);
    buf_release(&s->result);
    int status = s->diag.errors ? 1 : 0;
    sheets_close(&s->sheets);
    if (s->fontset)
        fontset_close(s->fontset);
    arena_free(&s->arena);
    return status;
}

/* Reads a YAML file of the program's own; dies if it cannot be read. */
static struct value *read_config(struct session *s, const char *path)
{
    struct source *src = arena_new(&s->arena, struct source);

    src->path = path;
    if (file_read(&s->arena, path, CONFIG_MAX, &src->text) != FILE_OK)
        die("%s：读不了（cannot read）", path);
    return yaml_parse(&s->arena, src, 0, src->text.len, &s->diag);
}

const struct value *session_fonts(struct session *s)
{
    if (!s->font_config)
        s->font_config = read_config(s, file_join(&s->arena, s->fonts, "fonts.yaml"));
    return s->font_config;
}

bool session_load(struct session *s)
{
    const struct value *fonts = session_fonts(s);

    progress_stage(&s->progress, "读内容", "reading content", 0);
    s->site = site_load(&s->arena, &(struct load_options){".", s->kinds, s->run->today},
                        &s->diag);
    if (s->site)
        s->leaks = leaks_open(&s->arena, s->site, &s->diag);
    session_stage(s, "读入内容", "content");
    return s->site && fonts;
}

static const char *shipped_themes(struct session *s)
{
    return s->run->home ? file_join(&s->arena, s->run->home, "themes") : NULL;
}

static bool is_theme(struct session *s, const char *dir)
{
    return file_type(file_join(&s->arena, dir, "theme.yaml")) != FILE_NONE;
}

/* Appends the names of the themes in dir: mono、qingzhu、zhusha */
static void add_themes(struct session *s, const char *dir, struct buf *out)
{
    struct file_entry *entries;
    size_t n = 0;

    if (!file_list(&s->arena, dir, &entries, &n))
        return;
    for (size_t i = 0; i < n; i++)
        if (is_theme(s, file_join(&s->arena, dir, entries[i].name)))
            buf_printf(out, "%s%s", out->len ? "、" : "", entries[i].name);
}

/* The names of all themes, for messages: the compound's own and the shipped ones. */
static const char *theme_names(struct session *s)
{
    struct buf names = BUF_INIT;
    const char *shipped = shipped_themes(s);

    add_themes(s, "themes", &names);
    if (shipped && !file_is_inside(shipped, "themes"))
        add_themes(s, shipped, &names);
    const char *all = slice_cstr(&s->arena, buf_view(&names));
    buf_release(&names);
    return all;
}

/* The folder below dir whose theme.yaml has this 名称: 青竹 -> themes/qingzhu. NULL:
 * none has. */
static const char *theme_called(struct session *s, const char *dir, const char *name)
{
    struct diag quiet = {.arena = &s->arena};
    struct file_entry *entries;
    size_t n = 0;

    if (!dir || !file_list(&s->arena, dir, &entries, &n))
        return NULL;
    for (size_t i = 0; i < n; i++) {
        const char *theme = file_join(&s->arena, dir, entries[i].name);
        struct source *src = arena_new(&s->arena, struct source);
        src->path = file_join(&s->arena, theme, "theme.yaml");
        if (file_read(&s->arena, src->path, CONFIG_MAX, &src->text) != FILE_OK)
            continue;
        const struct value *v = yaml_parse(&s->arena, src, 0, src->text.len, &quiet);
        if (slice_is(value_str(v, "名称"), name))
            return theme;
    }
    return NULL;
}

/* The folder of the theme chosen on the command line or in site.yaml; NULL after
 * reporting. */
static const char *theme_folder(struct session *s)
{
    const struct value *named = value_find(s->site->root, "主题");
    const char *name = s->run->theme, *shipped = shipped_themes(s);

    if (!name && named && !file_name_check(named->text, named->at, &s->diag))
        return NULL;
    if (!name)
        name = named ? slice_cstr(&s->arena, named->text) : DEFAULT_THEME;
    const char *dir = arena_printf(&s->arena, "themes/%s", name);
    if (is_theme(s, dir))
        return dir;
    if (shipped && is_theme(s, dir = file_join(&s->arena, shipped, name)))
        return dir;
    const char *called = theme_called(s, "themes", name);
    called = called ? called : theme_called(s, shipped, name);
    if (called)
        return called;
    if (s->run->theme || !named)
        die("没有 %s 这个主题（no such theme）：themes/%s\n  有（there are）：%s", name,
            name, theme_names(s));
    diag_error(&s->diag, named->at, "theme-unknown", "没有 %s 这个主题",
               "no such theme: %s", name);
    diag_hint(&s->diag, "可以写 %s；不写用默认的",
              "use one of %s, or omit it for the default", theme_names(s));
    return NULL;
}

bool session_open_theme(struct session *s)
{
    s->fontset = fontset_open(&s->arena, s->font_config, s->fonts, &s->diag);
    if (!s->fontset)
        return false;
    const char *theme = theme_folder(s);
    if (!theme)
        return false;
    const struct layer_places places = {shipped_themes(s), DEFAULT_THEME,
                                        "content/kinds"};
    s->layouts =
        theme_load_among(&s->arena, theme, &places, s->fontset, s->site, &s->diag);
    session_stage(s, "打开字体和主题", "fonts and theme");
    return s->layouts && theme_names_check(s);
}

bool session_paper_color(struct session *s, struct color *out)
{
    return theme_color(s->layouts, SLICE("paper"), (struct span){0}, out, &s->diag);
}
