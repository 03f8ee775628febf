# Debian: libsodium
shopt -s globstar
S=$C/libsodium/src/libsodium
THERE=$S/include/sodium.h
HEADERS=(libsodium.bind.h "$THERE" "$OUT/sodium/version.h")
SOURCES=("$S"/**/*.c)
FLAGS=(-I"$S/include" -I"$S/include/sodium" -I"$OUT" -I"$OUT/sodium"
       -DCONFIGURED=1 -DNATIVE_LITTLE_ENDIAN=1 -DSODIUM_STATIC)

# builds/msvc has the version.h that configure would write.
prepare() {
    mkdir "$OUT/sodium"
    cp "$C/libsodium/builds/msvc/version.h" "$OUT/sodium"
}
