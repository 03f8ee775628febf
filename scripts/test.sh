#!/bin/sh
# test.sh: everything, from a fresh clone. Installs what is missing, builds
# for release and runs quickstart.sh, builds with and without sanitizers, runs
# all tests in both, and scans and packs once with the oldest clang and libclang
# that are supported.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

install_missing 14
total=0
count() { # what ctest printed last, under a name; any failure has ended us
    echo "$1: $(grep 'tests passed' "$log")"
    sed -n 's/.* - \(.*\) (Skipped)/NOT RUN: \1/p' "$log"
    total=$((total + $(sed -n 's/.*tests failed out of //p' "$log")))
}

# All tests of a preset; what they leave behind is an error.
tests() {
    rm -rf build/tmp
    mkdir -p build/tmp
    quiet env TMPDIR="$PWD/build/tmp" ctest --preset "$1"
    [ -z "$(ls -A build/tmp)" ] || fail "tests left: $(ls -A build/tmp)"
}

# The sources of real libraries: a folder of the user's, or fetched by name.
if [ -z "${CBW_CORPUS:-}" ]; then
    sh tests/corpus/fetch.sh build/corpus || true
    export CBW_CORPUS="$PWD/build/corpus"
fi
# What newcomers run first; with the newest clang, whose warnings are errors.
quiet env CMAKE_FLAGS=-DCBW_WERROR=ON sh scripts/quickstart.sh
build dev
tests dev
count dev
build asan
tests asan
count asan
status=0
sh tests/matrix/run.sh --quick > "$log" 2>&1 || status=$?
case $status in
    0) echo "consumers: $(tail -n 1 "$log")" ;;
    77) cat "$log" ;;
    *) cat "$log" >&2; fail "failed: tests/matrix/run.sh --quick" ;;
esac
build oldest oldest
export CBW_CLANG=clang-14
quiet build/oldest/cbindgen-wasm doctor
[ "$(grep -Ec '^cbindgen-wasm .* version 14\.|^clang 14\.' "$log")" -eq 2 ] ||
    fail "this is not clang 14 with libclang 14: $(cat "$log")"
tests oldest
count "clang 14"
echo "$total passed, 0 failed"
