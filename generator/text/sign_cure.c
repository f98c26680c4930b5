/* sign_cure.c - what to do about a sign that no font has and none should have.
 *
 *     U+F06C at the head of a line   a bullet of Word's own font: '- '
 *     1 U+FE0F U+20E3                an emoji around a figure: the figure */
#include "text/sign_cure.h"

const struct sign_cure *sign_cure(uint32_t cp, struct slice whole)
{
    static const struct sign_cure
        keycap = {"这是表情：删掉它，打普通的数字",
                  "an emoji: remove it, and type a plain figure"},
        tab = {"这是制表符（Tab）：改成一个空格；是表格的，一行一行"
               "写成 | 甲 | 乙 |",
               "a Tab: make it a blank, or a table of | a | b |"},
        lost = {"粘贴时丢了字：对着原文补上",
                "a character was lost in pasting: see the original"},
        bullet = {"这是 Word 自己的符号：在行首的是项目符号，换成"
                  "“- ”；别处的删掉",
                  "a sign of Word's own: '- ' at a line's head, "
                  "elsewhere remove it"},
        emoji = {"这是表情符号：删掉，或换成字",
                 "an emoji: remove it, or say it in words"};

    for (size_t at = 0; at < whole.len;)
        if (utf8_next(whole, &at) == 0x20E3)
            return &keycap;
    if (cp == '\t')
        return &tab;
    if (cp == 0xFFFD)
        return &lost;
    if (cp >= 0xE000 && cp < 0xF900)
        return &bullet;
    if ((cp >= 0x1F000 && cp < 0x1FB00) || (cp >= 0x2600 && cp < 0x27C0) ||
        (cp >= 0x2B00 && cp < 0x2C00) || cp == 0xFE0F)
        return &emoji;
    return NULL;
}
