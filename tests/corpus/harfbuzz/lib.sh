# Debian on request: harfbuzz (a minute of compiling)
THERE=$C/harfbuzz/src/hb.h
HEADERS=(harfbuzz.bind.h "$C"/harfbuzz/src/hb{,-ot,-aat}.h)
SOURCES=("$C/harfbuzz/src/harfbuzz.cc")

FLAGS=(-I"$C/harfbuzz/src" -DHB_NO_MT -DHB_NO_MMAP -fno-exceptions -fno-rtti)
# The native program is linked with the C++ library.
NATIVE_FLAGS=(-lstdc++ -x c++)
export CBW_FONT=$C/harfbuzz/test/api/fonts/Roboto-Regular.abc.ttf
NATIVE_FLAGS+=("-DFONT=\"$CBW_FONT\"")
