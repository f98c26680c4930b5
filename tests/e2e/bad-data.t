#!/bin/sh
# Data that nobody should post, and pictures as they come: each a clear message at its
# place, or a sensible sheet. (Trees and charts: tree_test, plot_test; sums: boards_test.)
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/公示 site/content/通知 site/content/图片
notice >site/content/公示/名单.md
build site
is 'a sound compound is published' "$?" 0 || finish
before=$(tree_print site/output)
item=site/content/通知/榜.md

# refused NAME CODE PLACE TEXT...
refused() {
    name=$1 code=$2 place=$3
    shift 3
    build site
    is "$name: exit 1" "$?" 1
    has "$name: where, what, and the cure" site/.err "$place" "[$code]" '提示：' "$@" ||
        sed 's/^/#   /' site/.err
    is "$name: the output is untouched" "$(tree_print site/output)" "$before"
}

# board ROWS: a board of volunteers, of which 3 to 30 are wanted.
board() {
    printf '%s\n' --- '类型: 志愿积分' '标题: 积分榜' '落款: 槐安里小区志愿服务队' \
        '日期: 2026-11-20' '撤下: 2026-12-20' '周期: 2026年10月' '周期名: 10月' \
        '参加人数: 300' '总时长: 900' '统计口径: 按签到表' '积分标准: 服务一小时记一分' '积分榜:'
    for i in $(seq "$1"); do
        echo "  - {姓名: 志愿者 $i, 时长: $i, 积分: $i}"
    done
    printf '%s\n' --- ''
}

board 3 >$item
build site
is '3 entries where a board has room for 30: a sheet' "$?" 0 || sed 's/^/#   /' site/.err
before=$(tree_print site/output)
board 2 >$item
refused 'too few' too-few-items content/通知/榜.md:14:3: '至少 3 条' '2 条'
board 200 >$item
refused '200 where 30 fit' too-many-items content/通知/榜.md:44:5: '最多 30 条' '200 条'
has 'and the others go into the text, which is printed' site/.err '其余的写进正文'

# picture NAME: a page that shows it.
picture() {
    echo "车站在这里。![图](图片/$1)" | announcement 看图 >$item
}

picture gone.png
refused 'a picture that is missing' picture-missing content/通知/榜.md:9: gone.png
echo 'not a picture' >site/content/图片/text.jpg
picture text.jpg
refused 'a text named .jpg' picture-format content/通知/榜.md:9: text.jpg

# A drawing of so many pixels, all white: its file is small.
drawing() { # WIDTH HEIGHT
    perl -MCompress::Zlib -e '
        sub chunk { pack("N", length $_[1]) . "$_[0]$_[1]" . pack("N", crc32("$_[0]$_[1]")) }
        my ($w, $h) = @ARGV;
        print "\x89PNG\r\n\x1a\n", chunk("IHDR", pack("NNCCCCC", $w, $h, 8, 0, 0, 0, 0)),
            chunk("IDAT", compress(("\0" . "\xFF" x $w) x $h, 1)), chunk("IEND", "")' "$1" "$2"
}

drawing 10000 7000 >site/content/图片/large.png
picture large.png
refused '70 megapixels' picture-too-large content/通知/榜.md:9: '10000 × 7000'
drawing 10000 6000 >site/content/图片/large.png
build site
is '60 megapixels: a sheet' "$?" 0 || sed 's/^/#   /' site/.err
for pdf in site/output/print/通知/*看图*.pdf; do
    check "60 megapixels: ${pdf##*/} is sound" qpdf --check "$pdf"
done
finish
