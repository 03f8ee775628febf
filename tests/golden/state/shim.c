// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:dd5f71c5");
CBW_G_SIZE(struct ctx, 72, "struct ctx");
CBW_G_OFFSET(struct ctx, h, 0, "struct ctx.h");
CBW_G_OFFSET(struct ctx, used, 64, "struct ctx.used");

// void ctx_final(ctx *c, unsigned char out[32])
CBW_G_EXPORT("cbw_f_ctx_final")
int32_t cbw_f_ctx_final(ctx *c)
{
    uint32_t cbw_n_out;
    __typeof__(__typeof__(unsigned char) *) out = cbw_array(32, sizeof(unsigned char), &cbw_n_out);
    ctx_final(c, out);
    cbw_state.cells[0].u32 = (uint32_t)(cbw_n_out);
    return (int32_t)(out);
}

