// zlib: streams are boxed z_streams, buffers live in their fields.
#include "cbw.h"
#include "zlib.h"
CBW_MODULE(zlib);
CBW_CONSTS(Flush, Z_NO_FLUSH Z_PARTIAL_FLUSH Z_SYNC_FLUSH Z_FULL_FLUSH Z_FINISH
           Z_BLOCK Z_TREES);
CBW_CONSTS(Status, Z_OK Z_STREAM_END Z_NEED_DICT Z_*_ERROR Z_ERRNO);
CBW_CLASS(z_stream, name=Stream);
CBW_FIELD(z_stream, next_in, len=avail_in keep);
CBW_FIELD(z_stream, next_out, len=avail_out keep out);
CBW_FIELD(z_stream, msg, str borrow);
CBW_FIELD(z_stream, zalloc, hide=Z_NULL);
CBW_FIELD(z_stream, zfree, hide=Z_NULL);
CBW_FIELD(z_stream, opaque, hide=Z_NULL);
CBW_RULE(deflate*, return, throw=_ret < 0 && _ret != Z_BUF_ERROR|zError(_ret));
CBW_RULE(inflate*, return, throw=_ret < 0 && _ret != Z_BUF_ERROR|zError(_ret));
int z_deflate_init(z_streamp strm, int level CBW_DEF(-1))
    CBW_MACRO(deflateInit(strm, level)) CBW_NAME(deflateInit)
    CBW_THROW(_ret != Z_OK, zError(_ret));
int z_inflate_init(z_streamp strm)
    CBW_MACRO(inflateInit(strm)) CBW_NAME(inflateInit)
    CBW_THROW(_ret != Z_OK, zError(_ret));
int compress2(Bytef *dest CBW_OUT CBW_CAP(compressBound(sourceLen)),
              uLongf *destLen CBW_HIDE(cap), const Bytef *source,
              uLong sourceLen, int level CBW_DEF(-1))
    CBW_NAME(compress) CBW_THROW(_ret != Z_OK, zError(_ret));
int compress(Bytef *dest CBW_OUT CBW_CAP(compressBound(sourceLen)),
             uLongf *destLen CBW_HIDE(cap), const Bytef *source,
             uLong sourceLen) CBW_NAME(compressDefault)
    CBW_THROW(_ret != Z_OK, zError(_ret));
CBW_RULE(*compress*, source, copy);
CBW_RULE(gzwrite, buf, copy);
CBW_RULE(gzfwrite, buf, copy len=size * nitems);
CBW_RULE(gzputs, s, copy);
CBW_RULE(gzread, buf, out copy used=_ret);
CBW_RULE(gzfread, buf, out copy cap=size * nitems used=_ret * size);
char *gzgets(gzFile file, char *buf CBW_OUT CBW_STR CBW_LEN(len), int len)
    CBW_SAME(buf);
const z_crc_t *get_crc_table(void) CBW_LEN(256) CBW_BORROW(forever);
int deflateSetDictionary(z_streamp strm, const Bytef *dictionary CBW_COPY,
                         uInt dictLength);
gzFile gzopen(const char *path, const char *mode) CBW_NEW(gzFile_s)
    CBW_ERRNO(!_ret);
int gzvprintf_number(gzFile file, const char *format, double value)
    CBW_VARIANT(gzvprintf, file, format, value);
CBW_CLASS(gz_header, name=GzHeader);
CBW_RULE(*flateSetHeader, head, keep=strm);
CBW_RULE(inflateGetHeader, head, keep=strm);
CBW_FIELD(gz_header, extra, len=extra_len keep);
CBW_FIELD(gz_header, name, str keep);
CBW_FIELD(gz_header, comment, str keep);
CBW_RULE(inflateBackInit_, window, in len=1 << windowBits keep=strm);
CBW_RULE(*flateGetDictionary, dictionary, out cap=32768);
CBW_RULE(*flateGetDictionary, dictLength, hide=cap);
CBW_RULE(uncompress2, source, len=*sourceLen copy);
CBW_CLASS(gzFile_s, name=GzFile, free=gzclose);
