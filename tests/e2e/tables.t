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

# What no sheet holds is refused before it is set: hundreds of columns and rows.
{
    table 400
    perl -e 'print "|", "1.5|" x 400, "\n" for 1 .. 300'
} | announcement 四百栏 >wide/content/通知/表.md
# shellcheck disable=SC2016 # the inner shell's
check 'a table of 400 columns and 300 rows is refused in seconds' \
    timeout 5 sh -c '"$BANBAO" check -C wide 2>wide/.err; test $? = 1'
has 'with their number, too' wide/.err table-too-wide '这张表有 400 栏' '拆成几张'
{
    table 14
    perl -e 'print "|", "1.5|" x 14, "\n" for 1 .. 3000'
} | announcement 三千行 >wide/content/通知/表.md
# shellcheck disable=SC2016 # the inner shell's
check 'a table of 3000 rows takes seconds' \
    timeout 5 sh -c '"$BANBAO" check -C wide 2>wide/.err; test $? -lt 2'

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
        A416 | A?24 | A?40) sized $columns $paper 1 ;;
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

# The lines of the text as they stand on the sheet.
# sheet DIR FILE
sheet() {
    find "$1/output/print" -name '*.pdf' | head -n 1 | tr '\n' '\0' |
        xargs -0 -I PDF pdftotext -layout PDF "$2"
}

# Short columns stand whole, the long one gives way, on both papers, pasted or aligned.
for paper in A4 A3; do
    for rule in '|---|---|---|---|' '|:--|:--|:-:|--:|'; do
        rm -rf short
        compound short
        mkdir -p short/content/通知
        announcement 短栏整排 <<END | sed "s/^日期:/纸张: [$paper]\n&/" >short/content/通知/表.md
| 位置 | 维修内容和范围 | 经办 | 合同金额（元） |
$rule
| 12 号楼 | 更换单元门闭门器、楼道窗扇和扶手，含拆除、清运、成品保护，以及完工以后三个月之内的免费调试 | 王建国 | 36520.40 |
| 地下车库 | 排水沟 | 赵敏 | 918 |
END
        build short
        sheet short text.txt
        has "$paper $rule: head and short cells are whole" text.txt \
            '合同金额（元）' '12 号楼' '地下车库' '王建国' '36520.40'
    done
done

# Ten columns of four characters: two and two, at the end of a word, never one by one.
compound ten
mkdir -p ten/content/通知
perl -CS -Mutf8 -e '
    my @w = qw(安全 检查 整改 措施 完成 时限 复查 人员 责任 单位);
    for my $row (0 .. 3) {
        print "|", join("|", map { $w[($_ + $row) % 10] . $w[($_ * 3 + $row) % 10] } 0 .. 9), "|\n";
        print "|---" x 10, "|\n" if $row == 0;
    }' | announcement 十栏 >ten/content/通知/表.md
build ten
is 'ten columns of four characters are set' "$?" 0
sheet ten text.txt
is 'no line of them is a single character' \
    "$(sed -n '/安全/,/咨询/p' text.txt | sed '/咨询/d' | tr -s ' ' '\n' | grep -cP '^\p{Han}$')" 0

# What not even two characters a line can hold is told, with a way out.
compound many
mkdir -p many/content/通知
perl -CS -Mutf8 -e '
    for my $row (0 .. 2) {
        print "|", "安全检查|" x 22, "\n";
        print "|---" x 22, "|\n" if $row == 0;
    }' | announcement 二十二栏 >many/content/通知/表.md
build many
is '22 columns of Chinese are refused' "$?" 1
has 'with a way out' many/.err table-too-wide '22 栏' '拆成几张'

# A quote of twelve rows and what follows it: where it takes two sheets, the first is
# not left a third empty. PARAGRAPHS: so many after the table.
compound quote
mkdir -p quote/content/公示
for paragraphs in 1 2 3 4; do
    {
        notice
        echo
        echo '| 序号 | 项目 | 单位 | 数量 | 合价（元） |'
        echo '|---|---|---|---|---|'
        i=0
        while [ $((i += 1)) -le 12 ]; do
            echo "| $i | 第 $i 道工序 | 平方米 | $((i * 7)) | $((i * 130)) |"
        done
        i=0
        while [ $((i += 1)) -le "$paragraphs" ]; do
            printf '\n施工期间的安全措施、材料堆放位置、噪声控制时间和投诉渠道，以及验收办法另行通知。\n'
        done
    } >quote/content/公示/报价.md
    rm -rf quote/output
    build quote
    for pdf in quote/output/print/公示/*A4.pdf; do
        pdfinfo "$pdf" >info.txt
        pdftotext -l 1 -bbox "$pdf" boxes.html
    done
    # The lowest text above the foot, of 842 points.
    lowest=$(sed -n 's/.*yMax="\([0-9]*\).*/\1/p' boxes.html | awk '$1 < 800' | sort -n | tail -n 1)
    full=1
    if grep -q '^Pages: *1$' info.txt || [ "$lowest" -ge 670 ]; then full=0; fi
    ok $full "$paragraphs paragraphs after a quote: the first sheet is full to $lowest of 842"
done
# Many columns: words stay whole, running text has six characters a line at least,
# addresses give way before it does. On both papers and in every theme.
compound seven
mkdir -p seven/content/通知
announcement 有事找谁 >seven/content/通知/七.md <<'END'
| 单位 | 职责 | 电话 | 时限 | 网址 | 邮箱 | 备注 |
|---|---|---|---|---|---|---|
| 槐安里社区居民委员会综合治理办公室 | 协调 | 0000-0000003 | 三个工作日 | https://hal.example/very/long/path | abc@hal.example | 无 |
| 槐安里物业服务中心 | 负责小区公共区域的保洁、绿化、秩序维护和公共设施设备的日常维修养护，受理报修 | 0000-0000001 | 当天 | https://hal.example/wy | wy@hal.example | 夜间只接急修 |
END
announcement 充电桩进度 >seven/content/通知/九.md <<'END'
| 序号 | 位置 | 桩数 | 功率 | 施工单位 | 开工 | 完工 | 负责人 | 说明 |
|---|---|---|---|---|---|---|---|---|
| 1 | 1 号楼东单元 | 12 | 7 千瓦 | 槐安电力安装有限公司 | 11月3日 | 11月20日 | 周师傅 | 已通电 |
| 2 | 中心花园北侧停车场 | 20 | 120 千瓦 | 城北充电运营公司 | 11月10日 | 12月20日 | 李经理 | 施工期间停车位减少 12 个 |
END
sed -i 's/^日期:/纸张: [A4, A3]\n&/' seven/content/通知/*.md
for theme in zhusha qingzhu mono; do
    sed -i '/^主题:/d' seven/content/site.yaml
    echo "主题: $theme" >>seven/content/site.yaml
    build seven
    is "seven and nine columns in $theme are set" "$?" 0
    for paper in A4 A3; do
        find seven/output/print -name "*$paper.pdf" | sort | tr '\n' '\0' |
            xargs -0 -I PDF pdftotext -raw PDF - >cells.txt
        has "$theme, $paper: words and short cells are whole" cells.txt 东单元 工作日 \
            有限公司 停车场 办公室 0000-0000003 周师傅 11月10日
        # What is taken off the text begins no line: a part of a word.
        is "$theme, $paper: no word is parted" \
            "$(grep -cE '^(元|单元|作日|限公司|车场|公室|师傅|理办公室|维护) ?$' cells.txt)" 0
        is "$theme, $paper: the duties have six characters a line and more" \
            "$(perl -CSD -Mutf8 -ne '$on = 1 if /^负责/; last if $on && /0000-0000001/;
                next unless $on; chomp; $n++; $c += length;
                END { print $c / $n >= 5 ? "yes" : "no: $c in $n" }' cells.txt)" yes
    done
done

finish
