/* mustache.c - compiling and rendering templates.
 *
 * A template is compiled to a flat array of parts. A section stores its end (the index
 * after its last part), so rendering is a walk with a stack and no closing tags:
 *
 *     <p>{{#人员}}{{姓名}} {{/人员}}</p>
 *       -> 0 text "<p>", 1 section 人员 (end 4), 2 name 姓名, 3 text " ", 4 text "</p>"
 *       with 人员 [{姓名: 甲}, {姓名: 乙}] -> <p>甲 乙 </p>
 *
 * Whitespace: a tag alone on its line (all but {{x}}, {{{x}}} and {{&x}}) removes the
 * whole line. A partial alone on its line indents every line of its template, but never
 * lines inside the data, so the indentation cannot be added to the output afterwards:
 * each part knows whether it begins a line of its template, and the indentation is
 * written there.
 */
#include "data/mustache.h"

#include <string.h>

enum { NESTING_MAX = 100 };

enum part_type {
    PART_TEXT,
    PART_ESCAPED,
    PART_RAW,
    PART_SECTION,
    PART_INVERTED,
    PART_PARTIAL
};

struct part {
    enum part_type type;
    bool begins_line;    /* first in its line, and not a standalone tag */
    bool alone;          /* a standalone partial: indent goes before its lines */
    struct slice text;   /* literal text, or the name in the tag */
    struct slice indent; /* of a standalone partial */
    size_t end;          /* of a section: index after its last part */
    struct span at;
};

struct mustache {
    struct part *parts;
    size_t n, cap;
    struct span at; /* its file's start, or the text that contains it */
};

/* --- compile ------------------------------------------------------------- */

struct compiler {
    struct arena *arena;
    struct mustache *m;
    struct slice text;
    struct span base; /* src: positions are bytes of src */
    bool exact;       /* false: everything is reported at base */
    size_t at;        /* next byte to read */
    struct slice open, close;
    size_t sections[NESTING_MAX]; /* open sections, as indexes of parts */
    size_t depth;
    struct diag *d;
};

static struct span span_at(const struct compiler *c, size_t start, size_t end)
{
    return c->exact ? (struct span){c->base.src, start, end} : c->base;
}

static struct part *add(struct compiler *c, struct part p)
{
    struct mustache *m = c->m;

    arena_push(c->arena, m->parts, m->n, m->cap);
    m->parts[m->n] = p;
    return &m->parts[m->n++];
}

static bool at_line_start(struct slice text, size_t at)
{
    return at == 0 || text.ptr[at - 1] == '\n';
}

static void add_text(struct compiler *c, size_t start, size_t end)
{
    if (end > start)
        add(c, (struct part){.type = PART_TEXT,
                             .text = slice_sub(c->text, start, end),
                             .begins_line = at_line_start(c->text, start),
                             .at = span_at(c, start, end)});
}

/* The start of the spaces and tabs before `at`. */
static size_t blanks_before(struct slice s, size_t at)
{
    while (at > 0 && (s.ptr[at - 1] == ' ' || s.ptr[at - 1] == '\t'))
        at--;
    return at;
}

/* Is the tag [start, end) alone on its line? *line_end: after its newline. */
static bool is_standalone(struct slice s, size_t start, size_t end, size_t *line_end)
{
    if (!at_line_start(s, blanks_before(s, start)))
        return false;
    while (end < s.len && (s.ptr[end] == ' ' || s.ptr[end] == '\t'))
        end++;
    if (end < s.len && s.ptr[end] == '\r' && end + 1 < s.len && s.ptr[end + 1] == '\n')
        end++;
    if (end < s.len && s.ptr[end] != '\n')
        return false;
    *line_end = end < s.len ? end + 1 : end;
    return true;
}

static struct slice trim_space(struct slice s)
{
    while (s.len && strchr(" \t\r\n", s.ptr[0]))
        s = slice_from(s, 1);
    while (s.len && strchr(" \t\r\n", s.ptr[s.len - 1]))
        s.len--;
    return s;
}

/* Names may contain dots and Chinese, but neither spaces nor = { }. */
static bool name_ok(struct slice name)
{
    for (size_t i = 0; i < name.len; i++)
        if (strchr(" \t\r\n={}", name.ptr[i]))
            return false;
    return name.len > 0;
}

struct tag {
    char sigil;        /* '\0': {{x}} */
    size_t start, end; /* the whole tag */
    struct slice body; /* trimmed */
};

/* Reads the tag at `start`, up to its closing delimiter; {{{x}}} needs }}}. */
static bool read_tag(struct compiler *c, size_t start, struct tag *tag)
{
    size_t at = start + c->open.len;
    struct slice rest, stop = c->close;
    char closing[16];

    while (at < c->text.len && strchr(" \t\r\n", c->text.ptr[at]))
        at++;
    *tag = (struct tag){.start = start};
    if (at < c->text.len && strchr("#^/>!&={<$", c->text.ptr[at]))
        tag->sigil = c->text.ptr[at++];
    if (tag->sigil == '{' || tag->sigil == '=') {
        closing[0] = tag->sigil == '{' ? '}' : '=';
        memcpy(closing + 1, c->close.ptr, c->close.len);
        stop = (struct slice){closing, c->close.len + 1};
    }
    rest = slice_from(c->text, at);
    size_t found = slice_find(rest, stop);
    if (found == SIZE_MAX) {
        diag_error(c->d, span_at(c, start, start + c->open.len),
                   "template-unclosed-tag", "模板标记没有结束，缺少 %.*s",
                   "unclosed tag, expected %.*s", SLICE_FMT(stop));
        return false;
    }
    tag->body = trim_space(slice_sub(rest, 0, found));
    tag->end = at + found + stop.len;
    return true;
}

/* {{=<% %>=}}: from here on tags are written <%x%>. */
static bool set_delimiters(struct compiler *c, const struct tag *tag)
{
    size_t gap = 0, next;
    struct slice b = tag->body;

    while (gap < b.len && !strchr(" \t\r\n", b.ptr[gap]))
        gap++;
    next = gap;
    while (next < b.len && strchr(" \t\r\n", b.ptr[next]))
        next++;
    struct slice open = slice_sub(b, 0, gap), close = slice_from(b, next);
    if (open.len == 0 || close.len == 0 || open.len > 8 || close.len > 8 ||
        memchr(open.ptr, '=', open.len) ||
        strpbrk(slice_cstr(c->arena, close), " \t\r\n="))
        return diag_error(c->d, span_at(c, tag->start, tag->end), "template-delimiters",
                          "定界符应写成 {{=<%% %%>=}}，各 1–8 个字节，不含空格和等号",
                          "write delimiters as {{=<%% %%>=}}, 1-8 bytes each");
    c->open = open;
    c->close = close;
    return true;
}

static bool open_section(struct compiler *c, struct part p)
{
    if (c->depth == NESTING_MAX)
        return diag_error(c->d, p.at, "template-too-deep", "模板嵌套超过 %d 层",
                          "template nested deeper than %d", NESTING_MAX);
    c->sections[c->depth++] = c->m->n;
    add(c, p);
    return true;
}

/* Sections must be closed in reverse order: {{#a}}{{#b}}{{/b}}{{/a}}. */
static bool close_section(struct compiler *c, struct slice name, struct span at)
{
    if (c->depth == 0)
        return diag_error(c->d, at, "template-unopened-section",
                          "{{/%.*s}} 没有对应的开头", "{{/%.*s}} closes nothing",
                          SLICE_FMT(name));
    struct part *open = &c->m->parts[c->sections[c->depth - 1]];
    if (!slice_eq(open->text, name)) {
        diag_error(c->d, at, "template-section-mismatch",
                   "这里应是 {{/%.*s}}，写的是 {{/%.*s}}",
                   "expected {{/%.*s}}, found {{/%.*s}}", SLICE_FMT(open->text),
                   SLICE_FMT(name));
        return false;
    }
    open->end = c->m->n;
    c->depth--;
    return true;
}

/* Adds the part of a tag, if it has one. indent: spaces before a standalone tag. */
static bool compile_tag(struct compiler *c, const struct tag *tag, bool alone,
                        struct slice indent)
{
    struct part p = {.text = tag->body,
                     .alone = alone,
                     .begins_line = !alone && at_line_start(c->text, tag->start),
                     .at = span_at(c, tag->start, tag->end)};

    if (tag->sigil == '!')
        return true;
    if (tag->sigil == '=')
        return set_delimiters(c, tag);
    if (!name_ok(tag->body) || tag->sigil == '<' || tag->sigil == '$')
        return diag_error(c->d, p.at, "template-name", "模板标记里的名字不对：“%.*s”",
                          "not a name: \"%.*s\"", SLICE_FMT(tag->body));
    switch (tag->sigil) {
    case '#':
        p.type = PART_SECTION;
        return open_section(c, p);
    case '^':
        p.type = PART_INVERTED;
        return open_section(c, p);
    case '/':
        return close_section(c, tag->body, p.at);
    case '>':
        p.type = PART_PARTIAL;
        p.indent = indent;
        break;
    case '&':
    case '{':
        p.type = PART_RAW;
        break;
    default:
        p.type = PART_ESCAPED;
    }
    add(c, p);
    return true;
}

/* Alternates between literal text and tags, up to the end of the template. */
static bool compile(struct compiler *c)
{
    while (c->at < c->text.len) {
        size_t start = c->at, found = slice_find(slice_from(c->text, start), c->open);
        struct tag tag;
        size_t line_end;

        if (found == SIZE_MAX) {
            add_text(c, start, c->text.len);
            break;
        }
        if (!read_tag(c, start + found, &tag))
            return false;
        bool alone = tag.sigil && !strchr("&{", tag.sigil) &&
                     is_standalone(c->text, tag.start, tag.end, &line_end);
        if (alone) {
            size_t line = blanks_before(c->text, tag.start);
            add_text(c, start, line);
            if (!compile_tag(c, &tag, true, slice_sub(c->text, line, tag.start)))
                return false;
            c->at = line_end;
        } else {
            add_text(c, start, tag.start);
            if (!compile_tag(c, &tag, false, SLICE("")))
                return false;
            c->at = tag.end;
        }
    }
    if (c->depth) {
        const struct part *open = &c->m->parts[c->sections[c->depth - 1]];
        return diag_error(c->d, open->at, "template-unclosed-section",
                          "{{#%.*s}} 没有结束，缺少 {{/%.*s}}",
                          "{{#%.*s}} is not closed by {{/%.*s}}", SLICE_FMT(open->text),
                          SLICE_FMT(open->text));
    }
    return true;
}

static struct mustache *compile_new(struct arena *a, struct slice text,
                                    struct span base, bool exact, struct diag *d)
{
    struct compiler c = {.arena = a,
                         .m = arena_new(a, struct mustache),
                         .text = text,
                         .base = base,
                         .exact = exact,
                         .open = SLICE("{{"),
                         .close = SLICE("}}"),
                         .d = d};

    c.m->at = base;
    return compile(&c) ? c.m : NULL;
}

struct span mustache_place(const struct mustache *m)
{
    return m->at;
}

struct mustache *mustache_compile(struct arena *a, const struct source *src,
                                  struct diag *d)
{
    return compile_new(a, src->text, (struct span){src, 0, 0}, true, d);
}

struct mustache *mustache_compile_text(struct arena *a, struct slice text,
                                       struct span at, struct diag *d)
{
    return compile_new(a, text, at, false, d);
}

/* Inner sections end no later than the outer one, so a single end is enough to know
 * whether a part is inside any. */
bool mustache_check_names(const struct mustache *m,
                          bool (*known)(void *ctx, struct slice name, struct span at,
                                        bool inside),
                          void *ctx)
{
    size_t end = 0; /* of the outermost section */
    bool good = true;

    for (size_t i = 0; i < m->n; i++) {
        const struct part *p = &m->parts[i];
        bool section = p->type == PART_SECTION || p->type == PART_INVERTED;
        if (p->type != PART_TEXT && p->type != PART_PARTIAL)
            good &= known(ctx, p->text, p->at, i < end);
        if (section && p->end > end)
            end = p->end;
    }
    return good;
}

/* --- render -------------------------------------------------------------- */

struct renderer {
    const struct mustache_host *host;
    struct arena scratch;
    const struct value **stack;
    size_t n, cap;
    struct buf *out;
    struct diag *d;
    int partials; /* nesting */
    bool
        stopped; /* too deep: a partial that uses itself twice would take 2^100 steps */
};

/* A member of v, an entry of a list by its index, or a facet that the host makes. */
static const struct value *member(const struct value *v, struct slice key,
                                  const struct mustache_host *host)
{
    const struct value *found = value_find_slice(v, key);

    if (!found && v && v->type == VALUE_LIST && key.len)
        found = value_path(v, key);
    if (!found && v && host->facet)
        found = host->facet(host->facet_ctx, v, key);
    return found;
}

/* Only the first key of a dotted name is searched in the whole stack; 人员.0.姓名 never
 * falls back to another 人员 further out. */
const struct value *mustache_lookup(const struct value *const *stack, size_t n,
                                    const struct mustache_host *host, struct slice name)
{
    struct slice rest = name, key;
    const struct value *v = NULL;

    if (slice_is(name, "."))
        return n ? stack[n - 1] : NULL;
    if (!slice_cut(&rest, '.', &key))
        return NULL;
    while (n > 0 && !v)
        v = member(stack[--n], key, host);
    while (v && slice_cut(&rest, '.', &key))
        v = member(v, key, host);
    return v;
}

void mustache_escape(struct buf *out, struct slice s)
{
    size_t written = 0;

    for (size_t i = 0; i < s.len; i++) {
        const char *entity = NULL;

        switch (s.ptr[i]) {
        case '&':
            entity = "&amp;";
            break;
        case '<':
            entity = "&lt;";
            break;
        case '>':
            entity = "&gt;";
            break;
        case '"':
            entity = "&quot;";
            break;
        case '\'':
            entity = "&#39;";
            break;
        default:
            continue;
        }
        buf_put(out, s.ptr + written, i - written);
        buf_str(out, entity);
        written = i + 1;
    }
    buf_put(out, s.ptr + written, s.len - written);
}

static void render_value(struct renderer *r, const struct value *v, bool escape)
{
    if (!v || v->type == VALUE_NULL || v->type == VALUE_LIST)
        return;
    if (escape && r->host->write)
        r->host->write(r->out, v->text);
    else if (escape)
        mustache_escape(r->out, v->text);
    else
        buf_slice(r->out, v->text);
}

/* Writes literal text, with the indentation before every line that begins in it. */
static void render_text(struct renderer *r, const struct part *p, struct slice indent)
{
    struct slice rest = p->text;

    if (indent.len == 0) {
        buf_slice(r->out, rest);
        return;
    }
    for (bool begins = p->begins_line; rest.len; begins = true) {
        const char *nl = memchr(rest.ptr, '\n', rest.len);
        size_t line = nl ? (size_t)(nl - rest.ptr) + 1 : rest.len;

        if (begins)
            buf_slice(r->out, indent);
        buf_put(r->out, rest.ptr, line);
        rest = slice_from(rest, line);
    }
}

static bool render_parts(struct renderer *r, const struct mustache *m, size_t from,
                         size_t to, struct slice indent);

/* Nested standalone partials add up their indentations; one within a line has none. */
static bool render_partial(struct renderer *r, const struct part *p,
                           struct slice indent)
{
    const struct mustache_loader *l = &r->host->partials;
    const struct mustache *m = l->find ? l->find(l->ctx, p->text) : NULL;

    if (!m)
        return diag_error(r->d, p->at, "template-partial-missing",
                          "找不到模板片段 %.*s", "no such partial: %.*s",
                          SLICE_FMT(p->text));
    r->stopped = r->partials == NESTING_MAX;
    if (r->stopped)
        return diag_error(r->d, p->at, "template-too-deep", "模板嵌套超过 %d 层",
                          "template nested deeper than %d", NESTING_MAX);
    if (!p->alone)
        indent = SLICE("");
    else if (p->indent.len && indent.len)
        indent = slice_of(arena_printf(&r->scratch, "%.*s%.*s", SLICE_FMT(indent),
                                       SLICE_FMT(p->indent)));
    else if (p->indent.len)
        indent = p->indent;
    r->partials++;
    bool done = render_parts(r, m, 0, m->n, indent);
    r->partials--;
    return done;
}

static bool render_with(struct renderer *r, const struct mustache *m, size_t i,
                        const struct value *context, struct slice indent)
{
    arena_push(&r->scratch, r->stack, r->n, r->cap);
    r->stack[r->n++] = context;
    bool done = render_parts(r, m, i + 1, m->parts[i].end, indent);
    r->n--;
    return done;
}

/* A list repeats the section with each entry as context; any other true value renders
 * it once, with itself as context. */
static bool render_section(struct renderer *r, const struct mustache *m, size_t i,
                           struct slice indent)
{
    const struct part *p = &m->parts[i];
    const struct value *v = mustache_lookup(r->stack, r->n, r->host, p->text);
    bool done = true;

    if (p->type == PART_INVERTED)
        return value_is_true(v) || render_parts(r, m, i + 1, p->end, indent);
    if (!value_is_true(v))
        return true;
    if (v->type != VALUE_LIST)
        return render_with(r, m, i, v, indent);
    for (size_t k = 0; k < v->n; k++)
        done &= render_with(r, m, i, v->items[k], indent);
    return done;
}

/* Renders the parts from..to - 1. Errors are reported, and rendering goes on to find
 * more of them. */
static bool render_parts(struct renderer *r, const struct mustache *m, size_t from,
                         size_t to, struct slice indent)
{
    bool done = true;

    for (size_t i = from; i < to && !r->stopped; i++) {
        const struct part *p = &m->parts[i];

        if (p->type == PART_TEXT) {
            render_text(r, p, indent);
            continue;
        }
        if (p->begins_line)
            buf_slice(r->out, indent);
        if (p->type == PART_PARTIAL) {
            done &= render_partial(r, p, indent);
        } else if (p->type == PART_SECTION || p->type == PART_INVERTED) {
            done &= render_section(r, m, i, indent);
            i = p->end - 1;
        } else {
            render_value(r, mustache_lookup(r->stack, r->n, r->host, p->text),
                         p->type == PART_ESCAPED && !r->host->plain);
        }
    }
    return done;
}

bool mustache_render(const struct mustache *m, const struct value *const *stack,
                     size_t n, const struct mustache_host *host, struct buf *out,
                     struct diag *d)
{
    static const struct mustache_host none;
    struct renderer r = {.host = host ? host : &none, .out = out, .d = d};

    for (size_t i = 0; i < n; i++) {
        arena_push(&r.scratch, r.stack, r.n, r.cap);
        r.stack[r.n++] = stack[i];
    }
    bool done = render_parts(&r, m, 0, m->n, SLICE(""));
    arena_free(&r.scratch);
    return done;
}
