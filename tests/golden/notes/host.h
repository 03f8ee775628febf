// golden, run by its module in a sandbox; generated.
// Each function of the library, with an instance as its first argument.
#ifndef CBW_golden_HOST_H
#define CBW_golden_HOST_H

#include "in.h"

// lib/host/types.h

// A new instance; NULL with the reason in `error` (of that size).
CbwHost *golden_host_new(const CbwHostOptions *options, char *error, size_t size);
void golden_host_free(CbwHost *h);
// What became of the last call, and the words for it.
CbwHostStatus golden_host_status(const CbwHost *h);
const char *golden_host_error(const CbwHost *h);
// In a callback: it failed. C gets its failure value, and the call that
// entered the module has the status CBW_HOST_CALLBACK.
void golden_host_fail(CbwHost *h, const char *why);
// Who hears of what goes wrong from here on; NULL: nobody, the status says it.
void golden_host_report(CbwHost *h, CbwHostReport report, void *user);

// fft *fft_new(int nfft, int inverse)
fft *golden_call_fft_new(CbwHost *cbw_h, int nfft, int inverse);
// void fft_free(fft *f)
void golden_call_fft_free(CbwHost *cbw_h, fft *f);
// void fft_run(fft *f, const float *in, float *out)
void golden_call_fft_run(CbwHost *cbw_h, fft *f, const float *in, float *out);

#ifndef CBW_HOST_NO_NAMES
#undef fft_new
#define fft_new(...) golden_call_fft_new(__VA_ARGS__)
#undef fft_free
#define fft_free(...) golden_call_fft_free(__VA_ARGS__)
#undef fft_run
#define fft_run(...) golden_call_fft_run(__VA_ARGS__)
#endif

#endif
