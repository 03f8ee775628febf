# Debian: libdeflate
THERE=$C/libdeflate/libdeflate.h
HEADERS=(libdeflate.bind.h "$C/libdeflate/libdeflate.h")
SOURCES=("$C"/libdeflate/lib/*.c)
FLAGS=(-I"$C/libdeflate")
NATIVE_FLAGS=("$C"/libdeflate/lib/x86/cpu_features.c)
