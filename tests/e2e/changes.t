#!/bin/sh
# What has to be printed again: a build names the sheets that are new, changed or gone;
# what has left the boards is not in print/.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/通知 site/content/公示
echo 今天下午四点在议事亭碰头。 | announcement 碰头 >site/content/通知/碰头.md
echo 请把车停进车位。 | announcement 停车 >site/content/通知/停车.md
notice >site/content/公示/名单.md
build site
is 'a first build' $? 0
grep -qE '新的海报|改动的海报|没有变' site/.out
is 'there is nothing to compare with' $? 1

sed -i 's/四点/五点/' site/content/通知/碰头.md
build site
grep 的海报 site/.out >said
is 'a word changed: that sheet, and no other' "$(cat said)" '改动的海报 1 张：通知/2026-11-20 碰头 A4'
has 'the report says so, too' site/output/report.html '改动的海报 1 张'
sed -i 's/五点/四点/' site/content/通知/碰头.md
build site --lang en
has 'in English' site/.out 'changed sheets: 1: 通知/2026-11-20 碰头 A4'

# Other fonts in other sheets' files are no change: characters that no sheet had.
echo 龘靐齉爩鱻。 | announcement 生僻字 >site/content/通知/生僻.md
build site
grep 的海报 site/.out >said
is 'a new item: one is new, nothing else' "$(cat said)" '新的海报 1 张：通知/2026-11-20 生僻字 A4'
echo '简称: 槐里' >>site/content/site.yaml && sed -i '0,/^简称: 槐安里/{/^简称: 槐安里/d}' site/content/site.yaml
build site
has 'what is on no sheet' site/.out '要打印的海报都没有变'
sed -i 's/^名称: .*/名称: 槐安里花园/' site/content/site.yaml
build site
has 'what is on all sheets' site/.out '改动的海报 5 张' '公示/2026-11-23 先进居民拟表彰名单 A3'
rm site/content/通知/停车.md
build site
has 'gone' site/.out '不用再贴的海报 1 张：通知/2026-11-20 停车 A4'
build site
has 'a build without work says nothing of it' site/.out '没有变化'
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
    echo 请看。 | announcement "第$i号" >site/content/通知/多$i.md
done
build site
is 'at most ten are named' "$(grep -o 号 site/.out | wc -l)" 10
has 'and all counted' site/.out '新的海报 12 张' ' 等' report.html
is 'the report names them all' "$(grep -o '第[0-9]*号 A4' site/output/report.html | sort -u | wc -l)" 12

# Past its day.
build site -d 2026-12-21
is 'after 撤下' $? 0
check 'nothing of it is to be printed' test ! -e site/output/print/通知
check 'the page is in the archive' test -f site/output/site/通知/碰头.html
check 'with its PDF' test -f 'site/output/site/pdf/通知/2026-11-20 碰头 A4.pdf'
cat >links.js <<'JS'
const fs = require('node:fs'), path = require('node:path');
const html = fs.readFileSync('site/output/site/通知/碰头.html', 'utf8');
const pdfs = [...html.matchAll(/href="([^"]*\.pdf)"/g)].map((m) => decodeURIComponent(m[1]));
if (!pdfs.length || pdfs.some((p) => !fs.existsSync(path.join('site/output/site/通知', p)))) process.exit(1);
JS
check 'its link leads there' node links.js
has 'they are named' site/.out '不用再贴的海报 16 张'
rm -r site/content/公示
build site -d 2026-12-22
grep -q 'print/' site/.out
is 'where there is nothing to print, no print/ is promised' $? 1
check 'and there is none' test ! -e site/output/print

finish
