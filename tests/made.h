/* made.h - items that a test makes, of as much text as it wants. */
#ifndef BANBAO_TESTS_MADE_H
#define BANBAO_TESTS_MADE_H

#include "base/buf.h"
#include "base/file.h"

#include <stdarg.h>
#include <stdio.h>

static struct arena run;
static char root[64];             /* the compound's folder */
static struct buf out = BUF_INIT; /* the item being written */

static inline void put(const char *name, struct slice text)
{
    char *path = file_join(&run, root, name);

    file_make_parents(path);
    file_write(path, text);
}

/* Into `out`. */
__attribute__((format(printf, 1, 2))) static inline void say(const char *fmt, ...)
{
    char line[4000];
    va_list ap;

    va_start(ap, fmt);
    vsnprintf(line, sizeof line, fmt, ap);
    va_end(ap);
    buf_str(&out, line);
}

/* n characters of Chinese, beginning at the from-th. */
static inline const char *text(long n, long from)
{
    static const char pool[] =
        "接到居民诉求后先登记编号，再派人上门查看问题所在；能当场解决的当场解决，"
        "不能解决的说明原因和期限，办完以后请居民签字确认全程留痕接受监督再说";
    const long marks = (long)(sizeof pool - 1) / 3;
    char *s = arena_array(&run, char, (size_t)n * 3 + 1);

    for (long i = 0; i < n; i++) {
        const char *c = pool + (from + i) % marks * 3;
        bool edge = i == 0 || i == n - 1;
        bool mark = !memcmp(c, "，", 3) || !memcmp(c, "；", 3);
        memcpy(s + i * 3, edge && mark ? "好" : c, 3);
    }
    s[n * 3] = '\0';
    return s;
}

/* Its first n characters. */
static inline const char *title(int n)
{
    static const char pool[] =
        "关于地下车库主阀门更换期间停水安排的通知以及五号楼六号楼"
        "分时段停水与应急供水安排事项";

    return arena_strndup(&run, pool, (size_t)n * 3);
}

/* Of two to twelve characters. */
static inline const char *made_name(long i)
{
    static const char *const names[] = {"周远",   "高秀兰", "买买提·艾力·吐尔逊江",
                                        "欧阳慧", "沈鹏",   "阿依古丽·麦麦提"};

    return names[i % 6];
}

#endif
