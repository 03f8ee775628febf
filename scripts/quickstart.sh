#!/bin/sh
# quickstart.sh: from a fresh clone to a packed C library that Node calls.
# Installs what is missing (Debian, Ubuntu), builds, packs xxHash from Debian's
# libxxhash-dev, and prints typed results. Run it again as often as you like.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib.sh

# A compiler newer than ours may warn of more.
CMAKE_FLAGS=${CMAKE_FLAGS:--DCBW_WERROR=OFF}
install_missing
build release cbindgen-wasm
rm -rf build/quickstart
mkdir -p build/quickstart
cp examples/xxhash/* build/quickstart
cd build/quickstart
../release/cbindgen-wasm pack
node hash.mjs
