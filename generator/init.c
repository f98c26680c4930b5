/* init.c - makes the folder of a new compound.
 *
 *     banbao init 柳荫里小区 -> 柳荫里小区/content/site.yaml  the answers filled in
 *                                          content/calendar.yaml, content/rules/
 *                                          Makefile, .gitignore
 *
 * The texts are Mustache templates in generator/init/; holidays and the regions' rules
 * are copies of the shipped ones. Without a terminal nothing is asked: every answer has
 * a default, the name that of the folder.
 */
#include "init.h"

#include "base/buf.h"
#include "base/file.h"
#include "data/mustache.h"
#include "data/yaml_write.h"
#include "place.h"
#include "prose/meant.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* TEMPLATE_MAX: bytes. NAME_…: characters of a compound's name, as site.yaml has it. */
enum { TEMPLATE_MAX = 1 << 20, NAME_LEAST = 2, NAME_MOST = 12 };

struct init {
    const struct run *run;
    const char *dir; /* to be made */
    struct arena arena;
    struct diag diag;
    struct value *answers; /* what the templates print: 名称, 机构 … */
    bool asks;             /* stdin and stdout are a terminal */
};

static const char *below(struct init *n, const char *name)
{
    return file_join(&n->arena, n->dir, name);
}

/* ---- questions ---- */

/* Asks for a line on the terminal, trimmed; empty: take the default. */
static struct slice ask(struct init *n, const char *zh, const char *en)
{
    char *line = NULL;
    size_t cap = 0;
    struct slice reply = SLICE("");

    if (!n->asks)
        return reply;
    printf("%s", n->run->lang == LANG_ZH ? zh : en);
    fflush(stdout);
    ssize_t len = getline(&line, &cap, stdin);
    if (len > 0)
        reply = slice_trim(slice_dup(&n->arena, (struct slice){line, (size_t)len}));
    free(line);
    if (utf8_invalid(reply) != SIZE_MAX)
        return SLICE("");
    return reply;
}

/* Stores an answer, quoted for YAML; key NULL: `to` is a list. */
static void answer(struct init *n, struct value *to, const char *key, struct slice text)
{
    struct buf quoted = BUF_INIT;

    yaml_put_scalar(&quoted, text);
    struct value *v = value_text(&n->arena, slice_dup(&n->arena, buf_view(&quoted)));
    if (key)
        value_set(&n->arena, to, key, v);
    else
        value_push(&n->arena, to, v);
    buf_release(&quoted);
}

/* The folder's name, if it is all Chinese: 柳荫里小区; else 我的小区. */
static struct slice name_of_folder(struct init *n)
{
    const char *full = file_real(&n->arena, n->dir);
    const char *slash = full ? strrchr(full, '/') : NULL;
    struct slice name = slice_dup(&n->arena, slice_of(slash ? slash + 1 : ""));
    size_t characters = utf8_invalid(name) == SIZE_MAX ? utf8_count(name) : 0;

    bool good = characters >= NAME_LEAST && characters <= NAME_MOST;
    for (size_t at = 0; good && at < name.len;) {
        uint32_t cp = utf8_next(name, &at);
        good = cp >= 0x3400 && cp <= 0x9FFF;
    }
    return good ? name : SLICE("我的小区");
}

/* 业主委员会，物业服务中心 -> a list of two; separated by any comma or blank. */
static struct value *bodies(struct init *n, struct slice reply)
{
    struct value *list = value_list(&n->arena);
    size_t start = 0;

    for (size_t at = 0, from; at <= reply.len;) {
        from = at;
        uint32_t cp = at < reply.len ? utf8_next(reply, &at) : ',';
        if (cp == ',' || cp == ' ' || cp == 0xFF0C || cp == 0x3001 || cp == 0x3000) {
            if (from > start)
                answer(n, list, NULL, slice_sub(reply, start, from));
            start = at;
        }
        if (from == reply.len)
            break;
    }
    return list;
}

/* Asks for the website's address, https://…; empty: there is none. */
static struct slice ask_address(struct init *n)
{
    enum { TIMES = 3 };

    for (int i = 0; i < TIMES; i++) {
        struct slice reply = ask(n, "网址（没有网站就直接按回车）：",
                                 "address of the website (Enter: none): ");
        if (reply.len == 0 || meant_nothing(reply))
            break;
        const char *meant = meant_address(&n->arena, reply);
        bool http = slice_starts(reply, SLICE("http://")); /* keep it as typed */
        if (meant)
            return http ? reply : slice_of(meant);
        printf(
            "%s",
            n->run->lang == LANG_ZH
                ? "  这不是网址。网址像 https://xiaoqu.example 这样；没有就直接按回车\n"
                : "  not an address: write one like https://xiaoqu.example\n");
    }
    return SLICE("");
}

/* Asks for everything that site.yaml needs, with a default for each answer: the
 * folder's name, three usual bodies, the number 0000-0000000, no website. */
static void ask_all(struct init *n)
{
    struct arena *a = &n->arena;
    struct slice own = name_of_folder(n);

    n->answers = value_map(a);
    struct slice name = ask(n, "小区全名（直接按回车，先不填）：",
                            "the compound's full name (Enter: later): ");
    size_t characters = utf8_count(name);
    if (characters < NAME_LEAST || characters > NAME_MOST)
        name = own;
    answer(n, n->answers, "名称", name);
    answer(
        n, n->answers, "简介",
        slice_of(arena_printf(a, "%.*s的公示、通知、收支和好人好事", SLICE_FMT(name))));
    struct slice reply =
        ask(n, "可以落款的单位，用逗号隔开（直接按回车，先不填）：",
            "bodies that sign notices, with commas between (Enter: later): ");
    if (reply.len == 0)
        reply =
            slice_of(arena_printf(a, "%.*s业主委员会,%.*s物业服务中心,社区居民委员会",
                                  SLICE_FMT(name), SLICE_FMT(name)));
    value_set(a, n->answers, "机构", bodies(n, reply));
    reply = ask(n, "报修电话（直接按回车，先不填）：",
                "telephone for repairs (Enter: later): ");
    answer(n, n->answers, "报修电话", reply.len ? reply : SLICE("0000-0000000"));
    reply = ask_address(n);
    if (reply.len)
        answer(n, n->answers, "网址", reply);
}

/* ---- files ---- */

static void put(struct init *n, const char *name, struct slice text)
{
    const char *path = below(n, name);

    file_make_parents(path);
    file_write(path, text);
}

/* Reads a file of the program's own; dies if it is missing. */
static struct slice shipped(struct init *n, const char *name)
{
    const char *home = n->run->home ? n->run->home : "";
    const char *path = file_join(&n->arena, home, name);
    struct slice text;

    if (file_read(&n->arena, path, TEMPLATE_MAX, &text) != FILE_OK)
        die("读不到板报自己的 %s，请把板报的文件夹补全，或用 BANBAO_HOME 写明它在哪"
            "（cannot read the program's own %s: restore its folder, or name it in "
            "BANBAO_HOME）",
            path, path);
    return text;
}

/* Writes the template `from`, filled with the answers, to `to` in the new folder. */
static void put_template(struct init *n, const char *from, const char *to)
{
    struct source *src = arena_new(&n->arena, struct source);
    struct mustache_host host = {0};
    const struct value *stack[] = {n->answers};
    struct buf out = BUF_INIT;

    *src = (struct source){from, shipped(n, from)};
    struct mustache *m = mustache_compile(&n->arena, src, &n->diag);
    if (!m || !mustache_render(m, stack, 1, &host, &out, &n->diag))
        die("%s：不是模板（not a valid template）", from);
    put(n, to, buf_view(&out));
    buf_release(&out);
}

static void put_rules(struct init *n)
{
    struct file_entry *files;
    size_t count = 0;
    const char *dir =
        n->run->home ? file_join(&n->arena, n->run->home, "content/rules") : "";

    if (!file_list(&n->arena, dir, &files, &count))
        return;
    for (size_t i = 0; i < count; i++) {
        const char *name = arena_printf(&n->arena, "content/rules/%s", files[i].name);
        put(n, name, shipped(n, name));
    }
}

/* Dies unless the folder is empty or missing: nothing is ever overwritten. */
static void require_empty(struct init *n)
{
    struct file_entry *entries;
    size_t count = 0;

    if (!*n->dir)
        die("文件夹的名字是空的，什么也没有建：banbao init 柳荫里小区\n"
            "  (the folder's name is empty: banbao init DIR)");
    if (file_type(n->dir) == FILE_NONE)
        return;
    if (!file_list(&n->arena, n->dir, &entries, &count))
        die("%s 不是文件夹，或者打不开（not a folder, or not readable）", n->dir);
    if (count)
        die("%s 里已经有东西（%s），没有动它。换一个名字，或先建一个空文件夹\n"
            "  (the folder is not empty and was left alone: choose another name)",
            n->dir, entries[0].name);
}

/* Quotes a folder's name for the shell: 我的 小区 -> "我的 小区", a$b -> 'a$b' */
static const char *shell_word(struct arena *a, const char *text)
{
    struct buf out = BUF_INIT;
    bool plain = !strpbrk(text, "\"$`\\!"); /* people know "…" best */

    buf_char(&out, plain ? '"' : '\'');
    for (const char *c = text; *c; c++) {
        if (*c == '\'' && !plain)
            buf_str(&out, "'\\''");
        else
            buf_char(&out, *c);
    }
    buf_char(&out, plain ? '"' : '\'');
    const char *word = slice_cstr(a, buf_view(&out));
    buf_release(&out);
    return word;
}

static void say(struct init *n)
{
    const char *dir = n->dir, *word = shell_word(&n->arena, dir);

    if (n->run->lang == LANG_ZH)
        printf("建好了：%s/\n"
               "  先改 %s/content/site.yaml 里标着“请改”的几行\n"
               "  再做第一篇： cd %s，make new KIND=通知 TITLE=标题\n"
               "  生成： make（结果在 output/；没有装 make 的，用 banbao build）\n",
               dir, dir, word);
    else
        printf("made: %s/\n"
               "  first edit the lines of %s/content/site.yaml that say 请改\n"
               "  then write an item: cd %s; make new KIND=通知 TITLE=…\n"
               "  publish: make, or banbao build\n",
               dir, dir, word);
    if (n->run->home)
        printf(n->run->lang == LANG_ZH ? "  怎么写： %s/content/README.md\n"
                                       : "  handbook: %s/content/README.md\n",
               n->run->home);
}

int run_init(const struct run *r, const char *dir)
{
    struct init n = {.run = r};
    struct slice folder = slice_of(dir);

    while (folder.len > 1 && folder.ptr[folder.len - 1] == '/')
        folder.len--;
    n.dir = slice_cstr(&n.arena, folder);
    const char *program = place_program(&n.arena);

    n.diag.arena = &n.arena;
    n.asks = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    require_empty(&n);
    shipped(&n, "generator/init/site.yaml");
    file_make_dirs(n.dir);
    ask_all(&n);
    value_set(&n.arena, n.answers, "程序",
              value_text(&n.arena, slice_of(program ? program : "banbao")));
    put_template(&n, "generator/init/site.yaml", "content/site.yaml");
    put_template(&n, "generator/init/Makefile", "Makefile");
    put(&n, ".gitignore", shipped(&n, "generator/init/gitignore"));
    put(&n, "content/calendar.yaml", shipped(&n, "content/calendar.yaml"));
    put_rules(&n);
    say(&n);
    arena_free(&n.arena);
    return 0;
}
