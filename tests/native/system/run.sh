#!/bin/sh
# run.sh CBINDGEN_WASM: what a module may ask the system for in tests: nothing
# but clocks, random numbers and printing, and what is granted.
set -u
tool=$(realpath "$1")
cd "$(dirname "$0")" || exit 1
out=${TMPDIR:-/tmp}/system.$$
trap 'rm -f "$out"' EXIT
bad=0

check() { # check "WORDS": they stand in the output
    grep -q -- "$1" "$out" || {
        echo "missing: $1"
        bad=1
    }
}

run() {
    "$tool" test sys.h sys.c --name sys --tests test.c --timeout 1 "$@" \
        > "$out" 2>&1
}

run --dir .::/data:ro --env COLOR=blue=1
[ $? = 1 ] || { echo "exit status is not 1"; bad=1; }
check '^passed .*: has_time_and_chance'
check '^passed .*: speaks'
check '^passed .*: sees_no_files'
check '^passed .*: sees_granted_files'
check '^passed .*: is_granted_by_the_test'
check 'nap: stopped by the host: the time limit of the test'
check 'leave: the module exits with 3'
check '^5 of 7 passed, 2 failed'

run --filter sees_granted_files # nothing is granted unless it is said
[ $? = 1 ] || { echo "files are there without a grant"; bad=1; }
check '^failed .*: sees_granted_files'

run --dir nowhere::/data
[ $? = 1 ] || { echo "what is not there is granted"; bad=1; }
check "error: --dir: 'nowhere' is no directory"
run --env COLOR
check "error: --env: 'COLOR' is not NAME=VALUE"
[ $bad = 0 ] || cat "$out"
exit $bad
