#!/bin/sh
# Pictures on sheets: a photograph and a drawing that one can look through, whole
# in a sound PDF; and files that are none.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/通知 site/content/图片
cp "$root/content/图片/接驳车路线.jpg" site/content/图片/photo.jpg
perl -MCompress::Zlib -e '
    sub chunk { pack("N", length $_[1]) . "$_[0]$_[1]" . pack("N", crc32("$_[0]$_[1]")) }
    my ($w, $h) = (40, 30);
    my $rows = ("\0" . "\xB0\x28\x1A\x80" x $w) x $h;
    print "\x89PNG\r\n\x1a\n", chunk("IHDR", pack("NNCCCCC", $w, $h, 8, 6, 0, 0, 0)),
        chunk("IDAT", compress($rows)), chunk("IEND", "")' >site/content/图片/clear.png

show() {
    echo "车站在这里。![$1](图片/$1)" | announcement 看图 >site/content/通知/看图.md
    build site
}

for picture in photo.jpg clear.png; do
    show "$picture"
    is "$picture: published" "$?" 0 || sed 's/^/#   /' site/.err
    for pdf in site/output/print/通知/*.pdf; do
        check "$picture: ${pdf##* }" qpdf --check "$pdf"
        pdfimages -list "$pdf" >images
        is "$picture: it is in there" "$(awk '$3 == "image"' images | wc -l)" 1
    done
done
is 'clear.png: and how clear it is' "$(awk '$3 == "smask"' images | wc -l)" 1

# Plain ones go in as they are: four corners, each row with a filter of its own.
plain() { # COLOR BITS: a PNG of 20 x 20, gray levels 0 4 / 5 3 in forties
    perl -MCompress::Zlib -e '
        sub chunk { pack("N", length $_[1]) . "$_[0]$_[1]" . pack("N", crc32("$_[0]$_[1]")) }
        my ($color, $bits) = @ARGV;
        my @levels = (0, 160, 200, 120);
        my ($rows, $last) = ("", "");
        for my $y (0 .. 19) {
            my @part = map { ($y < 10 ? 0 : 2) + ($_ < 10 ? 0 : 1) } 0 .. 19;
            my $row = $color == 3 ? pack("B*", join "", map { sprintf "%0${bits}b", $_ } @part)
                : join "", map { chr($levels[$_]) x ($color == 2 ? 3 : 1) } @part;
            my $up = $y ? join("", map { chr((ord(substr $row, $_, 1) - ord(substr $last, $_, 1)) & 255) }
                0 .. length($row) - 1) : $row;
            $rows .= $y % 2 ? "\2$up" : "\0$row";
            $last = $row;
        }
        print "\x89PNG\r\n\x1a\n", chunk("IHDR", pack("NNCCCCC", 20, 20, $bits, $color, 0, 0, 0)),
            $color == 3 ? chunk("PLTE", join "", map { chr($_) x 3 } @levels) : "",
            chunk("IDAT", compress($rows)), chunk("IEND", "")' "$1" "$2"
}

# How the camera was held. The levels of four blocks tell the corners; turned, the
# sheet shows them where Exif says that they are.
corners() { # PICTURE: the levels at its corners on the sheet
    "$BANBAO" dump -C site content/通知/看图.md >frames 2>err
    rm -f page*
    for pdf in site/output/print/通知/*A4*.pdf; do
        pdftoppm -r 72 -gray "$pdf" page
    done
    perl -e '
        open my $f, "<", "frames";
        my ($x, $y, $w, $h) = map { / image ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)/ } <$f>;
        open my $p, "<:raw", glob "page*.pgm";
        local $/;
        my ($wide, $pixels) = <$p> =~ /^P5\s+(\d+)\s+\d+\s+255\s(.*)/s;
        for ([.1, .1], [.9, .1], [.1, .9], [.9, .9]) {
            my $at = int($y + $h * $$_[1]) * $wide + int $x + $w * $$_[0];
            print int((ord(substr $pixels, $at, 1) + 20) / 40), " ";
        }'
}

for kind in '2 8' '0 8' '3 8' '3 2'; do
    # shellcheck disable=SC2086 # two words
    plain $kind >site/content/图片/plain.png
    show plain.png
    is "PNG $kind: the sheet has its corners" "$(corners)" '0 4 5 3 '
    for pdf in site/output/print/通知/*.pdf; do
        check "PNG $kind: ${pdf##* }" qpdf --check "$pdf"
    done
done

turn=0
for upright in '0 4 5 3' '4 0 3 5' '3 5 4 0' '5 3 0 4' '0 5 4 3' '5 0 3 4' '3 4 5 0' '4 3 0 5'; do
    turn=$((turn + 1))
    "$root/tests/e2e/jpeg.pl" 3 1 $turn -1 0 80 160 200 240 120 >site/content/图片/turn.jpg
    show turn.jpg
    is "turned $turn: the sheet has its corners" "$(corners)" "$upright "
    size='width="24" height="16"'
    [ $turn -lt 5 ] || size='width="16" height="24"'
    cat site/output/*/通知/*.html >html
    has "turned $turn: the page has its size" html "$size"
done

# Inks: Adobe writes how much light is left, others how much ink there is.
"$root/tests/e2e/jpeg.pl" 1 4 0 0 255 255 255 155 >site/content/图片/adobe.jpg
"$root/tests/e2e/jpeg.pl" 1 4 0 -1 0 0 0 100 >site/content/图片/inks.jpg
for picture in adobe.jpg inks.jpg; do
    show $picture
    is "$picture: gray" "$(corners)" '4 4 4 4 '
    for pdf in site/output/print/通知/*.pdf; do
        check "$picture: ${pdf##* }" qpdf --check "$pdf"
    done
done

show photo.jpg
head -c 20000 "$root/content/图片/接驳车路线.jpg" >site/content/图片/cut.jpg
head -c 60 site/content/图片/clear.png >site/content/图片/cut.png
tree_print site/output >before
plain 2 8 | perl -0777 -pe 's/(?<=IDAT.{12})./\x00/s' >site/content/图片/hurt.png
for picture in cut.jpg cut.png; do
    show "$picture"
    is "$picture: refused" "$?" 1
    has "$picture: at its place" site/.err 'content/通知/看图.md:9:7:' '[picture-broken]'
done
# Cut short, and the end written behind it: what is lost would come out gray.
{
    cat site/content/图片/cut.jpg
    printf '\377\331'
} >site/content/图片/ended.jpg
for picture in hurt.png ended.jpg; do
    show "$picture"
    is "$picture: refused" "$?" 1
    has "$picture: says so" site/.err "图片 content/图片/$picture 已损坏" '再传一次'
done
tree_print site/output >after
check 'what was published stays' cmp before after

# Captions, and how large pictures are that follow each other.
rm -rf site/content/通知/*
landscape() { # NAME WIDTH HEIGHT
    perl -MCompress::Zlib -e '
        sub chunk { pack("N", length $_[1]) . "$_[0]$_[1]" . pack("N", crc32("$_[0]$_[1]")) }
        my ($w, $h) = @ARGV;
        print "\x89PNG\r\n\x1a\n", chunk("IHDR", pack("NNCCCCC", $w, $h, 8, 0, 0, 0, 0)),
            chunk("IDAT", compress(("\0" . "\x99" x $w) x $h)), chunk("IEND", "")' "$2" "$3" \
        >"site/content/图片/$1.png"
}
landscape 横 1200 900
landscape 竖 900 1200

# narrowest PDF: the width of its narrowest picture in millimetres
narrowest() {
    pdfimages -list "$1" | awk '$3 == "image" { w = $4 / $13 * 25.4
        if (!least || w < least) least = w } END { print int(least) }'
}

# several LEAST PICTURE...: so many pictures on one sheet, each as wide as that, at least
several() {
    least=$1
    shift
    {
        echo '入口和出口从12月1日起分开，请看图上的标线走。'
        n=0
        for picture in "$@"; do
            n=$((n + 1))
            printf '\n![入口%s的%s图](图片/%s.png)\n' "$n" "$picture" "$picture"
        done
        printf '\n请互相转告。\n'
    } | announcement "$# 张图" | sed 's/^日期:/纸张: [A4, A3]\n&/' >site/content/通知/看图.md
    rm -rf site/output
    build site
    for paper in A4 A3; do
        pdf=$(find site/output/print -name "*$paper.pdf")
        is "$paper, $*: one sheet" "$(pdfinfo "$pdf" | awk '/^Pages/ { print $2 }')" 1
        wide=$(narrowest "$pdf")
        [ "$paper" = A4 ] || wide=$((wide * 100 / 141))
        test "$wide" -ge "$least"
        ok $? "$paper, $*: large enough (${wide} mm of A4)"
        pdftotext "$pdf" text.txt
        has "$paper, $*: with captions" text.txt '入口1的' "入口$#的"
    done
    is "$*: captions on the page" \
        "$(grep -o '<figcaption>入口[0-9]的.图</figcaption></figure>' site/output/site/通知/看图.html | wc -l)" "$#"
}
several 110 横
several 70 竖
several 80 横 横
several 80 竖 竖
several 80 横 横 横
several 50 竖 竖 竖
several 50 横 竖 横
several 70 横 横 横 横
several 38 横 竖 横 竖 横 竖

# What is no caption is not printed, and told.
printf '![](图片/横.png)\n\n![IMG_2034.JPG](图片/竖.png)\n' | announcement 没有说明 >site/content/通知/看图.md
build site
is 'without captions: published' "$?" 0
has 'and told, with a cure' site/.err '看图.md:9:' '看图.md:11:' 'picture-unnamed' '![3 号楼平面图](图片/横.png)'
pdftotext "$(find site/output/print -name '*没有说明 A4.pdf')" text.txt
is 'no file name is printed' "$(grep -c IMG text.txt)" 0

# In a cell of a table, in a heading, in a link.
{
    printf '| 位置 | 样子 |\n|---|---|\n| 东门 | ![东门新岗亭](图片/横.png) |\n\n'
    printf '## 平面 ![全区平面](图片/竖.png)\n\n[![出口标线](图片/横.png)](https://a.example/)\n'
} | announcement 各处有图 >site/content/通知/看图.md
build site
is 'pictures in cells, headings and links: published' "$?" 0
pdf=$(find site/output/print -name '*各处有图 A4.pdf')
is 'all of them are on the sheet' "$(pdfimages -list "$pdf" | awk '$3 == "image"' | wc -l)" 3
pdftotext "$pdf" text.txt
has 'with their captions' text.txt 东门新岗亭 全区平面 出口标线
has 'and on the page' site/output/site/通知/看图.html '><figure>' 'class="cap">全区平面<' '<figcaption>出口标线</figcaption></figure>'

# The compound's emblem is on all sheets, and told once, where it is named.
sed -i '/^徽标/d' site/content/site.yaml
echo '徽标: 图片/标.png' >>site/content/site.yaml
perl -MCompress::Zlib -e '
    sub chunk { pack("N", length $_[1]) . "$_[0]$_[1]" . pack("N", crc32("$_[0]$_[1]")) }
    print "\x89PNG\r\n\x1a\n", chunk("IHDR", pack("NNCCCCC", 8, 8, 8, 2, 0, 0, 0)),
        chunk("IDAT", compress(("\0" . "\xB0\x28\x1A" x 8) x 8)), chunk("IEND", "")' >site/content/图片/标.png
for n in 一 二; do
    echo 车站在东门。 | announcement "看图$n" >"site/content/通知/看图$n.md"
done
rm site/content/通知/看图.md
build site
is 'a small emblem: one warning' "$(grep -c 'G8' site/.err)" 1
has 'at its line' site/.err "content/site.yaml:$(grep -n ^徽标 site/content/site.yaml | cut -d: -f1):"

# An item where a list of the site is.
sed -i 's/^栏目:.*/栏目:\n  - {目录: 归档}/' site/content/site.yaml
mkdir site/content/归档
echo 正文。 | announcement 年度总结 >site/content/归档/2026.md
build site
is 'an item in the place of the archive: exit 1' "$?" 1
has 'at the item' site/.err 'content/归档/2026.md:' '[page-taken]'
finish
