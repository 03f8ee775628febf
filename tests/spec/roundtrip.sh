#!/bin/sh
# roundtrip.sh ROUNDTRIP: our own cases and, where it is, the official suite:
# every module printed and assembled again. Known exceptions, by file:
#   type-rec.wast: an empty (rec) has no types that could be printed
here=$(cd "$(dirname "$0")" && pwd)
suite=${CBW_SPEC_TESTSUITE:-$here/../../../shared/testsuite}
"$1" "$here"/*.wast || exit 1
if [ ! -d "$suite" ]; then
    echo "no official suite: set CBW_SPEC_TESTSUITE"
    exit 0
fi
set -- "$1" $(find "$suite" -name '*.wast' ! -path '*/custom-descriptors/*' \
    ! -name type-rec.wast | sort)
"$@"
