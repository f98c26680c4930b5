/* diag_json.c - messages for programs: one JSON object, one message per line.
 *
 * The format is documented in banbao(1). Keys may be added; `version` changes if a key
 * changes its meaning. Lines and columns count from 1, columns in code points as in
 * the text form; the end is the position after the last character.
 *     {"file":"content/通知/停水.md","line":3,"column":5,"endLine":3,"endColumn":9,
 *      "severity":"error","code":"G3","message":"…","hint":null}       (on one line)
 */
#include "base/buf.h"
#include "base/diag.h"
#include "base/hide.h"

/* Broken UTF-8 (in the name of a file) becomes U+FFFD; control characters are escaped,
 * as programs print what they read to a terminal. */
static void put_string(struct buf *out, const char *text)
{
    struct slice s = slice_of(text);
    struct arena scratch = ARENA_INIT;

    if (utf8_invalid(s) != SIZE_MAX)
        s = slice_shown(&scratch, s);
    buf_char(out, '"');
    for (size_t at = 0; at < s.len;) {
        size_t start = at;
        uint32_t cp = utf8_next(s, &at);
        if (cp == '"' || cp == '\\')
            buf_printf(out, "\\%c", (char)cp);
        else if (cp_is_command(cp))
            buf_printf(out, "\\u%04x", (unsigned)cp);
        else
            buf_slice(out, slice_sub(s, start, at));
    }
    buf_char(out, '"');
    arena_free(&scratch);
}

/* The position after the span, or after one character if the span is empty. */
static struct span end_of(struct span at)
{
    struct slice text = at.src->text;
    size_t start = at.start < text.len ? at.start : text.len;
    size_t end = at.end < text.len ? at.end : text.len;

    if (end <= start) {
        end = start;
        if (end < text.len && text.ptr[end] != '\n')
            utf8_next(text, &end);
    }
    return (struct span){at.src, end, end};
}

static void put_place(struct span at, struct buf *out)
{
    size_t line, column, end_line, end_column;

    if (!at.src) {
        buf_str(out, "\"file\":null,\"line\":null,\"column\":null,"
                     "\"endLine\":null,\"endColumn\":null");
        return;
    }
    span_position(at, &line, &column);
    span_position(end_of(at), &end_line, &end_column);
    buf_str(out, "\"file\":");
    put_string(out, at.src->path);
    buf_printf(out, ",\"line\":%zu,\"column\":%zu,\"endLine\":%zu,\"endColumn\":%zu",
               line, column, end_line, end_column);
}

void diag_print_json(struct diag *d, enum lang lang, struct buf *out)
{
    static const char *const severity[] = {"error", "warning", "hint"};

    struct arena scratch = ARENA_INIT;

    diag_settle(d);
    const struct hider *h = hider_open(&scratch, d);
    buf_str(out, "{\"version\":1,\"diagnostics\":[");
    for (size_t i = 0; i < d->n; i++) {
        const struct message *m = &d->messages[i];
        const char *hint = lang == LANG_ZH ? m->hint_zh : m->hint_en;

        buf_printf(out, "%s\n{", i ? "," : "");
        put_place(m->at, out);
        buf_printf(out, ",\"severity\":\"%s\",\"code\":", severity[m->severity]);
        put_string(out, m->code);
        buf_str(out, ",\"message\":");
        put_string(out, hide_text(&scratch, h, lang == LANG_ZH ? m->zh : m->en));
        buf_str(out, ",\"hint\":");
        if (hint)
            put_string(out, hide_text(&scratch, h, hint));
        else
            buf_str(out, "null");
        buf_char(out, '}');
    }
    buf_printf(out,
               "\n],\"summary\":{\"errors\":%zu,\"warnings\":%zu,\"hints\":%zu,"
               "\"waived\":%zu}}\n",
               d->errors, d->warnings, d->hints, d->waived);
    arena_free(&scratch);
}
