// The same results from native code: one JSON line.
#include "kiss_fftndr.h"
#include <stdio.h>

static kiss_fft_cpx in[64], out[64];
static kiss_fft_scalar real[64], again[64];

static void complexes(const char *name, int n)
{
    printf("\"%s\":[", name);
    for (int i = 0; i < n; i++)
        printf("%s[%.9g,%.9g]", i ? "," : "", out[i].r, out[i].i);
    printf("],");
}

static void reals(const char *name, int n)
{
    printf("\"%s\":[", name);
    for (int i = 0; i < n; i++)
        printf("%s%.9g", i ? "," : "", again[i]);
    printf("],");
}

int main(void)
{
    int dims[2] = {4, 6};
    for (int i = 0; i < 64; i++) {
        in[i].r = real[i] = (float)((i * 7) % 11);
        in[i].i = (float)(i % 3);
    }
    printf("{\"fast\":%d,", kiss_fft_next_fast_size(1009));
    kiss_fft_cfg c = kiss_fft_alloc(16, 0, NULL, NULL);
    kiss_fft(c, in, out);
    complexes("fft", 16);
    kiss_fft_stride(c, in, out, 3);
    complexes("stride", 16);
    kiss_fft_free(c);
    kiss_fftr_cfg r = kiss_fftr_alloc(20, 0, NULL, NULL);
    kiss_fftr(r, real, out);
    complexes("fftr", 11);
    kiss_fftr_free(r);
    r = kiss_fftr_alloc(20, 1, NULL, NULL);
    kiss_fftri(r, out, again);
    reals("fftri", 20);
    kiss_fftr_free(r);
    kiss_fftnd_cfg n = kiss_fftnd_alloc(dims, 2, 0, NULL, NULL);
    kiss_fftnd(n, in, out);
    complexes("fftnd", 24);
    kiss_fft_free(n);
    kiss_fftndr_cfg m = kiss_fftndr_alloc(dims, 2, 0, NULL, NULL);
    kiss_fftndr(m, real, out);
    complexes("fftndr", 16);
    kiss_fftndr_free(m);
    m = kiss_fftndr_alloc(dims, 2, 1, NULL, NULL);
    kiss_fftndri(m, out, again);
    reals("fftndri", 24);
    kiss_fftndr_free(m);
    kiss_fft_cleanup();
    printf("\"end\":0}\n");
    return 0;
}
