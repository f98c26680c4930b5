#!/bin/sh
# Where it is run: in a wrong folder nothing is read or written, and the message says
# where to go; the program's own folder is found wherever it was moved to.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound 小区
mkdir -p 小区/content/通知 空 无设置/content/通知 'mit blank/mine'
echo 今天下午四点在议事亭碰头。 | announcement 碰头 >小区/content/通知/碰头.md
cp -r 小区/content 'mit blank/mine/'

# refused DIR COMMAND...: exit 2, and the folder is as it was.
refused() {
    refused_dir=$1
    shift
    before=$(cd "$refused_dir" && find . | LC_ALL=C sort | sha256sum)
    (cd "$refused_dir" && "$BANBAO" "$@") >out 2>err
    is "$refused_dir: $*: exit 2" $? 2
    is "$refused_dir: $*: nothing is written" \
        "$(cd "$refused_dir" && find . | LC_ALL=C sort | sha256sum)" "$before"
    is "$refused_dir: $*: nothing but the message" "$(cat out)" ''
}
for command in build check 'new 通知 试试' fix 'dump x.md' 'check x.md'; do
    # shellcheck disable=SC2086 # words
    refused 空 $command
    has "it names the cure: $command" err 'banbao init' 'cd '
done
refused 无设置 build
has 'content/ without site.yaml is told apart' err 'site.yaml 放回'
refused 小区/content check
has 'in content/: one up' err "cd \"$tmp/小区\""
refused 小区/content/通知 new 通知 试试
has 'deeper: the same' err "cd \"$tmp/小区\""
refused . build
has 'one too high: the folder below' err 'cd "小区"'
refused 'mit blank' check
has 'a folder with a blank' err 'cd "mine"'
(cd / && "$BANBAO" new 通知 试试 >"$tmp/out" 2>"$tmp/err")
is 'in /: exit 2' $? 2
check 'nothing in /' test ! -e /content -a ! -e /output

"$BANBAO" -C 小区 check >out 2>err
is 'the cure -C works' $? 0
(cd 空 && "$BANBAO" check --explain C5 >out 2>err && rm out err)
is '--explain is about no folder' $? 0
cp 小区/content/通知/碰头.md 空/a.md
(cd 空 && "$BANBAO" fix a.md >/dev/null 2>&1)
is 'fix of a named file works anywhere' $? 0
"$BANBAO" fix nosuch.md >out 2>err
is 'fix of what is not there: exit 1' $? 1
is 'and says only that' "$(cat out)" ''

# The program, moved with its folder; and alone.
mkdir -p moved/build/release moved/generator alone
cp "$BANBAO" moved/build/release/banbao
ln -s release/banbao moved/build/banbao
cp -r "$root/generator/kinds" "$root/generator/init" moved/generator/
cp -r "$root/themes" "$root/fonts" moved/
mkdir moved/content && cp -r "$root/content/calendar.yaml" "$root/content/rules" moved/content/
echo '坏: [' >>moved/generator/kinds/_site.yaml
moved/build/banbao -C 小区 check >out 2>err
is "a moved checkout's program reads its own kinds" $? 1
has 'it is that file' err _site.yaml
cp "$root/generator/kinds/_site.yaml" moved/generator/kinds/
moved/build/banbao -C 小区 build >out 2>err
is 'and builds' $? 0
BANBAO_HOME=$tmp/空 "$BANBAO" -C 小区 check >out 2>err
is 'a wrong BANBAO_HOME: exit 2' $? 2
has 'it is named, with the cure' err BANBAO_HOME 空 'unset BANBAO_HOME'
BANBAO_HOME=$tmp/moved "$BANBAO" -C 小区 check >out 2>err
is 'a right one works' $? 0

# Installed: bin/ and share/.
env MAKEFLAGS= make -s -C "$root" install PREFIX="$tmp/usr" >/dev/null 2>err
is 'make install' $? 0
(cd 小区 && "$tmp/usr/bin/banbao" build -o neu >../out 2>../err)
is 'what was installed builds' $? 0
check 'with a man page' test -s usr/share/man/man1/banbao.1
usr/bin/banbao init anfang >out 2>err </dev/null
is 'and starts compounds' $? 0
has 'whose handbook came along' out "$tmp/usr/share/banbao/content/README.md"
check 'it is there' test -s usr/share/banbao/content/README.md

finish
