#!/bin/sh
# A theme, and a kind, beside one's own content: as themes/README.md has it.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/通知 site/content/公示 site/themes/haitang
echo 今天下午四点在议事亭碰头。 | announcement 碰头 >site/content/通知/碰头.md
notice >site/content/公示/名单.md
cat >site/themes/haitang/theme.yaml <<'YAML'
base: ../zhusha
tokens:
  accent: {screen: "#A2185B", print: [0, 90, 30, 30]}
YAML
build site -t haitang
is 'base: ../zhusha is the one that came along' $? 0
grep -q 'A2185B' site/output/site/assets/style.*.css
is 'its colour is there' $? 0
for theme in qingzhu mono zhusha; do
    build site -t $theme
    is "$theme works beside themes of one's own" $? 0
done
build site
is 'and so does the default' $? 0
build site -t haitan
is 'a theme that is not there: exit 2' $? 2
has 'those that are' site/.err haitang zhusha qingzhu mono
echo '主题: haitan' >>site/content/site.yaml
build site
is 'in site.yaml: exit 1' $? 1
has 'those that are, too' site/.err 'content/site.yaml:' haitang qingzhu
sed -i 's/^主题.*/主题: haitang/' site/content/site.yaml
build site
is 'chosen in site.yaml' $? 0
ln -s "$root/themes/qingzhu" site/themes/gelinkt
build site -t gelinkt
is 'a link to a theme' $? 0
rm site/themes/gelinkt

# A theme that stands alone, with one layout: the rest is the shipped one's.
mkdir -p site/themes/allein/posters
cp "$root/themes/zhusha/theme.yaml" site/themes/allein/
sed -i '/^  lede-/,/^$/d' site/themes/allein/theme.yaml
printf 'page:\n  - {use: masthead}\n  - {text: 只有这一句, style: title}\nfoot:\n  - {use: colophon}\n' \
    >site/themes/allein/posters/announcement.yaml
mkdir site/themes/allein/posters/parts
printf 'masthead:\n  - {text: 自己的报头, style: brand}\n' >site/themes/allein/posters/parts/mine.yaml
build site -t allein
is 'a theme without base needs not draw everything' $? 0
"$BANBAO" dump -C site -t allein content/通知/碰头.md >drawn 2>/dev/null
has 'what it draws is its own, also a part that the other has' drawn 只有这一句 自己的报头
"$BANBAO" dump -C site -t allein content/公示/名单.md >drawn 2>/dev/null
has 'what it does not draw is there' drawn 受理部门

# A kind of one's own, whose sheet and page stand beside it: any theme takes them.
mkdir -p site/content/kinds site/content/招领
sed -i 's/^栏目:/栏目:\n  - {目录: 招领}/' site/content/site.yaml
cat >site/content/kinds/lost.yaml <<'YAML'
类型: 招领
英文: lost
说明: 捡到的东西
栏目: 招领
标记: 招　领
版名: 招领
网页: lost
海报: lost
纸张: [A4]
字段:
  东西: {型: 文字, 英文: what, 必填: 是, 字数: [1, 20]}
YAML
printf -- '---\n类型: 招领\n标题: 一把伞\n东西: 黑色雨伞\n落款: 槐安里物业服务中心\n日期: 2026-11-20\n撤下: 2026-12-20\n---\n' \
    >site/content/招领/伞.md
build site
is 'nobody draws it: exit 1' $? 1
has 'where its sheet is to be written' site/.err lost.yaml content/kinds/posters/
mkdir site/content/kinds/posters site/content/kinds/web
printf 'page:\n  - {use: masthead}\n  - {text: "{{东西}}", style: title}\nfoot:\n  - {use: colophon}\n' \
    >site/content/kinds/posters/lost.yaml
build site
is 'the page is still missing: exit 1' $? 1
has 'where it is to be written' site/.err lost.html content/kinds/web/
printf '{{>head}}<h1>{{东西}}</h1>{{>tail}}\n' >site/content/kinds/web/lost.html
for theme in zhusha qingzhu haitang allein; do
    build site -t $theme
    is "$theme draws it" $? 0
done
has 'on its page' site/output/site/招领/伞.html 黑色雨伞

finish
