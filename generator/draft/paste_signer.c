/* paste_signer.c - is a piece of text the name of who may sign?
 *
 *     槐安里物业服务中心（盖章）     a body
 *     居委会　物业中心               two of them
 *     3号楼楼长                      a person, where nothing else can stand
 *     物业服务中心 小祁              the body; the person's name does not go to print
 */
#include "base/lexicon.h"
#include "draft/paste_lines.h"
#include "draft/paste_paper.h"
#include "markdown/list_mark.h"
#include "words/paste.h"

enum {
    SIGNER_MAX = 30, /* code points */
    PERSON_MAX = 16, /* of a signer that is no body, above a date */
};

/* 物业服务中心（盖章）, 【物业服务中心】, 物业服务中心 敬上 -> 物业服务中心 */
struct slice line_without_seal(struct slice s)
{
    static const char *const reverences[] = {WORDLIST_REVERENCES, NULL};

    s = slice_trim(s);
    if (slice_starts(s, SLICE("【")) && slice_ends(s, SLICE("】")))
        s = slice_sub(s, strlen("【"), s.len - strlen("】"));
    while (slice_starts(s, SLICE("—")))
        s = slice_from(s, strlen("—"));
    size_t reverence = ends_with_any(s, reverences);
    if (utf8_count(s) > 4)
        s = slice_trim(slice_sub(s, 0, s.len - reverence));
    size_t end = s.len;
    bool bracket = s.len && cp_among(utf8_prev(s, &end), "）)");
    if (!bracket || end == 0 || !cp_among(utf8_prev(s, &end), "章印"))
        return s;
    while (end > 0)
        if (cp_among(utf8_prev(s, &end), "（("))
            return slice_trim(slice_sub(s, 0, end));
    return s;
}

/* Nothing but what names are made of: no marks of sentences. */
static bool is_name(struct slice s)
{
    size_t n = utf8_count(s), han = 0;
    struct list_mark mark;

    if (n < 2 || n > SIGNER_MAX || list_mark_read(s, LIST_MARK_ANY, &mark))
        return false;
    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        bool letter = (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') ||
                      (cp >= 'a' && cp <= 'z');
        if (!cp_is_han(cp) && !letter && !cp_among(cp, "()（）·“”-—&#"))
            return false;
        han += cp_is_han(cp);
    }
    return han >= 2;
}

bool line_is_body(struct slice s)
{
    static const char *const not_bodies[] = {WORDLIST_NOT_BODIES, NULL};
    static const char *const not_ends[] = {WORDLIST_NOT_BODY_ENDS, NULL};

    s = line_without_seal(s);
    if (!is_name(s) || starts_with_any(s, not_bodies) || ends_with_any(s, not_ends))
        return false;
    return ends_with_any(s, lexicon_words(LEXICON_BODY_ENDS));
}

/* May it be a name at all, if nothing else can stand there? */
bool line_may_sign(struct slice s)
{
    static const char *const farewells[] = {WORDLIST_FAREWELLS, NULL};

    s = line_without_seal(s);
    return is_name(s) && utf8_count(s) <= PERSON_MAX && !starts_with_any(s, farewells);
}

/* A body, or above a date any name of a person or group: 3号楼楼长. */
static bool is_signer(struct slice s, bool above_date)
{
    static const char *const ends[] = {WORDLIST_SIGNER_ENDS, NULL};

    return line_is_body(s) || (above_date && line_may_sign(s) &&
                               ends_with_any(line_without_seal(s), ends));
}

/* 小祁, 老程, 余师傅: a person of few characters. */
static bool is_person(struct slice s)
{
    struct surname surname;
    size_t n = utf8_count(s);

    for (size_t at = 0; at < s.len;)
        if (!cp_is_han(utf8_next(s, &at)))
            return false;
    bool familiar = slice_starts(s, SLICE("小")) || slice_starts(s, SLICE("老")) ||
                    slice_starts(s, SLICE("阿"));
    return n >= 2 && n <= 4 && !line_is_body(s) &&
           (familiar ? n <= 3 : surname_find(s, 0, false, &surname));
}

/* The parts of s between blanks and 、; more than fit: none. */
static size_t split(struct slice s, struct slice *parts, size_t most)
{
    size_t n = 0;

    for (size_t at = 0, start = 0, end = 0; at <= s.len;) {
        uint32_t cp = at < s.len ? utf8_next(s, &at) : (at++, ' ');
        if (!cp_among(cp, " \t\u3000\u00A0、")) {
            end = at;
            continue;
        }
        if (start < end && n == most)
            return 0;
        if (start < end)
            parts[n++] = slice_sub(s, start, end);
        start = end = at;
    }
    return n;
}

bool line_signs_with_person(struct slice s)
{
    struct slice parts[SIGNERS_MAX + 1];
    size_t n = split(line_without_seal(s), parts, SIGNERS_MAX + 1);

    return n > 1 && is_signer(parts[n - 2], true) && is_person(parts[n - 1]);
}

struct slice paper_signers(struct arena *a, struct slice s, bool above_date)
{
    struct slice parts[SIGNERS_MAX + 1], all = SLICE("");
    size_t n = split(line_without_seal(s), parts, SIGNERS_MAX + 1);
    bool person = line_signs_with_person(s);

    n -= person;
    if (n > SIGNERS_MAX)
        return SLICE("");
    for (size_t i = 0; i < n; i++) {
        if (!is_signer(parts[i], (above_date && i == 0) || (person && i + 1 == n)))
            return SLICE("");
        struct slice one = line_without_seal(parts[i]);
        all =
            i ? slice_of(arena_printf(a, "%.*s、%.*s", SLICE_FMT(all), SLICE_FMT(one)))
              : one;
    }
    return all;
}
