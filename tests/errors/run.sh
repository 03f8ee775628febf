#!/bin/sh
# run.sh CBINDGEN_WASM: command lines that must fail, and how. A case is a file
# NAME.case: "$ " arguments, "! " the exit code, "= " the environment, "< "
# files to make (name, then their lines with "| " before), "> " text that must
# be printed.
set -u
tool=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

make_files() {
    awk '/^< / { file = substr($0, 3) }
         /^\| ?/ { sub(/^\| ?/, ""); print > file }' "$1"
}

check_case() {
    case=$1
    dir=$work/$(basename "$case" .case)
    mkdir -p "$dir"
    cd "$dir" || exit 1
    make_files "$case"
    want=$(sed -n 's/^! //p' "$case")
    eval "set -- $(sed -n 's/^\$ //p' "$case")"
    env $(sed -n 's/^= //p' "$case") "$tool" "$@" > out 2>&1
    got=$?
    [ "$got" -eq "$want" ] || echo "exit code $got, not $want"
    sed -n 's/^> //p' "$case" | while IFS= read -r text; do
        grep -qF -- "$text" out || echo "not printed: $text"
    done
}

for case in "$here"/*.case; do
    wrong=$(check_case "$case")
    if [ -n "$wrong" ]; then
        echo "FAILED $(basename "$case")"
        echo "$wrong"
        cat "$work/$(basename "$case" .case)/out"
        bad=1
    fi
done
exit $bad
