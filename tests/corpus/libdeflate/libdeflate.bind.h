// libdeflate: whole buffers in, whole buffers out.
#include "cbw.h"
#include "libdeflate.h"
CBW_MODULE(libdeflate, strip=libdeflate_);
CBW_CLASS(libdeflate_compressor, name=Compressor,
          free=libdeflate_free_compressor);
CBW_CLASS(libdeflate_decompressor, name=Decompressor,
          free=libdeflate_free_decompressor);
struct libdeflate_compressor *
libdeflate_alloc_compressor(int compression_level CBW_DEF(6))
    CBW_NEW(libdeflate_compressor) CBW_THROW(!_ret, "bad level");
struct libdeflate_decompressor *libdeflate_alloc_decompressor(void)
    CBW_NEW(libdeflate_decompressor);
#define CBW_PACK(kind)                                                         \
    size_t libdeflate_##kind##_compress(                                       \
        struct libdeflate_compressor *compressor, const void *in,              \
        size_t in_nbytes,                                                      \
        void *out CBW_OUT CBW_CAP(libdeflate_##kind##_compress_bound(          \
            compressor, in_nbytes)) CBW_USED(_ret),                            \
        size_t out_nbytes_avail CBW_HIDE(cap)) CBW_THROW(!_ret, "no room")
CBW_PACK(deflate);
CBW_PACK(zlib);
CBW_PACK(gzip);
#define CBW_UNPACK(kind)                                                       \
    enum libdeflate_result libdeflate_##kind##_decompress_ex(                  \
        struct libdeflate_decompressor *decompressor, const void *in,          \
        size_t in_nbytes, void *out, size_t out_nbytes_avail,                  \
        size_t *actual_in_nbytes_ret CBW_OUT,                                  \
        size_t *actual_out_nbytes_ret CBW_OUT)
CBW_UNPACK(deflate);
CBW_UNPACK(zlib);
CBW_UNPACK(gzip);
