/* parting.h - a plain text as HTML that parts at line ends where a reader would.
 *
 * Browsers break Chinese between any two characters. Here a number stays with its unit
 * (a span that does not wrap), and a title may be given the ends of its words: then the
 * only places to part it are marked <wbr/>, for a style with word-break: keep-all. The
 * characters themselves, and so what is copied or read aloud, stay as they were
 * written.
 */
#ifndef PARTING_H
#define PARTING_H

#include "base/buf.h"

struct breaks;

/* Running text. dial: telephone numbers become links. */
void parting_running(struct buf *out, struct slice text, bool dial);

/* Is all of it an address, of the web or of mail? It parts behind its signs. */
bool text_is_address(struct slice text);
void parting_address(struct buf *out, struct slice text);
/* Does it hold a telephone number that would be a link? */
bool text_dials(struct slice text);

/* A title: parted between words only. */
void parting_title(struct buf *out, struct breaks *breaks, struct slice title);

#endif
