/* remark.c - finds the # after a value and judges what it means.
 *
 *   标题: #5楼停水        error: nothing is left of the value
 *   标题: 停水 #5楼       warning: not printed
 *   标题: 停水 # 5楼      note
 *   标题: 停水  # 5楼     a comment as the handbook shows it: silent
 */
#include "content/remark.h"

#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* The index of the # after a value on its line; SIZE_MAX: none. Brackets of a list may
 * close before it. */
static size_t remark_after(struct slice text, size_t end)
{
    size_t at = end, start = end;

    while (at < text.len && (is_blank(text.ptr[at]) || strchr("]}", text.ptr[at])))
        at++;
    if (at >= text.len || text.ptr[at] != '#' || at == 0 || !is_blank(text.ptr[at - 1]))
        return SIZE_MAX;
    while (start > 0 && text.ptr[start - 1] != '\n')
        start--;
    /* A comment line of its own does not belong to the value before it. */
    return slice_trim(slice_sub(text, start, end)).len ? at : SIZE_MAX;
}

bool remark_swallows(const struct value *v)
{
    if (!v || v->type != VALUE_NULL || !v->at.src)
        return false;
    struct slice text = v->at.src->text;
    size_t at = remark_after(text, v->at.end);
    return at != SIZE_MAX && at + 1 < text.len && !is_blank(text.ptr[at + 1]) &&
           text.ptr[at + 1] != '#' && text.ptr[at + 1] != '\n';
}

/* Comments that the program itself writes (必填, 可不写, 请改) are not typed values. */
struct slice remark_typed(const struct value *v)
{
    static const char *const ours[] = {"必填", "可不写", "请改"}; /* new.c, init */
    size_t at = v && v->type == VALUE_NULL && v->at.src
                    ? remark_after(v->at.src->text, v->at.end)
                    : SIZE_MAX;

    if (at == SIZE_MAX)
        return SLICE("");
    struct slice s = slice_from(v->at.src->text, at);
    s = slice_sub(s, 0, slice_find(s, SLICE("\n")));
    while (s.len && (s.ptr[0] == '#' || is_blank(s.ptr[0])))
        s = slice_from(s, 1);
    if (slice_starts(s, SLICE("请填")))
        s = slice_from(s, strlen("请填"));
    s = slice_trim(s);
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        if (slice_starts(s, slice_of(ours[i])))
            return SLICE("");
    return s;
}

void remark_tell_empty(const struct member *m, struct diag *d)
{
    struct slice typed = remark_typed(m->value);

    if (typed.len == 0 || remark_swallows(m->value))
        return;
    diag_warn(d, m->key_at, "yaml-remark",
              "“%.*s”没有填，“#”后面的字是说明，不会印出来",
              "'%.*s' is empty: text after '#' is a comment", SLICE_FMT(m->key));
    diag_hint(d, "去掉“#”，写成  %.*s: %.*s ；不用这一项，删掉这一行",
              "without the '#':  %.*s: %.*s ; or remove the line", SLICE_FMT(m->key),
              SLICE_FMT(typed));
}

/* far: two blanks before the #; apart: one after it. */
static void check_one(const struct value *v, struct diag *d)
{
    struct slice text = v->at.src->text;
    size_t at = remark_after(text, v->at.end), end;

    if (at == SIZE_MAX)
        return;
    end = at + 1;
    while (end < text.len && text.ptr[end] != '\n')
        end++;
    struct span place = {v->at.src, at, end};
    bool apart = at + 1 < end && is_blank(text.ptr[at + 1]);
    if (remark_swallows(v)) {
        diag_error(d, place, "yaml-remark",
                   "“#”和它后面的字当成了说明，这里就没有内容了",
                   "text after '#' is a comment, so nothing is left");
        diag_hint(d, "给整个内容加上英文双引号：\"%.*s\"；真是说明，“#”后面空一格",
                  "quote it: \"%.*s\"; a comment has a blank after its #",
                  SLICE_FMT(slice_trim(slice_sub(text, at, end))));
        return;
    }
    bool far = at > 1 && (is_blank(text.ptr[at - 2]) || text.ptr[at - 1] == '\t');
    if (!apart)
        diag_warn(d, place, "yaml-remark", "“#”和它后面的字当成了说明，不会印出来",
                  "text after '#' is a comment: it is not printed");
    else if (!far && v->type != VALUE_NULL)
        diag_note(d, place, "yaml-remark", "“#”和它后面的字是说明，不会印出来",
                  "text after '#' is a comment: it is not printed");
    else
        return;
    diag_hint(
        d, "要印出来，给整个内容加上英文双引号；真是说明，“#”前面空两格、后面空一格",
        "quote the value to print it; a comment has two blanks before its # and one "
        "after it");
}

void remarks_check(const struct value *v, struct diag *d)
{
    for (size_t i = 0; i < v->n; i++)
        remarks_check(v->items[i], d);
    for (size_t i = 0; i < v->nmembers; i++)
        remarks_check(v->members[i].value, d);
    if (v->at.src && v->type != VALUE_LIST && v->type != VALUE_MAP)
        check_one(v, d);
}
