/* fix.c - repairs each file by itself.
 *
 *     一共 3 户,请在11月20日前报名 -> 一共 3 户，请在11月20日前报名, with a diff
 *     标题: a,b 的说明             -> the head is YAML: repaired only if all fields
 *                                     read the same afterwards but for the repairs
 *
 * A file is recoded to UTF-8 if need be, then rounds of finding and repairing run until
 * a round changes nothing (repair). The result is written to a new file, which replaces
 * the old one by rename (file_replace), so a crash leaves either the one or the other.
 */
#include "fix.h"
#include "base/buf.h"
#include "base/file.h"
#include "check/language_check.h"
#include "content/files.h"
#include "content/kinds.h"
#include "content/load.h"
#include "content/matter.h"
#include "content/own_words.h"
#include "content/text_file.h"
#include "data/yaml.h"
#include "language/repair.h"
#include "place.h"

#include <stdio.h>
#include <string.h>

enum { ROUNDS_MAX = 64 }; /* each repair leaves less to repair */

struct fix {
    const struct run *run;
    struct arena arena; /* of the run; each file has one of its own besides */
    struct diag diag;
    struct kinds kinds;
    struct language language;
    size_t places, files; /* repaired so far */
};

/* One file being repaired. */
struct edited {
    const char *path;
    struct slice bytes;      /* as on disk, with its line ends */
    struct source *src;      /* as text */
    struct matter *matter;   /* head and body */
    const struct kind *kind; /* NULL: unknown, its head is left alone */
    size_t places;           /* repaired so far */
};

static bool open_edited(struct fix *f, struct arena *a, struct edited *s)
{
    struct diag own = {.arena = &f->arena};

    *s = (struct edited){.path = s->path};
    s->src = text_load(&f->arena, s->path, s->path, &own);
    s->matter = s->src ? matter_parse(a, s->src, &own) : NULL;
    const char *meant =
        file_type(s->path) == FILE_NONE ? place_meant(&f->arena, s->path) : NULL;
    if (meant)
        diag_hint(&own, "是不是 %s", "did you mean %s", meant);
    diag_merge(&f->diag, &own);
    if (!s->matter)
        return false;
    if (file_type(s->path) != FILE_REGULAR ||
        file_read(a, s->path, TEXT_BYTES_MAX, &s->bytes) != FILE_OK)
        return diag_error(&f->diag, s->matter->head, "not-a-file", "这不是一个文件",
                          "not a regular file");
    const struct value *kind = value_find(s->matter->yaml, "类型");
    if (!kind)
        kind = value_find(s->matter->yaml, "kind");
    struct kind *k = kind ? kinds_find(&f->kinds, slice_trim(kind->text)) : NULL;
    if (k && !kinds_open(&f->arena, &f->kinds, k, &f->diag))
        return false;
    s->kind = k;
    return true;
}

/* The number of findings from byte `from` on that are repaired without asking. */
static size_t count_safe(const struct findings *found, size_t from)
{
    size_t n = 0;

    for (size_t i = 0; i < found->n; i++)
        n += found->list[i].safe && found->list[i].start >= from;
    return n;
}

/* Parses a text of the file, as repaired so far; NULL: its head is no longer YAML. */
static struct matter *matter_of(struct arena *a, const char *path, struct slice text)
{
    struct diag silent = {.arena = a};
    struct source *src = arena_new(a, struct source);

    *src = (struct source){path, text};
    struct matter *m = matter_parse(a, src, &silent);
    return silent.errors ? NULL : m;
}

/* Repairs text once; whole: including the head. False: the head would change its
 * meaning. */
static bool repair_once(struct fix *f, struct arena *a, struct edited *s, bool whole,
                        struct slice *text)
{
    struct findings found = {.arena = a};
    const struct matter *m = matter_of(a, s->path, *text);

    if (!m)
        return true;
    size_t fields = whole && s->kind ? s->kind->nfields : 0, from = whole ? 0 : m->body;
    language_file(&f->language, m->src, s->kind ? s->kind->fields : NULL, fields,
                  m->yaml, &found);
    struct slice next = repair_text(a, *text, &found, from);
    const struct matter *now = matter_of(a, s->path, next);
    if (!now || (whole && !repair_same_head(m->yaml, now->yaml, &found)))
        return false;
    s->places += count_safe(&found, from);
    *text = next;
    return true;
}

/* Repairs the file until nothing is left to do. False as above. */
static bool repair(struct fix *f, struct arena *a, struct edited *s, bool whole,
                   struct slice *text)
{
    *text = s->src->text;
    s->places = 0;
    for (int round = 0; round < ROUNDS_MAX; round++) {
        struct slice before = *text;
        if (!repair_once(f, a, s, whole, text))
            return false;
        if (slice_eq(before, *text))
            break;
    }
    return true;
}

/* Repairs head and body, or the body alone if the head would change its meaning. */
static struct slice repair_soundly(struct fix *f, struct arena *a, struct edited *s)
{
    struct slice text;

    if (repair(f, a, s, true, &text))
        return text;
    diag_warn(&f->diag, s->matter->head, "fix-head-left",
              "表头改了会变成别的意思，没有改，请手工改",
              "repairing the head would change its meaning: left alone");
    diag_hint(&f->diag, "运行 banbao check，照提示改表头里的这几处",
              "'banbao check' shows where; edit the head by hand");
    return repair(f, a, s, false, &text) ? text : s->src->text;
}

static void show(const struct fix *f, const char *path, struct slice before,
                 struct slice after)
{
    struct buf out = BUF_INIT;

    repair_diff(path, before, after, f->run->color_out, &out);
    fwrite(out.ptr, 1, out.len, stdout);
    buf_release(&out);
}

/* Replacing the file would get round its owner's read-only setting. */
static void report_locked(struct fix *f, struct span at)
{
    diag_warn(&f->diag, at, "fix-locked", "文件是只读的，没有改",
              "the file is read-only: left alone");
    diag_hint(&f->diag, "要改，先取消“只读”", "make it writable first");
}

/* Replaces the file, keeping its mode and owner as far as the system permits; the rest
 * is reported. */
static void replace(struct fix *f, const char *path, struct slice bytes)
{
    struct source *src = arena_new(&f->arena, struct source);
    struct file_lost lost = file_replace(path, bytes);
    struct span at = {src, 0, 0};

    *src = (struct source){path, SLICE("")};
    if (lost.links) {
        diag_note(&f->diag, at, "fix-links",
                  "这个文件还有别的名字（硬链接），那边还是改之前的",
                  "this file has other names (hard links), which keep the old text");
        diag_hint(&f->diag, "备份本来就该这样；要一起改的，再把那边换成这一份",
                  "fine for a backup; otherwise replace the others by this one");
    }
    if (lost.owner) {
        diag_note(&f->diag, at, "fix-owner", "文件改好了，不过主人成了运行的人",
                  "repaired, but the file now belongs to the user who ran this");
        diag_hint(&f->diag,
                  "让文件原来的主人运行 banbao fix，或请管电脑的人改回来（chown）",
                  "let its owner run 'banbao fix', or give it back with chown");
    }
}

/* ---- files in another encoding ---- */

/* Gives text the line ends of bytes, in GBK or UTF-16: an editor that writes GBK may
 * understand only \r\n. */
static struct slice with_line_ends(struct arena *a, struct slice bytes,
                                   struct slice text)
{
    static const struct {
        const char *end;
        size_t len;
    } ends[] = {{"\r\n", 2}, {"\r\0\n\0", 4}, {"\0\r\0\n", 4}};
    struct buf out = BUF_INIT;
    bool two = false;

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        two |= slice_find(bytes, (struct slice){ends[i].end, ends[i].len}) != SIZE_MAX;
    if (!two)
        return text;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n')
            buf_char(&out, '\r');
        buf_char(&out, text.ptr[i]);
    }
    struct slice made = slice_dup(a, buf_view(&out));
    buf_release(&out);
    return made;
}

/* Recodes the file from GBK or UTF-16 to UTF-8. True if it can now be read. */
static bool recode(struct fix *f, struct arena *a, const char *path)
{
    struct source *src = arena_new(&f->arena, struct source);
    struct span at = {src, 0, 0};
    struct slice bytes, text;
    const char *name;

    *src = (struct source){path, SLICE("")};
    if (file_type(path) != FILE_REGULAR ||
        file_read(a, path, TEXT_BYTES_MAX, &bytes) != FILE_OK ||
        (utf8_invalid(bytes) == SIZE_MAX && !memchr(bytes.ptr, 0, bytes.len)) ||
        !(name = text_encoding(a, bytes, &text)))
        return true;
    if (file_is_locked(path)) {
        report_locked(f, at);
        return false;
    }
    f->files++;
    f->places++;
    if (f->run->dry_run) {
        diag_note(&f->diag, at, "fix-encoding", "会从 %s 改存成 UTF-8",
                  "would be saved as UTF-8 instead of %s", name);
        return false;
    }
    replace(f, path, with_line_ends(a, bytes, text));
    diag_note(&f->diag, at, "fix-encoding", "已从 %s 改存成 UTF-8",
              "saved as UTF-8 instead of %s", name);
    return true;
}

static void fix_file(struct fix *f, const char *path)
{
    struct arena a = ARENA_INIT;
    struct edited s = {.path = path};
    struct slice after;

    if (!recode(f, &a, path) || slice_ends(slice_of(path), SLICE(".yaml"))) {
        /* YAML files are only recoded */
    } else if (!open_edited(f, &a, &s) ||
               slice_eq(after = repair_soundly(f, &a, &s), s.src->text)) {
        /* unreadable, or nothing to repair */
    } else if (file_is_locked(path)) {
        report_locked(f, s.matter->head);
    } else {
        show(f, path, s.src->text, after);
        if (!f->run->dry_run)
            replace(f, path, repair_bytes(&a, s.bytes, s.src->text, after));
        f->files++;
        f->places += s.places;
    }
    arena_free(&a);
}

/* ---- all items ---- */

static void fix_folder(struct fix *f, const char *folder)
{
    struct file_entry *files;
    size_t n;

    if (!file_list(&f->arena, folder, &files, &n))
        return;
    for (size_t i = 0; i < n; i++) {
        enum file_role role = file_role(slice_of(files[i].name));
        const char *path = file_join(&f->arena, folder, files[i].name);
        if (files[i].type == FILE_REGULAR &&
            (role == ROLE_ITEM ||
             (role == ROLE_PLAIN && file_has_head(&f->arena, path))))
            fix_file(f, path);
    }
}

static void fix_all(struct fix *f)
{
    struct file_entry *folders;
    size_t n;

    if (!file_list(&f->arena, "content", &folders, &n)) {
        diag_error(&f->diag, (struct span){0}, "content-missing", "找不到内容文件夹 %s",
                   "no content folder %s", "content");
        return;
    }
    for (size_t i = 0; i < n; i++)
        if (slice_ends(slice_of(folders[i].name), SLICE(".yaml")))
            fix_file(f, file_join(&f->arena, "content", folders[i].name));
        else if (folders[i].type == FILE_FOLDER)
            fix_folder(f, file_join(&f->arena, "content", folders[i].name));
}

static void say(const struct fix *f)
{
    bool zh = f->run->lang == LANG_ZH;

    if (!f->files && f->diag.errors)
        return; /* the errors say it all */
    if (!f->files)
        puts(zh ? "没有要改的。" : "Nothing to repair.");
    else if (f->run->dry_run)
        printf(zh ? "可以改 %zu 篇 %zu 处，还没有改。\n"
                  : "%zu files, %zu places could be repaired; nothing was written.\n",
               f->files, f->places);
    else
        printf(zh ? "改了 %zu 篇 %zu 处。\n" : "%zu files, %zu places repaired.\n",
               f->files, f->places);
}

/* Prints the messages, then what was done. Returns the exit status. */
static int finish(struct fix *f, bool done)
{
    struct buf out = BUF_INIT;
    int status = f->diag.errors ? 1 : 0;

    diag_print(&f->diag, f->run->lang, &out);
    fwrite(out.ptr, 1, out.len, stderr);
    buf_release(&out);
    if (done)
        say(f);
    han_forms_close(f->language.forms);
    arena_free(&f->arena);
    return status;
}

/* Recodes the compound's own kinds before they are read: an unreadable one would stop
 * the run. */
static void fix_kinds(struct fix *f)
{
    struct file_entry *files;
    size_t n = 0;

    if (!file_list(&f->arena, "content/kinds", &files, &n))
        return;
    for (size_t i = 0; i < n; i++)
        if (slice_ends(slice_of(files[i].name), SLICE(".yaml")))
            recode(f, &f->arena, file_join(&f->arena, "content/kinds", files[i].name));
}

int run_fix(const struct run *r, char **files, int n)
{
    struct fix f = {.run = r};
    const char *kinds;

    f.diag.arena = &f.arena;
    f.language.forms = han_forms_open();
    if (n == 0)
        place_require();
    fix_kinds(&f);
    kinds = place_resource(&f.arena, r, "generator/kinds");
    bool good = own_words_load(&f.arena, ".", &f.diag) &&
                site_kinds(&f.arena, &(struct load_options){".", kinds, r->today},
                           &f.kinds, &f.diag);
    for (int i = 0; good && i < n; i++)
        fix_file(&f, files[i]);
    if (good && n == 0)
        fix_all(&f);
    return finish(&f, good);
}
