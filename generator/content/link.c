#include "content/link.h"

#include <string.h>

/* The scheme of a URL in lower case, as browsers read it: white space and control
 * characters do not count. Empty: a relative address. */
static struct slice scheme_of(struct slice url, char out[16])
{
    size_t n = 0;

    for (size_t i = 0; i < url.len; i++) {
        unsigned char c = (unsigned char)url.ptr[i];
        if (c <= ' ')
            continue;
        if (c == ':')
            return (struct slice){out, n};
        if (c == '/' || c == '?' || c == '#' || n == 15)
            break;
        out[n++] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    return SLICE("");
}

void link_check(struct slice url, struct span at, struct diag *d)
{
    static const char *const known[] = {"", "http", "https", "mailto", "tel"};
    char text[16];
    struct slice scheme = scheme_of(url, text);

    if (url.len > LINK_BYTES_MAX)
        diag_error(d, at, "link-too-long", "链接太长：%zu 字节，最多 %d",
                   "the link is too long: %zu bytes, at most %d", url.len,
                   LINK_BYTES_MAX);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (slice_is(scheme, known[i]))
            return;
    diag_error(d, at, "link-scheme", "不能用“%.*s:”开头的链接",
               "links to '%.*s:' are not allowed", SLICE_FMT(scheme));
    diag_hint(d, "链接用 https:// 开头，或写网站里的文件名",
              "use https:// or a file of this site");
}

size_t link_bare_end(const struct node *link, const struct source *src)
{
    const struct node *text = link->child;
    size_t end = 0;

    if (!text || text->next || text->type != NODE_TEXT || text->at.end == 0 ||
        !slice_ends(link->url, text->text))
        return 0;
    if (text->at.start > 0 && strchr("<[", src->text.ptr[text->at.start - 1]))
        return 0; /* the writer marked its ends */
    while (end < text->text.len && (unsigned char)text->text.ptr[end] < 0x80)
        end++;
    return end < text->text.len ? end : 0;
}
