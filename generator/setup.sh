#!/bin/sh
# setup.sh SET - make sure that the Debian packages of a set are there.
#
# SET is build (what `make` needs), test (what `make test` and `make lint` need
# on top) or fuzz (`make fuzz`). What is missing is installed as root or through
# sudo; where neither is possible, the one command to run is printed and the exit
# status is 1.
#
# A tool counts as present when its command is found, wherever it came from; a
# library or font when dpkg knows its package.
set -eu

case ${1-} in
build)
    packages='libc6-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev
        libhpdf-dev libfreetype-dev libharfbuzz-dev libicu-dev libqrencode-dev
        libjpeg-dev libpng-dev libdeflate-dev libxxhash-dev libcairo2-dev libnova-dev
        fonts-noto-cjk fonts-noto-cjk-extra fonts-lxgw-wenkai fonts-dejavu-core'
    tools='gcc:gcc ar:binutils pkg-config:pkg-config'
    ;;
test)
    packages=''
    tools='prove:perl pdftotext:poppler-utils qpdf:qpdf xmllint:libxml2-utils
        chromium:chromium node:nodejs npm:npm clang-format:clang-format
        shellcheck:shellcheck mandoc:mandoc rsvg-convert:librsvg2-bin
        gs:ghostscript mutool:mupdf-tools'
    ;;
fuzz)
    packages='libclang-rt-dev'
    tools='clang:clang'
    ;;
*)
    echo "usage: setup.sh build|test|fuzz" >&2
    exit 2
    ;;
esac

missing=''
for pair in $tools; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || missing="$missing ${pair#*:}"
done

if [ -n "$packages" ] && command -v dpkg-query >/dev/null 2>&1; then
    # shellcheck disable=SC2086 # a list of words
    installed=$(dpkg-query -W -f='${db:Status-Status} ${binary:Package}\n' \
        $packages 2>/dev/null || true)
    for package in $packages; do
        case "
$installed
" in
        *"
installed $package
"* | *"
installed $package:"*) ;;
        *) missing="$missing $package" ;;
        esac
    done
fi

[ -n "$missing" ] || exit 0

install="apt-get install -y --no-install-recommends$missing"

if ! command -v apt-get >/dev/null 2>&1; then
    echo "缺少（missing）：$missing" >&2
    echo "这台机器没有 apt，请用它自己的办法安装同样的东西（no apt here: install these another way）。" >&2
    exit 1
fi
if [ "$(id -u)" = 0 ]; then
    as_root=''
elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    as_root='sudo'
else
    by="su -c"
    command -v sudo >/dev/null 2>&1 && by="sudo sh -c"
    echo "缺少一些软件包，请先运行这一条命令，再运行 make：" >&2
    echo "(some packages are missing; run this once, then make again)" >&2
    echo "    $by 'apt-get update && $install'" >&2
    exit 1
fi

echo "安装缺少的软件包（installing）：$missing"
export DEBIAN_FRONTEND=noninteractive
# Old lists may still do, so a failed update alone is not the end.
$as_root apt-get update -qq || true

# apt tells how far it is between its own lines, which go to the log.
show_progress() {
    while IFS= read -r line; do
        percent=${line#*:*:}
        percent=${percent%%[.:]*}
        case $line in
        dlstatus:*) printf '\r\033[K  下载（download）%s%%\r' "$percent" >&2 ;;
        pmstatus:*) printf '\r\033[K  安装（install）%s%%\r' "$percent" >&2 ;;
        *) printf '%s\n' "$line" ;;
        esac
    done >build/setup.log
    printf '\r\033[K' >&2
}

rm -f build/.setup-failed
# shellcheck disable=SC2086 # words, on purpose
if [ -t 2 ]; then
    { $as_root env DEBIAN_FRONTEND=noninteractive $install -qq -o APT::Status-Fd=1 2>&1 ||
        touch build/.setup-failed; } | show_progress
else
    $as_root env DEBIAN_FRONTEND=noninteractive $install -qq >build/setup.log 2>&1 ||
        touch build/.setup-failed
fi
if [ -e build/.setup-failed ]; then
    rm -f build/.setup-failed
    tail -n 20 build/setup.log >&2
    echo "没有装上。完整记录在 build/setup.log（not installed; the whole log is there）。" >&2
    echo "没有网络的，接上网再运行 make；有网络的，看记录里的 E: 那几行（see its E: lines; it needs the network）。" >&2
    exit 1
fi
