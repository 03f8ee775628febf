// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:df527f59");

// int quiet(int x, void *reserved)
CBW_G_EXPORT("cbw_f_quiet")
int32_t cbw_f_quiet(int x)
{
    void *reserved = NULL;
    int _ret = quiet(x, reserved);
    return (int32_t)(_ret);
}

// char *text_of(int x, size_t *len)
CBW_G_EXPORT("cbw_f_text_of")
int32_t cbw_f_text_of(int x)
{
    size_t cbw_c_len = {0};
    size_t *len = &cbw_c_len;
    char *_ret = text_of(x, len);
    uint32_t cbw_v0 = (uint32_t)(_ret ? (__SIZE_TYPE__)(*len) : 0);
    cbw_state.cells[0].u32 = cbw_v0;
    cbw_state.cells[1].u32 = (uint32_t)(*len);
    return (int32_t)(_ret);
}

