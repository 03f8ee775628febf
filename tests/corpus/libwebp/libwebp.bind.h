// WebP: pixels and files are bytes; what the library allocates, the glue frees.
#include "cbw.h"
#include "webp/decode.h"
#include "webp/demux.h"
#include "webp/encode.h"
#include "webp/mux.h"
CBW_MODULE(webp, strip=WebP);
CBW_CLASS(WebPData, name=Data);
CBW_FIELD(WebPData, bytes, len=size keep);
CBW_RULE(WebPEncode*, const uint8_t *, len=stride * height);
CBW_RULE(WebPEncode*, output, out len=_ret own=WebPFree);
CBW_RULE(WebPEncode*, return size_t, throw=!_ret|"not encoded");
CBW_RULE(WebPDecode*, data, copy len=data_size);
CBW_RULE(WebPDecodeYUV, return,
         len=*height * *stride own=WebPFree throw=!_ret|"not decoded");
CBW_RULE(WebPDecodeYUV, u, out len=(*height + 1) / 2 * *uv_stride);
CBW_RULE(WebPDecodeYUV, v, out len=(*height + 1) / 2 * *uv_stride);
CBW_RULE(WebPDecodeYUV, *stride, out);
CBW_RULE(WebPDecode????, return uint8_t *,
         len=*width * *height * 4 own=WebPFree throw=!_ret|"not decoded");
CBW_RULE(WebPDecode???, return uint8_t *,
         len=*width * *height * 3 own=WebPFree throw=!_ret|"not decoded");
CBW_RULE(WebPDecode*Into, output_buffer, out len=output_buffer_size);
CBW_RULE(WebPDecode*Into, return, same=output_buffer);
CBW_RULE(WebPDecodeYUVInto, luma, out len=luma_size);
CBW_RULE(WebPDecodeYUVInto, u, out len=u_size);
CBW_RULE(WebPDecodeYUVInto, v, out len=v_size);
CBW_RULE(WebPDecodeYUVInto, return, same=luma);
CBW_RULE(WebPINew*, uint8_t *, hide=NULL);
CBW_RULE(WebPINew*, size_t, hide=0);
CBW_RULE(WebPINew*, int, hide=0);
CBW_RULE(WebPI*, data, keep=idec);
CBW_RULE(WebPIDecGet*, return uint8_t *, len=*stride * *height borrow=idec);
CBW_RULE(WebPIDecGetYUV*, uint8_t **, hide=NULL);
CBW_RULE(WebPIDecGet*, int *, out);
CBW_RULE(WebPMux*, copy_data, hide=1);
CBW_RULE(WebPMux*, frame, copy);
CBW_RULE(WebPDemux*, return WebPDemuxer *, own=WebPDemuxDelete);
CBW_RULE(WebPDemuxPartial, state, out);
CBW_RULE(WebPPlaneDistortion, const uint8_t *, len=src_stride * height);
int WebPAnimDecoderGetNext(WebPAnimDecoder *dec,
                           uint8_t **buf CBW_OUT CBW_LEN(({
                               WebPAnimInfo i;
                               WebPAnimDecoderGetInfo(dec, &i);
                               i.canvas_width * i.canvas_height * 4;
                           })) CBW_BORROW(dec),
                           int *timestamp CBW_OUT) CBW_THROW(!_ret, "no frame");
#define IMPORT(NAME, name)                                                     \
    int WebPPictureImport##NAME(                                               \
        WebPPicture *picture,                                                  \
        const uint8_t *name CBW_LEN(name##_stride *picture->height),           \
        int name##_stride)
IMPORT(RGB, rgb);
IMPORT(RGBA, rgba);
IMPORT(RGBX, rgbx);
IMPORT(BGR, bgr);
IMPORT(BGRA, bgra);
IMPORT(BGRX, bgrx);
CBW_RULE(WebPEncode, picture, copy);
CBW_RULE(WebPDecode, config, copy);
CBW_RULE(WebPGetFeatures, features, out);
