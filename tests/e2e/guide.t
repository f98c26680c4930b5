#!/bin/sh
# themes/志愿者手册.md: a newcomer in an empty home types what stands there, and nothing
# else. Every file, every command, every promised message.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

guide=$root/themes/志愿者手册.md
mkdir home bin
ln -s "$root" home/banbao
ln -s "$BANBAO" bin/banbao
HOME=$tmp/home
PATH=$tmp/bin:$PATH
export HOME PATH
unset SOURCE_DATE_EPOCH # the guide has a clock of its own

perl "$root/tests/e2e/guide.pl" "$guide" >steps
is 'the guide is read to its end' $? 0
while IFS='	' read -r status name; do
    case $status in
    '#'*) echo "$status $name" ;;
    *) ok "$status" "$name" ;;
    esac
done <steps

# What came of it, looked at from outside.
cd home/柳荫里小区 || finish
for pdf in output/print/*/*.pdf; do pdftotext -raw "$pdf" - 2>/dev/null; done | tr -d '\n' >"$tmp/text"
has 'the sheets say all' "$tmp/text" 谁落下了工具箱 红色工具箱 提手缠着胶布 东门值班室 待领 0000-0000001 9:00—15:00
page=output/site/招领/工具箱.html
has 'and so does the page' "$page" 红色工具箱 箱盖上贴着一个名字 待领 王𪜶
src=$(sed -n 's/.*class="zp"><img src="\([^"]*\)".*/\1/p' "$page" | perl -pe 's/%(..)/chr hex $1/ge')
check 'its picture is there' test -s "output/site/招领/$src"
has 'the colours are on the pages' "$(find output/site/assets -name 'style.*.css')" 'accent:#1F5A86'
has 'the own style sheets, too' "$page" assets/招领. assets/晴空.
has 'the page of another kind is changed' output/site/通知/停水.html 请自带水壶
"$BANBAO" dump content/通知/停水.md >"$tmp/drawn"
has 'so is its sheet: a light ground' "$tmp/drawn" 'fill #E4EEF5'
"$BANBAO" dump content/招领/工具箱.md | grep 'glyphs.*谁落下了' >"$tmp/drawn"
has 'a style is changed' "$tmp/drawn" NotoSansCJKsc-Bold
has 'the page of a table' output/site/借物/工具.html 人字梯 150.00 '共 6 件'
check 'nothing is left of the trials' test ! -e "$HOME/试字体"
cd "$tmp" || exit 99

# Its links, pictures and commands are there.
grep -o '][(][^)#]*' "$guide" | sed 's/^](//' | grep . | sort -u >links
while read -r link; do
    [ -e "$root/themes/$link" ] || echo "$link"
done <links >broken
is 'all links lead somewhere' "$(cat broken)" ''
find "$root/themes/手册图" -type f | sed 's|.*/themes/||' | sort >pictures
grep '^手册图/' links >shown
is 'all pictures are shown' "$(cat pictures)" "$(cat shown)"
check 'they are few' test "$(wc -l <pictures)" -le 8
is 'and small' "$(find "$root/themes/手册图" -size +60k)" ''
grep -oE 'banbao [a-z]+' "$guide" | sed 's/^banbao //' | sort -u |
    while read -r command; do
        "$BANBAO" help "$command" >/dev/null 2>&1 || echo "$command"
    done >unknown
is 'all commands are commands' "$(cat unknown)" ''
kinds=$(find "$root/generator/kinds" -name '[a-z]*.yaml' | wc -l)
is 'the number of kinds' "$(grep -oE '[0-9]+ 种类型' "$guide" | sort -u)" "$kinds 种类型"
grep -oE '\bmake [a-z]+' "$guide" | sed 's/^make //' | sort -u |
    while read -r target; do
        grep -q "^$target:" "$root/Makefile" || echo "$target"
    done >unknown
is 'all targets are targets' "$(cat unknown)" ''
finish
