#!/bin/sh
# suite.sh CBINDGEN_WASM: our own scripts, all of which must pass, and, where
# it is, the official suite, whose failures must be those of suite.skip: lines
# "FILE:LINE reason". One that is not listed fails, and so does one that is
# listed but passes by now.
tool=$1
here=$(cd "$(dirname "$0")" && pwd)
suite=${CBW_SPEC_TESTSUITE:-$here/../../../shared/testsuite}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

"$tool" wast "$here"/*.wast || exit 1
if [ ! -d "$suite" ]; then
    echo "no official suite: set CBW_SPEC_TESTSUITE"
    exit 0
fi
cd "$suite" || exit 1
"$tool" wast *.wast legacy/*.wast custom/*.wast proposals/threads/*.wast \
    proposals/wide-arithmetic/*.wast proposals/custom-page-sizes/*.wast \
    > "$work/said"
tail -1 "$work/said"
tail -1 "$work/said" | grep -q ' passed, ' || exit 1
sed -n 's/^\([^: ]*\.wast:[0-9]*\):.*/\1/p' "$work/said" | sort > "$work/failed"
sed 's/#.*//; s/[ \t].*//; /^$/d' "$here/suite.skip" | sort > "$work/skip"
comm -23 "$work/failed" "$work/skip" | sort -u > "$work/new"
comm -13 "$work/failed" "$work/skip" | sort -u > "$work/stale"
grep -F -f "$work/new" "$work/said" | head -40
sed 's/$/: is in suite.skip, but passes/' "$work/stale"
[ ! -s "$work/new" ] && [ ! -s "$work/stale" ]
