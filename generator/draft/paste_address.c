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

static bool is_addressee(struct slice s)
{
    static const char *const starts[] = {WORDLIST_ADDRESSEE_STARTS, NULL};
    static const char *const ends[] = {WORDLIST_ADDRESSEE_ENDS, NULL};
    static const char *const nots[] = {WORDLIST_NOT_ADDRESSEES, NULL};
    struct slice who = addressee(s);
    struct list_mark mark;
    size_t open = slice_find(who, SLICE("（"));

    if (!who.len || utf8_count(who) > ADDRESS_MAX ||
        slice_find(who, SLICE("，")) != SIZE_MAX ||
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
    enum { BARE_MAX = 12 }; /* code points, without a colon */
    bool greets = starts_with_any(s, starts) > 0;

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
    return greets && utf8_count(s) <= BARE_MAX && is_addressee(s) &&
           ends_with_any(s, ends);
}

void paper_find_address(struct paper *p)
{
    static const char *const hellos[] = {WORDLIST_HELLOS, NULL};
    size_t i = paper_next(p, 0), end, start;

    if (i == p->n || p->lines[i].role != ROLE_TEXT)
        return;
    struct pasted_line *l = &p->lines[i];
    if (!address_end(l->text, &end, &start) ||
        (start == l->text.len && paper_next(p, i + 1) == p->n))
        return;
    p->out->to = addressee(slice_sub(l->text, 0, end));
    l->text = slice_trim(slice_from(l->text, start));
    if (starts_with_any(l->text, hellos) + strlen("！") >= l->text.len)
        l->role = ROLE_GONE;
}
