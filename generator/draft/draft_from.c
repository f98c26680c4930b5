/* draft_from.c - a pasted article becomes the body of a draft.
 *
 * Four steps: decode (paste_source), remove invisible characters and entities
 * (paste_clean), separate the article from the page around it (paste), correct its
 * language (language/). Only certain corrections are made, and each rule reports how
 * often it applied:
 *   "停水通知,请大家储水." -> 停水通知，请大家储水。 and one "paste-changed" note
 */
#include "draft/draft_from.h"

#include "base/buf.h"
#include "draft/paste.h"
#include "draft/paste_clean.h"
#include "draft/paste_source.h"
#include "language/language.h"
#include "language/simplify.h"

enum { ROUNDS_MAX = 4 }; /* a correction may uncover another: 区(qū) , 的 */

/* Fixes that are certain, and pinyin, which an article never needs: 槐(huái)安里. */
static bool is_applied(const struct finding *f)
{
    return f->cure.ptr && (f->safe || f->rule == LANGUAGE_PINYIN);
}

/* ---- findings ---- */

/* Write the text with the fixes of `f`, which are sorted by place; of two that overlap
 * the first is made. The next round finds the other if it still applies. */
static struct slice apply(struct arena *a, struct slice text, const struct findings *f,
                          size_t counts[LANGUAGE_RULES], size_t *applied)
{
    struct buf out = BUF_INIT;
    size_t at = 0;

    *applied = 0;
    for (size_t i = 0; i < f->n; i++) {
        const struct finding *one = &f->list[i];
        if (!is_applied(one) || one->start < at)
            continue;
        buf_slice(&out, slice_sub(text, at, one->start));
        buf_slice(&out, one->cure);
        at = one->end;
        counts[one->rule]++;
        ++*applied;
    }
    buf_slice(&out, slice_from(text, at));
    struct slice made = slice_dup(a, buf_view(&out));
    buf_release(&out);
    return made;
}

static const char *what_in_chinese(enum language_rule rule)
{
    switch (rule) {
    case LANGUAGE_HALF_WIDTH:
        return "半角标点改成全角";
    case LANGUAGE_PINYIN:
        return "去掉字后面的拼音";
    case LANGUAGE_TRADITIONAL:
        return "繁体字改成规范字";
    case LANGUAGE_LOOK_ALIKE:
        return "形似的部首改成字";
    case LANGUAGE_ASCII_MARK:
        return "省略号和破折号改成中文的";
    case LANGUAGE_SPACE:
        return "去掉多余的空格";
    default:
        return "改正写法";
    }
}

struct text {
    struct slice *text; /* replaced; what is new lives in the arena */
    bool markdown;
};

/* Characters that a converter destroyed (U+FFFD, private use) cannot be restored:
 * report each with AROUND characters on both sides, so that the editor finds it. */
static void tell_lost(struct arena *a, const struct language *l, struct slice text,
                      struct diag *d)
{
    enum { AROUND = 4 };
    struct findings found = {.arena = a};

    language_scan(l, text, &found);
    for (size_t i = 0; i < found.n; i++) {
        size_t start = found.list[i].start, end = found.list[i].end;
        if (found.list[i].rule != LANGUAGE_NO_CHARACTER)
            continue;
        for (int n = 0; n < AROUND && start > 0; n++)
            utf8_prev(text, &start);
        for (int n = 0; n < AROUND && end < text.len; n++)
            utf8_next(text, &end);
        diag_warn(d, (struct span){0}, "paste-lost", "粘贴时丢了字：“%.*s”",
                  "a character was lost: '%.*s'",
                  SLICE_FMT(slice_sub(text, start, end)));
        diag_hint(d, "照原文补上", "write it as in the original");
    }
}

/* Correct all texts until a round changes nothing. Whether the article is in
 * traditional characters is decided by the last text, which is the longest. */
static void correct(struct arena *a, const struct text *texts, size_t n, struct diag *d)
{
    size_t counts[LANGUAGE_RULES] = {0};
    struct language l = {.forms = han_forms_open()};
    bool traditional = text_is_traditional(l.forms, *texts[n - 1].text);

    for (size_t i = 0; i < n; i++) {
        size_t applied = 1;

        l.markdown = texts[i].markdown;
        for (int round = 0; round < ROUNDS_MAX && applied; round++) {
            struct findings found = {.arena = a};

            language_scan(&l, *texts[i].text, &found);
            *texts[i].text = apply(a, *texts[i].text, &found, counts, &applied);
        }
        if (traditional)
            *texts[i].text = text_simplified(a, l.forms, *texts[i].text,
                                             &counts[LANGUAGE_TRADITIONAL]);
    }
    tell_lost(a, &l, *texts[n - 1].text, d);
    han_forms_close(l.forms);
    for (int rule = 0; rule < LANGUAGE_RULES; rule++)
        if (counts[rule])
            diag_note(d, (struct span){0}, "paste-changed", "%s %zu 处（%s）%.0s",
                      "%.0s%zu times %.0s%s", what_in_chinese((enum language_rule)rule),
                      counts[rule], language_number((enum language_rule)rule),
                      language_code((enum language_rule)rule));
}

bool draft_from(struct arena *a, const char *path, struct draft *draft, struct diag *d)
{
    struct source *src = arena_new(a, struct source);
    size_t cleaned;
    struct paste paste;

    if (!paste_source(a, path, &draft->title, src, d))
        return false;
    src->text = paste_clean(a, src->text, &cleaned);
    if (cleaned)
        diag_note(
            d, (struct span){0}, "paste-changed",
            "网页代码、全角数字、直引号、看不见的字符清理 %zu 处",
            "%zu entities, full-width digits, straight quotes and unseen characters",
            cleaned);
    if (!paste_read(a, src, draft->date, &paste, d))
        return false;
    const struct text texts[] = {{&paste.title, false},  {&paste.hint, false},
                                 {&paste.issuer, false}, {&paste.to, false},
                                 {&paste.number, false}, {&paste.body, true}};
    correct(a, texts, sizeof texts / sizeof *texts, d);
    if (!draft->title.len)
        draft->title = paste.title;
    draft->hint = paste.hint;
    draft->name = paste_stem(path);
    draft->issuer = paste.issuer;
    draft->to = paste.to;
    draft->number = paste.number;
    draft->body = paste.body;
    draft->source = paste.source;
    draft->date = paste.date;
    draft->dated = paste.dated;
    return true;
}
