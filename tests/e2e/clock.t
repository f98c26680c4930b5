#!/bin/sh
# The sample's clock is its own: it builds without a warning on any day.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

unset SOURCE_DATE_EPOCH
"$BANBAO" build -C "$root" -o "$tmp/out" >said 2>err
is 'the sample, today' $? 0
is 'not a word on stderr' "$(cat err)" ''
has 'it is told by which day' said "$(sed -n 's/^今天: \([-0-9]*\).*/\1/p' "$root/content/site.yaml")" 删掉
check 'pages are of that day' grep -q "$(sed -n 's/^今天: \([-0-9]*\).*/\1/p' "$root/content/site.yaml")" out/site/index.html

mkdir site && cp -r "$root/content" site/
build site -d 2026-11-29
has '--date outranks it: the wall is to be looked after' site/.err '[T1]'
grep -q 今天按 site/.out
is 'and nothing is said of a clock' $? 1
rm -r site/output
SOURCE_DATE_EPOCH=1795881600 build site
has 'so does SOURCE_DATE_EPOCH' site/.err '[T1]'
sed -i '/^今天: /d' site/content/site.yaml
build site
check 'without the line it is today' grep -q "$(TZ=Asia/Shanghai date +%Y-%m-%d)" site/output/site/index.html
echo '今天: 2026年2月31日' >>site/content/site.yaml
build site
is 'no day: exit 1' $? 1
has 'at its place' site/.err content/site.yaml: bad-date

finish
