// Sums that begin at an object's own number.
#include "in.h"

#include <stdlib.h>

struct fft {
    int n, inverse;
};

fft *fft_new(int nfft, int inverse)
{
    fft *f = malloc(sizeof *f);
    if (f)
        *f = (fft){nfft, inverse};
    return f;
}

void fft_free(fft *f)
{
    free(f);
}

void fft_run(fft *f, const float *in, float *out)
{
    for (int i = 0; i < f->n; i++)
        out[i] = f->inverse ? -in[i] : in[i];
}
