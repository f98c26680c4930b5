#!/bin/sh
# A kind that nobody thought of, 失物招领, and a theme on 朱砂 that shows it: YAML and
# templates alone.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/kinds site/content/失物招领 site/themes/ours/posters site/themes/ours/web
cp -r "$root/themes/zhusha" site/themes/
sed -i 's/^栏目:/栏目:\n  - {目录: 失物招领}/' site/content/site.yaml
echo '主题: ours' >>site/content/site.yaml

cat >site/content/kinds/lost.yaml <<'END'
类型: 失物招领
英文: lost_and_found
说明: 捡到的东西，在哪里领
栏目: 失物招领
标记: 招　领
版名: 失物招领
网页: lost
海报: lost
纸张: [A4]
摘要: "{{件数}} 件待领"
字段:
  失物:
    型: 表
    英文: things
    必填: 是
    条数: [1, 12]
    列:
      东西: {型: 文字, 英文: what, 必填: 是, 字数: [1, 20]}
      捡到: {型: 日期, 英文: found, 必填: 是}
      地点: {型: 文字, 英文: where, 必填: 是, 字数: [1, 20]}
    排序: {按: 捡到, 降序: 是}
  领取: {型: 电话, 英文: phone, 必填: 是, 私密: 办公}
计算:
  件数: 计数(失物)
核对:
  - 码: lost-too-few
    式: 件数 > 1
    处: 失物
    说: 只有 {{件数}} 件，等多了再贴
    级: 警告
END
cat >site/themes/ours/theme.yaml <<'END'
base: ../zhusha
tokens:
  accent: {screen: "#1F4E79", print: [75, 36, 0, 53]}
styles:
  lost-thing: {role: 标题宋, weight: 700, size: "30..40 [20..28]", line: 1.2, balance: 是}
END
cat >site/themes/ours/posters/lost.yaml <<'END'
page:
  - use: masthead
  - {text: "{{标题}}", style: title, fit: 是}
  - column:
      - {text: "{{东西}}", style: lost-thing}
      - {text: "{{捡到.短}}　{{地点}}", style: period}
    each: 失物
    border-top: 0.5 ink
    pad: [3, 0, 3, 0]
  - {text: "{{领取}}", style: phone-large, bottom: 是}
foot:
  - use: colophon
END
cat >site/themes/ours/web/lost.html <<'END'
{{>head}}
<h1>{{>itemtitle}}</h1>
<ul class="lost">{{#失物}}<li>{{东西}}，{{捡到.短}}，{{地点}}</li>{{/失物}}</ul>
{{>foot}}
END
item() {
    cat <<END
---
类型: 失物招领
标题: 谁丢的东西
失物:
  - {东西: 一串钥匙，带小熊, 捡到: 2026-11-18, 地点: 3 号楼电梯}
  - {东西: 老花镜, 捡到: 2026-11-20, 地点: 议事亭}
领取: 0000-0000001
落款: 槐安里小区业主委员会
日期: 2026-11-21
撤下: 2026-12-21
---
$1
END
}
item '' >site/content/失物招领/十一月.md
build site
is 'an item of the kind is published' "$?" 0 || {
    sed 's/^/#   /' site/.err | head -n 20
    finish
}
page=site/output/site/失物招领/十一月.html
has 'its page' "$page" '老花镜，11月20日，议事亭' '一串钥匙'
check 'in order' sh -c "tr -d '\n' <$page | grep -q '老花镜.*一串钥匙'"
has 'its line in lists' site/output/site/失物招领/index.html '2 件待领'
find site/output/print -name '*.pdf' -exec pdftotext -raw {} text.txt \;
has 'its sheet' text.txt 谁丢的东西 '一串钥匙，带小熊' '0000-0000001' 11月20日
has 'the colour of the theme' "$(find site/output/site/assets -name 'style.*.css')" 'accent:#1F4E79'

sed -i '/老花镜/d' site/content/失物招领/十一月.md
build site
is 'its own check is a warning' "$?" 0
has 'with its code' site/.err 'lost-too-few' '只有 1 件'
sed -i 's/捡到: 2026-11-18/捡到: 昨天/' site/content/失物招领/十一月.md
build site
is 'its fields are checked' "$?" 1
has 'at their place' site/.err '十一月.md:5:' bad-date

"$BANBAO" new -C site 失物招领 十二月 >said 2>&1
is 'an archetype is made' "$?" 0 || sed 's/^/#   /' said
has 'with its fields' site/content/失物招领/十二月.md '失物' '捡到' '领取'
finish
