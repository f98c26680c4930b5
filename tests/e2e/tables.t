#!/bin/sh
# Tables of Markdown: columns as wide as their content; too many of them are refused.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

# table COLUMNS: a table of so many columns, with one row.
table() {
    perl -CS -e '
        use utf8;
        my $n = shift;
        print "| ", join(" | ", map "栏$_", 1 .. $n), " |\n|", "---|" x $n, "\n";
        print "| ", join(" | ", map 1000 + $_, 1 .. $n), " |\n";' "$1"
}

compound wide
mkdir -p wide/content/通知
table 40 | announcement 四十栏 >wide/content/通知/表.md
build wide
is '40 columns are refused' "$?" 1
has 'with their number, the reason and a way out' wide/.err table-too-wide \
    '这张表有 40 栏' '拆成几张' '表.md:9:'

compound narrow
mkdir -p narrow/content/通知
table 8 | announcement 八栏 >narrow/content/通知/表.md
build narrow
is '8 columns are set' "$?" 0

# A long remark gives way; numbers and short words stay whole.
compound mixed
mkdir -p mixed/content/通知
announcement 长短不一 >mixed/content/通知/表.md <<'END'
| 序 | 项目 | 说明 | 金额 |
|---|---|---|---:|
| 1 | 照明 | 三号楼与四号楼之间步行道两侧的灯具全部更换为低功率灯具，并加装定时开关，保修三年 | 128,640.50 |
| 2 | 绿化 | 补种 | 860.00 |
END
build mixed
is 'a table with one long column is set' "$?" 0
find mixed/output/print -name '*.pdf' | head -n 1 | tr '\n' '\0' |
    xargs -0 -I PDF pdftotext -layout PDF text.txt
has 'sums and short words are whole' text.txt '128,640.50' '照明' '绿化'
finish
