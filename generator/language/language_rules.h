/* language_rules.h - the rules of Chinese, a row each. To add one: a row here, what
 * finds it in language_marks.c, _forms.c, _words.c or _numbers.c, and cases in
 * tests/checks/L….txt.
 *
 *     R(name of enum language_rule without LANGUAGE_,
 *       number in the register, code of this rule alone, as several share a number,
 *       message in Chinese, in English,
 *       cure in Chinese, in English; NULL: the cure in check/rules_language.c)
 */
#ifndef BANBAO_LANGUAGE_LANGUAGE_RULES_H
#define BANBAO_LANGUAGE_LANGUAGE_RULES_H

/* clang-format off */
#define LANGUAGE_RULE_ROWS(R) \
    R(HALF_WIDTH, "L1", "half-width-mark", /* half-width marks beside Han */ \
      "中文里用了半角标点", "half-width punctuation in Chinese", \
      "改用全角的，运行 banbao fix 可以自动改", \
      "use full-width marks; 'banbao fix' replaces them") \
    R(PINYIN, "L2", "pinyin-residue", /* 小区(qū) */ \
      "网页转换留下的拼音", "pinyin left by a converter", \
      "删掉括号和拼音，运行 banbao fix 可以自动删；要注音写成 {字|zì}", \
      "remove it ('banbao fix' does); a reading is {字|zì}") \
    R(TRADITIONAL, "L3", "traditional-character", \
      "规范汉字里夹着繁体字", "a traditional character", \
      "公共服务用规范汉字；引用原文的放进“”或《》里", \
      "write it simplified, or quote it") \
    R(LOOK_ALIKE, "L4", "look-alike-character", /* ⾦ for 金 */ \
      "这是部首，不是汉字", "a radical, not a character", \
      "运行 banbao fix 可以自动换成汉字", \
      "'banbao fix' replaces it by the character") \
    R(NO_CHARACTER, "L4", "no-character", /* private use, U+FFFD */ \
      "这不是一个字", "not a character", \
      "从别处粘贴时丢了字，照原文补上", \
      "a character was lost in pasting: write it again") \
    R(EMOJI, "L4", "emoji", /* 😀 */ \
      "表情符号在纸上印不清楚", "emoji do not print well", \
      "这是表情符号：删掉，要表示的意思用字写出来", \
      "an emoji: delete it, and say in words what it means") \
    R(VAGUE_NUMBER, "L5", "vague-number", /* 25.94多万 */ \
      "小数后面不能再写“多”“余”", "a decimal fraction cannot take 多 or 余", \
      "写准数，或写成整数加“多”", \
      "write the exact number, or a whole number with 多") \
    R(STRAY_PAUSE, "L5", "stray-pause", /* 、等 */ \
      "“等”前面不用顿号", "no pause mark before 等", \
      "删掉顿号；也看看是不是漏了一项", "remove it, or add what is missing") \
    R(DOUBLED, "L5", "doubled-word", /* 居民们居民们 */ \
      "词写重了", "a word is doubled", \
      "删掉一个", "remove one") \
    R(UNBALANCED, "L5", "unbalanced-mark", /* “ without ” */ \
      "引号、括号或书名号没有配对", \
      "a quotation mark or bracket without its other half", \
      "补上另一半，或删掉这一半", "add the other half") \
    R(REPEATED, "L5", "repeated-mark", /* 。。 */ \
      "标点写重了", "a mark is doubled", \
      "只留一个", "leave one") \
    R(ASCII_MARK, "L5", "ascii-mark", /* ... and -- */ \
      "省略号、破折号要用中文的", "an ellipsis or dash in ASCII", \
      "写 …… 或 ——，运行 banbao fix 可以自动改", \
      "write …… or ——; 'banbao fix' does it") \
    R(NUMBERING, "L6", "numbering-mark", /* 1、 and （一）、 */ \
      "序号后面的标点不对", "wrong mark after a number", \
      "写“1. ”“（一）”，括号后面不加顿号", "write '1. ' and '（一）'") \
    R(ABSOLUTE, "L7", "absolute-term", /* 最佳, in advertising */ \
      "商业宣传里不能用绝对化的词", "an absolute claim in advertising", \
      "广告法第九条；换成说得清的事实", "give facts that can be proved") \
    R(PARTICLE, "L8", "wrong-particle", /* 总得来说 */ \
      "“的”“地”“得”用错了", "的, 地 and 得 confused", \
      NULL, NULL) \
    R(BROKEN, "L9", "broken-sentence", /* a sentence cut by a line end */ \
      "句子没完就断开成了两段", "a sentence is split into two paragraphs", \
      "把下一段接上来", "join the next paragraph") \
    R(SPACE, "L10", "stray-space", /* spaces between Han, invisible characters */ \
      "多余的空格或看不见的字符", "a stray space or an invisible character", \
      "删掉，运行 banbao fix 可以自动删", "remove it; 'banbao fix' does it") \
    R(DATE, "L11", "date-style", /* 26年3月, 2026.9.1, 09月 */ \
      "日期的写法不规范", "a date in a wrong style", \
      "写成 2026年9月1日：四位年份，月日前不补零", "write 2026年9月1日") \
    R(ZERO, "L12", "wrong-zero", /* 二○二六 */ \
      "汉字年份里的零要用“〇”", "write the zero of a Han year as 〇", \
      "写成“〇”", "write 〇") \
    R(BRACKETS, "L13", "number-brackets", /* [2026] 12 号 */ \
      "文号的年份要用六角括号", "the year of a document number goes into 〔〕", \
      "写成〔2026〕，后面不加“第”", "write 〔2026〕, no 第") \
    R(BODY, "L14", "body-name", /* 槐安里业委会 */ \
      "单位名称和 site.yaml 的机构不一样", \
      "site.yaml spells this body differently", \
      "以 site.yaml 为准", "write it as in site.yaml")
/* clang-format on */

enum language_rule {
#define R(name, ...) LANGUAGE_##name,
    LANGUAGE_RULE_ROWS(R)
#undef R
        LANGUAGE_RULES
};

#endif
