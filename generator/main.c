/* main.c - the command line: defaults, options, then one command.
 *
 *     banbao -C 小区 check content/通知 -> options_read enters 小区; command_of finds
 *         check; cmd_check gets the arguments {"content/通知", NULL}
 *
 * One table of commands holds what --help prints and what is run; the man page is
 * checked against it. Options are in options.c. Exit status: 0; 1: errors in the
 * content; 2: a wrong command line, or the machine failed (die).
 */
#include "base/file.h"
#include "build.h"
#include "commands.h"
#include "data/icu_memory.h"
#include "fix.h"
#include "init.h"
#include "options.h"
#include "place.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define VERSION "0.1.0"

/* JOBS_MAX: threads. HELP_COLUMN: where --help prints the explanations. */
enum { JOBS_MAX = 256, HELP_COLUMN = 26 };

struct command {
    const char *name, *args;
    int least, nargs;                             /* arguments; nargs -1: any number */
    const char *zh, *en;                          /* for --help */
    int (*run)(const struct run *r, char **args); /* args end with NULL */
};

static const struct command *command_of(const char *name);
static int print_help(const struct command *c, enum lang lang);
static int print_version(void);

/* ---- commands ------------------------------------------------------------ */

static int cmd_build(const struct run *r, char **args)
{
    (void)args;
    return run_build(r);
}

static int cmd_init(const struct run *r, char **args)
{
    return run_init(r, args[0]);
}

/* In `check --explain P7`, getopt takes P7 for an argument of the command, as the code
 * is optional (--explain=P7). */
static int cmd_check(const struct run *r, char **args)
{
    struct run own = *r;
    int n = 0;

    while (args[n])
        n++;
    if (!r->explain)
        return run_check(r, args, n);
    if (n > 1 || (n == 1 && *r->explain))
        die("用法（usage）：banbao check --explain [CODE]");
    if (n == 1)
        own.explain = args[0];
    return run_explain(&own);
}

/* The title may come from a pasted article (--from). */
static int cmd_new(const struct run *r, char **args)
{
    if (!args[1] && !r->from)
        die("没有写标题（a title is missing）：banbao new KIND TITLE");
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

static int cmd_help(const struct run *r, char **args)
{
    return print_help(args[0] ? command_of(args[0]) : NULL, r->lang);
}

static int cmd_version(const struct run *r, char **args)
{
    (void)r;
    (void)args;
    return print_version();
}

static const struct command commands[] = {
    {"build", "", 0, 0, "检查内容，生成网站和海报", "publish the site and the posters",
     cmd_build},
    {"check", "[FILE...]", 0, -1, "只检查，不发布；写了文件，只说这几篇",
     "diagnostics only, nothing is published; of these files", cmd_check},
    {"fix", "[FILE...]", 0, -1, "自动改好标点、空格这类小错",
     "repair punctuation, blanks and the like", cmd_fix},
    {"new", "KIND [TITLE]", 1, 2, "新建一篇，要填的每一栏都有说明",
     "an item to fill in, every field explained", cmd_new},
    {"init", "DIR", 1, 1, "新建一个小区的文件夹，里面没有样例",
     "the folder of a new compound, without items", cmd_init},
    {"render", "TEMPLATE DATA", 2, 2, "用一份数据填一个模板，打印出来",
     "one template on one data file, to stdout", cmd_render},
    {"dump", "FILE", 1, 1, "把排好的版面打印成文字", "the laid-out sheets as text",
     cmd_dump},
    {"help", "[COMMAND]", 0, 1, "打印这份说明，或一个命令的",
     "print this help, or that of a command", cmd_help},
    {"version", "", 0, 0, "打印版本", "print the version", cmd_version},
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static int print_version(void)
{
    return puts("banbao " VERSION) < 0 ? 2 : 0;
}

static void print_command(const struct command *c, bool zh)
{
    int used = printf("  %s %s", c->name, c->args);

    printf("%*s%s\n", HELP_COLUMN > used ? HELP_COLUMN - used : 1, "",
           zh ? c->zh : c->en);
}

/* Prints the help of command c, or of all (NULL). */
static int print_help(const struct command *c, enum lang lang)
{
    bool zh = lang == LANG_ZH;

    if (c)
        printf(zh ? "用法：banbao %s%s%s [选项]\n%s。\n"
                  : "usage: banbao %s%s%s [OPTION]\n%s.\n",
               c->name, *c->args ? " " : "", c->args, zh ? c->zh : c->en);
    else
        puts(zh ? "用法：banbao 命令 [选项]\n\n命令："
                : "usage: banbao COMMAND [OPTION]\n\nCommands:");
    for (int i = 0; i < COMMANDS && !c; i++)
        print_command(&commands[i], zh);
    puts(zh ? "\n选项：" : "\nOptions:");
    options_print(c ? c->name : NULL, lang);
    if (!c)
        puts(
            zh ? "\n退出码：0 已发布；1 内容有错，没有发布；2 机器出错，或命令、文件夹"
                 "写错了，原来的 output 没有动。"
               : "\nExit status: 0 published; 1 errors in the content, nothing "
                 "published;\n"
                 "2 the machine failed, or a wrong command or folder: the former output "
                 "is untouched.");
    return 0;
}

/* ---- defaults ------------------------------------------------------------ */

/* English if the locale says so, as in LANG=en_US.UTF-8; else Chinese. */
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

/* Today in China: UTC+8 all year round, so no time zone table is needed. *given: the
 * day comes from SOURCE_DATE_EPOCH (reproducible-builds.org) and not from the clock. */
static struct date default_date(bool *given)
{
    enum { DAY = 24 * 60 * 60, CHINA = 8 * 60 * 60 };
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    long long now = (long long)time(NULL);

    *given = epoch && *epoch;
    if (*given) {
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

static const char *home_folder(struct arena *a)
{
    const char *home = getenv("BANBAO_HOME");

    return home && *home ? home : place_home(a);
}

/* no-color.org: any value of NO_COLOR but the empty one turns colours off. */
static bool default_color(int stream)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

    return isatty(stream) && !(no && *no) && term && strcmp(term, "dumb") != 0;
}

/* BANBAO_FAULT_WRITE=n: tests make the n-th write fail. */
static void arm_fault(void)
{
    const char *n = getenv("BANBAO_FAULT_WRITE");

    if (n && *n)
        file_fault_at(strtol(n, NULL, 10));
}

/* ---- the run --------------------------------------------------------------- */

/* The command of that name; dies if there is none, suggesting the one meant: biuld ->
 * build, 检查 -> check. */
static const struct command *command_of(const char *name)
{
    struct slice names[COMMANDS];

    for (int i = 0; i < COMMANDS; i++) {
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
        names[i] = slice_of(commands[i].name);
    }
    static const char *const chinese[][2] = {{"检查", "check"}, {"生成", "build"},
                                             {"发布", "build"}, {"新建", "new"},
                                             {"改错", "fix"},   {"帮助", "--help"}};
    struct arena scratch = ARENA_INIT;
    char *small = slice_cstr(&scratch, slice_of(name));
    for (char *c = small; *c; c++)
        *c = *c >= 'A' && *c <= 'Z' ? (char)(*c | 0x20) : *c;
    struct slice near = nearest_word(slice_of(small), names, COMMANDS);
    for (size_t i = 0; i < sizeof chinese / sizeof *chinese; i++)
        if (strcmp(name, chinese[i][0]) == 0)
            near = slice_of(chinese[i][1]);
    if (near.len)
        die("没有 %s 这个命令（no such command）：是不是 %.*s", name, SLICE_FMT(near));
    die("没有 %s 这个命令（no such command；试试 banbao --help）", name);
}

/* The product of dump and render is stdout, so a full disk there is a failure, too. */
static int finish(int status)
{
    if (fflush(stdout) != 0 || ferror(stdout))
        die("写不出去（cannot write to stdout）：%s", strerror(errno));
    return status;
}

/* Wrong number of arguments. Too many are usually a title with a blank that was not
 * quoted, or files given to a command that takes none. */
_Noreturn static void refuse_words(const struct command *c, char **args, int n)
{
    const char *blank = *c->args ? " " : "";

    if (n > c->nargs && c->nargs == 0)
        die("%s 后面不写别的，一次做全部（takes no argument）：banbao %s%s", c->name,
            c->name,
            strcmp(c->name, "build") == 0 ? "\n  只查几篇： banbao check 文件 …" : "");
    if (n > c->nargs && c->nargs > 0)
        die("“%s”是多出来的：内容里有空格的，用引号括起来 (one word too many: quote text "
            "with blanks)\n  用法（usage）：banbao %s%s%s",
            args[c->nargs], c->name, blank, c->args);
    die("用法（usage）：banbao %s%s%s", c->name, blank, c->args);
}

static int run_command(const struct run *r, const struct command *c, char **args, int n)
{
    if (n < c->least || (c->nargs >= 0 && n > c->nargs))
        refuse_words(c, args, n);
    return c->run(r, args);
}

int main(int argc, char **argv)
{
    struct run r = {.output = "output"};
    struct arena a = ARENA_INIT;

    memory_start();
    icu_memory_dies();
    r.lang = default_lang();
    r.today = default_date(&r.dated);
    r.jobs = default_jobs();
    r.color = default_color(STDERR_FILENO);
    r.color_out = default_color(STDOUT_FILENO);
    r.progress = isatty(STDERR_FILENO);
    arm_fault();
    int asked = options_read(&r, argc, argv);
    r.home = home_folder(&a);
    const struct command *c = optind < argc ? command_of(argv[optind]) : NULL;
    int status;
    if (asked == 'V')
        status = print_version();
    else if (asked || !c)
        status = print_help(c, r.lang);
    else
        status = run_command(&r, c, argv + optind + 1, argc - optind - 1);
    arena_free(&a);
    return finish(!asked && !c ? 2 : status);
}
