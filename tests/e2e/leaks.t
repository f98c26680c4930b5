#!/bin/sh
# What must not be published, put where no check of the writers' text sees it: nothing
# is published, and the report says where. And what a camera told, in no product.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/公示 site/content/图片
relief=$root/content/公示/十一月临时救助.md
cp "$relief" site/content/公示/救助.md
build site
is 'masked names: published' $? 0
published=$(tree_print site/output)

mv site/content/公示/救助.md site/content/公示/欧阳建国的救助.md
build site
is 'a masked name as the name of a file: exit 1' $? 1
has 'it is said where, and in which product' site/.err '[P13]' '“欧***”' '公示/欧***的救助.html'
is 'what was published stays' "$(tree_print site/output)" "$published"
"$BANBAO" check -C site >/dev/null 2>site/.err
is 'check says the same' "$(grep -c 'P13' site/.err)" 1
mv site/content/公示/欧阳建国的救助.md site/content/公示/救助.md

# Nothing that quotes a file shows a secret whole: not the terminal, JSON or the report.
announcement 找人 >site/content/公示/找人.md <<'END'
王师傅139 0000 2345，微信 wang_88888，单元门密码2580#，身份证11010519491231002X，
[写信](mailto:wangxiuying@163.com)，护照E12345678，1961年2月3日出生，京A12345。
END
"$BANBAO" build -C site >site/.err 2>&1
"$BANBAO" check -C site --format json >>site/.err 2>&1
cat site/output/report.html >>site/.err
for code in P1 P2 P4 P5 P14 P15 P16; do
    grep -qF "[$code]" site/.err
    is "$code is told" $? 0
done
grep -qE '0000 2345|wang_88888|2580#|11010519491231002X|wangxiuying|E12345678|2月3日|A12345' site/.err
is 'and nowhere whole' $? 1
rm site/content/公示/找人.md

# A picture that a telephone took: the sentence stands in a comment and behind the end.
secret='N31.2304 E121.4737'
"$root/tests/e2e/jpeg.pl" 16 1 3 -1 $(seq 3 3 192) >plain.jpg
perl -0777 -pe 'BEGIN { binmode STDIN; binmode STDOUT; $s = shift }
    s/\A\xFF\xD8/"\xFF\xD8\xFF\xFE" . pack("n", 2 + length $s) . $s/e; $_ .= $s' "$secret" \
    <plain.jpg >site/content/图片/合影.jpg
announcement 合影 >site/content/公示/合影.md <<'END'
![楼前的合影](图片/合影.jpg)
END
grep -q "$secret" site/content/图片/合影.jpg
is 'the picture tells its place' $? 0
mkdir -p site/content/通知 && mv site/content/公示/合影.md site/content/通知/
build site
is 'a picture of a telephone: published' $? 0 || cat site/.err
grep -rqF "$secret" site/output
is 'no product tells it' $? 1
is 'the picture is on the website' "$(find site/output/site/assets -name '图-*.jpg' | wc -l)" 1
is 'what its file is called is not' "$(find site/output/site/assets -name '*合影*' | wc -l)" 0
finish
