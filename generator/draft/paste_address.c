/* paste_address.c - whom a pasted text addresses, on the line below its title.
 *
 *     尊敬的各位业主：            各位业主; the line is gone
 *     各位业主：因检修水泵…       各位业主; 因检修水泵… stays
 *     亲爱的邻居，您好！          邻居
 *     现将事项通知如下：          nobody: it leads to what follows
 */
#include "draft/paste_lines.h"
#include "draft/paste_paper.h"
#include "markdown/list_mark.h"
#include "words/paste.h"

#include <string.h>

enum { ADDRESS_MAX = 30 }; /* code points */

/* 尊敬的各位业主 您好 -> 各位业主 */
static struct slice addressee(struct slice s)
{
    static const char *const courtesies[] = {WORDLIST_COURTESIES, NULL};
    static const char *const hellos[] = {WORDLIST_HELLOS, NULL};
    size_t n;

    s = slice_trim(s);
    while ((n = starts_with_any(s, courtesies)))
        s = slice_trim(slice_from(s, n));
    while ((n = ends_with_any(s, hellos)))
        s = slice_trim(slice_sub(s, 0, s.len - n));
    if (slice_ends(s, SLICE("，")))
        s = slice_sub(s, 0, s.len - strlen("，"));
    return s;
}

/* 各街道办事处，市属各医院: are all parts between commas? */
static bool are_addressed(struct slice s)
{
    static const char *const ends[] = {WORDLIST_ADDRESSEE_ENDS, NULL};
    size_t comma = slice_find(s, SLICE("，"));

    for (; comma != SIZE_MAX; comma = slice_find(s, SLICE("，"))) {
        if (!ends_with_any(slice_sub(s, 0, comma), ends))
            return false;
        s = slice_from(s, comma + strlen("，"));
        if (!ends_with_any(s, ends))
            return false;
    }
    return true;
}

static bool is_addressee(struct slice s)
{
    static const char *const starts[] = {WORDLIST_ADDRESSEE_STARTS, NULL};
    static const char *const ends[] = {WORDLIST_ADDRESSEE_ENDS, NULL};
    static const char *const nots[] = {WORDLIST_NOT_ADDRESSEES, NULL};
    struct slice who = addressee(s);
    struct list_mark mark;
    size_t open = slice_find(who, SLICE("（"));

    if (!who.len || utf8_count(who) > ADDRESS_MAX || !are_addressed(who) ||
        slice_find(who, SLICE("。")) != SIZE_MAX ||
        slice_find(who, SLICE("“")) != SIZE_MAX ||
        list_mark_read(who, LIST_MARK_ANY, &mark))
        return false;
    if (holds_any(who, nots))
        return false;
    who = slice_ends(who, SLICE("）")) ? slice_sub(who, 0, open) : who;
    return starts_with_any(slice_trim(s), starts) || ends_with_any(who, ends);
}

/* Where the addressee ends that begins a line, and where the text behind it begins:
 * 各位业主：, 各位业主：因检修…, 尊敬的业主，您好！, 各位业主. False: there is none. */
static bool address_end(struct slice s, size_t *end, size_t *start)
{
    static const char *const hellos[] = {WORDLIST_HELLOS, NULL};
    static const char *const starts[] = {WORDLIST_ADDRESSEE_STARTS, NULL};
    static const char *const ends[] = {WORDLIST_ADDRESSEE_ENDS, NULL};
    enum { BARE_MAX = 16 }; /* code points, without a colon */
    bool greets = starts_with_any(s, starts) > 0;
    struct slice bare = line_without_signs(s);

    *end = *start = 0;
    for (size_t n = 0; *start < s.len && n <= ADDRESS_MAX + 6; n++) {
        *end = *start;
        uint32_t cp = utf8_next(s, start);
        struct slice rest = slice_trim(slice_from(s, *start)),
                     who = slice_sub(s, 0, *end);
        bool hello = starts_with_any(rest, hellos) || ends_with_any(who, hellos);
        bool colon = cp_among(cp, ":：") && (!rest.len || greets || hello);
        bool greeting = cp_among(cp, "，,！!") && hello && greets;
        if ((colon || greeting) && is_addressee(who))
            return true;
    }
    *end = *start = s.len;
    return greets && utf8_count(bare) <= BARE_MAX && is_addressee(bare) &&
           ends_with_any(addressee(bare), ends);
}

/* The line that may address somebody: the first, or below short lines that end no
 * sentence one that does so with a colon. p->n: none. */
static size_t address_line(const struct paper *p, size_t *end, size_t *start)
{
    enum { LINES = 4, SHORT = 30 }; /* code points */

    for (size_t i = paper_next(p, 0), n = 0; i < p->n && n < LINES;
         i = paper_next(p, i + 1), n++) {
        const struct pasted_line *l = &p->lines[i];
        if (l->role != ROLE_TEXT)
            break;
        if (address_end(l->text, end, start) && (n == 0 || *start == l->text.len) &&
            (n == 0 || slice_ends(l->text, SLICE("：")) ||
             slice_ends(l->text, SLICE(":"))))
            return i;
        if (utf8_count(l->text) > SHORT ||
            slice_find(l->text, SLICE("。")) != SIZE_MAX ||
            slice_ends(l->text, SLICE("：")))
            break;
    }
    return p->n;
}

void paper_find_address(struct paper *p)
{
    static const char *const hellos[] = {WORDLIST_HELLOS, NULL};
    size_t end, start, i = address_line(p, &end, &start);

    if (i == p->n)
        return;
    struct pasted_line *l = &p->lines[i];
    if (start == l->text.len && paper_next(p, i + 1) == p->n)
        return;
    p->out->to = addressee(line_without_signs(slice_sub(l->text, 0, end)));
    l->text = slice_trim(slice_from(l->text, start));
    struct slice bare = line_without_signs(l->text);
    if (starts_with_any(bare, hellos) + strlen("。") >= bare.len)
        l->role = ROLE_GONE;
}
