// bzip2: streams are objects with buffers in their fields, whole buffers come
// and go in one call.
#include "bzlib.h"
#include "cbw.h"
CBW_MODULE(bzip2, strip=BZ2_bz strip=BZ2_);
CBW_CLASS(bz_stream, name=Stream);
CBW_CLASS(BZFILE, name=BzFile, free=BZ2_bzclose);
CBW_CLASS(FILE, name=File, free=fclose);
FILE *fopen(const char *path, const char *mode) CBW_NEW(FILE) CBW_ERRNO(!_ret);
int fclose(FILE *f);
CBW_FIELD(bz_stream, next_in, bin len=avail_in keep);
CBW_FIELD(bz_stream, next_out, bin len=avail_out keep out);
CBW_RULE(BZ2_bz*, bzerror, out);
CBW_RULE(BZ2_bz*, b, as=BZFILE);
CBW_RULE(BZ2_bz?ead, buf, out copy used=_ret);
CBW_RULE(BZ2_bz?rite, buf, in copy);
CBW_RULE(BZ2_bzWriteClose*, unsigned int *, out);
void BZ2_bzReadGetUnused(int *bzerror, BZFILE *b,
                         void **unused CBW_OUT CBW_LEN(*nUnused) CBW_BORROW(b),
                         int *nUnused CBW_HIDE(len));
CBW_RULE(BZ2_bz*ompress*, return int, throw=_ret < 0|0);
int BZ2_bzBuffToBuffCompress(
    char *dest CBW_OUT CBW_BIN CBW_CAP(sourceLen + sourceLen / 100 + 600),
    unsigned int *destLen CBW_HIDE(cap),
    char *source CBW_IN CBW_BIN CBW_LEN(sourceLen), unsigned int sourceLen,
    int blockSize100k CBW_DEF(9), int verbosity CBW_DEF(0),
    int workFactor CBW_DEF(0)) CBW_NAME(compress);
int BZ2_bzBuffToBuffDecompress(char *dest CBW_OUT CBW_BIN,
                               unsigned int *destLen,
                               char *source CBW_IN CBW_BIN CBW_LEN(sourceLen),
                               unsigned int sourceLen, int small CBW_DEF(0),
                               int verbosity CBW_DEF(0)) CBW_NAME(decompress);
