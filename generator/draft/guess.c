/* guess.c - fields read from the text of a draft.
 *
 * The body is split into lines; each reader takes the lines it understands and empties
 * them, and what is left is joined again as the body. In order:
 *   1. labels      联系电话：0000-0000001                -> 电话 (any synonym of it)
 *   2. the only telephone number; the only choice that title or body name
 * The first value found for a field is kept.
 */
#include "draft/guess.h"
#include "base/buf.h"
#include "prose/find_values.h"
#include "words/fields.h"

#include <string.h>

enum {
    LINES_MAX = 4000,
    TEXT_MAX = 40, /* code points of a text without a limit of its own */
    NEAR = 60, /* bytes after a label that may hold its value (twice that is read) */
};

struct pasted_page {
    struct guesses *out;
    const struct kind *kind;
    struct slice *lines; /* trimmed; emptied once read into a field */
    size_t n;
};

/* Other words for a field, the likelier ones first. */
static const struct {
    const char *field, *word;
} synonyms[] = {WORDLIST_FIELD_SYNONYMS};
enum { SYNONYMS = sizeof synonyms / sizeof *synonyms };

const struct guess *guess_find(const struct guesses *g, struct slice name)
{
    for (size_t i = 0; i < g->n; i++)
        if (slice_eq(g->list[i].name, name))
            return &g->list[i];
    return NULL;
}

static void add(struct guesses *g, struct slice name, struct slice value, bool map)
{
    if (value.len == 0 || guess_find(g, name))
        return;
    arena_push(g->arena, g->list, g->n, g->cap);
    g->list[g->n++] = (struct guess){name, slice_dup(g->arena, value), map};
}

void guess_add(struct guesses *g, const char *name, struct slice value)
{
    add(g, slice_of(name), value, false);
}

/* ---- labels: 联系电话：… ---- */

/* Strip list marks, emphasis and blanks: `- **电话**` -> 电话**. */
static struct slice without_marks(struct slice s)
{
    while (s.len && strchr("-*#0123456789. ", s.ptr[0]))
        s = slice_from(s, 1);
    return s;
}

/* 明天上午9点。 -> 明天上午9点 */
static struct slice without_stop(struct slice s)
{
    static const char *const stops[] = {"。", "；", "，", "**"};

    s = slice_trim(s);
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
        if (slice_ends(s, slice_of(stops[i])))
            s = slice_sub(s, 0, s.len - strlen(stops[i]));
    return s;
}

/* A text is taken if its length suits the field and it is a single sentence. */
static bool take_text(struct pasted_page *p, const struct field *f, struct slice text)
{
    text = without_stop(text);
    long n = (long)utf8_count(text), max = f->max >= 0 ? f->max : TEXT_MAX;

    if (n < 1 || n > max || n < f->min || slice_find(text, SLICE("。")) != SIZE_MAX)
        return false;
    add(p->out, f->name, text, false);
    return true;
}

/* Read the text after a label by the field's type: a phone number, a day, a period …
 * False if it holds none. */
static bool take(struct pasted_page *p, const struct field *f, struct slice text)
{
    struct arena *a = p->out->arena;
    struct slice value = SLICE("");

    if (f->type == FIELD_TEXT)
        return take_text(p, f, text);
    if (f->type == FIELD_PHONE)
        value = find_phone(text);
    else if (f->type == FIELD_DATE)
        value = find_day(a, text, p->out->date);
    else if (f->type == FIELD_TIME)
        value = find_time(a, text,
                          slice_starts(f->name, SLICE("结束")) ||
                              slice_ends(f->name, SLICE("止时")));
    else if (f->type == FIELD_PERIOD)
        value = find_period(a, text, p->out->date);
    add(p->out, f->name, value, f->type == FIELD_PERIOD);
    return value.len > 0;
}

static bool is_colon(struct slice s, size_t *len)
{
    *len = slice_starts(s, SLICE("：")) ? strlen("：") : 1;
    return *len > 1 || slice_starts(s, SLICE(":"));
}

/* 标签：text, alone on its line. */
static bool read_line(struct pasted_page *p, const struct field *f, struct slice label,
                      size_t i)
{
    struct slice line = without_marks(p->lines[i]);
    size_t colon;

    if (!slice_starts(line, label) || !is_colon(slice_from(line, label.len), &colon))
        return false;
    return take(p, f, slice_from(line, label.len + colon));
}

/* The label inside a sentence, …，公示期为2026年…, or as a heading, ## 公示时间, with
 * its value on the next line. */
static void read_within(struct pasted_page *p, const struct field *f,
                        struct slice label)
{
    for (size_t i = 0; i < p->n && !guess_find(p->out, f->name); i++) {
        size_t at = slice_find(p->lines[i], label);
        if (at == SIZE_MAX)
            continue;
        struct slice rest = slice_from(p->lines[i], at + label.len);
        if (rest.len == 0 && slice_starts(p->lines[i], SLICE("#"))) {
            size_t k = i + 1;
            while (k < p->n && p->lines[k].len == 0)
                k++;
            rest = k < p->n ? p->lines[k] : rest;
        }
        size_t end = rest.len < NEAR * 2 ? rest.len : NEAR * 2;
        while (end < rest.len && ((unsigned char)rest.ptr[end] & 0xC0) == 0x80)
            end++;
        take(p, f, slice_sub(rest, 0, end));
    }
}

/* Look for a label line by line; phones and periods, which cannot be mistaken for
 * other text, also inside sentences. used[i]: line i leaves the body. */
static void read_label(struct pasted_page *p, const struct field *f, struct slice label,
                       bool *used)
{
    bool sure = f->type == FIELD_PHONE || f->type == FIELD_PERIOD;

    for (size_t i = 0; i < p->n && !guess_find(p->out, f->name); i++)
        if (read_line(p, f, label, i))
            used[i] |= f->type == FIELD_TEXT || holds_only_times(p->lines[i]);
    if (sure && !guess_find(p->out, f->name))
        read_within(p, f, label);
}

static void read_labels(struct pasted_page *p, bool *used)
{
    for (size_t i = 0; i < p->kind->nfields; i++) {
        const struct field *f = &p->kind->fields[i];
        bool scalar = f->type == FIELD_TEXT || f->type == FIELD_PHONE ||
                      f->type == FIELD_DATE || f->type == FIELD_TIME ||
                      f->type == FIELD_PERIOD;
        if (!scalar || f->privacy == PRIVACY_SECRET || slice_is(f->name, "标题") ||
            slice_is(f->name, "日期"))
            continue;
        read_label(p, f, f->name, used);
        for (size_t s = 0; s < SYNONYMS; s++)
            if (slice_is(f->name, synonyms[s].field))
                read_label(p, f, slice_of(synonyms[s].word), used);
    }
}

/* ---- fields found without a label ---- */

/* If the text holds exactly one office number (with an area code), that is the number
 * to ring. */
static void read_phone(struct pasted_page *p)
{
    struct slice found = SLICE("");

    for (size_t i = 0; i < p->n; i++) {
        struct slice phone = find_phone(p->lines[i]);
        if (!phone.len || !memchr(phone.ptr, '-', phone.len))
            continue;
        if (found.len && !slice_eq(found, phone))
            return;
        found = phone;
    }
    for (size_t i = 0; i < p->kind->nfields && found.len; i++) {
        const struct field *f = &p->kind->fields[i];
        if (f->type != FIELD_PHONE || !f->required || slice_is(f->name, "监督电话"))
            continue;
        add(p->out, f->name, found, false);
        return;
    }
}

/* The one choice of an enum that the text names; empty if none or several. */
static struct slice choice_in(const struct field *f, struct slice text)
{
    struct slice found = SLICE("");

    for (size_t c = 0; c < f->nchoices; c++)
        if (slice_find(text, f->choices[c]) != SIZE_MAX) {
            if (found.len)
                return SLICE("");
            found = f->choices[c];
        }
    return found;
}

/* 停水通知 -> 停水: the choice named in the title, else in the body. */
static void read_choices(struct pasted_page *p, struct slice title, struct slice body)
{
    for (size_t i = 0; i < p->kind->nfields; i++) {
        const struct field *f = &p->kind->fields[i];
        if (f->type == FIELD_ENUM && f->required) {
            add(p->out, f->name, choice_in(f, title), false);
            add(p->out, f->name, choice_in(f, body), false);
        }
    }
}

/* The lines left over, runs of empty ones reduced to one. */
static struct slice join(const struct pasted_page *p)
{
    struct buf out = BUF_INIT;
    bool blank = true;

    for (size_t i = 0; i < p->n; i++) {
        if (p->lines[i].len == 0) {
            blank = out.len > 0;
            continue;
        }
        if (blank && out.len)
            buf_char(&out, '\n');
        buf_slice(&out, p->lines[i]);
        buf_char(&out, '\n');
        blank = false;
    }
    struct slice made = slice_dup(p->out->arena, buf_view(&out));
    buf_release(&out);
    return made;
}

void guess_fields(const struct kind *k, struct slice title, struct slice body,
                  struct date date, struct guesses *out)
{
    struct pasted_page p = {.out = out, .kind = k};
    struct slice rest = body, line;

    out->body = body;
    out->date = date;
    p.lines = arena_array(out->arena, struct slice, LINES_MAX);
    while (p.n < LINES_MAX && slice_cut(&rest, '\n', &line))
        p.lines[p.n++] = slice_trim(line);
    if (rest.len)
        return;
    bool *used = arena_array(out->arena, bool, p.n + 1);
    read_labels(&p, used);
    read_phone(&p);
    read_choices(&p, title, body);
    for (size_t i = 0; i < p.n; i++)
        if (used[i])
            p.lines[i] = SLICE("");
    out->body = join(&p);
}
