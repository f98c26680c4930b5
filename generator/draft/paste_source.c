/* paste_source.c - reads a file or standard input and decides what it is.
 *
 * The first bytes outrank the name: "PK\3\4" is Word whatever it is called, and is
 * refused with advice how to get the text out (files.h: file_foreign). Text in GB 18030
 * or UTF-16 becomes UTF-8. 甲,"乙,丙" of a .csv becomes 甲<Tab>乙,丙.
 */
#include "draft/paste_source.h"
#include "base/buf.h"
#include "base/encoding.h"
#include "base/file.h"
#include "content/files.h"

enum { ARTICLE_MAX = 1 << 20 }; /* bytes: about 350,000 Han characters */

/* ---- files that are not text ---- */

/* HTML source that was saved or copied instead of the text shown. */
static bool is_web_code(struct slice text)
{
    static const char *const starts[] = {"<!doctype", "<!DOCTYPE", "<html", "<HTML",
                                         "<head",     "<body",     "<?xml", "<meta"};

    text = slice_trim(text);
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (slice_starts(text, slice_of(starts[i])))
            return true;
    return slice_find(text, SLICE("</html>")) != SIZE_MAX ||
           slice_find(text, SLICE("</body>")) != SIZE_MAX ||
           slice_find(text, SLICE("</div>")) != SIZE_MAX;
}

/* The usual file ending for the magic number of the first bytes; NULL: unknown, so
 * perhaps text. */
static const char *sniffed(struct slice bytes)
{
    static const struct {
        struct slice magic;
        const char *ending;
    } known[] = {{{"PK\x03\x04", 4}, ".docx"}, {{"\xD0\xCF\x11\xE0", 4}, ".doc"},
                 {{"{\\rtf", 5}, ".rtf"},      {{"%PDF", 4}, ".pdf"},
                 {{"Rar!", 4}, ".rar"},        {{"\x1F\x8B", 2}, ".gz"},
                 {{"7z\xBC\xAF", 4}, ".7z"}};

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (slice_starts(bytes, known[i].magic))
            return known[i].ending;
    return NULL;
}

static bool refuse(const char *path, const struct foreign *f, struct diag *d)
{
    diag_error(d, (struct span){0}, "paste-foreign", "%s 是%s，读不出字%.0s",
               "%s is %.0s%s: there is no text to read", path, f->zh, f->en);
    return diag_hint(d, "%s%.0s", "%.0s%s", f->hint_zh, f->hint_en);
}

static bool has_ending(const char *path, const char *small, const char *capital)
{
    struct slice s = slice_of(path);

    return slice_ends(s, slice_of(small)) || slice_ends(s, slice_of(capital));
}

static bool is_csv(const char *path)
{
    return has_ending(path, ".csv", ".CSV") || has_ending(path, ".tsv", ".TSV");
}

/* ---- tables ---- */

/* One cell of a CSV row (RFC 4180): in quotes, "" is a quote, and a comma or a line
 * break belongs to the cell. *at ends on the separator. */
static void put_cell(struct buf *out, struct slice text, size_t *at)
{
    bool quoted = *at < text.len && text.ptr[*at] == '"';

    for (*at += quoted; *at < text.len; ++*at) {
        char c = text.ptr[*at];
        bool twice = *at + 1 < text.len && text.ptr[*at + 1] == '"';
        if (quoted && c == '"' && !twice) {
            quoted = false;
            continue;
        }
        if (!quoted && (c == ',' || c == '\t' || c == '\n'))
            return;
        *at += quoted && c == '"';
        buf_char(out, c == '\n' || c == '\t' ? ' ' : c);
    }
}

/* 甲,"乙,丙" -> 甲<Tab>乙,丙, below a title line. （表） keeps a row that repeats the
 * title from being taken for the title once more. */
static struct slice table_of(struct arena *a, struct slice title, struct slice text)
{
    struct buf out = BUF_INIT;

    buf_printf(&out, "%.*s（表）\n\n", SLICE_FMT(title));
    for (size_t at = 0; at < text.len; at++) {
        put_cell(&out, text, &at);
        if (at < text.len)
            buf_char(&out, text.ptr[at] == '\n' ? '\n' : '\t');
    }
    struct slice made = slice_dup(a, buf_view(&out));
    buf_release(&out);
    return made;
}

struct slice paste_stem(const char *path)
{
    struct slice s = slice_of(path);
    size_t start = s.len, end = s.len;

    if (slice_is(s, "-"))
        return SLICE("");
    while (start > 0 && s.ptr[start - 1] != '/')
        start--;
    while (end > start && s.ptr[end - 1] != '.')
        end--;
    return slice_sub(s, start, end > start + 1 ? end - 1 : s.len);
}

/* ---- reading ---- */

static bool read_bytes(struct arena *a, const char *path, struct slice *bytes,
                       struct diag *d)
{
    bool input = slice_is(slice_of(path), "-");

    switch (input ? file_read_input(a, ARTICLE_MAX, bytes)
                  : file_read(a, path, ARTICLE_MAX, bytes)) {
    case FILE_OK:
        return true;
    case FILE_MISSING:
        diag_error(d, (struct span){0}, "file-missing", "找不到 %s", "no file %s",
                   path);
        return diag_hint(d, "看看文件名和所在的文件夹；名字里有空格的，整个加上引号",
                         "look at its name and folder; quote a name with blanks");
    case FILE_TOO_LARGE:
        diag_error(d, (struct span){0}, "file-too-large", "%s 太大，最多 %d MB",
                   "%s is too large: at most %d MB", path, ARTICLE_MAX >> 20);
        return diag_hint(d, "一次只贴一篇文章", "one article at a time");
    case FILE_NOT_REGULAR:
    case FILE_UNREADABLE:
        break;
    }
    die("%s：读不了（cannot read）", path);
}

/* A .csv name is trusted only if the bytes are not those of a known binary format. */
bool paste_source(struct arena *a, const char *path, struct slice *title,
                  struct source *out, struct diag *d)
{
    const struct foreign *f = file_foreign(slice_of(path));
    struct slice bytes;
    const char *encoding;

    if (!read_bytes(a, path, &bytes, d))
        return false;
    if (sniffed(bytes))
        f = f && !is_csv(path) ? f : file_foreign(slice_of(sniffed(bytes)));
    else if (is_csv(path))
        f = NULL;
    if (f)
        return refuse(path, f, d);
    *out = (struct source){path, encoding_to_utf8(a, bytes, &encoding)};
    if (!encoding) {
        diag_error(d, (struct span){0}, "paste-encoding", "%s 不是文字，或者编码不认识",
                   "%s is no text, or of no known encoding", path);
        return diag_hint(d,
                         "打开它，把字复制到记事本里，存成 .txt（编码选 UTF-8），再试",
                         "copy its text into a file of plain text in UTF-8");
    }
    if (is_web_code(out->text))
        return refuse(path, file_foreign(SLICE(".html")), d);
    if (!is_csv(path))
        return true;
    if (title->len == 0)
        *title = paste_stem(path);
    out->text = table_of(a, *title, out->text);
    return true;
}
