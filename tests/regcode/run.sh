#!/bin/sh
# The register code of a module is the one beside it. UPDATE=1 writes that.
#   run.sh TOOL CASE.wat
wanted=${2%.wat}.txt
got=$(mktemp "${TMPDIR:-/tmp}/cbw-regcode-XXXXXX") || exit 1
trap 'rm -f "$got"' EXIT
"$1" dump --stage=regcode "$2" > "$got" || exit 1
[ -n "$UPDATE" ] && cp "$got" "$wanted"
diff "$wanted" "$got"
