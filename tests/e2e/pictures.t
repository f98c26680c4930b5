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
for picture in cut.jpg cut.png; do
    show "$picture"
    is "$picture: refused" "$?" 1
    has "$picture: at its place" site/.err 'content/通知/看图.md:9:7:' '[picture-broken]'
done
tree_print site/output >after
check 'what was published stays' cmp before after
finish
