#!/bin/sh
# run.sh CBINDGEN_WASM: what `test` says of tests that end badly.
set -u
tool=$(realpath "$1")
cd "$(dirname "$0")" || exit 1
out=${TMPDIR:-/tmp}/faults.$$
trap 'rm -f "$out" "$out.xml"' EXIT
bad=0

check() { # check "WORDS": they stand in the output
    grep -q -- "$1" "$out" || {
        echo "missing: $1"
        bad=1
    }
}

run() {
    "$tool" test faults.h faults.c --name faults --tests test.c --timeout 1 \
        --max-memory 16777216 "$@" > "$out" 2>&1
}

run
[ $? = 1 ] || { echo "exit status is not 1"; bad=1; }
check '^passed .*: passes'
check '^failed .*: fails'
check '^skipped .*: is_skipped'
check 'hangs: interrupted: the time limit of the test'
check '^passed .*: runs_on'
check 'writes_outside: trap: out of bounds memory access'
check 'its memory has .* bytes, the limit is 16777216'
check 'recurses: trap: .*'
check 'stack overflow'
check 'divides: trap: integer divide by zero'
check 'gives_up: trap: unreachable'
check "the test's process exited with 3"
check 'time limit: the test itself hangs'
for name in refused_modules dead_since_then out_of_fuel is_last; do
    check "^passed .*: $name"
done
check '^6 of 16 passed, 9 failed, 1 skipped'

run --filter 'is_*' --format tap --isolate --jobs 2 --repeat 2
[ $? = 0 ] || { echo "a filter leaves what fails"; bad=1; }
check '^1\.\.4$'
check '^ok 1 - test.c: is_skipped # SKIP'
check '^ok 4 - test.c: is_last'

run --filter fails --format junit --report "$out.xml"
cat "$out.xml" > "$out"
check '<testcase classname="test" name="fails"'
check '<failure message='

run --filter nothing
[ $? = 0 ] || { echo "no test is no failure"; bad=1; }
[ $bad = 0 ] || cat "$out"
exit $bad
