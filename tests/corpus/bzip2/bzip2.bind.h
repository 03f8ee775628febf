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
// Over a file that its opener closes: two kinds, each with its end.
typedef struct bz_reader bz_reader;
typedef struct bz_writer bz_writer;
CBW_CLASS(bz_reader, name=Reader, free=reader_end);
CBW_CLASS(bz_writer, name=Writer, free=writer_end);
void reader_end(bz_reader *b) CBW_MACRO(BZ2_bzReadClose(&(int){0}, b));
void writer_end(bz_writer *b)
    CBW_MACRO(BZ2_bzWriteClose(&(int){0}, b, 0, NULL, NULL));
CBW_RULE(BZ2_bzRead*, b, as=bz_reader);
CBW_RULE(BZ2_bzWrite*, b, as=bz_writer);
CBW_RULE(BZ2_bz*Close*, b, takes);
CBW_RULE(BZ2_bz*Open, f, keep=ret);
CBW_RULE(BZ2_bz*Open, return, throw=!_ret|0);
CBW_RULE(BZ2_bzReadOpen, return, as=bz_reader new=bz_reader);
CBW_RULE(BZ2_bzWriteOpen, return, as=bz_writer new=bz_writer);
CBW_RULE(BZ2_bzReadOpen, unused, in opt copy len=nUnused);
CBW_RULE(BZ2_bz?ead, buf, out copy used=_ret);
CBW_RULE(BZ2_bz?rite, buf, in copy);
CBW_RULE(BZ2_bzread, return, throw=_ret < 0|0);
CBW_RULE(BZ2_bzwrite, return, throw=_ret < 0|0);
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
