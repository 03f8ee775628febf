// stb: pixels are bytes, fonts are objects, what is allocated the glue frees.
#include "cbw.h"
#include <stdio.h>
#include "stb_image.h"
#include "stb_image_write.h"
#include "stb_image_resize.h"
#include "stb_rect_pack.h"
#include "stb_truetype.h"
#include "stb_perlin.h"
#include "stb_connected_components.h"
#include "stb_dxt.h"
#include "stb_sprintf.h"
#include "stb_easy_font.h"
CBW_MODULE(stb);
CBW_IFACE(stbi_io_callbacks, ud=user, read: data cap=size used=_ret);
CBW_RULE(stbsp_*, buf, copy);
CBW_RULE(stbi_*, buffer, copy bin len=len);
CBW_RULE(stbi_*, f, file="rb");
CBW_RULE(stbi_load*, return,
         len=*x * *y * (desired_channels ? desired_channels : *channels_in_file)
             own=stbi_image_free throw=!_ret|stbi_failure_reason());
stbi_uc *stbi_load_gif_from_memory(stbi_uc const *buffer, int len,
                                   int **delays CBW_OUT CBW_LEN(*z)
                                       CBW_OWN(free),
                                   int *x, int *y, int *z, int *comp,
                                   int req_comp)
    CBW_LEN(*x * *y * *z * (req_comp ? req_comp : *comp)) CBW_OWN(free)
        CBW_THROW(!_ret, stbi_failure_reason());
CBW_RULE(stbi_zlib_decode_*malloc*, return char *,
         bin len=*outlen own=free throw=!_ret|stbi_failure_reason());
CBW_RULE(stbi_zlib_decode_*malloc*, outlen, hide=len);
CBW_RULE(stbi_write_png*, data,
         len=h * (stride_in_bytes ? stride_in_bytes : w * comp));
CBW_RULE(stbi_write_bmp*, data, len=w * h * comp);
CBW_RULE(stbi_write_tga*, data, len=w * h * comp);
CBW_RULE(stbi_write_hdr*, data, len=w * h * comp);
CBW_RULE(stbi_write_jpg*, data, len=x * y * comp);
CBW_RULE(callback stbi_write_func, data, len=size);
CBW_RULE(callback stbi_write_func, context, ud);
CBW_RULE(stbir_*, *_stride_in_bytes, hide=0);
CBW_RULE(stbir_*, alloc_context, hide=NULL);
CBW_RULE(stbir_resize_*, input_pixels, len=input_w * input_h * num_channels);
CBW_RULE(stbir_resize_*, output_pixels,
         out cap=output_w * output_h * num_channels);
#define STB_SIZE(w, h)                                                         \
    ((w) * (h) * num_channels * (datatype == 0 ? 1 : datatype == 1 ? 2 : 4))
CBW_RULE(stbir_resize, input_pixels, len=STB_SIZE(input_w, input_h));
CBW_RULE(stbir_resize, output_pixels, out cap=STB_SIZE(output_w, output_h));
CBW_RULE(stbir_resize_subpixel, input_pixels, len=STB_SIZE(input_w, input_h));
CBW_RULE(stbir_resize_subpixel, output_pixels,
         out cap=STB_SIZE(output_w, output_h));
CBW_RULE(stbir_resize_region, input_pixels, len=STB_SIZE(input_w, input_h));
CBW_RULE(stbir_resize_region, output_pixels,
         out cap=STB_SIZE(output_w, output_h));
CBW_RULE(stbtt_*, userdata, hide=NULL);
CBW_RULE(stbtt_*, fontdata, len=any);
CBW_RULE(stbtt_*, data, len=any);
CBW_RULE(stbtt_InitFont, data, len=any keep=info);
CBW_RULE(stbtt_BakeFontBitmap, pixels, out len=pw * ph);
CBW_RULE(stbtt_BakeFontBitmap, chardata, out len=num_chars);
CBW_RULE(stbtt_Get*Bitmap*, return, len=*width * *height own=free_bitmap);
CBW_RULE(stbtt_Get*SDF, return, len=*width * *height own=free_sdf);
CBW_RULE(stbtt_Get*Shape, vertices, out len=_ret own=free_shape);
CBW_RULE(stbtt_Get*SVG, svg, out str len=_ret);
CBW_RULE(stbtt_Make*, output, out len=out_stride * out_h);
void free_shape(stbtt_vertex *v) CBW_MACRO(stbtt_FreeShape(0, v));
void free_bitmap(unsigned char *pixels) CBW_MACRO(stbtt_FreeBitmap(pixels, 0));
void free_sdf(unsigned char *pixels) CBW_MACRO(stbtt_FreeSDF(pixels, 0));
CBW_RULE(stbtt_Free*, *, skip);
CBW_RULE(stbcc_init_grid, map, len=w * h copy);
CBW_CLASS(stbtt__bitmap, name=Bitmap);
CBW_FIELD(stbtt__bitmap, pixels, len=h * stride keep out);
CBW_RULE(stbrp_init_target, nodes,
         in bin len=num_nodes * sizeof(stbrp_node) keep=context);
CBW_CLASS(stbtt_pack_range, name=PackRange);
CBW_RULE(stbtt_PackFontRanges*, num_ranges, hide=1);
CBW_FIELD(stbtt_pack_range, array_of_unicode_codepoints, len=num_chars keep);
CBW_FIELD(stbtt_pack_range, chardata_for_range, len=num_chars keep out);
CBW_RULE(stbtt_PackBegin, pixels,
         in keep=spc len=height * (stride_in_bytes ? stride_in_bytes : width));
CBW_RULE(stbtt_PackBegin, alloc_context, hide=NULL);
CBW_RULE(stbtt_FindSVGDoc, return, len=12 borrow=info opt);
CBW_RULE(stb_compress_dxt_block, dest, out cap=alpha ? 16 : 8);
CBW_RULE(stb_compress_dxt_block, src_*, len=64);
CBW_RULE(stb_compress_bc4_block, dest, out cap=8);
CBW_RULE(stb_compress_bc4_block, src_*, len=16);
CBW_RULE(stb_compress_bc5_block, dest, out cap=16);
CBW_RULE(stb_compress_bc5_block, src_*, len=32);
CBW_RULE(stb_easy_font_*, text, in str);
int stb_easy_font_print(float x, float y, char *text, unsigned char color[4],
                        void *vertex_buffer CBW_OUT CBW_LEN(vbuf_size)
                            CBW_USED(_ret * 64),
                        int vbuf_size);
int vsprint_number(char *buf CBW_OUT CBW_STR CBW_CAP(512), const char *fmt,
                   double value) CBW_VARIANT(stbsp_vsprintf, buf, fmt, value);
int vsnprint_number(char *buf CBW_OUT CBW_STR, int count, const char *fmt,
                    double value)
    CBW_VARIANT(stbsp_vsnprintf, buf, count, fmt, value);
int sprint_number(char *buf CBW_OUT CBW_STR CBW_CAP(512), const char *fmt,
                  double value) CBW_VARIANT(stbsp_sprintf, buf, fmt, value);
