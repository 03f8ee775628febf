#!/bin/sh
# What STYLE asks and a machine can see, of every file that git knows or would
# know. Prints file:line: what is wrong.
bad=0
set -f # patterns are for git, not for the shell
export LC_ALL=C

say() {
    if [ -n "$1" ]; then
        echo "$1"
        bad=1
    fi
}

files() {
    git ls-files --cached --others --exclude-standard -- "$@" |
        while read -r f; do
            # checks.sh holds an example of everything that is wrong; what
            # the tool printed has no lines to break
            case $f in
            tests/checks.sh | tests/golden/*/shim.c | tests/golden/*/glue.mjs) ;;
            tests/golden/*/host.[ch]) ;;
            *) [ -f "$f" ] && echo "$f" ;;
            esac
        done
}

check() { # check PATTERNS AWK-PROGRAM: over files that match
    list=$(files $1)
    [ -z "$list" ] || say "$(echo "$list" | tr '\n' '\0' |
        xargs -0 awk "$2")"
}

code='*.c *.h *.def *.mjs *.js *.ts *.sh *.cmake CMakeLists.txt'

check "*.c *.h *.def *.mjs *.cmake" '
    { line = $0; gsub(/[\200-\277]/, "", line) } # bytes to characters
    length(line) > 80 { print FILENAME ":" FNR ": more than 80 columns" }'
check "*.c *.h *.def *.mjs" '
    /\t/ { print FILENAME ":" FNR ": a tab" }
    FNR == 1 && !/^(\/\/|\/\*|#!)/ { print FILENAME ":1: no comment at the top" }
    FNR == 1501 { print FILENAME ": more than 1500 lines" }'
check "$code" '
    /[ \t]$/ { print FILENAME ":" FNR ": white space at the end" }
    /(^|[^A-Za-z_])(TO[D]O|FIX[M]E|XX[X])($|[^A-Za-z_])/ {
        print FILENAME ":" FNR ": unfinished" }'
check "$code *.md *.json *.txt" '
    /(^|[^A-Za-z0-9_.\/-])\/(work|home|root|Users)\/[a-z]/ {
        print FILENAME ":" FNR ": the path of one machine" }'
# A template literal that is open at the end of its line holds an odd number of
# backticks on it.
check "*/lib/*.mjs" '
    { line = $0; gsub(/\\`/, "", line) }
    gsub(/`/, "", line) % 2 {
        print FILENAME ":" FNR ": a template literal over several lines" }'
exit $bad
