// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:70f3dad9");

// int decode(const unsigned char **p, size_t *left)
CBW_G_EXPORT("cbw_f_decode")
int32_t cbw_f_decode(const unsigned char *cbw_p_p, __SIZE_TYPE__ cbw_n_p)
{
    const unsigned char *cbw_c_p = cbw_p_p;
    const unsigned char **p = &cbw_c_p;
    size_t cbw_c_left = cbw_n_p;
    size_t *left = &cbw_c_left;
    int _ret = decode(p, left);
    uint32_t cbw_v0 = (uint32_t)((__SIZE_TYPE__)(*p - cbw_p_p));
    cbw_state.cells[0].u32 = cbw_v0;
    cbw_state.cells[1].u32 = (uint32_t)(*left);
    return (int32_t)(_ret);
}

// int scan(const char **p, int n)
CBW_G_EXPORT("cbw_f_scan")
int32_t cbw_f_scan(const char *cbw_p_p, __SIZE_TYPE__ cbw_n_p)
{
    const char *cbw_c_p = cbw_p_p;
    const char **p = &cbw_c_p;
    int n = cbw_n_p;
    int _ret = scan(p, n);
    uint32_t cbw_v0 = (uint32_t)((__SIZE_TYPE__)(*p - cbw_p_p));
    cbw_state.cells[0].u32 = cbw_v0;
    return (int32_t)(_ret);
}

