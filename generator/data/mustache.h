/* mustache.h - logic-less templates over value trees (the whole mustache(5)
 * core specification 1.3, partials included; lambdas and inheritance are not core).
 *
 * A template is compiled once and rendered many times. Poster layouts and web
 * pages use the same {{…}}. Names look through the stack of contexts; `a.b.c`
 * and `.` work as the specification says.
 */
#ifndef MUSTACHE_H
#define MUSTACHE_H

#include "base/buf.h"
#include "data/value.h"

struct mustache;

/* Where partials come from: the compiled template of that name, or NULL. */
struct mustache_loader {
    const struct mustache *(*find)(void *ctx, struct slice name);
    void *ctx;
};

/* What a writer needs to know beside the data. All may be NULL/0. */
struct mustache_host {
    struct mustache_loader partials;
    /* A facet that is made when asked for (html of a Markdown field, the web
     * path of a picture): NULL when v has no such facet. */
    const struct value *(*facet)(void *ctx, const struct value *v, struct slice name);
    void *facet_ctx;
    bool plain; /* true: {{x}} is not escaped (posters); false: HTML-escaped */
    /* What writes {{x}} instead where it is escaped; NULL: mustache_escape. */
    void (*write)(struct buf *out, struct slice text);
};

/* Compile src->text. NULL after reporting at the exact place. */
struct mustache *mustache_compile(struct arena *a, const struct source *src,
                                  struct diag *d);

/* Compile a text that stands inside another file (a field of a kind, a box of a
 * layout); mistakes are reported at `at`. The text must outlive the template. */
struct mustache *mustache_compile_text(struct arena *a, struct slice text,
                                       struct span at, struct diag *d);

/* Where it is written: its file's start, or the text's place. */
struct span mustache_place(const struct mustache *m);

/* Ask known about every name; inside: a section is around it. False when one is not
 * known, after known has reported it. */
bool mustache_check_names(const struct mustache *m,
                          bool (*known)(void *ctx, struct slice name, struct span at,
                                        bool inside),
                          void *ctx);

/* Render with data stacked: the last one is looked at first. Nesting of partials
 * beyond 100 is reported to d; so is a partial that is not there. */
bool mustache_render(const struct mustache *m, const struct value *const *stack,
                     size_t n, const struct mustache_host *host, struct buf *out,
                     struct diag *d);

/* Look a dotted name up as a template would; NULL: not there. */
const struct value *mustache_lookup(const struct value *const *stack, size_t n,
                                    const struct mustache_host *host,
                                    struct slice name);

/* Write s with & < > " ' as entities: safe in HTML text and quoted attributes. */
void mustache_escape(struct buf *out, struct slice s);

#endif
