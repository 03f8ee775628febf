// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:38570bf4");
CBW_G_SIZE(struct corner, 8, "struct corner");
CBW_G_OFFSET(struct corner, x, 0, "struct corner.x");
CBW_G_OFFSET(struct corner, y, 4, "struct corner.y");

// scan *scan_new(const char *text, struct corner *end)
CBW_G_EXPORT("cbw_f_scan_new")
int32_t cbw_f_scan_new(const char *text)
{
    struct corner cbw_c_end = {0};
    struct corner *end = &cbw_c_end;
    scan *_ret = scan_new(text, end);
    struct corner *cbw_v0 = (void *)cbw_room(sizeof(struct corner));
    *cbw_v0 = *end;
    cbw_state.cells[0].u32 = (uint32_t)cbw_v0;
    return (int32_t)(_ret);
}

