#!/bin/sh
# What makers of themes get wrong: each mistake is one message at its place, in the
# theme's own file, and nothing is published.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/通知 site/themes
cp -r "$root/themes/zhusha" site/themes/
echo 今天下午四点在议事亭碰头。 | announcement 碰头 >site/content/通知/碰头.md
cp site/themes/zhusha/theme.yaml theme.yaml
cp site/themes/zhusha/posters/announcement.yaml announcement.yaml
build site
is 'a theme of the compound is used' "$?" 0 || finish

# wrong CODE PLACE: a build fails with this code at a place that begins so.
wrong() {
    build site
    is "$1: exit 1" "$?" 1
    grep -qF "$2" site/.err && grep -qF "[$1]" site/.err
    ok $? "$1: at $2" || sed 's/^/#   /' site/.err | head -n 12
}

# layout CODE NODE: the layout is this node alone, on line 2.
layout() {
    printf 'page:\n  - %s\n' "$2" >site/themes/zhusha/posters/announcement.yaml
    wrong "$1" themes/zhusha/posters/announcement.yaml:2:
}

layout theme-node '只有字'
layout theme-node '{gap: 3}'
layout theme-key '{text: x, stile: title}'
layout theme-style '{text: x, style: titel}'
layout theme-panel '{text: x, style: title, panel: nichts}'
layout theme-part '{use: nichts}'
layout theme-key '{use: masthead, pad: 3}'
layout theme-shape '{shape: nichts}'
layout theme-length '{text: x, style: title, width: breit}'
layout theme-border '{text: x, style: title, border-top: dick}'
layout theme-color '{text: x, style: title, color: nichts}'
layout theme-align '{row: [{text: x, style: title}], align: schief}'
layout theme-direction '{text: x, style: title, direction: schief}'
layout theme-flow '{flow: 标题}'
layout theme-picture '{picture: 标题}'
layout theme-table '{table: {of: 要点}}'
layout theme-chart '{chart: {a: 收入}}'
layout theme-length '{text: x, style: title, width: 9..8}'
layout theme-length '{text: x, style: title, width: 6000}'
deep='{chart: {of: 要点, label: x}}'
while [ ${#deep} -lt 400 ]; do deep="{row: [$deep], with: 小区}"; done
sed -i '/^日期/i 要点: [{名: 时间, 内容: 下午}]' site/content/通知/碰头.md
layout theme-depth "$deep"
layout qr-too-long "{qr: \"$(printf '%03000d' 0)\", width: 20}"
printf 'page:\n  - {text: 一二三四五六七八九十, style: title, width: 8}\n' \
    >site/themes/zhusha/posters/announcement.yaml
wrong G1 content/通知/碰头.md:
has 'it names the place in the layout' site/.err 'announcement.yaml 第 2 行'
printf 'page:\n  - {use: masthead}\n' >site/themes/zhusha/posters/announcement.yaml
echo 'broken: [' >>site/themes/zhusha/posters/parts/wishes.yaml
build site
is 'a file of parts that no layout uses is not read' "$?" 0
cp "$root/themes/zhusha/posters/parts/wishes.yaml" site/themes/zhusha/posters/parts/
echo 'badge: {text: x}' >>site/themes/zhusha/posters/parts/wishes.yaml
wrong theme-part themes/zhusha/posters/parts/wishes.yaml:
cp "$root/themes/zhusha/posters/parts/wishes.yaml" site/themes/zhusha/posters/parts/
echo 'self: {use: self}' >>site/themes/zhusha/posters/parts/sheet.yaml
printf 'page:\n  - {use: self}\n' >site/themes/zhusha/posters/announcement.yaml
wrong theme-depth themes/zhusha/posters/parts/sheet.yaml:
cp "$root/themes/zhusha/posters/parts/sheet.yaml" site/themes/zhusha/posters/parts/


# What would leave the paper blank.
own=site/themes/zhusha/posters/announcement.yaml
place=themes/zhusha/posters/announcement.yaml
whole() {
    # shellcheck disable=SC2059 # newlines
    printf -- "$3" >$own
    wrong "$1" $place:"$2"
    is "$1: one message" "$(grep -c '错误：' site/.err)" 1
}
node='{text: "{{标题}}", style: title}'
whole theme-key 1: "pgae:\n  - $node\n"
has 'it knows what is meant' site/.err page
whole theme-key 3: "page:\n- $node\nfooot:\n- $node\n"
whole theme-key 1: "column:\n  - $node\n"
whole theme-layout 1: ''
whole theme-layout 1: '# 以后再写\n'
whole theme-layout 1: 'page:\n'
whole theme-layout 1: 'page: []\n'
whole theme-layout 2: "page:\n  column: [$node]\n"
whole theme-layout 1: "page: $node\n"
whole theme-layout 4: "page:\n  - $node\nfoot:\n  column: [$node]\n"
whole theme-layout 1: "- $node\n"
whole theme-blank 1: "page:\n  - {if: 更正, text: x, style: title}\n"

whole theme-key 2: 'page:\n  - {txet: x, style: title}\n'
whole template-unclosed-tag 3: "page:\n  - $node\n  - {text: \"{{标题}\", style: title}\n"
whole theme-map 1: "page：\n"
printf 'page:\n  - {text: "标题", style: title}\n' | iconv -t GBK >$own
wrong theme-encoding $place:1:
has 'the encoding has its name' site/.err GBK

rm site/themes/zhusha/posters/announcement.yaml
wrong layout-missing announcement.yaml
cp announcement.yaml site/themes/zhusha/posters/

page=site/themes/zhusha/web/announcement.html
cp $page announcement.html
: >$page
wrong theme-blank themes/zhusha/web/announcement.html:1:
echo '{{#更正}}{{标题}}{{/更正}}' >$page
wrong theme-blank themes/zhusha/web/announcement.html:1:
cp announcement.html $page

echo '主题: nichts' >>site/content/site.yaml
wrong theme-unknown content/site.yaml:
sed -i 's/^主题.*/主题: ..\/zhusha/' site/content/site.yaml
wrong file-name content/site.yaml:
sed -i '/^主题/d' site/content/site.yaml

# tokens CODE SED: theme.yaml with this change.
tokens() {
    sed "$2" theme.yaml >site/themes/zhusha/theme.yaml
    wrong "$1" themes/zhusha/theme.yaml:
}
tokens theme-paper 's/^  A3: .*/  A3: {width: 297}/'
tokens theme-color 's/^  accent: .*/  accent: rot/'
tokens theme-floor 's/^  A4: \(.*\)floor: 12/  A4: \1floor: 40/'
tokens theme-floor 's/^\(  flow.p: .*\)size: "[^"]*"/\1size: 8/'
is 'a size too small for every paper is one message' "$(grep -c '\[theme-floor\]' site/.err)" 1
tokens theme-length 's/^\(  flow.p: .*\)size: "[^"]*"/\1size: 很大/'
is 'what is no size is one message' "$(grep -c '错误：' site/.err)" 1
tokens theme-role '0,/role: [^,}]*/s//role: 隶/'
tokens theme-shape '0,/{circle: /s//{kreis: /'
tokens theme-shape '0,/polygon: \[/s//polygon: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, /'
tokens theme-tag 's/tag: P}/tag: "P>>"}/'
tokens theme-length 's/^\(  flow.p: .*\)line: [0-9.]*/\1line: 0/'
tokens theme-length 's/^\(  flow.p: .*\)size: "[^"]*"/\1size: "20..12"/'
tokens theme-base '1ibase: [a, b]'
tokens theme-line-break '1iline-break: lax'
tokens theme-grid 's/^\(  official.p: .*\), 28\]/\1, 29]/'
tokens theme-key '1icolours: {ink: "#000000"}'
tokens theme-key '0,/role: /s//rolle: /'
tokens theme-key 's/^  A3: {/  A3: {breite: 3, /'
tokens theme-weight '0,/weight: [0-9]*/s//weight: 很粗/'
tokens theme-align '0,/{role: /s//{align: mitte, role: /'
tokens theme-length '0,/tracking: [0-9.]*/s//tracking: weit/'
cp theme.yaml site/themes/zhusha/theme.yaml

# The file as a whole, and what it stands on; one message each.
own() {
    wrong "$1" "themes/eigen/theme.yaml:$2:"
    is "$1: one message" "$(grep -c '错误：' site/.err)" 1
}
mkdir site/themes/eigen
echo '主题: eigen' >>site/content/site.yaml
printf 'tokens: {}\nbase: ../zhusa\n' >site/themes/eigen/theme.yaml
own theme-base 2
has 'it knows which is meant' site/.err '../zhusha'
echo 'base: ../xyzxyzxyz' >site/themes/eigen/theme.yaml
own theme-base 1
has 'or names them all' site/.err ../mono ../qingzhu
echo 'base：../zhusha' >site/themes/eigen/theme.yaml
own theme-map 1
has 'the colon' site/.err 半角
printf '名称: 自己\nbase: ../zhusha\n' | iconv -t GBK >site/themes/eigen/theme.yaml
own theme-encoding 1
has 'the encoding' site/.err GBK
printf 'base: ../zhusha\ntokens:\n  ink: "#BBBBBB"\n' >site/themes/eigen/theme.yaml
build site
is 'pale type: one warning' "$(grep -c '警告：' site/.err)" 1 || sed 's/^/#   /' site/.err | head -n 20
has 'at the colour' site/.err 'themes/eigen/theme.yaml:3:' '[G4]'
printf 'base: ../zhusha\ntokens:\n  paper: "#7A7A7A"\n' >site/themes/eigen/theme.yaml
build site
has 'a dark ground is told where it was made' site/.err 'themes/eigen/theme.yaml:3:'
is 'and not in the theme below' "$(grep -c '^themes/eigen/../zhusha' site/.err)" 0
rm -r site/themes/eigen
sed -i '/^主题/d' site/content/site.yaml

head -c 3000000 /dev/zero >site/themes/zhusha/web/large.bin
wrong theme-file large.bin
rm site/themes/zhusha/web/large.bin

# A foot that grows with the type keeps its place.
cat >site/themes/zhusha/posters/announcement.yaml <<'END'
page:
  - {flow: 正文}
foot:
  - {text: 脚注, style: title}
END
perl -e 'print "这一段要一直写下去。" x 20, "\n\n" for 1 .. 5' |
    announcement 碰头 >site/content/通知/碰头.md
"$BANBAO" dump -C site content/通知/碰头.md >frames 2>&1
is 'a sheet with a large foot' "$?" 0 || sed "s/^/#   /" frames | head
perl -ne '
    next unless /^ *glyphs \S+ (\S+) \S+\/(\S+) #/;
    my ($y, $size) = ($1, $2);
    /脚/ ? ($top = $y - $size) : ($last = $y);
    END { exit !($top > $last) }' frames
ok $? 'nothing of the text stands in the foot'
cp announcement.yaml site/themes/zhusha/posters/

# More than the sheets hold.
perl -e 'print "这一段要一直写下去，直到写满所有的纸。" x 40, "\n\n" for 1 .. 60' |
    announcement 太长 >site/content/通知/太长.md
wrong G1 content/通知/太长.md:
has 'it says by how much' site/.err 毫米 提示：

finish
