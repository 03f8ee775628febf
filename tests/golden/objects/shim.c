// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:cf5525fc");
CBW_G_SIZE(struct reader, 12, "struct reader");
CBW_G_SIZE(struct sink, 8, "struct sink");

// int (void *, char *, int)
CBW_G_IMPORT("cb0")
int32_t cbw_host0(uint32_t id, uint32_t, uint32_t);

static int cbw_cb0(void *user, char *data, int size)
{
    if (cbw_state.parked) {
        return 0;
    }
    int32_t cbw_result = cbw_host0((uint32_t)user, (uint32_t)data, (uint32_t)(size));
    if (cbw_state.parked) {
        return 0;
    }
    return (__typeof__(int))cbw_result;
}

// void (void *, int)
CBW_G_IMPORT("cb1")
void cbw_host1(uint32_t id, int32_t);

static void cbw_cb1(void *user, int n)
{
    if (cbw_state.parked) {
        return;
    }
    cbw_host1((uint32_t)user, (int32_t)n);
}

// int (void *)
CBW_G_IMPORT("cb2")
int32_t cbw_host2(uint32_t id);

static int cbw_cb2(void *user)
{
    if (cbw_state.parked) {
        return 0;
    }
    int32_t cbw_result = cbw_host2((uint32_t)user);
    if (cbw_state.parked) {
        return 0;
    }
    return (__typeof__(int))cbw_result;
}

// void (void *, const char *)
CBW_G_IMPORT("cb3")
void cbw_host3(uint32_t id, uint32_t);

static void cbw_cb3(void *ctx, const char *s)
{
    if (cbw_state.parked) {
        return;
    }
    cbw_host3((uint32_t)ctx, (uint32_t)s);
}

static const struct reader cbw_object_0_all = {
    .read = cbw_cb0,
    .skip = cbw_cb1,
    .eof = cbw_cb2,
};

CBW_G_EXPORT("cbw_object_0")
uint32_t cbw_object_0(void)
{
    return (uint32_t)&cbw_object_0_all;
}

static const struct sink cbw_object_1_all = {
    .put = cbw_cb3,
};

CBW_G_EXPORT("cbw_object_1")
uint32_t cbw_object_1(void)
{
    return (uint32_t)&cbw_object_1_all;
}

// int load(const reader *r, void *user)
CBW_G_EXPORT("cbw_f_load")
int32_t cbw_f_load(const reader *r, unsigned cbw_id_r)
{
    void *user = (__typeof__(void *))cbw_id_r;
    int _ret = load(r, user);
    return (int32_t)(_ret);
}

