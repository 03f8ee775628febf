#!/bin/sh
# native.sh CBINDGEN_WASM [CASE...]: the golden cases through the bindings for
# C: each impl.c packed, and its test.c run against the module. A case whose
# bindings are golden has both; one with a vectors.json makes its calls, too,
# natively and in Node.
set -u
tool=$(realpath "$1")
shift
here=$(cd "$(dirname "$0")" && pwd)
out=${TMPDIR:-/tmp}/native.$$
trap 'rm -f "$out"' EXIT
bad=0
for case in ${*:-$(cd "$here" && ls -d */ | tr -d /)}; do
    cd "$here/$case" || exit 1
    [ -f host.c ] || [ -f test.c ] || continue # only plans
    if ! [ -f test.c ] || ! [ -f impl.c ]; then
        echo "FAILED $case: no test.c, impl.c: the module is not run natively"
        bad=1
        continue
    fi
    table=
    [ ! -f vectors.json ] || table='--tests vectors.json'
    # shellcheck disable=SC2086
    if ! "$tool" test in.h impl.c --name golden --tests test.c $table -I .. --leak-check error \
        > "$out" 2>&1; then
        echo "FAILED $case"
        grep -v ^passed "$out"
        bad=1
    fi
    tail -1 "$out" | sed "s|^|$case |"
done
exit $bad
