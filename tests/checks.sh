#!/bin/sh
# The checks themselves: layers.sh and style.sh must accept a clean tree, and
# complain about each thing they are there for. Runs at the top of the tree.
here=$PWD/tests
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
git init -q .
failed=0

expect() { # expect WORDS COMMAND..: COMMAND fails and says WORDS
    words=$1
    shift
    if "$@" > said 2>&1; then
        echo "not noticed: $words"
        failed=1
    elif ! grep -qF "$words" said; then
        echo "wanted '$words', got:"
        cat said
        failed=1
    fi
}

accept() { # accept COMMAND..: COMMAND succeeds
    "$@" > said 2>&1 || { echo "refused: $*"; cat said; failed=1; }
}

layers() {
    sh "$here/layers.sh" rooms.txt
}

style() { # style FILE TEXT: style.sh over a tree with this one file
    rm -rf tree
    mkdir -p "tree/$(dirname "$1")"
    printf "$2" > "tree/$1"
    (cd tree && git init -q . && sh "$here/style.sh")
}

# Three rooms; scan shares the folder of model.
mkdir -p low model top
echo '// low' > low/low.h
echo '#include "low/low.h"' > low/low.c
echo '#include "low/low.h"' > model/model.h
echo '#include "model/model.h"' > model/model.c
echo '// scan' > model/scan.h
echo '#include "model/model.h"' > model/scan.c
echo '#include "model/model.h"' > top/top.c
cat > good.txt <<'END'
low|low|low.c|
model|model|model.c|low
scan|model|scan.c|model
top|top|top.c|model
END
cp good.txt rooms.txt
accept layers

echo '#include "low/low.h"' > top/top.c
expect 'room top does not name low' layers
echo '#include "model/model.h"' > top/top.c
echo '#  include "../low/low.h"' > model/scan.c
expect 'name "../low/low.h" from the top' layers
echo '#include "model.h"' > model/scan.c
accept layers
echo '#include "model/scan.h"' > top/top.c
expect 'room top does not name scan' layers
sed 's/^top.*/top|top|top.c|scan/' good.txt > rooms.txt
accept layers
echo '#include <clang-c/Index.h>' > top/top.c
expect 'includes libclang' layers
echo '// top' > top/top.c
sed 's/^low.*/low|low|low.c|top/' good.txt > rooms.txt
expect 'circle' layers
: > rooms.txt
expect 'no rooms' layers

top='// What it is for.\n'
accept style a.c "${top}int a;\n"
accept style a.c "$top// $(printf 'ü%.0s' $(seq 77))\n"
expect 'a.c:2: more than 80 columns' style a.c "$top//$(printf 'x%.0s' $(seq 79))\n"
expect 'a.h:2: a tab' style a.h "$top\tint a;\n"
expect 'a.c:1: no comment' style a.c 'int a;\n'
expect 'a.c: more than 1500 lines' style a.c "$top$(printf '\\n%.0s' $(seq 1500))"
expect 'a.sh:2: white space' style a.sh '# x\necho \n'
for word in TODO FIXME XXX; do # style.sh skips this file
    expect 'a.c:2: unfinished' style a.c "$top// $word: later\n"
done
accept style a.c "${top}int XXXL, TODOS;\n"
expect 'docs/a.md:1: the path' style docs/a.md "see /ho""me/me/file\n"
accept style docs/a.md 'see lib/work/it and https://x.org/home/a\n'
expect 'a/lib/x.mjs:2: a template' style a/lib/x.mjs "$top"'f(`a\nb`);\n'
accept style a/lib/x.mjs "$top"'f(`a ${b}`);\n'
exit $failed
