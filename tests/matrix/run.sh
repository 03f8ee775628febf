#!/bin/sh
# run.sh [--quick] [--only=WORDS] [--keep]: one packed library installed by name
# in real consumers, each called; a line per consumer. They come from npm into
# build/matrix; Chromium is the system's. --quick: what is quick to install.
set -eu
cd "$(dirname "$0")/../.."
tool=${CBW_TOOL:-build/dev/cbindgen-wasm}
[ -x "$tool" ] || { echo "build first: no $tool" >&2; exit 1; }

quick="node@26 esbuild@0.28 rollup@4 @rollup/plugin-node-resolve@16 \
ts59@npm:typescript@5.9"
case " $* " in
    *" --quick "*) tools=build/matrix/quick ;;
    *) tools=build/matrix/all ;;
esac
mkdir -p "$tools"
if [ "$tools" = build/matrix/quick ]; then
    [ -f "$tools/package.json" ] || echo '{"private":true}' > \
        "$tools/package.json"
    packages=$quick
else
    cp tests/matrix/package.json "$tools/package.json"
    packages=
fi
# The registry is asked only once: what is there stays. Bun, Deno, workerd and
# Node's packages fetch their programs in scripts of their own.
if [ ! -f "$tools/.done" ]; then
    # shellcheck disable=SC2086
    npm install --prefix "$tools" --no-audit --no-fund --silent $packages >&2 ||
        { echo "NOT RUN: npm can not install the consumers" >&2; exit 77; }
    touch "$tools/.done"
fi
exec node tests/matrix/matrix.mjs "$tool" "$tools" "$@"
