#!/bin/sh
# Every paper that can be asked for: a sheet of that size, whole, with its type above the
# paper's floor; and one that does not exist.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/通知
papers='A4 A3 A5 A2 8K'

echo 明天上午停水，请提前储水。 | announcement 停水 | sed "1a 纸张: [A4, A3, A5, A2, 8k]" >site/content/通知/停水.md
build site
is 'five papers: published' "$?" 0 || sed 's/^/#   /' site/.err
for paper in $papers; do
    pdf=$(find site/output/print/通知 -name "* $paper.pdf")
    case $paper in
    A4) want='595 x 842' ;;
    A3) want='842 x 1191' ;;
    A5) want='420 x 595' ;;
    A2) want='1191 x 1684' ;;
    8K) want='737 x 1049' ;;
    esac
    is "$paper: its size" "$(pdfinfo "$pdf" | perl -ne 'printf "%.0f x %.0f", $1, $2 if /^Page size: +([\d.]+) x ([\d.]+)/')" "$want"
    check "$paper: a sound PDF" qpdf --check "$pdf"
    is "$paper: one sheet" "$(pdfinfo "$pdf" | awk '/^Pages/ { print $2 }')" 1
    pdftotext "$pdf" text.txt
    has "$paper: whole" text.txt 停水 请提前储水 0000-
done
has 'the page offers all of them' site/output/site/通知/停水.html '下载 A5' '下载 A2' '下载 8K'

sed -i 's/8k/B5/' site/content/通知/停水.md
build site
is 'B5: refused' "$?" 1
has 'with those that there are' site/.err '没有“B5”这种纸' 'A4、A3、A5、A2、8K'
finish
