/* typed.h - bodies as people of an office might have typed them, made up from numbers.
 *
 * A stream of numbers (a seed's, or the bytes of a fuzzer) chooses pieces: lines of
 * prose, numbered by hand in one of many ways, labels, tables, pasted rows, indents,
 * addresses, tags, notes. The same stream makes the same body.
 */
#ifndef BANBAO_TESTS_TYPED_H
#define BANBAO_TESTS_TYPED_H

#include "base/buf.h"

struct typist {
    uint64_t state;             /* of a seed, when there are no bytes */
    const unsigned char *bytes; /* a fuzzer's; NULL: none */
    size_t n_bytes, at;
    int notes; /* referred to, not defined yet */
    int made;  /* notes so far */
};

static inline struct typist typist_of_seed(uint64_t seed)
{
    return (struct typist){.state = seed * 0x9E3779B97F4A7C15u + 1};
}

/* One of n, from 0 on. */
static inline unsigned pick(struct typist *t, unsigned n)
{
    if (t->bytes)
        return t->at < t->n_bytes ? t->bytes[t->at++] % n : 0;
    t->state ^= t->state << 13;
    t->state ^= t->state >> 7;
    t->state ^= t->state << 17;
    return (unsigned)((t->state >> 24) % n);
}

static inline bool typist_tired(const struct typist *t)
{
    return t->bytes && t->at >= t->n_bytes;
}

#define ONE_OF(t, ...)                                                                 \
    ((const char *const[]){__VA_ARGS__}[pick(                                          \
        (t), sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))])

static inline const char *word(struct typist *t)
{
    return ONE_OF(t, "停水", "物业", "东门", "请储水", "二号楼", "活动室", "登记",
                  "水杯", "全体业主", "收费", "居民", "王䶮", "明天上午", "志愿者",
                  "不得占用", "公共收益", "谢谢", "楼道", "A座", "Wi-Fi", "App", "㎡",
                  "no", "e-mail", "葛󠄀先生", "№", "〇", "々", "é", "ａ１");
}

static inline const char *figure(struct typist *t)
{
    return ONE_OF(t, "9:00~11:00", "1~3", "8~~10", "600*400*200", "5元*30天*2辆",
                  "3 * 4", "长*宽*高", "-5℃", "3.5 万元", "1,280.50", "50%", "￥3",
                  "2026年", "18:30", "0000-0000001", "<60", ">18", "2+3=5", "10/2",
                  "#5", "No.3", "1.5", "12月1日", "½", "2^3", "a&b");
}

static inline void marked(struct typist *t, struct buf *out)
{
    const char *w = word(t), *v = word(t);

    switch (pick(t, 18)) {
    case 0:
        buf_printf(out, "**%s**", w);
        return;
    case 1:
        buf_printf(out, "**%s，**%s", w, v);
        return;
    case 2:
        buf_printf(out, "~~%s~~", w);
        return;
    case 3:
        buf_printf(out, "＊＊%s＊＊", w);
        return;
    case 4:
        buf_printf(out, "`%s`", w);
        return;
    case 5:
        buf_printf(out, "__%s__", w);
        return;
    case 6:
        buf_printf(out, "%s：____", w);
        return;
    case 7:
        buf_printf(out, "*%s*%s", w, v);
        return;
    case 8:
        buf_printf(out, "**%s", w);
        return;
    case 9:
        buf_printf(out, "~%s", w);
        return;
    case 10:
        buf_printf(out, "（%s）", w);
        return;
    case 11:
        buf_printf(out, "“%s！”", w);
        return;
    case 12:
        buf_printf(out, "<b>%s</b>", w);
        return;
    case 13:
        buf_printf(out, "<font color=\"red\">%s</font>", w);
        return;
    case 14:
        buf_printf(out, "<%s>", w);
        return;
    case 15:
        buf_printf(out, "%s<br>%s", w, v);
        return;
    case 16:
        buf_printf(out, "{%s|.}", w);
        return;
    default:
        buf_printf(out, "\\*%s\\*", w);
    }
}

static inline void linked(struct typist *t, struct buf *out)
{
    static const char *const addresses[] = {
        "https://a.example/a",    "http://a.example/a_b?x=1&y=2",
        "www.a.example/~b",       "abc_d@a.example",
        "https://a.example/甲",   "https://a.example/a*b",
        "https://a.example/(c)d", "<https://a.example/x>"};
    const char *w = word(t);
    const char *url = addresses[pick(t, sizeof addresses / sizeof *addresses)];

    switch (pick(t, 11)) {
    case 0:
        buf_printf(out, "[%s](https://a.example/b)", w);
        return;
    case 1:
        buf_printf(out, "[%s](%s)", w, ONE_OF(t, "不含水费", "试行", "甲 乙"));
        return;
    case 2:
        buf_printf(out, "[%s]（https://a.example/c）", w);
        return;
    case 3:
        buf_printf(out, "![%s](图片/a.png)", w);
        return;
    case 4:
        buf_printf(out, "![%s]（图片/平 面.png）", w);
        return;
    case 5:
        buf_printf(out, "[%s]", w);
        return;
    case 6:
        if (t->notes == 0)
            t->notes = ++t->made;
        buf_printf(out, "%s[^%d]", w, t->notes);
        return;
    case 7:
        buf_printf(out, "%s[^九]", w);
        return;
    default:
        buf_printf(out, "%s%s", url, ONE_OF(t, "，", " ", "", "）", "、**见**", "。"));
    }
}

/* Some words of a line. */
static inline void phrase(struct typist *t, struct buf *out, unsigned most)
{
    unsigned n = 1 + pick(t, most);

    for (unsigned i = 0; i < n; i++) {
        unsigned kind = pick(t, 16);
        if (kind < 8)
            buf_str(out, word(t));
        else if (kind < 11)
            buf_str(out, figure(t));
        else if (kind < 14)
            marked(t, out);
        else
            linked(t, out);
        if (i + 1 < n && pick(t, 3) == 0)
            buf_str(out, ONE_OF(t, "，", "、", " ", "：", "；", "——", "。", ", "));
    }
}

static inline const char *line_stop(struct typist *t)
{
    return ONE_OF(t, "", "", "", "", "。", "，", "；", "：", "！", "？", "  ", "。”",
                  "。）", "~", "\\", "、");
}

static inline void typed_mark(struct buf *out, unsigned family, unsigned n)
{
    static const char *const han[] = {"一", "二", "三", "四", "五", "六"};
    static const char *const circles[] = {"①", "②", "③", "④", "⑤", "⑥"};

    switch (family) {
    case 0:
        buf_printf(out, "%u、", n + 1);
        return;
    case 1:
        buf_printf(out, "%u.", n + 1);
        return;
    case 2:
        buf_printf(out, "%u. ", n + 1);
        return;
    case 3:
        buf_printf(out, "（%u）", n + 1);
        return;
    case 4:
        buf_printf(out, "%u）", n + 1);
        return;
    case 5:
        buf_printf(out, "%u)", n + 1);
        return;
    case 6:
        buf_printf(out, "%s、", han[n % 6]);
        return;
    case 7:
        buf_printf(out, "（%s）", han[n % 6]);
        return;
    case 8:
        buf_str(out, circles[n % 6]);
        return;
    case 9:
        buf_printf(out, "%c、", 'A' + (int)(n % 6));
        return;
    case 10:
        buf_printf(out, "第%s条 ", han[n % 6]);
        return;
    case 11:
        buf_printf(out, "%u．", n + 1);
        return;
    default:
        buf_str(out, family == 12   ? "- "
                     : family == 13 ? "-"
                     : family == 14 ? "●"
                     : family == 15 ? "■"
                     : family == 16 ? "* "
                     : family == 17 ? "※"
                                    : "+ ");
    }
}

static inline void typed_list(struct typist *t, struct buf *out)
{
    unsigned family = pick(t, 19), n = 1 + pick(t, 4), first = pick(t, 3);
    unsigned inner = pick(t, 19);
    const char *indent = ONE_OF(t, "", "", "", "　　", "  ", "   ");

    for (unsigned i = 0; i < n; i++) {
        buf_str(out, family == 2 || family == 12 ? "" : indent);
        typed_mark(out, family, first + i);
        if (pick(t, 10) == 0)
            buf_str(out, ONE_OF(t, "[ ] ", "[x] ", "**时间：**", "时间："));
        phrase(t, out, 4);
        buf_printf(out, "%s\n", line_stop(t));
        if (pick(t, 8) == 0) {
            buf_str(out, ONE_OF(t, "   ", "", "    ", "　　"));
            typed_mark(out, inner, 0);
            phrase(t, out, 2);
            buf_char(out, '\n');
        }
        if (pick(t, 12) == 0)
            buf_char(out, '\n');
    }
}

static inline void typed_table(struct typist *t, struct buf *out)
{
    const char *bar = pick(t, 5) ? "|" : "｜";
    unsigned columns = 2 + pick(t, 3), rows = 1 + pick(t, 3);

    for (unsigned r = 0; r < rows + 2; r++) {
        unsigned n = r > 1 && pick(t, 8) == 0 ? columns - 1 + pick(t, 3) : columns;
        for (unsigned c = 0; c < n; c++) {
            buf_str(out, bar);
            if (r == 1)
                buf_str(out, "--");
            else
                buf_str(out, pick(t, 3) ? word(t) : figure(t));
        }
        buf_printf(out, "%s\n", bar);
    }
}

static inline void typed_tabs(struct typist *t, struct buf *out)
{
    unsigned columns = 2 + pick(t, 3), rows = 1 + pick(t, 4);

    for (unsigned r = 0; r < rows; r++)
        for (unsigned c = 0; c < columns; c++)
            buf_printf(out, "%s%s", pick(t, 2) ? word(t) : figure(t),
                       c + 1 < columns ? "\t" : "\n");
}

static inline void typed_lines(struct typist *t, struct buf *out)
{
    unsigned n = 1 + pick(t, 4);
    const char *indent =
        ONE_OF(t, "", "", "", "", "", "　　", "    ", "\t", "> ", ">", " ", "  ");

    for (unsigned i = 0; i < n; i++) {
        if (i == 0 || pick(t, 3) == 0)
            buf_str(out, indent);
        if (pick(t, 6) == 0)
            buf_str(out,
                    ONE_OF(t, "时间：", "地点: ", "**对象**：", "备注：", "#", "##",
                           "[备注]: ", "*", "-", ">", "注：", "2026. ", "+"));
        phrase(t, out, 6);
        buf_printf(out, "%s\n", line_stop(t));
    }
}

static inline void typed_block(struct typist *t, struct buf *out)
{
    static const char *const whole[] = {"---\n",
                                        "~~~~~~\n",
                                        "=====\n",
                                        "____\n",
                                        "***\n",
                                        "```\n甲\n```\n",
                                        "```text\n乙\n",
                                        "<!-- 不印 -->\n",
                                        "<center>丙</center>\n",
                                        "<p>丁</p>\n<p>戊</p>\n",
                                        "<div>\n己\n</div>\n",
                                        "物业服务中心\n2026年12月1日\n",
                                        "见[公告]。\n\n[公告]: https://a.example/1\n",
                                        "[说明]: 庚\n",
                                        "&nbsp;辛&amp;壬&#65;\n",
                                        "2026. 年底\n",
                                        "~~~\n癸\n~~~\n"};

    switch (pick(t, 12)) {
    case 0:
    case 1:
    case 2:
        typed_list(t, out);
        return;
    case 3:
        typed_table(t, out);
        return;
    case 4:
        typed_tabs(t, out);
        return;
    case 5:
        buf_str(out, ONE_OF(t, "## ", "##", "# ", "#", "＃ ", "＃＃", "### ", "####"));
        phrase(t, out, 2);
        buf_char(out, '\n');
        return;
    case 6:
        buf_str(out, whole[pick(t, sizeof whole / sizeof *whole)]);
        return;
    default:
        typed_lines(t, out);
    }
}

/* A body of a few blocks, notes at their end. */
static inline void typed_body(struct typist *t, struct buf *out)
{
    unsigned n = 1 + pick(t, 6);

    for (unsigned i = 0; i < n && out->len < 8192 && !typist_tired(t); i++) {
        typed_block(t, out);
        if (pick(t, 4))
            buf_str(out, pick(t, 20) ? "\n" : "　　\n");
        if (t->notes && pick(t, 2)) {
            buf_printf(out, "\n[^%d]: %s，%s。\n\n正文。\n\n", t->notes, word(t),
                       figure(t));
            t->notes = 0;
        }
    }
    if (t->notes)
        buf_printf(out, "\n[^%d]: %s。\n", t->notes, word(t));
}

#endif
