#!/bin/sh
# The specimen sheet: one A4, and its text is what was written.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

"$root/tests/specimen/run" "$BANBAO" "$tmp/specimen" >/dev/null
is 'the specimen is made' "$?" 0 || finish
is 'on one page' "$(pdfinfo specimen/specimen.pdf | sed -n 's/^Pages: *//p')" 1
is 'of A4' "$(pdfinfo specimen/specimen.pdf | sed -n 's/^Page size:.*(\(A4\))/\1/p')" A4

# Each paragraph without its readings, and without spaces on both sides: lines end where banbao ended them.
pdftotext -raw specimen/specimen.pdf - | tr -d ' \n\f' >text
sed -n 's/^    文: //p' "$root/tests/specimen/content/标本/排版.md" | grep -v '^|$' |
    sed 's/{\([^|}]*\)|[^}]*}/\1/g' | tr -d ' ' >wanted
missing=$(while IFS= read -r paragraph; do
    grep -qF -e "$paragraph" text || echo "$paragraph"
done <wanted)
is 'every example can be copied from it' "$missing" ''
finish
