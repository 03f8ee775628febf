// libogg: bits in a buffer that grows by itself, or in one that is given.
#include "cbw.h"
#include "ogg/ogg.h"
CBW_MODULE(libogg, strip=oggpack_);
CBW_CLASS(oggpack_buffer, name=PackBuffer);
CBW_RULE(oggpack*_get_buffer, return, len=(oggpack_bits(b) + 7) / 8 borrow=b);
CBW_RULE(oggpack*_writecopy, source, in len=(bits + 7) / 8);
CBW_RULE(ogg_stream_*in, o?, copy);
CBW_RULE(ogg_stream_iovecin, iov, copy);
CBW_RULE(ogg_sync_buffer, *, skip);
int sync_write(ogg_sync_state *oy, const char *data CBW_BIN CBW_LEN(n), int n)
    CBW_MACRO((__builtin_memcpy(ogg_sync_buffer(oy, n), data, (size_t)n),
               ogg_sync_wrote(oy, n)));
void oggpack_readinit(oggpack_buffer *b,
                      unsigned char *buf CBW_LEN(bytes) CBW_KEEP(b),
                      int bytes);
