#!/usr/bin/env bash
# run.sh [--scan] CBINDGEN_WASM [LIB...]: packs real C libraries, installs the
# tarball alone, and compares what it does from JavaScript with the same C code
# compiled natively. --scan: only scans them.
#
# A library is a folder here: lib.sh (what to pack, and where the sources come
# from), NAME.bind.h (what the headers cannot say), native.c (prints results),
# test.mjs (computes them again through the package). Sources: $CBW_CORPUS or
# build/corpus, where fetch.sh puts them (harfbuzz and libwebp only when they
# are asked for); xxhash and stb_image come from Debian's packages. A library
# whose sources are not there is printed as NOT RUN.
set -u
here=$(cd "$(dirname "$0")" && pwd)
scan=
[ "$1" != --scan ] || { scan=1; shift; }
tool=$(realpath "$1")
shift
[ $# -gt 0 ] || set -- $(cd "$here" && ls -d */ | tr -d /)
C=${CBW_CORPUS:-$here/../../build/corpus}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The program is kept, by what it is made of.
native() {
    local key kept=$here/../../build/native
    key=$({ cat ./*.c lib.sh; ls -l "${SOURCES[@]}"; } | cksum | tr ' ' -)
    NATIVE=$kept/$lib-$key
    if [ ! -x "$NATIVE" ]; then
        mkdir -p "$kept"
        "${CC:-cc}" -O1 -w "${FLAGS[@]}" "${NATIVE_FLAGS[@]}" native.c \
            "${SOURCES[@]}" -lm -o "$out/native"
        mv "$out/native" "$NATIVE"
    fi
}

# Everything for one library; its output is shown when it fails.
run_lib() (
    set -e
    lib=$1 dir=$here/$1 out=$work/$1
    OUT=$out NATIVE_FLAGS=() OPTIONS=()
    mkdir -p "$out/app"
    cd "$dir"
    prepare() { :; }
    # shellcheck disable=SC1091
    . ./lib.sh
    prepare
    if [ "$scan" ]; then
        "$tool" scan "${HEADERS[@]}" -I "$dir" -- "${FLAGS[@]}" > /dev/null
        exit
    fi
    "$tool" pack "${HEADERS[@]}" "${SOURCES[@]}" --name "cbw-$lib" \
        --pkg-version 1.0.0 -o "$out/pkg" -I "$dir" "${OPTIONS[@]}" -- "${FLAGS[@]}"
    native
    cd "$out/app"
    tarball=$(npm pack --silent --pack-destination "$out" "$out/pkg")
    echo '{"private":true,"type":"module"}' > package.json
    npm install --silent --offline --no-audit --no-fund "$out/$tarball"
    cp "$dir/test.mjs" .
    CBW_NATIVE=$NATIVE CBW_CALLED=${CBW_CALLED:-10} node --test \
        --require "$here/called.cjs" --test-reporter=spec test.mjs
)

one() { # one LIB: prints and counts
    local there
    there=$(OUT=$work; cd "$here/$1" && . ./lib.sh && echo "$THERE")
    if [ ! -e "$there" ]; then
        echo "NOT RUN $1: no sources ($there)"
        echo skipped > "$work/$1.result"
    elif run_lib "$1" > "$work/$1.log" 2>&1; then
        echo "ok $1"
        echo passed > "$work/$1.result"
    else
        echo "FAILED $1"
        tail -n 60 "$work/$1.log"
        echo failed > "$work/$1.result"
    fi
}

for lib in "$@"; do
    while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do
        wait -n
    done
    one "$lib" &
done
wait
count() {
    cat "$work"/*.result | grep -c "^$1\$"
}
echo "$(count passed) passed, $(count failed) failed, $(count skipped) skipped"
[ "$(count failed)" -eq 0 ]
