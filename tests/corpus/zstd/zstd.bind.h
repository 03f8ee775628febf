// Zstandard: sizes are results, errors are exceptions; of what calls read only
// a prefix is kept.
#include "cbw.h"
#include "zdict.h"
#include "zstd.h"
CBW_MODULE(zstd, strip=ZSTD_ strip=ZDICT_);
CBW_CLASS(ZSTD_inBuffer, name=InBuffer);
CBW_CLASS(ZSTD_outBuffer, name=OutBuffer);
CBW_FIELD(ZSTD_inBuffer, src, len=size keep);
CBW_FIELD(ZSTD_outBuffer, dst, len=size keep);
CBW_RULE(Z*, const void *, copy);
CBW_RULE(ZSTD_*, dst, out copy used=_ret);
CBW_RULE(ZSTD_*ompress*, return size_t,
         throw=ZSTD_isError(_ret)|ZSTD_getErrorName(_ret));
CBW_RULE(ZSTD_?Ctx_*, return size_t,
         throw=ZSTD_isError(_ret)|ZSTD_getErrorName(_ret));
CBW_RULE(ZDICT_*Buffer, return size_t,
         throw=ZDICT_isError(_ret)|ZDICT_getErrorName(_ret));
size_t ZSTD_compress(void *dst CBW_OUT CBW_CAP(ZSTD_compressBound(srcSize))
                         CBW_USED(_ret) CBW_COPY,
                     size_t dstCapacity CBW_HIDE(cap), const void *src,
                     size_t srcSize, int compressionLevel CBW_DEF(3));
#define CBW_SAMPLES                                                            \
    const void *samplesBuffer CBW_LEN(({                                       \
        size_t n = 0;                                                          \
        for (unsigned i = 0; i < nbSamples; i++)                               \
            n += samplesSizes[i];                                              \
        n;                                                                     \
    })),                                                                       \
        const size_t *samplesSizes CBW_LEN(nbSamples), unsigned nbSamples
size_t ZDICT_trainFromBuffer(void *dictBuffer CBW_OUT CBW_USED(_ret),
                             size_t dictBufferCapacity, CBW_SAMPLES);
size_t ZDICT_finalizeDictionary(
    void *dstDictBuffer CBW_OUT CBW_USED(_ret), size_t maxDictSize,
    const void *dictContent CBW_LEN(dictContentSize), size_t dictContentSize,
    CBW_SAMPLES, ZDICT_params_t parameters);
size_t ZSTD_CCtx_refPrefix(ZSTD_CCtx *cctx, const void *prefix CBW_KEEP(cctx),
                           size_t prefixSize);
size_t ZSTD_DCtx_refPrefix(ZSTD_DCtx *dctx, const void *prefix CBW_KEEP(dctx),
                           size_t prefixSize);
