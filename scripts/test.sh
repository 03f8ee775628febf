#!/bin/sh
# test.sh: everything, from a fresh clone. Installs what is missing, builds
# with and without sanitizers, runs all tests in both, and scans and packs once
# with the oldest clang that is supported.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

install_missing 14
for preset in dev asan; do
    build "$preset"
    quiet ctest --preset "$preset"
    echo "$preset: $(grep 'tests passed' "$log")"
done
if command -v clang-14 > /dev/null; then
    quiet env CBW_CLANG=clang-14 ctest --preset dev -R '^node\.'
    echo "clang 14: $(grep 'tests passed' "$log")"
else
    echo "clang 14: NOT RUN (it is not installed)"
fi
