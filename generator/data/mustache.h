/* mustache.h - logic-less templates over value trees (the whole mustache(5)
 * core specification 1.3, partials included; lambdas and inheritance are not core).
 *
 * A template is compiled once and rendered many times. Poster layouts and web
 * pages use the same {{…}}. Names are looked up in the stack of contexts; `a.b.c`
 * and `.` work as in the specification.
 */
#ifndef BANBAO_DATA_MUSTACHE_H
#define BANBAO_DATA_MUSTACHE_H

#include "base/buf.h"
#include "data/value.h"

struct mustache;

/* Finds partials: the compiled template of that name, or NULL. */
struct mustache_loader {
    const struct mustache *(*find)(void *ctx, struct slice name);
    void *ctx;
};

/* What rendering needs besides the data. All may be NULL or 0. */
struct mustache_host {
    struct mustache_loader partials;
    /* Makes a facet on demand (html of a Markdown field, the web path of a picture);
     * NULL: v has no such facet. */
    const struct value *(*facet)(void *ctx, const struct value *v, struct slice name);
    void *facet_ctx;
    bool plain; /* true: {{x}} is not escaped (posters); false: HTML-escaped */
    /* Writes {{x}} where it is escaped; NULL: mustache_escape does. */
    void (*write)(struct buf *out, struct slice text);
};

/* Compiles src->text. NULL after reporting an error at its exact place. */
struct mustache *mustache_compile(struct arena *a, const struct source *src,
                                  struct diag *d);

/* Compiles a text from within another file (a field of a kind, a box of a layout);
 * errors are reported at `at`. The text must outlive the template. */
struct mustache *mustache_compile_text(struct arena *a, struct slice text,
                                       struct span at, struct diag *d);

/* The template's place: its file's start, or `at` of its text. */
struct span mustache_place(const struct mustache *m);

/* Calls `known` for every name; inside: it is within a section. False if one is
 * unknown, which `known` has reported. */
bool mustache_check_names(const struct mustache *m,
                          bool (*known)(void *ctx, struct slice name, struct span at,
                                        bool inside),
                          void *ctx);

/* Renders with a stack of n contexts; the last one is searched first. Partials that are
 * missing or nested deeper than 100 are reported to d. */
bool mustache_render(const struct mustache *m, const struct value *const *stack,
                     size_t n, const struct mustache_host *host, struct buf *out,
                     struct diag *d);

/* Looks up a dotted name as a template would; NULL: it does not exist. */
const struct value *mustache_lookup(const struct value *const *stack, size_t n,
                                    const struct mustache_host *host,
                                    struct slice name);

/* Writes s with & < > " ' as entities: safe in HTML text and quoted attributes. */
void mustache_escape(struct buf *out, struct slice s);

#endif
