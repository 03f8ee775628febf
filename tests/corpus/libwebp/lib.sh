# Debian on request: libwebp (half a minute of compiling)
THERE=$C/libwebp/src/webp/encode.h
HEADERS=(libwebp.bind.h "$C"/libwebp/src/webp/{encode,decode,mux,demux,mux_types,types}.h)
SOURCES=("$C"/libwebp/src/*/*.c "$C"/libwebp/sharpyuv/*.c)
OPTIONS=()
FLAGS=(-I"$C/libwebp/src" -I"$C/libwebp")
