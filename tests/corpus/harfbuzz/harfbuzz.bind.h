// HarfBuzz: C++ behind a C interface; everything is counted.
#include "cbw.h"
#include "hb.h"
#include "hb-ot.h"
#include "hb-aat.h"
CBW_MODULE(hb, strip=hb_);
CBW_CLASS(hb_segment_properties_t, name=SegmentProperties);
CBW_CLASS(hb_draw_state_t, name=DrawState);
CBW_FIELD(hb_glyph_info_t, var1, skip);
CBW_FIELD(hb_glyph_info_t, var2, skip);
CBW_FIELD(hb_glyph_position_t, var, skip);
CBW_RULE(hb_*, draw_data, hide=NULL);
CBW_RULE(hb_*, *features, copy);
CBW_RULE(hb_buffer_deserialize_*, const char *, copy);
CBW_RULE(hb_face_builder_add_table, blob, copy);
CBW_RULE(hb_face_builder_sort_tables, tags, nul);
CBW_RULE(hb_*, glyph, out);
CBW_RULE(hb_unicode_*compose, hb_codepoint_t *, out);
CBW_RULE(hb_*, *_stride, hide=4);
CBW_RULE(hb_font_get_nominal_glyphs, first_unicode, len=count);
CBW_RULE(hb_font_get_glyph_*advances*, first_glyph, len=count);
CBW_RULE(hb_font_get_glyph_*advances*, first_advance, out len=count);
CBW_RULE(hb_font_get_nominal_glyphs, first_glyph, out len=count);
CBW_RULE(hb_font_get_var_coords_*, return, len=*length borrow=font);
CBW_RULE(hb_font_get_var_coords_*, length, hide=len);
CBW_RULE(hb_ot_layout_collect_*, const hb_tag_t *, nul opt);
CBW_RULE(hb_ot_var_normalize_coords, normalized_coords, out len=coords_length);
CBW_RULE(hb_blob_get_data_writable, return, bin len=*length borrow=blob);
CBW_RULE(hb_blob_get_data_writable, length, hide=len);
CBW_RULE(callback hb_*_func_t, user_data, ud);
CBW_RULE(callback hb_font_get_*_func_t, glyph, out);
CBW_RULE(callback hb_font_get_*_func_t, x, out);
CBW_RULE(callback hb_font_get_*_func_t, y, out);
CBW_RULE(callback hb_*_func_t, draw_data, skip);
CBW_RULE(callback hb_*_func_t, font_data, skip);
CBW_RULE(callback hb_*_func_t, st, skip);
CBW_RULE(hb_*, shaper_list, nul opt);
CBW_RULE(hb_*_list_*, return, nul borrow=forever);
CBW_RULE(hb_ot_var_normalize_coords, design_coords, len=coords_length);
// Any JavaScript value, held by the object until it ends.
CBW_CLASS(hb_user_data_key_t, name=UserDataKey);
CBW_RULE(hb_*_set_user_data, key, keep=forever);
CBW_RULE(hb_*_set_user_data, data, as=cbw_js takes);
CBW_RULE(hb_*_set_user_data, destroy, hide=(hb_destroy_func_t)cbw_js_free);
CBW_RULE(hb_*_get_user_data, return, as=cbw_js);
CBW_RULE(hb_buffer_get_glyph_*s, return, len=*length borrow=buffer);
CBW_RULE(hb_buffer_get_glyph_*s, length, hide=len);
CBW_RULE(hb_blob_create*, data, bin copy len=length);
CBW_RULE(hb_blob_create*, mode, hide=HB_MEMORY_MODE_DUPLICATE);
CBW_RULE(hb_blob_create*, user_data, hide=NULL);
CBW_RULE(hb_blob_create*, destroy, hide=NULL);
// The caller's, who keeps it; or C counts a reference of its own.
CBW_RULE(hb_font_get_glyph_shape, dfuncs, copy);
CBW_RULE(hb_buffer_set_unicode_funcs, unicode_funcs, copy);
CBW_RULE(hb_buffer_*serialize*, font, copy);
CBW_RULE(hb_shape*, buffer, copy);
CBW_RULE(hb_shape_plan_execute, font, copy);
CBW_RULE(hb_ot_*closure, glyphs, copy);
CBW_RULE(hb_ot_layout_collect_features, feature_indexes, copy);
CBW_RULE(hb_ot_layout_lookup_collect_glyphs, glyphs_before, copy);
CBW_RULE(hb_ot_layout_lookup_collect_glyphs, glyphs_input, copy);
CBW_RULE(hb_ot_layout_lookup_collect_glyphs, glyphs_after, copy);
CBW_RULE(hb_ot_layout_lookup_collect_glyphs, glyphs_output, copy);
CBW_RULE(hb_shape_plan_create*, face, keep=ret);
