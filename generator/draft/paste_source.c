/* paste_source.c - reads a file or standard input and decides what it is.
 *
 * The first bytes outrank the name: "PK\3\4" is Word whatever it is called, and is
 * refused with advice how to get the text out (files.h: file_foreign). Text in GB 18030
 * or UTF-16 becomes UTF-8. 甲,"乙,丙" of a .csv becomes 甲<Tab>乙,丙; of the code of a
 * web page remains what it shows (paste_html).
 */
#include "draft/paste_source.h"
#include "base/buf.h"
#include "base/encoding.h"
#include "base/file.h"
#include "content/files.h"
#include "draft/paste_html.h"

enum { ARTICLE_MAX = 1 << 20 }; /* bytes: about 350,000 Han characters */

/* ---- files that are not text ---- */

static bool holds(struct slice bytes, const char *word, size_t len)
{
    return slice_find(bytes, (struct slice){word, len}) != SIZE_MAX;
}

/* Of a zip or an OLE file, whose document it is: names of its parts stand in it. */
static const char *office_ending(struct slice bytes, bool zip)
{
    enum { CUT_OFF = 1000 }; /* bytes: too few to hold the names */

    if (zip && holds(bytes, "xl/", 3))
        return ".xlsx";
    if (zip && holds(bytes, "ppt/", 4))
        return ".pptx";
    if (zip && holds(bytes, "OFD.xml", 7))
        return ".ofd";
    if (zip)
        return holds(bytes, "word/", 5) || holds(bytes, "mimetype", 8) ||
                       bytes.len < CUT_OFF
                   ? ".docx"
                   : ".zip";
    if (holds(bytes, "W\0o\0r\0k\0b\0o\0o\0k", 15))
        return ".xls";
    return holds(bytes, "P\0o\0w\0e\0r\0P\0o\0i", 15) ? ".ppt" : ".doc";
}

/* The usual file ending for the magic number of the first bytes; NULL: unknown, so
 * perhaps text. */
static const char *sniffed(struct slice bytes)
{
    static const struct {
        struct slice magic;
        const char *ending;
    } known[] = {{{"{\\rtf", 5}, ".rtf"},        {{"%PDF", 4}, ".pdf"},
                 {{"Rar!", 4}, ".rar"},          {{"\x1F\x8B", 2}, ".gz"},
                 {{"7z\xBC\xAF", 4}, ".7z"},     {{"\x89PNG", 4}, ".png"},
                 {{"\xFF\xD8\xFF", 3}, ".jpg"},  {{"GIF8", 4}, ".gif"},
                 {{"MIME-Version:", 13}, ".mht"}};

    if (slice_starts(bytes, (struct slice){"PK\x03\x04", 4}))
        return office_ending(bytes, true);
    if (slice_starts(bytes, (struct slice){"\xD0\xCF\x11\xE0", 4}))
        return office_ending(bytes, false);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (slice_starts(bytes, known[i].magic))
            return known[i].ending;
    return NULL;
}

/* A picture of a text; such files are no strangers elsewhere. */
static const struct foreign picture = {
    " .png .jpg .jpeg .gif .bmp .webp .heic .tif .tiff ", "图片", "a picture",
    "用手机或微信打开它，长按“提取文字”，复制，粘贴到记事本存成 .txt（UTF-8），再运行 "
    "make new KIND=通知 FROM=那个文件.txt；图片本身放进 content/ 里文章旁边",
    "take the text out of it with a telephone, and save that as plain text in UTF-8"};

static const struct foreign *foreign_of(struct slice name)
{
    static const char *const pictures[] = {".png", ".jpg", ".jpeg", ".gif",
                                           ".PNG", ".JPG", ".JPEG", ".heic"};

    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++)
        if (slice_ends(name, slice_of(pictures[i])))
            return &picture;
    return file_foreign(name);
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

static bool is_page(const char *path)
{
    return has_ending(path, ".html", ".HTML") || has_ending(path, ".htm", ".HTM") ||
           has_ending(path, ".xhtml", ".XHTML");
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
        if (foreign_of(slice_of(path)) && !is_csv(path) && !is_page(path))
            return refuse(path, foreign_of(slice_of(path)), d);
        diag_error(d, (struct span){0}, "file-too-large", "%s 太大，最多 %d MB",
                   "%s is too large: at most %d MB", path, ARTICLE_MAX >> 20);
        return diag_hint(d, "一次只贴一篇文章", "one article at a time");
    case FILE_NOT_REGULAR:
    case FILE_UNREADABLE:
        break;
    }
    die("%s：读不了（cannot read）", path);
}

/* What the bytes show outranks the name: a .docx called .txt is refused, a page called
 * .doc is read. NULL: it is text. */
static const struct foreign *foreigner(const char *path, struct slice bytes)
{
    const struct foreign *f = foreign_of(slice_of(path));
    const char *ending = sniffed(bytes);

    if (ending)
        return f && !is_csv(path) && !is_page(path) && f != &picture
                   ? f
                   : foreign_of(slice_of(ending));
    return is_csv(path) || is_page(path) || is_web_page(bytes) ? NULL : f;
}

bool paste_source(struct arena *a, const char *path, struct slice *title,
                  struct source *out, struct diag *d)
{
    struct slice bytes;
    const char *encoding;

    if (!read_bytes(a, path, &bytes, d))
        return false;
    const struct foreign *f = foreigner(path, bytes);
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
    if (is_web_page(out->text)) {
        out->text = web_page_text(a, out->text);
        return true;
    }
    if (!is_csv(path))
        return true;
    if (title->len == 0)
        *title = paste_stem(path);
    out->text = table_of(a, *title, out->text);
    return true;
}
