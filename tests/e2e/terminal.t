#!/bin/sh
# At a terminal: the result comes last, a long run says how far it is, a slip of the
# hand is told, one file can be checked alone.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/通知 site/content/公示
echo 今天下午四点在议事亭碰头。 | announcement 碰头 | sed 's/^撤下.*/撤下: 2026-11-21/' >site/content/通知/碰头.md
notice >site/content/公示/名单.md

# Together, as a terminal or 2>&1 shows it: messages, how many, the result.
"$BANBAO" build -C site >both 2>&1
is 'a build with a warning' $? 0
is 'a pipe has messages first, the result last' "$(grep -oE '警告：|0 错误|篇内容|index\.html|print/' both | tr '\n' ' ')" \
    '警告： 0 错误 篇内容 index.html print/ '
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
    rm -r site/output
    script -qec "'$BANBAO' build -C site" /dev/null >shown </dev/null
    is 'so has a terminal' "$(grep -oE '警告：|0 错误|篇内容|index\.html|print/' shown | tr '\n' ' ')" \
        '警告： 0 错误 篇内容 index.html print/ '
    # More than a second: a hundred sheets on one thread, again and again.
    mkdir -p big && cp -r "$root/content" big/
    i=0
    while [ $i -lt 12 ]; do
        i=$((i + 1))
        for f in "$root"/content/党建/*.md "$root"/content/志愿服务/*.md; do
            name=$(basename "$f" .md)
            sed '/^短址/d' "$f" >"big/content/${f#"$root"/content/}.$i.md" 2>/dev/null ||
                echo "$name"
        done
    done
    script -qec "'$BANBAO' build -C big -j 1" /dev/null >shown </dev/null
    if ! grep -q '（0\.[0-9]* 秒）' shown; then
        check 'a run of more than a second says how far it is' grep -qE '(排海报|写 PDF) [0-9]*/[0-9]+ …|写网页 …' shown
    fi
    last=$(printf '%s' "$(tr '\r' '\n' <shown)" | tail -n 1)
    is 'and its last line is the result' "$(printf %s "$last" | grep -cE 'print/|report\.html|豁免')" 1
    script -qec "'$BANBAO' build -C site -d 2026-11-24" /dev/null >shown </dev/null
    grep -q '排海报' shown
    is 'a short one does not' $? 1
fi
"$BANBAO" build -C big -j 1 -d 2026-11-27 >out 2>err
grep -q '排海报' err
is 'nor does a pipe' $? 1

# One file.
notice | sed 's/^受理电话: .*/受理电话: 没有/' >site/content/公示/坏.md
(cd site && "$BANBAO" check content/公示/名单.md) >out 2>err
is "a sound file among broken ones: exit 0" $? 0
is 'nothing of the others' "$(cat err)" ''
has 'it says so' out '没有发现问题'
(cd site && "$BANBAO" check ./content/公示/坏.md content/公示/名单.md) >out 2>err
is 'a broken one: exit 1' $? 1
is 'its own messages' "$(grep -c '坏.md' err)$(grep -c 碰头 err)" 10
(cd site && "$BANBAO" check "$tmp/site/content/通知/碰头.md") >out 2>err
is 'a warning: exit 0' $? 0
has 'by its whole path, too' err 'content/通知/碰头.md:' T1
(cd site && "$BANBAO" check --strict content/通知/碰头.md) >out 2>err
is 'with --strict: exit 1' $? 1
printf '今天下午在议事亭碰头，\340\244\225\340\244\226。\n' | announcement 新苗 >site/content/通知/字.md
(cd site && "$BANBAO" check content/通知/字.md) >out 2>err
has 'what only its sheet shows' err G2
before=$(cat site/output/report.html)
(cd site && "$BANBAO" check content/通知/字.md) >out 2>err
is "the report stays everybody's" "$(cat site/output/report.html)" "$before"
for folder in content/通知 content/通知/ content ./content/ .; do
    (cd site && "$BANBAO" check "$folder") >out 2>err
    is "check $folder: the fault of an item in it is found" "$?" 1
    has "check $folder: at its place" err 'content/通知/字.md:'
done
(cd site && "$BANBAO" check content/通知/无.md) >out 2>err
is 'no such file: exit 2' $? 2
has 'it is named' err 无.md
(cd site && "$BANBAO" check ../both) >out 2>err
is 'a file that is not of the content: exit 2' $? 2
echo '名止: x' >>site/content/site.yaml
(cd site && "$BANBAO" check content/公示/名单.md) >out 2>err
is 'what all stand on concerns it' $? 1
has 'and is told' err content/site.yaml:

# Commands and options.
"$BANBAO" help >out
is 'help' $? 0
"$BANBAO" --help >out2
check 'is --help' cmp out out2
"$BANBAO" help new >out
"$BANBAO" new --help >out2
check 'help COMMAND is COMMAND --help' cmp out out2
has 'of that command' out 'banbao new KIND' '--from' '--all'
grep -q -e --svg out
is 'and no other' $? 1
"$BANBAO" version >out
is 'version' "$(cat out)" "$("$BANBAO" --version)"
for pair in buld:build chek:check hlep:help fixx:fix; do
    "$BANBAO" ${pair%:*} 2>err
    is "$pair: exit 2" $? 2
    has "$pair" err "是不是 ${pair#*:}"
done
for pair in --stric:--strict --outptu=x:--output --verb:--verbose --dry:--dry-run; do
    "$BANBAO" build "${pair%:*}" 2>err
    is "$pair: exit 2" $? 2
    has "$pair: refused, with what was meant" err "是不是 ${pair#*:}"
done
"$BANBAO" check --explain P7 >out
is 'an option with its value apart' $? 0

# A file, a theme, a title as people call them.
compound called
mkdir -p called/content/通知
echo 正文。 | announcement 停水通知 >called/content/通知/停水.md
for named in 停水.md 停水 通知/停水 通知/停水.md; do
    (cd called && "$BANBAO" check "$named") 2>err
    is "check $named: exit 2" $? 2
    has "check $named: which is meant" err '是不是 content/通知/停水.md'
    (cd called && "$BANBAO" fix "$named") 2>err
    has "fix $named: which is meant" err '是不是 content/通知/停水.md'
done
for theme in 青竹 单色 朱砂; do
    build called -t "$theme"
    is "-t $theme: published" "$?" 0 || sed 's/^/#   /' called/.err
done
sed -i 's/^# 主题: qingzhu/主题: 青竹/' called/content/site.yaml
build called
is '主题: 青竹: published' "$?" 0 || sed 's/^/#   /' called/.err
cp called/output/site/assets/style.*.css named.css
build called -t qingzhu
check 'it is the theme of this name' cmp -s named.css called/output/site/assets/style.*.css
"$BANBAO" new -C called 通知 停电.md >out
is 'a title that is the name of a file' "$(cat out)" content/通知/停电.md
check 'and the title is without the ending' grep -q '^标题: 停电$' called/content/通知/停电.md
"$BANBAO" new -C called '' 停电 2>err
is 'no kind is named: exit 1' $? 1
has 'how to name one' err 'make new KIND=通知 TITLE=标题'

finish
