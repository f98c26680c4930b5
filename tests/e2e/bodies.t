#!/bin/sh
# A compound whose bodies are called otherwise: one message, one place to mend it.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/通知
for n in 一 二 三 四; do
    echo 正文。 | announcement "停水$n" >"site/content/通知/$n.md"
done
sed -i 's/槐安里物业服务中心/新苑物业服务中心/' site/content/site.yaml
build site
is 'a changed name: exit 1' "$?" 1
is 'a changed name of four items: one error' "$(grep -c '错误：' site/.err)" 1
has 'it counts them and shows the edit' site/.err '[C4]' '4 篇' '曾用名: 槐安里物业服务中心'

sed -i 's/^  - 新苑物业服务中心/  - {名称: 新苑物业服务中心, 曾用名: 槐安里物业服务中心}/' site/content/site.yaml
build site
is 'with the former name: published' "$?" 0 || sed 's/^/#   /' site/.err
is 'and not a word' "$(grep -c '警告' site/.err)" 0
has 'the page has the new name' site/output/site/通知/一.html 新苑物业服务中心
is 'and not the old one' "$(grep -c 槐安里物业服务中心 site/output/site/通知/一.html)" 0
pdf=$(find site/output/print -name '*停水一*A4.pdf')
pdftotext "$pdf" sheet.txt
check 'so has the sheet' grep -q 新苑物业服务中心 sheet.txt

sed -i 's/^落款: .*/落款: 新苑物业服务中新/' site/content/通知/一.md
build site
has 'a name mistyped once: the nearest one' site/.err 'content/通知/一.md:4:' '[C4]' '是不是“新苑物业服务中心”'

# A new name that has nothing of the old one: no other body is taken for it.
compound new
sed -i 's/^  - 槐安里物业服务中心/  - 新物业公司/; s/^  - {名称: 槐安里物业服务中心.*/  - 新物业公司/' new/content/site.yaml
bodies=$(sed -n '/^机构/,/^$/p' new/content/site.yaml | grep -c 槐安里物业服务中心)
is 'the old name is gone' "$bodies" 0
for n in 1 2 4; do
    rm -rf new/content/通知
    mkdir -p new/content/通知
    for i in $(seq "$n"); do
        echo 正文。 | announcement "停水$i" >"new/content/通知/$i.md"
    done
    build new
    is "$n items by a name that nothing is like: exit 1" "$?" 1
    is "$n items: one error" "$(grep -c '错误：' new/.err)" 1
    has "$n items: the cure has the former name" new/.err '曾用名: 槐安里物业服务中心'
    is "$n items: and no other body" "$(grep -c '业主委员会\|居民委员会\|党支部' new/.err)" 0
done
sed -i 's/^  - 新物业公司/  - {名称: 新物业公司, 曾用名: 槐安里物业服务中心}/' new/content/site.yaml
build new
is 'its new name, with the former one: published' "$?" 0 || sed 's/^/#   /' new/.err
has 'signed by the new name' new/output/site/通知/1.html 新物业公司

for kind in 停水 停电通知 光荣 志愿者积分; do
    "$BANBAO" new -C site "$kind" 试一试 2>err.txt
    is "new $kind: exit 1" "$?" 1
    has "new $kind: what may be meant" err.txt '是不是'
done
"$BANBAO" new -C site 停水 试一试 2>err.txt
has 'new 停水: 停水停电' err.txt '是不是“停水停电”'
# One body is one line.
compound twice
sed -i 's/^  - 社区居委会$/  - 社区居委会\n  - 社区居委会/' twice/content/site.yaml
build twice
has 'a body that is listed twice' twice/.err '[body-twice]' 写了两次 留下一行
compound twice
sed -i 's/^  - 社区居委会$/  - 社区居委会\n  - {名称: 新的居委会, 曾用名: 社区居委会}/' twice/content/site.yaml
build twice
has 'a former name that is a body, too' twice/.err '[body-twice]' 曾用名

# Two sign together: both stand in the signature, one under the other.
both() { # LINE: the item is signed so
    rm -rf joint
    compound joint
    mkdir -p joint/content/公示
    notice | sed "s/^落款: .*/$1/" >joint/content/公示/名单.md
    build joint
}
for line in '落款: [槐安里物业服务中心, 槐安里社区居民委员会]' \
    '落款: [槐安里物业服务中心，槐安里社区居民委员会]' \
    '落款: 槐安里物业服务中心、槐安里社区居民委员会' \
    '落款: 槐安里物业服务中心 槐安里社区居民委员会' \
    '落款: 槐安里物业服务中心和槐安里社区居民委员会' \
    '落款:\n  - 槐安里物业服务中心\n  - 槐安里社区居民委员会'; do
    both "$line"
    is "$line: published" "$?" 0 || sed 's/^/#   /' joint/.err
    is "$line: no warning" "$(grep -c '警告：\|错误：' joint/.err)" 0
    has "$line: one under the other" joint/output/site/公示/名单.html \
        '槐安里物业服务中心<br/>槐安里社区居民委员会<br/>' '槐安里物业服务中心、槐安里社区居民委员会'
    pdftotext -layout "$(find joint/output/print -name '*A4.pdf')" sheet.txt
    is "$line: on the sheet each has a line" \
        "$(grep -c '^ *槐安里物业服务中心 *$\|^ *槐安里社区居民委员会 *$' sheet.txt)" 2 || sed 's/^/#   /' sheet.txt
done
both '落款: 槐安里物业服务中心、槐安里社区居民委员惠'
is 'one of two mistyped: one error' "$(grep -c '错误：' joint/.err)" 1
has 'at its own name' joint/.err 'content/公示/名单.md:8:15' '是不是“槐安里社区居民委员会”'
compound comma
sed -i 's/^  - 社区居委会/&\n  - 槐安里爱心、互助社/' comma/content/site.yaml
mkdir -p comma/content/公示
notice | sed 's/^落款: .*/落款: 槐安里爱心、互助社/' >comma/content/公示/名单.md
build comma
is 'a body with such a mark in its name: published' "$?" 0 || sed 's/^/#   /' comma/.err
has 'it is one' comma/output/site/公示/名单.html '槐安里爱心、互助社<br/><span'
finish
