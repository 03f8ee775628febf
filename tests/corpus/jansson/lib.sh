# Debian: jansson
THERE=$C/jansson/src/jansson.h
HEADERS=(jansson.bind.h "$THERE")
SOURCES=("$C"/jansson/src/*.c)
FLAGS=(-I"$C/jansson/src" -I. -DHAVE_CONFIG_H)
