#!/bin/sh
# Organisation charts and charts: every mistake at its place; the least and the most
# that a tree may hold; nothing of a small survey is broken down.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/党建 site/content/服务承诺

# structure: a 组织架构 whose rows come from standard input.
structure() {
    printf -- '---\n类型: 组织架构\n标题: 组织架构\n落款: 槐安里小区党总支\n日期: 2026-11-21\n撤下: 2027-11-20\n组织:\n'
    cat
    printf -- '---\n有事先找微网格。\n'
}

# wrong NAME CODE LINE: the build fails with this code in this line of 树.md.
wrong() {
    build site
    is "$1: exit 1" "$?" 1
    grep -q "树.md:$3:.*\[$2\]" site/.err
    ok $? "$1: $2 in line $3" || sed 's/^/#   /' site/.err | head -n 12
}

{
    echo '  - {名称: 总支}'
    echo '  - {名称: 一支部, 上级: 总支}'
    echo '  - {名称: 一小组, 上级: 一枝部}'
} | structure >site/content/党建/树.md
wrong 'an unknown row above' tree-parent 10
has 'and what was meant' site/.err '一支部'
{
    echo '  - {名称: 总支}'
    echo '  - {名称: 甲组, 上级: 丙组}'
    echo '  - {名称: 乙组, 上级: 甲组}'
    echo '  - {名称: 丙组, 上级: 乙组}'
    echo '  - {名称: 丁组, 上级: 丙组}'
} | structure >site/content/党建/树.md
wrong 'a circle' tree-circle 9
is 'said once' "$(grep -c tree-circle site/.err)" 1

# Upright, on A3 alone.
{
    echo '  - {名称: 总支}'
    for i in 一 二 三; do
        echo "  - {名称: $i支部, 上级: 总支}"
        for k in 1 2 3; do echo "  - {名称: $i组$k, 上级: $i支部}"; done
    done
} | structure | sed 's/^标题/版式: 竖版\n标题/' >site/content/党建/树.md
build site
is 'an upright chart' "$?" 0 || sed 's/^/#   /' site/.err | head
is 'is one upright A3' "$(find site/output/print -name '*.pdf' -exec pdfinfo {} \; |
    sed -n 's/^Page size: *\([0-9]*\)[0-9.]* x \([0-9]*\).*/\1 \2/p')" '841 1190'
printf '  - {名称: 总支, 上级: 总支}\n' | structure >site/content/党建/树.md
wrong 'above itself' tree-circle 8
{
    echo '  - {名称: 总支}'
    echo '  - {名称: 一支部}'
} | structure >site/content/党建/树.md
wrong 'two on top' tree-root 9
{
    echo '  - {名称: 总支}'
    echo '  - {名称: 一支部, 上级: 总支}'
    echo '  - {名称: 一支部, 上级: 总支}'
} | structure >site/content/党建/树.md
wrong 'one name, two rows' tree-name 10
{
    echo '  - {名称: 第0层}'
    for i in 1 2 3 4 5; do echo "  - {名称: 第${i}层, 上级: 第$((i - 1))层}"; done
} | structure >site/content/党建/树.md
wrong 'six levels' tree-deep 13
{
    echo '  - {名称: 总支}'
    for i in $(seq 60); do echo "  - {名称: 第${i}组, 上级: 总支}"; done
} | structure >site/content/党建/树.md
wrong '61 rows' too-many-items 68
{
    echo '  - {名称: 总支, 中心户: [{姓名: 李振山}]}'
} | structure >site/content/党建/树.md
wrong 'a name without consent' P12 8

# fits NAME [PAPERS]: it is published on both papers, one page each.
fits() {
    build site
    is "$1: published" "$?" 0 || sed 's/^/#   /' site/.err | head
    for paper in ${2-A3 A4}; do
        pdf=$(echo site/output/print/党建/*"$paper".pdf)
        is "$1: $paper is one sheet" "$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')" 1
    done
}
printf '  - {名称: 总支}\n' | structure >site/content/党建/树.md
fits 'one row'
{
    echo '  - {名称: 小区党组织, 职务: 书记, 负责人: 陈立新, 电话: 0000-0000010}'
    for branch in 一 二; do
        echo "  - {名称: 第${branch}网格支部, 上级: 小区党组织, 职务: 书记, 负责人: 高秀兰, 电话: 0000-0000011}"
        for i in $(seq 14); do
            echo "  - {名称: ${branch}${i}党小组, 上级: 第${branch}网格支部, 职务: 组长, 负责人: 马建平}"
        done
    done
} | structure >site/content/党建/树.md
fits 'two branches of fourteen'
{
    echo '  - {名称: 总支}'
    for i in $(seq 59); do echo "  - {名称: 第${i}党小组, 上级: 总支}"; done
} | structure | sed '/^落款/i 纸张: [A3]' >site/content/党建/树.md
fits '59 under one' A3
pdftotext -layout site/output/print/党建/*A3.pdf - | grep -o '第[0-9]*党小组' | sort -u | wc -l >n
is '59 under one: all are there' "$(tr -d ' ' <n)" 59
{
    echo '  - {名称: 总支}'
    for i in 1 2 3; do
        echo "  - {名称: 支部$i, 上级: 总支}"
        for k in 1 2; do
            echo "  - {名称: 小组$i$k, 上级: 支部$i}"
            for m in 1 2; do
                echo "  - {名称: 网格$i$k$m, 上级: 小组$i$k}"
                for o in 1 2; do
                    test "$i$k$m$o" = 3222 || echo "  - {名称: 户$i$k$m$o, 上级: 网格$i$k$m}"
                done
            done
        done
    done
} | structure >site/content/党建/树.md
fits '45 on five levels'
page=site/output/site/党建/树.html
check 'the page is well-formed' xmllint --noout "$page"
is 'each row is an entry of its list' "$(grep -o '<li class="l[1-5]">' "$page" | wc -l | tr -d ' ')" 45
rm site/content/党建/树.md

# survey [SED]: the sample, changed.
survey() {
    sed "$1" "$root/content/服务承诺/三季度物业测评.md" >site/content/服务承诺/树.md
    build site
}
survey '/^回收/s/301/321/'
has 'more back than out (survey-returned)' site/.err '[C5]'
survey '/^有效/s/296/302/'
has 'more valid than back (survey-valid)' site/.err '[C5]'
survey '/^有效/s/296/0/;/^满意/s/198/0/;/^基本满意/s/76/0/'
has 'none valid' site/.err '[survey-none]'
survey '/^基本满意/s/76/176/'
has 'more satisfied than asked (survey-satisfied)' site/.err '[C5]'
survey 's/得分: 95.2/得分: 952/'
has 'a score over 100' site/.err '[survey-score]'
survey '/^发放/s/320/12/;/^回收/s/301/9/;/^有效/s/296/9/;/^满意/s/198/5/;/^基本满意/s/76/2/'
has 'nine are too few to break down' site/.err '[survey-few]'
survey '/^发放/s/320/12/;/^回收/s/301/9/;/^有效/s/296/9/;/^满意/s/198/5/;/^基本满意/s/76/2/;/^分项:/,/工程维修, 得分/d'
is 'without the breakdown it is published' "$?" 0 || sed 's/^/#   /' site/.err | head
has 'and says so' site/output/site/服务承诺/树.html '不到 10 份'

# Charts of a theme of one's own.
mkdir -p site/themes
cp -r "$root/themes/zhusha" site/themes/
layout=site/themes/zhusha/posters/survey.yaml
chart() {
    printf 'page:\n  - {chart: {of: %s, label: "{{名}}", series: [得分, 上期], type: %s}, height: 120}\n' \
        "$1" "$2" >"$layout"
}
for type in columns bars line radar; do
    chart 分项 $type
    survey 's/x/x/'
    is "a chart: $type" "$?" 0 || sed 's/^/#   /' site/.err | head
done
chart 分项 pie
survey 's/x/x/'
has 'no such type' site/.err '[theme-chart]' 'survey.yaml:2:'
mkdir site/content/kinds
sed 's/^类型: .*/类型: 图/;s/^英文: .*/英文: figure/;/survey-score/d;/行核对:/d;s/条数: .3, 10./条数: [1, 30]/' \
    "$root/generator/kinds/survey.yaml" >site/content/kinds/图.yaml
rows() {
    printf '%s\n' '/^类型/s/物业测评/图/' '/^分项:/,/工程维修, 得分/d' '/^覆盖/i 分项:'
    for i in $(seq "$1"); do echo "/^覆盖/i \\  - {名: 第${i}项, 得分: $2}"; done
}
chart 分项 radar
survey "$(rows 2 90)"
has 'two rows make no radar' site/.err '[chart-short]'
survey "$(rows 11 90)"
has 'eleven axes are too many' site/.err '[chart-long]' '11 行' '第11项'
chart 分项 donut
survey "$(rows 3 -1)"
has 'no negative part of a whole' site/.err '[chart-negative]'
chart 分项 columns
survey "$(rows 12 -7.5)"
has 'columns without room: where they begin' site/.err '“第1项”这一处放不下'
survey "$(rows 8 -7.5)"
is 'negative columns' "$?" 0 || sed 's/^/#   /' site/.err | head
printf 'page:\n  - {tree: {of: 分项}}\n' >"$layout"
survey 's/x/x/'
has 'a tree without nodes' site/.err '[theme-tree]'
finish
