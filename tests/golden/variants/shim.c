// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:ca944810");
CBW_G_SIZE(struct value, 12, "struct value");
CBW_G_OFFSET(struct value, line, 4, "struct value.line");
CBW_G_OFFSET(struct value, u.i, 8, "struct value.u.i");
CBW_G_OFFSET(struct value, u.s, 8, "struct value.u.s");
CBW_G_OFFSET(struct value, u.s, 8, "struct value.u.s");

// value parse_value(const char *text)
CBW_G_EXPORT("cbw_f_parse_value")
void cbw_f_parse_value(const char *text)
{
    value _ret = parse_value(text);
    value *cbw_v0 = (void *)cbw_room(sizeof(value));
    *cbw_v0 = _ret;
    cbw_state.cells[0].u32 = (uint32_t)cbw_v0;
}

