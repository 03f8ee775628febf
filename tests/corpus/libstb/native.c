// The same results from native code: one JSON line.
#include "stb_dxt.h"
#include "stb_easy_font.h"
#include "stb_image.h"
#include "stb_image_resize.h"
#include "stb_image_write.h"
#include "stb_perlin.h"
#include "stb_sprintf.h"
#include <string.h>

enum { W = 24, H = 16 };
static unsigned char pixels[W * H * 3], file[20000];
static int used;

static void hex(const char *name, const unsigned char *data, int n)
{
    printf("\"%s\":\"", name);
    for (int i = 0; i < n; i++)
        printf("%02x", data[i]);
    printf("\",");
}

static void collect(void *context, void *data, int size)
{
    (void)context;
    memcpy(file + used, data, (size_t)size);
    used += size;
}

int main(void)
{
    unsigned char out[W * H * 12], block[16], rgba[64];
    char text[64];
    int w, h, n;
    for (int i = 0; i < W * H * 3; i++)
        pixels[i] = (unsigned char)((i / 3 % W) * 10 + i % 3 * 40);
    stbi_write_png_to_func(collect, NULL, W, H, 3, pixels, W * 3);
    printf("{");
    hex("png", file, used);
    unsigned char *back = stbi_load_from_memory(file, used, &w, &h, &n, 4);
    printf("\"shape\":[%d,%d,%d],", w, h, n);
    hex("loaded", back, w * h * 4);
    stbi_image_free(back);
    used = 0;
    stbi_write_jpg_to_func(collect, NULL, W, H, 3, pixels, 90);
    hex("jpg", file, used);
    printf("\"info\":%d,", stbi_info_from_memory(file, used, &w, &h, &n));
    stbi_load_from_memory(pixels, 50, &w, &h, &n, 0);
    printf("\"failure\":\"%s\",", stbi_failure_reason());
    stbir_resize_uint8(pixels, W, H, 0, out, W * 2, H * 2, 0, 3);
    hex("resized", out, W * H * 12);
    for (int i = 0; i < 64; i++)
        rgba[i] = (unsigned char)(i * 3);
    stb_compress_dxt_block(block, rgba, 1, STB_DXT_NORMAL);
    hex("dxt", block, 16);
    stb_compress_bc4_block(block, rgba);
    hex("bc4", block, 8);
    stbsp_snprintf(text, sizeof text, "plain");
    printf("\"text\":\"%s\",", text);
    stbsp_sprintf(text, "%.3f", 1234.5678);
    printf("\"number\":\"%s\",", text);
    printf("\"noise\":%.9g,\"fbm\":%.9g,",
           stb_perlin_noise3(1.5f, 2.25f, 0.75f, 0, 0, 0),
           stb_perlin_fbm_noise3(0.1f, 0.2f, 0.3f, 2, 0.5f, 4));
    printf("\"width\":%d,\"height\":%d}\n", stb_easy_font_width("Hello"),
           stb_easy_font_height("Hello\nyou"));
    return 0;
}
