// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:4b43548a");
CBW_G_SIZE(struct v3, 12, "struct v3");
CBW_G_OFFSET(struct v3, x, 0, "struct v3.x");
CBW_G_OFFSET(struct v3, y, 4, "struct v3.y");
CBW_G_OFFSET(struct v3, z, 8, "struct v3.z");

// int (const v3 *, const v3 *)
CBW_G_IMPORT("cb0")
int32_t cbw_host0(uint32_t id, uint32_t, uint32_t);

static uint32_t cbw_pool0[16];

static int cbw_cb0(uint32_t cbw_id, const v3 *a, const v3 *b)
{
    if (cbw_state.parked) {
        return 0;
    }
    int32_t cbw_result = cbw_host0(cbw_id, (uint32_t)a, (uint32_t)b);
    if (cbw_state.parked) {
        return 0;
    }
    return (__typeof__(int))cbw_result;
}

static int cbw_cb0_0(const v3 *a, const v3 *b)
{
    return cbw_cb0(cbw_pool0[0], a, b);
}

static int cbw_cb0_1(const v3 *a, const v3 *b)
{
    return cbw_cb0(cbw_pool0[1], a, b);
}

static int cbw_cb0_2(const v3 *a, const v3 *b)
{
    return cbw_cb0(cbw_pool0[2], a, b);
}

static int cbw_cb0_3(const v3 *a, const v3 *b)
{
    return cbw_cb0(cbw_pool0[3], a, b);
}

static int cbw_cb0_4(const v3 *a, const v3 *b)
{
    return cbw_cb0(cbw_pool0[4], a, b);
}

static int cbw_cb0_5(const v3 *a, const v3 *b)
{
    return cbw_cb0(cbw_pool0[5], a, b);
}

static int cbw_cb0_6(const v3 *a, const v3 *b)
{
    return cbw_cb0(cbw_pool0[6], a, b);
}

static int cbw_cb0_7(const v3 *a, const v3 *b)
{
    return cbw_cb0(cbw_pool0[7], a, b);
}

static int cbw_cb0_8(const v3 *a, const v3 *b)
{
    return cbw_cb0(cbw_pool0[8], a, b);
}

static int cbw_cb0_9(const v3 *a, const v3 *b)
{
    return cbw_cb0(cbw_pool0[9], a, b);
}

static int cbw_cb0_10(const v3 *a, const v3 *b)
{
    return cbw_cb0(cbw_pool0[10], a, b);
}

static int cbw_cb0_11(const v3 *a, const v3 *b)
{
    return cbw_cb0(cbw_pool0[11], a, b);
}

static int cbw_cb0_12(const v3 *a, const v3 *b)
{
    return cbw_cb0(cbw_pool0[12], a, b);
}

static int cbw_cb0_13(const v3 *a, const v3 *b)
{
    return cbw_cb0(cbw_pool0[13], a, b);
}

static int cbw_cb0_14(const v3 *a, const v3 *b)
{
    return cbw_cb0(cbw_pool0[14], a, b);
}

static int cbw_cb0_15(const v3 *a, const v3 *b)
{
    return cbw_cb0(cbw_pool0[15], a, b);
}

static __typeof__(cbw_cb0_0) *cbw_take0(uint32_t id)
{
    static __typeof__(cbw_cb0_0) *const all[] = {
        cbw_cb0_0,
        cbw_cb0_1,
        cbw_cb0_2,
        cbw_cb0_3,
        cbw_cb0_4,
        cbw_cb0_5,
        cbw_cb0_6,
        cbw_cb0_7,
        cbw_cb0_8,
        cbw_cb0_9,
        cbw_cb0_10,
        cbw_cb0_11,
        cbw_cb0_12,
        cbw_cb0_13,
        cbw_cb0_14,
        cbw_cb0_15,
    };
    return id ? all[cbw_pool_take(cbw_pool0, 16, id)] : 0;
}

CBW_G_EXPORT("cbw_unpool")
void cbw_unpool(uint32_t id)
{
    cbw_pool_give(cbw_pool0, 16, id);
}

// v3 cross(v3 a, v3 b)
CBW_G_EXPORT("cbw_f_cross")
void cbw_f_cross(__typeof__(__typeof__(v3) *) cbw_p_a, __typeof__(__typeof__(v3) *) cbw_p_b)
{
    v3 a = *(__typeof__(v3) *)cbw_p_a;
    v3 b = *(__typeof__(v3) *)cbw_p_b;
    v3 _ret = cross(a, b);
    v3 *cbw_v0 = (void *)cbw_room(sizeof(v3));
    *cbw_v0 = _ret;
    cbw_state.cells[0].u32 = (uint32_t)cbw_v0;
}

// v3 least(v3 *v, int n, cmp c)
CBW_G_EXPORT("cbw_f_least")
void cbw_f_least(v3 *v, int n, unsigned cbw_id_c)
{
    cmp c = cbw_take0(cbw_id_c);
    v3 _ret = least(v, n, c);
    v3 *cbw_v0 = (void *)cbw_room(sizeof(v3));
    *cbw_v0 = _ret;
    cbw_state.cells[0].u32 = (uint32_t)cbw_v0;
}

// v3 most(v3 *v, int n, cmp c)
CBW_G_EXPORT("cbw_f_most")
void cbw_f_most(v3 *v, int n, unsigned cbw_id_c)
{
    cmp c = cbw_take0(cbw_id_c);
    v3 _ret = most(v, n, c);
    v3 *cbw_v0 = (void *)cbw_room(sizeof(v3));
    *cbw_v0 = _ret;
    cbw_state.cells[0].u32 = (uint32_t)cbw_v0;
}

