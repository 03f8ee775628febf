// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:dc4a42a9");

// int (void *, item *)
CBW_G_IMPORT("cb0")
int32_t cbw_host0(uint32_t id, uint32_t);

static int cbw_cb0(void *user, item *i)
{
    if (cbw_state.parked) {
        return 0;
    }
    int32_t cbw_result = cbw_host0((uint32_t)user, (uint32_t)i);
    if (cbw_state.parked) {
        return 0;
    }
    return (__typeof__(int))cbw_result;
}

// int (void *, int, const void *, int, const void *)
CBW_G_IMPORT("cb1")
int32_t cbw_host1(uint32_t id, uint32_t, uint32_t, uint32_t, uint32_t);

static int cbw_cb1(void *user, int arg1, const void *arg2, int arg3, const void *arg4)
{
    if (cbw_state.parked) {
        return 0;
    }
    int32_t cbw_result = cbw_host1((uint32_t)user, (uint32_t)arg2, (uint32_t)(arg1), (uint32_t)arg4, (uint32_t)(arg3));
    if (cbw_state.parked) {
        return 0;
    }
    return (__typeof__(int))cbw_result;
}

// int store_text(store *s, const char *text, int n, void (*)(void *))
CBW_G_EXPORT("cbw_f_store_text")
int32_t cbw_f_store_text(store *s, const char *text, int n)
{
    __typeof__(void (*)(void *)) arg3 = cbw_drop_copy;
    int _ret = store_text(s, text, n, arg3);
    return (int32_t)(_ret);
}

// int store_text16(store *s, const void *text, int n, void (*)(void *))
CBW_G_EXPORT("cbw_f_store_text16")
int32_t cbw_f_store_text16(store *s, const void *text, int n)
{
    __typeof__(void (*)(void *)) arg3 = cbw_drop_copy;
    int _ret = store_text16(s, text, n, arg3);
    return (int32_t)(_ret);
}

// void store_blob(store *s, const void *data, unsigned long long size, int mode, void *user_data, void (*destroy)(void *))
CBW_G_EXPORT("cbw_f_store_blob")
void cbw_f_store_blob(store *s, const void *data, unsigned long long size, int mode)
{
    void *user_data = (void *)data;
    __typeof__(void (*)(void *)) destroy = cbw_drop_copy;
    store_blob(s, data, size, mode, user_data, destroy);
}

// const void *store_data(store *s)
CBW_G_EXPORT("cbw_f_store_data")
int32_t cbw_f_store_data(store *s)
{
    const void *_ret = store_data(s);
    uint32_t cbw_v0 = (uint32_t)(_ret ? (__SIZE_TYPE__)(store_bytes(s)) : 0);
    cbw_state.cells[0].u32 = cbw_v0;
    return (int32_t)(_ret);
}

// int store_each(store *s, int (*visit)(void *, item *), void *user)
CBW_G_EXPORT("cbw_f_store_each")
int32_t cbw_f_store_each(store *s, unsigned cbw_id_visit)
{
    __typeof__(int (*)(void *, item *)) visit = cbw_id_visit ? cbw_cb0 : 0;
    void *user = (__typeof__(void *))cbw_id_visit;
    int _ret = store_each(s, visit, user);
    return (int32_t)(_ret);
}

// int store_compare(store *s, int (*less)(void *, int, const void *, int, const void *), void *user)
CBW_G_EXPORT("cbw_f_store_compare")
int32_t cbw_f_store_compare(store *s, unsigned cbw_id_less)
{
    __typeof__(int (*)(void *, int, const void *, int, const void *)) less = cbw_id_less ? cbw_cb1 : 0;
    void *user = (__typeof__(void *))cbw_id_less;
    int _ret = store_compare(s, less, user);
    return (int32_t)(_ret);
}

