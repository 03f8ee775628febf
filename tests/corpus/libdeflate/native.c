// The same results from native code: one JSON line.
#include "libdeflate.h"
#include <stdio.h>
#include <string.h>

int main(void)
{
    static char in[20000], out[30000];
    for (int i = 0; i < 20000; i++)
        in[i] = (char)('a' + (i * i) % 17);
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(9);
    size_t n = libdeflate_zlib_compress(c, in, sizeof in, out, sizeof out);
    printf("{\"crc\":%u,\"packed\":\"", libdeflate_crc32(0, in, sizeof in));
    for (size_t i = 0; i < n; i++)
        printf("%02x", (unsigned char)out[i]);
    printf("\"}\n");
    libdeflate_free_compressor(c);
    return 0;
}
