// The same results from native code: one JSON line.
#include "zlib.h"
#include <stdio.h>
#include <string.h>

int main(void)
{
    static unsigned char in[100000], out[200000];
    for (int i = 0; i < 100000; i++)
        in[i] = (unsigned char)((i * i) >> 7);
    uLongf n = sizeof out;
    compress2(out, &n, in, sizeof in, 6);
    printf("{\"version\":\"%s\",\"adler\":%lu,\"crc\":%lu,\"packed\":\"",
           zlibVersion(), adler32(1, in, sizeof in), crc32(0, in, sizeof in));
    for (uLongf i = 0; i < n; i++)
        printf("%02x", out[i]);
    n = 10;
    int bad = uncompress(out, &n, in, 100);
    printf("\",\"bound\":%lu,\"bad\":%d,\"text\":\"%s\"}\n",
           compressBound(100000), bad, zError(bad));
    return 0;
}
