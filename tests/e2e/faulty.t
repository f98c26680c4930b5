#!/bin/sh
# An item that lacks a field, or has a wrong one, is still checked for everything else,
# so that the second run has no surprises; nothing of it is published.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/公示
body() {
    printf '%s\n' '请找老王，13912345678。' '' '大家好,请注意。' '' \
        '王建国，低保户，本月领取补贴。' '' '11月24日（周一）开会。'
}
found() { # found NAME CODE...
    found_name=$1
    "$BANBAO" check -C site >/dev/null 2>err.txt
    is "$found_name: exit 1" $? 1
    shift
    for code in "$@"; do
        has "$found_name: $code" err.txt "[$code]"
    done
}

{ notice | grep -v -e '^监督电话' -e '^$' | sed '/^---$/,/^---$/!d'; body; } >site/content/公示/名单.md
found 'a missing field' missing-field P2 L1 P8 T3
{ notice | sed '/^---$/,/^---$/!d; s/^公示期:.*/公示期: 看情况/'; body; } >site/content/公示/名单.md
found 'a wrong value' bad-period P2 L1 P8 T3
{ notice | sed '/^---$/,/^---$/!d; s/^类型:.*/类型: 公告/'; body; } >site/content/公示/名单.md
found 'an unknown kind' unknown-kind P2 L1 P8 T3
{ notice | sed '/^---$/,/^---$/!d; s/^监督电话:.*/豁免: [{检查: L1, 理由: 原文如此}]/'; body; } >site/content/公示/名单.md
found 'a waiver' missing-field P2 P8
grep -qF '[L1]' err.txt
is 'what it waives is not said' $? 1

# Its tables: a row without its sum is left out, the others are read; no sum is judged.
cat >site/content/公示/收支.md <<'END'
---
类型: 收支公示
标题: 第三季度公共收益
落款: 示例小区业主委员会
日期: 2026-11-20
期初余额: 100.00
期末余额: 900.00
收入:
  - {项目: 停车费, 金额: 300.00}
  - {项目: 广告费, 金额: }
支出:
  - {项目: 修灯 13912345678, 金额: 50.00}
---
收支如上。
END
rm site/content/公示/名单.md
found 'a row that lacks its sum' missing-field P2
grep -qF '[C5]' err.txt
is 'sums that cannot be judged are not' $? 1
sed -i 's/金额: }/金额: 200.00}/' site/content/公示/收支.md
found 'a field is missing, the sums are there' missing-field P2 C5

# Only what is sound may be published, and it is not while an error is left.
notice >site/content/公示/好.md
"$BANBAO" build -C site >/dev/null 2>err.txt
is 'nothing is published' "$?$(find site/output -name '*.html' ! -name report.html -o -name '*.pdf' | wc -l)" 10
finish
