#!/bin/sh
# What a Markdown text may hold comes out on the sheet, to the last character.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/通知 site/content/图片
{
    printf '~~~\na | b\n\nc\n~~~\n\n停水~~六~~八小时。\n\n'
    # A style for every other character, more of them than any table has room for.
    i=0
    while [ $((i += 1)) -le 300 ]; do printf '**粗**常'; done
    printf '\n\n'
    i=0
    while [ $((i += 1)) -le 90 ]; do printf '> '; done
    echo 深处的话
} | announcement 什么都有 >site/content/通知/什么都有.md
"$BANBAO" dump -C site content/通知/什么都有.md >frames 2>err
is 'too deep a quote is too narrow, and that is said' "$?" 1
grep -q 'sheet-over' err
ok $? '... as what does not fit'

sed -i '/深处/d' site/content/通知/什么都有.md
"$BANBAO" dump -C site content/通知/什么都有.md >frames 2>err
is 'the rest is laid out' "$?" 0 || sed 's/^/#   /' err
has 'code is as written' frames '"a | b"'
grep -A1 '"a | b"' frames | tail -n 1 | grep -qv '"c"'
ok $? '... with its empty line'
is 'every change of style is one' "$(grep -o '"粗"' frames | wc -l)" 300
grep -A2 '"六"' frames | grep -q '^ *path'
ok $? 'deleted text has a line through it'
finish
