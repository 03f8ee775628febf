// The size that a server sends to browsers (see report_int.h). The library is
// loaded when a report wants it: every other command starts without it.
#include "report/report_int.h"

#include <dlfcn.h>

enum { QUALITY = 11, WINDOW_BITS = 24, GENERIC = 0 }; // brotli/encode.h

typedef size_t MaxSize(size_t len);
typedef int Compress(int quality, int window_bits, int mode, size_t len,
                     const uint8_t *data, size_t *size, uint8_t *to);

bool brotli_size(Arena *a, Str data, size_t *size)
{
    void *lib = dlopen("libbrotlienc.so.1", RTLD_NOW | RTLD_LOCAL);
    if (!lib)
        return false;
    union { // C has no cast from what dlsym returns
        void *at[2];
        struct {
            MaxSize *max_size;
            Compress *compress;
        } is;
    } f = {{dlsym(lib, "BrotliEncoderMaxCompressedSize"),
            dlsym(lib, "BrotliEncoderCompress")}};
    bool ok = f.at[0] && f.at[1];
    if (ok) {
        *size = f.is.max_size(data.len);
        uint8_t *to = arena_alloc_raw(a, *size + 1);
        ok = f.is.compress(QUALITY, WINDOW_BITS, GENERIC, data.len,
                           (const uint8_t *)data.ptr, size, to);
    }
    dlclose(lib);
    return ok;
}
