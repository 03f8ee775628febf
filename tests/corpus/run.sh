#!/usr/bin/env bash
# run.sh CBINDGEN_WASM [LIB...]: packs real C libraries, installs the tarball
# alone, and compares what it does from JavaScript with the same C code
# compiled natively.
#
# A library is a folder here: lib.sh (what to pack), NAME.bind.h (what the
# headers cannot say), native.c (prints results), test.mjs (computes them again
# through the package). Sources: $CBW_CORPUS or ../shared/corpus unpacked there;
# xxhash and stb_image come from Debian's packages. A library whose sources
# are not there is printed as NOT RUN.
set -u
here=$(cd "$(dirname "$0")" && pwd)
tool=$(realpath "$1")
shift
[ $# -gt 0 ] || set -- $(cd "$here" && ls -d */ | tr -d /)
C=${CBW_CORPUS:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 skipped=0

# Everything for one library; its output is shown when it fails.
run_lib() (
    set -e
    lib=$1 dir=$here/$1 out=$work/$1
    mkdir -p "$out/app"
    cd "$dir"
    # shellcheck disable=SC1091
    . ./lib.sh
    "$tool" pack "${HEADERS[@]}" "${SOURCES[@]}" --name "cbw-$lib" \
        --pkg-version 1.0.0 -o "$out/pkg" -I "$dir" -- "${FLAGS[@]}"
    "${CC:-cc}" -O1 -w "${FLAGS[@]}" "${NATIVE_FLAGS[@]}" native.c \
        "${SOURCES[@]}" -lm -o "$out/native"
    cd "$out/app"
    tarball=$(npm pack --silent --pack-destination "$out" "$out/pkg")
    echo '{"private":true,"type":"module"}' > package.json
    npm install --silent --offline --no-audit --no-fund "$out/$tarball"
    cp "$dir/test.mjs" .
    CBW_NATIVE=$out/native node --test --test-reporter=spec test.mjs
)

for lib in "$@"; do
    SOURCES_THERE=$(C=$C; cd "$here/$lib" && . ./lib.sh && echo "$THERE")
    if [ ! -e "$SOURCES_THERE" ]; then
        echo "NOT RUN $lib: no sources ($SOURCES_THERE)"
        skipped=$((skipped + 1))
    elif run_lib "$lib" > "$work/$lib.log" 2>&1; then
        echo "ok $lib"
        passed=$((passed + 1))
    else
        echo "FAILED $lib"
        tail -n 60 "$work/$lib.log"
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
