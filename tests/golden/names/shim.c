// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:1d3c5e9e");
CBW_G_SIZE(struct th_point, 24, "struct th_point");
CBW_G_OFFSET(struct th_point, x, 0, "struct th_point.x");
CBW_G_OFFSET(struct th_point, y, 8, "struct th_point.y");
CBW_G_OFFSET(struct th_point, Y, 16, "struct th_point.Y");

// double th_sum(struct th_point p)
CBW_G_EXPORT("cbw_f_th_sum")
double cbw_f_th_sum(__typeof__(__typeof__(struct th_point) *) cbw_p_p)
{
    struct th_point p = *(__typeof__(struct th_point) *)cbw_p_p;
    double _ret = th_sum(p);
    return (double)(_ret);
}

