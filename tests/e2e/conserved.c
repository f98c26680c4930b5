/* conserved.c - is an item's body on its page or sheet? For tests/e2e/conserve.t.
 *
 *   conserved page ITEM.md PAGE.html     in one piece, line starts as they were typed
 *   conserved sheet ITEM.md TEXT         every character, in order (pdftotext -raw)
 *
 * Exit status 0: it is; 1: it is not, and what differs first; 2: there is no body.
 */
#include "base/file.h"
#include "conserve_body.h"
#include "page_text.h"

#include <stdio.h>

static struct slice read_all(struct arena *a, const char *path)
{
    struct slice text;

    if (file_read(a, path, 64 << 20, &text) != FILE_OK)
        die("cannot read %s", path);
    return text;
}

/* What <main> of a page says. */
static void main_text(struct slice html, struct buf *out)
{
    size_t from = slice_find(html, SLICE("<main")),
           to = slice_find(html, SLICE("</main>"));

    if (from == SIZE_MAX || to == SIZE_MAX)
        die("a page without <main>");
    page_text(out, slice_sub(html, from, to));
}

/* The body up to its next annex (`## 附件`), which an official letter prints behind all
 * that the program adds; taken off *rest. */
static struct slice next_part(struct slice *rest)
{
    size_t at =
        rest->len > 1 ? slice_find(slice_from(*rest, 1), SLICE("\n## 附件")) : SIZE_MAX;
    struct slice part = slice_sub(*rest, 0, at == SIZE_MAX ? rest->len : at + 2);

    *rest = slice_from(*rest, part.len);
    return part;
}

int main(int argc, char **argv)
{
    struct arena a = ARENA_INIT;
    struct buf text = BUF_INIT, why = BUF_INIT;
    bool good = true, some = false;

    if (argc != 4)
        die("usage: conserved page|sheet ITEM.md FILE");
    bool page = strcmp(argv[1], "page") == 0;
    struct slice item = read_all(&a, argv[2]), shown = read_all(&a, argv[3]);
    size_t end = slice_find(slice_from(item, 4), SLICE("\n---\n"));
    struct slice head = slice_sub(item, 0, end == SIZE_MAX ? 0 : end + 5);
    struct slice rest = slice_from(item, end == SIZE_MAX ? item.len : end + 9);
    bool official = slice_find(head, SLICE("\n版式: 公文\n")) != SIZE_MAX;
    bool numbered = official || slice_find(head, SLICE("\n编号: 是\n")) != SIZE_MAX;

    if (page)
        main_text(shown, &text);
    while (rest.len && good) {
        struct slice part = official ? next_part(&rest) : rest;
        struct shape *s = body_shape(&a, part, numbered);
        good = page ? shape_matches(s, buf_view(&text), true, &why)
                    : shape_within(s, shown, &why);
        some |= s->must > 0;
        rest = official ? rest : (struct slice){0};
    }
    if (!good)
        printf("%s\n", why.ptr);
    buf_release(&text);
    buf_release(&why);
    arena_free(&a);
    return !some ? 2 : !good;
}
