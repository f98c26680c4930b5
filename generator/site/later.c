/* later.c - items that become public after the day of the build.
 *
 * No other page mentions such an item yet; its own page exists already, for the QR code
 * on a sheet that may be printed. The theme's template `later` prints all of them as
 * lists would, into a script that inserts each piece in its place once its day has come
 * in Beijing. So a site that is not built again still shows them on time; without
 * JavaScript they appear at the next build.
 *
 *     <li>停水</li> -> assets/later.1234abcd.js: var banbaoLater="<li>停水</li>";
 */
#include "base/fingerprint.h"
#include "base/noted.h"
#include "site/turns.h"

/* A text as a JavaScript string literal on one line. */
static void put_string(struct buf *out, struct slice text)
{
    buf_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c == '"' || c == '\\')
            buf_char(out, '\\');
        if (c == '\n')
            buf_str(out, "\\n");
        else
            buf_char(out, c);
    }
    buf_char(out, '"');
}

void put_later(struct web *w)
{
    struct page p;
    struct buf html = BUF_INIT, noted = BUF_INIT, script = BUF_INIT;

    if (w->all->n == w->site->n || !map_find(&w->templates, SLICE("later")))
        return;
    page_begin(&p, w, SLICE(""), SLICE(""), SLICE(""));
    struct value *list = value_list(&p.arena);
    for (size_t i = 0; i < w->all->n; i++)
        if (!is_public(w, w->all->items[i]))
            value_push(&p.arena, list, card_of(w, w->all->items[i]));
    value_set(&p.arena, p.v, "将到", list);
    set_turns(&p, true);
    w->sound &= page_render(&p, "later", &html);
    noted_html(&noted, buf_view(&html));
    buf_str(&script, "var banbaoLater=");
    put_string(&script, buf_view(&noted));
    illustrations_put(w, buf_view(&noted));
    buf_str(&script, ";\n");
    struct slice path = slice_of(
        arena_printf(w->run, "assets/later.%08x.js",
                     (unsigned)(fingerprint(buf_view(&script)) & 0xFFFFFFFFu)));
    web_put(w, path, buf_view(&script), (struct span){0});
    value_set(w->run, value_find(w->station, "资源"), "later",
              value_text(w->run, path));
    buf_release(&script);
    buf_release(&noted);
    buf_release(&html);
    arena_free(&p.arena);
}
