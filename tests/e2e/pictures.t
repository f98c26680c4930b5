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
