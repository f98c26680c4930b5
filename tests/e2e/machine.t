#!/bin/sh
# When the machine fails, or the command line is wrong: exit 2, the former output
# whole, nothing left beside it.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/公示
notice >site/content/公示/名单.md
build site
is 'a sound compound is published' "$?" 0 || finish
before=$(tree_print site/output)

beside() {
    find site -maxdepth 1 -name '.output*' | wc -l
}

# Another day makes every page anew; the n-th write fails.
n=1 wrong='' step=1
while [ $n -lt 2000 ]; do
    BANBAO_FAULT_WRITE=$n build site -d 2026-11-24
    status=$?
    [ $status = 0 ] && break
    [ $status = 2 ] || wrong="$wrong write $n: exit $status"
    [ "$(tree_print site/output)" = "$before" ] || wrong="$wrong write $n: output touched"
    [ "$(beside)" = 0 ] || wrong="$wrong write $n: something is left"
    n=$((n + step))
    [ $n -gt 12 ] && step=7
done
is 'whichever write fails: exit 2, output untouched, nothing left' "$wrong" ''
check 'more than a few writes were tried' [ $n -gt 12 ]
has 'a failed write names its reason' site/.out '篇内容'

build site
before=$(tree_print site/output)

# A disk that is really full, where the test may mount one.
if mkdir -p small && mount -t tmpfs -o size=64k tmpfs small 2>/dev/null; then
    build site -o "$tmp/small/output"
    is 'a full disk: exit 2' "$?" 2
    has 'a full disk: says so' site/.err small/
    is 'a full disk: nothing is left' "$(find small -mindepth 1 | wc -l)" 0
    umount small
fi

# Killed at any moment; the next build works and tidies up.
wrong='' killed=0
for delay in 0 0.004 0.008 0.012 0.016 0.02 0.025 0.03 0.04 0.06 0.1 0.15; do
    "$BANBAO" build -C site -d 2026-11-24 >/dev/null 2>&1 &
    pid=$!
    sleep $delay
    kill -9 $pid 2>/dev/null && killed=$((killed + 1))
    wait $pid 2>/dev/null
    [ -f site/output/site/index.html ] || wrong="$wrong $delay: no output"
    now=$(tree_print site/output)
    [ "$now" = "$before" ] || {
        # It got as far as the swap: then the tree must be the new one, whole.
        build site -d 2026-11-24
        [ "$(tree_print site/output)" = "$now" ] || wrong="$wrong $delay: half a tree"
        build site
    }
done
is 'killed at any moment: an output is always whole' "$wrong" ''
check 'some builds were killed' [ $killed -gt 3 ]
build site
is 'the next build works' "$?" 0
is 'and is the same as ever' "$(tree_print site/output)" "$before"
is 'and nothing is left beside it' "$(beside)" 0

# Two at once: the lock is held by somebody else.
(
    flock -x 9
    "$BANBAO" build -C site -d 2026-11-24 >site/.out 2>site/.err
    echo $? >site/.status
) 9>site/.output.lock
is 'a second build at the same time: exit 2' "$(cat site/.status)" 2
has 'it says why' site/.err '另一个 banbao 正在生成'
rm -f site/.output.lock

# Not enough memory for what it has to do is never the editor's mistake.
wrong='' short=0
for kb in 30000 50000 70000 90000 110000 130000 160000 200000 260000; do
    # shellcheck disable=SC3045 # dash and bash have it
    (ulimit -v $kb && exec "$BANBAO" build -C site -d 2026-11-26 -j 2) >/dev/null 2>site/.err
    status=$?
    [ $status = 0 ] || short=$((short + 1))
    [ $status = 1 ] && wrong="$wrong $kb kB: $(head -n 1 site/.err)"
    [ $status = 0 ] || [ "$(tree_print site/output)" = "$before" ] ||
        wrong="$wrong $kb kB: output touched"
    [ $status = 0 ] && build site
done
is 'too little memory: not told as a mistake in the content, output untouched' "$wrong" ''
check 'some had too little' [ $short -gt 1 ]
rm -rf site/.output.new

# What must not be replaced.
mkdir site/mine && echo 稿子 >site/mine/稿子.docx
build site -o mine
is 'a folder that banbao did not make: exit 2' "$?" 2
has 'it names the file' site/.err 稿子.docx
is 'and leaves it' "$(cat site/mine/稿子.docx)" 稿子
echo 笔记 >site/output/笔记.txt
build site -d 2026-11-24
is 'a foreign file in the output: exit 2' "$?" 2
rm site/output/笔记.txt
mkdir site/real && ln -s real site/link
build site -o link
is 'an output that is a link: published' "$?" 0
check 'the link stays, its folder is filled' test -L site/link -a -f site/real/site/index.html

# The command line.
for line in 'fly' 'build --fly' 'build -j 0' 'build -j x' 'build -d 2026-02-30' \
    'build --lang fr' 'build extra' 'new 公示' 'build -C nowhere' 'build --theme ../x' \
    'build --theme nowhere' 'dump' 'dump nowhere.md' 'dump x --paper B5' ''; do
    # shellcheck disable=SC2086 # words
    (cd site && "$BANBAO" $line >.out 2>.err)
    is "banbao $line: exit 2" "$?" 2
done
is 'the output is as it was' "$(tree_print site/output)" "$before"
"$BANBAO" --help >help 2>&1
is '--help: exit 0' "$?" 0
"$BANBAO" --version >version 2>&1
is '--version: exit 0' "$?" 0
if [ -w /dev/full ]; then
    "$BANBAO" --help >/dev/full 2>.err
    is 'a product that cannot be written: exit 2' "$?" 2
    "$BANBAO" build -C site -d 2026-11-25 >/dev/full 2>.err
    is 'what a build says cannot be written: it is published all the same' "$?" 0
    has 'and says so' .err '已经发布' '写不出去'
    has 'it is the new one' site/output/report.html '2026年11月25日'
fi

finish
