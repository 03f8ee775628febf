// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:d53cf6a2");

// int twice(int x)
CBW_G_EXPORT("cbw_f_twice")
int32_t cbw_f_twice(int x)
{
    int _ret = twice(x);
    return (int32_t)(_ret);
}

// int area(int w, int h)
CBW_G_EXPORT("cbw_f_area")
int32_t cbw_f_area(int w, int h)
{
    int _ret = area_of(w, h);
    return (int32_t)(_ret);
}

// int config_on(int on, int *now)
CBW_G_EXPORT("cbw_f_config_on")
int32_t cbw_f_config_on(int on)
{
    int cbw_c_now = {0};
    int *now = &cbw_c_now;
    int _ret = config(1, on, now);
    cbw_state.cells[0].i32 = (int32_t)(*now);
    return (int32_t)(_ret);
}

// void report(const char *format, ...)
CBW_G_EXPORT("cbw_f_report")
void cbw_f_report(const char *format)
{
    report("%s", format);
}

