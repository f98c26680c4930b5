/* draft_from.c - decoded, sorted out (content/paste), corrected (check/language). */
#include "draft_from.h"

#include "base/buf.h"
#include "base/encoding.h"
#include "base/file.h"
#include "check/language.h"
#include "content/paste.h"

enum { ARTICLE_MAX = 1 << 20 };

enum { ROUNDS_MAX = 4 }; /* what one cure leaves, the next may find: 区(qū) , 的 */

static bool is_applied(const struct finding *f)
{
    return f->cure.ptr && (f->safe || f->rule == LANGUAGE_PINYIN);
}

/* ---- traditional characters ---- */

/* Of a text that is traditional throughout; a few may be names. */
enum { TRADITIONAL_MIN = 8, TRADITIONAL_PERCENT = 3 };

/* What 通用规范汉字表 holds too is another character there, but for these words. */
struct shared_form {
    const char *form, *simple;
    const char *stays_before, *stays_after; /* beside these */
};

static const struct shared_form shared_forms[] = {
    {"著", "着", "名作述称录者书", "显名原编专论译合遗巨土卓昭"},
    {"於", "于", "", ""},
    {"乾", "干", "坤隆卦", ""},
    {"徵", "征", "羽", "角"},
    {"瞭", "了", "望", ""},
    {"夥", "伙", "", ""},
    {"藉", "借", "", "狼慰枕蕴"},
};

static bool among(struct slice set, uint32_t cp)
{
    for (size_t at = 0; at < set.len;)
        if (utf8_next(set, &at) == cp)
            return true;
    return false;
}

/* 0: it is written so. at: behind the character; before: in front of it. */
static uint32_t simple_of(struct han_forms *forms, struct slice text, uint32_t before,
                          uint32_t cp, size_t at)
{
    uint32_t next = at < text.len ? utf8_next(text, &at) : 0;

    for (size_t i = 0; i < sizeof shared_forms / sizeof *shared_forms; i++) {
        const struct shared_form *f = &shared_forms[i];
        size_t zero = 0, none = 0;
        if (utf8_next(slice_of(f->form), &zero) != cp)
            continue;
        bool stays = among(slice_of(f->stays_before), next) ||
                     among(slice_of(f->stays_after), before);
        return stays ? 0 : utf8_next(slice_of(f->simple), &none);
    }
    return cp_is_han(cp) ? han_simplified(forms, cp) : 0;
}

static bool is_traditional(struct han_forms *forms, struct slice text)
{
    size_t han = 0, found = 0;

    for (size_t at = 0; at < text.len;) {
        uint32_t cp = utf8_next(text, &at);
        han += cp_is_han(cp);
        found +=
            cp_is_han(cp) && !han_is_common(forms, cp) && han_simplified(forms, cp);
    }
    return found >= TRADITIONAL_MIN && found * 100 > han * TRADITIONAL_PERCENT;
}

static struct slice simplify(struct arena *a, struct han_forms *forms,
                             struct slice text, size_t *count)
{
    struct buf out = BUF_INIT;
    uint32_t before = 0;

    for (size_t at = 0; at < text.len;) {
        uint32_t cp = utf8_next(text, &at);
        uint32_t simple = simple_of(forms, text, before, cp, at);

        *count += simple != 0;
        before = simple ? simple : cp;
        buf_cp(&out, before);
    }
    struct slice made = slice_dup(a, buf_view(&out));
    buf_release(&out);
    return made;
}

/* ---- findings ---- */

/* Findings are sorted by place; of two that meet the first is taken. */
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

/* The last text is the longest: by it the whole is judged. */
static void correct(struct arena *a, const struct text *texts, size_t n, struct diag *d)
{
    size_t counts[LANGUAGE_RULES] = {0};
    struct language l = {.forms = han_forms_open()};
    bool traditional = is_traditional(l.forms, *texts[n - 1].text);

    for (size_t i = 0; i < n; i++) {
        size_t applied = 1;

        l.markdown = texts[i].markdown;
        for (int round = 0; round < ROUNDS_MAX && applied; round++) {
            struct findings found = {.arena = a};

            language_scan(&l, *texts[i].text, &found);
            *texts[i].text = apply(a, *texts[i].text, &found, counts, &applied);
        }
        if (traditional)
            *texts[i].text =
                simplify(a, l.forms, *texts[i].text, &counts[LANGUAGE_TRADITIONAL]);
    }
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
    const char *encoding;
    struct slice bytes;
    struct paste paste;

    src->path = path;
    if (file_read(a, path, ARTICLE_MAX, &bytes) != FILE_OK)
        die("%s：读不了（cannot read）", path);
    src->text = encoding_to_utf8(a, bytes, &encoding);
    if (!encoding) {
        diag_error(d, (struct span){0}, "paste-encoding", "%s 不是文字，或者编码不认识",
                   "%s is no text, or of no known encoding", path);
        return diag_hint(d, "用记事本另存为 UTF-8 的纯文本",
                         "save it as plain text in UTF-8");
    }
    if (!paste_read(a, src, draft->date, &paste, d))
        return false;
    const struct text texts[] = {{&paste.title, false}, {&paste.body, true}};
    correct(a, texts, sizeof texts / sizeof *texts, d);
    if (!paste.dated)
        diag_note(d, (struct span){0}, "paste-date", "没有找到日期，先写今天",
                  "no date was found: today stands in");
    if (!draft->title.len)
        draft->title = paste.title;
    draft->body = paste.body;
    draft->date = paste.date;
    return true;
}
