/* privacy_context.c - the words around a number or an account.
 *
 *     快递运单 13900001111        the label, in the clause before: a thing's
 *     订单已退，找老王13900002345 another clause: not its label
 *     物业邮箱 a@b.example        an office's;  物业王师傅微信 wang_88: a person's
 */
#include "check/privacy_context.h"
#include "base/lexicon.h"
#include "prose/id_numbers.h"
#include "prose/person_names.h"
#include "words/privacy_numbers.h"

enum { CLAUSE_BYTES = 45, SENTENCE_BYTES = 150 };

static bool is_blank_or_digit(uint32_t cp)
{
    return digit_value(cp) >= 0 || cp == ' ' || cp == 0x3000 || is_unseen(cp);
}

/* The text before `at`, back to one of the marks, but not more than n bytes. A clause
 * of digits alone belongs to the one before it: 单号 138…，139…. */
static struct slice text_before(const struct check_text *t, size_t at, size_t n,
                                const char *const *marks)
{
    size_t start = at;
    bool any = false;

    while (start > 0 && at - start < n) {
        size_t before = start;
        uint32_t cp = utf8_prev(t->text, &before);
        if (any && word_before(t->text, start, marks))
            break;
        any |= !is_blank_or_digit(cp) && !word_before(t->text, start, marks);
        start = before;
    }
    return slice_sub(t->text, start, at);
}

static const char *const clause_marks[] = {"，", "。", "；", "！", "？",
                                           "\n", ",",  ";",  NULL};
static const char *const sentence_marks[] = {"。", "；", "！", "？", "\n", NULL};

struct slice clause_before(const struct check_text *t, size_t at)
{
    return text_before(t, at, CLAUSE_BYTES, clause_marks);
}

struct slice sentence_before(const struct check_text *t, size_t at)
{
    return text_before(t, at, SENTENCE_BYTES, sentence_marks);
}

static struct slice text_after(const struct check_text *t, size_t at, size_t n,
                               const char *const *marks)
{
    size_t end = at;

    while (end < t->text.len && end - at < n && !word_at(t->text, end, marks))
        utf8_next(t->text, &end);
    return slice_sub(t->text, at, end);
}

struct slice clause_after(const struct check_text *t, size_t at)
{
    return text_after(t, at, CLAUSE_BYTES, clause_marks);
}

struct slice sentence_after(const struct check_text *t, size_t at)
{
    return text_after(t, at, SENTENCE_BYTES, sentence_marks);
}

bool is_labelled(const struct check_run *run, const struct check_text *t, size_t at,
                 const char *const *words)
{
    return has_word(clause_before(t, at), words) ||
           has_word(text_heading(run->arena, t), words);
}

bool is_named(const struct check_run *run, const struct check_text *t, size_t at,
              const char *const *words)
{
    static const char *const links[] = {" ", "：", ":", "为", "是", "（", "(", NULL};
    size_t n;

    while ((n = word_before(t->text, at, links)) > 0)
        at -= n;
    struct slice head = at == 0 ? text_heading(run->arena, t) : SLICE("");
    return word_before(t->text, at, words) > 0 ||
           word_before(head, head.len, words) > 0;
}

size_t skip_words(struct slice s, size_t at, const char *const *words)
{
    size_t n;

    while ((n = word_at(s, at, words)) > 0)
        at += n;
    return at;
}

/* ---- whose it is ---- */

static const char *const offices[] = {WORDLIST_OFFICES, NULL};
static const char *const persons[] = {WORDLIST_PERSON_WORDS, NULL};

static bool is_han(uint32_t cp)
{
    return cp >= 0x4E00 && cp <= 0x9FFF;
}

/* Two to four Han characters, the first of them a surname: 王秀英. */
static bool is_set_apart_name(struct slice word)
{
    struct surname found;
    size_t n = utf8_count(word);

    for (size_t at = 0; at < word.len;)
        if (!is_han(utf8_next(word, &at)))
            return false;
    return n >= 2 && n <= 4 && surname_find(word, 0, true, &found) &&
           word.len - found.name.len >= 3 && word.len - found.name.len <= 6 &&
           !has_word(word, offices);
}

/* 小李, 老王: a nickname and a surname at the end of a word. */
static bool is_nickname(struct slice word)
{
    static const char *const nicknames[] = {WORDLIST_NICKNAMES, NULL};
    struct surname found;
    size_t last = word.len;

    if (word.len < 6)
        return false;
    utf8_prev(word, &last);
    return word_before(word, last, nicknames) > 0 &&
           surname_find(word, last, true, &found) && last + found.name.len == word.len;
}

/* The end of the Han characters at `at`. */
static size_t han_end(struct slice s, size_t at)
{
    for (size_t next = at; at < s.len && is_han(utf8_next(s, &next)); at = next)
        ;
    return at;
}

bool is_payee(struct slice s)
{
    return is_set_apart_name(slice_sub(s, 0, han_end(s, 0)));
}

bool holds_person(struct slice s)
{
    if (has_word(s, persons) || holds_name(s, NULL))
        return true;
    for (size_t at = 0; at < s.len;) {
        size_t end = han_end(s, at);
        if (end > at && is_nickname(slice_sub(s, at, end)))
            return true;
        if (end > at)
            at = end;
        else
            utf8_next(s, &at);
    }
    return false;
}

/* The part of s behind the last word for an office; ptr NULL: there is none. */
static struct slice behind_office(struct slice s)
{
    struct slice rest = {0};

    for (size_t at = 0; at < s.len; utf8_next(s, &at)) {
        size_t n = word_at(s, at, offices);
        if (n)
            rest = slice_from(s, at + n);
    }
    return rest;
}

/* The other texts of its row or record. */
static bool row_holds_office(const struct check_run *run, const struct check_text *t)
{
    for (size_t i = 0; run->texts && i < run->texts->ngroups; i++) {
        const struct check_group *g = &run->texts->groups[i];
        if (t < g->texts || t >= g->texts + g->n || (!t->field && g->n < 2) ||
            (t->field && !g->table && t->item && g->record == t->item->root))
            continue;
        for (size_t k = 0; k < g->n; k++)
            if (&g->texts[k] != t && has_word(g->texts[k].text, offices))
                return true;
    }
    return false;
}

bool is_office(const struct check_run *run, const struct check_text *t, size_t at)
{
    struct slice rest = behind_office(sentence_before(t, at));

    if (rest.ptr && slice_find(rest, SLICE("@")) == SIZE_MAX)
        return !holds_person(rest); /* behind another address it is not the office's */
    if (holds_person(clause_before(t, at)))
        return false;
    return (t->field && has_word(t->field->name, offices)) ||
           has_word(text_heading(run->arena, t), offices) || row_holds_office(run, t);
}

/* ---- reporting ---- */

void hit_secret(struct check_run *run, const char *code, enum severity severity,
                const struct check_text *t, size_t start, size_t end, const char *zh,
                const char *en)
{
    struct slice secret = slice_sub(t->text, start, end);
    struct span at = text_span(t, start, end);
    size_t n = utf8_count(secret), tail = secret.len;

    for (size_t i = 0; i < (n >= 11 ? 4u : n >= 6 ? 2u : 1u); i++)
        utf8_prev(secret, &tail);
    struct slice shown = slice_from(secret, tail);
    diag_hide(run->diag, at, slice_dup(run->diag->arena, secret));
    check_hit_as(run, code, severity, at, "%s%.0s（末尾 %.*s）",
                 "%.0s%s (ending in %.*s)", zh, en, SLICE_FMT(shown));
}

/* ---- folded texts ---- */

struct reading read_folded(struct check_run *run, const struct check_text *t)
{
    struct reading r = {.run = run, .t = t, .folded = fold_prose(run->arena, t->text)};

    r.s = r.folded.text;
    return r;
}

void hit_folded(const struct reading *r, const char *code, enum severity severity,
                size_t start, size_t end, const char *zh, const char *en)
{
    hit_secret(r->run, code, severity, r->t, r->folded.starts[start],
               r->folded.ends[end - 1], zh, en);
}

bool is_small_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

bool is_word_char(char c)
{
    return char_is_digit(c) || is_small_letter(c) || c == '_' || c == '-' || c == '.';
}

char byte_at(struct slice s, size_t at)
{
    return at < s.len ? s.ptr[at] : '\0';
}

bool column_has(const struct reading *r, const char *const *words)
{
    struct slice head = text_heading(r->run->arena, r->t);

    return head.len && has_word(fold_prose(r->run->arena, head).text, words);
}
