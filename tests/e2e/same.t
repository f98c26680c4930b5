#!/bin/sh
# One input, one output, byte for byte: whatever the machine's time zone, locale,
# number of threads, order of files; and a build with nothing new does nothing.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

products() {
    (cd "$1" && find site print -type f | LC_ALL=C sort | xargs -d '\n' sha256sum)
}

"$BANBAO" build -C "$root" -o "$tmp/a" -j 1 -d 2026-11-23 >.out 2>.err
is 'the sample is published' "$?" 0 || finish
products a >a.sum

TZ=America/Los_Angeles LC_ALL=en_US.UTF-8 LANG=en_US.UTF-8 \
    "$BANBAO" build -C "$root" -o "$tmp/b" -j 4 -d 2026-11-23 >.out 2>.err
products b >b.sum
check 'another time zone, locale and number of threads' diff a.sum b.sum

SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 86399)) TZ=Pacific/Kiritimati LC_ALL=C \
    "$BANBAO" build -C "$root" -o "$tmp/c" -j 3 >.out 2>.err
products c >c.sum
check 'the last second of the same day in China' diff a.sum c.sum

# The same files, laid down elsewhere in the opposite order.
mkdir copy
(cd "$root" && find content generator/kinds themes fonts -type f | LC_ALL=C sort -r) |
    while IFS= read -r file; do
        mkdir -p "copy/$(dirname "$file")"
        cp "$root/$file" "copy/$file"
    done
(cd copy && "$BANBAO" build -d 2026-11-23 >../.out 2>../.err)
products copy/output >d.sum
check 'another folder, files in another order' diff a.sum d.sum

# A compound that has content/ only takes everything else from the program's home.
mkdir only && cp -r copy/content only/
BANBAO_HOME=$tmp/copy "$BANBAO" build -C only -d 2026-11-23 >.out 2>.err
products only/output >e.sum
check 'a compound with content/ alone' diff a.sum e.sum

# --- nothing new ---

again() {
    "$BANBAO" build -C copy -d 2026-11-23 "$@" >.out 2>.err
}

again
has 'nothing new: says so' .out 没有变化
again -j 2
has 'the number of threads is nothing new' .out 没有变化
find copy/content/通知 copy/content/公示 copy/themes/zhusha/posters -name "*.[my]*" -exec touch {} +
again
has 'a touched file that says the same is nothing new' .out 没有变化

item=$(find copy/content/通知 -name '*.md' | LC_ALL=C sort | head -n 1)
echo '又及：以此为准。' >>"$item"
again
has 'a changed item: published' .out 篇内容
check 'the change is on the web' grep -rqF '又及：以此为准。' copy/output/site
"$BANBAO" build -C copy -d 2026-11-23 -o fresh >.out 2>.err
products copy/output >f.sum
products copy/fresh >g.sum
check 'and the result equals a fresh build' diff f.sum g.sum
sleep 0.05
echo ' ' >>copy/output/site/index.html
again
products copy/output >h.sum
check 'a damaged output is put right' diff g.sum h.sum
rm copy/output/site/index.html
again
products copy/output >h.sum
check 'so is one with a file missing' diff g.sum h.sum
again --date 2026-11-24
has 'another day is something new' .out 篇内容

finish
