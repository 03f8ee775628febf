#!/bin/sh
# The interpreter against native code: builds the kernels both ways and runs
# them side by side. Usage: bench/runtime/run.sh [SHARE-OF-ROUNDS] [KERNEL...]
set -eu
cd "$(dirname "$0")/../.."
build=build/release
cmake --preset release >/dev/null
ninja -C $build bench_runtime >/dev/null
for v in 24 23 22 21 20 19 18 17 16 15 14; do
    command -v clang-$v >/dev/null && clang=clang-$v && break
done
out=$build/bench-kernels
mkdir -p $out
# to_wasm SOURCE NAME FLAG...
to_wasm() {
    source=$1 name=$2
    shift 2
    "${clang:-clang}" --target=wasm32-wasi -O2 -nostartfiles -fno-builtin \
        -Wno-deprecated -I bench/runtime/kernels -Wl,--no-entry \
        -Wl,--strip-all --no-wasm-opt "$source" -o "$out/$name.wasm" "$@"
}
for c in bench/runtime/kernels/*.c; do
    to_wasm "$c" "$(basename "$c" .c)"
done
$build/bench_runtime $out "$@"
if [ -n "${CBW_GCC:-}" ]; then # the same, built by gcc
    cmake --preset release -B $build-gcc -DCMAKE_C_COMPILER=gcc >/dev/null
    ninja -C $build-gcc bench_runtime >/dev/null
    echo "built by gcc:"
    $build-gcc/bench_runtime $out "$@"
fi

# SQLite, where its amalgamation is: CBW_SQLITE is the folder of sqlite3.c
[ -n "${CBW_SQLITE:-}" ] || exit 0
set -- "${1:-1}"
to_wasm bench/runtime/sqlite.c sqlite -w -I "$CBW_SQLITE" -I bench/runtime
"${clang:-clang}" -O2 -w -I "$CBW_SQLITE" -I bench/runtime -I . \
    -DCBW_BENCH_SQLITE bench/runtime/sqlite.c bench/runtime/bench_runtime.c \
    -o $out/bench_sqlite $build/libcbw_runtime-exec.a \
    $build/libcbw_runtime-core.a $build/libcbw_base.a -ljansson -lm
$out/bench_sqlite $out "$1"
