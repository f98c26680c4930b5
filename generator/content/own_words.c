/* own_words.c - reads the .txt files of content/words.
 *
 *   [hardship]            a list of the program, by name
 *   低保户                a word
 *   # remark, + «», - …   ignored here (test lines of the program's own files)
 *   [confused]
 *   帐户 | 账户           a row of several columns
 */
#include "content/own_words.h"
#include "base/file.h"
#include "base/lexicon.h"
#include "base/map.h"
#include "content/text_file.h"

/* The rows added to one list. */
struct added_rows {
    const char **words; /* row by row, lexicon_columns() each */
    size_t n, cap;
    struct map known; /* the lines read, to find duplicates */
};

/* The state of reading. */
struct own {
    struct arena *arena;
    struct diag *diag;
    const struct source *src;
    enum lexicon list; /* the list whose head was read last; LEXICONS: none */
    bool lost;         /* under an unknown head, which was reported */
    struct added_rows rows[LEXICONS];
};

/* The place of a part of the file's text. */
static struct span span_of(const struct own *o, struct slice s)
{
    size_t start = (size_t)(s.ptr - o->src->text.ptr);

    return (struct span){o->src, start, start + s.len};
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Cut a comment: a # with blanks around it, or at either end of the line. */
static struct slice without_remark(struct slice line)
{
    size_t end = line.len;

    for (size_t i = 0; i < line.len && end == line.len; i++)
        if (line.ptr[i] == '#' && (i == 0 || is_blank(line.ptr[i - 1])) &&
            (i + 1 == line.len || is_blank(line.ptr[i + 1])))
            end = i;
    while (end > 0 && is_blank(line.ptr[end - 1]))
        end--;
    return slice_sub(line, 0, end);
}

/* ---- [hardship] ---- */

/* The names of all lists, for a hint. */
static const char *list_names(struct arena *a)
{
    const char *all = "";

    for (int i = 0; i < LEXICONS; i++)
        all =
            arena_printf(a, "%s%s%s", all, i ? " " : "", lexicon_name((enum lexicon)i));
    return all;
}

/* [units], or with column names as in the program's files: [units | 写法 | 记作]. */
static bool read_head(struct own *o, struct slice line)
{
    struct slice name = slice_sub(line, 1, line.len - 1);

    name = slice_trim(slice_sub(name, 0, slice_find(name, SLICE("|"))));
    name = slice_trim(slice_sub(name, 0, slice_find(name, SLICE(" "))));
    o->list = lexicon_named(name);
    o->lost = o->list == LEXICONS;
    if (!o->lost)
        return true;
    diag_error(o->diag, span_of(o, line), "words-list", "没有这个词表：[%.*s]",
               "no list is called [%.*s]", SLICE_FMT(name));
    const char *names = list_names(o->arena);
    return diag_hint(o->diag, "能加词的有：%s", "words can be added to: %s", names);
}

/* ---- a row ---- */

/* ␣ stands for a blank that belongs to the word: "␣发布" -> " 发布". */
static const char *word_of(struct own *o, struct slice s)
{
    static const char open_box[] = "␣";
    struct slice rest = s;
    char *word = arena_array(o->arena, char, s.len + 1), *end = word;

    while (rest.len) {
        bool blank = slice_starts(rest, SLICE("␣"));
        *end++ = blank ? ' ' : *rest.ptr;
        rest = slice_from(rest, blank ? sizeof open_box - 1 : 1);
    }
    *end = '\0';
    return word;
}

static bool hint_format(struct own *o)
{
    return diag_hint(o->diag, "写法见 content/README.md 的“加自己的词”",
                     "content/README.md has the format (加自己的词)");
}

/* A row written twice is a warning. */
static bool add_row(struct own *o, struct slice line, struct slice *cells)
{
    struct added_rows *rows = &o->rows[o->list];
    size_t columns = lexicon_columns(o->list);

    if (map_set(&rows->known, line, rows)) {
        diag_warn(o->diag, span_of(o, line), "words-twice", "“%.*s”写了两次",
                  "'%.*s' is written twice", SLICE_FMT(line));
        diag_hint(o->diag, "删掉一个", "remove one");
        return true;
    }
    for (size_t i = 0; i < columns; i++) {
        arena_push(o->arena, rows->words, rows->n, rows->cap);
        rows->words[rows->n++] = word_of(o, cells[i]);
    }
    return true;
}

/* Split the line at | into the columns of its list. */
static bool read_row(struct own *o, struct slice line)
{
    enum { CELLS_MAX = 8 };
    struct slice cells[CELLS_MAX], rest = line;
    size_t columns = lexicon_columns(o->list), n = 0, bar;

    for (size_t i = 0; i < CELLS_MAX; i++)
        cells[i] = SLICE("");
    if (columns == 1) {
        cells[n++] = line;
        return add_row(o, line, cells);
    }
    do {
        bar = slice_find(rest, SLICE("|"));
        if (n == columns) {
            diag_error(o->diag, span_of(o, line), "words-line", "竖线多了",
                       "too many columns");
            return hint_format(o);
        }
        cells[n++] = slice_trim(slice_sub(rest, 0, bar));
        rest = bar == SIZE_MAX ? SLICE("") : slice_from(rest, bar + 1);
    } while (bar != SIZE_MAX);
    for (size_t i = 0; i < lexicon_required(o->list); i++)
        if (cells[i].len == 0) {
            diag_error(o->diag, span_of(o, line), "words-line",
                       "少一栏：用竖线隔开，例如 错的 | 对的",
                       "a column is missing: wrong | right");
            return hint_format(o);
        }
    return add_row(o, line, cells);
}

/* \[甲] is a word that begins with a bracket. */
static bool read_line(struct own *o, struct slice whole)
{
    struct slice line = without_remark(whole);

    if (line.len == 0 || slice_starts(line, SLICE("+ ")) ||
        slice_starts(line, SLICE("- ")))
        return true;
    if (is_blank(line.ptr[0])) {
        diag_error(o->diag, span_of(o, line), "words-line",
                   "词的前面有空格；空格是词的一部分，写成 ␣",
                   "a blank before the word: one that belongs to it is ␣");
        return hint_format(o);
    }
    if (line.ptr[0] == '[' && line.ptr[line.len - 1] == ']')
        return read_head(o, line);
    if (o->lost)
        return true;
    if (o->list == LEXICONS) {
        diag_error(o->diag, span_of(o, line), "words-line",
                   "词的上面要先写是哪个词表，例如 [hardship]",
                   "a list begins with its name, like [hardship]");
        return hint_format(o);
    }
    if (line.ptr[0] == '\\')
        line = slice_from(line, 1);
    return line.len == 0 || read_row(o, line);
}

/* The head of a list does not carry over to the next file. */
static bool read_file(struct own *o, const char *root, const char *name)
{
    const char *shown = file_join(o->arena, "content/words", name);
    bool good = true;

    o->src = text_load(o->arena, file_join(o->arena, root, shown), shown, o->diag);
    if (!o->src)
        return false;
    o->list = LEXICONS;
    o->lost = false;
    for (struct slice rest = o->src->text; rest.len;) {
        size_t end = slice_find(rest, SLICE("\n"));
        good &= read_line(o, slice_sub(rest, 0, end));
        rest = end == SIZE_MAX ? SLICE("") : slice_from(rest, end + 1);
    }
    return good;
}

/* A file in content/words that does not end in .txt, other than a README. */
static void tell_unread(struct own *o, const char *name)
{
    struct source *src = arena_new(o->arena, struct source);

    *src = (struct source){file_join(o->arena, "content/words", name), SLICE("")};
    if (slice_starts(slice_of(name), SLICE("README")))
        return;
    diag_warn(o->diag, (struct span){src, 0, 0}, "words-file",
              "词表的文件名要以 .txt 结尾，这个没有读",
              "not read: a file of words ends in .txt");
    diag_hint(o->diag, "改名，或移出 content/words", "rename it, or move it elsewhere");
}

/* The lexicon is reset first, so reading a second time does not add words twice. */
bool own_words_load(struct arena *a, const char *root, struct diag *d)
{
    struct own *o = arena_new(a, struct own);
    struct file_entry *files;
    size_t n = 0;
    bool good = true;

    lexicon_reset();
    if (!file_list(a, file_join(a, root, "content/words"), &files, &n))
        return true;
    o->arena = a;
    o->diag = d;
    for (int i = 0; i < LEXICONS; i++)
        o->rows[i].known = (struct map)MAP_INIT(a);
    for (size_t i = 0; i < n; i++)
        if (slice_ends(slice_of(files[i].name), SLICE(".txt")))
            good &= read_file(o, root, files[i].name);
        else
            tell_unread(o, files[i].name);
    for (int i = 0; i < LEXICONS; i++) {
        struct added_rows *rows = &o->rows[i];
        if (rows->n == 0)
            continue;
        arena_push(a, rows->words, rows->n, rows->cap);
        rows->words[rows->n] = NULL;
        lexicon_add(a, (enum lexicon)i, (const char *const *)rows->words);
    }
    return good;
}
