#!/bin/sh
# What is typed is what is published: every body of the sample and of five articles stands
# on its page in one piece, line by line, and on each of its sheets, character by character
# (conserve.h: the rules, and what may be lost).
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

conserved=$(dirname "$(readlink -f "$BANBAO")")/e2e/conserved
check 'the comparing program is built (make e2e)' test -x "$conserved" || finish

# sheets PAGE: the PDFs that a page offers, one a line.
sheets() {
    perl -ne 'while (/href="(\.\.\/pdf\/[^"]*\.pdf)"/g) {
        my $u = $1; $u =~ s/%(..)/chr hex $1/ge; print "$u\n" unless $seen{$u}++ }' "$1" |
        sed "s|^|$(dirname "$1")/|"
}

# published CONTENT OUTPUT: every item with a body, its page and its sheets.
published() {
    find "$1" -name '*.md' ! -name README.md | LC_ALL=C sort >items
    while IFS= read -r item; do
        folder=$(basename "$(dirname "$item")")
        page=$2/site/$folder/$(basename "$item" .md).html
        "$conserved" page "$item" "$page" >said
        case $? in
        0) ok 0 "$item: on its page" ;;
        2) continue ;;
        *) ok 1 "$item: on its page" || sed 's/^/#   /' said ;;
        esac
        sheets "$page" >pdfs
        while IFS= read -r pdf; do
            pdftotext -raw "$pdf" text.txt
            check "$item: on ${pdf##*/}" "$conserved" sheet "$item" text.txt
        done <pdfs
    done <items
}

# The sample: also that something was looked at.
"$BANBAO" build -C "$root" -o "$tmp/sample" >.out 2>.err
is 'the sample is published' "$?" 0 || sed 's/^/#   | /' .err
published "$root/content" sample
check 'of the sample, pages and sheets of many items' test "$tests" -ge 100

# The articles, typed as people type them.
compound own
mkdir -p own/content/通知
for article in "$root"/tests/data/articles/*.md; do
    name=$(basename "$article" .md)
    announcement "$name" <"$article" >"own/content/通知/$name.md"
done
build own
is 'the articles are published' "$?" 0 || sed 's/^/#   | /' own/.err
before=$tests
published own/content own/output
check 'five pages and as many sheets' test $((tests - before)) -ge 10

# The comparison itself: one character less, two lines as one, two words that changed places.
item=own/content/通知/积分不是钱.md page=own/output/site/通知/积分不是钱.html
# spoiled NAME OLD NEW: the page is no longer the item's.
spoiled() {
    sed "s|$2|$3|" "$page" >spoiled.html
    check "$1: the page is another" test "$(cmp -s "$page" spoiled.html; echo $?)" = 1
    "$conserved" page "$item" spoiled.html >said
    is "$1: it is noticed" "$?" 1
}
spoiled 'a figure less' 14260 1426
spoiled 'a word more' 洗衣液一瓶 洗衣液一大瓶
spoiled 'words that changed places' 谁看着不对 谁不对看着
pdftotext -raw "$(sheets "$page" | head -n 1)" text.txt
perl -CSD -Mutf8 -pe 's/9875//' text.txt >spoiled.txt
"$conserved" sheet "$item" spoiled.txt >said
is 'a figure less on the sheet: it is noticed' "$?" 1
finish
