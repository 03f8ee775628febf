// The same results from native code: one JSON line.
#include "zdict.h"
#include "zstd.h"
#include <stdio.h>
#include <string.h>

static char text[20000], packed[30000], dictionary[4000];
static char samples[200 * 100];
static size_t sizes[200];

static void hex(const char *name, const char *data, size_t n)
{
    printf("\"%s\":\"", name);
    for (size_t i = 0; i < n; i++)
        printf("%02x", (unsigned char)data[i]);
    printf("\",");
}

static void stream(void)
{
    ZSTD_CCtx *c = ZSTD_createCCtx();
    ZSTD_outBuffer out = {packed, sizeof packed, 0};
    ZSTD_CCtx_setParameter(c, ZSTD_c_checksumFlag, 1);
    for (size_t i = 0; i < sizeof text; i += 5000) {
        ZSTD_inBuffer in = {text + i, 5000, 0};
        ZSTD_compressStream2(c, &out, &in, ZSTD_e_continue);
    }
    ZSTD_inBuffer none = {0};
    ZSTD_compressStream2(c, &out, &none, ZSTD_e_end);
    hex("streamed", packed, out.pos);
    ZSTD_freeCCtx(c);
}

static void trained(void)
{
    size_t n = 0;
    for (int i = 0; i < 200; i++) {
        sizes[i] = (size_t)snprintf(samples + n, sizeof samples - n,
                                    "{\"id\":%d,\"name\":\"user %d of %d\"}", i,
                                    i * 7 % 50, i * i);
        n += sizes[i];
    }
    size_t d = ZDICT_trainFromBuffer(dictionary, sizeof dictionary, samples,
                                     sizes, 200);
    hex("dictionary", dictionary, d);
    ZSTD_CCtx *c = ZSTD_createCCtx();
    n = ZSTD_compress_usingDict(c, packed, sizeof packed, samples, 100,
                                dictionary, d, 3);
    hex("withDictionary", packed, n);
    printf("\"dictId\":%u,", ZSTD_getDictID_fromFrame(packed, n));
    ZSTD_freeCCtx(c);
}

int main(void)
{
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)('a' + (i * i / 7) % 23);
    printf("{\"version\":\"%s\",\"bound\":%zu,\"max\":%d,",
           ZSTD_versionString(), ZSTD_compressBound(1000), ZSTD_maxCLevel());
    size_t n = ZSTD_compress(packed, sizeof packed, text, sizeof text, 3);
    hex("packed", packed, n);
    printf("\"size\":%llu,\"error\":\"%s\",",
           ZSTD_getFrameContentSize(packed, n),
           ZSTD_getErrorName(ZSTD_decompress(text, 10, packed, n)));
    stream();
    trained();
    printf("\"end\":0}\n");
    return 0;
}
