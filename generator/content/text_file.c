/* text_file.c - loads text and refuses what would be misread.
 *
 * Refused, each with a cure: other encodings than UTF-8 (GBK and UTF-16 by name), marks
 * of a merge conflict, control characters and noncharacters. What passes is valid UTF-8
 * with LF line ends, so no later stage has to check again.
 */
#include "content/text_file.h"
#include "base/buf.h"
#include "base/encoding.h"
#include "base/file.h"
#include "words/fields.h"

#include <errno.h>
#include <string.h>

/* CRLF and CR to LF; copied only if there are any. */
static struct slice plain_lines(struct arena *a, struct slice s)
{
    if (s.len == 0 || !memchr(s.ptr, '\r', s.len))
        return s;
    char *out = arena_alloc(a, s.len + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] != '\r')
            out[n++] = s.ptr[i];
        else if (i + 1 == s.len || s.ptr[i + 1] != '\n')
            out[n++] = '\n';
    }
    return (struct slice){out, n};
}

/* Tabs and line ends are the only controls allowed. */
static bool check_characters(const struct source *src, struct diag *d)
{
    for (size_t at = 0; at < src->text.len;) {
        size_t start = at;
        uint32_t cp = utf8_next(src->text, &at);
        bool bad = (cp < 0x20 && cp != '\n' && cp != '\t') || cp == 0x7F ||
                   (cp >= 0xFFF9 && cp <= 0xFFFB) || (cp >= 0xFDD0 && cp <= 0xFDEF) ||
                   (cp & 0xFFFE) == 0xFFFE;
        if (!bad)
            continue;
        diag_error(d, (struct span){src, start, 0}, "control-character",
                   "这里有看不见的控制字符 U+%04X", "control character U+%04X",
                   (unsigned)cp);
        return diag_hint(d, "删掉它；多半是从别处粘贴来的", "remove it");
    }
    return true;
}

/* The first line <<<<<<< ours or >>>>>>> theirs, which git leaves where two people
 * changed the same place. SIZE_MAX: none. */
static size_t conflict_at(struct slice text)
{
    static const char *const marks[] = {"<<<<<<<", ">>>>>>>"};
    size_t first = SIZE_MAX;

    for (size_t i = 0; i < 2; i++) {
        struct slice mark = slice_of(marks[i]);
        for (size_t at = 0; at < text.len; at += mark.len) {
            size_t found = slice_find(slice_from(text, at), mark);
            if (found == SIZE_MAX)
                break;
            at += found;
            size_t end = at + mark.len;
            bool line = at == 0 || text.ptr[at - 1] == '\n';
            if (line &&
                (end == text.len || text.ptr[end] == ' ' || text.ptr[end] == '\n')) {
                first = at < first ? at : first;
                break;
            }
        }
    }
    return first;
}

/* A line of seven < or > alone or with a name after a blank is a mark. */
static bool check_conflict(const struct source *src, struct diag *d)
{
    size_t at = conflict_at(src->text);

    if (at == SIZE_MAX)
        return true;
    diag_error(d, (struct span){src, at, 0}, "conflict-marks",
               "两个人改了同一处，还没有合起来",
               "a merge conflict that is not resolved");
    return diag_hint(d,
                     "<<<<<<< 到 ======= 是一个人的，======= 到 >>>>>>> 是另一个人的："
                     "留下要的，再删掉这三行记号",
                     "keep what is wanted and remove the lines <<<<<<<, =======, "
                     ">>>>>>>");
}

/* A guess is trusted only if the decoded text has a word that our files contain: most
 * bytes can be decoded as something. */
const char *text_encoding(struct arena *a, struct slice bytes, struct slice *text)
{
    const char *name;

    *text = encoding_to_utf8(a, bytes, &name);
    if (!name || slice_is(slice_of(name), "UTF-8") ||
        (slice_find(*text, SLICE("类型")) == SIZE_MAX &&
         slice_find(*text, SLICE("類型")) == SIZE_MAX &&
         slice_find(*text, SLICE("名稱")) == SIZE_MAX &&
         slice_find(*text, SLICE("名称")) == SIZE_MAX &&
         slice_find(*text, SLICE("放假")) == SIZE_MAX))
        return NULL;
    return strncmp(name, "UTF-16", 6) == 0    ? "UTF-16（Unicode）"
           : slice_is(slice_of(name), "BIG5") ? "Big5（繁体）"
                                              : "GBK（ANSI）";
}

/* Name the encoding if it is known: then `banbao fix` can convert the file. bad: the
 * first byte that is not UTF-8. */
static void report_encoding(struct arena *a, const struct source *src,
                            struct slice bytes, size_t bad, struct diag *d)
{
    struct slice text;
    const char *name = text_encoding(a, bytes, &text);

    if (name) {
        diag_error(d, (struct span){src, 0, 0}, "utf8-invalid",
                   "文件是用 %s 编码存的，要用 UTF-8", "saved as %s: UTF-8 is needed",
                   name);
        diag_hint(
            d,
            "运行 make fix 就改好（没有 make 的，banbao fix）；或用记事本“另存为”，“编码”选 UTF-8",
            "'banbao fix' does it, or save the file as UTF-8");
        return;
    }
    diag_error(d, (struct span){src, bad, 0}, "utf8-invalid",
               "从这里起不是 UTF-8 文字（字节 0x%02X）", "not UTF-8 (byte 0x%02X)",
               (unsigned)(unsigned char)bytes.ptr[bad]);
    diag_hint(d, "用记事本打开，看这里的字对不对，“另存为”时“编码”选 UTF-8",
              "look at this place, and save the file as UTF-8");
}

/* An invalid byte ends the text that a message can show. */
struct source *text_source(struct arena *a, struct slice bytes, const char *shown,
                           struct diag *d)
{
    struct source *src = arena_new(a, struct source);
    size_t bad;

    if (slice_starts(bytes, SLICE("\xEF\xBB\xBF")))
        bytes = slice_from(bytes, 3);
    bytes = bytes.ptr ? plain_lines(a, bytes) : SLICE("");
    *src = (struct source){shown, bytes};
    bad = utf8_invalid(bytes);
    if (bad != SIZE_MAX) {
        src->text.len = bad; /* what can be shown */
        report_encoding(a, src, bytes, bad, d);
        return NULL;
    }
    return check_conflict(src, d) && check_characters(src, d) ? src : NULL;
}

/* Each failure of file_read has its own code; its span is the file's name. */
struct source *text_load(struct arena *a, const char *path, const char *shown,
                         struct diag *d)
{
    struct source *empty = arena_new(a, struct source);
    struct slice bytes;

    *empty = (struct source){shown, SLICE("")};
    struct span at = {empty, 0, 0};
    switch (file_read(a, path, TEXT_BYTES_MAX, &bytes)) {
    case FILE_OK:
        return text_source(a, bytes, shown, d);
    case FILE_MISSING:
        diag_error(d, at, "file-missing", "找不到这个文件", "no such file");
        break;
    case FILE_TOO_LARGE:
        diag_error(d, at, "file-too-large", "文件太大，最多 %d MB", "at most %d MB",
                   TEXT_BYTES_MAX >> 20);
        diag_hint(d, "文字文件不会这么大，是不是放错了？", "is this a text file?");
        break;
    case FILE_NOT_REGULAR:
        diag_error(d, at, "not-a-file", "这不是一个文件", "not a regular file");
        break;
    case FILE_UNREADABLE:
        diag_error(d, at, "file-unreadable", "无法读取：%s", "cannot read: %s",
                   strerror(errno));
        break;
    }
    return NULL;
}

/* 截止日期 -> 撤下, if that is a known key: by meaning rather than spelling. */
static struct slice key_meant(struct slice word, const struct slice *known, size_t n)
{
    static const struct {
        const char *word, *field;
    } others[] = {WORDLIST_KEY_SYNONYMS};

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        for (size_t k = 0; slice_is(word, others[i].word) && k < n; k++)
            if (slice_is(known[k], others[i].field))
                return known[k];
    return SLICE("");
}

/* Words of one Han character are too short to compare by their beginnings. */
struct slice key_near(struct slice word, const struct slice *known, size_t n)
{
    enum { LEAST = 6 }; /* bytes: two Han characters */
    struct slice begun = SLICE(""), within = SLICE(""),
                 near = nearest_word(word, known, n);

    for (size_t i = 0; i < n; i++) {
        struct slice k = known[i];
        if (k.len < LEAST || word.len < LEAST)
            continue;
        if ((slice_starts(word, k) || slice_starts(k, word)) && k.len > begun.len)
            begun = k;
        else if (slice_find(word, k) != SIZE_MAX && k.len > within.len)
            within = k;
    }
    struct slice found = begun.len ? begun : near.len ? near : within;
    return found.len ? found : key_meant(word, known, n);
}

/* {型：文字} and {型:文字} name the key before the colon: only the colon is wrong. */
bool report_unknown_key(const struct member *m, const struct slice *known, size_t n,
                        struct diag *d)
{
    struct slice near = key_near(m->key, known, n);
    size_t wide = slice_find(m->key, SLICE("：")),
           colon = slice_find(m->key, SLICE(":"));
    struct slice before = slice_sub(m->key, 0, wide < colon ? wide : colon);

    for (size_t i = 0; i < n && before.len < m->key.len; i++)
        if (slice_eq(before, known[i])) { /* {型：文字} and {型:文字} */
            diag_error(d, m->key_at, "yaml-colon", "键后面要用半角冒号“:”，再空一格",
                       "a key ends in ':' and a space");
            return diag_hint(d, "写成：%.*s: …", "write: %.*s: ...", SLICE_FMT(before));
        }
    diag_error(d, m->key_at, "unknown-key", "不认识的键“%.*s”", "unknown key '%.*s'",
               SLICE_FMT(m->key));
    if (near.len)
        return diag_hint(d, "是不是“%.*s”？", "did you mean '%.*s'?", SLICE_FMT(near));
    struct buf all = BUF_INIT;
    for (size_t i = 0; i < n; i++) /* skip the English aliases */
        if (known[i].len && (unsigned char)known[i].ptr[0] >= 0x80)
            buf_printf(&all, "%s%.*s", all.len ? "、" : "", SLICE_FMT(known[i]));
    diag_hint(d, "改成认识的一个，或者删掉它；可以写的有 %s",
              "use one of these, or remove it: %s", all.len ? all.ptr : "—");
    buf_release(&all);
    return false;
}
