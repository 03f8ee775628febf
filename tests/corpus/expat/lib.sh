# Debian: expat
THERE=$C/expat/expat/lib/expat.h
HEADERS=(expat.bind.h "$C/expat/expat/lib/expat.h")
SOURCES=("$C"/expat/expat/lib/xml{parse,role,tok}.c)
FLAGS=(-I"$C/expat/expat/lib" -I. -DHAVE_GETRANDOM)
