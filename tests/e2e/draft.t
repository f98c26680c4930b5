#!/bin/sh
# A pasted text becomes an item that needs one line more: banbao new KIND --from FILE.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site

pasted() {
    cat <<'END'
某某社区网
当前位置：首页 > 通知公告
关于检修水泵的通知
来源：社区居委会   发布时间：2026-11-20   浏览：88
各位居民：
    因检修水泵,12月3日9:00—17:00停水(5、6号楼),请提前储水.
1、关好水龙头。
2、来水后先放一会儿。
楼号	停水时间
5号楼	9:00—12:00
6号楼	13:00—17:00
咨询电话：0351-1234567
槐安里物业服务中心
2026年11月20日
责任编辑：某某
上一篇：没有了
END
}

pasted | iconv -f UTF-8 -t GB18030 >paste.txt
"$BANBAO" new -C site -d 2026-11-22 通知 --from "$PWD/paste.txt" >site/.out 2>site/.err
is 'a pasted notice: exit 0' "$?" 0
item=site/content/通知/关于检修水泵的通知.md
check 'its file has its title' test -f "$item"
has 'its head' "$item" '落款: 槐安里物业服务中心' '日期: 2026-11-20' '张贴: 2026-11-22' \
    '咨询电话: 0351-1234567' '来源: 社区居委会' '主送: 各位居民' '撤下:    # 请填'
has 'its text' "$item" '因检修水泵，12月3日9:00—17:00停水（5、6号楼），请提前储水。' \
    '1. 关好水龙头。' '| 5号楼 | 9:00—12:00 |'
for word in 首页 浏览 责任编辑 上一篇; do
    is "$word is gone" "$(grep -c "$word" "$item")" 0
done
has 'what is left to do is told' site/.err '[paste-unfilled]' 撤下 '[paste-filled]'
build site
is 'unfilled: exit 1' "$?" 1
is 'one message for one blank' "$(grep -c '错误：' site/.err)" 1
has 'at its line' site/.err '撤下' '[missing-field]'
sed -i 's/^撤下:.*/撤下: 2026-12-20/' "$item"
build site
is 'filled: it is published' "$?" 0 || sed 's/^/# /' site/.err
is 'with nothing to complain of' "$(grep -c '警告：' site/.err)" 0 ||
    sed 's/^/# /' site/.err
# --- days as Word writes them, and in Han figures ---

spaced() {
    printf '关于%s的通知\n各位居民：\n因检修线路，定于下周停电，请关好电器，敬请谅解。\n联系电话：0351-1234567\n槐安里物业服务中心\n%s\n' "$1" "$2"
}
i=0
for day in '2026 年 11 月 20 日' '二〇二六年十一月二十日' '二○二六年 十一月 二十日' '2026年11月20号'; do
    i=$((i + 1))
    spaced "停电$i" "$day" >day.txt
    "$BANBAO" new -C site -d 2026-11-22 通知 --from "$PWD/day.txt" >site/.out 2>site/.err
    item=site/content/通知/关于停电${i}的通知.md
    has "signed $day" "$item" '日期: 2026-11-20' '落款: 槐安里物业服务中心'
    rm -f "$item"
done

# --- Big5 ---

printf '小區停水通知\n各位居民：\n因檢修水泵，十二月三日停水，請提前儲水，關好閥門。\n' | iconv -t BIG5 >big5.txt
"$BANBAO" new -C site -d 2026-11-22 通知 --from "$PWD/big5.txt" >site/.out 2>site/.err
is 'Big5: exit 0' "$?" 0
item=site/content/通知/小區停水通知.md
has 'Big5: is read' "$item" '标题: 小區停水通知' '因檢修水泵，十二月三日停水，請提前儲水，關好閥門。'
rm -f "$item"

# --- what is no text, or another kind of it ---

# refused FILE TEXT: no item is made, and how to get at its text is said.
refused() {
    before=$(find site/content -name '*.md' | wc -l)
    "$BANBAO" new -C site 通知 --from "$PWD/$1" >site/.out 2>site/.err
    is "$1: exit 1" "$?" 1
    has "$1: says what it is and what to do" site/.err '[paste-foreign]' '提示：' "$2"
    is "$1: no item is made" "$(find site/content -name '*.md' | wc -l)" "$before"
}
printf 'PK\003\004\024x' >通知.docx
refused 通知.docx Word
cp 通知.docx 改名.txt
refused 改名.txt Word
printf '\320\317\021\340x' >旧.txt
refused 旧.txt Word
printf '{\\rtf1\\ansi 停水}' >写字板.txt
refused 写字板.txt Word
printf '%%PDF-1.4\n停水' >扫描.txt
refused 扫描.txt PDF
printf 'PK\003\004\024 xl/workbook.xml' >表.txt
refused 表.txt 另存为
printf '\320\317\021\340 W\000o\000r\000k\000b\000o\000o\000k\000' >表.doc.txt
refused 表.doc.txt 表格
printf '\211PNG\r\n' >截图.txt
refused 截图.txt 提取文字
printf '\320\317\021\340x' >通知.wps
refused 通知.wps 另存为
head -c 1200000 /dev/zero >大.docx
refused 大.docx 另存为
printf 'PK\003\004\024x' >报价.xlsx
refused 报价.xlsx 表格

printf '日期,项目,支出\r\n2026/11/6,"路灯,更换","1,234.50"\r\n2026/11/8,门锁,80\r\n' | iconv -t GBK >支出.csv
"$BANBAO" new -C site 通知 --from "$PWD/支出.csv" >site/.out 2>site/.err
is 'a .csv: exit 0' "$?" 0
has 'a .csv becomes a table under its own name' site/content/通知/支出.md '标题: 支出' \
    '| 日期 | 项目 | 支出 |' '| 2026/11/6 | 路灯，更换 | 1,234.50 |' '| 2026/11/8 | 门锁 | 80 |'
# A web page, whatever it is called, becomes what it shows.
cat >网页.html <<'END'
<!DOCTYPE html><html><head><title>关于清洗水箱的通知_某某网</title><style>p {}</style></head><body>
<ul><li>首页</li><li>通知公告</li></ul><table><tr><td><h2>关于清洗水箱的通知</h2>
<p>各位业主：</p><p>&nbsp;&nbsp;12月3日<b>清洗</b>
水箱。</p><table><tr><th>楼号</th><th>时间</th></tr><tr><td rowspan="2">1号楼</td><td>9:00</td></tr>
<tr><td><p>10:00</p></td></tr></table><ol><li>储水。</li><li>关好龙头。</li></ol>
<p>槐安里物业服务中心</p><p>2026年11月20日</p></td></tr></table><script>"<p>甲</p>"</script></body></html>
END
iconv -t GBK 网页.html >网页.doc
for page in 网页.html 网页.doc; do
    "$BANBAO" new -C site -d 2026-11-22 通知 --from "$PWD/$page" >site/.out 2>site/.err
    is "$page: exit 0" "$?" 0
    item=site/content/通知/关于清洗水箱的通知.md
    has "$page: is read" "$item" '落款: 槐安里物业服务中心' '主送: 各位业主' \
        '12月3日清洗水箱。' '| 1号楼 | 9:00 |' '|  | 10:00 |' '1. 储水。'
    is "$page: menus and scripts are gone" "$(grep -c '首页\|甲' "$item")" 0
    rm -f "$item"
done

# A text without title, date and signer: they are asked for, and the file has its name.
printf '各位邻居，明天上午停水，请储水。\n' >群消息.txt
"$BANBAO" new -C site -d 2026-11-22 通知 --from "$PWD/群消息.txt" >site/.out 2>site/.err
is 'no title: exit 0' "$?" 0
item=site/content/通知/群消息.md
has 'no title: it is asked for' "$item" '标题:    # 请填，比如：明天上午停水' '落款:    # 请填' \
    '日期:    # 请填'
has 'no title: it is told' site/.err '[paste-title]' '还要自己填：标题'
"$BANBAO" new -C site -d 2026-11-22 通知 --from "$PWD/群消息.txt" >site/.out 2>site/.err
has 'no title, and the name is taken' site/.out 群消息-2.md
rm -f "$item" site/content/通知/群消息-2.md
printf '检修水泵的通知\n\n明天检修水泵，请储水。\n' | "$BANBAO" new -C site 通知 --from - >site/.out 2>site/.err
is 'standard input: exit 0' "$?" 0
has 'standard input is an article' site/content/通知/检修水泵的通知.md 明天检修水泵
"$BANBAO" new -C site 通知 --from 没有.txt >site/.out 2>site/.err
is 'no such file: exit 1' "$?" 1
has 'no such file: says so' site/.err file-missing 没有.txt '提示：'


# A draft by hand: what must be filled in, each with a line of help; the rest on request.
"$BANBAO" new -C site -d 2026-11-22 停水停电 三号楼停电 >site/.out 2>site/.err
is 'a draft: exit 0' "$?" 0
item=site/content/通知/三号楼停电.md
check 'is short' test "$(wc -l <"$item")" -lt 50
is 'every needed field is asked for' "$(grep -c '（必填）' "$item")" "$(grep -c '^[^#:-]*:' "$item" | awk '{print $1 - 2}')"
grep -q '（可不写）' "$item"
is 'and no other explained' $? 1
has 'but named' "$item" '# 还可以写：短标题' 准备 --all
"$BANBAO" new -C site --all 停水停电 四号楼停电 >site/.out 2>site/.err
has '--all explains them' site/content/通知/四号楼停电.md '（可不写）' '# 准备'
"$BANBAO" new -C site 停水 五号楼停电 >site/.out 2>site/.err
is 'no such kind: exit 1' "$?" 1
has 'what was meant' site/.err '是不是“停水停电”'
"$BANBAO" new -C site 通之 五号楼停电 2>site/.err
has 'by its spelling, too' site/.err '是不是“通知”'
"$BANBAO" new -C site 通知 关于开展楼道杂物集中清理行动的通知 >site/.out 2>site/.err
has "a long title's subject names the file" site/.out content/通知/开展楼道杂物集中清理行动.md
# Who signs is one of this compound's own, not of the example's.
compound own
printf '名称: 柳荫里小区\n机构:\n  - 柳荫里业委会\n  - {名称: 柳荫里物业, 曾用名: 旧物业}\n栏目: [{目录: 通知}]\n' >own/content/site.yaml
"$BANBAO" new -C own 通知 停水 >own/.out 2>own/.err
has 'the bodies of site.yaml' own/content/通知/停水.md '柳荫里业委会、柳荫里物业'
check 'none of the example' test "$(grep -c 槐安里 own/content/通知/停水.md)" = 0
finish
