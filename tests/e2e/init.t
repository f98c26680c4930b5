#!/bin/sh
# banbao init: an empty compound that builds at once, and grows.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

"$BANBAO" init 柳荫里小区 >out 2>err </dev/null
is 'init' $? 0
has 'it says what is next' out 柳荫里小区/content/site.yaml 请改 'make new'
check "the folder's name is the compound's" grep -q '^名称: 柳荫里小区' 柳荫里小区/content/site.yaml
grep -rqE '槐安里|hal\.example' 柳荫里小区
is 'nothing of the sample' $? 1
grep -qE '^(今天|网址):' 柳荫里小区/content/site.yaml
is 'no clock of its own, no address' $? 1
is 'no items' "$(find 柳荫里小区/content -name '*.md' | wc -l)" 0
check 'the holidays of the shipped table' cmp 柳荫里小区/content/calendar.yaml "$root/content/calendar.yaml"
build 柳荫里小区
is 'it builds at once' $? 0
has 'without an error' 柳荫里小区/.out '0 篇内容'
is 'one warning: of the telephone that is to be filled in' \
    "$(grep -oE '错误：|警告：|phone-placeholder' 柳荫里小区/.err | tr '\n' ' ')" '警告： phone-placeholder '
sed -i 's/^报修电话: 0000-0000000/报修电话: 0000-0000009/' 柳荫里小区/content/site.yaml
build 柳荫里小区
is 'filled in: nothing more to say' "$(cat 柳荫里小区/.err)" ''
grep -q 'print/' 柳荫里小区/.out
is 'and no posters are promised where there are none' $? 1
check 'git leaves the output alone' grep -q '^/output/' 柳荫里小区/.gitignore

# All kinds find their section, the own Makefile calls the program.
cd 柳荫里小区 || exit 99
for kind in 公示 通知 停水停电 光荣榜 收支公示 板报 名册; do
    env MAKEFLAGS= make -s new KIND=$kind TITLE="试一试$kind" >../out 2>../err
    is "make new KIND=$kind" $? 0
done
"$BANBAO" check >../out 2>../err
has 'drafts ask for what is to be filled in' ../err missing-field
grep -q section-unknown ../err
is 'and every section is known' $? 1
rm -r content/*/
echo '有事请打电话。' | announcement 试试 | sed 's/槐安里/柳荫里小区/' >t.md
mkdir content/通知 && mv t.md content/通知/试试.md
env MAKEFLAGS= make -s >../out 2>../err
is 'make publishes the first item' $? 0
has 'and its sheet' ../out 'output/print/'
cd "$tmp" || exit 99

# Any name of a folder; a second time; folders that hold something.
for dir in 'my place' 'a:b #c' deep/er/小区; do
    "$BANBAO" init "$dir" >out 2>err </dev/null
    build "$dir"
    is "init in '$dir' builds" $? 0
done
has 'a name that is no Chinese word is left to be filled in' 'my place/content/site.yaml' '名称: 我的小区'
before=$(find 柳荫里小区 -type f | sort | xargs -d '\n' sha256sum)
"$BANBAO" init 柳荫里小区 >out 2>err
is 'a folder that holds something: exit 2' $? 2
has 'it says so' err '已经有东西'
is 'and is as it was' "$(find 柳荫里小区 -type f | sort | xargs -d '\n' sha256sum)" "$before"
echo x >file
"$BANBAO" init file 2>err
is 'a file: exit 2' $? 2
mkdir leer && (cd leer && "$BANBAO" init . >../out 2>../err </dev/null; echo $? >../status)
is 'an empty folder is taken' "$(cat status)" 0
env MAKEFLAGS= make -s -C "$root" init DIR="$tmp/durch make" >out 2>err </dev/null
is 'make init DIR=…' $? 0
build 'durch make'
is 'and it builds' $? 0

# Lines that are there to be used, used and not filled in.
"$BANBAO" init offen >out 2>err </dev/null
sed -i 's/^# \(网址:\)/\1/; s/^# \(电话:\)/\1/; s/^#   \(- {名称: [业物]\)/  \1/; s/^报修电话: .*/报修电话: 0000-0000009/' offen/content/site.yaml
build offen
is 'an address that is not filled in: exit 1' "$?" 1
has 'it is told at its line' offen/.err 'content/site.yaml:7:' '[address-host]'
is 'so are the telephones' "$(grep -c phone-placeholder offen/.err)" 2
for address in 'https://。。。' 'https://' 'https://...' 'http://……/a' 'https://(网址)'; do
    sed -i "s|^网址: .*|网址: \"$address\"|" offen/content/site.yaml
    build offen
    is "$address: exit 1" "$?" 1
    has "$address: at its line" offen/.err 'content/site.yaml:7:'
done
for address in https://柳荫里.example http://127.0.0.1:8080/a https://a-b.example/柳荫；里 'http://[::1]/'; do
    sed -i "s|^网址: .*|网址: \"$address\"|" offen/content/site.yaml
    build offen
    is "$address: is one" "$?" 0 || sed 's/^/#   /' offen/.err
done

# Names of folders that a shell reads.
"$BANBAO" init '' >out 2>err </dev/null
is 'no name: exit 2' $? 2
is 'and nothing was made' "$(ls -d Makefile content 2>/dev/null)" ''
# shellcheck disable=SC2016 # signs of a name
for dir in '柳"荫' "柳'荫" '柳$荫' '柳 `荫`'; do
    "$BANBAO" init "$dir" >out 2>err </dev/null
    (eval "$(sed -n 's/.*\(cd .*\)，make new.*/\1/p' out)" && pwd) >went
    is "$dir: the command to go there" "$(cat went)" "$tmp/$dir"
done
"$BANBAO" -C offen new 通知 停水通知 五号楼 >out 2>err
is 'a title of two words: exit 2' $? 2
has 'quotes are missing' err 五号楼 引号
"$BANBAO" -C offen build 通知 >out 2>err
is 'build takes no name: exit 2' $? 2
has 'what does' err '一次做全部' 'banbao check'

# The program was moved: that of PATH, or a word of advice.
"$BANBAO" init umzug >out 2>err </dev/null
sed -i 's|^BANBAO ?= .*|BANBAO ?= /nowhere/banbao|' umzug/Makefile
env -u BANBAO MAKEFLAGS= make -s -C umzug >out 2>err
is 'no program: an error' $? 2
has 'in words' err 找不到板报的程序 /nowhere/banbao Makefile
mkdir bin && ln -s "$BANBAO" bin/banbao
PATH=$tmp/bin:$PATH env -u BANBAO MAKEFLAGS= make -s -C umzug >out 2>err
is 'the one that is installed' $? 0
PATH=$tmp/bin:$PATH env -u BANBAO MAKEFLAGS= make -s -C umzug help >out 2>err
is 'make help' $? 0
has 'the commands' out check fix

# Saved by Windows: the cure can be followed here.
iconv -f UTF-8 -t GBK umzug/content/site.yaml >gbk && cp gbk umzug/content/site.yaml
"$BANBAO" -C umzug check >out 2>err
has 'GBK' err GBK 'make fix'
PATH=$tmp/bin:$PATH env -u BANBAO MAKEFLAGS= make -s -C umzug fix >out 2>err
check 'the cure works' grep -q '^名称' umzug/content/site.yaml

for file in 甲 乙; do
    mkdir -p umzug/content/通知
    echo '请看,谢谢。' | announcement "$file" | sed '/^撤下/d' >umzug/content/通知/$file.md
done
PATH=$tmp/bin:$PATH env -u BANBAO MAKEFLAGS= make -s -C umzug check FILE=content/通知/甲.md >out 2>err
has 'make check FILE=…: that one' err content/通知/甲.md
is 'and no other' "$(grep -c '^content/通知/乙.md' err)" 0
PATH=$tmp/bin:$PATH env -u BANBAO MAKEFLAGS= make -s -C umzug fix FILE=content/通知/甲.md >out 2>err
is 'make fix FILE=…: that one' "$(grep -l '请看，' umzug/content/通知/*.md)" umzug/content/通知/甲.md
# shellcheck disable=SC2016 # signs of a title
PATH=$tmp/bin:$PATH env -u BANBAO MAKEFLAGS= make -s -C umzug new KIND=通知 'TITLE=$(shell touch boese)5号$1楼' >out 2>err
check 'a title is no command' test ! -e umzug/boese
env MAKEFLAGS= make -s -n -C "$root" fix FILE=content/通知/停水.md >out 2>err
has 'the checkout has make fix, too' out 'banbao fix'

# Questions, where somebody can answer.
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
    printf '松: "涛" 苑\n松涛苑业委会、松涛物业：一部，居委会\n0000-0000009\nhttps://st.example\n' >answers
    script -qec "'$BANBAO' init asked" /dev/null <answers >said
    has 'it asks' said 小区全名 报修电话 网址
    build asked
    is 'the answers are good YAML' $? 0
    check 'the address was taken' grep -q 'https://st.example' asked/output/site/feed.xml
    check 'so were the bodies' test "$(grep -cE '^  - "?(松涛|居委会)' asked/content/site.yaml)" = 3
    for none in 无 没有 暂无 '以后再说
以后
不知道'; do
        rm -rf none
        printf '\n\n\n%s\n' "$none" >answers
        script -qec "'$BANBAO' init none/" /dev/null <answers >said
        check "$none: no address" test "$(grep -c '^网址:' none/content/site.yaml)" = 0
    done
    has 'what is no address is asked again' said '这不是网址'
    check 'a slash behind the folder is not doubled' test "$(grep -c 'none//' said)" = 0
    rm -rf none
    printf '\n\n\nst.example\n' >answers
    script -qec "'$BANBAO' init none" /dev/null <answers >said
    has 'the beginning of an address is added' none/content/site.yaml '"https://st.example"'
    yes '' | head -n 8 | script -qec "'$BANBAO' init enter" /dev/null >said
    build enter
    is 'Enter alone leaves all to be filled in' $? 0
fi

finish
