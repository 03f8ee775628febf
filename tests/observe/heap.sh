#!/bin/sh
# What the heap's watcher and the coverage tell of a C program, with libc's
# allocator and with ours.
#   heap.sh OBSERVE
observe=$1
clang=
for n in clang-24 clang-23 clang-22 clang-21 clang-20 clang-19 clang-18 \
    clang-17 clang-16 clang-15 clang-14 clang
do
    command -v $n > /dev/null && clang=$n && break
done
[ -n "$clang" ] || { echo "no clang"; exit 77; }
dir=$(mktemp -d "${TMPDIR:-/tmp}/cbw-heap-XXXXXX") || exit 1
trap 'rm -rf "$dir"' EXIT
bad=0

build() { # build SOURCE..
    "$clang" --target=wasm32-wasi -Wno-deprecated -g -O1 \
        -mexec-model=reactor -mbulk-memory -fno-builtin-malloc -Wl,--no-entry \
        -Wl,--export=malloc -Wl,--export=free \
        -o "$dir/heap.wasm" tests/observe/heap.c "$@" 2> "$dir/err" && return
    grep -q 'No such file\|not found\|cannot find' "$dir/err" && {
        echo "no wasi-libc"
        exit 77
    }
    cat "$dir/err"
    exit 1
}

say() { # say ARGUMENT..: what is told, without offsets
    asked=$*
    "$observe" "$dir/heap.wasm" "$@" |
        sed 's/, 0x[0-9a-f]*)/)/; s/:\([0-9]*\):[0-9]*/:\1/' > "$dir/out"
}

is() { # is < TEXT: all of it
    cat > "$dir/wanted"
    diff "$dir/wanted" "$dir/out" > "$dir/diff" && return
    echo "with $allocator, $asked:"
    cat "$dir/diff"
    bad=1
}

wants() { # wants TEXT..: in it
    for text
    do
        grep -qF -- "$text" "$dir/out" && continue
        echo "with $allocator, $asked: nothing said '$text':"
        cat "$dir/out"
        bad=1
    done
}

check() {
    say clean; is < /dev/null
    say --redzones clean; is < /dev/null
    for zones in '' --redzones
    do
        say $zones leak
        is << 'EOF'
leak: 60 bytes in 3 blocks
  allocated by
    #0 make (tests/observe/heap.c:11)
    #1 leak (tests/observe/heap.c:37)
EOF
        say $zones list; is < /dev/null
        say $zones list lose_list
        is << 'EOF'
leak: 24 bytes in 3 blocks
  allocated by
    #0 list (tests/observe/heap.c:50)
EOF
        say $zones twice
        wants 'double free: of 0x' ', 0 bytes into a freed block of 24' \
            '#0 twice (tests/observe/heap.c:67)' '  freed by' \
            '#0 twice (tests/observe/heap.c:66)' '  allocated by' \
            '#0 make (tests/observe/heap.c:11)'
        say $zones middle
        wants 'free of what was not allocated: of 0x' \
            ', 8 bytes into a block of 24' '#0 middle (tests/observe/heap.c:73)'
        say $zones wild
        wants ' 0x40, no block was ever there' \
            '#0 wild (tests/observe/heap.c:79)'
    done
    say --redzones over
    wants 'access outside of a block: a write of 1 byte at 0x' \
        ', 0 bytes behind a block of 10' '#0 over (tests/observe/heap.c:85)' \
        'bytes around a block were overwritten: a block of 10 bytes'
    say --redzones under
    wants 'access outside of a block: a read of 1 byte at 0x' \
        ', 1 byte before a block of 10' '#0 under (tests/observe/heap.c:92)'
    say --redzones after
    wants 'use after free: a write of 4 bytes at 0x' \
        ', 4 bytes into a freed block of 8' '#0 after (tests/observe/heap.c:101)'
    say --redzones copy
    wants 'access outside of a block: a write of 40 bytes at 0x' \
        'copy (tests/observe/heap.c:108)'
    say --coverage half
    wants 'tests/observe/heap.c: ' 'lines: ' 'not run: leak'
    grep -q 'not run: .*116' "$dir/out" || { cat "$dir/out"; bad=1; }
    say --lcov half
    wants 'TN:test' 'FN:113,branch' 'FNDA:1,branch' 'FNDA:0,leak' 'DA:116,0' \
        'DA:126,10' 'end_of_record'
}

allocator=libc
build
check
allocator=ours
build gen/lib/alloc.c
check
exit $bad
