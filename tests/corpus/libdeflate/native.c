// The same results from native code: one JSON line.
#include "libdeflate.h"
#include <stdio.h>
#include <string.h>

typedef size_t Compress(struct libdeflate_compressor *c, const void *in,
                        size_t n, void *out, size_t room);
typedef size_t Bound(struct libdeflate_compressor *c, size_t n);

static char in[20000], out[30000];

static void pack(const char *name, struct libdeflate_compressor *c,
                 Compress *compress, Bound *bound)
{
    size_t n = compress(c, in, sizeof in, out, sizeof out);
    printf("\"%s\":\"", name);
    for (size_t i = 0; i < n; i++)
        printf("%02x", (unsigned char)out[i]);
    printf("\",\"%sBound\":%zu,", name, bound(c, sizeof in));
}

int main(void)
{
    for (int i = 0; i < 20000; i++)
        in[i] = (char)('a' + (i * i) % 17);
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(9);
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    printf("{");
    pack("deflate", c, libdeflate_deflate_compress,
         libdeflate_deflate_compress_bound);
    pack("zlib", c, libdeflate_zlib_compress, libdeflate_zlib_compress_bound);
    pack("gzip", c, libdeflate_gzip_compress, libdeflate_gzip_compress_bound);
    size_t got;
    printf("\"adler\":%u,\"crc\":%u,\"bad\":%d}\n",
           libdeflate_adler32(1, in, sizeof in),
           libdeflate_crc32(0, in, sizeof in),
           libdeflate_gzip_decompress(d, in, sizeof in, out, 10, &got));
    libdeflate_free_compressor(c);
    libdeflate_free_decompressor(d);
    return 0;
}
