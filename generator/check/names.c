/* Both lists were tried on the 350,000 words of a dictionary: of the words that are no
 * names, a dozen of two characters got through, which are left out by hand. */
#include "check/names.h"
#include "check/words.h"
#include "words/names.h"

#include <string.h>

static const char surnames[] =
    "王李张刘陈杨赵吴周徐孙朱胡郭何罗宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁"
    "魏薛叶阎余潘杜戴夏钟汪田任姜范石姚谭廖邹熊陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤"
    "尹黎易常武乔贺赖龚高林梁马黄严施陶鲁俞葛耿鲍柯樊殷庞聂焦翟颜倪骆霍裴涂覃詹苗祝牟阮"
    "冉柳齐尤翁季金方温左";

static const char *const doubles[] = {"欧阳", "上官", "司马", "诸葛", "尉迟",
                                      "皇甫", "慕容", "司徒", "令狐", "端木",
                                      "夏侯", "公孙", NULL};

/* What people are called by, and hardly anything else is. */
static const char given[] = WORDLIST_GIVEN;

/* And what only makes a name of three characters: 建国, 志平. */
static const char given_in_pairs[] = WORDLIST_GIVEN_IN_PAIRS;

/* Words all the same. */
static const char *const words[] = {WORDLIST_NOT_NAMES, NULL};

/* Behind a name, and before one. */
static const char *const titles[] = {WORDLIST_TITLES, NULL};
static const char *const nouns[] = {WORDLIST_NOUNS, NULL};

static bool among(struct slice c, const char *set)
{
    return c.len == 3 && slice_find(slice_of(set), c) != SIZE_MAX;
}

/* Rare characters stand in names alone: Extension A and beyond, 鿍. */
static bool is_rare(uint32_t cp)
{
    return cp >= 0x20000 || (cp >= 0x3400 && cp < 0x4DC0) ||
           (cp > 0x9FA5 && cp < 0xA000);
}

/* The character at `at` may be called by; *at behind it. */
static bool take_given(struct slice s, size_t *at, bool pair)
{
    size_t start = *at;

    if (start >= s.len)
        return false;
    uint32_t cp = utf8_next(s, at);
    struct slice c = slice_sub(s, start, *at);
    return among(c, given) || (pair && among(c, given_in_pairs)) || is_rare(cp);
}

static size_t surname_at(struct slice s, size_t at)
{
    if (word_at(s, at, doubles))
        return 6;
    return among(slice_sub(s, at, at + 3 < s.len ? at + 3 : s.len), surnames) ? 3 : 0;
}

size_t name_end(struct slice s, size_t at)
{
    size_t start = at, surname = surname_at(s, at);

    if (!surname)
        return 0;
    at += surname;
    size_t pair = at, one = at;
    if (take_given(s, &pair, true) && take_given(s, &pair, true) &&
        !word_at(s, start, words))
        return pair;
    if (!take_given(s, &one, surname == 6) || word_at(s, start, words))
        return 0;
    return one;
}

static bool is_han_at(struct slice s, size_t at)
{
    return at < s.len && cp_is_han(utf8_next(s, &at));
}

/* What may follow a name of two characters: a list of words (高程、坡度) is none. */
static bool is_set_off(struct slice s, size_t end)
{
    static const char *const marks[] = {"，", ",", "（", "(", "：", " ", "\n", NULL};

    return end == s.len || word_at(s, end, marks);
}

size_t lone_name_end(struct slice s, size_t at)
{
    size_t before = at, end = name_end(s, at);

    if (!end ||
        (at > 0 && cp_is_han(utf8_prev(s, &before)) && !word_before(s, at, nouns)))
        return 0;
    if (word_at(s, end, titles))
        return end;
    if (is_han_at(s, end))
        return 0;
    return utf8_count(slice_sub(s, at, end)) > 2 || is_set_off(s, end) ? end : 0;
}

bool holds_name(struct slice s)
{
    for (size_t at = 0; at < s.len;) {
        unsigned char c = (unsigned char)s.ptr[at];
        if (c >= 0xE4 && c <= 0xE9 && lone_name_end(s, at))
            return true;
        utf8_next(s, &at);
    }
    return false;
}
