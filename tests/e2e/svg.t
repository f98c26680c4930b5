#!/bin/sh
# Sheets as SVG: well-formed, the same ink as the pictures for chats, the text that was
# written, the same bytes each time.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

# page.svg and drawn.pgm, 1080 pixels wide.
draw() {
    "$BANBAO" dump -C site "$@" >page.svg 2>.err &&
        xmllint --noout page.svg &&
        rsvg-convert -f pdf page.svg -o page.pdf &&
        rm -f drawn*.pgm &&
        pdftoppm -gray -singlefile -scale-to-x 1080 -scale-to-y -1 page.pdf drawn
}

compound site
sed -i '/^分享图:/d' site/content/site.yaml
printf '分享图: 是\n' >>site/content/site.yaml
cp -r "$root/content/图片" site/content/
mkdir site/themes # pictures of the sheets themselves
cp -r "$root/themes/zhusha" site/themes/
rm -f site/themes/zhusha/posters/*-chat.yaml
compared=0 section=none same=0
for item in "$root"/content/*/*.md; do
    name=${item#"$root"/content/}
    rm -rf "site/content/$section" site/output
    test "$section" = "${name%/*}" && same=$((same + 1)) || same=0
    section=${name%/*}
    test "$same" -lt 3 || continue # of each section
    mkdir -p "site/content/$section"
    cp "$item" "site/content/$section/"
    build site
    set -- site/output/share/*/*.png
    test -e "$1" || continue
    paper=A4
    test -e "$(echo site/output/print/*/*A4.pdf | sed 's/A4.pdf .*/A4.pdf/')" || paper=A3
    check "$name: is drawn" draw "content/$name" -p $paper --svg 1
    check "$name: the same ink" perl "$root/tests/e2e/same-ink.pl" "$1" drawn.pgm 150
    compared=$((compared + 1))
done
check 'there were many' test "$compared" -ge 10

# Pictures stand upright; a link is a link; what is unseen is the text as written. These
# have 24 pixels, and what lies between them is a matter of taste.
rm -rf "site/content/$section"
mkdir -p site/content/通知
{
    echo '车站在这里。![看图](图片/a.jpg)'
    echo
    echo '见[说明](https://hal.example/a?b=1&c=2)，水压 < 0.3 & > 0.1。'
} | announcement 看图 >site/content/通知/看图.md
for turn in 1 2 3 4 5 6 7 8; do
    "$root/tests/e2e/jpeg.pl" 3 1 $turn -1 90 90 90 240 240 90 >site/content/图片/a.jpg
    build site || sed 's/^/#   /' site/.err
    check "turned $turn: is drawn" draw content/通知/看图.md --svg 1
    check "turned $turn: the same ink" perl "$root/tests/e2e/same-ink.pl" \
        site/output/share/通知/*.png drawn.pgm 1200
done
has 'what a page says' page.svg '<title>看图' 'aria-label="看图"' '&lt; 0.3 &amp; &gt; 0.1' \
    '<a href="https://hal.example/a?b=1&amp;c=2">'
cp page.svg again.svg
draw content/通知/看图.md --svg 1
check 'the same bytes' cmp page.svg again.svg
"$BANBAO" dump -C site content/通知/看图.md --svg 9 >.out 2>.err
is 'no such page' "$?" 2
has 'and says how many there are' .err '只有 1 页'
finish
