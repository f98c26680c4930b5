#!/bin/sh
# Words are data: a compound adds its own in content/words, and generator/words is made
# into tables: an edited list rebuilds what uses it.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

# findings CODE: how often the check of what stands in site/ has it.
findings() {
    "$BANBAO" check -C site -d 2026-11-28 >site/.out 2>&1
    grep -c "\[$1\]" site/.out
}

compound site
mkdir -p site/content/通知 site/content/words
announcement '走访慰问' >site/content/通知/走访.md <<'END'
王建国是低收入边缘户，家住 3 号楼。宇文建国也来了。

请各位邻居年底前到物业登记，我们会火速办理，全网最牛。
END
is 'a word that is in no list is let pass' "$(findings P8)" 0

printf '%s\n' '# 本地的说法' '[hardship | 词]' '低收入边缘户  # 2026 年起的叫法' \
    >site/content/words/困难.txt
is 'a word of the compound counts' "$(findings P8)" 1
is 'and stands beside those of the program' "$(
    sed -i 's/低收入边缘户/低保户/' site/content/通知/走访.md && findings P8)" 1

sed -i 's/^撤下: .*/撤下: 2027-05-20/' site/content/通知/走访.md
printf '%s\n' '[stale]' '年底前' '[confused]' '火速办里 | 火速办理' >site/content/words/other.txt
is 'a second file, another list' "$(findings T2)" 1
sed -i 's/火速办理/火速办里/' site/content/通知/走访.md
is 'a word that is mistaken for another' "$(findings L8)" 1
has 'and what it should be' site/.out '火速办理'

# What is wrong is told at its line.
printf '%s\n' '低保' >site/content/words/a.txt
findings words-line >/dev/null
has 'a word before any list' site/.out 'content/words/a.txt:1:1' '[words-line]'
printf '%s\n' '# x' '[hardshp]' '低保' >site/content/words/a.txt
findings words-list >/dev/null
has 'a list that there is none of' site/.out 'content/words/a.txt:2:1' '[words-list]' 'hardship'
printf '%s\n' '[confused]' '反应情况' >site/content/words/a.txt
findings words-line >/dev/null
has 'a column is missing' site/.out 'content/words/a.txt:2:1' '[words-line]' '竖线'
printf '%s\n' '[units]' '畚 | 个 | 件' >site/content/words/a.txt
findings words-line >/dev/null
has 'a column is too many' site/.out 'content/words/a.txt:2:1' '[words-line]'
printf '%s\n' '[posts]' ' 楼长' >site/content/words/a.txt
findings words-line >/dev/null
has 'a blank before the word' site/.out 'content/words/a.txt:2:1' '␣'
printf '%s\n' '[posts]' '楼长' '楼长 # 又一次' >site/content/words/a.txt
findings words-twice >/dev/null
has 'a word twice is a warning' site/.out 'content/words/a.txt:3:1' '[words-twice]'
printf '[posts]\n\302\245\302\n' >site/content/words/a.txt
"$BANBAO" check -C site >site/.out 2>&1
has 'not UTF-8' site/.out 'content/words/a.txt'
rm site/content/words/a.txt

touch site/content/words/README.md
printf '%s\n' '[posts]' '楼长' >site/content/words/楼长.md
findings words-file >/dev/null
has 'a file that is not read' site/.out 'content/words/楼长.md' '[words-file]'
grep -q 'README' site/.out
is 'but for what explains the others' $? 1
rm site/content/words/*.md

# A unit keeps its number; a build knows that the words are part of it.
rm -rf site/content/通知 && mkdir site/content/通知
announcement '领米' >site/content/通知/领米.md <<'END'
每户 5 畚斗。
END
rm site/content/words/*.txt
build site -d 2026-11-28
build site -d 2026-11-28
has 'nothing new, nothing built' site/.out '没有变化'
printf '[units]\n畚斗 | 斗\n' >site/content/words/单位.txt
build site -d 2026-11-28
grep -q '没有变化' site/.out
is 'a new word is a new build' $? 1

# Pasted articles.
printf '%s\n' '[foot_heads]' '小区之声提醒您' '[greetings]' '街坊' >site/content/words/网页.txt
cat >article.txt <<'END'
关于清洗水箱的通知
街坊们，大家都在问：
12 月 3 日上午 8 点清洗水箱，请提前储水。
小区之声提醒您：点亮小星星
END
from=$("$BANBAO" new -C site 通知 --from "$PWD/article.txt" 2>site/.err)
grep -q '小星星' "site/$from"
is 'what the compound knows to be no article is left out' $? 1

# make: of a list, only what uses it.
if [ "$(realpath "$BANBAO")" = "$(realpath "$root")/build/release/banbao" ]; then
    make -C "$root" -n -W generator/words/votes.txt build/release/banbao >made 2>&1
    is 'an edited list rebuilds what uses it' \
        "$(grep -o '  CC .*' made | grep -o 'generator/.*\.c' | sort)" \
        "$(cd "$root" && grep -l '"words/votes.h"' generator/*/*.c | sort)"
    is 'and nothing else is made of words' "$(grep -c 'table\.pl' made)" 1
fi
finish
