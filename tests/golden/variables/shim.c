// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:eaca2de7");
CBW_G_SIZE(struct lib_bits, 8, "struct lib_bits");
CBW_G_SIZE(struct limits, 8, "struct limits");
CBW_G_OFFSET(struct limits, low, 0, "struct limits.low");
CBW_G_OFFSET(struct limits, high, 4, "struct limits.high");

// int (int)
CBW_G_IMPORT("cb0")
int32_t cbw_host0(uint32_t id, int32_t);

static uint32_t cbw_pool0[16];

static int cbw_cb0(uint32_t cbw_id, int x)
{
    if (cbw_state.parked) {
        return 0;
    }
    int32_t cbw_result = cbw_host0(cbw_id, (int32_t)x);
    if (cbw_state.parked) {
        return 0;
    }
    return (__typeof__(int))cbw_result;
}

static int cbw_cb0_0(int x)
{
    return cbw_cb0(cbw_pool0[0], x);
}

static int cbw_cb0_1(int x)
{
    return cbw_cb0(cbw_pool0[1], x);
}

static int cbw_cb0_2(int x)
{
    return cbw_cb0(cbw_pool0[2], x);
}

static int cbw_cb0_3(int x)
{
    return cbw_cb0(cbw_pool0[3], x);
}

static int cbw_cb0_4(int x)
{
    return cbw_cb0(cbw_pool0[4], x);
}

static int cbw_cb0_5(int x)
{
    return cbw_cb0(cbw_pool0[5], x);
}

static int cbw_cb0_6(int x)
{
    return cbw_cb0(cbw_pool0[6], x);
}

static int cbw_cb0_7(int x)
{
    return cbw_cb0(cbw_pool0[7], x);
}

static int cbw_cb0_8(int x)
{
    return cbw_cb0(cbw_pool0[8], x);
}

static int cbw_cb0_9(int x)
{
    return cbw_cb0(cbw_pool0[9], x);
}

static int cbw_cb0_10(int x)
{
    return cbw_cb0(cbw_pool0[10], x);
}

static int cbw_cb0_11(int x)
{
    return cbw_cb0(cbw_pool0[11], x);
}

static int cbw_cb0_12(int x)
{
    return cbw_cb0(cbw_pool0[12], x);
}

static int cbw_cb0_13(int x)
{
    return cbw_cb0(cbw_pool0[13], x);
}

static int cbw_cb0_14(int x)
{
    return cbw_cb0(cbw_pool0[14], x);
}

static int cbw_cb0_15(int x)
{
    return cbw_cb0(cbw_pool0[15], x);
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

// extern int lib_verbose
CBW_G_EXPORT("cbw_f_get_lib_verbose")
int32_t cbw_f_get_lib_verbose(void)
{
    int _ret = lib_verbose;
    return (int32_t)(_ret);
}

// extern int lib_verbose
CBW_G_EXPORT("cbw_f_set_lib_verbose")
void cbw_f_set_lib_verbose(int cbw_value)
{
    lib_verbose = cbw_value;
}

// extern const double lib_scale
CBW_G_EXPORT("cbw_f_get_lib_scale")
double cbw_f_get_lib_scale(void)
{
    const double _ret = lib_scale;
    return (double)(_ret);
}

// extern const char[] lib_version
CBW_G_EXPORT("cbw_f_get_lib_version")
int32_t cbw_f_get_lib_version(void)
{
    const char *_ret = lib_version;
    return (int32_t)(_ret);
}

// extern const char * lib_vendor
CBW_G_EXPORT("cbw_f_get_lib_vendor")
int32_t cbw_f_get_lib_vendor(void)
{
    const char *_ret = lib_vendor;
    return (int32_t)(_ret);
}

// extern const char * lib_title
CBW_G_EXPORT("cbw_f_get_lib_title")
int32_t cbw_f_get_lib_title(void)
{
    const char *_ret = lib_title;
    return (int32_t)(_ret);
}

// extern const char * lib_title
CBW_G_EXPORT("cbw_f_set_lib_title")
void cbw_f_set_lib_title(const char *cbw_value)
{
    lib_title = cbw_value;
}

// extern int (*)(int) lib_hook
CBW_G_EXPORT("cbw_f_set_lib_hook")
void cbw_f_set_lib_hook(unsigned cbw_id_cbw_value)
{
    __typeof__(int (*)(int)) cbw_value = cbw_take0(cbw_id_cbw_value);
    lib_hook = cbw_value;
}

// extern const uint16_t[4] lib_primes
CBW_G_EXPORT("cbw_f_get_lib_primes")
int32_t cbw_f_get_lib_primes(void)
{
    const uint16_t *_ret = lib_primes;
    uint32_t cbw_v0 = (uint32_t)(_ret ? (__SIZE_TYPE__)(4) : 0);
    cbw_state.cells[0].u32 = cbw_v0;
    return (int32_t)(_ret);
}

// extern struct lib_bits lib_now
CBW_G_EXPORT("cbw_f_get_lib_now")
void cbw_f_get_lib_now(void)
{
    struct lib_bits _ret = lib_now;
    struct lib_bits *cbw_v0 = (void *)cbw_room(sizeof(struct lib_bits));
    *cbw_v0 = _ret;
    cbw_state.cells[0].u32 = (uint32_t)cbw_v0;
}

// extern struct lib_bits lib_now
CBW_G_EXPORT("cbw_f_set_lib_now")
void cbw_f_set_lib_now(__typeof__(__typeof__(struct lib_bits) *) cbw_p_cbw_value)
{
    struct lib_bits cbw_value = *(__typeof__(struct lib_bits) *)cbw_p_cbw_value;
    lib_now = cbw_value;
}

// extern const struct limits usual_limits
CBW_G_EXPORT("cbw_f_get_usual_limits")
void cbw_f_get_usual_limits(void)
{
    const struct limits _ret = usual_limits;
    struct limits *cbw_v0 = (void *)cbw_room(sizeof(struct limits));
    *cbw_v0 = _ret;
    cbw_state.cells[0].u32 = (uint32_t)cbw_v0;
}

