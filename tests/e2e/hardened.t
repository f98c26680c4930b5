#!/bin/sh
# What makes a fault hard to use, read from the program that was built: where it is
# loaded, what can be written there, and with which of the compiler's guards every one
# of its files was made.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

if [ -n "${COV:-}" ]; then
    echo '1..0 # SKIP a program that counts its lines is not the one that is used'
    exit 0
fi
readelf -hdlW "$BANBAO" >elf
readelf --dyn-syms -W "$BANBAO" >symbols
readelf --debug-dump=info --dwarf-depth=1 "$BANBAO" 2>/dev/null | grep -o 'GNU C[0-9].*' >made

check 'it is loaded anywhere (PIE)' grep -q 'Type: *DYN' elf
check 'every function is bound before it runs (BIND_NOW)' grep -q 'FLAGS_1.*NOW' elf
check 'and the table of them cannot be written (RELRO)' grep -q 'GNU_RELRO' elf
is 'nothing is writable and runs' "$(grep -E '^ +(LOAD|GNU_STACK)' elf | grep -c 'RWE')" 0
check 'canaries on the stack' grep -q '__stack_chk_fail' symbols
check 'lengths are checked (FORTIFY)' [ "$(grep -c '__[a-z]*_chk@' symbols)" -ge 4 ]
is 'no search path for libraries' "$(grep -cE 'R(UN)?PATH' elf)" 0

# Each file of ours says how it was compiled, where gcc made it with -g.
if [ -s made ]; then
    files=$(find "$root/generator" -name '*.c' | wc -l)
    check "all of $files files say how they were made" [ "$(wc -l <made)" -ge "$files" ]
    flags='-fstack-protector-strong -fstack-clash-protection'
    case $(uname -m) in x86_64 | i?86) flags="$flags -fcf-protection" ;; esac
    for flag in $flags; do
        is "$flag: all of them" "$(grep -vc -e "$flag" made)" 0
    done
fi
finish
