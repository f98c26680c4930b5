#!/bin/sh
# Readings and marks: {龘|dá}, {文字|.}, {人名|_}, {书名|~}, on paper and on the web.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/通知
announcement '{龘|dá}先生与{王䶮|wáng yǎn}|搬家启事' \
    >site/content/通知/注音.md 2>/dev/null <<'END'
经办人{王䶮|wáng yǎn}、{李爨|lǐ cuàn}与{张三|_}{李四|_}，依据{业主公约，|~}办理，
{切勿|.}带**{火种|.}**入内。花括号写作\{a|b}，代码是`{王䶮|wáng yǎn}`。

| 姓名 | 房号 |
|---|---|
| {魏翀|wèi chōng} | 101 |
| 普通人 | 102 |

{槐安里小区全体业主委员会委员和物业服务中心的工作人员|.}都要在本周内到{庄䯀|zhuāng jiān}同志处登记，逾期不候。
END
sed -i "s/^标题: \(.*\)/标题: '\1'/" site/content/通知/注音.md
build site
is 'it is published' "$?" 0 || {
    sed 's/^/#   /' site/.err | head -n 20
    finish
}
page=site/output/site/通知/注音.html
has 'a reading is ruby' "$page" \
    '<ruby>龘<rp>（</rp><rt>dá</rt><rp>）</rp></ruby>先生' \
    '<ruby>王<rp>（</rp><rt>wáng</rt><rp>）</rp></ruby><ruby>䶮<rp>（</rp><rt>yǎn</rt>' \
    '<td class="nw"><ruby>魏<rp>'
has 'marks are elements' "$page" '<em class="dots">切勿</em>' \
    '<u class="name">张三</u><u class="name beside">李四</u>' \
    '<strong><em class="dots">火种</em></strong>' '<u class="book">业主公约，</u>'
has 'a backslash and code keep braces' "$page" '写作{a|b}' \
    '<code>{王䶮|wáng yǎn}</code>'
has 'tags and titles hold characters only' "$page" '<title>龘先生与王䶮搬家启事'
is 'no sign is left in any file' \
    "$(grep -rlP '\xEF\xBF[\xB9-\xBB]|\xEF\xB7\x91' site/output/site --include='*.html' --include='*.xml')" ''
has 'the feed has characters only' site/output/site/feed.xml \
    '<title>龘先生与王䶮搬家启事</title>'

sheet=$(find site/output/print -name '*.pdf' | head -n 1)
case $sheet in
*龘先生与王䶮搬家启事*) ok 0 'the file is named by its characters' ;;
*) ok 1 "the file is named $sheet" ;;
esac
pdftotext -raw "$sheet" text.txt
tr -d ' \n' <text.txt >joined.txt
has 'copied text is the text' joined.txt '龘先生与王䶮搬家启事' '经办人王䶮、李爨与张三李四' \
    '到庄䯀同志处登记'
is 'readings are not copied' "$(grep -cE 'yǎn、|cuàn|chōng|zhuāng|dá先' joined.txt)" 0
pdfinfo "$sheet" >info.txt
has 'the PDF has the bare title' info.txt '龘先生与王䶮搬家启事'

# What is wrong with a reading is said where it stands.
compound bad
mkdir -p bad/content/通知
announcement '王䶮的通知' >bad/content/通知/错.md <<'END'
经办人{王䶮|yǎn}。另有{龘|dá没写完。
END
build bad
is 'a syllable for each character' "$?" 1
has 'messages say what and where' bad/.err 'reading-count' '错.md:9:' 'reading-literal'

# YAML takes {…} alone for a map: it is a name all the same.
sed "s/^标题: .*/标题: {王䶮|wáng yǎn}/" site/content/通知/注音.md >bad/content/通知/错.md
build bad
is 'a title that is nothing but a reading' "$?" 0
has 'it has its reading' bad/output/site/通知/错.html '<rt>wáng</rt>'
finish
