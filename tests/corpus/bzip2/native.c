// The same results from native code: one JSON line.
#include "bzlib.h"
#include <stdio.h>
#include <string.h>

static char text[20000], packed[30000], back[20000];

static void hex(const char *name, const char *data, unsigned n)
{
    printf("\"%s\":\"", name);
    for (unsigned i = 0; i < n; i++)
        printf("%02x", (unsigned char)data[i]);
    printf("\",");
}

// Compressed in one stream, given in pieces of 1000 bytes.
static unsigned stream(void)
{
    bz_stream s = {0};
    s.next_out = packed;
    s.avail_out = sizeof packed;
    BZ2_bzCompressInit(&s, 1, 0, 30);
    for (unsigned i = 0; i < sizeof text; i += 1000) {
        s.next_in = text + i;
        s.avail_in = 1000;
        while (s.avail_in)
            BZ2_bzCompress(&s, BZ_RUN);
    }
    while (BZ2_bzCompress(&s, BZ_FINISH) != BZ_STREAM_END)
        ;
    unsigned n = s.total_out_lo32;
    BZ2_bzCompressEnd(&s);
    return n;
}

int main(void)
{
    unsigned n = sizeof packed, m = sizeof back;
    for (unsigned i = 0; i < sizeof text; i++)
        text[i] = (char)('a' + (i * i / 7) % 23);
    printf("{\"version\":\"%s\",", BZ2_bzlibVersion());
    BZ2_bzBuffToBuffCompress(packed, &n, text, sizeof text, 9, 0, 0);
    hex("packed", packed, n);
    printf("\"back\":%d,",
           BZ2_bzBuffToBuffDecompress(back, &m, packed, n, 0, 0));
    printf("\"same\":%d,", m == sizeof text && !memcmp(text, back, m));
    m = 10;
    printf("\"small\":%d,",
           BZ2_bzBuffToBuffDecompress(back, &m, packed, n, 0, 0));
    hex("streamed", packed, stream());
    printf("\"end\":0}\n");
    return 0;
}
