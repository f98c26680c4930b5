/* report.c - make report.html, and replace it in the output folder.
 *
 * The style is inline and there is no script: the file works on its own, anywhere. A
 * message becomes a list entry with the source line, masked by hide.c:
 *     <li class="e"><p class="say"><b>错误</b>：…</p>
 *     <div class="src"><i>3</i><span>标题: <mark>停水通知</mark></span></div> …
 * The report may be replaced alone only in a folder that is empty or carries banbao's
 * marker (may_write); a report.html that banbao did not make is never touched.
 */
#include "out/report.h"
#include "base/file.h"
#include "base/hide.h"

#include <string.h>
#include <unistd.h>

static const char signature[] = "<!DOCTYPE html>\n<!-- banbao report -->\n";
static const char marker[] = ".banbao";
static const char changes_tag[] = "<p class=\"changes\">";

enum { REPORT_MAX = 64 << 20 };

/* ---- the page ---- */

static const char style[] =
    ":root{color-scheme:light dark;--ink:#1d1815;--soft:#5a5149;--paper:#fcf9f3;"
    "--panel:#fff;--line:#d8cdbe;--e:#a61c10;--w:#7a5200;--h:#1f5c80;--mark:#f9dfa0}\n"
    "@media (prefers-color-scheme:dark){:root{--ink:#f3ede3;--soft:#c2b7a8;"
    "--paper:#16130f;--panel:#211d18;--line:#574e43;--e:#ff9d8a;--w:#f0c36b;"
    "--h:#8fc7ea;--mark:#6b4c00}}\n"
    "body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.65 "
    "\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"PingFang SC\","
    "\"Microsoft YaHei\",sans-serif;overflow-wrap:anywhere}\n"
    "main,footer{max-width:782px;margin:0 auto;padding:0 18px}\n"
    "h1{font-size:30px;line-height:1.25;margin:36px 0 6px}\n"
    "h2{font-size:19px;margin:40px 0 10px;padding-top:14px;"
    "border-top:2px solid var(--ink)}\n"
    "p{margin:6px 0}\n"
    "a{color:var(--h)}\n"
    ".day,.count,.code,footer{color:var(--soft)}\n"
    ".own{display:inline-block;margin:0 0 6px;padding:4px 12px;border:2px solid "
    "var(--e);border-radius:4px;color:var(--e);font-weight:600}\n"
    ".verdict{font-size:20px;font-weight:600;margin:14px 0}\n"
    ".sum{display:flex;flex-wrap:wrap;gap:6px 22px;list-style:none;padding:0}\n"
    ".sum b{font-size:26px;margin-right:.25em}\n"
    ".files{padding-left:1.2em}\n"
    ".list{list-style:none;padding:0;margin:0}\n"
    ".list>li{background:var(--panel);border:1px solid var(--line);"
    "border-left:6px solid var(--c);border-radius:4px;padding:12px 14px;margin:12px 0}\n"
    ".say{font-weight:600}\n"
    ".say b{color:var(--c)}\n"
    ".e{--c:var(--e)}.w{--c:var(--w)}.h{--c:var(--h)}\n"
    ".src{display:flex;gap:12px;margin:8px 0;font-family:\"Noto Sans Mono CJK SC\","
    "\"Sarasa Mono SC\",monospace;font-size:15px;white-space:pre-wrap}\n"
    ".src i{font-style:normal;color:var(--soft);flex:none}\n"
    ".src mark{background:var(--mark);color:inherit;border-bottom:2px solid "
    "var(--c);padding:1px 0}\n"
    ".code{font-size:14px;margin:0}\n"
    "footer{margin-top:48px;padding-bottom:40px;"
    "font-size:15px}\n"
    "@media print{body{font-size:11pt}.list>li{break-inside:avoid}}\n";

static void put_character(struct buf *out, unsigned char c)
{
    if (c == '<')
        buf_str(out, "&lt;");
    else if (c == '>')
        buf_str(out, "&gt;");
    else if (c == '&')
        buf_str(out, "&amp;");
    else if (c == '"')
        buf_str(out, "&quot;");
    else
        buf_char(out, c < 0x20 || c == 0x7F ? ' ' : (char)c);
}

static void put_escaped(struct buf *out, struct slice s)
{
    for (size_t i = 0; i < s.len; i++)
        put_character(out, (unsigned char)s.ptr[i]);
}

/* A message or the name of a file, masked. */
static void put_text(struct buf *out, const struct hider *h, const char *text)
{
    struct arena scratch = ARENA_INIT;

    put_escaped(out, slice_of(hide_text(&scratch, h, text)));
    arena_free(&scratch);
}

/* The source line with the mistake marked; at the end of a line nothing is marked. */
static void put_source(struct buf *out, const struct hider *h, struct span at)
{
    size_t before, marked, line, column;
    struct slice text = span_line(at, &before, &marked);
    struct arena scratch = ARENA_INIT;

    if (text.len == 0)
        return;
    span_position(at, &line, &column);
    if (marked == 0 && before < text.len) {
        size_t end = before;
        utf8_next(text, &end);
        marked = end - before;
    }
    buf_printf(out, "<div class=\"src\"><i>%zu</i><span>", line);
    const bool *hidden = hide_marks(&scratch, h, text, at.src);
    put_escaped(out, hide_put(&scratch, text, hidden, 0, before));
    if (marked) {
        buf_str(out, "<mark>");
        put_escaped(out, hide_put(&scratch, text, hidden, before, before + marked));
        buf_str(out, "</mark>");
    }
    put_escaped(out, hide_put(&scratch, text, hidden, before + marked, text.len));
    arena_free(&scratch);
    buf_str(out, "</span></div>\n");
}

static void put_message(struct buf *out, const struct hider *h, const struct message *m,
                        bool zh)
{
    static const char *const words[2][3] = {{"Error", "Warning", "Hint"},
                                            {"错误", "警告", "提示"}};
    const char *hint = zh ? m->hint_zh : m->hint_en;
    size_t line, column;

    buf_printf(out, "<li class=\"%c\">\n<p class=\"say\"><b>%s</b>%s",
               "ewh"[m->severity], words[zh][m->severity], zh ? "：" : ": ");
    put_text(out, h, zh ? m->zh : m->en);
    buf_str(out, "</p>\n");
    if (m->at.src)
        put_source(out, h, m->at);
    if (hint) {
        buf_str(out, zh ? "<p>怎么改：" : "<p>What to do: ");
        put_text(out, h, hint);
        buf_str(out, "</p>\n");
    }
    buf_str(out, "<p class=\"code\">");
    if (m->at.src) {
        span_position(m->at, &line, &column);
        buf_printf(out, zh ? "第 %zu 行第 %zu 字 · " : "line %zu, character %zu · ",
                   line, column);
    }
    buf_printf(out, "%s</p>\n</li>\n", m->code);
}

static bool same_file(const struct message *a, const struct message *b)
{
    return a->at.src == b->at.src ||
           (a->at.src && b->at.src && strcmp(a->at.src->path, b->at.src->path) == 0);
}

/* Returns end: the messages [i, end) belong to the same file. */
static size_t end_of_file(const struct diag *d, size_t i)
{
    size_t end = i + 1;

    while (end < d->n && same_file(&d->messages[i], &d->messages[end]))
        end++;
    return end;
}

static const char *file_name(const struct message *m, bool zh)
{
    return m->at.src ? m->at.src->path : zh ? "整个板报" : "the whole board";
}

static void put_contents(struct buf *out, const struct diag *d, const struct hider *h,
                         bool zh)
{
    size_t files = 0;

    for (size_t i = 0; i < d->n; i = end_of_file(d, i))
        files++;
    if (files < 2)
        return;
    buf_printf(out, "<nav aria-label=\"%s\"><ol class=\"files\">\n",
               zh ? "文件" : "Files");
    for (size_t i = 0, f = 1; i < d->n; i = end_of_file(d, i), f++) {
        buf_printf(out, "<li><a href=\"#f%zu\">", f);
        put_text(out, h, file_name(&d->messages[i], zh));
        buf_printf(out,
                   zh ? "</a> <span class=\"count\">%zu 条</span></li>\n"
                      : "</a> <span class=\"count\">%zu</span></li>\n",
                   end_of_file(d, i) - i);
    }
    buf_str(out, "</ol></nav>\n");
}

static void put_files(struct buf *out, const struct diag *d, const struct hider *h,
                      bool zh)
{
    for (size_t i = 0, f = 1; i < d->n; f++) {
        size_t end = end_of_file(d, i);

        buf_printf(out, "<section>\n<h2 id=\"f%zu\">", f);
        put_text(out, h, file_name(&d->messages[i], zh));
        buf_str(out, "</h2>\n<ul class=\"list\">\n");
        for (; i < end; i++)
            put_message(out, h, &d->messages[i], zh);
        buf_str(out, "</ul>\n</section>\n");
    }
}

/* Waived messages stay visible, with the reason the item gives. */
static void put_waivers(struct buf *out, const struct diag *d, const struct hider *h,
                        bool zh)
{
    size_t line, column;

    if (d->waived == 0)
        return;
    buf_printf(out, "<section>\n<h2>%s</h2>\n<ul class=\"list\">\n",
               zh ? "豁免" : "Waived");
    for (size_t i = 0; i < d->waived; i++) {
        const struct message *m = &d->waivers[i];
        buf_str(out, "<li class=\"h\">\n<p class=\"say\">");
        put_text(out, h, zh ? m->zh : m->en);
        buf_str(out, "</p>\n");
        if (m->hint_zh) {
            buf_str(out, zh ? "<p>理由：" : "<p>Because: ");
            put_text(out, h, m->hint_zh);
            buf_str(out, "</p>\n");
        }
        span_position(m->at, &line, &column);
        buf_str(out, "<p class=\"code\">");
        put_text(out, h, file_name(m, zh));
        buf_printf(out, ":%zu · %s</p>\n</li>\n", line, m->code);
    }
    buf_str(out, "</ul>\n</section>\n");
}

static const char *verdict(const struct diag *d, bool zh)
{
    if (d->errors)
        return zh ? "有错误，改好才能发布；已经发布的没有动。"
                  : "There are errors: nothing new is published until they are fixed.";
    if (d->n)
        return zh ? "没有错误，可以发布；下面这些值得看一看。"
                  : "No errors: it can be published. These are worth a look.";
    return zh ? "没有发现问题。" : "No problems found.";
}

static void put_changes(struct buf *out, struct slice changes)
{
    struct slice line;

    while (slice_cut(&changes, '\n', &line)) {
        buf_str(out, changes_tag);
        put_escaped(out, line);
        buf_str(out, "</p>\n");
    }
}

void report_page(struct diag *d, enum lang lang, const char *day, struct slice changes,
                 struct buf *out)
{
    bool zh = lang == LANG_ZH;
    struct arena scratch = ARENA_INIT;

    diag_settle(d);
    const struct hider *h = hider_open(&scratch, d);
    buf_printf(out,
               "%s<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width\">\n"
               "<meta name=\"robots\" content=\"noindex\">\n<title>%s</title>\n"
               "<style>\n%s</style>\n</head>\n<body>\n<main>\n<h1>%s</h1>\n"
               "<p class=\"own\">%s</p>\n<p class=\"day\">%s</p>\n"
               "<p class=\"verdict\">%s</p>\n",
               signature, zh ? "zh-CN" : "en", zh ? "检查报告" : "Report", style,
               zh ? "检查报告" : "Report",
               zh ? "只给编辑看，不要张贴，不要上传，不要转发：这里引用了原文。"
                  : "For editors only: it quotes their files. Do not post, upload or "
                    "forward it.",
               day, verdict(d, zh));
    buf_printf(out,
               "<ul class=\"sum\"><li><b>%zu</b>%s</li><li><b>%zu</b>%s</li>"
               "<li><b>%zu</b>%s</li><li><b>%zu</b>%s</li></ul>\n",
               d->errors, zh ? "错误" : "errors", d->warnings, zh ? "警告" : "warnings",
               d->hints, zh ? "提示" : "hints", d->waived, zh ? "豁免" : "waived");
    put_changes(out, changes);
    put_contents(out, d, h, zh);
    put_files(out, d, h, zh);
    put_waivers(out, d, h, zh);
    buf_printf(
        out, "</main>\n<footer>%s</footer>\n</body>\n</html>\n",
        zh ? "要遮的人名、住址和长号码在这里只露头尾；全文看原文件。"
           : "Masked names, addresses and long numbers are not quoted in full; the "
             "files have them.");
    arena_free(&scratch);
}

/* ---- its place ---- */

bool report_is_ours(const char *path)
{
    struct arena a = ARENA_INIT;
    struct slice text;
    bool ours = file_type(path) == FILE_REGULAR &&
                file_read(&a, path, REPORT_MAX, &text) == FILE_OK &&
                slice_starts(text, slice_of(signature));

    arena_free(&a);
    return ours;
}

/* Is there nothing at output yet, or something that banbao made? */
static bool may_write(struct arena *a, const char *output)
{
    struct file_entry *list;
    size_t n;

    if (access(output, F_OK) != 0) {
        const char *slash = strrchr(output, '/');
        const char *parent =
            !slash ? "." : arena_strndup(a, output, (size_t)(slash - output) + 1);
        return file_type(output) == FILE_NONE && access(parent, W_OK) == 0;
    }
    if (access(output, W_OK | X_OK) != 0 || !file_list(a, output, &list, &n))
        return false;
    const char *path = file_join(a, output, REPORT_NAME);
    if (file_type(path) != FILE_NONE)
        return report_is_ours(path);
    return n == 0 || file_type(file_join(a, output, marker)) == FILE_REGULAR;
}

/* The page without its lists of changed sheets: `check` does not know them, and must
 * not remove them from a page that is otherwise the same. */
static struct slice without_changes(struct arena *a, struct slice page)
{
    struct buf out = BUF_INIT;
    struct slice line;

    while (slice_cut(&page, '\n', &line))
        if (!slice_starts(line, slice_of(changes_tag))) {
            buf_slice(&out, line);
            buf_char(&out, '\n');
        }
    line = slice_dup(a, buf_view(&out));
    buf_release(&out);
    return line;
}

static bool is_unchanged(struct arena *a, const char *path, struct slice page)
{
    struct slice had;

    return file_read(a, path, REPORT_MAX, &had) == FILE_OK &&
           (slice_eq(had, page) ||
            slice_eq(without_changes(a, had), without_changes(a, page)));
}

bool report_put(const char *output, struct slice page)
{
    struct arena a = ARENA_INIT;
    size_t n = strlen(output);

    while (n > 1 && output[n - 1] == '/')
        n--;
    output = arena_strndup(&a, output, n);
    const char *path = file_join(&a, output, REPORT_NAME);
    bool good = may_write(&a, output);
    if (good && !is_unchanged(&a, path, page)) {
        /* In the same folder, to be renamed; hidden, so that stage_open accepts it. */
        const char *fresh =
            arena_printf(&a, "%s/.%s.%ld", output, REPORT_NAME, (long)getpid());
        file_make_dirs(output);
        file_remove_tree(fresh);
        file_write(fresh, page);
        file_rename(fresh, path);
    }
    arena_free(&a);
    return good;
}
