THERE=/usr/include/xxhash.h
HEADERS=(xxhash.bind.h /usr/include/xxhash.h)
SOURCES=(impl.c)
FLAGS=(-DXXH_VECTOR=0)
