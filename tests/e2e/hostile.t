#!/bin/sh
# Names and titles that are more than names: for make, for a shell, for a terminal, for
# the file systems that a site is copied to.
# shellcheck disable=SC2016 # what is not to be expanded is what is tested
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

esc=$(printf '\033') bidi=$(printf '\342\200\256') c1=$(printf '\302\233')

# What an editor types is handed to the program as it is.
mkdir home && cp "$root/Makefile" home/ && mkdir -p home/build
cat >home/build/banbao <<'END'
#!/bin/sh
printf '%s\n' "$@" >said
END
chmod +x home/build/banbao
# handed NAME=VALUE... : what the program is given, its parts divided by |
handed() {
    (cd home && rm -f said && MAKEFLAGS='' make -s -o build/banbao new "$@" 2>.err && paste -sd'|' said)
}
is 'make new: as it is typed' "$(handed KIND=通知 TITLE='停水 通知')" 'new|--|通知|停水 通知'
is 'no command of make' "$(handed KIND=通知 TITLE='a$(shell touch made)b')" 'new|--|通知|a$(shell touch made)b'
check 'nor is it run' test ! -e home/made
is 'no price is lost' "$(handed KIND=通知 TITLE='每桶$12 `id` "x"')" 'new|--|通知|每桶$12 `id` "x"'
is 'no option' "$(handed KIND=--help TITLE=--from=/etc/passwd)" 'new|--|--help|--from=/etc/passwd'
is 'nor from the environment' "$(TITLE='$(shell touch made)' handed KIND=通知)" 'new|--|通知|$(shell touch made)'
is 'an article' "$(handed KIND=通知 FROM='-a b.txt')" 'new|--from=-a b.txt|--|通知'
is 'all fields' "$(handed KIND=通知 TITLE=x ALL=1)" 'new|--all|--|通知|x'

# What `new` makes, `check` takes.
compound site
for title in con CON.x aux 'NUL.md' com1 'COM¹' 'conin$' x. ' x ' "a${bidi}b" "a${esc}[31mb" "c${c1}d" \
    "$(printf 'e\342\200\250f')" "$(printf 'g\343\205\244h')" -- --help '~$a' 'a/b:c' '. .x'; do
    "$BANBAO" new -C site 通知 -- "$title" >/dev/null 2>>site/.new
done
for title in ... "$bidi" ' ' "$(printf '\342\200\213')"; do
    "$BANBAO" new -C site 通知 -- "$title" >/dev/null 2>site/.err
    is 'a title of nothing that is seen is none' "$?" 1
done
check 'some were made' test "$(find site/content/通知 -name '*.md' | wc -l)" -gt 10
"$BANBAO" check -C site 2>site/.err
is 'what new makes has a name that check takes' "$(grep -c '\[file-name\]' site/.err)" 0 ||
    grep -F '[file-name]' site/.err | sed 's/^/#   | /'
is 'the titles hold nothing unseen' "$(grep -c 'control-character' site/.err)" 0

# What check refuses: names that Windows takes for devices, or that cannot be seen.
refused() {
    rm -rf site/content/通知
    mkdir -p site/content/通知
    echo 停水。 | announcement 停水 >"site/content/通知/$2.md"
    "$BANBAO" check -C site 2>site/.err
    is "$1 is no name" "$(grep -c '\[file-name\]' site/.err)" 1
    is "$1 is not in the report" "$(grep -c "$bidi\|$c1" site/output/report.html)" 0
    is "$1 does not reach a terminal" "$(LC_ALL=C grep -c "$(printf '[\001-\010\013-\037\177]')" site/.err)" 0
}
refused 'con' Con
refused 'COM with a raised digit' 'com²'
refused 'CONOUT$' 'CONOUT$.x'
refused 'what turns the direction' "停水${bidi}dm"
refused 'a control of 8 bits' "停${c1}31m水"
refused 'an end of line of Unicode' "$(printf '停\342\200\250水')"
refused 'an escape' "停${esc}[31m水"
refused 'an end of line' "$(printf '停\n水')"
is 'a message is one line' "$(grep -c '水.md:1:1' site/.err)" 1
"$BANBAO" check -C site --format json >site/.json 2>/dev/null
check 'and is JSON' perl -MJSON::PP -0777 -ne 'decode_json($_)' site/.json
refused 'broken UTF-8' "$(printf '停\377水')"
"$BANBAO" check -C site --format json >site/.json 2>/dev/null
check 'this, too' perl -MJSON::PP -0777 -ne 'decode_json($_)' site/.json
check 'and the report is a page' xmllint --html --noout site/output/report.html
is 'without what is not seen' "$(LC_ALL=C grep -c "$(printf '[\001-\010\013-\037\177]')" site/output/report.html)" 0

# Words of the text, in a message; a name in what the machine has to say.
rm -rf site/content/通知 && mkdir -p site/content/通知
printf -- '---\n类型: 通知\n"a\\e[31m\\u202eb": 1\n---\n停水。\n' >site/content/通知/a.md
"$BANBAO" check -C site 2>site/.err
is 'a word of the text does not reach a terminal' "$(LC_ALL=C grep -c "$esc\|$bidi" site/.err)" 0
"$BANBAO" build -C "no${esc}[31m$(printf '\n')where" 2>site/.err
is 'nor does a path of the command line' "$(LC_ALL=C grep -c "$esc" site/.err)" 0

# Two that meet in one place of the site: told where they are written, with a cure.
rm -rf site/content/通知 && mkdir -p site/content/通知
echo 停水。 | announcement 甲楼停水 | sed 's/^日期:/标签: [".a1"]\n&/' >site/content/通知/a.md
echo 停水。 | announcement 乙楼停水 | sed 's/^日期:/标签: ["-a1"]\n&/' >site/content/通知/b.md
"$BANBAO" check -C site 2>site/.err
has 'two tags of one page: where, and what to rename' site/.err '.md:7:' page-taken 标签
for name in index.html feed.xml; do
    compound "$name"
    sed -i "s/目录: 通知/目录: $name/" "$name/content/site.yaml"
    mkdir "$name/content/$name"
    echo 停水。 | announcement 停水 >"$name/content/$name/a.md"
    build "$name"
    is "a section that is called $name: exit 1" "$?" 1
    has 'with the reason and a cure' "$name/.err" page-taken 栏目的目录
done

finish
