/* rules.c - the register: rules by code or alias, and what --explain prints.
 *
 *     rule_find("P7"), rule_find("room-number") -> the same row */
#include "check/rules.h"

static const struct check_rule *const families[] = {
    rules_privacy, rules_content, rules_time, rules_language, rules_layout};
enum { FAMILIES = sizeof families / sizeof *families };

const struct check_rule *rule_at(size_t i)
{
    for (size_t f = 0; f < FAMILIES; f++)
        for (const struct check_rule *r = families[f]; r->code; r++)
            if (i-- == 0)
                return r;
    return NULL;
}

/* Case does not matter: p7 is P7. */
static bool is_code(struct slice text, const char *code)
{
    size_t n = slice_of(code).len;

    if (text.len != n || n == 0)
        return false;
    for (size_t i = 0; i < n; i++) {
        char c = text.ptr[i];
        if ((c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c) != code[i])
            return false;
    }
    return true;
}

const struct check_rule *rule_find(struct slice code)
{
    const struct check_rule *r;

    for (size_t i = 0; (r = rule_at(i)); i++)
        if (is_code(code, r->code) || slice_is(code, r->alias))
            return r;
    return NULL;
}

/* The register's rule that a kind's rule of this code names (规则); NULL: none. */
static const char *named_by(struct slice code, const struct rule *rules, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (rules[i].named && slice_is(code, rules[i].code))
            return rules[i].named;
    return NULL;
}

/* The same in the rules of fields, and of their columns. */
static const char *named_in(struct slice code, const struct field *fields, size_t n)
{
    const char *named = NULL;

    for (size_t i = 0; i < n && !named; i++) {
        named = named_by(code, fields[i].rules, fields[i].nrules);
        if (!named)
            named = named_in(code, fields[i].columns, fields[i].ncolumns);
    }
    return named;
}

const struct check_rule *rule_of(struct slice code, struct kind *const *kinds, size_t n)
{
    const struct check_rule *r = rule_find(code);
    const char *named = NULL;

    for (size_t i = 0; i < n && !r && !named; i++) {
        named = named_by(code, kinds[i]->rules, kinds[i]->nrules);
        if (!named)
            named = named_in(code, kinds[i]->fields, kinds[i]->nfields);
    }
    return named ? rule_find(slice_of(named)) : r;
}

/* P77 -> P7, room-nummber -> room-number. */
struct slice rule_near(struct slice code)
{
    enum { MAX = 128 };
    struct slice names[MAX];
    const struct check_rule *r;
    size_t n = 0;

    for (size_t i = 0; n + 1 < MAX && (r = rule_at(i)); i++) {
        names[n++] = slice_of(r->code);
        names[n++] = slice_of(r->alias);
    }
    return nearest_word(code, names, n);
}

/* A labelled line of the explanation, if there is a text. */
static void line(struct buf *out, const char *label, const char *text)
{
    if (text)
        buf_printf(out, "  %s%s\n", label, text);
}

/* One rule as a small page: severity, reason, cure, an example wrong and right, and how
 * site.yaml or an item may weigh it differently. */
void rule_explain(const struct check_rule *r, enum lang lang, struct buf *out)
{
    static const char *const zh[] = {"错误，不改不能发布", "警告", "提示"};
    static const char *const en[] = {"error: nothing is published", "warning", "hint"};

    if (lang == LANG_EN) {
        buf_printf(out, "%s (%s): %s\n", r->code, r->alias, r->english);
        line(out, "Severity: ", en[r->severity]);
        line(out, "Cure:     ", r->cure_english);
    } else {
        buf_printf(out, "%s（%s）%s\n", r->code, r->alias, r->title);
        line(out, "轻重：", zh[r->severity]);
        line(out, "缘由：", r->why);
        line(out, "改法：", r->cure);
    }
    line(out, lang == LANG_EN ? "Not:      " : "不要：", r->wrong);
    line(out, lang == LANG_EN ? "But:      " : "要写：", r->right);
    if (r->firm)
        buf_str(out, lang == LANG_EN ? "  It can be neither lowered nor waived.\n"
                                     : "  这一条不能降级，也不能豁免。\n");
    else
        buf_printf(out,
                   lang == LANG_EN
                       ? "  site.yaml:  检查: {%s: 提示}\n"
                         "  One item:   豁免: [{检查: %s, 理由: …}]\n"
                       : "  全站改轻重：content/site.yaml 里写  检查: {%s: 提示}"
                         "（错误、警告、提示、不查）\n"
                         "  一篇里豁免：开头写  豁免: [{检查: %s, 理由: …}]\n",
                   r->code, r->code);
}

/* P7  错误  门牌写到了室: a line for each rule, firm ones with a star. */
void rules_list(enum lang lang, struct buf *out)
{
    static const char *const zh[] = {"错误", "警告", "提示"};
    static const char *const en[] = {"error  ", "warning", "hint   "};
    const struct check_rule *r;

    for (size_t i = 0; (r = rule_at(i)); i++)
        if (lang == LANG_EN)
            buf_printf(out, "%-4s%s  %s%s\n", r->code, en[r->severity], r->english,
                       r->firm ? " *" : "");
        else
            buf_printf(out, "%-4s%s  %s%s\n", r->code, zh[r->severity], r->title,
                       r->firm ? " *" : "");
    buf_str(out, lang == LANG_EN
                     ? "* can be neither lowered nor waived. More: banbao check "
                       "--explain P7\n"
                     : "* 不能降级，也不能豁免。细说一项：banbao check --explain P7\n");
}
