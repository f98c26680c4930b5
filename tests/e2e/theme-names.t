#!/bin/sh
# Names in layouts and templates of one's own theme that nothing has, and files that its
# pages name and nobody makes: told at their place. What is known is never told.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/通知 site/themes
echo 今天下午四点在议事亭碰头。 | announcement 碰头 >site/content/通知/碰头.md
for theme in zhusha qingzhu mono; do
    rm -rf site/themes/*
    cp -r "$root/themes/zhusha" site/themes/
    [ $theme = zhusha ] || cp -r "$root/themes/$theme" site/themes/
    build site -t $theme
    is "a copy of $theme: no name is unknown" "$?" 0 || sed 's/^/#   /' site/.err | head -n 20
done
rm -rf site/themes/*
mkdir -p site/themes/eigen/posters/parts site/themes/eigen/web
echo 'base: ../zhusha' >site/themes/eigen/theme.yaml

# All members that the sources make, and fields of kinds that no item uses.
{
    grep -rhoE 'value_set\([^;"]*"[^"]+"' "$root"/generator/content "$root"/generator/model \
        "$root"/generator/site "$root"/generator/poster |
        sed 's/.*"\([^"]*\)"$/{{{\1}}}/' | grep -v '{{%' | LC_ALL=C sort -u
    echo '{{小区.报修电话}} {{页.根}} {{#公示期}}{{起.iso}}{{止.月}}{{/公示期}} {{.}} {{! 随便写 }} {{>tail}}'
    echo '{{#要点}}{{名}}{{内容}}{{/要点}}{{小区.资源.自己的}}'
} >site/themes/eigen/web/all.html
check 'there are many' test "$(wc -l <site/themes/eigen/web/all.html)" -gt 80
build site -t eigen
is 'none of them is unknown' "$?" 0 || sed 's/^/#   /' site/.err | head -n 20
rm site/themes/eigen/web/all.html

# told FILE PLACE TEXT: this file of the theme is wrong there, and only there.
told() {
    printf '%s\n' "$3" >"site/themes/eigen/$1"
    build site -t eigen
    is "$3: exit 1" "$?" 1
    has "$3: at its place" site/.err "themes/eigen/$1:$2: "
    is "$3: one message" "$(grep -c '错误：' site/.err)" 1
    rm "site/themes/eigen/$1"
}
sheet=posters/announcement.yaml
told $sheet 1:19 'page: [{text: "上{{标提}}", style: title}]'
has 'what is meant' site/.err '[theme-name]' 标题
told $sheet 1:13 'page: [{if: 标提, text: x, style: title}, {text: x, style: title}]'
told $sheet 1:15 'page: [{each: 没有的, text: x, style: title}, {text: x, style: title}]'
told $sheet 1:38 'page: [{text: x, style: title, with: 没有的}]'
told posters/parts/mine.yaml 1:18 'mine: [{unless: "没有的", text: x, style: title}]'
told web/announcement.html 1:7 '<p>{{{标提}}}</p>'
told web/announcement.html 1:6 '<p>{{小区.没有的}}</p>'
told web/announcement.html 1:7 '<p>{{#没有的}}x{{/没有的}}</p>'
told web/announcement.html 1:7 '<p>{{^没有的}}x{{/没有的}}</p>'
told web/announcement.html 1:11 '<img src="logo.png" alt="">'
has 'the way to put it there' site/.err '[theme-link]' '{{小区.资源.logo}}'
told web/announcement.html 1:11 '<img src="{{页.根}}assets/logo.svg" alt="">'
told web/announcement.html 1:30 "<link rel='stylesheet' href='../own.css'>"

# The cure works; and what leads elsewhere is nobody's business.
cp "$root/content/图片/接驳车路线.jpg" site/themes/eigen/web/logo.jpg
cat >site/themes/eigen/web/announcement.html <<'END'
<img src="{{页.根}}{{小区.资源.logo}}" alt=""><img src="data:image/png;base64,AA==" alt="">
<a href="https://a.example/x.png">x</a><a href="#oben">x</a><a href="{{页.根}}index.html">x</a>
<a href="mailto:a@b.example">x</a><a href="{{页.根}}feed.xml">x</a><a href="tel:1.2">x</a><a href="./">x</a>
END
build site -t eigen
is 'with the cure: published' "$?" 0 || sed 's/^/#   /' site/.err
grep -o 'assets/logo[^"]*' site/output/site/通知/碰头.html >asset
check 'the picture is there' test -s "site/output/site/$(cat asset)"

# A kind of one's own brings its names.
mkdir -p site/content/kinds/posters site/content/kinds/web
printf '类型: 招领\n英文: lost\n说明: 捡到的东西\n栏目: 通知\n标记: 招　领\n版名: 招领\n网页: lost\n海报: lost\n纸张: [A4]\n字段:\n  东西: {型: 文字, 英文: what, 必填: 是, 字数: [1, 20]}\n' >site/content/kinds/lost.yaml
printf 'page:\n  - {text: "{{东西}}", style: title}\n' >site/content/kinds/posters/lost.yaml
printf '{{>head}}{{东西}}{{>tail}}\n' >site/content/kinds/web/lost.html
build site
is 'names of an own kind are known' "$?" 0 || sed 's/^/#   /' site/.err
printf 'page:\n  - {text: "{{东四}}", style: title}\n' >site/content/kinds/posters/lost.yaml
build site
is 'but not what it has not: exit 1' "$?" 1
has 'at its place' site/.err 'content/kinds/posters/lost.yaml:2:15:'

finish
