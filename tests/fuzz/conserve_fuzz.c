/* conserve_fuzz.c - whatever is typed stands on the page (tests/conserve.h).
 *
 * A first byte that is odd: the others choose what is typed (typed.h), and nothing of
 * it may be lost. Even: they are the body, in which an outside reader cannot always say
 * what must be; it is parsed, shown and compared all the same, and must be survived.
 */
#include "body_shown.h"
#include "conserve_body.h"
#include "typed.h"

#include <stdio.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct arena a = ARENA_INIT;
    struct buf body = BUF_INIT, page = BUF_INIT, why = BUF_INIT;
    bool typed = size > 0 && data[0] % 2 == 1;

    if (typed) {
        struct typist t = {.bytes = data + 1, .n_bytes = size - 1};
        typed_body(&t, &body);
    } else if (size > 1) {
        buf_put(&body, data + 1, size - 1);
    }
    /* The border lets neither through (content/text_file.h). */
    if (utf8_invalid(buf_view(&body)) == SIZE_MAX &&
        !memchr(body.ptr, '\0', body.len) && !memchr(body.ptr, '\r', body.len)) {
        const struct shape *s = body_shape(&a, buf_view(&body), false);
        body_shown(&a, buf_view(&body), &page);
        if (!shape_matches(s, buf_view(&page), false, &why) && typed) {
            fprintf(stderr, "%s\n%s\n", body.ptr, why.ptr);
            abort();
        }
    }
    buf_release(&body);
    buf_release(&page);
    buf_release(&why);
    arena_free(&a);
    return 0;
}
