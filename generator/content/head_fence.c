/* head_fence.c - finds the two lines ---, and explains what is wrong with them.
 *
 *   ———        three dashes of a Chinese keyboard: to be written ---
 *   ====       another rule: to be written ---
 *   ---地下停车 a fence with text on the same line
 *   正文：…     a key for the body, which belongs below the second ---
 * The checks go from the most specific to the general, and only the first is reported.
 */
#include "content/head_fence.h"
#include "data/yaml_slips.h"

#include <string.h>

/* A line of the file. */
struct file_line {
    size_t at, next; /* where this line and the next one begin */
    struct slice text;
};

/* The line that begins at byte `at`. */
static struct file_line row_at(struct slice text, size_t at)
{
    struct slice rest = slice_from(text, at);
    size_t eol = slice_find(rest, SLICE("\n"));

    return (struct file_line){at, eol == SIZE_MAX ? text.len : at + eol + 1,
                              slice_sub(rest, 0, eol)};
}

/* The first fence from byte `at` on; without one, a row at the end of the text. */
static struct file_line fence_from(struct slice text, size_t at)
{
    struct file_line row = row_at(text, at);

    while (row.at < text.len && !yaml_fence(row.text))
        row = row_at(text, row.next);
    return row;
}

/* The first line from byte `at` on that is not blank. */
static struct file_line content_from(struct slice text, size_t at)
{
    struct file_line row = row_at(text, at);

    while (row.at < text.len && slice_trim(row.text).len == 0)
        row = row_at(text, row.next);
    return row;
}

/* 类型: 通知 and 标题：停水 look like lines of a head. */
static bool is_pair(struct slice line)
{
    enum { KEY = 10 }; /* code points: a longer one is a sentence */
    size_t wide = slice_find(line, SLICE("：")), colon = slice_find(line, SLICE(":"));

    colon = wide < colon ? wide : colon;
    return colon != SIZE_MAX && colon > 0 && !strchr("#-*> ", line.ptr[0]) &&
           utf8_count(slice_sub(line, 0, colon)) <= KEY;
}

/* Only blanks and comments? */
static bool is_bare(struct slice text)
{
    for (struct slice line; slice_cut(&text, '\n', &line);)
        if (slice_trim(line).len && !slice_starts(slice_trim(line), SLICE("#")))
            return false;
    return true;
}

static bool report(const struct source *src, struct file_line row, const char *code,
                   const char *zh, const char *en, struct diag *d)
{
    struct span at = {src, row.at, row.at + row.text.len};

    return diag_error(d, at, code, "%s%.0s", "%.0s%s", zh, en);
}

/* Report the first line from `from` on that was meant as a fence: ———, －－－, " ---".
 * False: none. */
static bool report_fence_like(const struct source *src, size_t from, struct diag *d)
{
    for (size_t at = from; at < src->text.len;) {
        struct file_line row = row_at(src->text, at);
        if (yaml_fence_like(row.text)) {
            bool blank = yaml_fence(slice_trim(row.text));
            report(src, row, "head-fence", "这一行要写成三个半角减号 ---",
                   "this line must be ---", d);
            if (blank)
                diag_hint(d, "删掉行首的空格", "remove the blanks before it");
            else
                diag_hint(d, "切到英文输入法，连按三下减号键", "three hyphens");
            return true;
        }
        at = row.next;
    }
    return false;
}

/* There is text before the first ---, or no --- at all. */
static void report_head(const struct source *src, struct diag *d)
{
    struct file_line first = content_from(src->text, 0);
    struct file_line fence = fence_from(src->text, first.at);
    bool head =
        fence.next < src->text.len && is_pair(content_from(src->text, fence.next).text);
    struct span at = {src, (size_t)(slice_trim(src->text).ptr - src->text.ptr), 0};

    if (yaml_fence(slice_trim(first.text))) {
        diag_error(d, at, "head-missing", "--- 前面有空行或空格", "blanks before ---");
        diag_hint(d, "删掉，让 --- 成为第一行",
                  "remove it: --- must be the first line");
        return;
    }
    if (yaml_fence_like(first.text) && report_fence_like(src, 0, d))
        return;
    if (head && !is_pair(first.text)) {
        report(src, first, "head-missing", "--- 前面还有字", "text before ---", d);
        diag_hint(d, "让 --- 成为第一行：它前面的移到第二行 --- 的下面，或者删掉",
                  "--- must be the first line: move it below the second one");
        return;
    }
    diag_error(d, at, "head-missing", "文件应以一行 --- 开头，接着写类型、标题等",
               "the file must begin with a line of ---");
    if (fence.at < src->text.len && is_pair(first.text))
        diag_hint(d, "在这一行上面加一行三个半角减号 ---",
                  "add a line of --- above this one");
    else
        diag_hint(d, "第一行写三个半角减号 ---，填好各项以后再写一行 ---，下面是正文",
                  "a line of ---, the fields, another line of ---, then the text");
}

/* ---- 正文 in the head ---- */

/* 正文：…, 正文:… without the blank, which YAML does not read as a key. */
static bool is_text_key(struct slice line)
{
    static const char *const keys[] = {"正文", "body"};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (slice_starts(line, slice_of(keys[i]))) {
            struct slice rest = slice_trim(slice_from(line, strlen(keys[i])));
            return slice_starts(rest, SLICE("：")) || slice_starts(rest, SLICE(":"));
        }
    return false;
}

static struct file_line text_key_from(struct slice text, size_t at, size_t end)
{
    struct file_line row = row_at(text, at);

    while (row.at < end && !is_text_key(row.text))
        row = row_at(text, row.next);
    return row;
}

/* Is there no text after 正文, neither on its line nor on the next? */
static bool is_empty_key(struct slice text, struct file_line row, size_t end)
{
    struct slice rest = slice_trim(row.text);
    struct file_line next = content_from(text, row.next);

    return (slice_ends(rest, SLICE("：")) || slice_ends(rest, SLICE(":"))) &&
           (next.at >= end || is_pair(next.text));
}

/* Always false. */
static bool report_text_key(const struct source *src, struct file_line row, size_t end,
                            struct diag *d)
{
    report(src, row, "unknown-key", "正文不写在开头的各项里",
           "the text does not belong in the head", d);
    if (is_empty_key(src->text, row, end))
        return diag_hint(d, "删掉这一行；正文写在第二行 --- 的下面",
                         "remove this line: the text goes below the second ---");
    return diag_hint(d, "把这段字移到第二行 --- 的下面，从那里另起一行，再删掉这一行",
                     "move it below the second --- and remove this line");
}

/* Report the first line that was meant as a fence but has other signs, ====, or text
 * after it, ---地下. False: none. */
static bool report_spoilt(const struct source *src, size_t start, struct diag *d)
{
    for (struct file_line row = row_at(src->text, start); row.at < src->text.len;
         row = row_at(src->text, row.next)) {
        struct slice line = slice_trim(row.text);
        size_t n = 0;
        while (n < line.len && strchr("=_*~", line.ptr[n]))
            n++;
        bool other = n >= 3 && n == line.len, joined = slice_starts(line, SLICE("---"));
        if (!other && !joined)
            continue;
        report(src, row, "head-fence", "这一行要写成三个半角减号 ---",
               "this line must be ---", d);
        if (other)
            diag_hint(d, "换成 ---", "write ---");
        else
            diag_hint(d, "--- 后面的字另起一行",
                      "what follows --- goes to the next line");
        return true;
    }
    return false;
}

/* There is no second ---. Always false. */
static bool report_unclosed(const struct source *src, size_t start, struct diag *d)
{
    struct file_line text = text_key_from(src->text, start, src->text.len);

    if (text.at < src->text.len) {
        report(src, text, "head-unclosed", "开头的各项写完后没有 ---",
               "the head has no closing ---", d);
        if (is_empty_key(src->text, text, text.next))
            return diag_hint(d, "把这一行换成三个半角减号 ---，下面就是正文",
                             "let this line be ---");
        return diag_hint(d, "在这一行上面加一行 ---，再删掉“正文”和冒号",
                         "add a line of --- above this one, and remove the key");
    }
    if (report_fence_like(src, start, d) || report_spoilt(src, start, d))
        return false;
    diag_error(d, (struct span){src, 0, 0}, "head-unclosed",
               "开头的 --- 没有配对的结束行", "the head has no closing ---");
    return diag_hint(d, "各项写完后另起一行写 ---",
                     "write a line of --- after the fields");
}

/* An empty head followed by pairs and another --- means that the head was opened
 * twice. */
bool head_fences(const struct source *src, struct head_fences *f, struct diag *d)
{
    struct slice text = src->text;
    struct file_line open = row_at(text, 0);

    if (!yaml_fence(open.text)) {
        report_head(src, d);
        return false;
    }
    struct file_line close = fence_from(text, open.next);
    if (close.at >= text.len)
        return report_unclosed(src, open.next, d);
    *f = (struct head_fences){open.next, close.at, close.next};
    bool bare = is_bare(slice_sub(text, f->start, f->end));
    if (bare && is_pair(content_from(text, f->body).text) &&
        fence_from(text, f->body).at < text.len) {
        report(src, close, "head-fence", "开头的 --- 写了两次",
               "the head is opened twice", d);
        return diag_hint(d, "删掉这一行", "remove this line");
    }
    struct file_line key = text_key_from(text, f->start, f->end);
    if (key.at < f->end)
        return report_text_key(src, key, f->end, d);
    return true;
}
