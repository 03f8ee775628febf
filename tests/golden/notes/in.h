// A constructor argument that later sizes ask for.
#include "cbw.h"
typedef struct fft fft;
fft *fft_new(int nfft, int inverse CBW_BOOL) CBW_NEW(fft) CBW_NOTE(nfft);
void fft_free(fft *f);
void fft_run(fft *f, const float *in CBW_LEN(self.nfft),
             float *out CBW_OUT CBW_CAP(self.nfft));
