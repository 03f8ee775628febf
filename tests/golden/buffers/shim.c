// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:7436c06e");

// int product(const int *m, int w, int h)
CBW_G_EXPORT("cbw_f_product")
int32_t cbw_f_product(const int *m, __SIZE_TYPE__ cbw_n_m, int w, int h)
{
    cbw_check(0, cbw_n_m, (double)(w *h));
    int _ret = product(m, w, h);
    return (int32_t)(_ret);
}

// int narrow(const uint8_t *p, uint8_t n)
CBW_G_EXPORT("cbw_f_narrow")
int32_t cbw_f_narrow(const uint8_t *p, __SIZE_TYPE__ cbw_n_p)
{
    uint8_t n = (uint8_t)cbw_n_p;
    cbw_check(0, cbw_n_p, (double)(n));
    int _ret = narrow(p, n);
    return (int32_t)(_ret);
}

