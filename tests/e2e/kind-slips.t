#!/bin/sh
# Slips in a kind and a theme of one's own: at their line, once, with the word that was
# meant; never a sentence with a hole or a check that cannot fail.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/kinds/posters site/content/kinds/web site/content/通知
kind=site/content/kinds/lost.yaml
cat >sound.yaml <<'END'
类型: 招领
英文: lost
说明: 捡到的东西
栏目: 通知
标记: 招领
版名: 宣传栏
网页: lost
海报: lost
纸张: [A4]
摘要: "{{捡到日.短}}在{{捡到处}}捡到{{#特征}}，{{样}}{{/特征}}"
字段:
  物品: {型: 文字, 英文: what, 必填: 是, 字数: [2, 12], 例: 钥匙}
  捡到日: {型: 日期, 英文: found_on, 必填: 是, 例: 2026-11-20}
  捡到处: {型: 文字, 英文: where, 必填: 是, 例: 东门}
  保管到: {型: 日期, 英文: until, 必填: 是, 例: 2026-12-20}
  特征: {型: 表, 英文: marks, 列: {样: {型: 文字, 英文: mark, 必填: 是}, 数量: {型: 数, 英文: n}}}
计算:
  天数: 保管到 - 日期
  件数: 合计(特征.数量)
核对:
  - {码: lost-short, 级: 警告, 式: 天数 >= 7, 处: 保管到, 说: "只保管 {{天数}} 天"}
END
printf 'page:\n  - {text: "{{物品}}", style: title}\n' >site/content/kinds/posters/lost.yaml
printf '{{>head}}{{物品}}{{>tail}}\n' >site/content/kinds/web/lost.html
cat >site/content/通知/钥匙.md <<'END'
---
类型: 招领
标题: 谁的钥匙
落款: 槐安里物业服务中心
日期: 2026-11-20
撤下: 2026-12-20
物品: 钥匙
捡到日: 2026-11-20
捡到处: 东门
保管到: 2026-12-20
特征: [{样: 三把, 数量: 3}]
---
END
cp sound.yaml $kind
build site
is 'the sound kind: published' "$?" 0 || sed 's/^/#   /' site/.err

# slip LINE CODE FROM TO TEXT...: one error at that line.
slip() {
    line=$1 code=$2 from=$3 to=$4
    shift 4
    FROM=$from TO=$to perl -0pe 's/\Q$ENV{FROM}\E/$ENV{TO}/' sound.yaml >$kind
    build site
    is "$to: exit 1" "$?" 1
    has "$to: at its place" site/.err "content/kinds/lost.yaml:$line:" "[$code]" "$@"
    is "$to: one message" "$(grep -c '错误：\|警告：' site/.err)" 1
}
slip 10 formula-name '{{捡到处}}' '{{捡到地}}' '是不是“捡到'
slip 10 kind-facet '{{捡到日.短}}' '{{捡到日.长}}' 年月
slip 10 formula-name '{{样}}' '{{式样}}' 没有叫
slip 21 formula-name '{{天数}} 天' '{{日数}} 天' 日数
slip 21 formula-name '处: 保管到' '处: 保管' '是不是“保管到”'
slip 21 kind-format '级: 警告' '级: 注意' '级: 警告'
slip 18 formula-words '保管到 - 日期' '保管到 + 物品' 文字
slip 18 kind-facet '保管到 - 日期' '保管到.长 - 日期' 短
slip 19 formula-name '特征.数量' '特征.数目' 数目
slip 12 kind-format '必填: 是, 字数' '必填: 必须, 字数' '必填: 是'
slip 11 formula-name '字段:' '日历: {日期: 捡到, 事: 捡}
字段:' 捡到日
slip 2 kind-duplicate '英文: lost' '英文: notice' 公示
slip 1 kind-duplicate '类型: 招领' '类型: 通知'
slip 1 template-missing '网页: lost
' '' '网页' 'content/kinds/web/'
slip 1 layout-missing '海报: lost
' '' '海报' 'content/kinds/posters/'
slip 12 yaml-colon '{型: 文字, 英文: what' '{型：文字, 英文: what' '写成：型: …'
slip 13 kind-duplicate '英文: found_on' '英文: what'
slip 12 kind-duplicate '  物品: {' '  标题: {'
slip 7 template-missing '网页: lost' '网页: last' 'content/kinds/web/'
slip 8 layout-missing '海报: lost' '海报: last' 'content/kinds/posters/'
sed 's/^网页: lost/网页: lost.html/; s/^海报: lost/海报: lost.yaml/' sound.yaml >$kind
build site
is 'a template and a layout by the names of their files: taken' "$?" 0 || sed 's/^/#   /' site/.err
cp sound.yaml $kind
for copy in 'lost - 副本' 'lost（1）' '副本 lost'; do
    cp sound.yaml "site/content/kinds/$copy.yaml"
    build site
    is "$copy: exit 1" "$?" 1
    has "$copy: the copy is to blame" site/.err "content/kinds/$copy.yaml:1:5" '[kind-duplicate]' 'lost.yaml' 删掉这一个
    is "$copy: one message" "$(grep -c '错误：\|警告：' site/.err)" 1
    rm "site/content/kinds/$copy.yaml"
done

# HTML with two braces.
for name in 正文.html '  特征.行文 ' 落款词; do
    printf '{{>head}}\n{{物品}}{{%s}}{{>tail}}\n' "$name" >site/content/kinds/web/lost.html
    build site
    is "{{$name}}: exit 1" "$?" 1
    has "{{$name}}: at its place" site/.err 'content/kinds/web/lost.html:2:7' '[template-escaped]' '{{{'
    is "{{$name}}: one message" "$(grep -c '错误：\|警告：' site/.err)" 1
done
printf '{{>head}}{{物品}}{{{正文.html}}}{{&正文.html}}{{#落款词}}{{{.}}}{{/落款词}}{{>tail}}\n' >site/content/kinds/web/lost.html
build site
is 'HTML with three braces: published' "$?" 0 || sed 's/^/#   /' site/.err
printf '{{>head}}{{物品}}{{>tail}}\n' >site/content/kinds/web/lost.html

# A theme: its own file and line.
mkdir -p site/themes/own
printf 'base: ../zhusha\nnights:\n  paper: "#101519"\n' >site/themes/own/theme.yaml
build site -t own
has 'a key of a theme that nobody knows' site/.err 'own/theme.yaml:2:1: ' '[theme-key]' night

# told LINE:COLUMN CODE TEXT CURE: one message for this theme.yaml.
told() {
    printf 'base: ../zhusha\n%s\n' "$3" >site/themes/own/theme.yaml
    build site -t own
    is "$3: exit 1" "$?" 1
    has "$3: at its place" site/.err "own/theme.yaml:$1: " "[$2]" "$4"
    is "$3: one message" "$(grep -c '错误：\|警告：' site/.err)" 1
}
told 3:10 theme-color 'tokens:
  paper: {screen: "#F8FAF", print: none}' 六位
told 3:10 theme-color 'tokens:
  paper: 红色' 六位
told 3:8 theme-color 'night:
  ink: "F8FAFC"' 六位
told 3:3 theme-key 'tokens:
  acent: {screen: "#1F5A86", print: [77, 33, 0, 47]}' '你是不是想写 accent'
told 3:3 theme-key 'panels:
  sold: {fill: accent}' '你是不是想写 solid'
told 3:3 theme-role 'styles:
  titel: {weight: 700}' '你是不是想写 title'
told 3:17 theme-role 'styles:
  title: {role: 隶书}' fonts.yaml

# A colour of one's own that something asks for is no slip.
mkdir -p site/themes/own/web
cat >site/themes/own/theme.yaml <<'END'
base: ../zhusha
tokens:
  sky: {screen: "#1F5A86", print: [77, 33, 0, 47]}
panels:
  wide: {fill: sky}
END
printf 'page:\n  - {text: "{{物品}}", style: title, panel: wide}\n' >site/content/kinds/posters/lost.yaml
build site -t own
is 'a colour and a panel that are used' "$?" 0 || sed 's/^/#   /' site/.err
rm -r site/themes/own

# lost TEXT WORD...: one message, in the layout of the kind.
lost() {
    printf 'page:\n  - {text: "{{物品}}", style: title}\n  - {%s}\n' "$1" >site/content/kinds/posters/lost.yaml
    text=$1
    shift
    build site
    is "$text: exit 1" "$?" 1
    has "$text: at its place" site/.err content/kinds/posters/lost.yaml:3: "$@"
    is "$text: one message" "$(grep -c '错误：\|警告：' site/.err)" 1
}
lost 'text: "{{样}}", style: body, each: 特点' '[theme-name]' '你是不是想写 特征'
lost 'text: "{{物件}}", style: body' '[theme-name]' '你是不是想写 物品'
lost 'text: "{{午餐}}", style: body' '[theme-name]' 这一类没有 '这一类有的字段：物品'
lost 'flow: 内容' '[theme-flow]' 'flow: 正文'
lost 'text: "{{物品}}", style: body, border-top: 0.3 lin' '[theme-color]' '你是不是想写 line'
finish
