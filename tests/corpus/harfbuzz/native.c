// The same results from native code: one JSON line.
#include "hb-ot.h"
#include "hb.h"
#include <stdio.h>
#include <string.h>

static char text[64];

static const char *tag(hb_tag_t t)
{
    hb_tag_to_string(t, text);
    text[4] = 0;
    return text;
}

int main(void)
{
    hb_blob_t *blob = hb_blob_create_from_file(FONT);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(face);
    hb_buffer_t *buffer = hb_buffer_create();
    unsigned n;
    hb_font_set_scale(font, 2000, 2000);
    printf("{\"version\":\"%s\",\"glyphs\":%u,\"upem\":%u,",
           hb_version_string(), hb_face_get_glyph_count(face),
           hb_face_get_upem(face));
    hb_buffer_add_utf8(buffer, "abc", -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    printf("\"direction\":%d,\"script\":\"%s\",",
           hb_buffer_get_direction(buffer),
           tag(hb_script_to_iso15924_tag(hb_buffer_get_script(buffer))));
    hb_shape(font, buffer, NULL, 0);
    hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &n);
    printf("\"infos\":[");
    for (unsigned i = 0; i < n; i++)
        printf("%s[%u,%u]", i ? "," : "", info[i].codepoint, info[i].cluster);
    hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, &n);
    printf("],\"advances\":[");
    for (unsigned i = 0; i < n; i++)
        printf("%s%d", i ? "," : "", at[i].x_advance);
    hb_set_t *set = hb_set_create();
    hb_face_collect_unicodes(face, set);
    printf("],\"unicodes\":%u,\"hasA\":%d,", hb_set_get_population(set),
           hb_set_has(set, 'a'));
    printf("\"length\":%u}\n", hb_blob_get_length(blob));
    hb_set_destroy(set);
    hb_buffer_destroy(buffer);
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return 0;
}
