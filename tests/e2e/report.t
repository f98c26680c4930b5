#!/bin/sh
# The report for those who open no terminal: always new, never in what is published,
# never in the way of the next build.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/公示
report=site/output/report.html
notice | sed 's/^监督电话: .*/监督电话: <没有>/' >site/content/公示/名单.md
"$BANBAO" check -C site 2>err.txt
is 'check: errors' $? 1
has 'check makes the report where there was no output' "$report" \
    '检查报告' 'content/公示/名单.md' '&lt;没有&gt;' 'bad-phone' '怎么改' '2026年11月23日'
has 'and says where it is' err.txt 'output/report.html'
is 'and nothing else' "$(find site/output -type f | wc -l)" 1

notice >site/content/公示/名单.md
build site
is 'a folder with the report alone can be built into' $? 0
has 'sound: the report says so' "$report" '没有发现问题'
is 'it is not on the website' "$(find site/output/site -name 'report*' | wc -l)" 0
published=$(tree_print site/output)
build site
has 'nothing changed: nothing to do' site/.out '没有变化'
"$BANBAO" check -C site >/dev/null 2>&1
build site
has 'a check in between changes nothing' site/.out '没有变化'

notice | sed 's/^监督电话: .*/监督电话: 没有/' >site/content/公示/名单.md
build site
is 'an error: exit 1' $? 1
is 'what was published is as it was' "$(tree_print site/output)" "$published"
has 'the report is new' "$report" '改好才能发布' 'bad-phone'
notice >site/content/公示/名单.md
build site
is 'mended: published' $? 0
has 'and the report says so again' "$report" '没有发现问题'

mkdir theirs && echo '<p>我的</p>' >theirs/report.html
build site -o "$tmp/theirs"
is "somebody's own report.html: refused" $? 2
"$BANBAO" check -C site -o "$tmp/theirs" >/dev/null 2>&1
is 'and left alone' "$(cat theirs/report.html)" '<p>我的</p>'
mkdir mine && echo x >mine/稿.txt
"$BANBAO" check -C site -o "$tmp/mine" >/dev/null 2>&1
is 'check writes no report into a folder of others' "$(ls mine)" '稿.txt'
finish
