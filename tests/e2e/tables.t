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

# Either all of it stands on the sheet, every number whole, or it is refused by name.
# sized COLUMNS PAPER STATUS
sized() {
    dir=t$1$2
    compound "$dir"
    mkdir -p "$dir/content/通知"
    table "$1" | announcement "表有 $1 栏" | sed "s/^日期:/纸张: [$2]\n&/" \
        >"$dir/content/通知/表.md"
    build "$dir"
    is "$1 columns on $2" "$?" "$3" || sed 's/^/#   | /' "$dir/.err"
    if [ "$3" = 1 ]; then
        has "$1 columns on $2: the reason" "$dir/.err" table-too-wide "这张表有 $1 栏" "$2"
        is "$1 columns on $2: larger paper is named where there is some" \
            "$(grep -cF '纸张: [A3]' "$dir/.err")" "$([ "$2" = A4 ] && echo 1 || echo 0)"
        return
    fi
    find "$dir/output/print" -name "*$2.pdf" | tr '\n' '\0' |
        xargs -0 -I PDF pdftotext -layout PDF "$dir/text.txt"
    is "$1 columns on $2: every number is whole" \
        "$(grep -oE '\b10[0-4][0-9]\b' "$dir/text.txt" | sort -u | wc -l)" "$1"
}
for paper in A4 A3; do
    for columns in 8 12 16 24 40; do
        case $paper$columns in
        A416 | A316 | A?24 | A?40) sized $columns $paper 1 ;;
        *) sized $columns $paper 0 ;;
        esac
    done
done

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
