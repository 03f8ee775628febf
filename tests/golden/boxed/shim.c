// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:7ff71498");
CBW_G_SIZE(struct stream, 28, "struct stream");
CBW_G_OFFSET(struct stream, next_in, 0, "struct stream.next_in");
CBW_G_OFFSET(struct stream, avail_in, 4, "struct stream.avail_in");
CBW_G_OFFSET(struct stream, next_out, 8, "struct stream.next_out");
CBW_G_OFFSET(struct stream, avail_out, 12, "struct stream.avail_out");
CBW_G_OFFSET(struct stream, msg, 16, "struct stream.msg");
CBW_G_OFFSET(struct stream, level, 20, "struct stream.level");
CBW_G_SIZE(struct hasher, 40, "struct hasher");
CBW_G_OFFSET(struct hasher, state, 0, "struct hasher.state");
CBW_G_OFFSET(struct hasher, used, 32, "struct hasher.used");

// int stream_run(stream *s, int flush)
CBW_G_EXPORT("cbw_f_stream_run")
int32_t cbw_f_stream_run(stream *s, int flush)
{
    int _ret = stream_run(s, flush);
    bool cbw_failed = (_ret < 0);
    const char *cbw_message = cbw_failed ? (const char *)(s->msg) : 0;
    cbw_state.cells[0].u32 = cbw_failed;
    cbw_state.cells[1].i32 = (int32_t)(_ret);
    cbw_state.cells[2].u32 = (uint32_t)cbw_message;
    return (int32_t)(_ret);
}

// int hasher_final(hasher *h, uint8_t *out, unsigned int outlen)
CBW_G_EXPORT("cbw_f_hasher_final")
int32_t cbw_f_hasher_final(hasher *h, uint8_t *out, unsigned int outlen)
{
    int _ret = hasher_final(h, out, outlen);
    cbw_state.cells[0].u32 = (uint32_t)(outlen);
    return (int32_t)(_ret);
}

