#!/bin/sh
# compiled.sh CBINDGEN_WASM: every golden shim compiles for wasm32 without a
# warning, every golden glue is JavaScript. (What type-checks index.d.ts needs npm's typescript: see
# tests/matrix.)
set -u
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
found() {
    "$1" doctor --json | node -e '
        const all = JSON.parse(require("fs").readFileSync(0, "utf8"));
        console.log(all.find((p) => p.name === process.argv[1]).found)' "$2"
}
clang=$(found "$1" clang)
headers=$(found "$1" "wasi-libc headers")
bad=0
for case in "$here"/*/; do
    [ -f "$case/shim.c" ] || continue
    "$clang" --target=wasm32-wasi -fsyntax-only -Wno-deprecated -Wall -Werror \
        -I"$case" -I"$top/annotate" -I"$top/gen/lib/include" \
        -isystem "$headers" -D_WASI_EMULATED_SIGNAL \
        "$case/shim.c" || { echo "FAILED $(basename "$case")"; bad=1; }
    node --check "$case/glue.mjs" || bad=1
done
exit $bad
