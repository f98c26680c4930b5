/* paste_chat.c - copied chat messages: the sender, the time and the call are left out.
 *
 * Messengers copy a message with its sender and time, on one line or two:
 *   张三(12345) 2026/11/24 10:32          张三
 *   @所有人 明天停水                       昨天 10:32
 *                                        明天停水
 * From both only 明天停水 is kept. A table or a sentence may look alike (停水 9:00
 * 5号楼), so the form must repeat or start the text, and must not hold words of a
 * matter. Names of neighbours must never reach the board.
 */
#include "draft/paste_lines.h"
#include "draft/paste_paper.h"
#include "prose/dates.h"
#include "words/chats.h"

#include <string.h>

enum {
    HEADS_MIN = 2, /* heads with a day; a single one may be anything */
    NAME_MAX = 14, /* code points of the sender */
    SHORT = 20,    /* code points of a title alone on a line */
};

/* ---- one message ---- */

static bool is_blank(uint32_t cp)
{
    return cp == ' ' || cp == '\t' || cp == 0x3000 || cp == 0xA0 || cp == 0x2005;
}

/* Cut the next word off *rest. False if there is none. */
static bool take_word(struct slice *rest, struct slice *word)
{
    size_t at = 0, start = 0, end;

    while (at < rest->len && is_blank(utf8_next(*rest, &at)))
        start = at;
    for (end = at = start; at < rest->len && !is_blank(utf8_next(*rest, &at));)
        end = at;
    *word = slice_sub(*rest, start, end);
    *rest = slice_from(*rest, end);
    return word->len > 0;
}

/* Digits and at least one of `marks`, nothing else: is_made_of("11-24", "-/."). */
static bool is_made_of(struct slice s, const char *marks)
{
    bool digit = false, mark = false;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        digit |= cp >= '0' && cp <= '9';
        mark |= cp_among(cp, marks);
        if (!(cp >= '0' && cp <= '9') && !cp_among(cp, marks))
            return false;
    }
    return digit && mark;
}

/* 10:32, 10：32:11, 下午3:05 */
static bool is_time_word(struct slice s)
{
    static const char *const halves[] = {WORDLIST_DAY_HALVES};

    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
        if (slice_starts(s, slice_of(halves[i])))
            return is_time_word(slice_from(s, strlen(halves[i])));
    return is_made_of(s, ":：");
}

/* 2026/11/24, 11-24, 11月24日, 昨天, 星期二, 下午 */
static bool is_day_word(struct slice s)
{
    static const char *const words[] = {WORDLIST_CHAT_TIMES};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_is(s, words[i]))
            return true;
    return is_made_of(s, "-/.年月日");
}

/* 业主大会 19:00 and 停电 9:30 name an event, not a sender. */
static bool is_matter(struct slice name)
{
    static const char *const words[] = {WORDLIST_CHAT_MATTERS};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_find(name, slice_of(words[i])) != SIZE_MAX)
            return true;
    return false;
}

/* What a line holds that may be the head of a message. */
struct sender {
    bool name, time, matter;
};

/* Sender and time in either order, and nothing else. False for any other line:
 *   张三 10:32, 昨天 10:32 -> true;  停水 9:00 5号楼 -> false. */
static bool read_sender(struct slice line, struct sender *out)
{
    struct slice rest = line, word, name = SLICE("");
    bool timed = false; /* the time came before the name */

    *out = (struct sender){0};
    while (take_word(&rest, &word)) {
        if (is_time_word(word)) {
            out->time = true;
        } else if (!is_day_word(word)) {
            if (out->name && out->time && !timed)
                return false; /* 停水 9:00 5号楼 */
            timed |= out->time;
            out->name = true;
            name = word;
            out->matter |= is_matter(word);
        }
        if (out->name && timed && is_time_word(word))
            return false;
    }
    if (utf8_count(name) > NAME_MAX || utf8_count(line) > 3 * NAME_MAX)
        return false;
    for (size_t at = 0; at < line.len;)
        if (cp_among(utf8_next(line, &at), "，。！？；、,!?;—~～“”《》【】"))
            return false;
    return out->name || out->time;
}

/* How many lines from i on are a message's head: 1, or 2 with the name above the time.
 * 0: none, or no text follows. */
static size_t sender_lines(const struct paper *p, size_t i)
{
    struct sender first, second;
    size_t k = paper_next(p, i + 1);

    if (k >= p->n || !read_sender(p->lines[i].text, &first) || first.matter)
        return 0;
    if (first.name && first.time)
        return 1;
    return first.name && paper_next(p, k + 1) < p->n &&
                   read_sender(p->lines[k].text, &second) && !second.name
               ? 2
               : 0;
}

/* ---- the call ---- */

/* @所有人 大家好 -> 大家好: the notice now addresses whoever reads the board. */
static struct slice without_call(struct slice s)
{
    static const char *const calls[] = {WORDLIST_EVERYBODY_CALLED};

    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        if (!slice_starts(s, slice_of(calls[i])))
            continue;
        s = slice_from(s, strlen(calls[i]));
        for (size_t at = 0; at < s.len && is_blank(utf8_next(s, &at)); at = 0)
            s = slice_from(s, at);
        return s;
    }
    return s;
}

/* ---- the whole text ---- */

/* The day of the first message is that of the notice, if its year is written. */
static void drop(struct paper *p, size_t i)
{
    size_t at = 0, start;

    p->lines[i].role = ROLE_GONE;
    if (!p->out->dated)
        p->out->dated =
            day_find(p->lines[i].text, &at, (struct date){0}, &start, &p->out->date);
    diag_note(p->diag, p->lines[i].at, "paste-dropped",
              "去掉了聊天记录里的人名、时间和应答",
              "left out: senders, times and replies of a chat");
}

/* Drop the heads of messages, if the text begins with one. Returns how many. */
static size_t drop_senders(struct paper *p)
{
    size_t found = 0, i = paper_next(p, 0);

    while (i < p->n) {
        size_t lines = sender_lines(p, i), k = paper_next(p, i + 1);
        if (found == 0 && lines == 0)
            return 0; /* 主任  9:00 further down may be a table row */
        if (lines == 2)
            k = paper_next(p, k + 1);
        if (lines && k < p->n && !sender_lines(p, k)) {
            if (lines == 2)
                drop(p, paper_next(p, i + 1));
            drop(p, i);
            found++;
        } else if (found == 0) {
            return 0;
        }
        i = k;
    }
    return found;
}

/* A single message with a title on its own line is an article like any other. */
static bool has_title(const struct paper *p)
{
    size_t i = paper_next(p, 0);

    if (i >= p->n || paper_next(p, i + 1) >= p->n)
        return false;
    struct slice s = p->lines[i].text;
    return utf8_count(s) <= SHORT && line_is_heading(s) &&
           slice_find(s, SLICE("，")) == SIZE_MAX &&
           slice_find(s, SLICE(",")) == SIZE_MAX;
}

/* Each message is a paragraph; heads, calls and chatter such as 收到 are dropped. */
static void tidy(struct paper *p)
{
    for (size_t i = paper_next(p, 0); i < p->n; i = paper_next(p, i + 1)) {
        struct pasted_line *l = &p->lines[i];

        l->indented = true;
        l->text = without_call(l->text);
        if (line_is_chat_head(l->text) || line_is_chatter(l->text) || !l->text.len)
            drop(p, i);
    }
}

/* An article posted to a group may begin with a call, too: on its own line, or before
 * the text. */
static void drop_call(struct paper *p)
{
    size_t i = paper_next(p, 0);

    if (i >= p->n)
        return;
    struct slice bare = without_call(p->lines[i].text);
    if (bare.len == p->lines[i].text.len || (!bare.len && paper_next(p, i + 1) >= p->n))
        return;
    p->lines[i].text = bare;
    if (bare.len) {
        diag_note(p->diag, p->lines[i].at, "paste-dropped", "去掉了“@所有人”",
                  "left out: @all");
        return;
    }
    drop(p, i);
}

/* Either several heads that name a day, or heads from the first line on. */
void paper_find_chat(struct paper *p)
{
    size_t heads = 0, senders;

    for (size_t i = paper_next(p, 0); i < p->n; i = paper_next(p, i + 1))
        heads += line_is_chat_head(p->lines[i].text);
    senders = heads >= HEADS_MIN ? 0 : drop_senders(p);
    if (heads < HEADS_MIN && senders == 0) {
        drop_call(p);
        return;
    }
    if (senders == 1)
        drop_call(p);
    p->chat = senders != 1 || !has_title(p);
    tidy(p);
}
