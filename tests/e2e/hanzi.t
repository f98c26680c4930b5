#!/bin/sh
# All 8105 characters of 通用规范汉字表 print, 196 of them beyond the BMP, and can be
# copied from the PDF again.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/通知
grep -o . "$root/tests/data/hanzi-8105.txt" | perl -CS -ne 'print if /^\p{Han}$/' >wanted
is 'the table holds 8105 characters' "$(wc -l <wanted)" 8105
is '196 of them beyond the BMP' \
    "$(perl -CSD -ne '$n++ if /^[\x{10000}-\x{10FFFF}]$/; END { print $n }' wanted)" 196

# Ten paragraphs, as a person would never write them.
tr -d '\n' <wanted |
    perl -CS -e '$_ = <STDIN>; print "$1\n\n" while /(.{1,811})/g' |
    announcement 通用规范汉字表 >site/content/通知/字表.md
build site
is 'the item is published' "$?" 0 || {
    sed 's/^/#   /' site/.err | head -n 10
    finish
}

find site/output/print -name '*.pdf' | head -n 1 | tr '\n' '\0' |
    xargs -0 -I PDF pdftotext -raw PDF text.txt
grep -o . text.txt | LC_ALL=C sort -u >got
LC_ALL=C sort -u wanted >want
is 'every character comes back' "$(LC_ALL=C comm -13 got want | tr -d '\n')" ''

# In order, too.
perl -CSD -e '
    local $/;
    open my $w, "<", "wanted"; open my $g, "<", "text.txt";
    my $want = join "", <$w> =~ /\p{Han}/g;
    my $got = join "", <$g> =~ /\p{Han}/g;
    my $at = 0;
    for (split //, $want) {
        $at = index($got, $_, $at) + 1;
        if (!$at) { print "lost from $_ on\n"; exit 1 }
    }' >order
is 'and in order' "$(cat order)" ''

finish
