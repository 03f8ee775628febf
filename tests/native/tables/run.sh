#!/bin/sh
# run.sh CBINDGEN_WASM: tables of calls (vectors.json) that are wrong: what the
# module gives is named for both sides, what can not be said before anything
# runs; without Node they run natively.
set -u
tool=$(realpath "$1")
golden=$(cd "$(dirname "$0")/../../golden" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
bad=0

check() { # check "WORDS": they stand in the output
    grep -qF -- "$1" out || {
        echo "missing: $1"
        cat out
        bad=1
    }
}

table() { # table CASE TEXT: stdout and stderr are in out
    printf '%s\n' "$2" > vectors.json
    "$tool" test "$golden/$1/in.h" "$golden/$1/impl.c" --name golden \
        > out 2>&1
    status=$?
}

table scalars '[{"call": "f64", "args": [0.1], "result": 0.2},
    {"name": "too long", "call": "u64", "args": ["18446744073709551615"],
     "result": "18446744073709551614"},
    {"call": "i8", "args": [5], "refused": "v"},
    {"call": "i8", "args": [-4], "result": -4}]'
[ $status = 1 ] || { echo "exit status $status"; bad=1; }
check 'f64: result is 0.1, wanted 0.2'
check 'vectors.json: too long'
check 'vectors.json in Node: too long'
check 'u64: result is "18446744073709551615", wanted "18446744073709551614"'
check "i8: 'v' is not refused"
check '2 of 8 passed, 6 failed'

table scalars '[{"call": "i8", "args": [128], "result": 1},
    {"name": "of text", "call": "f32", "args": ["x"], "result": 1},
    {"call": "i64", "args": [1.5], "result": 1},
    {"call": "flag", "args": [1], "result": true},
    {"call": "i16", "args": [], "result": 1},
    {"call": "i16", "args": [1]},
    {"call": "nothing", "args": [], "result": 1},
    {"call": "i128", "args": [], "result": 1},
    {"call": "i16", "args": [1], "results": 1},
    {"call": "i16", "args": [1], "throws": 1},
    {"call": "i16", "args": [1], "refused": "w"}]'
check "vectors.json: error: vector 1: 'v': 128 does not fit i8"
check "vector 2 (of text): 'v' is a number, \"NaN\", \"-0\", \"Infinity\""
check "vector 3: 'v' is an integer"
check "vector 4: 'v' is true or false"
check 'vector 5: i16: "args" is a list of 1'
check 'vector 6: i16: say the "result" that is wanted'
check "vector 7: 'nothing' gives nothing"
check "vector 8: no function 'i128' is bound"
check 'vector 9: "results" is none of: name call args result'
check "vector 10: 'i16' never throws"
check 'vector 11: "refused" names a parameter of i16'

table records '[{"call": "add", "args": [{"x": 1}, {"x": 1, "y": 2, "z": 3}],
    "result": {"x": 1, "y": 1}}]'
check "vector 1: 'a.y' is missing"
check "vector 1: 'b' has no field 'z'"
table handles '[{"name": "two", "calls": [
    {"call": "shape_sides", "args": [{"object": "s"}], "result": 1}]}]'
check "vector 1 (two), call 1: 'this' is an object: {\"object\": NAME}"
table callbacks '[{"call": "once", "args": ["f"]}]'
check "vector 1: 'fn' is a function: a table has only null"
table scalars '{"call": 1}'
check 'vectors.json: error: the table: a list of calls'
table scalars '[{]'
check 'vectors.json:1:'

mkdir bin # everything but Node
for dir in $(echo "$PATH" | tr : ' '); do
    for program in "$dir"/*; do
        [ "${program##*/}" = node ] || ln -s "$program" bin 2> /dev/null
    done
done
PATH=$work/bin
table scalars '[{"call": "i8", "args": [1], "result": 1}]'
[ $status = 0 ] || { echo "exit status $status"; bad=1; }
check 'warning: node is not here: tables of calls run natively alone'
check '1 of 1 passed'
exit $bad
