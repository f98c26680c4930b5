/* html_tag.h - HTML tags and comments that arrive with pasted text.
 *
 * Only elements that HTML knows (and Word's o:p and the like) count, so <张三> and
 * <姓名> are text.
 */
#ifndef BANBAO_MARKDOWN_HTML_TAG_H
#define BANBAO_MARKDOWN_HTML_TAG_H

#include "base/slice.h"

enum html_kind {
    HTML_NONE,
    HTML_INLINE,  /* <b>, </span> */
    HTML_BLOCK,   /* <p>, </div>: a new line begins */
    HTML_BREAK,   /* <br> */
    HTML_HIDDEN,  /* <style> or <script> with its content */
    HTML_COMMENT, /* <!-- … -->, <?xml … ?>, <!DOCTYPE …> */
    HTML_OPEN,    /* a comment that does not end */
};

/* Classifies text[at], a <. *end: the offset after the tag (for HTML_OPEN, after the
 * <!--). */
enum html_kind html_tag_at(struct slice text, size_t at, size_t *end);

#endif
