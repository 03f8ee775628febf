# Debian: libzstd
THERE=$C/libzstd/lib/zstd.h
[ -e "$THERE" ] || THERE=$C/zstd/lib/zstd.h
S=${THERE%/*}
HEADERS=(zstd.bind.h "$S"/{zstd,zdict,zstd_errors}.h)
SOURCES=("$S"/{common,compress,decompress,dictBuilder}/*.c)
FLAGS=(-I"$S" -DZSTD_DISABLE_ASM -DZSTD_LEGACY_SUPPORT=0)
