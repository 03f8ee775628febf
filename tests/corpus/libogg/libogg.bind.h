// libogg: bits in a buffer that grows by itself, or in one that is given.
#include "cbw.h"
#include "ogg/ogg.h"
CBW_MODULE(libogg, strip=oggpack_);
CBW_CLASS(oggpack_buffer, name=PackBuffer);
unsigned char *oggpack_get_buffer(oggpack_buffer *b)
    CBW_LEN((oggpack_bits(b) + 7) / 8) CBW_BORROW(b);
void oggpack_readinit(oggpack_buffer *b,
                      unsigned char *buf CBW_LEN(bytes) CBW_KEEP(b),
                      int bytes);
void oggpack_writecopy(oggpack_buffer *b,
                       void *source CBW_IN CBW_LEN((bits + 7) / 8), long bits);
