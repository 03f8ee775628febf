// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:6b145562");

// void fft_run(fft *f, const float *in, float *out)
CBW_G_EXPORT("cbw_f_fft_run")
int32_t cbw_f_fft_run(fft *f, const float *in, __SIZE_TYPE__ cbw_n_in, int cbw_note_nfft)
{
    cbw_check(0, cbw_n_in, (double)(cbw_note_nfft));
    uint32_t cbw_n_out;
    float *out = cbw_array(cbw_note_nfft, sizeof(float), &cbw_n_out);
    fft_run(f, in, out);
    cbw_state.cells[0].u32 = (uint32_t)(cbw_n_out);
    return (int32_t)(out);
}

