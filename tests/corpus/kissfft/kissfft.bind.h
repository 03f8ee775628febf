// kissfft: a transform knows how many points it takes.
#include "cbw.h"
#include "kiss_fft.h"
#include "kiss_fftnd.h"
#include "kiss_fftndr.h"
#include "kiss_fftr.h"
CBW_MODULE(kissfft, strip=kiss_fft_ strip=kiss_);
CBW_CLASS(kiss_fft_state, name=Fft, free=kiss_fft_end);
CBW_CLASS(kiss_fftr_state, name=FftReal, free=kiss_fftr_end);
CBW_CLASS(kiss_fftnd_state, name=FftMany, free=kiss_fftnd_end);
CBW_CLASS(kiss_fftndr_state, name=FftManyReal, free=kiss_fftndr_end);
void kiss_fft_end(kiss_fft_cfg c) CBW_MACRO(kiss_fft_free(c));
void kiss_fftr_end(kiss_fftr_cfg c) CBW_MACRO(kiss_fftr_free(c));
void kiss_fftnd_end(kiss_fftnd_cfg c) CBW_MACRO(kiss_fft_free(c));
void kiss_fftndr_end(kiss_fftndr_cfg c) CBW_MACRO(kiss_fftndr_free(c));
CBW_RULE(kiss_fft*_alloc, mem, hide=NULL);
CBW_RULE(kiss_fft*_alloc, lenmem, hide=NULL);
CBW_RULE(kiss_fft*_alloc, dims, len=ndims);
CBW_RULE(kiss_fft*_alloc, inverse_fft, def=0);
kiss_fft_cfg kiss_fft_alloc(int nfft, int inverse_fft, void *mem,
                            size_t *lenmem) CBW_NEW(kiss_fft_state)
    CBW_NOTE(nfft);
kiss_fftr_cfg kiss_fftr_alloc(int nfft, int inverse_fft, void *mem,
                              size_t *lenmem) CBW_NEW(kiss_fftr_state)
    CBW_NOTE(nfft) CBW_THROW(!_ret, "an even number of points is wanted");
void kiss_fft(kiss_fft_cfg cfg, const kiss_fft_cpx *fin CBW_LEN(self.nfft),
              kiss_fft_cpx *fout CBW_OUT CBW_CAP(self.nfft))
    CBW_NAME(transform);
void kiss_fft_stride(kiss_fft_cfg cfg,
                     const kiss_fft_cpx *fin
                         CBW_LEN((self.nfft - 1) * fin_stride + 1),
                     kiss_fft_cpx *fout CBW_OUT CBW_CAP(self.nfft),
                     int fin_stride) CBW_NAME(stride);
void kiss_fftr(kiss_fftr_cfg cfg,
               const kiss_fft_scalar *timedata CBW_LEN(self.nfft),
               kiss_fft_cpx *freqdata CBW_OUT CBW_CAP(self.nfft / 2 + 1))
    CBW_NAME(forward);
void kiss_fftri(kiss_fftr_cfg cfg,
                const kiss_fft_cpx *freqdata CBW_LEN(self.nfft / 2 + 1),
                kiss_fft_scalar *timedata CBW_OUT CBW_CAP(self.nfft))
    CBW_NAME(inverse);
// The states begin with how many points there are: all of them; or those of
// the real dimension and of the others.
#define ALL (*(const int *)cfg)
#define REAL (((const int *)cfg)[0] * ((const int *)cfg)[1])
#define HALF ((((const int *)cfg)[0] / 2 + 1) * ((const int *)cfg)[1])
void kiss_fftnd(kiss_fftnd_cfg cfg, const kiss_fft_cpx *fin CBW_LEN(ALL),
                kiss_fft_cpx *fout CBW_OUT CBW_CAP(ALL)) CBW_NAME(transform);
void kiss_fftndr(kiss_fftndr_cfg cfg,
                 const kiss_fft_scalar *timedata CBW_LEN(REAL),
                 kiss_fft_cpx *freqdata CBW_OUT CBW_CAP(HALF))
    CBW_NAME(forward);
void kiss_fftndri(kiss_fftndr_cfg cfg,
                  const kiss_fft_cpx *freqdata CBW_LEN(HALF),
                  kiss_fft_scalar *timedata CBW_OUT CBW_CAP(REAL))
    CBW_NAME(inverse);
