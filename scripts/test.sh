#!/bin/sh
# test.sh: everything, from a fresh clone. Installs what is missing, builds
# with and without sanitizers, runs all tests in both, and scans and packs once
# with the oldest clang that is supported.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

install_missing 14
total=0
count() { # what ctest printed last, under a name; any failure has ended us
    echo "$1: $(grep 'tests passed' "$log")"
    total=$((total + $(sed -n 's/.*tests failed out of //p' "$log")))
}

for preset in dev asan; do
    build "$preset"
    quiet ctest --preset "$preset"
    count "$preset"
done
if command -v clang-14 > /dev/null; then
    quiet env CBW_CLANG=clang-14 ctest --preset dev -R '^node\.'
    count "clang 14"
else
    echo "clang 14: NOT RUN (it is not installed)"
fi
status=0
sh tests/matrix/run.sh --quick > "$log" 2>&1 || status=$?
case $status in
    0) echo "consumers: $(tail -n 1 "$log")" ;;
    77) cat "$log" ;;
    *) cat "$log" >&2; fail "failed: tests/matrix/run.sh --quick" ;;
esac
echo "$total passed, 0 failed"
