#include "content/paste_lines.h"

#include <string.h>

enum {
    HEADING_MAX = 34, /* code points */
    MOTTO_MAX = 24,
    NAME_MAX = 8,
    BYLINE_MAX = 40,
    CAPTION_MAX = 80,
};

static bool starts_with(struct slice s, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (slice_starts(s, slice_of(words[i])))
            return true;
    return false;
}

static bool ends_with(struct slice s, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (slice_ends(s, slice_of(words[i])))
            return true;
    return false;
}

static bool has(struct slice s, const char *word)
{
    return slice_find(s, slice_of(word)) != SIZE_MAX;
}

#define STARTS(s, list) starts_with(s, list, sizeof(list) / sizeof *(list))
#define ENDS(s, list) ends_with(s, list, sizeof(list) / sizeof *(list))

static bool among(uint32_t cp, const char *set)
{
    struct slice s = slice_of(set);

    for (size_t at = 0; at < s.len;)
        if (utf8_next(s, &at) == cp)
            return true;
    return false;
}

static uint32_t last_of(struct slice s)
{
    size_t at = s.len;

    return s.len ? utf8_prev(s, &at) : 0;
}

/* ---- what is not the article ---- */

bool line_is_path(struct slice s)
{
    static const char *const heads[] = {"当前位置",     "您当前所在位置", "您的位置",
                                        "您现在的位置", "所在位置",       "首页 >",
                                        "首页>",        "首页 »"};

    return STARTS(s, heads) && utf8_count(s) < CAPTION_MAX;
}

bool line_is_source(struct slice s)
{
    static const char *const heads[] = {
        "来源:",    "来源：", "文章来源", "稿件来源", "信息来源", "发布时间",
        "发布日期", "时间:",  "时间：2",  "日期:2",   "浏览次数", "阅读数"};

    return STARTS(s, heads) && utf8_count(s) < CAPTION_MAX;
}

/* （苗 臻）: two to four characters of a name, or two names. */
static bool is_signature(struct slice s)
{
    size_t at = 0, end = s.len, names = 0;

    if (utf8_count(s) < 4 || utf8_count(s) > NAME_MAX ||
        !among(utf8_next(s, &at), "(（") || !among(utf8_prev(s, &end), ")）"))
        return false;
    while (at < end) {
        uint32_t cp = utf8_next(s, &at);
        if (!cp_is_han(cp) && !among(cp, " 　\u00A0、"))
            return false;
        names += cp_is_han(cp);
    }
    return names >= 2;
}

bool line_is_byline(struct slice s)
{
    static const char *const heads[] = {
        "责任编辑", "责编",      "编辑:",      "编辑：", "校对",  "审核:", "审核：",
        "作者:",    "作者：",    "记者:",      "记者：", "■",     "□",     "供稿",
        "通讯员",   "(责任编辑", "（责任编辑", "撰稿:",  "撰稿："};

    return (utf8_count(s) <= BYLINE_MAX && STARTS(s, heads)) || is_signature(s);
}

bool line_is_caption(struct slice s)
{
    static const char *const tails[] = {"供图", "摄",     "供图。", "摄。",  "摄影",
                                        "/摄",  "供图）", "摄）",   "供图)", "摄)"};

    return utf8_count(s) <= CAPTION_MAX &&
           (ENDS(s, tails) || slice_starts(s, SLICE("图为")));
}

bool line_is_foot(struct slice s)
{
    static const char *const heads[] = {"版权声明", "免责声明", "相关推荐", "相关阅读",
                                        "相关新闻", "相关文章", "上一篇",   "下一篇",
                                        "延伸阅读", "推荐阅读", "猜你喜欢", "热门推荐"};

    return STARTS(s, heads);
}

bool line_is_button(struct slice s)
{
    static const char *const heads[] = {
        "分享到", "分享:", "打印本页", "【打印", "[打印", "关闭窗口", "扫一扫",
        "点赞",   "收藏",  "【字体",   "字体:",  "字号:", "返回顶部"};
    bool count = s.len >= 2 && s.len <= 6 && s.ptr[0] == '(' && last_of(s) == ')';

    for (size_t i = 1; count && i + 1 < s.len; i++)
        count = s.ptr[i] >= '0' && s.ptr[i] <= '9';
    return count || (STARTS(s, heads) && utf8_count(s) < BYLINE_MAX);
}

/* ---- where lines end ---- */

bool line_is_ended(struct slice s)
{
    return among(last_of(s), "。！？!?…：:；;”\"』」）)】》.");
}

bool line_is_heading(struct slice s)
{
    size_t n = utf8_count(s);
    bool colon = among(last_of(s), "：:；;，,、");

    if (n < 2 || n > HEADING_MAX || colon)
        return false;
    for (size_t at = 0; at < s.len;)
        if (among(utf8_next(s, &at), "。！？!?；;"))
            return false;
    return true;
}

bool line_is_motto(struct slice s)
{
    size_t n = utf8_count(s);

    return n >= 6 && n <= MOTTO_MAX && slice_ends(s, SLICE("。")) &&
           slice_find(s, SLICE("。")) == s.len - strlen("。");
}

/* 训,每年: one character of a word, then a mark. 一、 is a number, 近日, two. */
bool line_goes_on(struct slice s)
{
    size_t at = 0;
    uint32_t first = s.len ? utf8_next(s, &at) : 0;

    if (among(first, ",，、。；;！？”）)》】"))
        return true;
    return at < s.len && cp_is_han(first) &&
           among(utf8_next(s, &at), ",，。；;”）)》】");
}

/* ---- parts of lines ---- */

size_t line_dateline(struct slice s)
{
    enum { FAR = 90 }; /* bytes */
    static const char *const words[] = {"日讯", "日电"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = slice_find(slice_sub(s, 0, FAR), slice_of(words[i]));
        if (at == SIZE_MAX || at == 0 || s.ptr[at - 1] < '0' || s.ptr[at - 1] > '9')
            continue;
        struct slice head = slice_sub(s, 0, at);
        if (has(head, "，") || has(head, ",") || has(head, "。"))
            continue;
        at += strlen(words[i]);
        return at + (slice_from(s, at).len - slice_trim(slice_from(s, at)).len);
    }
    return 0;
}

size_t line_author(struct slice s)
{
    static const char *const heads[] = {"(作者系",    "（作者系", "(作者单位",
                                        "（作者单位", "(作者为",  "（作者为"};

    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        size_t at = slice_find(s, slice_of(heads[i]));
        if (at != SIZE_MAX && among(last_of(s), ")）"))
            return at;
    }
    return s.len;
}
