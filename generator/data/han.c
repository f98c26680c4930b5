/* han.c - numbers in Chinese characters, in groups of four digits (万, 亿, 万亿 ...).
 *
 * 零 is written once for zeros between digits that are not 0, also across groups, and
 * never for those at the end of a group:
 *
 *     10,010 -> 一万零一十      100,000 -> 一十万      12 -> 十二 (not 一十二)
 *     12864050 hundredths -> 壹拾贰万捌仟陆佰肆拾元伍角
 */
#include "data/han.h"
#include "base/buf.h"

#include <inttypes.h>
#include <stdio.h>

/* The characters for ordinary numbers, or the capitals for sums of money. */
struct script {
    const char *digits[10];
    const char *units[4]; /* of the places in a group: 1, 10, 100, 1000 */
};

static const struct script common = {
    {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"},
    {"", "十", "百", "千"}};
static const struct script capital = {
    {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"},
    {"", "拾", "佰", "仟"}};

static struct slice taken(struct arena *a, struct buf *b)
{
    struct slice s = slice_dup(a, buf_view(b));

    buf_release(b);
    return s;
}

/* |n|, also of INT64_MIN. */
static uint64_t magnitude(int64_t n)
{
    return n < 0 ? (uint64_t)0 - (uint64_t)n : (uint64_t)n;
}

/* A group below 10000: 1001 -> 一千零一, 1200 -> 一千二百. */
static void put_group(struct buf *out, const struct script *s, unsigned group)
{
    bool zero = false;
    unsigned unit = 1000;

    for (int place = 3; place >= 0; place--, unit /= 10) {
        unsigned digit = group / unit % 10;

        if (digit == 0) {
            zero = group >= unit; /* some digit before it is not 0 */
            continue;
        }
        if (zero)
            buf_str(out, s->digits[0]);
        buf_str(out, s->digits[digit]);
        buf_str(out, s->units[place]);
        zero = false;
    }
}

/* gap: the group before was 0, so that a 零 is needed: 1,0000,0001 -> 一亿零一. */
static void put_whole(struct buf *out, const struct script *s, uint64_t n)
{
    static const char *const groups[] = {"", "万", "亿", "万亿", "亿亿"};
    uint64_t unit = UINT64_C(10000000000000000);
    bool gap = false;
    size_t start = out->len;

    if (n == 0)
        buf_str(out, s->digits[0]);
    for (int i = 4; i >= 0; i--, unit /= 10000) {
        unsigned group = (unsigned)(n / unit % 10000);

        if (group == 0) {
            gap = out->len > start;
            continue;
        }
        if (gap || (out->len > start && group < 1000))
            buf_str(out, s->digits[0]);
        put_group(out, s, group);
        buf_str(out, groups[i]);
        gap = false;
    }
}

struct slice han_digits(struct arena *a, int64_t n)
{
    struct buf b = BUF_INIT;
    char text[24];

    snprintf(text, sizeof text, "%" PRIu64, magnitude(n));
    for (const char *p = text; *p; p++)
        buf_str(&b, *p == '0' ? "〇" : common.digits[*p - '0']);
    return taken(a, &b);
}

struct slice han_number(struct arena *a, int64_t n, int places)
{
    struct buf b = BUF_INIT;
    uint64_t unit = 1, abs = magnitude(n);

    for (int i = 0; i < places; i++)
        unit *= 10;
    if (n < 0)
        buf_str(&b, "负");
    if (abs / unit >= 10 && abs / unit < 20) { /* 十二, not 一十二 */
        buf_str(&b, common.units[1]);
        if (abs / unit > 10)
            buf_str(&b, common.digits[abs / unit - 10]);
    } else {
        put_whole(&b, &common, abs / unit);
    }
    if (places > 0)
        buf_str(&b, "点");
    for (unit /= 10; unit > 0 && places > 0; unit /= 10)
        buf_str(&b, common.digits[abs / unit % 10]);
    return taken(a, &b);
}

/* 整 ends a sum without 角 and 分; 零 replaces a missing 角: 1.05 -> 壹元零伍分. */
struct slice han_money(struct arena *a, int64_t cents)
{
    struct buf b = BUF_INIT;
    uint64_t abs = magnitude(cents), yuan = abs / 100;
    unsigned jiao = (unsigned)(abs / 10 % 10), fen = (unsigned)(abs % 10);

    if (cents < 0)
        buf_str(&b, "负");
    if (yuan || !(jiao || fen)) {
        put_whole(&b, &capital, yuan);
        buf_str(&b, "元");
    }
    if (jiao)
        buf_printf(&b, "%s角", capital.digits[jiao]);
    else if (fen && yuan)
        buf_str(&b, capital.digits[0]);
    if (fen)
        buf_printf(&b, "%s分", capital.digits[fen]);
    if (!jiao && !fen)
        buf_str(&b, "整");
    return taken(a, &b);
}
