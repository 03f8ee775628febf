#!/bin/sh
# Traps of a C program, compiled with every version of DWARF that clang writes
# and with and without optimization, name its functions and lines.
#   dwarf.sh TOOL
tool=$1
clang=
for n in clang-24 clang-23 clang-22 clang-21 clang-20 clang-19 clang-18 \
    clang-17 clang-16 clang-15 clang-14 clang
do
    command -v $n > /dev/null && clang=$n && break
done
[ -n "$clang" ] || { echo "no clang"; exit 77; }
dir=$(mktemp -d "${TMPDIR:-/tmp}/cbw-dwarf-XXXXXX") || exit 1
trap 'rm -rf "$dir"' EXIT
bad=0

wants() { # wants TEXT..: each is in the output
    for text
    do
        grep -qF -- "$text" "$dir/out" && continue
        echo "with $flags: nothing said '$text':"
        cat "$dir/out"
        bad=1
    done
}

try() { # try EXPORT ARGUMENT
    {
        printf '(module binary "'
        od -An -v -tx1 "$dir/trap.wasm" | sed 's/ /\\/g' | tr -d '\n'
        echo '")'
        echo "(assert_return (invoke \"$1\" (i32.const $2)) (i32.const 0))"
    } > "$dir/trap.wast"
    "$tool" wast "$dir/trap.wast" > "$dir/out"
}

for flags in "-gdwarf-2 -O0" "-gdwarf-3 -O2" "-gdwarf-4 -O0" "-gdwarf-4 -O2" \
    "-gdwarf-5 -O0" "-gdwarf-5 -O2" "-gline-tables-only -O1" \
    "-gdwarf64 -gdwarf-5 -O1"
do
    "$clang" --target=wasm32 -nostdlib -Wl,--no-entry $flags \
        -o "$dir/trap.wasm" tests/observe/trap.c 2> "$dir/err" || {
        grep -q 'dwarf64' "$dir/err" && continue
        cat "$dir/err"
        exit 1
    }
    try div0 7
    wants 'divide (tests/observe/trap.c:4' 'i32.div_s  ;; on 7, 0' \
        '#1 div0 (tests/observe/trap.c:15'
    try inlined 7
    wants '4 bytes at 0x8000006c, memory ends at' \
        '#0 inner (tests/observe/trap.c:9' ', inlined)' \
        '#1 inlined (tests/observe/trap.c:20'
    try recurse 1000000
    wants '#1 deep (tests/observe/trap.c:27' \
        'recurse (tests/observe/trap.c:32' \
        'stack overflow: the C stack of '
done
exit $bad
