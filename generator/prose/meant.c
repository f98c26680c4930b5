#include "prose/meant.h"
#include "base/fold.h"
#include "prose/written.h"
#include "words/fields.h"

#include <string.h>

/* Does s hold one of the characters of `set`? */
static bool holds_any(struct slice s, const char *set)
{
    for (size_t at = 0; at < s.len;)
        if (cp_among(utf8_next(s, &at), set))
            return true;
    return false;
}

static bool is_figure(char c)
{
    return char_is_digit(c) || c == '.' || c == ',';
}

bool meant_about(struct slice text)
{
    return holds_any(text, "约近多余来几超逾上下左右估概≈~～＋+至不");
}

const char *meant_number(struct arena *a, struct slice text, bool money)
{
    static const char more[] =
        "0123456789零〇一二两三四五六七八九十百千万亿半几角分毛折"
        "-.,。，%/~至到kKwW";
    struct slice s = half_width(a, text);
    size_t start = 0, end;
    struct decimal d;

    if (money && meant_about(text)) /* no sum of accounts */
        return NULL;
    while (start < s.len && !char_is_digit(s.ptr[start]))
        start++;
    for (end = start; end < s.len && is_figure(s.ptr[end]);)
        end++;
    while (end > start && !char_is_digit(s.ptr[end - 1]))
        end--;
    struct slice number = slice_sub(s, start, end);
    if (number.len == 0 || holds_any(slice_sub(s, 0, start), more) ||
        holds_any(slice_from(s, end), more) ||
        !written_number(a, number, money, false, &d))
        return NULL;
    return slice_cstr(a, number);
}

/* 后, 前, 差: a time that stands beside them is another. */
static bool shifts(struct slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if (char_is_digit(s.ptr[i]) || (s.ptr[i] >= 'A' && s.ptr[i] <= 'Z') ||
            (s.ptr[i] >= 'a' && s.ptr[i] <= 'z'))
            return true;
    return holds_any(s, ":零一二两三四五六七八九十午夜晚早晨凌傍前后差过刻半时点分秒");
}

const char *meant_time(struct arena *a, struct slice text)
{
    enum { LONGEST = 48 };
    struct slice s = half_width(a, text);

    if (s.len > LONGEST)
        return NULL;
    for (size_t start = 0; start < s.len; utf8_next(s, &start))
        for (size_t end = s.len; end > start; utf8_prev(s, &end)) {
            int minutes = written_time(a, slice_sub(s, start, end));
            if (minutes < 0)
                continue;
            return shifts(slice_sub(s, 0, start)) || shifts(slice_from(s, end))
                       ? NULL
                       : arena_printf(a, "%d:%02d", minutes / 60, minutes % 60);
        }
    return NULL;
}

const char *meant_address(struct arena *a, struct slice text)
{
    struct slice s = half_width(a, text);
    bool host = slice_find(s, SLICE(".")) != SIZE_MAX && s.len > 3;
    char *slashes = slice_cstr(a, s);
    size_t scheme = 0;

    for (char *c = slashes; *c; c++) { /* http:\\… */
        host &= (unsigned char)*c > ' ' && !strchr("<>\"", *c);
        *c = *c == '\\' ? '/' : *c;
    }
    s = slice_of(slashes);
    while (scheme < s.len && scheme < strlen("https") &&
           (s.ptr[scheme] | 0x20) >= 'a' && (s.ptr[scheme] | 0x20) <= 'z')
        scheme++;
    size_t marks = scheme;
    while (marks < s.len && strchr(":;/", s.ptr[marks]))
        marks++;
    bool http = slice_starts(fold_word(a, s), SLICE("http")) && marks > scheme;
    size_t slash = slice_find(s, SLICE("//"));
    s = slice_from(s, http ? marks : slash != SIZE_MAX ? slash + strlen("//") : 0);
    while (s.len && s.ptr[s.len - 1] == '/')
        s.len--;
    return host && s.len ? arena_printf(a, "https://%.*s", SLICE_FMT(s)) : NULL;
}

bool meant_no_number(struct slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (char_is_digit(text.ptr[i]))
            return false;
    return !holds_any(text, "一二两三四五六七八九十百千万几半多");
}

bool meant_nothing(struct slice text)
{
    static const char *const words[] = {WORDLIST_NOTHING};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_is(slice_trim(text), words[i]))
            return true;
    return slice_starts(text, SLICE("没有")) || slice_starts(text, SLICE("暂无"));
}
