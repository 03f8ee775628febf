THERE=$C/libsodium/src/libsodium/include/sodium.h
shopt -s globstar
HEADERS=(libsodium.bind.h "$C/libsodium/src/libsodium/include/sodium.h"
         "$C/_gen/libsodium/sodium/version.h")
SOURCES=("$C"/libsodium/src/libsodium/**/*.c)
FLAGS=(-I"$C/libsodium/src/libsodium/include" -I"$C/_gen/libsodium"
       -I"$C/libsodium/src/libsodium/include/sodium" -I"$C/_gen/libsodium/sodium"
       -DCONFIGURED=1 -DNATIVE_LITTLE_ENDIAN=1 -DSODIUM_STATIC)
NATIVE_FLAGS=()
