// The same results from native code: one JSON line.
#include "webp/decode.h"
#include "webp/encode.h"
#include "webp/mux.h"
#include <stdio.h>
#include <string.h>

enum { W = 40, H = 30 };
static uint8_t pixels[W * H * 4], rgb[W * H * 3];

static void hex(const char *name, const uint8_t *data, size_t n)
{
    printf("\"%s\":\"", name);
    for (size_t i = 0; i < n; i++)
        printf("%02x", data[i]);
    printf("\",");
}

static void muxed(const uint8_t *file, size_t size)
{
    WebPData image = {file, size}, icc = {(const uint8_t *)"colours", 7}, all;
    WebPMux *m = WebPMuxNew();
    int w, h;
    WebPMuxSetImage(m, &image, 1);
    WebPMuxSetChunk(m, "ICCP", &icc, 1);
    WebPMuxAssemble(m, &all);
    WebPMuxGetCanvasSize(m, &w, &h);
    printf("\"canvas\":[%d,%d],", w, h);
    hex("muxed", all.bytes, all.size);
    WebPDataClear(&all);
    WebPMuxDelete(m);
}

int main(void)
{
    uint8_t *out;
    int w, h;
    for (int i = 0; i < W * H * 4; i++)
        pixels[i] = i % 4 == 3 ? (uint8_t)(200 + i % 50)
                               : (uint8_t)(i / 4 % W * 6 + i % 4 * 20);
    for (int i = 0; i < W * H * 3; i++)
        rgb[i] = pixels[i / 3 * 4 + i % 3];
    printf("{\"version\":%d,", WebPGetEncoderVersion());
    size_t n = WebPEncodeRGB(rgb, W, H, W * 3, 80, &out);
    hex("lossy", out, n);
    uint8_t *back = WebPDecodeRGB(out, n, &w, &h);
    printf("\"size\":[%d,%d],", w, h);
    hex("decoded", back, (size_t)(w * h * 3));
    WebPFree(back);
    WebPFree(out);
    n = WebPEncodeLosslessRGBA(pixels, W, H, W * 4, &out);
    hex("lossless", out, n);
    WebPBitstreamFeatures f;
    printf("\"status\":%d,", WebPGetFeatures(out, n, &f));
    printf("\"alpha\":%d,", f.has_alpha);
    printf("\"bad\":%d,", WebPGetInfo(pixels, 100, &w, &h));
    printf("\"format\":%d,", f.format);
    muxed(out, n);
    WebPFree(out);
    WebPPicture p;
    WebPPictureInit(&p);
    p.use_argb = 1;
    p.width = W;
    p.height = H;
    WebPPictureImportRGBA(&p, pixels, W * 4);
    printf("\"transparent\":%d,", WebPPictureHasTransparency(&p));
    printf("\"cropped\":%d,", WebPPictureCrop(&p, 1, 2, 10, 20));
    printf("\"cropWidth\":%d}\n", p.width);
    WebPPictureFree(&p);
    return 0;
}
