#!/usr/bin/env bash
# drop_in.sh CBINDGEN_WASM RUNTIME.a [CASE...]: programs that know nothing of
# WebAssembly, compiled as they are and linked with `bind --drop-in`: test
# programs of zlib, libdeflate and libsodium, and one that a bug in its library
# would end.
# Sources: $CBW_CORPUS (tests/corpus/fetch.sh); stb_image is Debian's package.
set -u
tool=$(realpath "$1") runtime=$(realpath "$2")
shift 2
[ $# -gt 0 ] || set -- zlib libdeflate libsodium stb_image
here=$(cd "$(dirname "$0")" && pwd)
top=$here/../..
C=${CBW_CORPUS:-$top/build/corpus}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

# library NAME FILES...: the drop-in library, as sources.
library() {
    local name=$1
    shift
    "$tool" bind "$@" --drop-in --name "$name" -o "$work/$name" \
        ${FLAGS:+-- $FLAGS} > "$work/$name.log" 2>&1 || {
        tail -5 "$work/$name.log"
        return 1
    }
    objects "$name"
}

compile() { # compile ARGS...
    "${CC:-cc}" -O1 -w -D_GNU_SOURCE $FLAGS $INCLUDES -I"$top/annotate" \
        -I"$(dirname "$runtime")/amalgamation" "$@"
}

# The library NAME, compiled.
objects() {
    local part
    for part in host wasm; do
        compile -c "$work/$1/$1_$part.c" -o "$work/$1_$part.o"
    done
}

# program NAME FILE... : linked with the library NAME
program() {
    local name=$1
    shift
    compile "$@" "$work/${name}_host.o" "$work/${name}_wasm.o" "$runtime" \
        $LIBS -lm -lpthread -o "$work/program"
}

say() { # say STATUS WHAT
    if [ "$1" = 0 ]; then
        echo "ok $2"
    else
        echo "FAILED $2"
        bad=1
    fi
}

zlib() {
    local z=$C/zlib
    [ -d "$z" ] || { echo "NOT RUN zlib: no sources ($z)"; return; }
    FLAGS="-I$z -DHAVE_UNISTD_H" INCLUDES="-I$here/zlib" LIBS=
    library zlib "$here/zlib/zlib.bind.h" "$z/zlib.h" "$z"/*.c --dir . &&
        program zlib "$z/test/example.c" &&
        (cd "$work" && ./program > out 2>&1) &&
        grep -q 'gzgets() after gzseek:  hello!' "$work/out" &&
        grep -q 'inflate with dictionary: hello, hello!' "$work/out" &&
        [ "$(gunzip -c "$work/foo.gz" | tr -d '\0')" = 'hello, hello!' ]
    say $? "zlib: test/example.c"
    mkdir "$work/elsewhere"
    (cd "$work/elsewhere" && ../program ../a.gz > "$work/out" 2>&1)
    [ $? = 1 ] && grep -q 'gzopen error' "$work/out"
    say $? "zlib: no file outside of what is lent"
    cp "$z/deflate.c" "$work/text" && program zlib "$z/test/minigzip.c" &&
        (cd "$work" && ./program text && gunzip -t text.gz &&
            ./program -d text.gz) && cmp "$z/deflate.c" "$work/text"
    say $? "zlib: test/minigzip.c"
}

libdeflate() {
    local d=$C/libdeflate t
    [ -d "$d" ] || { echo "NOT RUN libdeflate: no sources ($d)"; return; }
    FLAGS="-I$d" INCLUDES="-I$top/tests/corpus/libdeflate" LIBS=-lz
    library libdeflate "$top/tests/corpus/libdeflate/libdeflate.bind.h" \
        "$d/libdeflate.h" "$d"/lib/*.c
    for t in checksums incomplete_codes litrunlen_overflow overread \
        slow_decompression trailing_bytes; do
        program libdeflate -D_FILE_OFFSET_BITS=64 "$d/programs/test_$t.c" \
            "$d"/programs/{test_util,prog_util,tgetopt}.c &&
            "$work/program" > "$work/out" 2>&1
        say $? "libdeflate: programs/test_$t.c"
    done
}

# Its tests print, and compare that with what they should have printed. Of 77
# programs these are quick ones of each part. What can not pass: those that
# compare limits with SIZE_MAX (of 64 bits here), pass NULL for what the
# bindings fix, give the library functions, or name a buffer that they do not
# have in a call that fails.
libsodium() {
    local s=$C/libsodium t
    [ -d "$s" ] || { echo "NOT RUN libsodium: no sources ($s)"; return; }
    shopt -s globstar
    local dir=$top/tests/corpus/libsodium src=$s/src/libsodium
    mkdir -p "$work/inc/sodium" "$work/run"
    cp "$s/builds/msvc/version.h" "$work/inc/sodium"
    FLAGS="-I$src/include -I$src/include/sodium -I$work/inc \
-I$work/inc/sodium -DCONFIGURED=1 -DNATIVE_LITTLE_ENDIAN=1 -DSODIUM_STATIC \
-DHOST_MEMORY" INCLUDES="-I$dir -I$s/test/quirks" LIBS=
    library libsodium "$dir/libsodium.bind.h" "$src/include/sodium.h" \
        "$work/inc/sodium/version.h" "$src"/**/*.c || {
        say 1 libsodium
        return
    }
    for t in auth auth7 box box2 box_easy box_easy2 box_seal core1 \
        generichash generichash2 hash kdf kx onetimeauth scalarmult secretbox \
        secretbox_easy shorthash siphashx24 sodium_version verify1; do
        program libsodium "-DTEST_SRCDIR=\"$s/test/default\"" \
            "$s/test/default/$t.c" && (cd "$work/run" && "$work/program")
        say $? "libsodium: test/default/$t.c"
    done
}

# A picture of so many bytes: a header and a pattern.
picture() { # picture WIDTH HEIGHT
    printf 'P6 %d %d 255\n' "$1" "$2"
    head -c $(($1 * $2 * 3)) /dev/zero | tr '\0' 'a'
}

stb_image() {
    local s=/usr/include/stb dir=$top/tests/corpus/stb_image
    [ -d "$s" ] || { echo "NOT RUN stb_image: $s"; return; }
    FLAGS="-I$s" INCLUDES="-I$dir" LIBS=
    picture 20 30 > "$work/small"
    picture 6000 4000 > "$work/large"
    "${CC:-cc}" -O1 -w -I"$s" "$here/stb_image/program.c" "$dir/impl.c" -lm \
        -o "$work/native" && "$work/native" "$work/small" > "$work/want" &&
        library stb_image "$dir/stb_image.bind.h" "$s/stb_image.h" \
            "$dir/impl.c" && program stb_image "$here/stb_image/program.c" &&
        "$work/program" "$work/small" > "$work/got" &&
        cmp "$work/want" "$work/got"
    say $? "stb_image: the same output"

    "${CC:-cc}" -O1 -w -I"$s" "$here/stb_image/program.c" \
        "$here/stb_image/bug.c" -lm -o "$work/native" &&
        { sh -c '"$0" "$1"; exit $?' "$work/native" "$work/large" \
            > /dev/null 2>&1
            [ $? -gt 128 ]; }
    say $? "stb_image: a bug ends the native program"
    rm -rf "$work/stb_image"
    library stb_image "$dir/stb_image.bind.h" "$s/stb_image.h" \
        "$here/stb_image/bug.c" && program stb_image "$here/stb_image/program.c"
    "$work/program" "$work/large" > "$work/got" 2> "$work/err"
    [ $? = 1 ] && grep -q 'no picture' "$work/got" &&
        grep -q 'stbi_load_from_memory: trap: out of bounds memory' \
            "$work/err"
    say $? "stb_image: in the sandbox it is an error"
}

for case in "$@"; do
    $case
done
exit $bad
