/* parting.h - plain text as HTML that breaks where a reader would break it.
 *
 * Browsers break Chinese between any two characters. Here a number stays with its unit
 * (in a span that does not wrap), and a title may be broken only between words: those
 * places are marked by <wbr/>, for a style with word-break: keep-all. The characters
 * themselves, and so the text that is copied or read aloud, stay as written.
 */
#ifndef BANBAO_SITE_PARTING_H
#define BANBAO_SITE_PARTING_H

#include "base/buf.h"

struct breaks;

/* Running text. dial: telephone numbers become links. */
void parting_running(struct buf *out, struct slice text, bool dial);

/* Is the whole text a URL or mail address? */
bool text_is_address(struct slice text);
/* An address, which may break after its signs: hal.<wbr/>example. */
void parting_address(struct buf *out, struct slice text);
/* Does it contain a telephone number that would become a link? */
bool text_dials(struct slice text);

/* A title: broken between words only. */
void parting_title(struct buf *out, struct breaks *breaks, struct slice title);

#endif
