/* files.c - roles of files by their names.
 *
 *   停水.md, 停水.md.txt, 停水.MD       an item, stem 停水
 *   停水.txt                            an item if it begins with ---
 *   停水.docx                           Word: reported with advice
 *   ~$停水.docx, Thumbs.db, 图.jpg      ignored
 * A copy beside the original would be published twice, so the names that Explorer, WPS,
 * network disks and Git give to copies are recognised:
 *   停水 - 副本.md, 停水（2）.md, 停水 (小王的冲突副本 2026-11-28).md -> copy of 停水
 */
#include "content/files.h"
#include "base/encoding.h"
#include "base/file.h"
#include "content/text_file.h"
#include "data/yaml_slips.h"
#include "words/copies.h"

/* ---- endings ---- */

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* Compare without regard to ASCII case; word is in lower case. */
static bool same_letters(struct slice s, const char *word)
{
    size_t n = strlen(word);

    if (s.len != n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (lower(s.ptr[i]) != word[i])
            return false;
    return true;
}

/* Does the name have this ending, in any case, and something before it? */
static bool ends(struct slice name, const char *ending)
{
    size_t n = strlen(ending);

    return name.len > n && same_letters(slice_from(name, name.len - n), ending);
}

static bool ends_in_one(struct slice name, const char *const *endings)
{
    for (; *endings; endings++)
        if (ends(name, *endings))
            return true;
    return false;
}

static const char *const item_endings[] = {".md", ".markdown", ".mdown", ".mkd", NULL};
static const char *const plain_endings[] = {".txt", ".text", NULL};
static const char *const picture_endings[] = {".jpg", ".jpeg", ".png", ".gif",
                                              ".bmp", ".webp", ".tif", ".tiff",
                                              ".svg", ".heic", ".ico", NULL};
static const char *const backup_endings[] = {"~",    ".bak",  ".old", ".swp", ".swo",
                                             ".tmp", ".orig", ".rej", NULL};

static struct slice without_ending(struct slice name, const char *const *endings)
{
    for (; *endings; endings++)
        if (ends(name, *endings))
            return slice_sub(name, 0, name.len - strlen(*endings));
    return name;
}

/* 停水.md.txt -> 停水: Windows hides the real ending and editors add another. */
struct slice file_stem(struct slice name)
{
    struct slice before;

    name = without_ending(name, plain_endings);
    do { /* 停水.md.md */
        before = name;
        name = without_ending(name, item_endings);
    } while (name.len < before.len);
    return name;
}

/* The order matters: a lock file ~$停水.md ends like an item, as does 停水.md.bak's
 * stem. */
enum file_role file_role(struct slice name)
{
    static const char *const systems[] = {"thumbs.db", "desktop.ini", "ehthumbs.db"};
    struct slice bare = without_ending(name, plain_endings);

    for (size_t i = 0; i < sizeof systems / sizeof *systems; i++)
        if (same_letters(name, systems[i]))
            return ROLE_QUIET;
    if (slice_starts(name, SLICE("~$")) || same_letters(file_stem(name), "readme"))
        return ROLE_QUIET;
    if (ends_in_one(name, backup_endings) ||
        (slice_starts(name, SLICE("#")) && slice_ends(name, SLICE("#"))))
        return ROLE_BACKUP;
    if (ends_in_one(bare, item_endings))
        return ROLE_ITEM;
    if (bare.len < name.len)
        return ROLE_PLAIN;
    if (ends_in_one(name, picture_endings))
        return ROLE_QUIET;
    return file_foreign(name) ? ROLE_FOREIGN : ROLE_UNKNOWN;
}

bool file_has_head(struct arena *a, const char *path)
{
    struct slice bytes, rest, first;
    const char *encoding;

    if (file_read(a, path, TEXT_BYTES_MAX, &bytes) != FILE_OK)
        return false;
    rest = encoding_to_utf8(a, bytes, &encoding);
    return encoding && slice_cut(&rest, '\n', &first) &&
           (yaml_fence(first) || yaml_fence_like(first));
}

/* ---- copies ---- */

/* 停水（2） and 停水 (2) -> 停水; the digit of 停水2 belongs to the name. */
static struct slice without_number(struct slice stem)
{
    static const char *const brackets[][2] = {{"(", ")"}, {"（", "）"}};

    for (size_t i = 0; i < 2; i++) {
        struct slice open = slice_of(brackets[i][0]), close = slice_of(brackets[i][1]);
        if (!slice_ends(stem, close))
            continue;
        size_t at = stem.len - close.len;
        while (at > 0 && char_is_digit(stem.ptr[at - 1]))
            at--;
        if (at < stem.len - close.len && at > open.len &&
            slice_ends(slice_sub(stem, 0, at), open))
            return slice_trim(slice_sub(stem, 0, at - open.len));
    }
    return stem;
}

/* 停水 - 副本 2 -> 停水 - 副本: cut digits, brackets and marks off the end. */
static struct slice without_count(struct slice s)
{
    for (size_t at = s.len; at > 0;) {
        uint32_t cp = utf8_prev(s, &at);
        if (!cp_among(cp, "0123456789 -_.()（）[]【】"))
            break;
        s.len = at;
    }
    return s;
}

/* 停水 - 副本 -> 停水, Copy of 停水 -> 停水: cut the word for a copy and the mark that
 * joins it. s itself if there is none. */
static struct slice without_word(struct slice s)
{
    static const char *const first[] = {WORDLIST_COPY_BEGINS};
    static const char *const last[] = {WORDLIST_COPY_ENDS};
    struct slice rest = without_count(s);

    for (size_t i = 0; i < sizeof first / sizeof *first; i++) {
        size_t n = strlen(first[i]);
        if (s.len > n + 1 && same_letters(slice_sub(s, 0, n), first[i]) &&
            strchr(" -_", s.ptr[n]))
            return slice_trim(slice_from(s, n + 1));
    }
    for (size_t i = 0; i < sizeof last / sizeof *last; i++) {
        if (!ends(rest, last[i]))
            continue;
        rest.len -= strlen(last[i]);
        for (size_t at = rest.len; at > 0 && cp_among(utf8_prev(rest, &at), " -_（(");)
            rest.len = at;
        return rest;
    }
    return s;
}

static bool holds_han(struct slice s)
{
    for (size_t at = 0; at < s.len;)
        if (cp_is_han(utf8_next(s, &at)))
            return true;
    return false;
}

/* Does s begin with the word, in any case? */
static bool begins(struct slice s, const char *word)
{
    size_t n = strlen(word);

    return s.len >= n && same_letters(slice_sub(s, 0, n), word);
}

/* 冲突, 冲突_王主任_2026 and 王主任-PC 冲突 mark a copy; 邻里冲突 and 冲突调解 do not.
 */
static bool is_conflict(struct slice tail)
{
    size_t n = strlen("冲突"), at = n;

    if (slice_starts(tail, SLICE("冲突")) &&
        (tail.len == n || cp_among(utf8_next(tail, &at), " -_.0123456789()（）[]【】")))
        return true;
    tail = without_count(tail);
    if (!slice_ends(tail, SLICE("冲突")))
        return false;
    tail.len -= n;
    return tail.len == 0 || slice_ends(tail, SLICE("的")) ||
           cp_among(tail.ptr[tail.len - 1], " -_.");
}

/* Does the text after a blank, dash or bracket mark a copy? */
static bool tail_tells(struct slice tail)
{
    static const char *const within[] = {"冲突副本", "冲突文件", "冲突版本",
                                         "conflict"};
    static const char *const first[] = {"备份",    "旧版",  "backup", "desktop-",
                                        "laptop-", "local", "remote", "base"};
    static const char *const whole[] = {WORDLIST_COPY_WHOLE};
    struct slice bare = without_count(tail);

    if (is_conflict(tail))
        return true;
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        if (same_letters(bare, whole[i]))
            return true;
    for (size_t at = 0; at < tail.len; utf8_next(tail, &at))
        for (size_t i = 0; i < sizeof within / sizeof *within; i++)
            if (begins(slice_from(tail, at), within[i]))
                return true;
    for (size_t i = 0; i < sizeof first / sizeof *first; i++) {
        struct slice rest = slice_from(tail, strlen(first[i]));
        char next = rest.len ? lower(rest.ptr[0]) : '\0';
        bool goes_on =
            !slice_ends(slice_of(first[i]), SLICE("-")) && next >= 'a' && next <= 'z';
        if (begins(tail, first[i]) && !goes_on && !holds_han(rest))
            return true;
    }
    return false;
}

/* 停水 (小王的冲突副本 2026-11-28), 停水.sync-conflict-2026, 停水-DESKTOP-A1B2,
 * 停水_LOCAL_1, 停水（旧） -> 停水: what network disks, Git and careful people append.
 */
static struct slice without_tail(struct slice stem)
{
    for (size_t at = 0; at < stem.len;) {
        size_t start = at;
        if (cp_among(utf8_next(stem, &at), " -_.(（[【") && start > 0 &&
            tail_tells(slice_from(stem, at)))
            return slice_trim(slice_sub(stem, 0, start));
    }
    return stem;
}

/* A marked tail is tried first, then a number in brackets, then a word for a copy. */
struct slice file_copied(struct slice stem)
{
    struct slice bare = without_tail(stem);

    if (bare.len == stem.len)
        bare = without_word(without_number(stem));
    return bare.len < stem.len ? bare : SLICE("");
}

/* ---- documents that are not text ---- */

/* Looked up by the ending between two blanks. */
static const struct foreign foreigners[] = {
    {" .docx .doc .wps .odt .rtf .pages .wpt .dotx ", "Word 文件", "a Word document",
     "用 Word 或 WPS 打开，“另存为”选“纯文本 .txt”、编码选 UTF-8，再运行 "
     "make new KIND=通知 FROM=那个文件.txt",
     "save it as plain text in UTF-8, then: make new KIND=... FROM=that.txt"},
    {" .xlsx .xls .et .ods .csv .tsv .numbers .xlsm ", "表格文件", "a spreadsheet",
     "用 Excel 或 WPS 打开，“另存为”选“CSV（逗号分隔）”，再运行 make new KIND=通知 "
     "FROM=那个文件.csv",
     "save it as CSV, then: make new KIND=... FROM=that.csv"},
    {" .pdf .ofd .caj .xps ", "PDF 一类的文件", "a PDF or the like",
     "打开它，复制里面的文字，粘贴到记事本存成 .txt（UTF-8），再运行 make new KIND=通知 "
     "FROM=那个文件.txt；扫描件复制不出字，要重新打一遍",
     "copy its text into a text file, then: make new KIND=... FROM=that.txt"},
    {" .pptx .ppt .dps .odp .key ", "幻灯片", "slides",
     "把要发的字复制到一篇 .md 里；要发画面就另存为 PNG 图片",
     "copy its text into an item, or save it as PNG pictures"},
    {" .html .htm .mht .mhtml .xhtml ", "网页", "a web page",
     "运行 make new KIND=通知 FROM=这个文件；.mht 要先用浏览器打开，选中正文复制，粘贴到"
     "记事本存成 .txt（UTF-8）",
     "make new KIND=... FROM=this file; of an .mht, copy its text into a text file"},
    {" .zip .rar .7z .gz .tar ", "压缩包", "an archive", "先解压，再放里面的文章和图片",
     "unpack it first"},
    {" .mp4 .mov .avi .mkv .wmv .mp3 .wav .m4a .amr ", "视频或录音",
     "a film or a recording", "网页和海报放不了；截一张图，或写一段文字说明",
     "neither pages nor sheets can hold it: use a still, or describe it in words"},
};

/* 收费表.XLSX -> " .xlsx " -> the row of spreadsheets. */
const struct foreign *file_foreign(struct slice name)
{
    size_t dot = name.len;
    char ending[12] = " ";

    while (dot > 0 && name.ptr[dot - 1] != '.')
        dot--;
    struct slice last = slice_from(name, dot ? dot - 1 : name.len);
    if (last.len < 2 || last.len > sizeof ending - 3)
        return NULL;
    for (size_t i = 0; i < last.len; i++)
        ending[i + 1] = lower(last.ptr[i]);
    ending[last.len + 1] = ' ';
    for (size_t i = 0; i < sizeof foreigners / sizeof *foreigners; i++)
        if (strstr(foreigners[i].endings, ending))
            return &foreigners[i];
    return NULL;
}

/* Items and quiet files need no report. */
void file_tell_unused(struct slice name, struct span at, struct diag *d)
{
    const struct foreign *f = file_foreign(name);

    switch (file_role(name)) {
    case ROLE_BACKUP:
        diag_note(d, at, "file-backup", "这是备份或临时文件，不会发布",
                  "a backup or a temporary file: it is not published");
        diag_hint(d, "不要了就删掉；要发布就改名，以 .md 结尾",
                  "remove it, or rename it to end in .md");
        break;
    case ROLE_FOREIGN:
        diag_warn(d, at, "file-unused", "这是%s，不会发布%.0s",
                  "%.0sthis is %s: it is not published", f->zh, f->en);
        diag_hint(d, "%s%.0s", "%.0s%s", f->hint_zh, f->hint_en);
        break;
    case ROLE_PLAIN:
        diag_warn(d, at, "file-unused", "这个文本文件没有表头，不会发布",
                  "a text file without a head: it is not published");
        diag_hint(d,
                  "运行 make new KIND=通知 FROM=这个文件，照提示填好；不发的就移出 "
                  "content/",
                  "make new KIND=... FROM=this file, or move it out of content/");
        break;
    case ROLE_UNKNOWN:
        diag_warn(d, at, "file-unused", "不认识的文件，不会发布",
                  "unknown file: it is not published");
        if (slice_trim(name).len < name.len) {
            diag_hint(d, "文件名前后多了空格：改名为 %.*s",
                      "a blank before or after its name: rename it to %.*s",
                      SLICE_FMT(slice_trim(name)));
            break;
        }
        diag_hint(d,
                  "文章的文件名以 .md 结尾，图片是 .jpg 或 .png；用不着的移出 content/",
                  "an item's name ends in .md; move out what is not needed");
        break;
    case ROLE_ITEM:
    case ROLE_QUIET:
        break;
    }
}
