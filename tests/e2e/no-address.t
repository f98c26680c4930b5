#!/bin/sh
# A compound without a website: no codes, no addresses, and every kind's sheet is whole.
# With an emblem of its own, in all themes.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir site && cp -r "$root/content" site/
cp "$root/tests/specimen/"*.png site/content/图片/标.png 2>/dev/null ||
    find "$root/content/图片" -name '*.png' | head -n 1 | xargs -I{} cp {} site/content/图片/标.png
sed -i '/^网址: /d; s/^分享图: .*/分享图: 是/' site/content/site.yaml
for theme in zhusha qingzhu mono; do
    build site -t $theme -d 2026-11-28
    is "$theme: the sample builds without an address" $? 0
    grep -E '错误|警告' site/.err | grep -v 'T1\]' >wrong
    is "$theme: every kind's sheet has room" "$(cat wrong)" ''
done
has 'it is told' site/.out '没有写网址'
is 'no feed, no sitemap' "$(find site/output/site -name 'feed.xml' -o -name sitemap.xml | wc -l)" 0
grep -rqE 'feed\.xml|class="qr"|canonical' site/output/site --include='*.html'
is 'nor links to them, nor codes' $? 1
find site/output/print -name '*.pdf' | while read -r pdf; do
    pdftotext "$pdf" - 2>/dev/null | grep -qE '手机看本页|全文网址' && echo "$pdf"
done >codes
is 'no sheet speaks of a code' "$(cat codes)" ''

# dump says what is drawn: a code is a path of many little squares.
codes() {
    "$BANBAO" dump -C site "$1" 2>/dev/null | grep -c 'tag Figure "https\?:'
}
is 'no code on a sheet' "$(codes content/通知/十二月三日停水.md)" 0
printf '网址: https://hal.example\n' >>site/content/site.yaml
codes content/通知/十二月三日停水.md >count
check 'where there is an address, there is one' grep -q '^[1-9]' count

# An emblem.
printf '徽标: 图片/标.png\n' >>site/content/site.yaml
build site -d 2026-11-28
is 'an emblem' $? 0
is 'it is in the head of every page' \
    "$(find site/output/site -name '*.html' ! -name 404.html -exec grep -LE 'img class="mark"|http-equiv' {} +)" ''
grep -rq 'svg class="mark"' site/output/site --include='*.html'
is "and the theme's drawing is not" $? 1
src=$(grep -o 'img class="mark" src="[^"]*"' site/output/site/index.html | cut -d'"' -f4)
src=$(node -p 'decodeURIComponent(process.argv[1])' "$src")
check 'its file is there' test -s "site/output/site/$src"
"$BANBAO" dump -C site content/通知/十二月三日停水.md 2>/dev/null | head -n 20 >drawn
has 'and on sheets' drawn 'image ' content/图片/标.png 槐安里小区的标志
sed -i 's/^徽标: .*/徽标: 图片\/没有.png/' site/content/site.yaml
build site
is 'an emblem that is not there: exit 1' $? 1
has 'at its place' site/.err 'content/site.yaml:' 没有.png

finish
