/* new.c - writes the file of a new item from its kind.
 *
 * The file is a YAML head with a comment above each field, then the body:
 *   # 电话（必填）：电话。例：0000-0000001
 *   电话:    # 请填
 * Required fields come first; optional ones only with --all, as comments. Fields that
 * the pasted text states are filled in (guess.h) and reported, and so is what remains.
 * The file is named after the title: 楼道清理通知.md.
 */
#include "draft/new.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/fold.h"
#include "content/filename.h"
#include "data/yaml_write.h"
#include "draft/guess.h"
#include "model/title.h"
#include "words/official.h"

#include <stdio.h>
#include <string.h>

enum { NAME_MAX_CHARACTERS = 14 }; /* the printed web address contains it */

static const char *type_word(const struct field *f)
{
    static const char *const words[] = {
        [FIELD_TEXT] = "一行文字",      [FIELD_MARKDOWN] = "文字，可以分段、加粗",
        [FIELD_NUMBER] = "数",          [FIELD_MONEY] = "金额",
        [FIELD_DATE] = "日期",          [FIELD_TIME] = "时刻",
        [FIELD_PERIOD] = "期间",        [FIELD_PHONE] = "电话",
        [FIELD_PERSON] = "人名",        [FIELD_FLAG] = "是或否",
        [FIELD_PICTURE] = "图片的路径", [FIELD_LINK] = "网址",
        [FIELD_ENUM] = "选项",          [FIELD_LIST] = "方括号里的一串",
        [FIELD_CHOICES] = "{名: 值}",   [FIELD_TABLE] = "一条条",
        [FIELD_RECORD] = "一组",
    };
    return words[f->type];
}

/* The signer must be a body of this compound, so the kind's example is not shown. */
static bool is_signature(const struct field *f)
{
    return slice_is(f->name, "落款");
}

/* Length limits: "，2—40 字" of a text, "，1—8 条" of a list. */
static void put_range(struct buf *out, const struct field *f)
{
    const char *unit = f->type == FIELD_LIST || f->type == FIELD_TABLE ? "条" : "字";

    if (f->max >= 0)
        buf_printf(out, "，%ld—%ld %s", f->min < 0 ? 0 : f->min, f->max, unit);
}

/* The comment of a field: type, limits, choices, help, example, privacy. */
static void put_help(struct buf *out, const struct field *f)
{
    buf_printf(out, "%s", type_word(f));
    put_range(out, f);
    for (size_t i = 0; i < f->nchoices; i++)
        buf_printf(out, "%s%.*s", i ? "、" : "：", SLICE_FMT(f->choices[i]));
    if (f->help.len)
        buf_printf(out, "。%.*s", SLICE_FMT(f->help));
    if (f->example.len && !is_signature(f))
        buf_printf(out, "。例：%.*s", SLICE_FMT(f->example));
    if (f->privacy == PRIVACY_SECRET)
        buf_str(out, "。只存底，不会印出来");
    if (f->privacy == PRIVACY_PERSONAL)
        buf_str(out, "。须本人同意公开");
    if (f->privacy == PRIVACY_MASKED)
        buf_str(out, "。写全名也只印姓，如 王某某");
}

/* The columns of a table as one commented sample row; nested tables are indented. */
static void put_columns(struct buf *out, const struct field *f, const char *indent)
{
    for (size_t i = 0; i < f->ncolumns; i++) {
        const struct field *c = &f->columns[i];
        bool optional = !c->required;
        buf_printf(out, "%s%s%s%.*s:", indent, i ? "  " : "- ",
                   optional && i ? "# " : "", SLICE_FMT(c->name));
        buf_printf(out, "    # %s", c->required ? "必填，" : "可不写，");
        put_help(out, c);
        buf_char(out, '\n');
        if (c->type == FIELD_TABLE) {
            char deeper[64];
            snprintf(deeper, sizeof deeper, "%s    %s", indent, optional ? "# " : "");
            put_columns(out, c, deeper);
        }
    }
}

/* A comment and `name: value`. mark: "# " if the field is to be commented out.
 * bodies: who may sign, empty if site.yaml lists none. */
static void put_field(struct buf *out, const struct field *f, bool required,
                      const char *mark, const char *value, struct slice bodies)
{
    buf_printf(out, "\n# %.*s（%s）：", SLICE_FMT(f->name),
               required ? "必填" : "可不写");
    put_help(out, f);
    if (is_signature(f) && bodies.len)
        buf_printf(out, "，是这里面的一个：%.*s", SLICE_FMT(bodies));
    if (f->otherwise && f->otherwise->text.len)
        buf_printf(out, "。不写就是：%.*s", SLICE_FMT(f->otherwise->text));
    buf_printf(out, "\n%s%.*s: %s\n", mark, SLICE_FMT(f->name), value);
    if (f->type == FIELD_TABLE && f->ncolumns)
        put_columns(out, f, *mark ? "#   " : "  ");
}

/* 撤下 (the day it comes down) is optional only if the kind has a 公示期 to derive it
 * from. */
static bool is_required(const struct kind *k, const struct field *f)
{
    if (slice_is(f->name, "撤下"))
        return !field_find(k->fields, k->nfields, SLICE("公示期"));
    return f->required && !f->otherwise;
}

/* Already written at the top of the head. */
static bool is_written_above(const struct field *f)
{
    return slice_is(f->name, "类型") || slice_is(f->name, "标题");
}

static void put_known(struct buf *out, const struct guess *g)
{
    if (g->map)
        buf_slice(out, g->value);
    else
        yaml_put_scalar(out, g->value);
}

/* The required fields, or the others: then those with a known value, or all. */
static void put_fields(struct buf *out, const struct kind *k,
                       const struct guesses *known, bool required, bool all,
                       struct slice bodies)
{
    for (size_t i = 0; i < k->nfields; i++) {
        const struct field *f = &k->fields[i];
        const struct guess *g = guess_find(known, f->name);
        struct buf value = BUF_INIT;

        if (is_written_above(f) || is_required(k, f) != required ||
            (!required && !all && !g))
            continue;
        if (g)
            put_known(&value, g);
        else if (required)
            buf_str(&value, "   # 请填");
        buf_char(&value, '\0');
        put_field(out, f, required, required || g ? "" : "# ", value.ptr, bodies);
        buf_release(&value);
    }
}

/* The names of the optional fields that were left out: # 还可以写：主送、来源. */
static void put_names(struct buf *out, const struct kind *k,
                      const struct guesses *known)
{
    size_t n = 0;

    for (size_t i = 0; i < k->nfields; i++) {
        const struct field *f = &k->fields[i];
        if (is_written_above(f) || is_required(k, f) || guess_find(known, f->name))
            continue;
        buf_printf(out, "%s%.*s", n++ ? "、" : "\n# 还可以写：", SLICE_FMT(f->name));
    }
    if (n)
        buf_str(
            out,
            "\n# 每一项怎么写：新建时加 ALL=1（make new … ALL=1），或 banbao new --all\n");
}

/* Report the fields found in the text with their values, and the required ones still
 * missing. 张贴 is not reported. */
static void tell(const struct kind *k, const struct guesses *known, bool titled,
                 struct diag *d)
{
    struct buf found = BUF_INIT, open = BUF_INIT;

    if (!titled)
        buf_str(&open, "标题");

    for (size_t i = 0; i < k->nfields; i++) {
        const struct field *f = &k->fields[i];
        const struct guess *g = guess_find(known, f->name);

        if (is_written_above(f) || slice_is(f->name, "张贴"))
            continue;
        if (g)
            buf_printf(&found, "%s%.*s（%.*s）", found.len ? "、" : "",
                       SLICE_FMT(f->name), SLICE_FMT(g->value));
        else if (is_required(k, f))
            buf_printf(&open, "%s%.*s", open.len ? "、" : "", SLICE_FMT(f->name));
    }
    if (found.len)
        diag_note(d, (struct span){0}, "paste-filled", "从文中填好了：%s，请核对",
                  "filled in from the text: %s; please check", found.ptr);
    if (open.len)
        diag_note(d, (struct span){0}, "paste-unfilled",
                  "还要自己填：%s。打开文件，找“请填”，填好再运行 make check",
                  "still to fill in: %s; then run make check", open.ptr);
    buf_release(&found);
    buf_release(&open);
}

/* The title; an empty one is asked for. */
static void put_title(struct buf *out, const struct draft *draft)
{
    if (draft->title.len)
        yaml_put_scalar(out, draft->title);
    else if (draft->hint.len)
        buf_printf(out, "   # 请填，比如：%.*s", SLICE_FMT(draft->hint));
    else
        buf_str(out, "   # 请填");
    buf_char(out, '\n');
}

static struct slice iso(struct arena *a, struct date d)
{
    return slice_of(arena_printf(a, "%04d-%02d-%02d", d.year, d.month, d.day));
}

/* The whole file: required fields, the others, the body. Fields that the body states
 * are filled in and reported, as is what remains. */
static struct slice new_text(struct arena *a, const struct kind *k,
                             const struct draft *draft, struct date today,
                             struct slice bodies, struct diag *d)
{
    struct guesses known = {.arena = a};
    struct buf out = BUF_INIT;

    bool dated = draft->dated || !draft->body.len;
    guess_add(&known, "落款", draft->issuer);
    guess_add(&known, "文号", draft->number);
    if (field_find(k->fields, k->nfields, SLICE("主送")))
        guess_add(&known, "主送", draft->to);
    guess_fields(k, draft->title, draft->body, draft->date, &known);
    if (dated)
        guess_add(&known, "日期", iso(a, draft->date));
    guess_add(&known, "来源", draft->source);
    if (draft->body.len)
        guess_add(&known, "头条", draft->title);
    if (date_cmp(draft->date, today) < 0) /* or it would count as posted since then */
        guess_add(&known, "张贴", iso(a, today));
    buf_printf(&out,
               "---\n# %.*s：%.*s\n# 以 # 开头的行是说明，可以留着，也可以删掉。\n\n"
               "类型: %.*s\n标题: ",
               SLICE_FMT(k->name), SLICE_FMT(k->description), SLICE_FMT(k->name));
    put_title(&out, draft);
    put_fields(&out, k, &known, true, draft->all, bodies);
    if (draft->all)
        buf_str(&out, "\n# ---- 下面的可以不写；要用就去掉行首的“# ” ----\n");
    put_fields(&out, k, &known, false, draft->all, bodies);
    if (!draft->all)
        put_names(&out, k, &known);
    buf_str(&out, "---\n\n");
    if (draft->to.len && !guess_find(&known, SLICE("主送")))
        buf_printf(&out, "%.*s：\n\n", SLICE_FMT(draft->to));
    buf_slice(&out, known.body);
    if (draft->body.len)
        tell(k, &known, draft->title.len > 0, d);
    struct slice text = slice_dup(a, buf_view(&out));
    buf_release(&out);
    return text;
}

/* 关于开展楼道杂物集中清理的通知 -> 开展楼道杂物集中清理, as the whole is too long.
 * papers: 通知, 公告 and other words for a document. */
static struct slice subject(struct slice title)
{
    static const char *const papers[] = {WORDLIST_PAPERS};

    if (utf8_count(title) <= NAME_MAX_CHARACTERS || !slice_starts(title, SLICE("关于")))
        return title;
    struct slice about = slice_from(title, strlen("关于"));
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
        struct slice rest = about;
        if (!slice_ends(rest, slice_of(papers[i])))
            continue;
        rest.len -= strlen(papers[i]);
        if (slice_ends(rest, SLICE("的")) && rest.len > strlen("的"))
            return slice_sub(rest, 0, rest.len - strlen("的"));
    }
    return title;
}

/* As much of the title as a name can hold, cut at a mark (: , or a title break) if
 * there is one after the first FAR characters. */
static struct slice name_part(struct slice title)
{
    enum { FAR = 4 };
    size_t at = 0, mark = 0;

    for (size_t n = 0; at < title.len && n < NAME_MAX_CHARACTERS; n++) {
        size_t start = at;
        uint32_t cp = utf8_next(title, &at);
        if (n >= FAR && (cp == TITLE_BREAK || cp == 0xFF1A || cp == 0xFF0C))
            mark = start;
    }
    return at < title.len && mark ? slice_sub(title, 0, mark) : slice_sub(title, 0, at);
}

/* …推行“一邻三微”模式… -> 一邻三微: the quoted words of a title that is too long. */
static struct slice known_by(struct slice title)
{
    enum { LEAST = 3, MOST = 8 };
    size_t open = slice_find(title, SLICE("“"));

    if (utf8_count(title) <= NAME_MAX_CHARACTERS || open == SIZE_MAX)
        return SLICE("");
    struct slice words = slice_from(title, open + strlen("“"));
    words = slice_sub(words, 0, slice_find(words, SLICE("”")));
    size_t n = utf8_count(words);
    return n >= LEAST && n <= MOST ? words : SLICE("");
}

/* “”‘’《》 are left out of file names. */
static bool is_quote(uint32_t cp)
{
    return (cp >= 0x2018 && cp <= 0x201D) || cp == 0x300A || cp == 0x300B;
}

/* CON.md is a device on Windows, whatever the ending: con.v1 -> con-v1, CON -> CON-. */
static void rename_device(struct buf *b)
{
    for (size_t i = 0; i < b->len; i++)
        if (b->ptr[i] == '.')
            b->ptr[i] = '-';
    if (name_is_device(buf_view(b)))
        buf_char(b, '-');
}

/* A file name that every system accepts: 停水/停电 -> 停水-停电. Empty if nothing
 * visible is left. */
static struct slice file_stem_of(struct arena *a, struct slice title)
{
    struct buf b = BUF_INIT;

    for (size_t at = 0; at < title.len;) {
        size_t start = at;
        uint32_t cp = utf8_next(title, &at);
        if (cp == TITLE_BREAK || is_quote(cp))
            continue;
        if (cp < 0x80 && strchr("/\\:*?\"<>#%\t\n", (int)cp))
            buf_char(&b, '-');
        else if (!file_name_hides(cp) && !((cp == '.' || cp == ' ') && b.len == 0))
            buf_slice(&b, slice_sub(title, start, at));
    }
    while (b.len && (b.ptr[b.len - 1] == '.' || b.ptr[b.len - 1] == ' '))
        b.len--;
    if (b.len && name_is_device(buf_view(&b)))
        rename_device(&b);
    struct slice stem = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return stem;
}

/* The kind named `word`, opened. NULL after reporting, with the nearest name. */
static const struct kind *pick_kind(struct arena *a, const struct kinds *kinds,
                                    struct slice word, struct diag *d)
{
    struct kind *k = kinds_find(kinds, word);
    struct buf all = BUF_INIT;

    if (k)
        return kinds_open(a, kinds, k, d) ? k : NULL;
    for (size_t i = 0; i < kinds->n; i++)
        buf_printf(&all, "%s%.*s", i ? "、" : "", SLICE_FMT(kinds->list[i]->name));
    if (word.len)
        diag_error(d, (struct span){0}, "unknown-kind", "没有“%.*s”这个类型",
                   "no kind '%.*s'", SLICE_FMT(word));
    else
        diag_error(d, (struct span){0}, "unknown-kind",
                   "没有写类型，照这个样子写：make new KIND=通知 TITLE=标题，或 "
                   "banbao new 通知 标题",
                   "no kind is named: make new KIND=通知 TITLE=..., or banbao new KIND "
                   "TITLE");
    struct slice near = kinds_near(a, kinds, word);
    if (near.len)
        diag_hint(d, "是不是“%.*s”？全部类型：%s", "did you mean '%.*s'? All kinds: %s",
                  SLICE_FMT(near), all.ptr);
    else
        diag_hint(d, "可以是 %s", "one of: %s", all.ptr);
    buf_release(&all);
    return NULL;
}

/* A title as typed or pasted into a terminal, control characters turned into blanks.
 * Empty if it is not UTF-8. */
static struct slice plain_title(struct arena *a, struct slice title)
{
    struct buf b = BUF_INIT;

    if (utf8_invalid(title) != SIZE_MAX)
        return SLICE("");
    for (size_t at = 0; at < title.len;) {
        size_t start = at;
        if (!cp_is_command(utf8_next(title, &at)))
            buf_slice(&b, slice_sub(title, start, at));
        else
            buf_char(&b, ' ');
    }
    struct slice plain = slice_dup(a, slice_trim(buf_view(&b)));
    buf_release(&b);
    return plain;
}

/* Where the item is written: the quoted words of its title, then its subject, are
 * tried for its name. Without a title, the name of the pasted file, or of its kind,
 * with a number if it is taken. NULL after reporting. */
static const char *item_path(struct arena *a, const struct load_options *o,
                             const struct kind *k, const struct draft *draft,
                             struct diag *d)
{
    enum { TRIES = 99 };
    struct slice section = k->section.len ? k->section : k->name, title = draft->title;
    struct slice name = draft->name.len ? draft->name : k->name;
    bool named = title.len > 0;
    struct slice words[] = {file_stem_of(a, known_by(title)),
                            file_stem_of(a, name_part(subject(named ? title : name)))};
    const char *path = NULL;

    if (words[1].len == 0 || (!named && !draft->body.len)) {
        diag_error(d, (struct span){0}, "title-missing", "没有写标题",
                   "there is no title");
        return NULL;
    }
    for (int i = words[0].len == 0; i < (named ? 2 : TRIES); i++) {
        const char *number = i < 2 ? "" : arena_printf(a, "-%d", i);
        path = arena_printf(a, "content/%.*s/%.*s%s.md", SLICE_FMT(section),
                            SLICE_FMT(words[i > 0]), number);
        if (file_type(file_join(a, o->root, path)) == FILE_NONE)
            return path;
    }
    diag_error(d, (struct span){0}, "file-exists", "%s 已经有了", "%s is there already",
               path);
    diag_hint(d, "换一个标题（开头 14 个字别一样），或直接改那个文件",
              "choose another title, or edit that file");
    return NULL;
}

const char *new_item(struct arena *a, const struct load_options *o, struct slice kind,
                     const struct draft *draft, struct diag *d)
{
    struct kinds kinds = {0};
    struct draft trimmed = *draft;

    if (!site_kinds(a, o, &kinds, d))
        return NULL;
    const struct kind *k = pick_kind(a, &kinds, kind, d);
    if (!k)
        return NULL;
    trimmed.title = plain_title(a, draft->title);
    if (slice_ends(trimmed.title, SLICE(".md"))) /* a file name was given */
        trimmed.title.len -= strlen(".md");
    const char *path = item_path(a, o, k, &trimmed, d);
    if (!path)
        return NULL;
    const char *disk = file_join(a, o->root, path);
    file_make_parents(disk);
    file_write(disk, new_text(a, k, &trimmed, o->today, site_bodies(a, o->root), d));
    return path;
}
