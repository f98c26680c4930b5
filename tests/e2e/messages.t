#!/bin/sh
# How messages are shown: to people, to programs, on a terminal; one for one cause.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

compound site
mkdir -p site/content/公示
notice | sed 's/^受理电话:/受理电化:/; s/^标题: .*/标题: 新苗\xE0\xA4\x95\xE0\xA4\x96名单/' >site/content/公示/名单.md
notice | sed 's/^撤下.*//; s/^监督电话: .*/监督电话: 没有/' >site/content/公示/另一份.md

"$BANBAO" check -C site >out.txt 2>err.txt
is 'errors: exit 1' $? 1
is 'a misspelt key is not also missing' "$(grep -c 受理电 err.txt)" 3
grep -q 'missing-field' err.txt
is 'nothing is said to be missing' $? 1
tail -n 1 err.txt >last.txt
has 'the last line counts' last.txt '2 错误，0 警告，0 提示，0 豁免'
is 'files are apart' "$(grep -c '^$' err.txt)" 1
is 'no colour in a file' "$(tr -dc '\033' <err.txt | wc -c)" 0

notice | sed 's/^标题: .*/标题: 新苗\xE0\xA4\x95\xE0\xA4\x96名单/' >site/content/公示/名单.md
rm site/content/公示/另一份.md
"$BANBAO" check -C site 2>err.txt
is 'missing glyphs of a word on sheets of two papers and on the page: one message' \
    "$(grep -c 'G2' err.txt)" 1
has 'it lists them' err.txt 'U+0915 U+0916'

"$BANBAO" check -C site --format json >out.json 2>err.txt
is 'JSON: exit 1 as ever' $? 1
is 'JSON: nothing on stderr' "$(cat err.txt)" ''
cat >read.js <<'END'
const assert = require('node:assert');
const said = JSON.parse(require('node:fs').readFileSync('out.json', 'utf8'));
const [m] = said.diagnostics;
assert.deepStrictEqual(Object.keys(m), ['file', 'line', 'column', 'endLine', 'endColumn',
  'severity', 'code', 'message', 'hint']);
assert.deepStrictEqual([m.file, m.line, m.column, m.endLine, m.endColumn],
  ['content/公示/名单.md', 3, 7, 3, 9]);
assert.deepStrictEqual([m.severity, m.code, !!m.hint], ['error', 'G2', true]);
assert.deepStrictEqual(said.summary, { errors: 1, warnings: 0, hints: 0, waived: 0 });
END
check 'JSON: a program can read it' node read.js
notice >site/content/公示/名单.md
"$BANBAO" build -C site --format json >out.json 2>err.txt
is 'JSON: a sound build' $? 0
check 'JSON: stdout is JSON alone' node -e 'const m = JSON.parse(require("node:fs").readFileSync("out.json", "utf8")); if (m.diagnostics.length) process.exit(1)'
has 'what is said to people goes to stderr' err.txt '1 篇内容'

# script(1) gives a terminal, where the machine has any to give.
echo '---' >site/content/公示/坏.md
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
    script -qec "TERM=xterm '$BANBAO' check -C site" /dev/null >tty.txt </dev/null
    is 'colour on a terminal' "$(tr -dc '\033' <tty.txt | wc -c | sed 's/^[1-9].*/some/')" some
    script -qec "NO_COLOR=1 TERM=xterm '$BANBAO' check -C site" /dev/null >tty.txt </dev/null
    is 'none when NO_COLOR says so' "$(tr -dc '\033' <tty.txt | wc -c)" 0
fi
"$BANBAO" check -C site --format xml 2>err.txt
is 'an unknown format: exit 2' $? 2
finish
