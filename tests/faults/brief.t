#!/bin/sh
# A share of `make faults`: the machine fails at a few calls of each kind.
root=$(cd "$(dirname "$0")/../.." && pwd)
exec "$root/tests/faults/run" "${BANBAO:=$root/build/banbao}" "$root/build/faults/shim.so" brief
