// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:e34c2fee");
CBW_G_SIZE(struct span, 8, "struct span");
CBW_G_OFFSET(struct span, from, 0, "struct span.from");
CBW_G_OFFSET(struct span, to, 4, "struct span.to");

// double host_now(void)
CBW_G_IMPORT("cb0")
double cbw_host0(void);

double host_now(void)
{
    if (cbw_state.parked) {
        return 0;
    }
    double cbw_result = cbw_host0();
    if (cbw_state.parked) {
        return 0;
    }
    return (__typeof__(double))cbw_result;
}

// char *host_read(const char *path, int *version)
CBW_G_IMPORT("cb1")
void cbw_host1(uint32_t, uint32_t, uint32_t);

char *host_read(const char *path, int *version)
{
    char *cbw_ret = 0;
    if (version) __builtin_memset(version, 0, sizeof *version);
    if (cbw_state.parked) {
        return 0;
    }
    cbw_host1((uint32_t)path, (uint32_t)&cbw_ret, (uint32_t)version);
    if (cbw_state.parked) {
        return 0;
    }
    return cbw_ret;
}

// unsigned char *host_load(size_t *size)
CBW_G_IMPORT("cb2")
void cbw_host2(uint32_t, uint32_t);

unsigned char *host_load(size_t *size)
{
    if (size) __builtin_memset(size, 0, sizeof *size);
    unsigned char *cbw_ret = 0;
    if (cbw_state.parked) {
        return 0;
    }
    cbw_host2((uint32_t)&cbw_ret, (uint32_t)size);
    if (cbw_state.parked) {
        return 0;
    }
    return cbw_ret;
}

// span host_cut(span s)
CBW_G_IMPORT("cb3")
void cbw_host3(uint32_t, uint32_t);

span host_cut(span s)
{
    span cbw_ret = {0};
    if (cbw_state.parked) {
        return (span){-1, -1};
    }
    cbw_host3((uint32_t)&s, (uint32_t)&cbw_ret);
    if (cbw_state.parked) {
        return (span){-1, -1};
    }
    return cbw_ret;
}

// void host_step(int *n, double weights[3])
CBW_G_IMPORT("cb4")
void cbw_host4(int32_t, uint32_t, uint32_t);

void host_step(int *n, __typeof__(__typeof__(double) *) weights)
{
    if (weights) __builtin_memset(weights, 0, 24);
    if (cbw_state.parked) {
        return;
    }
    cbw_host4((int32_t)(n ? *n : 0), (uint32_t)n, (uint32_t)weights);
}

// int host_random(void)
CBW_G_IMPORT("cb5")
int32_t cbw_host5(void);

int host_random(void)
{
    if (cbw_state.parked) {
        return 0;
    }
    int32_t cbw_result = cbw_host5();
    if (cbw_state.parked) {
        return 0;
    }
    return (__typeof__(int))cbw_result;
}

// void host_later(int (*fn)(void *, const char *), void *ud)
CBW_G_IMPORT("cb6")
void cbw_host6(uint32_t, uint32_t);

void host_later(__typeof__(int (*)(void *, const char *)) fn, void *ud)
{
    if (cbw_state.parked) {
        return;
    }
    cbw_host6((uint32_t)fn, (uint32_t)(ud));
}

// void host_put(cbw_js object, const char *key, cbw_js value)
CBW_G_IMPORT("cb7")
void cbw_host7(uint32_t, uint32_t, uint32_t);

void host_put(cbw_js object, const char *key, cbw_js value)
{
    if (cbw_state.parked) {
        return;
    }
    cbw_host7((uint32_t)object, (uint32_t)key, (uint32_t)value);
}

// int fetch(const char *url)
CBW_G_IMPORT("cb8")
int32_t cbw_host8(uint32_t);
CBW_G_IMPORT("cb8w")
int32_t cbw_host8_w(uint32_t);

int fetch(const char *url)
{
    if (cbw_state.parked) {
        return 0;
    }
    int32_t cbw_result = (cbw_waits() ? cbw_host8_w((uint32_t)url) : cbw_host8((uint32_t)url));
    if (cbw_state.parked) {
        return 0;
    }
    return (__typeof__(int))cbw_result;
}

// int (void *)
CBW_G_IMPORT("cb9")
int32_t cbw_host9(uint32_t id);
CBW_G_IMPORT("cb9w")
int32_t cbw_host9_w(uint32_t id);

static int cbw_cb9(void *ud)
{
    if (cbw_state.parked) {
        return 0;
    }
    int32_t cbw_result = (cbw_waits() ? cbw_host9_w((uint32_t)ud) : cbw_host9((uint32_t)ud));
    if (cbw_state.parked) {
        return 0;
    }
    return (__typeof__(int))cbw_result;
}

// int load(const char *url, int (*fn)(void *), void *ud)
CBW_G_EXPORT("cbw_f_load")
int32_t cbw_f_load(const char *url, unsigned cbw_id_fn)
{
    __typeof__(int (*)(void *)) fn = cbw_id_fn ? cbw_cb9 : 0;
    void *ud = (__typeof__(void *))cbw_id_fn;
    int _ret = load(url, fn, ud);
    return (int32_t)(_ret);
}

// span use_cut(span s)
CBW_G_EXPORT("cbw_f_use_cut")
void cbw_f_use_cut(__typeof__(__typeof__(span) *) cbw_p_s)
{
    span s = *(__typeof__(span) *)cbw_p_s;
    span _ret = use_cut(s);
    span *cbw_v0 = (void *)cbw_room(sizeof(span));
    *cbw_v0 = _ret;
    cbw_state.cells[0].u32 = (uint32_t)cbw_v0;
}

// int (void *, const char *)
CBW_G_EXPORT("cbw_f_cbw_call_0")
int32_t cbw_f_cbw_call_0(unsigned cbw_fn, unsigned cbw_ud, const char *text)
{
    int _ret = ((__typeof__(int (void *, const char *)) *)cbw_fn)((void *)cbw_ud, text);
    return (int32_t)(_ret);
}

