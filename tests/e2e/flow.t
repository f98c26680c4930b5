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
grep -q 'G1' err
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

# What hangs from a mark is cut like any text: the mark stays with the first part.
long_item() { # PREFIX: one item of 200 sentences
    {
        printf '%s' "$1"
        i=0
        while [ $((i += 1)) -le 200 ]; do
            printf '各楼栋红管家负责本楼居民的走访和登记，这是甲%d乙。' $i
        done
        echo
    } | announcement 长长的一条 >site/content/通知/什么都有.md
    "$BANBAO" dump -C site content/通知/什么都有.md >frames 2>err
    is "$1: longer than a sheet, laid out" "$?" 0 || sed 's/^/#   /' err
    [ "$(grep -c '^page ' frames)" -gt 1 ]
    ok $? '... on several'
    sed -n 's/^     *glyphs .*"\(.*\)"$/\1/p' frames | tr -d '\n' |
        grep -o '甲 *[0-9]* *乙' | tr -cd '0-9\n' >said
    seq 200 | cmp -s - said
    ok $? '... every sentence once, in order'
}
long_item '1. '
is '... its mark once' "$(grep -c '"1\."$' frames)" 1
[ "$(grep -n '"1\."$' frames | cut -d: -f1)" -lt "$(grep -n '^page 2' frames | cut -d: -f1)" ]
ok $? '... on the first'
long_item '- - '
long_item '> '
long_item '> - '
finish
