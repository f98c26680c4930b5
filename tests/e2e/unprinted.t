#!/bin/sh
# What an editor writes and the sheet has no place for is told (不印).
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/公示 site/content/通知
notice >site/content/公示/甲.md
announcement 平常的 >site/content/通知/乙.md <<'END'
今晚停水两小时。
END
build site
is 'what nobody wrote is not told, whatever stands there by default' \
    "$(grep -c not-printed site/.err)" 0

notice | sed 's/^落款:/扫码: 看看全文\n&/' >site/content/公示/甲.md
announcement 公文的 <<'END' | sed 's/^落款:/版式: 公文\n来源: 物业台账\n&/' >site/content/通知/乙.md
今晚停水两小时。
END
build site
is 'it is published all the same' "$?" 0
has 'at its place, with a cure' site/.err '甲.md:8:' '“扫码”不印在这张纸上 [not-printed]' \
    '乙.md:5:' '“来源”不印在这张纸上' '写进正文'
is 'and nothing else is' "$(grep -c not-printed site/.err)" 2

# A kind's list names its own fields.
mkdir -p site/content/kinds
sed 's/^类型: .*/类型: 小通知/; s/^英文: announcement/英文: small/; s/^不印: .*/不印: [正文, 没有的栏]/' \
    "$root/generator/kinds/announcement.yaml" >site/content/kinds/small.yaml
build site
is 'a field that is none is refused' "$?" 1
has 'by name' site/.err '不印里的“没有的栏”不是字段'
sed -i 's/, 没有的栏//' site/content/kinds/small.yaml
sed -i 's/^类型: 通知/类型: 小通知/; /^版式/d' site/content/通知/乙.md
build site
has 'a text that stays on the web is told' site/.err '乙.md:10:' '正文只在网页上，不印在纸上'
finish
