// zlib for C programs that are linked as they are: nothing is hidden but what
// the headers' macros fill in.
#include "cbw.h"
#include "zlib.h"
CBW_MODULE(zlib);
CBW_CLASS(z_stream, name = Stream);
CBW_FIELD(z_stream, next_in, len = avail_in keep);
CBW_FIELD(z_stream, next_out, len = avail_out keep out);
CBW_FIELD(z_stream, msg, str borrow);
CBW_FIELD(z_stream, zalloc, hide = Z_NULL);
CBW_FIELD(z_stream, zfree, hide = Z_NULL);
CBW_FIELD(z_stream, opaque, hide = Z_NULL);
CBW_RULE(deflate *, return, throw = _ret < 0 | zError(_ret));
CBW_RULE(inflate *, return, throw = _ret < 0 | zError(_ret));
#define CBW_SIZE CBW_HIDE((int)sizeof(z_stream))
int deflateInit_(z_streamp strm, int level, const char *version,
                 int stream_size CBW_SIZE);
int inflateInit_(z_streamp strm, const char *version, int stream_size CBW_SIZE);
int deflateInit2_(z_streamp strm, int level, int method, int windowBits,
                  int memLevel, int strategy, const char *version,
                  int stream_size CBW_SIZE);
int inflateInit2_(z_streamp strm, int windowBits, const char *version,
                  int stream_size CBW_SIZE);
int deflateSetDictionary(z_streamp strm, const Bytef *dictionary CBW_COPY,
                         uInt dictLength);
int inflateSetDictionary(z_streamp strm, const Bytef *dictionary CBW_COPY,
                         uInt dictLength);
CBW_CLASS(gzFile_s, name = GzFile, free = gzclose);
CBW_RULE(gzwrite, buf, copy);
CBW_RULE(gzfwrite, buf, copy len=size * nitems);
CBW_RULE(gzputs, s, copy);
CBW_RULE(gzread, buf, out copy used=_ret);
CBW_RULE(gzfread, buf, out copy cap=size * nitems used=_ret * size);
char *gzgets(gzFile file, char *buf CBW_OUT CBW_STR CBW_LEN(len), int len);
