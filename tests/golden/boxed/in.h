// Visible state: memory of the glue, fields as properties, kept buffers.
#include "cbw.h"
#include <stdint.h>
typedef struct stream {
    const uint8_t *next_in;
    unsigned avail_in;
    uint8_t *next_out;
    unsigned avail_out;
    const char *msg;
    int level;
    void *internal;
} stream;
CBW_CLASS(stream, name=Stream);
CBW_FIELD(stream, next_in, len=avail_in keep=self);
CBW_FIELD(stream, next_out, len=avail_out keep=self out);
CBW_FIELD(stream, msg, borrow=self);
CBW_FIELD(stream, internal, hide=0);
int stream_init(stream *s, int level);
int stream_run(stream *s, int flush) CBW_THROW(_ret < 0, s->msg);
int stream_end(stream *s);
typedef struct hasher {
    uint64_t state[4];
    int used;
} hasher;
int hasher_init(hasher *h, int size CBW_DEF(32)) CBW_NEW(hasher);
void hasher_update(hasher *h, const uint8_t *in, unsigned len);
int hasher_final(hasher *h, uint8_t *out CBW_OUT, unsigned outlen);
void hasher_drop(hasher *h CBW_TAKES);
