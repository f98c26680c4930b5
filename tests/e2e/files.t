#!/bin/sh
# What may lie in content/ beside items: used, or said, never passed over.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/通知 site/content/公示
notice >site/content/公示/名单.md

# said NAME PATH CODE TEXT...: a build succeeds and says so of this path.
said() {
    said_name=$1 path=$2 code=$3
    shift 3
    build site
    is "$said_name: published" "$?" 0 || sed 's/^/#   /' site/.err
    grep -A 2 "^content/$path:" site/.err >site/.one
    has "$said_name: says what and how to mend it" site/.one "[$code]" '提示：' "$@"
}

# --- items under other endings ---

for name in 甲.md.txt 甲.MD 甲.Md 甲.markdown 甲.md.md 甲.txt; do
    echo 正文。 | announcement "停水$name" >"site/content/通知/$name"
    said "$name is used" "通知/$name" file-ending 甲.md
    check "$name: its address has no ending" test -f site/output/site/通知/甲.html
    rm "site/content/通知/$name"
done
echo 正文。 | announcement 停水一 >site/content/通知/甲.md
echo 正文。 | announcement 停水二 >site/content/通知/甲.md.txt
build site
is 'two files for one address: exit 1' "$?" 1
has 'two files for one address: says which' site/.err url-duplicate 通知/甲.md.txt
is 'two files for one address: one message' "$(grep -c '\[[a-z-]*\]' site/.err)" 1
rm site/content/通知/甲.*

# --- what is no item ---

echo 明天停水 >site/content/通知/草稿.txt
said 'a text without a head' 通知/草稿.txt file-unused FROM=
rm site/content/通知/草稿.txt
for name in 文件.docx 文件.DOC 报价.xlsx 报价.csv 扫描.pdf 讲稿.pptx 网页.html 打包.zip 录像.mp4; do
    echo x >"site/content/通知/$name"
    said "$name" "通知/$name" file-unused
    rm "site/content/通知/$name"
done
echo x >"site/content/通知/停水.md "
said 'a blank at the end of a name' '通知/停水.md ' file-unused '改名为 停水.md'
rm "site/content/通知/停水.md "
for name in 停水 停水。md 停水.yaml; do
    echo x >"site/content/通知/$name"
    said "$name" "通知/$name" file-unused .md
    rm "site/content/通知/$name"
done
for name in 停水.md.bak 停水.md~ 停水.old 停水.swp; do
    echo x >"site/content/通知/$name"
    said "$name" "通知/$name" file-backup
    rm "site/content/通知/$name"
done
for name in '~$停水.md' '~$停水.docx'; do
    echo x >"site/content/通知/$name"
    build site
    is "$name: published" "$?" 0
    has "$name: a file is open" site/.err '[file-open]' "content/通知/$name" '提示：'
    rm "site/content/通知/$name"
done
for name in README.md readme.txt Thumbs.db desktop.ini .停水.md.swp 图.png; do
    echo x >"site/content/通知/$name"
done
build site
is 'locks and the like: published' "$?" 0
is 'locks and the like: not a word' "$(grep -c 'content/通知' site/.err)" 0
rm -r site/content/通知
mkdir -p site/content/通知

for name in 停水.txt site.yaml.txt 备份.yml; do
    echo x >"site/content/$name"
    said "$name in content/ itself" "$name" file-unused site.yaml
    rm "site/content/$name"
done

# --- deeper folders ---

mkdir -p site/content/通知/2026/十一月
echo 正文。 | announcement 停水 >site/content/通知/2026/十一月/甲.md
cp site/content/通知/2026/十一月/甲.md site/content/通知/2026/乙.MD
said 'items in a deeper folder' 通知/2026 item-deeper '2 篇' content/通知/
rm -r site/content/通知/2026
mkdir -p site/content/通知/图片
echo x >site/content/通知/图片/a.png
build site
is 'a folder of pictures: not a word' "$(grep -c 'content/通知' site/.err)" 0
rm -r site/content/通知/图片

# --- copies ---

echo 正文。 | announcement 停水 >site/content/通知/停水.md
for name in '停水 - 副本' '停水 - 副本 (2)' '停水（1）' '停水 (3)' '副本 停水' '停水 - Copy' '停水的副本' \
    'Copy of 停水' '停水_副本' '停水（副本）' '复件 停水'; do
    echo 正文。 | announcement 停水二 >"site/content/通知/$name.md"
    said "$name" "通知/$name.md" file-copy '“停水”'
    rm "site/content/通知/$name.md"
done
for name in '停水 (小王的冲突副本 2026-11-28)' 停水.sync-conflict-20261128 停水-DESKTOP-A1B2 停水-备份 \
    停水-备份2 '停水_conflict copy' 再停水; do
    cp site/content/通知/停水.md "site/content/通知/$name.md"
    said "$name" "通知/$name.md" file-copy '“停水”'
    is "$name: told once" "$(grep -c file-copy site/.err)" 1
    rm "site/content/通知/$name.md"
done
for name in '停水(冲突)' 停水_冲突_李主任_20261128 '停水(李主任-PC 冲突)' '停水的冲突 2' 停水_LOCAL_1 停水_REMOTE_77 \
    停水_BACKUP_ 停水备份 停水备份2 '停水（旧）' 停水-old '停水 拷贝' 停水的拷贝 '停水 - 修改版' 停水最终版; do
    echo 另一篇。 | announcement 停水二 >"site/content/通知/$name.md"
    said "$name" "通知/$name.md" file-copy '“停水”'
    rm "site/content/通知/$name.md"
done
for name in 停水冲突 停水-邻里冲突 停水-冲突调解 停水_BASEMENT 停水新址 停水旧管更换 停水2 '停水（东门）' 停水副本制度 停水-备份电源; do
    echo 正文。 | announcement 停水二 >"site/content/通知/$name.md"
    build site
    is "$name is no copy" "$(grep -c file-copy site/.err)" 0
    rm "site/content/通知/$name.md"
done

# --- where nothing is looked for ---

# refused NAME PATH CODE TEXT...: one error, of this path.
refused() {
    refused_name=$1 path=$2 code=$3
    shift 3
    build site
    is "$refused_name: exit 1" "$?" 1
    grep -A 4 "^content/$path:" site/.err >site/.one
    has "$refused_name: says what and how to mend it" site/.one "[$code]" '提示：' "$@"
    is "$refused_name: one message" "$(grep -c '错误：\|警告：' site/.err)" 1
}

mkdir -p site/content/rules site/content/content/通知 site/content/资料
cp site/content/通知/停水.md site/content/rules/
refused 'an item among the rules' rules/停水.md item-misplaced content/通知/停水.md
rm site/content/rules/停水.md
mv site/content/通知/停水.md site/content/content/通知/
refused 'content/ in content/' content/通知 item-deeper '移到外面'
mv site/content/content/通知/停水.md site/content/通知/
rmdir site/content/content/通知 site/content/content
cp site/content/通知/停水.md site/content/通知/README.md
said 'an item that is called README' 通知/README.md file-unused '换个文件名'
rm site/content/通知/README.md
echo x >site/content/资料/表.docx
said 'Word in a folder that is no section' 资料/表.docx file-unused Word
rm -r site/content/资料
ln -s 没有.md site/content/通知/链接.md
refused 'a link to nothing' 通知/链接.md file-missing
rm site/content/通知/链接.md
sed 's/正文/另一篇/' site/content/通知/停水.md >site/content/通知/停水.txt
refused 'an item twice, as .txt, too' 通知/停水.txt url-duplicate
rm site/content/通知/停水.txt
for name in calendar.yml calendar.yaml.txt calendar.yml.txt; do
    mv site/content/calendar.yaml "site/content/$name"
    refused "the calendar as $name" "$name" calendar-name '改名为 calendar.yaml'
    mv "site/content/$name" site/content/calendar.yaml
done
cp site/content/calendar.yaml keep.yaml
iconv -f UTF-8 -t GBK keep.yaml >site/content/calendar.yaml
refused 'the calendar in GBK' calendar.yaml utf8-invalid GBK
(cd site && "$BANBAO" fix) >out 2>&1
check 'fix mends it' cmp -s keep.yaml site/content/calendar.yaml

# --- check FILE of what is not published ---

# unpublished NAME PATH CODE TEXT...: check says of this one file that nobody will see it.
unpublished() {
    unpublished_name=$1 path=$2 code=$3
    shift 3
    "$BANBAO" check -C site "content/$path" >site/.out 2>site/.err
    has "check of $unpublished_name" site/.err "[$code]" "$@"
    is "check of $unpublished_name: not 没有发现问题" "$(grep -c 没有发现问题 site/.err site/.out | grep -vc ':0')" 0
}

mkdir -p site/content/通知/十二月/x
for path in 通知/十二月/乙.md 通知/十二月/x/丙.md; do
    echo 正文。 | announcement 停水 >"site/content/$path"
    unpublished "a deeper $path" "$path" item-deeper content/通知/
    rm "site/content/$path"
done
rm -r site/content/通知/十二月
for name in .乙.md readme.md; do
    echo 正文。 | announcement 停水 | sed 1d >"site/content/通知/$name"
    unpublished "$name" "通知/$name" check-unread 改名
    rm "site/content/通知/$name"
done
echo 正文。 | announcement 停水 | sed '2a草稿: 是' >site/content/通知/草.md
unpublished 'a draft' 通知/草.md check-unread 草稿
rm site/content/通知/草.md
echo 正文。 | announcement 停水三 >site/content/通知/丁.md
for named in 丁.md 通知/丁.md; do
    "$BANBAO" check -C site "$named" >site/.out 2>site/.err
    is "check $named: exit 2" "$?" 2
    has "check $named: the path is meant" site/.err '是不是 content/通知/丁.md'
done
rm site/content/通知/丁.md

# --- a head that is said again in the text ---

{ echo '类型: 通知'; echo; echo 正文。; } | announcement 停电 >site/content/通知/停电.md
build site
is 'no message stands at the head' "$(grep -c '停电.md:2:' site/.err)" 0
rm site/content/通知/停电.md

# --- a merge that two editors have not finished ---

# conflict NAME LINE: one error, at this line.
conflict() {
    build site
    is "$1: exit 1" "$?" 1
    has "$1: says so" site/.err "content/通知/停水.md:$2:1: 错误：两个人改了同一处" '[conflict-marks]' '提示：'
    is "$1: and no more" "$(grep -c '错误：' site/.err)" 1
}
printf -- '---\n<<<<<<< HEAD\n类型: 通知\n=======\n类型: 公示\n>>>>>>> 老王\n---\n' >site/content/通知/停水.md
conflict 'in the head' 2
printf '甲。\n<<<<<<< HEAD\n乙。\n=======\n丙。\n>>>>>>> 老王\n' | announcement 停水 >site/content/通知/停水.md
conflict 'in the text' 10
printf '甲。\n>>>>>>> 老王\n' | announcement 停水 >site/content/通知/停水.md
conflict 'half of it left' 10
printf '甲。\n\n<<<<<<<< 箭头 >>>>>>>\n\n甲\n=======\n' | announcement 停水 >site/content/通知/停水.md
build site
is 'arrows are none' "$(grep -c conflict-marks site/.err)" 0
cp site/content/site.yaml keep.yaml
sed -i '3i <<<<<<< HEAD' site/content/site.yaml
build site
has 'in site.yaml' site/.err 'content/site.yaml:3:1' '[conflict-marks]'
mv keep.yaml site/content/site.yaml

# --- one mistake, one message ---

cat >site/content/通知/坏.md <<'END'
---
类型: 通知
标题: 坏的一篇
咨询电话: 没有
落款: 槐安里物业服务中心
日期: 2026-11-20
撤下: 2026-12-20
标签: [停水]
---
正文。
END
mkdir -p site/content/板报
sed -e '/^头图/d; /^图注/d' -e '/^消息:/,/^[^ ]/{/^  - /d}' -e 's|^消息:|消息:\n  - 通知/坏\n  - {标签: 停水, 最多: 1}|' \
    "$root/content/板报/2026年12月.md" >site/content/板报/十二月.md
build site
is 'what takes in an item with an error is not wrong itself' \
    "$(grep -c 'collect-' site/.err)" 0
has 'the error is said' site/.err 'content/通知/坏.md:4:' bad-phone
sed -i 's/^咨询电话: .*/咨询电话: 0000-0000001\n草稿: 是/' site/content/通知/坏.md
build site
has 'a draft is called a draft' site/.err '[collect-draft]' '还是草稿' '提示：'
rm -r site/content/板报 site/content/通知/坏.md

# --- site.yaml itself ---

cp site/content/site.yaml keep.yaml
sed -i 's/^  - {目录: 活动,/  - {目录: 通知}\n&/' site/content/site.yaml
build site
is 'a section listed twice: exit 1' "$?" 1
has 'a section listed twice: says so' site/.err '[section-duplicate]' 'content/site.yaml:' '提示：'
mv keep.yaml site/content/site.yaml.txt
rm site/content/site.yaml
build site
has 'site.yaml.txt: how to call it' site/.err 'content/site.yaml.txt：把它改名为 site.yaml'
mv site/content/site.yaml.txt site/content/site.yaml

# --- kinds of one's own ---

mkdir -p site/content/kinds
kind() { sed 's/^类型:.*/类型: 招领/; s/^英文:.*/英文: found/' "$root/generator/kinds/notice.yaml"; }
for name in 招领.yaml.txt 招领.yml 招领.YAML; do
    kind >"site/content/kinds/$name"
    build site
    has "$name: how to call it" site/.err '[kind-name]' "content/kinds/$name:1:1" '改名为 招领.yaml'
    is "$name: one message" "$(grep -c '错误：' site/.err)" 1
    rm "site/content/kinds/$name"
done
echo 说明 >site/content/kinds/说明.docx
build site
has 'what is no kind is said' site/.err '[file-unused]' content/kinds/说明.docx
rm site/content/kinds/说明.docx
kind | iconv -t GB18030 >site/content/kinds/招领.yaml
(cd site && "$BANBAO" fix >.out 2>.err)
has 'a kind in GBK: fix saves it as UTF-8' site/.err '[fix-encoding]' content/kinds/招领.yaml
kind >want.yaml
check 'as it was' cmp -s want.yaml site/content/kinds/招领.yaml

finish
