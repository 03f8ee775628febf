// The size that a server sends to browsers (see report_int.h).
#include "report/report_int.h"

#ifdef CBW_BROTLI
#include <brotli/encode.h>

bool brotli_size(Arena *a, Str data, size_t *size)
{
    *size = BrotliEncoderMaxCompressedSize(data.len);
    uint8_t *to = arena_alloc_raw(a, *size + 1);
    return BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_MAX_WINDOW_BITS,
                                 BROTLI_MODE_GENERIC, data.len,
                                 (const uint8_t *)data.ptr, size, to);
}
#else
bool brotli_size(Arena *a, Str data, size_t *size)
{
    (void)a;
    (void)data;
    *size = 0;
    return false;
}
#endif
