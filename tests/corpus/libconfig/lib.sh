# Debian: libconfig
THERE=$C/libconfig/lib/libconfig.h
HEADERS=(libconfig.bind.h "$THERE")
SOURCES=("$C"/libconfig/lib/*.c)
OPTIONS=()
FLAGS=(-I"$C/libconfig/lib" -I. -DLIBCONFIG_STATIC -DHAVE_CONFIG_H)
