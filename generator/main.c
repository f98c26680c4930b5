/* main.c - the command line. One table each of commands and options says what
 * --help prints and what getopt takes; the man page is checked against it.
 */
#include "base/file.h"
#include "build.h"
#include "fix.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define VERSION "0.1.0"

enum { JOBS_MAX = 256, HELP_COLUMN = 26 };

struct command {
    const char *name, *args;
    int least, nargs; /* nargs -1: any number */
    const char *zh, *en;
    int (*run)(const struct run *r, char **args);
};

struct option_row {
    int letter; /* 0: long only */
    const char *name, *arg;
    const char *zh, *en;
    void (*take)(struct run *r, const char *text);
};

/* ---- commands ------------------------------------------------------------ */

static int cmd_build(const struct run *r, char **args)
{
    (void)args;
    return run_build(r);
}

/* --explain may stand before its code, which getopt then leaves to us. */
static int cmd_check(const struct run *r, char **args)
{
    struct run own = *r;

    if (args[0] && (!r->explain || *r->explain))
        die("用法（usage）：banbao check [--explain [CODE]]");
    if (args[0])
        own.explain = args[0];
    return own.explain ? run_explain(&own) : run_check(&own);
}

/* A pasted article brings its title; args end with NULL. */
static int cmd_new(const struct run *r, char **args)
{
    if (!args[1] && !r->from)
        die("没有写标题（there is no title）：banbao new KIND TITLE");
    return run_new(r, args[0], args[1]);
}

static int cmd_render(const struct run *r, char **args)
{
    return run_render(r, args[0], args[1]);
}

static int cmd_dump(const struct run *r, char **args)
{
    return run_dump(r, args[0]);
}

static int cmd_fix(const struct run *r, char **args)
{
    int n = 0;

    while (args[n])
        n++;
    return run_fix(r, args, n);
}

static const struct command commands[] = {
    {"build", "", 0, 0, "检查内容，生成网站和海报", "publish the site and the posters",
     cmd_build},
    {"check", "", 0, 1, "只检查，不发布", "diagnostics only, nothing is published",
     cmd_check},
    {"fix", "[FILE...]", 0, -1, "自动改好标点、空格这类小错",
     "repair punctuation, blanks and the like", cmd_fix},
    {"new", "KIND [TITLE]", 1, 2, "新建一篇，每一栏都有说明",
     "an item to fill in, every field explained", cmd_new},
    {"render", "TEMPLATE DATA", 2, 2, "用一份数据填一个模板，打印出来",
     "one template on one data file, to stdout", cmd_render},
    {"dump", "FILE", 1, 1, "把排好的版面打印成文字", "the laid-out sheets as text",
     cmd_dump},
};
enum { COMMANDS = sizeof commands / sizeof *commands };

/* ---- options ------------------------------------------------------------- */

static void take_directory(struct run *r, const char *text)
{
    (void)r;
    if (chdir(text) != 0)
        die("进不了 %s（cannot enter the folder）：%s", text, strerror(errno));
}

static void take_output(struct run *r, const char *text)
{
    if (!*text)
        die("--output 要写一个文件夹（--output wants a folder）");
    r->output = text;
}

static void take_theme(struct run *r, const char *text)
{
    if (!*text || strchr(text, '/') || text[0] == '.')
        die("主题写 themes/ 下的文件夹名（a theme is the name of a folder in themes/）："
            "%s",
            text);
    r->theme = text;
}

static void take_date(struct run *r, const char *text)
{
    if (!date_parse(slice_of(text), &r->today))
        die("不是日期，应像 2026-11-23（not a date）：%s", text);
}

static void take_jobs(struct run *r, const char *text)
{
    char *end;
    long n = strtol(text, &end, 10);

    if (*end || end == text || n < 1 || n > JOBS_MAX)
        die("-j 后面写 1 到 %d 的数（-j wants a number from 1 to %d）：%s", JOBS_MAX,
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
        die("--lang 只能是 zh 或 en（is zh or en）：%s", text);
    r->lang = strcmp(text, "en") == 0 ? LANG_EN : LANG_ZH;
}

static void take_paper(struct run *r, const char *text)
{
    if (strcmp(text, "A4") != 0 && strcmp(text, "A3") != 0)
        die("--paper 只能是 A4 或 A3（is A4 or A3）：%s", text);
    r->paper = strcmp(text, "A3") == 0 ? PAPER_A3 : PAPER_A4;
}

static void take_svg(struct run *r, const char *text)
{
    char *end;
    long n = strtol(text, &end, 10);

    if (*end || end == text || n < 1 || n > 99)
        die("--svg 后面写第几页（--svg wants the number of a page）：%s", text);
    r->svg = (int)n;
}

static void take_format(struct run *r, const char *text)
{
    if (strcmp(text, "text") != 0 && strcmp(text, "json") != 0)
        die("--format 只能是 text 或 json（is text or json）：%s", text);
    r->json = strcmp(text, "json") == 0;
}

static void take_explain(struct run *r, const char *text)
{
    r->explain = text ? text : "";
}

static void take_from(struct run *r, const char *text)
{
    r->from = text;
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

/* --help and --version are acted on when all options are read: take is NULL. */
static const struct option_row options[] = {
    {'C', "directory", "DIR", "先进入这个文件夹", "enter this folder first",
     take_directory},
    {'o', "output", "DIR", "发布到哪里（默认 output）",
     "where to publish (default: output)", take_output},
    {'t', "theme", "NAME", "用哪个主题", "the theme to use", take_theme},
    {'d', "date", "YYYY-MM-DD", "把哪天当作今天", "the day to take as today",
     take_date},
    {'j', "jobs", "N", "同时排几张海报", "sheets laid out at the same time", take_jobs},
    {'p', "paper", "SIZE", "dump 用的纸：A4 或 A3", "the sheet of dump: A4 or A3",
     take_paper},
    {0, "svg", "PAGE", "dump 把这一页打印成 SVG", "dump this page as SVG", take_svg},
    {0, "explain", "[CODE]", "check 只说明这一项检查，例如 P7；不写编号列出全部",
     "check explains this code alone, as P7; without one it lists all", take_explain},
    {0, "strict", NULL, "警告也当错误", "warnings count as errors", take_strict},
    {0, "lang", "zh|en", "提示用中文或英文", "the language of messages", take_lang},
    {0, "from", "FILE.txt", "new 用这篇粘贴来的文章", "new takes this pasted article",
     take_from},
    {0, "format", "text|json", "提示写成文字，或给程序读的 JSON",
     "messages as text, or as JSON for programs", take_format},
    {0, "dry-run", NULL, "fix 只说会改什么，不改文件",
     "fix only shows what it would do", take_dry_run},
    {'v', "verbose", NULL, "说明每一步用了多久", "say how long each stage took",
     take_verbose},
    {'h', "help", NULL, "打印这份说明", "print this help", NULL},
    {'V', "version", NULL, "打印版本", "print the version", NULL},
};
enum { OPTIONS = sizeof options / sizeof *options, LONG_ONLY = 1000 };

static int print_help(enum lang lang)
{
    bool zh = lang == LANG_ZH;

    puts(zh ? "用法：banbao 命令 [选项]\n\n命令："
            : "usage: banbao COMMAND [OPTION]\n\nCommands:");
    for (int i = 0; i < COMMANDS; i++) {
        const struct command *c = &commands[i];
        int used = printf("  %s %s", c->name, c->args);
        printf("%*s%s\n", HELP_COLUMN - used, "", zh ? c->zh : c->en);
    }
    puts(zh ? "\n选项：" : "\nOptions:");
    for (int i = 0; i < OPTIONS; i++) {
        const struct option_row *o = &options[i];
        int used = o->letter ? printf("  -%c, ", o->letter) : printf("      ");
        used += printf("--%s%s%s", o->name, o->arg ? " " : "", o->arg ? o->arg : "");
        printf("%*s%s\n", HELP_COLUMN > used ? HELP_COLUMN - used : 1, "",
               zh ? o->zh : o->en);
    }
    puts(
        zh ? "\n退出码：0 已发布；1 内容有错，没有发布；2 机器出错，原来的 output 没有动。"
           : "\nExit status: 0 published; 1 errors in the content, nothing published;\n"
             "2 the machine failed, the former output is untouched.");
    return 0;
}

/* ---- defaults ------------------------------------------------------------ */

static enum lang default_lang(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return strncmp(value, "en", 2) == 0 ? LANG_EN : LANG_ZH;
    }
    return LANG_ZH;
}

/* Today in China: UTC+8 all year round, so no time zone table is needed. */
static struct date default_date(void)
{
    enum { DAY = 24 * 60 * 60, CHINA = 8 * 60 * 60 };
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    long long now = (long long)time(NULL);

    if (epoch && *epoch) {
        char *end;
        now = strtoll(epoch, &end, 10);
        if (*end || now < 0 || now > 7258118400LL - DAY) /* the year 2200 */
            die("SOURCE_DATE_EPOCH 不是秒数（is not a number of seconds）：%s", epoch);
    }
    return date_of_serial((long)((now + CHINA) / DAY));
}

static int default_jobs(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);

    return n < 1 ? 1 : n > JOBS_MAX ? JOBS_MAX : (int)n;
}

static const char *home_folder(void)
{
    const char *home = getenv("BANBAO_HOME");

    return home && *home ? home : BANBAO_HOME;
}

/* no-color.org: any value but an empty one says no. */
static bool default_color(int stream)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

    return isatty(stream) && !(no && *no) && term && strcmp(term, "dumb") != 0;
}

/* Tests make the n-th write fail. */
static void arm_fault(void)
{
    const char *n = getenv("BANBAO_FAULT_WRITE");

    if (n && *n)
        file_fault_at(strtol(n, NULL, 10));
}

/* ---- reading the command line -------------------------------------------- */

static void make_getopt(struct option longs[OPTIONS + 1], char shorts[2 * OPTIONS + 2])
{
    size_t n = 0;

    shorts[n++] = ':'; /* tell a missing argument from an unknown option */
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

/* Fill r; the row of --help or --version when one was given. */
static const struct option_row *read_options(struct run *r, int argc, char **argv)
{
    struct option longs[OPTIONS + 1];
    char shorts[2 * OPTIONS + 2];
    const struct option_row *asked = NULL;
    int found;

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
            asked = o;
    }
    return asked;
}

static const struct command *command_of(const char *name)
{
    for (int i = 0; i < COMMANDS; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    die("没有 %s 这个命令（no such command；试试 banbao --help）", name);
}

/* stdout is the product of dump and render: a full disk there is a failure too. */
static int finish(int status)
{
    if (fflush(stdout) != 0 || ferror(stdout))
        die("写不出去（cannot write to stdout）：%s", strerror(errno));
    return status;
}

int main(int argc, char **argv)
{
    struct run r = {.output = "output", .home = home_folder()};

    r.lang = default_lang();
    r.today = default_date();
    r.jobs = default_jobs();
    r.color = default_color(STDERR_FILENO);
    r.color_out = default_color(STDOUT_FILENO);
    arm_fault();
    const struct option_row *asked = read_options(&r, argc, argv);
    if (asked && asked->letter == 'V')
        return finish(puts("banbao " VERSION) < 0 ? 2 : 0);
    if (asked)
        return finish(print_help(r.lang));
    if (optind == argc) {
        print_help(r.lang);
        return 2;
    }
    const struct command *c = command_of(argv[optind]);
    char **args = argv + optind + 1;
    int given = argc - optind - 1;
    if (given < c->least || (c->nargs >= 0 && given > c->nargs))
        die("用法（usage）：banbao %s %s", c->name, c->args);
    return finish(c->run(&r, args));
}
