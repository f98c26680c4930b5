/* changes.c - compare two lists of sheets by path and fingerprint.
 *
 *     last build: 1f A.pdf, 2a B.pdf   this build: 1f A.pdf, 3c B.pdf, 77 C.pdf
 *     -> new: C   changed: B   gone: -
 */
#include "out/changes.h"

#include "base/map.h"

#include <inttypes.h>

enum { NAMED_MAX = 10 }; /* sheets named on a terminal; report.html names all */

void changes_add(struct changes *c, struct slice path, uint64_t stamp)
{
    arena_push(c->arena, c->sheets, c->n, c->cap);
    c->sheets[c->n++] = (struct sheet_stamp){path, stamp};
}

static void add_name(struct arena *a, struct names *names, struct slice path)
{
    arena_push(a, names->list, names->n, names->cap);
    names->list[names->n++] = path;
}

static uint64_t parse_stamp(struct slice s)
{
    uint64_t n = 0;

    for (size_t i = 0; i < s.len; i++)
        n = n * 16 + (uint64_t)(s.ptr[i] >= 'a' ? s.ptr[i] - 'a' + 10 : s.ptr[i] - '0');
    return n;
}

void changes_compare(struct changes *c, struct slice former)
{
    struct map now = MAP_INIT(c->arena), then = MAP_INIT(c->arena);
    struct slice line, word;

    c->known = true;
    for (size_t i = 0; i < c->n; i++)
        map_set(&now, c->sheets[i].path, &c->sheets[i]);
    while (slice_cut(&former, '\n', &line)) {
        struct sheet_stamp *had = arena_new(c->arena, struct sheet_stamp);
        if (!slice_cut(&line, ' ', &word) || line.len == 0)
            continue;
        *had = (struct sheet_stamp){line, parse_stamp(word)};
        map_set(&then, line, had);
        if (!map_find(&now, line))
            add_name(c->arena, &c->gone, line);
    }
    for (size_t i = 0; i < c->n; i++) {
        const struct sheet_stamp *had = map_find(&then, c->sheets[i].path);
        if (!had)
            add_name(c->arena, &c->fresh, c->sheets[i].path);
        else if (had->stamp != c->sheets[i].stamp)
            add_name(c->arena, &c->changed, c->sheets[i].path);
    }
}

void changes_text(const struct changes *c, struct buf *out)
{
    for (size_t i = 0; i < c->n; i++)
        buf_printf(out, "%016" PRIx64 " %.*s\n", c->sheets[i].stamp,
                   SLICE_FMT(c->sheets[i].path));
}

static void say_names(const struct names *names, const char *what, bool all, bool zh,
                      struct buf *out)
{
    if (names->n == 0)
        return;
    buf_printf(out, zh ? "%s %zu 张：" : "%s %zu: ", what, names->n);
    for (size_t i = 0; i < names->n && (all || i < NAMED_MAX); i++) {
        struct slice path = names->list[i];
        path.len -= slice_ends(path, SLICE(".pdf")) ? sizeof ".pdf" - 1 : 0;
        buf_printf(out, "%s%.*s", i == 0 ? "" : zh ? "；" : "; ", SLICE_FMT(path));
    }
    if (names->n > NAMED_MAX && !all)
        buf_printf(out, zh ? " 等，全部见 report.html" : " …; see report.html for all");
    buf_char(out, '\n');
}

void changes_say(const struct changes *c, bool all, enum lang lang, struct buf *out)
{
    bool zh = lang == LANG_ZH;

    if (!c->known)
        return;
    if (c->fresh.n + c->changed.n + c->gone.n == 0)
        buf_str(out, zh ? "要打印的海报都没有变\n" : "no sheet to print has changed\n");
    say_names(&c->fresh, zh ? "新的海报" : "new sheets:", all, zh, out);
    say_names(&c->changed, zh ? "改动的海报" : "changed sheets:", all, zh, out);
    say_names(&c->gone, zh ? "不用再贴的海报" : "sheets to take down:", all, zh, out);
}
