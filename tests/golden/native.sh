#!/bin/sh
# native.sh CBINDGEN_WASM [CASE...]: the golden cases through the bindings for
# C: each impl.c packed, and its test.c run against the module.
set -u
tool=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
bad=0
for case in ${*:-$(cd "$here" && ls -d */)}; do
    [ -f "$here/$case/test.c" ] || continue
    cd "$here/$case" || exit 1
    "$tool" test in.h impl.c --name golden --tests test.c -I .. > "${TMPDIR:-/tmp}/native.$$" 2>&1 ||
        { echo "FAILED $case"; grep -v ^passed "${TMPDIR:-/tmp}/native.$$"; bad=1; }
    tail -1 "${TMPDIR:-/tmp}/native.$$" | sed "s|^|$case |"
    rm -f "${TMPDIR:-/tmp}/native.$$"
done
exit $bad
