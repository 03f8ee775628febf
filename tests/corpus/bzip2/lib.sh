# Debian: bzip2
THERE=$C/bzip2/bzlib.h
HEADERS=(bzip2.bind.h "$THERE")
SOURCES=("$C"/bzip2/{blocksort,huffman,crctable,randtable,compress,decompress,bzlib}.c)
FLAGS=(-I"$C/bzip2")
OPTIONS=(--files)
