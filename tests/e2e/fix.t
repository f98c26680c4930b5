#!/bin/sh
# banbao fix: the exact bytes, shown as a diff; everything else as it was; twice is once.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/通知
item=site/content/通知/停水.md

# fix ARGUMENT...: in the compound; what it prints in site/.out and site/.err.
fix() {
    "$BANBAO" fix -C site "$@" >site/.out 2>site/.err
}

# pasted: an item as it comes from a web page, with a BOM and the line ends of Windows.
pasted() {
    printf '\357\273\277'
    announcement '停水,通知(试行)' <<'END' | sed 's/^类型: 通知/& # 注,释/; s/$/\r/'
大家好,小区(qū)和社区(qū)从 10:30 起停水...

```
代码,不动(它)
```

见 https://hal.example/a,b 和`文件,名`,通 知到户。
END
}

pasted >$item
cp $item before
fix --dry-run
is 'dry run: exit 0' "$?" 0
check 'dry run: nothing is written' cmp -s before $item
has 'dry run: shows what it would do' site/.out '--- content/通知/停水.md' '+标题: 停水，通知（试行）' '可以改 1 篇'
is 'no colour in a file' "$(grep -c '\[3' site/.out)" 0

fix
is 'exit 0' "$?" 0
has 'says what it did' site/.out '-标题: 停水,通知(试行)' '改了 1 篇'
# shellcheck disable=SC2016 # the backticks are Markdown's
sed 's/停水,通知(试行)/停水，通知（试行）/; s/^大家好.*起停水\.\.\./大家好，小区和社区从 10:30 起停水……/
    s/,b 和`/,b 和`/; s/,通 知到户/，通 知到户/; s/通 知到户/通知到户/' before >want
is 'only those bytes are others: BOM, line ends, comments, code and addresses stay' \
    "$(cksum <$item)" "$(cksum <want)"
is 'nothing is left beside it' "$(ls -A site/content/通知)" 停水.md
cp $item once
fix
check 'again: nothing changes' cmp -s once $item
has 'again: says so' site/.out 没有要改的
"$BANBAO" check -C site >/dev/null 2>site/.err
is 'check has nothing more to say of it' "$(grep -c '\[L' site/.err)" 0

cp before $item
chmod 640 $item
fix content/通知/停水.md
is 'a file that is named is repaired' "$(cksum <$item)" "$(cksum <want)"
is 'its permissions stay' "$(stat -c %a $item)" 640

announcement '甲' <<'END' | sed 's/^标题: .*/标题: 水\xC2\xA0#电/' >$item
通 知。
END
fix
is 'a head that would say something else: exit 0' "$?" 0
has 'a head that would say something else: says so' site/.err fix-head-left content/通知/停水.md:1:1
check 'a head that would say something else stays' grep -q "$(printf '水\302\240#电')" $item
check 'its text is repaired' grep -qx '通知。' $item

# --- other encodings ---

printf '请提前储水。\n' | announcement 停水通知 >utf8.md
for from in GBK UTF-16; do
    iconv -t $from utf8.md >$item
    "$BANBAO" check -C site >/dev/null 2>site/.err
    has "$from: check names the cure" site/.err utf8-invalid 'banbao fix'
    cp $item other.md
    fix --dry-run
    has "$from: a dry run says what it would do" site/.err fix-encoding 会从
    check "$from: and leaves the file" cmp -s other.md $item
    fix
    is "$from: exit 0" "$?" 0
    has "$from: says so" site/.err fix-encoding 'content/通知/停水.md' 'UTF-8'
    has "$from: is counted" site/.out '改了 1 篇 1 处'
    check "$from: is UTF-8 now" cmp -s utf8.md $item
done
for text in '本小区(qū)今天停水。' '小區(qū)停水。' '小区（qū）停水。' '請物業(yè)檢查。'; do
    printf '%s\n' "$text" | announcement 停水 >$item
    fix
    is "$text: the pinyin is gone" "$(grep -c '[(（]' $item)" 0
done
printf '王䶮（yǎn）请到前台。\n' | announcement 停水 >$item
cp $item other.md
fix
check 'a gloss of a rare character stays' cmp -s other.md $item
announcement 停水 </dev/null | sed 's/类型/類型/; s/标题/標題/' >utf8b.md
printf '請提前儲水，關好閥門。\n' >>utf8b.md
sed 's/业/業/g; s/务/務/g; s/电话/電話/g; s/咨询/諮詢/; s/日期/日期/; s/停水/停水/; s/里物/里物/' utf8b.md >utf8c.md
iconv -t BIG5 utf8c.md >$item
"$BANBAO" check -C site >/dev/null 2>site/.err
has 'Big5: check names the cure' site/.err utf8-invalid Big5 'banbao fix'
fix
has 'Big5: the cure works' site/.err fix-encoding Big5
check 'Big5: is UTF-8 now' grep -q '^類型: 通知' $item
sed 's/$/\r/' utf8.md | iconv -t GBK >$item
fix
is 'GBK with CRLF keeps its line ends' "$(sed 's/$/\r/' utf8.md | cksum)" "$(cksum <$item)"
sed 's/。$/,/' utf8.md | iconv -t GBK >$item
fix
check 'GBK is repaired in one go' grep -qx '请提前储水，' $item
cp site/content/site.yaml keep.yaml
iconv -t GBK keep.yaml >site/content/site.yaml
fix
check 'site.yaml, too' cmp -s keep.yaml site/content/site.yaml
printf '坏\377\n' | announcement 停水 >$item
cp $item other.md
fix
is 'a byte that is in no encoding: exit 1' "$?" 1
check 'a byte that is in no encoding: the file stays' cmp -s other.md $item

printf '正文。\n' | announcement '停水	通知' >$item
fix
is 'a Tab in the head: exit 0' "$?" 0
check 'a Tab in the head is a blank' grep -qx '标题: 停水 通知' $item

printf -- '---\n类型: 通知\n标题: [\n---\n大家好,\n' >$item
cp $item broken
fix
is 'a head that cannot be read: exit 1' "$?" 1
check 'a head that cannot be read: the file stays' cmp -s broken $item
fix content/通知/没有.md
is 'no such file: exit 1' "$?" 1
has 'no such file: says so' site/.err file-missing

cp before $item
chmod 444 $item
fix
is 'a read-only file: exit 0' "$?" 0
check 'a read-only file stays' cmp -s before $item
has 'a read-only file: says so' site/.err fix-locked content/通知/停水.md:1:1
chmod 644 $item
mv $item real.md
ln -s ../../../real.md $item
fix content/通知/停水.md
is 'a link: exit 1' "$?" 1
check 'a link stays one, and what it points to as it was' cmp -s before real.md
is 'and is one' "$(readlink $item)" ../../../real.md
rm $item
cp before $item
echo half >site/content/通知/.停水.md.banbao
fix
is 'what a killed run left beside it is no obstacle' "$(cksum <$item)" "$(cksum <want)"
is 'and is gone' "$(ls -A site/content/通知)" 停水.md

cp before $item
BANBAO_FAULT_WRITE=1 "$BANBAO" fix -C site >/dev/null 2>site/.err
is 'a full disk: exit 2' "$?" 2
check 'a full disk: the file stays' cmp -s before $item

# What is swapped in takes over its owner and its mode; what it cannot is told.
cp before $item
ln $item site/backup
fix
is 'a file with two names: exit 0' "$?" 0
has 'a file with two names: says that the other is as it was' site/.err fix-links content/通知/停水.md:1:1
check 'and it is' cmp -s before site/backup
is 'the file itself is repaired' "$(cksum <$item)" "$(cksum <want)"
rm site/backup
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
    cp before $item
    chown 65534:65534 $item && chmod 664 $item
    fix
    is 'what root repairs stays its owner'"'"'s' "$(stat -c '%u:%g %a' $item)" '65534:65534 664'
    cp before $item
    chown 65533:65533 $item && chmod 664 $item
    chmod 777 site site/content site/content/通知
    mkdir -p site/output && chmod 777 site/output
    (cd site && setpriv --reuid 65534 --regid 65534 --clear-groups "$BANBAO" fix >.out 2>.err.own)
    has 'who cannot keep the owner is told' site/.err.own fix-owner content/通知/停水.md:1:1
fi

finish
