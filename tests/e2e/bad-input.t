#!/bin/sh
# What editors get wrong, and what may lie in a folder: each time one clear message
# at the right place, exit 1, and the former output is left alone.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/公示 site/content/通知
notice >site/content/公示/名单.md
build site
is 'a sound compound is published' "$?" 0 || finish
before=$(tree_print site/output)

# broken NAME CODE PLACE TEXT...: a build of the compound as it is now fails with
# this code at this place (path:line:col), saying these texts and giving a hint.
broken() {
    name=$1 code=$2 place=$3
    shift 3
    build site
    is "$name: exit 1" "$?" 1
    has "$name: says where and what" site/.err "$place" "错误：" "[$code]" "$@"
    is "$name: one message" "$(grep -c '错误：' site/.err)" 1
    is "$name: the output is untouched" "$(tree_print site/output)" "$before"
}

# hinted NAME: the message just seen tells the cure.
hinted() {
    has "$1: has a hint" site/.err '提示：'
}

item=site/content/公示/名单.md

notice | sed 's/^落款/落歀/' >$item
notice | sed 's/^受理部门: /受理部门处: /' >$item
build site
is 'unknown key: exit 1' "$?" 1
has 'unknown key: at its place' site/.err 'content/公示/名单.md:5:1: 错误：' '受理部门处'
has 'unknown key: the nearest one is the hint' site/.err '提示：' '受理部门'
is 'unknown key: the output is untouched' "$(tree_print site/output)" "$before"

notice | sed '/^监督电话/d' >$item
broken 'missing 监督电话' missing-field content/公示/名单.md: 监督电话
hinted 'missing 监督电话'

notice | sed 's/^日期: .*/日期: 2026-02-30/' >$item
broken 'a day that does not exist' bad-date content/公示/名单.md:9:5: 2026-02-30
hinted 'a day that does not exist'

notice | sed 's/拟表彰下列居民/拟表彰\xEE\x80\x80居民/' >$item
broken 'a character that no font has' L4 content/公示/名单.md:11: U+E000
hinted 'a character that no font has'

notice | sed 's/^标题: .*/标题: "先进居民拟表彰名单/' >$item
broken 'an unclosed quote' yaml-quote content/公示/名单.md:3:5:
hinted 'an unclosed quote'

notice | sed 's/^日期: .*/日期: 2031-01-04/; s/2026-11-23, 工/2031-01-04, 工/' >$item
broken 'a year that the calendar does not know' calendar-year content/公示/名单.md:4: 2031
hinted 'a year that the calendar does not know'

notice >$item
printf '\377\376' | announcement 坏字节 >site/content/通知/坏.md
broken 'invalid UTF-8' utf8-invalid content/通知/坏.md:9:1
hinted 'invalid UTF-8'

echo '![外面的图](../../../etc/passwd.png)' | announcement 借图 >site/content/通知/坏.md
broken 'a picture path that leads out' picture-outside content/通知/坏.md:9:

printf '%s\n' '![外面的图](图片\照片.png)' | announcement 借图 >site/content/通知/坏.md
broken 'a picture path of Windows' picture-outside content/通知/坏.md:9:

for path in 'C:\Users\王\照片.png' D:/照片.png '\\nas\照片.png' /Users/wang/照片.png; do
    printf '%s\n' "![外面的图]($path)" | announcement 借图 >site/content/通知/坏.md
    broken "a picture of one's own computer: $path" picture-outside content/通知/坏.md:9: \
        图片/照片.png
done

echo '[看图](图片/没有.png)' | announcement 看图 >site/content/通知/坏.md
broken 'a picture without its mark' link-broken content/通知/坏.md:9: \
    '![说明](图片/没有.png)'

echo '![没有的图](没有.png)' | announcement 缺图 >site/content/通知/坏.md
broken 'a picture that is not there' picture-missing content/通知/坏.md:9:

mkdir site/content/通知/没有.png
broken 'a picture that is a folder' picture-unreadable content/通知/坏.md:9:
rmdir site/content/通知/没有.png
truncate -s 40M site/content/通知/没有.png
broken 'a picture of 40 MB' picture-too-large content/通知/坏.md:9:
rm site/content/通知/没有.png

perl -e 'print "字" x 60, "\n\n" for 1 .. 7000' | announcement 太长 >site/content/通知/坏.md
broken 'a text of more than 1 MB' markdown-too-large content/通知/坏.md:9:
{ echo ---; perl -e 'print "# ", "说" x 60, "\n" for 1 .. 7000'; notice | tail -n +2; } \
    >site/content/通知/坏.md
broken 'a head of more than 1 MB' yaml-too-large content/通知/坏.md:2:

rm site/content/通知/坏.md
truncate -s 100M site/content/通知/大.md
broken 'a file of 100 MB' file-too-large content/通知/大.md
rm site/content/通知/大.md

echo 秘密 >secret.md
ln -s ../../../secret.md site/content/通知/链接.md
broken 'a link that leads out of content/' outside content/通知/链接.md
rm site/content/通知/链接.md

mkdir site/content/通知/文件夹.md
build site
status=$?
is 'a folder that is named like an item does not crash' "$((status <= 1))" 1
is 'and what it holds is not lost silently' "$(grep -c 文件夹.md site/.err)" 1
rmdir site/content/通知/文件夹.md

# --- what is odd but sound ---

notice | sed 's/$/\r/' >$item
build site
is 'CRLF is read' "$?" 0
{ printf '\357\273\277'; notice; } >$item
build site
is 'a BOM is read' "$?" 0
notice >$item

awk 'BEGIN { for (i = 0; i < 10000; i++) printf "- "; print "底" }' |
    announcement 万层列表 >site/content/通知/深.md
before=$(tree_print site/output)
timeout 20 "$BANBAO" build -C site >site/.out 2>site/.err
status=$?
is 'ten thousand nested lists: an error or a page, no crash' "$((status <= 1))" 1
if [ $status = 1 ]; then
    has 'ten thousand nested lists: says where' site/.err 'content/通知/深.md:9:'
    is 'ten thousand nested lists: the output is untouched' \
        "$(tree_print site/output)" "$before"
fi
rm site/content/通知/深.md

finish
