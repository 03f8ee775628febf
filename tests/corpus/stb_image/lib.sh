THERE=/usr/include/stb/stb_image.h
HEADERS=(stb_image.bind.h /usr/include/stb/stb_image.h)
SOURCES=(impl.c)
FLAGS=(-I/usr/include/stb -DSTBI_NO_SIMD)
export CBW_CALLED=5 # libstb has the others
