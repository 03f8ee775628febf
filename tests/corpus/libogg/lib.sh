# Debian: libogg
THERE=$C/libogg/include/ogg/ogg.h
HEADERS=(libogg.bind.h "$THERE")
SOURCES=("$C"/libogg/src/{bitwise,framing}.c)
FLAGS=(-I"$C/libogg/include" -I.)
