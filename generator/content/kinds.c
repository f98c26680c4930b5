/* kinds.c - the folders of kinds, read lazily.
 *
 * Of each file only the first two lines are parsed, `类型: 通知` and `英文: notice`;
 * the rest when an item uses the kind (kinds_open), as most compounds use only some.
 */
#include "content/kinds.h"
#include "base/file.h"
#include "content/files.h"
#include "content/text_file.h"
#include "data/yaml.h"
#include "words/kinds_meant.h"

#include <string.h>

struct folder_reader {
    struct arena *arena;
    struct diag *diag;
};

/* The file's text, not parsed; NULL after reporting. */
static struct kind *find_file(struct folder_reader *r, const char *dir,
                              const char *shown, const char *name)
{
    struct source *src = text_load(r->arena, file_join(r->arena, dir, name),
                                   file_join(r->arena, shown, name), r->diag);
    struct kind *k = arena_new(r->arena, struct kind);

    k->src = src;
    return src ? k : NULL;
}

/* Parse the whole file. */
static bool parse_file(struct folder_reader *r, struct kind *k)
{
    k->root = yaml_parse(r->arena, k->src, 0, k->src->text.len, r->diag);
    return k->root != NULL;
}

/* The fields of all items, and those of site.yaml. */
static bool load_shared(struct folder_reader *r, struct kinds *k, const char *dir,
                        const char *shown)
{
    static const struct envelope none = {0};
    struct kind *envelope = find_file(r, dir, shown, "_envelope.yaml");
    struct kind *site = find_file(r, dir, shown, "_site.yaml");

    if (!envelope || !site || !parse_file(r, envelope) || !parse_file(r, site))
        return false;
    if (!kind_read_fields(r->arena, envelope, &none, r->diag) ||
        !kind_read_fields(r->arena, site, &none, r->diag))
        return false;
    k->envelope = (struct envelope){envelope->fields, envelope->nfields};
    k->site = site;
    return true;
}

/* 类型 and 英文 of a file that begins with them. False: it must be parsed in full to
 * know. */
static bool read_names(struct folder_reader *r, struct kind *k)
{
    struct arena scratch = ARENA_INIT;
    struct diag quiet = {.arena = &scratch};
    struct slice rest = k->src->text, first, second;

    if (!slice_cut(&rest, '\n', &first) || !slice_cut(&rest, '\n', &second))
        return false;
    size_t end = first.len + 1 + second.len;
    const struct value *head = yaml_parse(&scratch, k->src, 0, end, &quiet);
    k->name = slice_dup(r->arena, value_str(head, "类型"));
    k->alias = slice_dup(r->arena, value_str(head, "英文"));
    arena_free(&scratch);
    return k->name.len && k->alias.len;
}

/* Bytes of the longest run of characters in both: 停水 for 停水停电 and 停水通知. */
static size_t shared(struct slice x, struct slice y)
{
    size_t best = 0;

    for (size_t at = 0; at < x.len; utf8_next(x, &at))
        for (size_t end = at; end < x.len;) {
            utf8_next(x, &end);
            struct slice run = slice_sub(x, at, end);
            if (run.len > best && slice_find(y, run) != SIZE_MAX)
                best = run.len;
        }
    return best;
}

/* By spelling first, then by the longest shared run of two Han characters or more. */
struct slice kinds_near(struct arena *a, const struct kinds *k, struct slice word)
{
    enum { LEAST = 6, MOST = 60 }; /* bytes: two Han characters, twenty */
    struct slice *names = arena_array(a, struct slice, k->n * 2), near = SLICE("");
    static const struct {
        const char *word, *kind;
    } meant[] = {WORDLIST_KINDS_MEANT};

    for (size_t i = 0; i < sizeof meant / sizeof *meant; i++)
        if (slice_is(word, meant[i].word) && kinds_find(k, slice_of(meant[i].kind)))
            return slice_of(meant[i].kind);
    size_t best = LEAST - 1;

    for (size_t i = 0; i < k->n; i++) {
        names[i] = k->list[i]->name;
        names[k->n + i] = k->list[i]->alias;
    }
    struct slice spelt = nearest_word(word, names, k->n * 2);
    for (size_t i = 0; !spelt.len && word.len <= MOST && i < k->n; i++) {
        size_t n = shared(word, names[i]);
        if (n > best) {
            best = n;
            near = names[i];
        }
    }
    return spelt.len ? spelt : near;
}

/* A kind that could not be read stays broken: its errors are reported once. */
bool kinds_open(struct arena *a, const struct kinds *all, struct kind *k,
                struct diag *d)
{
    struct folder_reader r = {a, d};

    if (k->open || k->broken)
        return k->open;
    k->open = parse_file(&r, k) && kind_read(a, k, &all->envelope, d);
    k->broken = !k->open;
    return k->open;
}

/* The place of a value on the line that begins with `key`; else the file's beginning.
 */
static struct span place_of(const struct kind *k, struct slice key, struct slice word)
{
    struct slice rest = k->src->text, line;

    while (slice_cut(&rest, '\n', &line)) {
        size_t at = slice_starts(line, key) ? slice_find(line, word) : SIZE_MAX;
        size_t start = (size_t)(line.ptr - k->src->text.ptr);
        if (at != SIZE_MAX)
            return (struct span){k->src, start + at, start + at + word.len};
    }
    return (struct span){k->src, 0, 0};
}

/* 招领 for 招领 - 副本.yaml; empty: the name is not that of a copy. */
static struct slice copied_from(const struct kind *k)
{
    struct slice path = slice_of(k->src->path);
    size_t start = path.len;

    while (start > 0 && path.ptr[start - 1] != '/')
        start--;
    struct slice name = slice_from(path, start);
    if (slice_ends(name, SLICE(".yaml")))
        name.len -= strlen(".yaml");
    return file_copied(name);
}

/* Report the copy, whichever of the two was read first. Always false. */
static bool report_copy(struct folder_reader *r, const struct kind *k, struct slice of)
{
    diag_error(r->diag, place_of(k, SLICE("类型:"), k->name), "kind-duplicate",
               "类型“%.*s”有两个文件，这个像是“%.*s.yaml”的副本",
               "two files of the kind '%.*s': this one seems a copy of %.*s.yaml",
               SLICE_FMT(k->name), SLICE_FMT(of));
    return diag_hint(r->diag,
                     "删掉这一个；真是另一类的，把“类型”和“英文”都换成没有用过的词",
                     "remove this one; if it is another kind, give it a 类型 and 英文 "
                     "of its own");
}

/* Names and aliases must be unique. */
static bool add_kind(struct folder_reader *r, struct kinds *all, struct kind *k)
{
    const struct kind *name = kinds_find(all, k->name);
    const struct kind *alias = kinds_find(all, k->alias);
    const struct kind *other = name ? name : alias;

    arena_push(r->arena, all->list, all->n, all->cap);
    all->list[all->n++] = k;
    if (!other)
        return true;
    const struct kind *copy = copied_from(k).len ? k : other;
    struct slice of = copied_from(copy);
    if (name && of.len)
        return report_copy(r, copy, of);
    struct slice word = name ? k->name : k->alias;
    struct slice key = name ? SLICE("类型:") : SLICE("英文:");
    diag_error(r->diag, place_of(k, key, word), "kind-duplicate",
               "类型“%.*s”已经有了，是“%.*s”", "kind '%.*s' is there already: %.*s",
               SLICE_FMT(word), SLICE_FMT(other->name));
    return diag_hint(r->diag, "换一个别的类型没有用的词",
                     "take a word that no other kind has");
}

/* 招领.yaml.txt, 招领.yml: true after reporting an error. Other files are reported as
 * unused. */
static bool is_misnamed(struct folder_reader *r, const char *shown, struct slice name)
{
    static const char *const endings[] = {".yaml.txt", ".yml", ".yml.txt",
                                          ".YAML",     ".YML", ".yaml.yaml"};
    struct source *src = arena_new(r->arena, struct source);
    struct span at = {src, 0, 0};

    *src = (struct source){file_join(r->arena, shown, slice_cstr(r->arena, name)),
                           SLICE("")};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (!slice_ends(name, slice_of(endings[i])))
            continue;
        diag_error(r->diag, at, "kind-name", "类型的文件名要以 .yaml 结尾",
                   "the file of a kind ends in .yaml");
        diag_hint(r->diag,
                  "把它改名为 %.*s.yaml（看不见后缀的，先在“查看”里勾上“文件扩展名”）",
                  "rename it to %.*s.yaml", (int)(name.len - strlen(endings[i])),
                  name.ptr);
        return true;
    }
    if (!slice_ends(name, SLICE(".yaml")) && name.ptr[0] != '.' && name.ptr[0] != '~')
        file_tell_unused(name, at, r->diag);
    return false;
}

/* Once _site.yaml has been read, the folder is the compound's own: there misnamed files
 * are reported. Files that begin with _ are not kinds. */
bool kinds_list(struct arena *a, struct kinds *k, const char *dir, const char *shown,
                struct diag *d)
{
    struct folder_reader r = {a, d};
    struct file_entry *files;
    size_t n;
    bool own = k->site != NULL; /* the compound's */
    bool good = own || load_shared(&r, k, dir, shown);

    if (!file_list(a, dir, &files, &n))
        return diag_error(d, (struct span){0}, "kind-folder", "打不开类型文件夹 %s",
                          "cannot read the folder of kinds %s", shown);
    for (size_t i = 0; i < n; i++) {
        struct slice name = slice_of(files[i].name);
        if (own && files[i].type == FILE_REGULAR && is_misnamed(&r, shown, name))
            good = false;
        if (name.ptr[0] == '_' || !slice_ends(name, SLICE(".yaml")))
            continue;
        struct kind *kind = find_file(&r, dir, shown, files[i].name);
        if (!kind || (!read_names(&r, kind) && !kinds_open(a, k, kind, d)))
            good = false;
        else
            good &= add_kind(&r, k, kind);
    }
    return good;
}

bool kinds_open_all(struct arena *a, const struct kinds *k, struct diag *d)
{
    bool good = true;

    for (size_t i = 0; i < k->n; i++)
        good &= kinds_open(a, k, k->list[i], d);
    return good;
}

bool kinds_load(struct arena *a, struct kinds *k, const char *dir, const char *shown,
                struct diag *d)
{
    size_t known = k->n;
    bool good = kinds_list(a, k, dir, shown, d);

    for (size_t i = known; i < k->n; i++)
        good &= kinds_open(a, k, k->list[i], d);
    return good;
}

struct kind *kinds_find(const struct kinds *k, struct slice name)
{
    for (size_t i = 0; name.len && i < k->n; i++)
        if (slice_eq(k->list[i]->name, name) || slice_eq(k->list[i]->alias, name))
            return k->list[i];
    return NULL;
}
