/* What a newcomer types wrong in a head: one message, at the line that is wrong, with
 * a cure that keeps the text when it is followed.
 */
#include "compound.h"
#include "example.h"

/* The lines below a sound head, wrong at line:column. */
static void slip(const char *lines, const char *code, size_t line, size_t column,
                 const char *cure)
{
    item_fails(arena_printf(&arena, "%s%s\n---\n正文\n", NEWS, lines), code, line,
               column);
    if (!ok(diag.n == 1 && diag.messages[0].hint_zh &&
                strstr(diag.messages[0].hint_zh, cure),
            "one message, which says: %s", cure))
        printf("# got %zu: %s\n", diag.n, diag.n ? diag.messages[0].hint_zh : "");
}

/* An ASCII comma within braces: what is behind it is no key to be removed. */
static void commas(void)
{
    slip("要点:\n  - {名: 范围, 内容: 二号楼, 三号楼}", "yaml-comma", 9, 22,
         "内容: \"二号楼, 三号楼\"");
    slip("要点:\n  - {名: 时间, 内容: 明天, 后天, 大后天}", "yaml-comma", 9, 21,
         "内容: \"明天, 后天, 大后天\"");
    slip("要点:\n  - {名: 水, 电, 内容: 都停}", "yaml-comma", 9, 12, "名: \"水, 电\"");
}

/* Remarks above are not the cause of an indent below. */
static void indents(void)
{
    slip("导语: 请储水  # 一句话\n 副题: 停水通知", "yaml-syntax", 9, 2, "一样多");
    slip("导语: 请储水  # 一句话\n标签:\n  - 停水\n- 维修", "yaml-syntax", 11, 1,
         "对齐");
    slip(
        "导语: 请储水  # 一句话\n要点:\n  - {名: 停水, 内容: 五号}\n - {名: 范围, 内容: 五号}",
        "yaml-syntax", 11, 2, "对齐");
    slip("标签:  # 几个词\n  - 停水  # 一\n   - 维修 # 二", "yaml-syntax", 10, 4,
         "对齐");
}

/* A name that no field has. */
static void names(void)
{
    slip("要点:\n  - {名: 范围, 说明: 五号}", "unknown-key", 9, 13, "是不是“内容”");
    slip("要点:\n  - 停水范围: 五号", "unknown-key", 9, 5,
         "{名: 停水范围, 内容: 五号}");
    slip("要点:\n  - {名:停水, 内容: 五号}", "yaml-colon", 9, 6, "名: …");
    slip("备注: 自带水桶", "unknown-key", 8, 1, "写进正文");
    slip("正文: 自带水桶", "unknown-key", 8, 1, "移过去");
}

/* The head as a whole, one line replaced. */
static void head(const char *from, const char *to, size_t line, size_t column,
                 const char *code, const char *cure)
{
    struct buf b = BUF_INIT;
    struct slice all = slice_of(NEWS), old = slice_of(from);
    size_t at = slice_find(all, old);

    buf_slice(&b, slice_sub(all, 0, at));
    buf_str(&b, to);
    buf_slice(&b, slice_from(all, at == SIZE_MAX ? at : at + old.len));
    buf_str(&b, "---\n正文\n");
    item_fails(slice_cstr(&arena, buf_view(&b)), code, line, column);
    if (!ok(diag.n == 1 && diag.messages[0].hint_zh &&
                strstr(diag.messages[0].hint_zh, cure),
            "%s: one message, which says: %s", to, cure))
        printf("# got %zu: %s\n", diag.n, diag.n ? diag.messages[0].hint_zh : "");
    buf_release(&b);
}

static void heads(void)
{
    head("标题:", "主题:", 3, 1, "unknown-key", "是不是“标题”");
}

/* Quotes that YAML does not know are printed, and said to be. */
static void quotes(void)
{
    slip("导语: ＂请储水＂", "field-quotes", 8, 5, "\"请储水\"");
    slip("导语: 请储水\"", "field-quotes", 8, 5, "写成 请储水");
}

int main(void)
{
    compound_open("mistyped");
    commas();
    indents();
    names();
    heads();
    quotes();
    compound_close();
    return done();
}
