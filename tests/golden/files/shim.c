// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:111e582e");

// int load(FILE *f, int *size)
CBW_G_EXPORT("cbw_f_load")
int32_t cbw_f_load(void *cbw_p_f, __SIZE_TYPE__ cbw_n_f)
{
    int cbw_c_size = {0};
    int *size = &cbw_c_size;
    CbwFile cbw_file_f;
    cbw_file_open(&cbw_file_f, (uint32_t)cbw_p_f, (uint32_t)cbw_n_f, "rb");
    FILE *f = cbw_file_f.file;
    int _ret = load(f, size);
    uint32_t cbw_n_out_f;
    uint32_t cbw_out_f = cbw_file_close(&cbw_file_f, &cbw_n_out_f);
    cbw_state.cells[0].i32 = (int32_t)(*size);
    return (int32_t)(_ret);
}

// int save(FILE *f, int x)
CBW_G_EXPORT("cbw_f_save")
int32_t cbw_f_save(int x)
{
    CbwFile cbw_file_f;
    cbw_file_open(&cbw_file_f, 0, 0, "wb");
    FILE *f = cbw_file_f.file;
    int _ret = save(f, x);
    uint32_t cbw_n_out_f;
    uint32_t cbw_out_f = cbw_file_close(&cbw_file_f, &cbw_n_out_f);
    cbw_state.cells[0].u32 = cbw_out_f;
    cbw_state.cells[1].u32 = cbw_n_out_f;
    return (int32_t)(_ret);
}

