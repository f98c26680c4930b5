/* What a newcomer types wrong in a head: one message, at the line that is wrong, with
 * a cure that keeps the text when it is followed.
 */
#include "compound.h"
#include "example.h"

/* An ASCII comma within braces: what is behind it is no key to be removed. */
static void commas(void)
{
    slip("要点:\n  - {名: 范围, 内容: 二号楼, 三号楼}", "yaml-comma", 9, 22,
         "内容: 二号楼，三号楼");
    slip("要点:\n  - {名: 时间, 内容: 明天, 后天, 大后天}", "yaml-comma", 9, 21,
         "内容: 明天，后天，大后天");
    slip("要点:\n  - {名: 水, 电, 内容: 都停}", "yaml-comma", 9, 12, "名: 水，电");
}

/* Remarks above are not the cause of an indent below. */
static void indents(void)
{
    slip("导语: 请储水  # 一句话\n 副题: 停水通知", "yaml-syntax", 9, 2,
         "删掉行首的空格，和第 8 行的“导语”");
    slip("导语: 请储水  # 一句话\n标签:\n  - 停水\n- 维修", "yaml-syntax", 11, 1,
         "对齐");
    slip(
        "导语: 请储水  # 一句话\n要点:\n  - {名: 停水, 内容: 五号}\n - {名: 范围, 内容: 五号}",
        "yaml-syntax", 11, 2, "对齐");
    slip("标签:  # 几个词\n  - 停水  # 一\n   - 维修 # 二", "yaml-syntax", 10, 4,
         "对齐");
}

/* The cure stands where the text is, and is right with what follows it. */
static void quotes_in_braces(void)
{
    slip("要点:\n  - {名: 时间, 内容: \"九点到十五点}", "yaml-quote", 9, 17,
         "写成 \"九点到十五点\"}");
    slip("要点:\n  - {名: 时间, 内容: \"九点”}\n导语: 请储水", "yaml-quote", 9, 17,
         "写成 \"九点\"}");
    slip("要点:\n  - {名: \"时间, 内容: 九点}", "yaml-quote", 9, 9,
         "写成 \"时间\", 内容: …");
    slip("要点:\n  - {名: 时间, 内容: '九点", "yaml-quote", 9, 17, "写成 '九点'}");
    slip("标签: [停水, \"维修]", "yaml-quote", 8, 10, "写成 \"维修\"]");
    slip("副题: \"请储水”", "yaml-quote", 8, 5, "写成 \"请储水\"");
    slip("要点:\n  - {名: 时间, 内容: \"九点\"到晚上}", "yaml-quote", 9, 21,
         "写成 '\"九点\"到晚上'}");
}

static void braces(void)
{
    slip("要点:\n  - {名: 时间, 内容: \"九点\"\n导语: 请储水", "yaml-syntax", 9, 21,
         "末尾补上 }");
    slip("要点:\n  - {名: 时间, 内容: 九点\n  - {名: 范围, 内容: 五号}", "yaml-syntax",
         9, 19, "末尾补上 }");
    slip("标签: [停水, 维修\n副题: 请储水", "yaml-syntax", 8, 12, "末尾补上 ]");
    slip("标签: [停水, 维修】", "yaml-syntax", 8, 12, "“】”换成 ]");
    slip("要点:\n  - {名: 时间, 内容: 九点],", "yaml-syntax", 9, 19, "“]”换成 }");
    slip("要点:\n  - {名: 时间, 内容: 九点｝", "yaml-syntax", 9, 19, "“｝”换成 }");
    slip("要点:\n  - {名: 时间, 内容: 九点},", "yaml-syntax", 9, 20, "删掉“,”");
    slip("要点:\n  - {名: 时间, 内容: 九点}}", "yaml-syntax", 9, 20, "删掉“}”");
    slip("标签: [停水]。", "yaml-syntax", 8, 9, "删掉“。”");
    slip("要点:\n  - {名: 时间, 内容: 九点} 起", "yaml-syntax", 9, 21, "删掉它");
    slip("标签: [停水, 维修] 等", "yaml-syntax", 8, 14, "删掉它");
    slip("副题: [紧急]停水", "yaml-syntax", 8, 5, "写成 \"[紧急]停水\"");
    slip("要点:\n  - {名: 时间, 内容: 九点}, {名: 范围, 内容: 五号}", "yaml-syntax", 9,
         20, "另起一行");
    slip("要点:\n  - {名: 时间,, 内容: 九点}", "yaml-comma", 9, 12, "删掉它");
}

/* What parts two values within braces. */
static void parting(void)
{
    slip("要点:\n  - {名: 范围, 内容: 五号: 全部}", "yaml-syntax", 9, 19,
         "写成 \"五号: 全部\"}");
    slip("要点:\n  - {名: 范围: 楼, 内容: 五号}", "yaml-syntax", 9, 11,
         "写成 \"范围: 楼\", 内容: …");
    slip("要点:\n  - {名: 范围 内容: 五号}", "yaml-syntax", 9, 14,
         "中间加半角逗号：范围, 内容: …");
    slip("要点:\n  - {名: 范围，内容: 五号}", "yaml-comma", 9, 11,
         "写成 范围, 内容: …");
    slip("要点:\n  - {名: \"范围\" 内容: 五号}", "yaml-syntax", 9, 14,
         "在“内容”前面加上半角逗号");
    slip("要点:\n  - {名: \"范围\"，内容: 五号}", "yaml-comma", 9, 13, "换成半角逗号");
    slip("要点:\n  - {名: 范围, 内容: 五号[东]}", "yaml-syntax", 9, 19,
         "写成 \"五号[东]\"}");
}

/* Rows without their dash, or with another sign for it. */
static void marks(void)
{
    static const char row[] = "要点:\n  - {名: 范围, 内容: 五号}\n  ";
    static const char *const signs[] = {"*", "1.", "•", "·", "－", "1、", "（1）", "①"};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        slip(arena_printf(&arena, "%s%s {名: 时间, 内容: 九点}", row, signs[i]),
             "yaml-syntax", 10, 3, arena_printf(&arena, "把“%s”换成", signs[i]));
        slip(arena_printf(&arena, "要点:\n  %s {名: 时间, 内容: 九点}", signs[i]),
             "yaml-syntax", 9, 3, arena_printf(&arena, "把“%s”换成", signs[i]));
    }
    slip("标签:\n  * 停水\n  * 维修", "yaml-syntax", 9, 3, "把“*”换成");
    slip(arena_printf(&arena, "%s{名: 时间, 内容: 九点}", row), "yaml-syntax", 10, 3,
         "前面加上“- ”");
    slip("要点:\n  {名: 时间, 内容: 九点}\n  - {名: 范围, 内容: 五号}", "yaml-syntax",
         9, 3, "前面加上“- ”");
    slip("要点:\n  {名: 时间, 内容: 九点}\n  {名: 范围, 内容: 五号}", "yaml-syntax", 9,
         3, "前面加上“- ”");
    slip("标签:\n  - 停水\n  • 维修", "yaml-syntax", 10, 3, "把“•”换成");
    slip("标签:\n  - 停水\n  2、维修", "yaml-syntax", 10, 3, "把“2、”换成");
    slip("标签:\n  - 停水\n  维修", "yaml-syntax", 10, 3, "前面加上“- ”");
    slip("- 副题: 请储水", "yaml-syntax", 8, 1, "删掉键前面的“-”");
    slip("要点:\n  - {名: 时间, 内容: 九点}\n- 副题: 请储水", "yaml-syntax", 10, 1,
         "删掉键前面的“-”");
}

/* The line that stands wrong is told, whatever stands in those around it. */
static void columns(void)
{
    slip("标签:\n  - 8:20 以后\n 副题: 请储水", "yaml-syntax", 10, 2,
         "和第 8 行的“标签”左边对齐");
    slip("标签:\n  - 8:20 以后\n  副题: 请储水", "yaml-syntax", 10, 3,
         "和第 8 行的“标签”左边对齐");
    slip("导语: \"请储水\"\n  副题: 停水", "yaml-syntax", 9, 3,
         "和第 8 行的“导语”左边对齐");
    slip("标签:\n    - 停水\n  - 维修\n  - 电梯", "yaml-syntax", 9, 5,
         "行首改成 2 个空格");
    slip("要点:\n  - 名: 时间\n     内容: 九点", "yaml-syntax", 10, 6,
         "行首改成 4 个空格");
    slip("要点:\n  - 名: 时间\n  内容: 九点", "yaml-syntax", 10, 3, "4 个空格");
}

/* What is said of an entry, below one that has no key. */
static void below_entry(void)
{
    slip("标签:\n  - 新家\n    曾用名: 旧家", "yaml-syntax", 10, 5, "“- 名称: 新家”");
    slip("标签:\n  - 新家\n   副题: 停水", "yaml-syntax", 10, 4,
         "和“标签”同一层的，行首写 0 个空格");
}

/* A name that no field has. */
static void names(void)
{
    slip("要点:\n  - {名: 范围, 说明: 五号}", "unknown-key", 9, 13, "是不是“内容”");
    slip("要点:\n  - 停水范围: 五号", "wrong-type", 9, 5, "{名: 停水范围, 内容: 五号}");
    slip("要点:\n  - {名:停水, 内容: 五号}", "yaml-colon", 9, 6, "名: …");
    slip("备注: 自带水桶", "unknown-key", 8, 1, "写进正文");
    slip("正文: 自带水桶", "unknown-key", 8, 1, "移到第二行 --- 的下面");
    slip("正文：自带水桶，明天停水", "unknown-key", 8, 1, "移到第二行 --- 的下面");
    slip("正文：\n副题: 停水", "unknown-key", 8, 1, "删掉这一行");
    slip("正文:", "unknown-key", 8, 1, "删掉这一行");
    slip("草稿:", "missing-field", 8, 1, "草稿: 是");
    slip("要点:\n  - [名: 停水, 内容: 五号]", "wrong-type", 9, 5,
         "换成花括号：{名: …}");
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
    head("类型:", "类形:", 2, 1, "unknown-key", "写成  类型: 通知");
    head("类型:", "类别:", 2, 1, "unknown-key", "写成  类型: 通知");
    head("类型: 通知", "type: notice", 2, 1, "unknown-key", "写成  类型: notice");
    head("类型:", "分类:", 2, 1, "unknown-key", "写成  类型: 通知");
    head("类型: 通知", "类型: [通知]", 2, 5, "wrong-type", "写成  类型: 通知");
    head("类型: 通知", "类型:\n  - 通知", 3, 3, "wrong-type", "写成  类型: 通知");
    head("类型: 通知", "类型:", 2, 1, "missing-field", "写在冒号后面");
    head("类型: 通知", "类型: 通知、公示", 2, 5, "unknown-kind",
         "留下一个，如  类型: 通知");
    head("标题: 停水通知", "标题: 请填", 3, 1, "missing-field", "写在冒号后面");
    head("撤下: 2026-12-01", "撤下: 2062-12-01", 5, 5, "post-far", "2026-12-01");
    head("---\n", "---\n---\n", 2, 1, "head-fence", "删掉这一行");
    head("---\n", "---\n# 停水\n\n---\n", 4, 1, "head-fence", "删掉这一行");
    head("---\n", "# 停水\n---\n", 1, 1, "head-missing", "移到第二行 --- 的下面");
    head("---\n", "", 1, 1, "head-missing", "在这一行上面加一行");
    head("---\n", " ---\n", 1, 2, "head-missing", "删掉");
}

/* The second --- is missing, and what stands for it is told. */
static void unclosed(void)
{
    static const char *const texts[][2] = {
        {"正文：\n停水一天", "把这一行换成三个半角减号"},
        {"正文: 停水一天", "在这一行上面加一行 ---"},
        {" ---\n停水一天", "删掉行首的空格"},
        {"====\n停水一天", "换成 ---"},
        {"---停水一天", "另起一行"},
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        item_fails(arena_printf(&arena, "%s%s\n", NEWS, texts[i][0]),
                   i < 2 ? "head-unclosed" : "head-fence", 8, 1);
        ok(diag.n == 1 && diag.messages[0].hint_zh &&
               strstr(diag.messages[0].hint_zh, texts[i][1]),
           "one message, which says: %s", texts[i][1]);
    }
    item_fails("---\n- 类型: 通知\n- 标题: 停水\n---\n正文\n", "head-format", 2, 1);
    ok(strstr(diag.messages[0].hint_zh, "删掉每个键前面的“-”") != NULL,
       "no dash before a key");
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
    quotes_in_braces();
    braces();
    parting();
    marks();
    columns();
    below_entry();
    names();
    heads();
    unclosed();
    quotes();
    compound_close();
    return done();
}
