/* conserve_marks.h - what a typed line may begin with so that it is one of its own: the
 * number or mark of a list, 标签：内容, a date.
 */
#ifndef BANBAO_TESTS_CONSERVE_MARKS_H
#define BANBAO_TESTS_CONSERVE_MARKS_H

#include "base/slice.h"

static inline uint32_t cp_at(struct slice s, size_t at)
{
    return at < s.len ? utf8_next(s, &at) : 0;
}

static inline size_t cp_len(struct slice s, size_t at)
{
    size_t to = at;

    if (at < s.len)
        utf8_next(s, &to);
    return to - at;
}

static inline int digit_run(struct slice s, size_t *at)
{
    int n = 0;

    for (; *at < s.len && char_is_digit(s.ptr[*at]); n++)
        ++*at;
    return n;
}

static inline bool at_blank(struct slice s, size_t at)
{
    return at >= s.len || s.ptr[at] == ' ' || s.ptr[at] == '\t' || s.ptr[at] == '\n';
}

/* Is there something to read at `at`, behind a mark, that is no figure? */
static inline bool content_follows(struct slice s, size_t at)
{
    while (at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == '\t'))
        at++;
    uint32_t cp = cp_at(s, at);
    return cp && cp != '\n' &&
           (cp >= 0x80 || (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') ||
            (cp >= '0' && cp <= '9'));
}

static inline bool among_at(struct slice s, size_t *at, const char *set)
{
    uint32_t cp = cp_at(s, *at);

    if (!cp || !cp_among(cp, set))
        return false;
    *at += cp_len(s, *at);
    return true;
}

#define HAN_NUMBERS "一二三四五六七八九十"

static inline bool han_number(struct slice s, size_t *at)
{
    int n = 0;

    while (n < 3 && among_at(s, at, HAN_NUMBERS))
        n++;
    return n > 0;
}

/* 1. 1、 1．1）1) A. A、 a) */
static inline bool mark_with_dot(struct slice line)
{
    size_t at = 0;
    int digits = digit_run(line, &at);
    char c = line.len ? line.ptr[0] : 0;
    bool letter = !digits && ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));

    if (digits > 3 || (!digits && !letter))
        return false;
    at += letter;
    size_t mark = at;
    if (!among_at(line, &at, ".、．)）"))
        return false;
    uint32_t dot = cp_at(line, mark), next = cp_at(line, at);
    if (dot == L'）' || dot == L'、')
        return content_follows(line, at);
    /* 3.5, a.b: no mark */
    return (next >= 0x80 || at_blank(line, at)) && content_follows(line, at) &&
           !(dot == L'．' && next < 0x80 && !at_blank(line, at));
}

/* （1） (1) （一） 一、 ① ● 第一条 第一， -甲 */
static inline bool mark_other(struct slice line)
{
    size_t at = 0;

    if (among_at(line, &at, "（(")) {
        size_t in = at;
        int digits = digit_run(line, &in);
        if ((digits < 1 || digits > 2) && !(digits == 0 && han_number(line, &in)))
            return false;
        return among_at(line, &in, "）)") && content_follows(line, in);
    }
    if (han_number(line, &at))
        return among_at(line, &at, "、") && content_follows(line, at);
    if (among_at(line, &at, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑴⑵⑶⑷⑸⒈⒉⒊⒋●■◆○□★•※"))
        return content_follows(line, at);
    if (among_at(line, &at, "第"))
        return han_number(line, &at) && among_at(line, &at, "条，") &&
               content_follows(line, at);
    return line.len > 1 && line.ptr[0] == '-' && cp_is_han(cp_at(line, 1));
}

/* 标签：内容, also **标签：**内容 */
static inline bool label_begins(struct slice line)
{
    size_t at = 0;
    int han = 0;

    for (; at < line.len; at += cp_len(line, at)) {
        if (cp_is_han(cp_at(line, at)))
            han++;
        else if (line.ptr[at] != '*')
            break;
    }
    if (han < 1 || han > 8 || !among_at(line, &at, "：:"))
        return false;
    while (at < line.len && line.ptr[at] == '*')
        at++;
    return content_follows(line, at);
}

/* 2026年11月18日, 11月18日, 2026-11-18, 2026.11.18: and nothing else */
static inline bool date_alone(struct slice line)
{
    static const char *const forms[] = {"年月日", "月日", "--", "..", "//"};

    line = slice_trim(line);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct slice seps = slice_of(forms[i]);
        size_t at = 0, sep = 0;
        bool good = true;
        while (good && sep < seps.len) {
            good = digit_run(line, &at) > 0 && cp_at(line, at) == cp_at(seps, sep);
            at += good ? cp_len(line, at) : 0;
            sep += cp_len(seps, sep);
        }
        if (good && seps.ptr[0] > 0 && (unsigned char)seps.ptr[0] < 0x80)
            good = digit_run(line, &at) > 0;
        if (good && at == line.len)
            return true;
    }
    return false;
}

#endif
