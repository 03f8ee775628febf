#!/bin/sh
# run.sh CBINDGEN_WASM: iterators, called from C.
set -u
tool=$(realpath "$1")
cd "$(dirname "$0")" || exit 1
exec "$tool" test iters.h iters.c --name iters --tests test.c
