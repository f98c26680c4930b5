/* compound.h - a compound on disk that a test writes and loads: `root`, its folder. */
#ifndef BANBAO_TESTS_COMPOUND_H
#define BANBAO_TESTS_COMPOUND_H

#include "base/file.h"
#include "check/check.h"
#include "codes.h"
#include "content/load.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

static struct arena arena;
static struct diag diag;  /* of the last load */
static struct site *site; /* as it was loaded last; NULL: it could not be */
static char root[64];

/* name: of the test. */
static inline void compound_open(const char *name)
{
    snprintf(root, sizeof root, "/tmp/banbao-%s-XXXXXX", name);
    if (!mkdtemp(root))
        die("mkdtemp: %s", root);
}

static inline void compound_close(void)
{
    file_remove_tree(root);
    arena_free(&arena);
}

static inline char *path_of(const char *name)
{
    return file_join(&arena, root, name);
}

/* Instead of what may be there. */
static inline void put_data(const char *name, struct slice data)
{
    file_remove_tree(path_of(name));
    file_make_parents(path_of(name));
    file_write(path_of(name), data);
}

static inline void put(const char *name, const char *text)
{
    put_data(name, slice_of(text));
}

/* A file of the project. */
static inline struct slice slurp(const char *name)
{
    struct slice text = {0};

    if (file_read(&arena, file_join(&arena, BANBAO_HOME, name), 1 << 20, &text) !=
        FILE_OK)
        printf("# cannot read %s\n", name);
    return text;
}

static inline struct site *compound_load(struct date today)
{
    struct load_options o = {root, BANBAO_HOME "/generator/kinds", today};

    diag = (struct diag){.arena = &arena};
    site = site_load(&arena, &o, &diag);
    if (site)
        site_check(site, &diag);
    return site;
}

/* The sample compound's own files `kept`, and one item. */
static inline struct site *load_sample(const char *const *kept, size_t n,
                                       const char *name, struct slice item)
{
    file_remove_tree(root);
    put_data("content/site.yaml", slurp("content/site.yaml"));
    put_data("content/calendar.yaml", slurp("content/calendar.yaml"));
    for (size_t i = 0; i < n; i++)
        put_data(kept[i], slurp(kept[i]));
    put_data(name, item);
    return compound_load((struct date){2026, 11, 22});
}

/* The first message must be code, at line:column of name (NULL: no file). */
static inline void expect(const char *code, const char *name, size_t line,
                          size_t column)
{
    const struct message *m = diag.n ? &diag.messages[0] : NULL;
    size_t l = 0, c = 0;

    if (m)
        span_position(m->at, &l, &c);
    bool good = m && has_code(site, m, code) && l == line && c == column &&
                (!name || (m->at.src && strcmp(m->at.src->path, name) == 0));
    if (!ok(good, "%s at %s:%zu:%zu", code, name ? name : "-", line, column))
        printf("# got %s %s:%zu:%zu %s (%zu messages)\n", m ? m->code : "nothing",
               m && m->at.src ? m->at.src->path : "-", l, c, m ? m->zh : "", diag.n);
}

static inline void text_is(const struct item *item, const char *path, const char *want)
{
    const struct value *v = item ? value_path(item->root, slice_of(path)) : NULL;

    is(v ? slice_cstr(&arena, v->text) : NULL, want, path);
}

#endif
