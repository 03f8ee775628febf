#!/bin/sh
# run.sh CBINDGEN_WASM RUNTIME.a: what a call through the bindings for C costs,
# beside a plain rt_call of the same function. Build the runtime with the
# preset `release`.
set -eu
tool=$(realpath "$1") runtime=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$tool" bind "$here/lib.h" "$here/lib.c" --name bench -o "$work/b" > /dev/null
cat > "$work/bench_host_extra.h" << END
extern const unsigned char bench_host_wasm[];
extern const size_t bench_host_wasm_size;
END
"${CC:-cc}" -O2 -w -I"$here" -I"$work/b" -I"$(dirname "$runtime")/amalgamation" \
    -include stddef.h -include "$work/bench_host_extra.h" \
    "$here/bench_host.c" "$work/b/bench_host.c" "$work/b/bench_wasm.c" \
    "$runtime" -lm -lpthread -o "$work/bench"
"$work/bench"
