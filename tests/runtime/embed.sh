#!/bin/sh
# The program of docs/runtime.md, compiled as the document says with the
# amalgamation alone, prints what the document says.
#   embed.sh TOOL CC AMALGAMATION [FLAGS..]
tool=$1 cc=$2 from=$3
shift 3
dir=$(mktemp -d "${TMPDIR:-/tmp}/cbw-embed-XXXXXX") || exit 1
trap 'rm -rf "$dir"' EXIT

block() { # the first block of a language
    awk -v open="\`\`\`$1" '
        $0 == "```" && on { exit }
        on { print }
        $0 == open { on = 1 }' docs/runtime.md
}

block wat > "$dir/guest.wat"
block c > "$dir/host.c"
block text > "$dir/wanted"
"$tool" wat2wasm --names "$dir/guest.wat" -o "$dir/guest.wasm" || exit 1
"$cc" -std=c11 -Wall -Wextra -Werror "$@" -I "$from" -c "$from/cbw_runtime.c" \
    -o "$dir/all.o" || exit 1
"$cc" -std=c11 -Wall -Wextra -Werror "$@" -I "$from" "$dir/host.c" \
    "$dir/all.o" -o "$dir/host" -lpthread || exit 1
"$dir/host" "$dir/guest.wasm" > "$dir/got" || exit 1
diff "$dir/wanted" "$dir/got" || exit 1

# Only names of the API, and internal ones that cannot collide.
if nm -g "$dir/all.o" | awk 'NF == 3 && $2 ~ /[TDBRC]/ { print $3 }' | grep -v '^_*rt_'
then
    echo "the amalgamation offers other names to the linker"
    exit 1
fi

# WASI comes along.
cat > "$dir/wasi.c" << 'END'
#include "cbw_wasi.h"

int main(void)
{
    RtWasi *w = rt_wasi_new();
    bool ok = w && rt_wasi_arg(w, "guest") && rt_wasi_tmp(w, "/tmp", 65536);
    rt_wasi_free(w);
    return !ok;
}
END
"$cc" -std=c11 -Wall -Wextra -Werror "$@" -I "$from" "$dir/wasi.c" \
    "$dir/all.o" -o "$dir/wasi" -lpthread && "$dir/wasi"
