// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:8492a593");
CBW_G_SIZE(struct pair, 8, "struct pair");
CBW_G_OFFSET(struct pair, a, 0, "struct pair.a");
CBW_G_OFFSET(struct pair, b, 4, "struct pair.b");

// const struct pair *table(void)
CBW_G_EXPORT("cbw_f_table")
int32_t cbw_f_table(void)
{
    const struct pair *_ret = table();
    uint32_t cbw_v0 = (uint32_t)(_ret ? (__SIZE_TYPE__)(__extension__({ __SIZE_TYPE__ n = 0; while (!(_ret[n].a == 0)) n++; n; })) : 0);
    cbw_state.cells[0].u32 = cbw_v0;
    return (int32_t)(_ret);
}

// const int *numbers(int *count)
CBW_G_EXPORT("cbw_f_numbers")
int32_t cbw_f_numbers(void)
{
    int cbw_c_count = {0};
    int *count = &cbw_c_count;
    const int *_ret = numbers(count);
    uint32_t cbw_v0 = (uint32_t)(_ret ? (__SIZE_TYPE__)(*count) : 0);
    cbw_state.cells[0].u32 = cbw_v0;
    cbw_state.cells[1].i32 = (int32_t)(*count);
    return (int32_t)(_ret);
}

// int *spread(size_t *n, int *mark)
CBW_G_EXPORT("cbw_f_spread")
int32_t cbw_f_spread(int cbw_v_mark)
{
    size_t cbw_c_n = {0};
    size_t *n = &cbw_c_n;
    int cbw_c_mark = cbw_v_mark;
    int *mark = &cbw_c_mark;
    int *_ret = spread(n, mark);
    uint32_t cbw_v0 = (uint32_t)(_ret ? (__SIZE_TYPE__)(*n) : 0);
    cbw_state.cells[0].u32 = cbw_v0;
    cbw_state.cells[1].i32 = (int32_t)(*mark);
    cbw_state.cells[2].u32 = (uint32_t)(*n);
    return (int32_t)(_ret);
}

