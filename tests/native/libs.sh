#!/usr/bin/env bash
# libs.sh CBINDGEN_WASM [LIB...]: cmocka tests of real libraries, run against
# their modules in the runtime. A library is a folder here with a test.c; what
# it is made of says tests/corpus/LIB/lib.sh (a side file here goes first).
# Sources: $CBW_CORPUS or build/corpus, where tests/corpus/fetch.sh puts them.
set -u
tool=$(realpath "$1")
shift
here=$(cd "$(dirname "$0")" && pwd)
corpus=$here/../corpus
C=${CBW_CORPUS:-$here/../../build/corpus}
[ $# -gt 0 ] || set -- $(cd "$here" && ls -d */ | tr -d /)
OUT=$(mktemp -d)
trap 'rm -rf "$OUT"' EXIT
bad=0
for lib in "$@"; do
    [ -f "$here/$lib/test.c" ] && [ -f "$corpus/$lib/lib.sh" ] || continue
    cd "$corpus/$lib" || exit 1
    prepare() { :; }
    # shellcheck disable=SC1091
    . ./lib.sh
    if [ ! -e "$THERE" ]; then
        echo "NOT RUN $lib: no sources ($THERE)"
        continue
    fi
    prepare
    side=$here/$lib/$lib.bind.h
    [ ! -f "$side" ] || HEADERS=("$side" "${HEADERS[@]:1}")
    quick=() # to read and optimize SQLite's code takes a minute
    [ "$lib" != sqlite3 ] || quick=(-O0 --no-facts)
    "$tool" test "${HEADERS[@]}" "${SOURCES[@]}" --name "$lib" -I . \
        "${quick[@]}" --tests "$here/$lib/test.c" -- "${FLAGS[@]}" > "$OUT/out" 2>&1 || {
        echo "FAILED $lib"
        grep -v '^passed' "$OUT/out"
        bad=1
    }
    echo "$lib: $(tail -1 "$OUT/out")"
done
exit $bad
