#!/bin/sh
# forged.sh CBINDGEN_WASM: modules that are not what they say, with the
# section of those that are: each is refused with a line that names what is
# wrong with it, before anything is called.
set -u
tool=$(realpath "$1")
cd "$(dirname "$0")" || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0
"$tool" pack hostile.h hostile.c --name hostile -o "$work/pkg" > /dev/null &&
    "$tool" wasm2wat "$work/pkg/hostile.wasm" > "$work/true.wat" || exit 1

# refused EDIT WORDS: a module edited so ends all tests with these words
refused() {
    sed -e "$1" "$work/true.wat" > "$work/forged.wat"
    if cmp -s "$work/true.wat" "$work/forged.wat" ||
        ! "$tool" wat2wasm "$work/forged.wat" -o "$work/forged.wasm"; then
        echo "FAILED: no forgery: $1"
        bad=1
        return
    fi
    if "$tool" test hostile.h --name hostile --wasm "$work/forged.wasm" \
        --tests test.c > "$work/out" 2>&1 ||
        ! grep -q "$2" "$work/out"; then
        echo "FAILED: '$2' is not said:"
        cat "$work/out"
        bad=1
    fi
}

func() { # func EXPORT: its number
    sed -n "s/.*(export \"$1\" (func \([0-9]*\))).*/\1/p" "$work/true.wat"
}

refused 's/(@custom "cbw[^"]*"/(@custom "other"/' 'was not linked with the shims'
refused 's/(@custom "cbw2:./(@custom "cbw2:x/' 'shims of another interface'
refused 's/(export "text_length"/(export "text_len"/' \
    "does not export 'text_length'"
refused "s/(export \"text_length\" (func [0-9]*))/(export \"text_length\" \
(func $(func cbw_f_ask)))/" \
    "'text_length' is declared as (i32) -> i32, .* (i32, i32, i32) -> i32"
refused "s/(export \"cbw_f_many\" (func [0-9]*))/(export \"cbw_f_many\" \
(func $(func lose_arena)))/" \
    'cbw_f_many is of type (i32, i32) -> (), .* as (i64, i32) -> ()'
refused "s/(export \"cbw_unwind\" (func [0-9]*))/(export \"cbw_unwind\" \
(func $(func cbw_alloc)))/" \
    'cbw_unwind is of type (i32, i32) -> (i32), .* as (i32) -> ()'
refused 's/(export "memory"/(export "other"/' 'does not export its memory'
refused 's/(global (;1;) i32 (i32.const [0-9]*))/(global (;1;) i32 \
(i32.const -8))/' 'state is not in its memory'
refused 's/(import "cbw" "oom" (func (;1;) (type 1) (param i32)))/(import "cbw"\
 "oom" (func (;1;) (type 2)))/
s/call 1$/call 2/' 'import oom is of type () -> (), .* as (i32) -> ()'
refused 's/(import "cbw" "oom"/(import "env" "oom"/' \
    "imports 'oom' from 'env', which nothing gives"
exit $bad
