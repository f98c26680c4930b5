#!/bin/sh
# --help, the man page and README speak of the same commands and options.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

man=$root/generator/banbao.1
"$BANBAO" --help --lang en >help
"$BANBAO" --help --lang zh >bangzhu

sed -n 's/^ *\(-., \)\?--\([a-z]*\).*/\2/p' help | sort >options
sed -n 's/^\.It .*Fl -\([a-z]*\).*/\1/p; s/^\.It Fl . , -\([a-z]*\).*/\1/p' "$man" |
    sort -u >documented
check 'options: the man page has those of --help' diff options documented
sed -n 's/^ *\(-., \)\?--\([a-z]*\).*/\2/p' bangzhu | sort >options.zh
check 'options: the Chinese help has them too' diff options options.zh

letters() {
    sed -n 's/^ *-\(.\), --\([a-z]*\).*/\1 \2/p' "$1" | sort
}
sed -n 's/^\.It Fl \(.\) , -\([a-z]*\).*/\1 \2/p' "$man" | sort >letters.man
letters help >letters.help
check 'letters: the same in both' diff letters.help letters.man

sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' help | sort >commands
sed -n '/^\.Sh DESCRIPTION/,/^\.Sh/s/^\.It Cm \([a-z]*\)$/\1/p' "$man" | sort >commands.man
check 'commands: the man page has those of --help' diff commands commands.man
while read -r command; do
    check "the man page shows how to call $command" grep -q "^\.Cm $command" "$man"
done <commands

# What each check is for.
"$BANBAO" check --explain --lang en >list
is 'explain alone: a line for each code of the register' \
    "$(cut -d' ' -f1 list | grep -c '^[PCTLG][0-9]')" 58
while read -r code _; do
    [ "$code" = '*' ] || "$BANBAO" check --explain "$code" --lang zh >one || echo "$code"
    [ "$code" = '*' ] || [ "$(grep -c '^  \(轻重\|缘由\|改法\|不要\|要写\)：' one)" -eq 5 ] || echo "$code"
done <list >lacking
is 'each says how grave, why, the cure, and an example' "$(cat lacking)" ''
"$BANBAO" check --explain=accounts-balance --lang zh >one
is "a kind's own code is an alias" "$(head -n 1 one)" 'C5（sum）数对不上'
"$BANBAO" check --explain P99 2>err
is 'no such check: exit 2' $? 2
has 'and the nearest is named' err 'P9'
"$BANBAO" check P7 2>/dev/null
is 'a code alone is none of ours' $? 2

# An option with one dash, as other programs have them.
for said in 'new 通知 -from a.txt' 'new 通知 -form=a.txt' 'new -from=a.txt 通知' '-from a.txt new 通知'; do
    # shellcheck disable=SC2086 # words
    "$BANBAO" $said 2>err
    is "$said: exit 2" $? 2
    has "$said: the option is named" err '是不是 --from'
done
"$BANBAO" build -output aus 2>err
has '-output is not -o utput' err '是不是 --output'

# Where make cannot write it says so, and what to do.
mkdir fest && cp -r "$root/Makefile" "$root/generator" fest/ && : >fest/build
env MAKEFLAGS= make -s -C fest build/banbao >out 2>err
is 'a folder that cannot be written: make fails' $? 2
has 'in words, with a cure' err 这个文件夹不能写 'cp -r'
grep -q 'mkdir:' err
is 'and not in those of mkdir' $? 1

env MAKEFLAGS= make -s -C "$root" help >targets
while read -r target; do
    check "make help lists $target" grep -q "make $target " targets
done <<END
test
check
new
bench
lint
clean
fuzz
bless
init
install
END

# A command in Chinese, or in capitals: which one is meant.
for pair in 检查:check 生成:build 新建:new BUILD:build Check:check; do
    "$BANBAO" "${pair%:*}" >out 2>err
    has "${pair%:*}: what is meant" err "是不是 ${pair#*:}"
done
finish
