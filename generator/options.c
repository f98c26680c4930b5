/* options.c - the options: one table holds what --help prints and what getopt accepts.
 *
 *     -d 2026-11-23  --date=2026-11-23     take_date: r->today, r->dated
 *     --stric                              refused: "是不是 --strict"
 *     check --paper A3                     accepted; `of` is for --help alone
 *
 * Each row has a function that checks its text and writes it into struct run; a wrong
 * text dies with what is expected. */
#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct option_row {
    int letter;             /* 0: long only */
    const char *name, *arg; /* arg NULL: takes no text; in brackets: optional */
    const char *zh, *en;    /* for --help */
    void (*take)(struct run *r, const char *text); /* NULL: only asks for help */
    const char *of; /* the commands it is for, separated by blanks; NULL: all */
};

enum { JOBS_MAX = 256 };

/* ---- the table ----------------------------------------------------------- */

/* Acts at once: paths after -C are relative to the folder. */
static void take_directory(struct run *r, const char *text)
{
    (void)r;
    if (chdir(text) != 0)
        die("进不了 %s（cannot enter the folder）：%s", text, strerror(errno));
}

static void take_output(struct run *r, const char *text)
{
    if (!*text)
        die("--output 要写一个文件夹（--output takes a folder）");
    r->output = text;
}

/* A folder's name and not a path: qingzhu, not themes/qingzhu or .. */
static void take_theme(struct run *r, const char *text)
{
    if (!*text || strchr(text, '/') || text[0] == '.')
        die("主题写 themes/ 下的文件夹名（give the name of a folder in themes/）：%s",
            text);
    r->theme = text;
}

static void take_date(struct run *r, const char *text)
{
    if (!date_parse(slice_of(text), &r->today))
        die("不是日期，应像 2026-11-23（not a date）：%s", text);
    r->dated = true;
}

static void take_jobs(struct run *r, const char *text)
{
    char *end;
    long n = strtol(text, &end, 10);

    if (*end || end == text || n < 1 || n > JOBS_MAX)
        die("-j 后面写 1 到 %d 的数（-j takes a number from 1 to %d）：%s", JOBS_MAX,
            JOBS_MAX, text);
    r->jobs = (int)n;
}

static void take_strict(struct run *r, const char *text)
{
    (void)text;
    r->strict = true;
}

static void take_lang(struct run *r, const char *text)
{
    if (strcmp(text, "zh") != 0 && strcmp(text, "en") != 0)
        die("--lang 只能是 zh 或 en（must be zh or en）：%s", text);
    r->lang = strcmp(text, "en") == 0 ? LANG_EN : LANG_ZH;
}

static void take_paper(struct run *r, const char *text)
{
    struct buf names = BUF_INIT;

    paper_names(&names, " ");
    if (!paper_find(slice_of(text), &r->paper))
        die("没有这种纸（no such paper）：--paper %s；%.*s", text, (int)names.len,
            names.ptr);
    buf_release(&names);
}

static void take_svg(struct run *r, const char *text)
{
    char *end;
    long n = strtol(text, &end, 10);

    if (*end || end == text || n < 1 || n > 99)
        die("--svg 后面写第几页（--svg takes a page number）：%s", text);
    r->svg = (int)n;
}

static void take_format(struct run *r, const char *text)
{
    if (strcmp(text, "text") != 0 && strcmp(text, "json") != 0)
        die("--format 只能是 text 或 json（must be text or json）：%s", text);
    r->json = strcmp(text, "json") == 0;
}

/* text NULL: --explain without a code lists all. */
static void take_explain(struct run *r, const char *text)
{
    r->explain = text ? text : "";
}

static void take_from(struct run *r, const char *text)
{
    r->from = text;
}

static void take_all(struct run *r, const char *text)
{
    (void)text;
    r->all = true;
}

static void take_dry_run(struct run *r, const char *text)
{
    (void)text;
    r->dry_run = true;
}

static void take_verbose(struct run *r, const char *text)
{
    (void)text;
    r->verbose = true;
}

/* --help and --version take effect after all options are read: take is NULL. */
static const struct option_row options[] = {
    {'C', "directory", "DIR", "先进入这个文件夹", "enter this folder first",
     take_directory, NULL},
    {'o', "output", "DIR", "发布到哪里（默认 output）",
     "where to publish (default: output)", take_output, "build check"},
    {'t', "theme", "NAME", "用哪个主题", "the theme to use", take_theme,
     "build check dump"},
    {'d', "date", "YYYY-MM-DD", "把哪天当作今天", "the day to take as today", take_date,
     "build check fix new dump"},
    {'j', "jobs", "N", "同时排几张海报", "sheets laid out at the same time", take_jobs,
     "build check"},
    {'p', "paper", "SIZE", "dump 用的纸：A4、A3、A5 …",
     "the sheet of dump: A4, A3, A5 ...", take_paper, "dump"},
    {0, "svg", "PAGE", "dump 把这一页打印成 SVG", "dump this page as SVG", take_svg,
     "dump"},
    {0, "explain", "[CODE]", "check 只说明这一项检查，例如 P7；不写编号列出全部",
     "check explains this code alone, as P7; without one it lists all", take_explain,
     "check"},
    {0, "strict", NULL, "警告也当错误", "warnings count as errors", take_strict,
     "build check"},
    {0, "lang", "zh|en", "提示用中文或英文", "the language of messages", take_lang,
     NULL},
    {0, "all", NULL, "new 把可不写的各栏也列出来",
     "new lists the fields that may be left out, too", take_all, "new"},
    {0, "from", "FILE.txt", "new 用这篇粘贴来的文章", "new takes this pasted article",
     take_from, "new"},
    {0, "format", "text|json", "提示写成文字，或给程序读的 JSON",
     "messages as text, or as JSON for programs", take_format, "build check"},
    {0, "dry-run", NULL, "fix 只说会改什么，不改文件",
     "fix only shows what it would do", take_dry_run, "fix"},
    {'v', "verbose", NULL, "说明每一步用了多久", "say how long each stage took",
     take_verbose, "build check"},
    {'h', "help", NULL, "打印这份说明；写在命令后面，只说那一个命令",
     "print this help; after a command, that of the command", NULL, NULL},
    {'V', "version", NULL, "打印版本", "print the version", NULL, NULL},
};
enum {
    OPTIONS = sizeof options / sizeof *options,
    LONG_ONLY = 1000, /* + index: getopt_long's result for a long option */
    HELP_COLUMN = 26,
};

/* Is the word in the list "build check dump"? */
static bool is_listed(const char *word, const char *list)
{
    struct slice rest = slice_of(list), one;

    while (slice_cut(&rest, ' ', &one))
        if (slice_is(one, word))
            return true;
    return false;
}

void options_print(const char *command, enum lang lang)
{
    for (int i = 0; i < OPTIONS; i++) {
        const struct option_row *o = &options[i];
        if (command && o->of && !is_listed(command, o->of))
            continue;
        int used = o->letter ? printf("  -%c, ", o->letter) : printf("      ");
        used += printf("--%s%s%s", o->name, o->arg ? " " : "", o->arg ? o->arg : "");
        printf("%*s%s\n", HELP_COLUMN > used ? HELP_COLUMN - used : 1, "",
               lang == LANG_ZH ? o->zh : o->en);
    }
}

/* ---- reading the command line -------------------------------------------- */

/* Makes getopt's two descriptions of the table: longs, and shorts as ":C:o:t:…vhV". */
static void make_getopt(struct option longs[OPTIONS + 1], char shorts[2 * OPTIONS + 2])
{
    size_t n = 0;

    shorts[n++] = ':'; /* distinguish a missing argument from an unknown option */
    for (int i = 0; i < OPTIONS; i++) {
        const struct option_row *o = &options[i];
        int takes = !o->arg            ? no_argument
                    : o->arg[0] == '[' ? optional_argument
                                       : required_argument;
        longs[i] = (struct option){o->name, takes, NULL, LONG_ONLY + i};
        if (o->letter)
            shorts[n++] = (char)o->letter;
        if (o->letter && o->arg)
            shorts[n++] = ':';
    }
    longs[OPTIONS] = (struct option){0};
    shorts[n] = '\0';
}

static const struct option_row *option_of(int found)
{
    if (found >= LONG_ONLY)
        return &options[found - LONG_ONLY];
    for (int i = 0; i < OPTIONS; i++)
        if (options[i].letter == found)
            return &options[i];
    return NULL;
}

/* Dies for an unknown option, naming the nearest: --them -> --theme */
_Noreturn static void refuse(struct slice typed)
{
    struct slice names[OPTIONS];
    struct slice name = slice_from(typed, slice_starts(typed, SLICE("--")) ? 2 : 1);

    for (int i = 0; i < OPTIONS; i++)
        names[i] = slice_of(options[i].name);
    struct slice near = nearest_word(name, names, OPTIONS);
    for (int i = 0; i < OPTIONS && !near.len && name.len; i++)
        if (slice_starts(names[i], name))
            near = names[i];
    if (near.len)
        die("%.*s：没有这个选项 (no such option)：是不是 --%.*s", SLICE_FMT(typed),
            SLICE_FMT(near));
    die("%.*s：没有这个选项 (no such option)（试试 banbao --help）", SLICE_FMT(typed));
}

static bool is_name(struct slice name)
{
    for (int k = 0; k < OPTIONS; k++)
        if (slice_is(name, options[k].name))
            return true;
    return false;
}

static bool is_letter(char c)
{
    for (int k = 0; k < OPTIONS; k++)
        if (options[k].letter == c)
            return true;
    return false;
}

/* Refuses what getopt would guess: it takes the beginning of a name for the name, so
 * --stric would be --strict today and ambiguous tomorrow, -from would be four letters,
 * and -output would be -o with "utput". */
static void refuse_words(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        struct slice typed = slice_of(argv[i]);
        bool two = slice_starts(typed, SLICE("--"));
        if (!slice_starts(typed, SLICE("-")) || typed.len < 2)
            continue;
        typed = slice_sub(typed, 0, slice_find(typed, SLICE("=")));
        struct slice name = slice_from(typed, two ? 2 : 1);
        if (two ? !is_name(name) : is_name(name) || !is_letter(name.ptr[0]))
            refuse(typed);
    }
}

/* See options.h. */
int options_read(struct run *r, int argc, char **argv)
{
    struct option longs[OPTIONS + 1];
    char shorts[2 * OPTIONS + 2];
    int found, asked = 0;

    refuse_words(argc, argv);
    make_getopt(longs, shorts);
    opterr = 0;
    while ((found = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
        if (found == '?' || found == ':')
            die("%s：%s（试试 banbao --help）", argv[optind - 1],
                found == ':' ? "后面少了内容 (argument missing)"
                             : "没有这个选项 (no such option)");
        const struct option_row *o = option_of(found);
        if (o->take)
            o->take(r, optarg);
        else
            asked = o->letter;
    }
    return asked;
}
