/* content_fuzz.c - any bytes as an item's file: head, validation, Markdown. */
#include "content/item_address.h"
#include "kinds.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct arena a = ARENA_INIT;
    struct diag d = {.arena = &a};
    bool draft, sound = false;

    if (!kinds.n)
        load_shared();
    const struct source *src = text_source(&a, fuzz_bytes(&a, data, size), "a.md", &d);
    struct matter *m = src ? matter_parse(&a, src, &d) : NULL;
    struct decoder dec = decoder_of(&a, &d);
    struct item *item =
        m ? item_decode(&dec, &kinds, m, SLICE("公示"), SLICE("a"), &draft, &sound)
          : NULL;
    if (item) {
        check_nodes(src, item->body);
        if (sound)
            item_set_address(&a, item, SLICE("https://a.example"), SLICE(""));
        check_values(item->root);
    }
    if (src && !m) { /* so that the Markdown is reached without a sound head too */
        struct node *doc = markdown_parse(
            &a, src->text, (struct span){src, 0, src->text.len}, &no_pictures, &d);
        check_nodes(src, doc);
    }
    check_messages(&d);
    arena_free(&a);
    return 0;
}
