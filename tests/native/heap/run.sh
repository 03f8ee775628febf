#!/bin/sh
# run.sh CBINDGEN_WASM: what `test` says of the module's heap, and of what ran.
set -u
tool=$(realpath "$1")
cd "$(dirname "$0")" || exit 1
out=${TMPDIR:-/tmp}/heap.$$
trap 'rm -f "$out" "$out".*' EXIT
bad=0

check() { # check "WORDS" [FILE]: they stand there
    grep -q -- "$1" "${2:-$out}" || {
        echo "missing: $1"
        bad=1
    }
}

run() {
    "$tool" test heap.h heap.c --name heap --tests test.c "$@" > "$out" 2>&1
}

run
[ $? = 0 ] || { echo "nothing is watched unless asked for"; bad=1; }

run --leak-check warn --coverage "$out.info"
[ $? = 0 ] || { echo "a warning is no failure"; bad=1; }
check 'leak: 10 bytes in 1 block'
check '#0 leaks (heap.c:'
check 'double free'
check 'coverage: 6 of 7 functions'
check '^SF:.*heap.c' "$out.info"
check 'FNDA:0,never_called' "$out.info"

run --leak-check error --redzones --coverage "$out.txt"
[ $? = 1 ] || { echo "an error is a failure"; bad=1; }
check '^passed .*: good'
check '^failed .*: leaking'
check '^failed .*: freeing_twice'
check '^failed .*: writing_behind'
check 'access outside of a block: a write of 1 byte'
check '^failed .*: forgetting'
check '^1 of 5 passed, 4 failed'
check 'not run: never_called' "$out.txt"
[ $bad = 0 ] || cat "$out"
exit $bad
