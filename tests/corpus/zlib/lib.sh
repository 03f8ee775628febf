# Debian: zlib
THERE=$C/zlib/zlib.h
HEADERS=(zlib.bind.h "$C/zlib/zlib.h")
SOURCES=("$C"/zlib/*.c)
FLAGS=(-I"$C/zlib" -DHAVE_UNISTD_H)
