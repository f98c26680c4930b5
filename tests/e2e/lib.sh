# lib.sh - what the end-to-end tests share: TAP, a small compound, builds.
# Sourced by the tests; each works in a folder of its own that goes away.
# shellcheck shell=sh

set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
: "${BANBAO:=$root/build/banbao}"
SOURCE_DATE_EPOCH=1795363200 # 2026-11-23, whatever the day of the test
export BANBAO SOURCE_DATE_EPOCH
export LC_ALL=C.UTF-8
tmp=$(mktemp -d "${TMPDIR:-/tmp}/banbao-e2e-XXXXXX")
trap 'rm -rf "$tmp"' EXIT
trap 'exit 99' INT TERM
cd "$tmp" || exit 99
tests=0

# ok STATUS NAME: the status that a command just had.
ok() {
    tests=$((tests + 1))
    if [ "$1" = 0 ]; then
        echo "ok $tests - $2"
    else
        echo "not ok $tests - $2"
    fi
    return "$1"
}

# check NAME COMMAND...: the command succeeds; what it says is shown if not.
check() {
    check_name=$1
    shift
    if "$@" >"$tmp/.said" 2>&1; then
        ok 0 "$check_name"
    else
        ok 1 "$check_name" || sed 's/^/#   /' "$tmp/.said" | head -n 40
    fi
}

# is NAME GOT WANT
is() {
    if [ "$2" = "$3" ]; then
        ok 0 "$1"
    else
        ok 1 "$1" || printf '%.400s\n' "got:  $2" "want: $3" | sed 's/^/#   /'
        return 1
    fi
}

# has NAME FILE TEXT...: every text stands in the file.
has() {
    has_name=$1 has_file=$2
    shift 2
    for has_text in "$@"; do
        if ! grep -qF -e "$has_text" "$has_file"; then
            ok 1 "$has_name" || {
                echo "#   missing: $has_text"
                sed 's/^/#   | /' "$has_file" | head -n 40
            }
            return 1
        fi
    done
    ok 0 "$has_name"
}

finish() {
    echo "1..$tests"
    exit 0
}

# compound DIR: a compound without items, of the sample's own settings.
compound() {
    mkdir -p "$1/content"
    cp "$root/content/site.yaml" "$root/content/calendar.yaml" "$1/content/"
}

# announcement TITLE: a 通知 on standard output; the body comes from standard input.
announcement() {
    printf -- '---\n类型: 通知\n标题: %s\n落款: 槐安里物业服务中心\n咨询电话: 0000-0000001\n撤下: 2026-12-20\n日期: 2026-11-20\n---\n' "$1"
    cat
}

# notice: a sound 公示.
notice() {
    cat <<'END'
---
类型: 公示
标题: 先进居民拟表彰名单
公示期: {起: 2026-11-23, 工作日: 5}
受理部门: 业主委员会办公室
受理电话: 0000-0000002
监督电话: 0000-0000003
落款: 槐安里小区业主委员会
日期: 2026-11-23
---
经各楼栋推荐、评议小组评议，拟表彰下列居民，现予公示。
END
}

# build DIR [OPTION...]: the exit status; stdout and stderr in DIR/.out and DIR/.err.
build() {
    build_dir=$1
    shift
    "$BANBAO" build -C "$build_dir" "$@" >"$build_dir/.out" 2>"$build_dir/.err"
}

# tree_print DIR: one line that says everything about a tree, but for the report, which
# is new also when nothing is published.
tree_print() {
    (cd "$1" && find . -type f ! -path ./report.html | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum)
}
