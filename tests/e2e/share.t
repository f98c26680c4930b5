#!/bin/sh
# Pictures for chats: made when they are asked for, of what is on the board, as wide as
# telephones want them; and where the theme has no layout for them the pages of the PDF,
# the same pixel for pixel as far as two rasterisers agree.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

"$BANBAO" build -C "$root" -o "$tmp/without" >.out 2>.err
is 'not asked for: published' "$?" 0
check 'not asked for: no pictures' test ! -e without/share

cp -r "$root/content" "$root/themes" "$root/fonts" .
ln -s "$root/generator" .
printf '分享图: 是\n' >>content/site.yaml
sed -i '/^分享图: 否/d' content/site.yaml
BANBAO_HOME=$root "$BANBAO" build -o chat -j 2 >.out 2>.err
is 'laid out for chats: published' "$?" 0 || finish
find chat/share -name '*.png' | LC_ALL=C sort >pictures
check 'there are some' test "$(wc -l <pictures)" -ge 30
check 'none of what has left the board' test -z "$(grep 供暖试水 pictures)"
check 'none over 400 kB' test -z "$(find chat/share -size +400k)"
# Width and height are the two words after IHDR.
while IFS= read -r picture; do
    # shellcheck disable=SC2046
    set -- $(od -An -N8 -j16 -tu1 "$picture")
    check "$picture: 1080 wide, 3600 high at most" \
        test $((($3 * 256) + $4)) = 1080 -a $((($7 * 256) + $8)) -le 3600
done <pictures

rm themes/*/posters/*-chat.yaml
export BANBAO_HOME="$PWD"
"$BANBAO" build -o output -j 1 >.out 2>.err
is 'asked for: published' "$?" 0 || finish
"$BANBAO" build -o again -j 4 >.out 2>.err
check 'the number of threads cannot be seen' diff -r output/share again/share
check 'the website has them all' diff -r output/share output/site/share

# Each as wide as chats show them, under 400 kB, linked from a page; an expired item
# (供暖试水, last year's) has none.
find output/share -name '*.png' | LC_ALL=C sort >pictures
check 'there are some' test "$(wc -l <pictures)" -ge 20
check 'none of what has left the board' test -z "$(grep 供暖试水 pictures)"
check 'several pages are several files' grep -q ' 2\.png$' pictures
check 'none over 400 kB' test -z "$(find output/share -size +400k)"
is 'each is linked' "$(cat output/site/*/*.html | grep -o 'href="[^"]*share/[^"]*\.png"' | sort -u | wc -l)" \
    "$(wc -l <pictures)"

while IFS= read -r picture; do
    name=${picture#output/share/}
    stem=${name%.png} page=1
    case $stem in
    *' '[1-9])
        page=${stem##* }
        test -e "output/print/$stem A4.pdf" || stem=${stem% *}
        ;;
    esac
    pdf="output/print/$stem A4.pdf"
    test -e "$pdf" || pdf="output/print/$stem A3.pdf"
    pdftoppm -gray -f "$page" -l "$page" -scale-to-x 1080 -scale-to-y -1 "$pdf" page >.said 2>&1
    # On its long side a sheet has the same pixels for twice the text: more edges.
    allowed=50 # thin strokes of 宋 on a full sheet come to 42
    pdfinfo -f "$page" -l "$page" "$pdf" | grep -q 'size: *\(841\|1190\)\.[0-9]* x \(595\|841\)' &&
        allowed=160
    check "$name: as printed" perl "$root/tests/e2e/same-ink.pl" "$picture" page-*.pgm "$allowed"
    mv page-*.pgm printed.pgm
done <pictures
perl "$root/tests/e2e/same-ink.pl" "$(head -n 1 pictures)" printed.pgm >.said 2>&1
check 'another sheet is not the same' test "$?" != 0

# A photograph stands upright, however it lies in its file; inks are light. These have
# 24 pixels, so that their edges are a matter of taste.
compound site
sed -i 's/^分享图: 否/分享图: 是/' site/content/site.yaml
mkdir -p site/content/通知 site/content/图片
echo '车站在这里。![看图](图片/a.jpg)' | announcement 看图 >site/content/通知/看图.md
same_picture() {
    build site || sed 's/^/#   /' site/.err
    pdftoppm -gray -scale-to-x 1080 -scale-to-y -1 site/output/print/通知/*A4.pdf page
    check "$1: as printed" perl "$root/tests/e2e/same-ink.pl" site/output/share/通知/*.png page-*.pgm 200
    rm -f page-*.pgm
}
for turn in 1 2 3 4 5 6 7 8; do
    "$root/tests/e2e/jpeg.pl" 3 1 $turn -1 90 90 90 240 240 90 >site/content/图片/a.jpg
    same_picture "turned $turn"
done
"$root/tests/e2e/jpeg.pl" 2 4 0 0 255 255 255 90 255 255 255 240 >site/content/图片/a.jpg
same_picture "inks as Adobe writes them"
"$root/tests/e2e/jpeg.pl" 2 4 0 -1 0 0 0 165 0 0 0 15 >site/content/图片/a.jpg
same_picture "inks"

# Too wide for a telephone: the sheet's pages, and a word about it.
cp -r "$root/themes" site/
{
    echo '|甲|乙|丙|丁|戊|己|庚|'
    echo '|--|--|--|--|--|--|--|'
    echo '|100,000.00|100,000.00|100,000.00|100,000.00|100,000.00|100,000.00|100,000.00|'
} | announcement 宽表 >site/content/通知/宽表.md
build site
is 'too wide for a telephone, not for a sheet' "$?" 0
has 'it is said' site/.err chat-overfull
check 'and there are pictures' test -n "$(find site/output/share -name '*宽表*.png')"
finish
